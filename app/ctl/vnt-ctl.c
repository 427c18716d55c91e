/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ctl.h"

#include <glib/gi18n.h>

#include "vnt-error.h"

static gboolean
wake (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/**
 * vnt_ctl_wait_until:
 * @seconds: to wait at most, 0 for as long as it takes
 *
 * Lets the desk work until @condition. This program has nothing else to do meanwhile.
 *
 * Returns: %TRUE when it came to be
 */
gboolean
vnt_ctl_wait_until (VntCtlCondition condition, gpointer data, guint seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  guint clock = g_timeout_add_seconds (1, wake, NULL);
  gboolean met;

  while (!(met = condition (data)) && (seconds == 0 || g_get_monotonic_time () < end))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (clock);
  return met;
}

/* A #GAsyncReadyCallback for vnt_ctl_wait_for(). */
void
vnt_ctl_keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
vnt_ctl_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
say_notice (VntDesk *desk, const char *text, gpointer unused)
{
  g_printerr ("ventanilla-ctl: %s\n", text);
}

/**
 * vnt_ctl_open:
 *
 * Opens what is on this computer. The server is left alone until vnt_desk_set_offline() says otherwise.
 *
 * Returns: an exit status, 0 when it is open and somebody is signed in
 */
int
vnt_ctl_open (VntCtl *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->desk = vnt_desk_new (NULL, NULL);
  g_signal_connect (self->desk, "notice", G_CALLBACK (say_notice), NULL);
  vnt_desk_set_offline (self->desk, TRUE);
  vnt_desk_open_async (self->desk, NULL, vnt_ctl_keep_result, &result);
  if (!vnt_desk_open_finish (self->desk, vnt_ctl_wait_for (&result), &error))
    return vnt_ctl_say_error (error);

  if (vnt_desk_get_account (self->desk) == NULL)
    return vnt_ctl_say_cut_off (self, VNT_CTL_SIGNED_OUT);

  return VNT_CTL_DONE;
}

/**
 * vnt_ctl_is_cut_off:
 * @why: (out): the exit status that says so
 *
 * Returns: %TRUE when the server cannot be had for now
 */
gboolean
vnt_ctl_is_cut_off (VntCtl *self, VntCtlExit *why)
{
  switch (vnt_desk_get_state (self->desk))
    {
    case VNT_DESK_OFFLINE:
    case VNT_DESK_UNTRUSTED:
      *why = VNT_CTL_OFFLINE;
      return TRUE;
    case VNT_DESK_AUTH:
    case VNT_DESK_NO_ACCOUNT:
      *why = VNT_CTL_SIGNED_OUT;
      return TRUE;
    case VNT_DESK_CLOSED:
    case VNT_DESK_STARTING:
    case VNT_DESK_ONLINE:
    default:
      return FALSE;
    }
}

int
vnt_ctl_say_cut_off (VntCtl *self, VntCtlExit why)
{
  if (vnt_desk_get_account (self->desk) == NULL)
    g_printerr ("ventanilla-ctl: %s\n",
                _ ("Nobody is signed in. Sign in with: ventanilla --sign-in ADDRESS --user NAME"));
  else
    g_printerr ("ventanilla-ctl: %s\n", vnt_desk_get_status_text (self->desk));
  return why;
}

/**
 * vnt_ctl_say_error:
 *
 * Returns: the exit status for it
 */
int
vnt_ctl_say_error (const GError *error)
{
  g_printerr ("ventanilla-ctl: %s\n", error->message);
  if (error->domain != VNT_ERROR)
    return VNT_CTL_FAILED;

  switch ((VntError) error->code)
    {
    case VNT_ERROR_OFFLINE:
    case VNT_ERROR_TLS:
      return VNT_CTL_OFFLINE;
    case VNT_ERROR_AUTH:
      return VNT_CTL_SIGNED_OUT;
    case VNT_ERROR_NOT_FOUND:
      return VNT_CTL_NOT_FOUND;
    case VNT_ERROR_UNCLEAR:
    case VNT_ERROR_FORBIDDEN:
    case VNT_ERROR_CONFLICT:
    case VNT_ERROR_RATE_LIMITED:
    case VNT_ERROR_SERVER:
    case VNT_ERROR_PROTOCOL:
    case VNT_ERROR_REFUSED:
    case VNT_ERROR_STORAGE:
    case VNT_ERROR_NEWER:
    case VNT_ERROR_DAMAGED:
    case VNT_ERROR_NO_KEYRING:
    case VNT_ERROR_INVALID:
    default:
      return VNT_CTL_FAILED;
    }
}

int
vnt_ctl_say_usage (const char *text)
{
  g_printerr ("ventanilla-ctl: %s\n", text);
  return VNT_CTL_USAGE;
}

/* What the first word says; 0, and said so, when it is none. */
gint64
vnt_ctl_read_ticket_number (VntCtl *self)
{
  const char *word = self->n_words > 0 ? self->words[0] : "";
  gint64 id;

  if (*word == '#')
    word++;
  if (g_ascii_string_to_signed (word, 10, G_MININT64 + 1, G_MAXINT64, &id, NULL) && id != 0)
    return id;

  vnt_ctl_say_usage (_ ("Give the number of a ticket."));
  return 0;
}

/**
 * vnt_ctl_find_ticket:
 * @status: (out): the exit status when there is none
 *
 * The ticket the first word names.
 *
 * Returns: (transfer full) (nullable): it, with its row
 */
VntTicketItem *
vnt_ctl_find_ticket (VntCtl *self, int *status)
{
  g_autoptr (VntTicketItem) item = NULL;
  gint64 id = vnt_ctl_read_ticket_number (self);

  if (id == 0)
    {
      *status = VNT_CTL_USAGE;
      return NULL;
    }

  item = vnt_desk_open_ticket (self->desk, id);
  if (vnt_ticket_item_get_ticket (item) != NULL)
    return g_steal_pointer (&item);

  g_printerr ("ventanilla-ctl: ");
  g_printerr (_ ("Ticket %s is not on this computer. “ventanilla-ctl sync” fetches what is new.\n"),
              self->words[0]);
  *status = VNT_CTL_NOT_FOUND;
  return NULL;
}

/**
 * vnt_ctl_read_outbox:
 * @status: (out): the exit status when it cannot be read
 *
 * Returns: (transfer full) (element-type VntOperation) (nullable): what waits
 */
GPtrArray *
vnt_ctl_read_outbox (VntCtl *self, int *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *operations;

  vnt_desk_load_outbox_async (self->desk, NULL, vnt_ctl_keep_result, &result);
  operations = vnt_desk_load_outbox_finish (self->desk, vnt_ctl_wait_for (&result), &error);
  if (operations == NULL)
    *status = vnt_ctl_say_error (error);

  return operations;
}

static gboolean
pause_is_over (gpointer over)
{
  return *(gboolean *) over;
}

static gboolean
end_pause (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * vnt_ctl_rest:
 *
 * Lets the desk work for a moment before it is looked at again.
 */
void
vnt_ctl_rest (void)
{
  gboolean over = FALSE;

  g_timeout_add (100, end_pause, &over);
  vnt_ctl_wait_until (pause_is_over, &over, 0);
}
