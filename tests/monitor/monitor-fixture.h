/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-monitor.h"

/* A real monitoring of this test alone, on the loopback. */
typedef struct
{
  GSubprocess *process;
  char *folder;
  guint port;
  char *url;
} Monitoring;

#define MONITOR_USER "desk"
#define MONITOR_SECRET "Pa55 wo\"rd$"

guint monitoring_find_port (void);
gboolean monitoring_is_missing (const char *program, const char *package);
char *monitoring_get (Monitoring *monitoring, const char *path);
void monitoring_start_icinga (Monitoring *monitoring);
void monitoring_start_alertmanager (Monitoring *monitoring);
void monitoring_stop (Monitoring *monitoring);
void monitoring_clear (Monitoring *monitoring);
VntMonitor *monitoring_open (Monitoring *monitoring, const char *user, const char *secret);
void monitoring_post (Monitoring *monitoring, const char *path, const char *json);
void monitoring_check (
  Monitoring *monitoring, const char *host, const char *service, int state, const char *output);
