/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a token becomes a session, with a server that now and then says something else. */
#include <libsoup/soup.h>

#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-rt-session.h"

#define TOKEN "1-31-0123456789abcdef0123456789abcdef"

typedef struct
{
  SoupServer *server;
  VntHttp *http;
  VntRtSession *session;
  gboolean odd; /* another program answers, and gives no cookie */
  guint traded;
  guint dear; /* requests that brought the token alone */
  guint cheap;
  gboolean done;
} Fixture;

static void
answer (SoupServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer data)
{
  Fixture *fixture = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *response = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, 200, NULL);
  if (g_str_equal (path, "/Helpers/Autocomplete/Owners"))
    {
      fixture->traded++;
      if (!fixture->odd)
        soup_message_headers_append (response, "Set-Cookie", "RT_SID_x=abc; path=/");
      return;
    }
  if (g_str_equal (path, "/REST/2.0/ticket/1"))
    {
      fixture->cheap += soup_message_headers_get_one (headers, "Cookie") != NULL;
      fixture->dear += soup_message_headers_get_one (headers, "Cookie") == NULL;
    }
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  GSList *uris;

  vnt_clock_set_for_tests (1000000);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, answer, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->http = vnt_http_new (url);
  fixture->session = vnt_rt_session_new (fixture->http);
  vnt_rt_session_set_secret (fixture->session, "lucia", TOKEN);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  vnt_rt_session_free (fixture->session);
  g_object_unref (fixture->http);
  g_object_unref (fixture->server);
  vnt_clock_set_for_tests (0);
}

static gpointer
ask (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("GET", "/REST/2.0/ticket/1");
  g_autoptr (GError) error = NULL;
  g_autoptr (VntHttpAnswer) got = NULL;

  request->expect = "application/json";
  got = vnt_rt_session_exchange (fixture->session, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (got);
  g_atomic_int_set (&fixture->done, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

/* One request on a thread of its own, while this one serves. */
static void
ask_once (Fixture *fixture)
{
  GThread *thread;

  fixture->done = FALSE;
  thread = g_thread_new ("client", ask, fixture);
  while (!g_atomic_int_get (&fixture->done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
}

static void
test_cookie_lasts (Fixture *fixture, gconstpointer data)
{
  ask_once (fixture);
  vnt_clock_set_for_tests (1000000 + 60 * 60);
  ask_once (fixture);
  g_assert_cmpuint (fixture->traded, ==, 1);
  g_assert_cmpuint (fixture->cheap, ==, 2);
  vnt_clock_set_for_tests (1000000 + 24 * 60 * 60);
  ask_once (fixture);
  g_assert_cmpuint (fixture->traded, ==, 2);
}

/* The token works without a session, but each request costs the server a third of a second: not for hours. */
static void
test_no_cookie_is_asked_for_again (Fixture *fixture, gconstpointer data)
{
  fixture->odd = TRUE;
  ask_once (fixture);
  ask_once (fixture);
  g_assert_cmpuint (fixture->dear, ==, 2);
  g_assert_cmpuint (fixture->traded, ==, 1);
  fixture->odd = FALSE;
  vnt_clock_set_for_tests (1000000 + 120);
  ask_once (fixture);
  g_assert_cmpuint (fixture->traded, ==, 2);
  g_assert_cmpuint (fixture->cheap, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/server/session/cookie-lasts", Fixture, NULL, set_up, test_cookie_lasts, tear_down);
  g_test_add ("/server/session/no-cookie-is-asked-for-again", Fixture, NULL, set_up,
              test_no_cookie_is_asked_for_again, tear_down);

  return g_test_run ();
}
