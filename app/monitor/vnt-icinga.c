/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-icinga.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-icinga-rows.h"
#include "vnt-monitor-http.h"

struct _VntIcinga
{
  GObject parent_instance;

  VntMonitorHttp http;
};

static void vnt_icinga_monitor_init (VntMonitorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntIcinga,
                               vnt_icinga,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_MONITOR, vnt_icinga_monitor_init))

static void
free_alert (gpointer alert)
{
  vnt_alert_free (alert);
}

/* Adds what is at @path. An account that may not see any, and an Icinga that has none, answer 404. */
static gboolean
ask_for (VntIcinga *self,
         const char *path,
         JsonNode *question,
         GPtrArray *alerts,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (JsonNode) answer =
    vnt_monitor_http_read (&self->http, path, question, cancellable, &cause);

  if (answer != NULL)
    return vnt_icinga_read_rows (answer, alerts, error);
  if (g_error_matches (cause, VNT_ERROR, VNT_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static GPtrArray *
vnt_icinga_ask (VntMonitor *monitor,
                const VntMachine *machine,
                GCancellable *cancellable,
                GError **error)
{
  VntIcinga *self = VNT_ICINGA (monitor);
  g_autoptr (GPtrArray) alerts = g_ptr_array_new_with_free_func (free_alert);
  g_autoptr (JsonNode) question = vnt_icinga_question (machine);

  if (question != NULL &&
      (!ask_for (self, "/v1/objects/hosts", question, alerts, cancellable, error) ||
       !ask_for (self, "/v1/objects/services", question, alerts, cancellable, error)))
    return NULL;
  return g_steal_pointer (&alerts);
}

static gboolean
vnt_icinga_acknowledge (VntMonitor *monitor,
                        const VntAlert *alert,
                        const char *author,
                        const char *comment,
                        GCancellable *cancellable,
                        GError **error)
{
  VntIcinga *self = VNT_ICINGA (monitor);
  g_autoptr (JsonNode) body = vnt_icinga_acknowledgement (alert, author, comment);
  g_autoptr (GError) cause = NULL;
  g_autoptr (JsonNode) answer =
    vnt_monitor_http_write (&self->http, "/v1/actions/acknowledge-problem", body, cancellable,
                            &cause);

  if (answer != NULL)
    return vnt_icinga_read_done (answer, error);
  /* 404 is also what an account hears that may not, 500 what is said of an alert that is not there. */
  if (g_error_matches (cause, VNT_ERROR, VNT_ERROR_NOT_FOUND) ||
      g_error_matches (cause, VNT_ERROR, VNT_ERROR_SERVER))
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                         _ (
                           "The monitoring does not know this alert any more, or does not let this "
                           "account acknowledge it."));
  else if (g_error_matches (cause, VNT_ERROR, VNT_ERROR_CONFLICT))
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_REFUSED,
                         _ ("The monitoring did not take the acknowledgement: it was acknowledged "
                            "before, or is good again."));
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static char *
vnt_icinga_dup_fingerprint (VntMonitor *monitor)
{
  return vnt_http_pin_dup_fingerprint (VNT_ICINGA (monitor)->http.pin);
}

static void
vnt_icinga_monitor_init (VntMonitorInterface *iface)
{
  iface->ask = vnt_icinga_ask;
  iface->acknowledge = vnt_icinga_acknowledge;
  iface->dup_fingerprint = vnt_icinga_dup_fingerprint;
}

static void
vnt_icinga_finalize (GObject *object)
{
  vnt_monitor_http_clear (&VNT_ICINGA (object)->http);
  G_OBJECT_CLASS (vnt_icinga_parent_class)->finalize (object);
}

static void
vnt_icinga_class_init (VntIcingaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vnt_icinga_finalize;
}

static void
vnt_icinga_init (VntIcinga *self)
{
}

/**
 * vnt_icinga_new:
 * @access: where, and how to get in
 *
 * Returns: (transfer full): Icinga 2 as a monitoring
 */
VntMonitor *
vnt_icinga_new (const VntMonitorAccess *access)
{
  VntIcinga *self = g_object_new (VNT_TYPE_ICINGA, NULL);

  vnt_monitor_http_init (&self->http, access);
  return VNT_MONITOR (self);
}
