/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-monitor-http.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"

/* Nobody waits longer for the state of a machine. */
static const VntHttpLimits LIMITS = {
  .connect_seconds = 10,
  .silence_seconds = 20,
  .total_seconds = 60,
  .max_bytes = 16 * 1024 * 1024,
};

void
vnt_monitor_http_init (VntMonitorHttp *self, const VntMonitorAccess *access)
{
  self->http = vnt_http_new (access->url);
  self->pin = vnt_http_pin_new (access->fingerprint);
  vnt_http_set_limits (self->http, &LIMITS);
  vnt_http_set_pin (self->http, self->pin);
  if (access->user != NULL && *access->user != '\0')
    {
      g_autofree char *plain =
        g_strdup_printf ("%s:%s", access->user, access->secret != NULL ? access->secret : "");
      g_autofree char *packed = g_base64_encode ((const guchar *) plain, strlen (plain));

      self->authorization = g_strconcat ("Basic ", packed, NULL);
    }
}

void
vnt_monitor_http_clear (VntMonitorHttp *self)
{
  g_clear_object (&self->http);
  g_clear_pointer (&self->pin, vnt_http_pin_unref);
  g_clear_pointer (&self->authorization, g_free);
}

static JsonNode *
exchange (VntMonitorHttp *self, VntHttpRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntHttpAnswer) answer = NULL;

  request->expect = "application/json";
  request->authorization = g_strdup (self->authorization);
  answer = vnt_http_exchange (self->http, request, cancellable, error);
  if (answer != NULL)
    return vnt_json_parse (answer->body, error);
  if (vnt_http_pin_is_broken (self->pin) && error != NULL)
    {
      g_clear_error (error);
      g_set_error (error, VNT_ERROR, VNT_ERROR_TLS,
                   _ (
                     "%s shows another certificate than the one that is trusted, so nothing was "
                     "sent. If whoever runs it says that it was renewed, forget the old one in the "
                     "preferences."),
                   vnt_http_get_host (self->http));
    }
  return NULL;
}

static void
set_body (VntHttpRequest *request, JsonNode *body)
{
  char *text = json_to_string (body, FALSE);

  request->body = g_bytes_new_take (text, strlen (text));
  request->content_type = g_strdup ("application/json");
}

/**
 * vnt_monitor_http_read:
 * @path: below the address
 * @question: (nullable): a body that goes with it
 *
 * Returns: (transfer full): what it answers; %NULL with an error in %VNT_ERROR
 */
JsonNode *
vnt_monitor_http_read (VntMonitorHttp *self,
                       const char *path,
                       JsonNode *question,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (VntHttpRequest) request =
    vnt_http_request_new (question != NULL ? "POST" : "GET", path);

  if (question != NULL)
    {
      request->instead = "GET";
      set_body (request, question);
    }
  return exchange (self, request, cancellable, error);
}

/**
 * vnt_monitor_http_write:
 * @path: below the address
 * @body: what is to be done
 *
 * Returns: (transfer full): what it answers; %NULL with an error in %VNT_ERROR
 */
JsonNode *
vnt_monitor_http_write (
  VntMonitorHttp *self, const char *path, JsonNode *body, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", path);

  request->writes = TRUE;
  set_body (request, body);
  return exchange (self, request, cancellable, error);
}
