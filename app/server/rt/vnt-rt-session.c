/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-session.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-clock.h"
#include "vnt-error.h"

/* An ended session is not noticed while a token is sent with it, only slow: so it is renewed before servers clean up. */
#define COOKIE_SECONDS (6 * 60 * 60)
/* Without a cookie every request costs the server dear: soon it is asked for one again. */
#define WITHOUT_SECONDS 60

/**
 * VntRtSession:
 *
 * Who this program is to the server, shared by all threads. A token costs the server 0.3 s per request and a cookie
 * 8 ms: so a token or password is turned into the cookie of a web session once, and again when it ends.
 */
struct _VntRtSession
{
  VntHttp *http;
  GMutex lock;
  char *login;
  char *secret;
  char *cookie;
  gint64 until; /* elapsed seconds after which it is renewed */
  guint generation; /* so that two threads told to sign in again do it once */
  gboolean begun;
};

static void
forget_secret (char **secret)
{
  if (*secret != NULL)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static void
keep_cookie (VntRtSession *self, const VntHttpAnswer *answer)
{
  for (guint i = 0; answer->cookies != NULL && answer->cookies[i] != NULL; i++)
    if (g_str_has_prefix (answer->cookies[i], "RT_SID_"))
      {
        g_free (self->cookie);
        self->cookie = g_strdup (answer->cookies[i]);
      }
}

static char *
authorization (VntRtSession *self)
{
  return vnt_rt_session_token_user (self->secret) > 0 ? g_strconcat ("token ", self->secret, NULL)
                                                      : NULL;
}

/* The autocompletion answers nothing, quickly, and sets the cookie. */
static VntHttpAnswer *
trade_token (VntRtSession *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("GET", "/Helpers/Autocomplete/Owners");

  request->authorization = authorization (self);
  request->ignore_body = TRUE;

  return vnt_http_exchange (self->http, request, cancellable, error);
}

static void
forget_form (gpointer data)
{
  explicit_bzero (data, strlen (data));
  g_free (data);
}

static VntHttpAnswer *
trade_password (VntRtSession *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("POST", "/NoAuth/Login.html");
  g_autofree char *user = g_uri_escape_string (self->login, NULL, FALSE);
  g_autofree char *pass = g_uri_escape_string (self->secret, NULL, FALSE);
  char *form = g_strdup_printf ("user=%s&pass=%s", user, pass);

  request->body = g_bytes_new_with_free_func (form, strlen (form), forget_form, form);
  request->content_type = g_strdup ("application/x-www-form-urlencoded");
  request->ignore_body = TRUE;
  explicit_bzero (pass, strlen (pass));

  return vnt_http_exchange (self->http, request, cancellable, error);
}

/* A wrong password is answered just like a right one, so the cookie alone has to open the door. */
static gboolean
prove (VntRtSession *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("GET", "/REST/2.0/rt");
  g_autoptr (VntHttpAnswer) answer = NULL;

  request->expect = "application/json";
  request->cookie = g_strdup (self->cookie);
  if (self->cookie == NULL)
    request->authorization = authorization (self);
  answer = vnt_http_exchange (self->http, request, cancellable, error);

  return answer != NULL;
}

/* With the lock held. */
static gboolean
renew (VntRtSession *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntHttpAnswer) answer = NULL;
  g_autoptr (GError) local = NULL;

  if (self->secret == NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_AUTH, _ ("There is no password or token for %s."),
                   vnt_http_get_host (self->http));
      return FALSE;
    }

  g_clear_pointer (&self->cookie, g_free);
  self->begun = FALSE;
  answer = vnt_rt_session_token_user (self->secret) > 0
             ? trade_token (self, cancellable, &local)
             : trade_password (self, cancellable, &local);
  /* A server that only sends us to its sign-in page says the rest when it is asked for proof. */
  if (answer != NULL)
    keep_cookie (self, answer);
  else if (!g_error_matches (local, VNT_ERROR, VNT_ERROR_AUTH) &&
           !g_error_matches (local, VNT_ERROR, VNT_ERROR_PROTOCOL))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!prove (self, cancellable, error))
    {
      g_clear_pointer (&self->cookie, g_free);
      return FALSE;
    }
  self->begun = TRUE;
  self->until = vnt_clock_elapsed () + (self->cookie != NULL ? COOKIE_SECONDS : WITHOUT_SECONDS);
  self->generation++;

  return TRUE;
}

/* Puts on @request what proves who this is. */
static gboolean
dress (VntRtSession *self,
       VntHttpRequest *request,
       guint *generation,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if ((!self->begun || vnt_clock_elapsed () > self->until) && !renew (self, cancellable, error))
    return FALSE;

  g_free (request->cookie);
  request->cookie = g_strdup (self->cookie);
  g_free (request->authorization);
  request->authorization = authorization (self);
  *generation = self->generation;

  return TRUE;
}

static void
expire (VntRtSession *self, guint generation)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->generation == generation)
    self->begun = FALSE;
}

VntRtSession *
vnt_rt_session_new (VntHttp *http)
{
  VntRtSession *self = g_new0 (VntRtSession, 1);

  self->http = g_object_ref (http);
  g_mutex_init (&self->lock);

  return self;
}

void
vnt_rt_session_free (VntRtSession *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->http);
  g_free (self->login);
  forget_secret (&self->secret);
  g_free (self->cookie);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * vnt_rt_session_set_secret:
 * @secret: a token or a password; kept in memory for renewal and nowhere else
 *
 * Who to be from the next request on. Any thread.
 */
void
vnt_rt_session_set_secret (VntRtSession *self, const char *login, const char *secret)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_free (self->login);
  self->login = g_strdup (login != NULL ? login : "");
  forget_secret (&self->secret);
  self->secret = g_strdup (secret);
  g_clear_pointer (&self->cookie, g_free);
  self->begun = FALSE;
}

/**
 * vnt_rt_session_token_user:
 * @secret: (nullable): what somebody gave to sign in
 *
 * Tokens look like "1-31-0123456789abcdef0123456789abcdef"; the second part is the user's number.
 *
 * Returns: that number, 0 when @secret is no token
 */
gint64
vnt_rt_session_token_user (const char *secret)
{
  g_auto (GStrv) parts = NULL;
  gint64 user = 0;

  if (secret == NULL || strlen (secret) > 200)
    return 0;
  parts = g_strsplit (secret, "-", -1);
  if (g_strv_length (parts) != 3 || !g_str_equal (parts[0], "1") || strlen (parts[2]) != 32 ||
      strspn (parts[2], "0123456789abcdef") != 32 ||
      !g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT32, &user, NULL))
    return 0;

  return user;
}

/**
 * vnt_rt_session_begin:
 *
 * Signs in now, also when a session seems to be there.
 *
 * Returns: whether the server let us in; VNT_ERROR_AUTH when it did not
 */
gboolean
vnt_rt_session_begin (VntRtSession *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return renew (self, cancellable, error);
}

/**
 * vnt_rt_session_exchange:
 * @request: gets cookie and token
 *
 * As vnt_http_exchange(), signed in. When the server does not know us any more, we sign in once and ask again: it did
 * nothing the first time, so this is safe for a write too.
 */
VntHttpAnswer *
vnt_rt_session_exchange (VntRtSession *self,
                         VntHttpRequest *request,
                         GCancellable *cancellable,
                         GError **error)
{
  for (int attempt = 0;; attempt++)
    {
      g_autoptr (GError) local = NULL;
      VntHttpAnswer *answer;
      guint generation;

      if (!dress (self, request, &generation, cancellable, error))
        return NULL;
      answer = vnt_http_exchange (self->http, request, cancellable, &local);
      if (answer != NULL)
        return answer;
      if (attempt > 0 || !g_error_matches (local, VNT_ERROR, VNT_ERROR_AUTH))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      expire (self, generation);
    }
}
