/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-http.h"

#include <config.h>
#include <glib/gi18n.h>
#include <libsoup/soup.h>

#include "vnt-error.h"
#include "vnt-http-error.h"
#include "vnt-text.h"
#include "vnt-url.h"

#define CHUNK (64 * 1024)
#define KEEP (4 * G_USEC_PER_SEC) /* servers give a kept connection about five seconds */

struct _VntHttp
{
  GObject parent_instance;
  char *url;
  char *host;
  VntHttpLimits limits;
  VntHttpPin *pin; /* NULL when only an authority makes a certificate trusted */
};

G_DEFINE_FINAL_TYPE (VntHttp, vnt_http, G_TYPE_OBJECT)

/* libsoup 3 ties a session to the thread that made it. Each thread also has a context of its own for it, so that a
 * blocking call can be ended by time without depending on anybody's main loop. */
typedef struct
{
  GMainContext *context;
  SoupSession *session;
  gint64 used; /* monotonic */
} Lane;

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_main_context_push_thread_default (lane->context);
  soup_session_abort (lane->session);
  g_clear_object (&lane->session);
  g_main_context_pop_thread_default (lane->context);
  g_main_context_unref (lane->context);
  g_free (lane);
}

static GPrivate lane_key = G_PRIVATE_INIT (lane_free);

static Lane *
lane_get (void)
{
  Lane *lane = g_private_get (&lane_key);

  if (lane == NULL)
    {
      lane = g_new0 (Lane, 1);
      lane->context = g_main_context_new ();
      g_main_context_push_thread_default (lane->context);
      lane->session = soup_session_new_with_options ("user-agent", "Ventanilla/" VNT_VERSION,
                                                     "max-conns", 1, "max-conns-per-host", 1,
                                                     "timeout", 0, "idle-timeout", 0, NULL);
      /* Credentials are sent because this program decided so, never because a server asked. */
      soup_session_remove_feature_by_type (lane->session, SOUP_TYPE_AUTH_MANAGER);
      g_main_context_pop_thread_default (lane->context);
      g_private_set (&lane_key, lane);
    }

  return lane;
}

/* One exchange under way. */
typedef struct
{
  VntHttp *http;
  const VntHttpRequest *request;
  Lane *lane;
  SoupMessage *message;
  GCancellable *stop;
  GSource *watch;
  gint64 end;
  VntHttpPhase phase;
  gboolean late;
  gboolean done;
  gboolean failed;
  GInputStream *stream;
  GBytes *chunk;
  GError *error;
} Exchange;

static void
progressed (Exchange *x)
{
  guint seconds = x->phase == VNT_HTTP_NOT_SENT ? x->http->limits.connect_seconds
                                                : x->http->limits.silence_seconds;
  gint64 quiet = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  g_source_set_ready_time (x->watch, MIN (quiet, x->end));
}

static gboolean
on_late (gpointer data)
{
  Exchange *x = data;

  x->late = TRUE;
  g_source_set_ready_time (x->watch, -1);
  g_cancellable_cancel (x->stop);

  return G_SOURCE_CONTINUE;
}

static gboolean
watch_dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

static GSourceFuncs watch_funcs = { .dispatch = watch_dispatch };

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (((Exchange *) data)->stop);

  return G_SOURCE_REMOVE;
}

static void
on_starting (SoupMessage *message, gpointer data)
{
  Exchange *x = data;

  x->phase = VNT_HTTP_SENT;
  progressed (x);
}

static void
on_wrote (SoupMessage *message, guint size, gpointer data)
{
  progressed (data);
}

static void
on_got_headers (SoupMessage *message, gpointer data)
{
  progressed (data);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  Exchange *x = data;

  x->stream = soup_session_send_finish (SOUP_SESSION (source), result, &x->error);
  if (x->stream != NULL)
    x->phase = VNT_HTTP_ANSWERED;
  x->done = TRUE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Exchange *x = data;

  x->chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &x->error);
  x->done = TRUE;
}

static gboolean
on_certificate (SoupMessage *message,
                GTlsCertificate *certificate,
                GTlsCertificateFlags problems,
                gpointer data)
{
  return vnt_http_pin_accepts (((Exchange *) data)->http->pin, certificate);
}

static void
wait_until_done (Exchange *x)
{
  while (!x->done)
    g_main_context_iteration (x->lane->context, TRUE);
  x->done = FALSE;
  progressed (x);
}

static gboolean
set_up_message (Exchange *x)
{
  const VntHttpRequest *request = x->request;
  g_autofree char *url = g_strconcat (x->http->url, request->path, NULL);
  SoupMessageHeaders *headers;

  x->message = soup_message_new (request->method, url);
  if (x->message == NULL)
    return FALSE;

  /* A write on a kept connection that the server closes meanwhile would be sent again by libsoup; a search may
   * be, and may use a kept connection although it is a POST. */
  soup_message_add_flags (x->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_add_flags (x->message,
                          request->writes ? SOUP_MESSAGE_NEW_CONNECTION : SOUP_MESSAGE_IDEMPOTENT);

  headers = soup_message_get_request_headers (x->message);
  soup_message_headers_replace (headers, "Accept",
                                request->expect != NULL ? request->expect : "*/*");
  if (request->cookie != NULL)
    soup_message_headers_replace (headers, "Cookie", request->cookie);
  if (request->authorization != NULL)
    soup_message_headers_replace (headers, "Authorization", request->authorization);
  if (request->if_match != NULL)
    soup_message_headers_replace (headers, "If-Match", request->if_match);
  if (request->if_none_match != NULL)
    soup_message_headers_replace (headers, "If-None-Match", request->if_none_match);
  if (request->referer != NULL)
    soup_message_headers_replace (headers, "Referer", request->referer);
  if (request->instead != NULL)
    soup_message_headers_replace (headers, "X-HTTP-Method-Override", request->instead);
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (x->message, request->content_type, request->body);

  if (x->http->pin != NULL)
    g_signal_connect (x->message, "accept-certificate", G_CALLBACK (on_certificate), x);
  g_signal_connect (x->message, "starting", G_CALLBACK (on_starting), x);
  g_signal_connect (x->message, "wrote-body-data", G_CALLBACK (on_wrote), x);
  g_signal_connect (x->message, "got-headers", G_CALLBACK (on_got_headers), x);

  return TRUE;
}

static void
set_up_watch (Exchange *x)
{
  x->stop = g_cancellable_new ();
  x->end = g_get_monotonic_time () + x->http->limits.total_seconds * G_USEC_PER_SEC;
  x->watch = g_source_new (&watch_funcs, sizeof (GSource));
  g_source_set_callback (x->watch, on_late, x, NULL);
  g_source_attach (x->watch, x->lane->context);
  progressed (x);
}

static gboolean
take_chunk (Exchange *x, GByteArray *body, gsize *total)
{
  const VntHttpRequest *request = x->request;
  gboolean good = soup_message_get_status (x->message) < 300;
  gsize size = g_bytes_get_size (x->chunk);
  gsize most = good && request->sink != NULL ? request->sink_max : x->http->limits.max_bytes;

  *total += size;
  if (!good && *total > CHUNK)
    return FALSE;
  if (*total > most)
    {
      g_set_error (&x->error, VNT_ERROR, VNT_ERROR_PROTOCOL,
                   _ ("%s sent more than it announced or than fits; the rest was not read."),
                   x->http->host);
      return FALSE;
    }
  if (!good || request->ignore_body)
    return TRUE;
  if (request->sink != NULL)
    {
      g_autoptr (GError) error = NULL;

      if (g_output_stream_write_all (request->sink, g_bytes_get_data (x->chunk, NULL), size, NULL,
                                     NULL, &error))
        return TRUE;
      g_set_error (&x->error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("The file could not be written: %s"),
                   error->message);
      return FALSE;
    }
  g_byte_array_append (body, g_bytes_get_data (x->chunk, NULL), size);

  return TRUE;
}

/* The body of an error is read too, a little of it, because a connection left in the middle cannot be kept. */
static GBytes *
read_body (Exchange *x)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  gsize total = 0;

  for (;;)
    {
      gboolean more;

      g_input_stream_read_bytes_async (x->stream, CHUNK, G_PRIORITY_DEFAULT, x->stop, on_read, x);
      wait_until_done (x);
      if (x->chunk == NULL)
        break;
      more = g_bytes_get_size (x->chunk) > 0 && take_chunk (x, body, &total);
      g_clear_pointer (&x->chunk, g_bytes_unref);
      if (!more)
        break;
    }
  g_input_stream_close (x->stream, NULL, NULL);

  return x->error != NULL ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

static GStrv
read_cookies (SoupMessageHeaders *headers)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  SoupMessageHeadersIter iter;
  const char *name, *value;

  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, "Set-Cookie") == 0)
      {
        g_auto (GStrv) parts = g_strsplit (value, ";", 2);

        if (parts[0] != NULL)
          g_strv_builder_add (builder, g_strstrip (parts[0]));
      }

  return g_strv_builder_end (builder);
}

static VntHttpAnswer *
read_answer (SoupMessage *message, GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *date = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) moment = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
  VntHttpAnswer *answer = g_new0 (VntHttpAnswer, 1);

  answer->status = soup_message_get_status (message);
  answer->body = body != NULL ? g_bytes_ref (body) : NULL;
  answer->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  answer->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  answer->cookies = read_cookies (headers);
  answer->date = moment != NULL ? g_date_time_to_unix (moment) : 0;

  return answer;
}

static gboolean
is_good (Exchange *x)
{
  guint status = soup_message_get_status (x->message);
  const char *type;

  if (status == 304 && x->request->if_none_match != NULL)
    return TRUE;
  if (status / 100 != 2)
    return FALSE;
  if (x->request->expect == NULL || x->request->ignore_body)
    return TRUE;
  type =
    soup_message_headers_get_content_type (soup_message_get_response_headers (x->message), NULL);

  return type != NULL && g_ascii_strcasecmp (type, x->request->expect) == 0;
}

static void
run (Exchange *x, GCancellable *cancellable, GBytes **body)
{
  g_autoptr (GSource) cancel = NULL;

  if (cancellable != NULL)
    {
      cancel = g_cancellable_source_new (cancellable);
      g_source_set_callback (cancel, G_SOURCE_FUNC (on_cancelled), x, NULL);
      g_source_attach (cancel, x->lane->context);
    }

  /* libsoup's own clock, which nobody turns in between, would take the connection away in the middle of this. */
  if (g_get_monotonic_time () - x->lane->used > KEEP)
    soup_session_abort (x->lane->session);
  soup_session_send_async (x->lane->session, x->message, G_PRIORITY_DEFAULT, x->stop, on_sent, x);
  wait_until_done (x);
  if (x->stream != NULL)
    *body = read_body (x);

  if (cancel != NULL)
    g_source_destroy (cancel);
  g_source_destroy (x->watch);
  /* libsoup hands connections back from idle sources. */
  while (g_main_context_iteration (x->lane->context, FALSE))
    ;
  x->lane->used = g_get_monotonic_time ();
}

static void
exchange_clear (Exchange *x)
{
  if (x->message != NULL)
    g_signal_handlers_disconnect_by_data (x->message, x);
  g_clear_object (&x->message);
  g_clear_object (&x->stop);
  g_clear_object (&x->stream);
  g_clear_pointer (&x->watch, g_source_unref);
  g_clear_error (&x->error);
}

/* Turns a finished exchange into an answer or an error. */
static VntHttpAnswer *
conclude (Exchange *x, GBytes *body, gboolean cancelled, GError **error)
{
  VntHttpOutcome outcome = {
    .host = x->http->host,
    .url = x->http->url,
    .writes = x->request->writes,
    .phase = x->phase,
    .cause = x->error,
    .late = x->late,
    .cancelled = cancelled,
  };
  gboolean good = x->phase == VNT_HTTP_ANSWERED && is_good (x);

  /* When only the head matters, it does not matter that the body was cut off. */
  if (good && (x->error == NULL || x->request->ignore_body))
    return read_answer (x->message,
                        x->request->ignore_body || x->request->sink != NULL ? NULL : body);

  if (x->phase == VNT_HTTP_ANSWERED)
    {
      outcome.status = soup_message_get_status (x->message);
      outcome.headers = soup_message_get_response_headers (x->message);
    }
  g_propagate_error (error, vnt_http_error_new (&outcome));

  return NULL;
}

static void
vnt_http_finalize (GObject *object)
{
  VntHttp *self = VNT_HTTP (object);

  g_free (self->url);
  g_free (self->host);
  g_clear_pointer (&self->pin, vnt_http_pin_unref);

  G_OBJECT_CLASS (vnt_http_parent_class)->finalize (object);
}

static void
vnt_http_class_init (VntHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vnt_http_finalize;
}

static void
vnt_http_init (VntHttp *self)
{
  /* A write may have to wait its turn on the server's database for a good half minute. */
  self->limits = (VntHttpLimits){ .connect_seconds = 10,
                                  .silence_seconds = 60,
                                  .total_seconds = 300,
                                  .max_bytes = 64 * 1024 * 1024 };
}

/**
 * vnt_http_new:
 * @url: made by vnt_url_normalize()
 *
 * Returns: (transfer full): a way to talk to the server at @url, from any thread
 */
VntHttp *
vnt_http_new (const char *url)
{
  VntHttp *self = g_object_new (VNT_TYPE_HTTP, NULL);

  self->url = g_strdup (url);
  self->host = vnt_url_host (url);

  return self;
}

const char *
vnt_http_get_url (VntHttp *self)
{
  return self->url;
}

/* Returns: (transfer none): the server's host as a person reads it */
const char *
vnt_http_get_host (VntHttp *self)
{
  return self->host;
}

/**
 * vnt_http_set_limits:
 *
 * Replaces the limits; before the first exchange only.
 */
void
vnt_http_set_limits (VntHttp *self, const VntHttpLimits *limits)
{
  self->limits = *limits;
}

/**
 * vnt_http_set_pin:
 * @pin: what makes a certificate trusted that no authority vouches for
 *
 * Before the first exchange only.
 */
void
vnt_http_set_pin (VntHttp *self, VntHttpPin *pin)
{
  g_return_if_fail (self->pin == NULL);

  self->pin = vnt_http_pin_ref (pin);
}

/**
 * vnt_http_exchange:
 *
 * Sends @request and reads the answer; blocks, so on a worker thread. Follows no redirection, keeps no cookie, and
 * tries once. A write that was cancelled or cut off after its first byte left is VNT_ERROR_UNCLEAR.
 *
 * Returns: (transfer full): the answer, if it is a good one; else %NULL with an error of vnt_http_error_new()
 */
VntHttpAnswer *
vnt_http_exchange (VntHttp *self,
                   const VntHttpRequest *request,
                   GCancellable *cancellable,
                   GError **error)
{
  Exchange x = { .http = self, .request = request, .lane = lane_get () };
  g_autoptr (GBytes) body = NULL;
  g_autofree char *shown = vnt_text_redact (request->path);
  VntHttpAnswer *answer;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  g_main_context_push_thread_default (x.lane->context);
  if (set_up_message (&x))
    {
      set_up_watch (&x);
      run (&x, cancellable, &body);
      g_debug ("%s %s: %u", request->method, shown, soup_message_get_status (x.message));
      answer = conclude (&x, body, g_cancellable_is_cancelled (cancellable), error);
    }
  else
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID, _ ("“%s” is not the address of a server."),
                   self->host);
      answer = NULL;
    }
  exchange_clear (&x);
  g_main_context_pop_thread_default (x.lane->context);

  return answer;
}

/**
 * vnt_http_rest:
 *
 * Closes the calling thread's idle connections.
 */
void
vnt_http_rest (void)
{
  Lane *lane = g_private_get (&lane_key);

  if (lane == NULL)
    return;

  g_main_context_push_thread_default (lane->context);
  soup_session_abort (lane->session);
  while (g_main_context_iteration (lane->context, FALSE))
    ;
  g_main_context_pop_thread_default (lane->context);
}
