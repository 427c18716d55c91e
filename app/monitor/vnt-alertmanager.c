/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-alertmanager.h"

#include "vnt-alertmanager-rows.h"
#include "vnt-clock.h"
#include "vnt-monitor-http.h"

#define ALERTS "/api/v2/alerts"

struct _VntAlertmanager
{
  GObject parent_instance;

  VntMonitorHttp http;
};

static void vnt_alertmanager_monitor_init (VntMonitorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntAlertmanager,
                               vnt_alertmanager,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_MONITOR,
                                                      vnt_alertmanager_monitor_init))

static void
free_alert (gpointer alert)
{
  vnt_alert_free (alert);
}

static GPtrArray *
vnt_alertmanager_ask (VntMonitor *monitor,
                      const VntMachine *machine,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) alerts = g_ptr_array_new_with_free_func (free_alert);
  g_autoptr (JsonNode) answer =
    vnt_monitor_http_read (&VNT_ALERTMANAGER (monitor)->http, ALERTS, NULL, cancellable, error);

  if (answer == NULL || !vnt_alertmanager_read_rows (answer, machine, alerts, error))
    return NULL;
  return g_steal_pointer (&alerts);
}

/* A silence wants the labels, which are read anew: they are all there is to say which alert. */
static gboolean
vnt_alertmanager_acknowledge (VntMonitor *monitor,
                              const VntAlert *alert,
                              const char *author,
                              const char *comment,
                              GCancellable *cancellable,
                              GError **error)
{
  VntAlertmanager *self = VNT_ALERTMANAGER (monitor);
  g_autoptr (JsonNode) answer =
    vnt_monitor_http_read (&self->http, ALERTS, NULL, cancellable, error);
  g_autoptr (JsonNode) silence = NULL;
  g_autoptr (JsonNode) done = NULL;

  if (answer == NULL)
    return FALSE;
  silence = vnt_alertmanager_silence (answer, alert->key, author, comment, vnt_clock_now (), error);
  if (silence == NULL)
    return FALSE;
  done = vnt_monitor_http_write (&self->http, "/api/v2/silences", silence, cancellable, error);
  return done != NULL;
}

static char *
vnt_alertmanager_dup_fingerprint (VntMonitor *monitor)
{
  return vnt_http_pin_dup_fingerprint (VNT_ALERTMANAGER (monitor)->http.pin);
}

static void
vnt_alertmanager_monitor_init (VntMonitorInterface *iface)
{
  iface->ask = vnt_alertmanager_ask;
  iface->acknowledge = vnt_alertmanager_acknowledge;
  iface->dup_fingerprint = vnt_alertmanager_dup_fingerprint;
}

static void
vnt_alertmanager_finalize (GObject *object)
{
  vnt_monitor_http_clear (&VNT_ALERTMANAGER (object)->http);
  G_OBJECT_CLASS (vnt_alertmanager_parent_class)->finalize (object);
}

static void
vnt_alertmanager_class_init (VntAlertmanagerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vnt_alertmanager_finalize;
}

static void
vnt_alertmanager_init (VntAlertmanager *self)
{
}

/**
 * vnt_alertmanager_new:
 * @access: where, and how to get in
 *
 * Returns: (transfer full): Alertmanager as a monitoring
 */
VntMonitor *
vnt_alertmanager_new (const VntMonitorAccess *access)
{
  VntAlertmanager *self = g_object_new (VNT_TYPE_ALERTMANAGER, NULL);

  vnt_monitor_http_init (&self->http, access);
  return VNT_MONITOR (self);
}
