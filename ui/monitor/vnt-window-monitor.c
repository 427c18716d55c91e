/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ticket about an alert of the monitoring. */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-desk-ask.h"
#include "vnt-desk-monitor.h"
#include "vnt-desk-tickets.h"
#include "vnt-merge-dialog.h"
#include "vnt-monitor-words.h"

/* A server that is slow does not keep somebody from writing. */
#define ASK_SECONDS 5

typedef struct
{
  VntWindow *window;
  gint64 machine;
  char *key;
  VntAlert *alert; /* once it was read */
  GCancellable *asking;
  guint patience; /* 0 when it is over: then the ticket is being written */
} Wish;

static void
wish_free (Wish *wish)
{
  g_clear_handle_id (&wish->patience, g_source_remove);
  g_clear_pointer (&wish->alert, vnt_alert_free);
  g_clear_object (&wish->asking);
  g_object_unref (wish->window);
  g_free (wish->key);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static const VntAlert *
find (const VntMonitored *said, const char *key)
{
  for (guint i = 0; said != NULL && i < said->alerts->len; i++)
    if (g_str_equal (((VntAlert *) g_ptr_array_index (said->alerts, i))->key, key))
      return g_ptr_array_index (said->alerts, i);
  return NULL;
}

static void
write_ticket (VntWindow *self, const Wish *wish)
{
  g_autofree char *subject = vnt_monitor_words_subject (wish->alert);
  g_autofree char *text = vnt_monitor_words_text (wish->alert);

  vnt_window_activate (self, "win.new-ticket");
  if (self->new_ticket == NULL)
    return;
  self->about = wish->machine;
  g_free (self->about_alert);
  self->about_alert = g_strdup (wish->key);
  vnt_new_ticket_window_propose (self->new_ticket, subject, text);
}

static void
write_unasked (VntWindow *self, const Wish *wish)
{
  vnt_window_notice (self,
                     _ ("The server could not be asked whether somebody opened a ticket about "
                        "it meanwhile. If so, both are shown beside the alert."));
  write_ticket (self, wish);
}

/* What a colleague opened since the last news is the one. */
static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  VntWindow *self = wish->window;
  gint64 ticket = vnt_desk_ask_alert_ticket_finish (VNT_DESK (source), result, NULL);

  if (self->desk == NULL || wish->patience == 0)
    return;
  if (ticket > 0)
    {
      vnt_desk_keep_alert_ticket (self->desk, wish->key, ticket);
      vnt_window_open_ticket (self, ticket, TRUE);
      vnt_window_notice (self, _ ("Somebody opened this ticket about it a moment ago."));
      return;
    }
  if (ticket < 0)
    write_unasked (self, wish);
  else
    write_ticket (self, wish);
}

static gboolean
on_patience_over (gpointer user_data)
{
  Wish *wish = user_data;

  wish->patience = 0;
  if (wish->window->desk != NULL)
    write_unasked (wish->window, wish);
  g_cancellable_cancel (wish->asking);
  return G_SOURCE_REMOVE;
}

/* One that was opened before, here or by a colleague, is the one. */
static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (VntMonitored) said = vnt_desk_load_monitored_finish (VNT_DESK (source), result, NULL);
  const VntAlert *alert = find (said, wish->key);
  Wish *asked;

  if (alert == NULL || wish->window->desk == NULL)
    return;
  if (alert->ticket != 0)
    {
      vnt_window_open_ticket (wish->window, alert->ticket, TRUE);
      return;
    }
  wish->alert = vnt_alert_copy (alert);
  wish->asking = g_cancellable_new ();
  wish->patience = g_timeout_add_seconds (ASK_SECONDS, on_patience_over, wish);
  asked = g_steal_pointer (&wish);
  vnt_desk_ask_alert_ticket_async (asked->window->desk, asked->alert, asked->asking, on_asked,
                                   asked);
}

static void
on_ticket_from_alert (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  Wish *wish;

  if (self->desk == NULL)
    return;
  wish = g_new0 (Wish, 1);
  wish->window = g_object_ref (self);
  g_variant_get (parameter, "(xs)", &wish->machine, &wish->key);
  vnt_desk_load_monitored_async (self->desk, wish->machine, NULL, on_loaded, wish);
}

/* -- two about the same -- */

typedef struct
{
  VntWindow *window;
  gint64 target;
} Merge;

static void
on_doubled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Merge *merge = user_data;
  g_autoptr (VntWindow) self = merge->window;
  gint64 target = merge->target;
  g_autoptr (GPtrArray) tickets = vnt_desk_load_tickets_finish (VNT_DESK (source), result, NULL);
  GtkWidget *dialog;

  g_free (merge);
  if (tickets == NULL || tickets->len == 0 || self->desk == NULL)
    return;
  dialog = vnt_merge_dialog_new (GTK_WINDOW (self), self->desk, g_ptr_array_index (tickets, 0));
  vnt_merge_dialog_choose (dialog, target);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The older one stays: more people know it. */
static void
on_merge_doubled (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  gint64 one, other, newer;
  Merge *merge;

  if (self->desk == NULL)
    return;
  g_variant_get (parameter, "(xx)", &one, &other);
  newer = MAX (one, other);
  merge = g_new0 (Merge, 1);
  merge->window = g_object_ref (self);
  merge->target = MIN (one, other);
  vnt_desk_load_tickets_async (self->desk, &newer, 1, NULL, on_doubled, merge);
}

static const GActionEntry entries[] = {
  { .name = "merge-doubled", .activate = on_merge_doubled, .parameter_type = "(xx)" },
  { .name = "ticket-from-alert", .activate = on_ticket_from_alert, .parameter_type = "(xs)" },
};

/* The actions of the monitoring named "win.…". */
void
vnt_window_add_monitor_actions (VntWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * vnt_window_keep_alert:
 * @self: the window
 * @ticket: a ticket just made
 *
 * The alert it was begun for leads to it from now on, unless another ticket was being written already.
 */
void
vnt_window_keep_alert (VntWindow *self, gint64 ticket)
{
  g_autofree char *key = g_steal_pointer (&self->about_alert);

  if (key != NULL && self->new_ticket != NULL &&
      vnt_new_ticket_window_is_proposed (self->new_ticket))
    vnt_desk_keep_alert_ticket (self->desk, key, ticket);
}
