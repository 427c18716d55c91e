/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "vnt-http.h"
#include "vnt-monitor.h"

G_BEGIN_DECLS

/* One monitoring, as far as HTTP goes. */
typedef struct
{
  VntHttp *http;
  VntHttpPin *pin;
  char *authorization; /* NULL when nobody signs in */
} VntMonitorHttp;

void vnt_monitor_http_init (VntMonitorHttp *self, const VntMonitorAccess *access);
void vnt_monitor_http_clear (VntMonitorHttp *self);
JsonNode *vnt_monitor_http_read (VntMonitorHttp *self,
                                 const char *path,
                                 JsonNode *question,
                                 GCancellable *cancellable,
                                 GError **error);
JsonNode *vnt_monitor_http_write (VntMonitorHttp *self,
                                  const char *path,
                                  JsonNode *body,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
