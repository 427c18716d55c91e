/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ticket about an alert of the monitoring. */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-desk-monitor.h"
#include "vnt-monitor-words.h"

typedef struct
{
  VntWindow *window;
  gint64 machine;
  char *key;
} Wish;

static const VntAlert *
find (const VntMonitored *said, const char *key)
{
  for (guint i = 0; said != NULL && i < said->alerts->len; i++)
    if (g_str_equal (((VntAlert *) g_ptr_array_index (said->alerts, i))->key, key))
      return g_ptr_array_index (said->alerts, i);
  return NULL;
}

/* One that was opened meanwhile, here or by a colleague, is the one. */
static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wish *wish = user_data;
  g_autoptr (VntWindow) self = wish->window;
  g_autofree char *key = wish->key;
  g_autoptr (VntMonitored) said = vnt_desk_load_monitored_finish (VNT_DESK (source), result, NULL);
  const VntAlert *alert = find (said, key);
  gint64 machine = wish->machine;
  g_autofree char *subject = NULL;
  g_autofree char *text = NULL;

  g_free (wish);
  if (alert == NULL || self->desk == NULL)
    return;
  if (alert->ticket != 0)
    {
      vnt_window_open_ticket (self, alert->ticket, TRUE);
      return;
    }
  vnt_window_activate (self, "win.new-ticket");
  if (self->new_ticket == NULL)
    return;
  subject = vnt_monitor_words_subject (alert);
  text = vnt_monitor_words_text (alert);
  self->about = machine;
  g_free (self->about_alert);
  self->about_alert = g_steal_pointer (&key);
  vnt_new_ticket_window_propose (self->new_ticket, subject, text);
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

static const GActionEntry entries[] = {
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
