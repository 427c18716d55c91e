/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-headless.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <termios.h>
#include <unistd.h>

#include "vnt-desk.h"
#include "vnt-sign-in-words.h"

/* More than any password or token; a file piped in by mistake is not read to its end. */
#define LONGEST_SECRET (64 * 1024)

typedef struct
{
  GMainLoop *loop;
  const char *url;
  const char *user;
  const char *secret;
  GError *error;
} SignIn;

static void
clear_secret (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static char *
read_all (gboolean one_line)
{
  g_autofree char *buffer = g_malloc0 (LONGEST_SECRET + 1);
  char *secret = NULL;
  gsize length = 0;

  while (length < LONGEST_SECRET)
    {
      gssize n = read (STDIN_FILENO, buffer + length, LONGEST_SECRET - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      length += (gsize) n;
      if (one_line && buffer[length - 1] == '\n')
        break;
    }
  if (length > 0 && buffer[length - 1] == '\n')
    buffer[length - 1] = '\0';
  secret = g_strdup (buffer);
  explicit_bzero (buffer, LONGEST_SECRET);
  return secret;
}

static char *
read_secret (void)
{
  struct termios before;
  struct termios quiet;
  char *secret;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &before) != 0)
    return read_all (FALSE);
  quiet = before;
  quiet.c_lflag &= (tcflag_t) ~ECHO;
  g_printerr ("%s", _ ("Password or token: "));
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
  secret = read_all (TRUE);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  g_printerr ("\n");
  return secret;
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SignIn *data = user_data;

  vnt_desk_sign_in_finish (VNT_DESK (source), result, &data->error);
  g_main_loop_quit (data->loop);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SignIn *data = user_data;

  if (!vnt_desk_open_finish (VNT_DESK (source), result, &data->error))
    {
      g_main_loop_quit (data->loop);
      return;
    }
  vnt_desk_sign_in_async (VNT_DESK (source), data->url, data->user, data->secret, NULL,
                          on_signed_in, data);
}

static int
say_failure (const GError *error)
{
  g_autofree char *text = NULL;

  vnt_sign_in_words (error, &text);
  g_printerr ("ventanilla: %s\n", text);
  if (g_strcmp0 (text, error->message) != 0)
    g_printerr ("ventanilla: %s\n", error->message);
  return vnt_sign_in_exit_code (error);
}

/**
 * vnt_headless_sign_in:
 * @url: the server's address
 * @user: who signs in
 *
 * Reads a password or token from standard input, signs in and keeps the account, all without a display. Blocks.
 *
 * Returns: the program's exit status: 0 once the account is ready
 */
int
vnt_headless_sign_in (const char *url, const char *user)
{
  g_autoptr (VntDesk) desk = NULL;
  g_autoptr (GMainLoop) loop = NULL;
  char *secret = NULL;
  SignIn data = { .url = url, .user = user };
  int status = 0;

  secret = read_secret ();
  if (*secret == '\0')
    {
      g_printerr ("ventanilla: %s\n", _ ("Give the password or token on standard input."));
      g_free (secret);
      return 2;
    }
  loop = g_main_loop_new (NULL, FALSE);
  data.loop = loop;
  data.secret = secret;
  desk = vnt_desk_new (NULL, NULL);
  vnt_desk_open_async (desk, NULL, on_opened, &data);
  g_main_loop_run (loop);
  clear_secret (secret);

  if (data.error != NULL)
    {
      status = say_failure (data.error);
      g_clear_error (&data.error);
    }
  else
    {
      const VntAccount *account = vnt_desk_get_account (desk);

      g_print (_ ("Signed in to %s as %s (%s)\n"), account->url, account->login,
               account->name != NULL ? account->name : account->login);
    }
  vnt_desk_close (desk);
  return status;
}
