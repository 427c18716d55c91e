/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-notifier.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-flow.h"
#include "vnt-desk-tickets.h"
#include "vnt-notice-check.h"
#include "vnt-notice-words.h"
#include "vnt-portal.h"
#include "vnt-snooze-times.h"
#include "vnt-window.h"

/* What arrives together is told together. */
#define GATHER_SECONDS 1
/* Time goes by without news, too: something will soon be late. */
#define LOOK_SECONDS 60
/* More tickets than this at once are told as a number. */
#define ONE_BY_ONE 3
/* So many entries are looked at, and so many of them are remembered: they do not always come in order. */
#define MOST 200
#define REMEMBERED 100

struct _VntNotifier
{
  GObject parent_instance;

  GtkApplication *application; /* not owned: it owns this */
  GSettings *settings;
  VntDesk *desk;
  GHashTable *known; /* numbers of entries that were looked at */
  GHashTable *due; /* ticket → when it is late, as it was told */
  GHashTable *held; /* tickets there was news of in quiet hours, told in one afterwards */
  char *who; /* whose news they are */
  gint64 floor; /* what was there when the desk was opened, or first filled; -1 before */
  guint source;
  guint every;
  gboolean checked; /* whether the desktop takes notifications */
  gboolean looking;
  gboolean looked; /* what was at risk before is no news */
};

G_DEFINE_FINAL_TYPE (VntNotifier, vnt_notifier, G_TYPE_OBJECT)

static char *
id_of (gint64 ticket)
{
  return g_strdup_printf ("ticket-%" G_GINT64_FORMAT, ticket);
}

/* Nobody says that a notification was not shown: that is asked when the first one leaves. */
static void
send (VntNotifier *self, const char *id, GNotification *notification)
{
  if (!self->checked)
    vnt_notice_check (G_APPLICATION (self->application), vnt_portal_is_needed ());
  self->checked = TRUE;
  g_application_send_notification (G_APPLICATION (self->application), id, notification);
}

static void
add_button (GNotification *notification, const char *label, const char *action, gint64 ticket)
{
  g_notification_add_button_with_target (notification, label, action, "x", ticket);
}

static void
notify_ticket (VntNotifier *self, const VntTold *told)
{
  g_autofree char *setting = g_settings_get_string (self->settings, "notify-detail");
  VntNoticeDetail detail = vnt_notice_words_read_detail (setting);
  g_autofree char *title = vnt_notice_words_title (told, detail);
  g_autofree char *body = vnt_notice_words_body (told, detail);
  g_autofree char *id = id_of (told->ticket->id);
  g_autoptr (GNotification) notification = g_notification_new (title);
  gint64 ticket = told->ticket->id;

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.open-ticket", "x", ticket);
  if (told->ticket->owner == NULL)
    add_button (notification, _ ("Take"), "app.take-ticket", ticket);
  else
    add_button (notification, _ ("Reply"), "app.reply-ticket", ticket);
  add_button (notification, _ ("Put Off"), "app.put-off-ticket", ticket);
  add_button (notification, _ ("Mark as Read"), "app.read-ticket", ticket);
  if (told->why == VNT_TELL_DUE || told->why == VNT_TELL_MENTIONED)
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  send (self, id, notification);
}

static void
notify_together (VntNotifier *self, const char *id, const char *title)
{
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_default_action (notification, "app.show-window");
  send (self, id, notification);
}

static void
notify_many (VntNotifier *self, guint n)
{
  g_autofree char *title = vnt_notice_words_many (n);

  notify_together (self, "many", title);
}

/* The next start of the program knows it, too. */
static void
keep_held (VntNotifier *self)
{
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer ticket;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, &ticket, NULL))
    g_array_append_vals (tickets, ticket, 1);
  vnt_desk_keep_held_async (self->desk, tickets, NULL, NULL, NULL);
}

static void
read_held (VntNotifier *self)
{
  g_autoptr (GArray) tickets = vnt_desk_dup_held (self->desk);

  g_hash_table_remove_all (self->held);
  for (guint i = 0; i < tickets->len; i++)
    g_hash_table_add (self->held, g_memdup2 (&g_array_index (tickets, gint64, i), sizeof (gint64)));
}

/* What was held back, but for what is told by itself now. */
static void
notify_held (VntNotifier *self, GHashTable *told_now)
{
  g_autofree char *title = NULL;
  GHashTableIter iter;
  gpointer ticket;

  if (g_hash_table_size (self->held) == 0)
    return;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, &ticket, NULL))
    if (g_hash_table_contains (told_now, ticket))
      g_hash_table_iter_remove (&iter);
  if (g_hash_table_size (self->held) > 0)
    {
      title = vnt_notice_words_held (g_hash_table_size (self->held));
      notify_together (self, "held", title);
    }
  g_hash_table_remove_all (self->held);
  keep_held (self);
}

static void
hold (VntNotifier *self, GHashTable *tickets)
{
  GHashTableIter iter;
  gpointer ticket;

  if (g_hash_table_size (tickets) == 0)
    return;
  g_hash_table_iter_init (&iter, tickets);
  while (g_hash_table_iter_next (&iter, &ticket, NULL))
    g_hash_table_add (self->held, g_memdup2 (ticket, sizeof (gint64)));
  keep_held (self);
}

/* Also of what is not told: it is looked at once. */
static gboolean
is_news (VntNotifier *self, const VntTold *told)
{
  const gint64 *due = g_hash_table_lookup (self->due, &told->ticket->id);

  if (told->message != NULL)
    return g_hash_table_add (self->known, g_memdup2 (&told->message->id, sizeof (gint64)));
  if (due != NULL && *due == told->ticket->clock.due)
    return FALSE;
  g_hash_table_replace (self->due, g_memdup2 (&told->ticket->id, sizeof (gint64)),
                        g_memdup2 (&told->ticket->clock.due, sizeof (gint64)));
  return self->looked;
}

static gboolean
is_below (gpointer key, gpointer value, gpointer floor)
{
  return *(gint64 *) key <= *(gint64 *) floor;
}

/* What lies far behind is not asked for again. */
static void
raise_floor (VntNotifier *self, GPtrArray *all)
{
  guint n = 0;

  for (guint i = all->len; i > 0; i--)
    {
      const VntTold *told = g_ptr_array_index (all, i - 1);

      if (told->message != NULL && ++n > REMEMBERED)
        {
          self->floor = MAX (self->floor, told->message->id);
          g_hash_table_foreach_remove (self->known, is_below, &self->floor);
          return;
        }
    }
}

static gboolean
is_quiet (VntNotifier *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (vnt_clock_now ());

  return vnt_tell_is_quiet ((int) g_settings_get_uint (self->settings, "quiet-from"),
                            (int) g_settings_get_uint (self->settings, "quiet-to"),
                            g_date_time_get_hour (now));
}

/* The last word about each ticket. */
static void
tell (VntNotifier *self, GPtrArray *all)
{
  g_autoptr (GHashTable) tickets = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer told;

  for (guint i = 0; i < all->len; i++)
    {
      VntTold *one = g_ptr_array_index (all, i);

      if (is_news (self, one) && one->why != VNT_TELL_NOT)
        g_hash_table_replace (tickets, &one->ticket->id, one);
    }
  raise_floor (self, all);
  if (is_quiet (self))
    {
      hold (self, tickets);
      return;
    }
  notify_held (self, tickets);
  if (g_hash_table_size (tickets) > ONE_BY_ONE)
    {
      notify_many (self, g_hash_table_size (tickets));
      return;
    }
  g_hash_table_iter_init (&iter, tickets);
  while (g_hash_table_iter_next (&iter, NULL, &told))
    notify_ticket (self, told);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntNotifier) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) told = vnt_desk_load_told_finish (VNT_DESK (source), result, &error);

  self->looking = FALSE;
  if (told == NULL || self->desk == NULL || self->floor < 0)
    return;
  tell (self, told);
  self->looked = TRUE;
}

/* What the agent looks at is theirs already. */
static gint64
find_in_front (VntNotifier *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);

  return window != NULL && VNT_IS_WINDOW (window) && gtk_window_is_active (window)
           ? vnt_window_get_ticket_id (VNT_WINDOW (window))
           : 0;
}

static guint
read_wants (VntNotifier *self)
{
  static const struct
  {
    const char *key;
    VntTellWants wants;
  } keys[] = {
    { "notify-mine", VNT_TELL_WANTS_MINE },
    { "notify-queues", VNT_TELL_WANTS_QUEUES },
    { "notify-mentions", VNT_TELL_WANTS_MENTIONS },
    { "notify-due", VNT_TELL_WANTS_DUE },
  };
  guint wants = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_settings_get_boolean (self->settings, keys[i].key))
      wants |= keys[i].wants;
  return wants;
}

/* What was there before everything had been fetched is no news. */
static gboolean
find_floor (VntNotifier *self)
{
  if (self->floor < 0 && vnt_desk_get_fetched (self->desk) == VNT_DESK_FETCHED_ALL)
    self->floor = vnt_desk_get_last_entry (self->desk);
  return self->floor >= 0;
}

static gboolean
look (gpointer data)
{
  VntNotifier *self = data;
  const VntAccount *account = vnt_desk_get_account (self->desk);
  VntTellContext context = { 0 };

  self->source = 0;
  if (account == NULL || self->looking || !find_floor (self))
    return G_SOURCE_REMOVE;
  context.login = account->login;
  context.name = account->name;
  context.wants = read_wants (self);
  context.in_front = find_in_front (self);
  self->looking = TRUE;
  vnt_desk_load_told_async (self->desk, self->floor, MOST, &context, NULL, on_loaded,
                            g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_news (VntNotifier *self)
{
  if (self->source == 0)
    self->source = g_timeout_add_seconds (GATHER_SECONDS, look, self);
}

static gboolean
on_every_minute (gpointer data)
{
  on_news (data);
  return G_SOURCE_CONTINUE;
}

/* (nullable) */
static char *
dup_who (VntNotifier *self)
{
  const VntAccount *account = vnt_desk_get_account (self->desk);

  return account != NULL ? g_strdup_printf ("%s %s", account->login, account->url) : NULL;
}

static void
on_account (VntNotifier *self)
{
  g_autofree char *who = dup_who (self);

  if (g_strcmp0 (who, self->who) == 0)
    return;
  /* Somebody else works here now. */
  g_free (self->who);
  self->who = g_steal_pointer (&who);
  self->floor = -1;
  self->looked = FALSE;
  g_hash_table_remove_all (self->known);
  g_hash_table_remove_all (self->due);
  read_held (self);
}

static void
on_seen (VntNotifier *self, gint64 ticket)
{
  g_autofree char *id = id_of (ticket);

  g_application_withdraw_notification (G_APPLICATION (self->application), id);
  g_application_withdraw_notification (G_APPLICATION (self->application), "many");
  g_application_withdraw_notification (G_APPLICATION (self->application), "held");
  if (g_hash_table_remove (self->held, &ticket))
    keep_held (self);
}

/* -- its buttons -- */

static void
on_reply (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntNotifier *self = user_data;
  GtkWindow *window;

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "open-ticket", parameter);
  window = gtk_application_get_active_window (self->application);
  if (window != NULL && VNT_IS_WINDOW (window) &&
      vnt_window_get_ticket_id (VNT_WINDOW (window)) == g_variant_get_int64 (parameter))
    vnt_window_activate (VNT_WINDOW (window), "ticket.reply");
}

static void
on_take (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntNotifier *self = user_data;
  const VntAccount *account = vnt_desk_get_account (self->desk);

  if (account != NULL)
    vnt_desk_set_field_async (self->desk, g_variant_get_int64 (parameter), VNT_FIELD_OWNER,
                              account->login, NULL, NULL, NULL);
}

static void
on_put_off (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntNotifier *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (vnt_clock_now ());
  gint64 until = vnt_snooze_time (VNT_SNOOZE_LATER_TODAY, now);

  if (until == 0)
    until = vnt_snooze_time (VNT_SNOOZE_TOMORROW, now);
  vnt_desk_snooze_ticket_async (self->desk, g_variant_get_int64 (parameter), until, NULL, NULL,
                                NULL);
}

static void
on_ticket_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) rows = vnt_desk_load_tickets_finish (VNT_DESK (source), result, NULL);

  if (rows != NULL && rows->len > 0 && rows->pdata[0] != NULL)
    vnt_desk_mark_seen (VNT_DESK (source), rows->pdata[0]);
}

static void
on_read (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntNotifier *self = user_data;
  gint64 ticket = g_variant_get_int64 (parameter);

  vnt_desk_load_tickets_async (self->desk, &ticket, 1, NULL, on_ticket_loaded, NULL);
}

static void
on_show_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_activate (G_APPLICATION (VNT_NOTIFIER (user_data)->application));
}

static const GActionEntry entries[] = {
  { .name = "reply-ticket", .activate = on_reply, .parameter_type = "x" },
  { .name = "take-ticket", .activate = on_take, .parameter_type = "x" },
  { .name = "put-off-ticket", .activate = on_put_off, .parameter_type = "x" },
  { .name = "read-ticket", .activate = on_read, .parameter_type = "x" },
  { .name = "show-window", .activate = on_show_window },
};

static void
vnt_notifier_dispose (GObject *object)
{
  VntNotifier *self = VNT_NOTIFIER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->every, g_source_remove);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  for (gsize i = 0; self->desk != NULL && i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->application), entries[i].name);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (vnt_notifier_parent_class)->dispose (object);
}

static void
vnt_notifier_finalize (GObject *object)
{
  VntNotifier *self = VNT_NOTIFIER (object);

  g_hash_table_unref (self->known);
  g_hash_table_unref (self->due);
  g_hash_table_unref (self->held);
  g_free (self->who);
  G_OBJECT_CLASS (vnt_notifier_parent_class)->finalize (object);
}

static void
vnt_notifier_class_init (VntNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_notifier_finalize;
}

static void
vnt_notifier_init (VntNotifier *self)
{
  self->floor = -1;
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->due = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * vnt_notifier_new:
 * @application: whose notifications they are; it outlives this
 * @settings: whether and when the agent wants them
 * @desk: a desk that was opened just now; let go of this before it is closed
 *
 * Returns: (transfer full): a notifier; what is there now is no news, nor what comes before everything has been fetched once, but
 *   for what a run before this one held back in quiet hours
 */
VntNotifier *
vnt_notifier_new (GtkApplication *application, GSettings *settings, VntDesk *desk)
{
  VntNotifier *self = g_object_new (VNT_TYPE_NOTIFIER, NULL);

  self->application = application;
  self->settings = g_object_ref (settings);
  self->desk = g_object_ref (desk);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   self);
  self->who = dup_who (self);
  read_held (self);
  /* What comes now is what happened while the program was not running. */
  self->floor = vnt_desk_get_last_entry (desk);
  if (self->floor == 0)
    self->floor = -1;
  g_signal_connect_swapped (desk, "conversations-changed", G_CALLBACK (on_news), self);
  g_signal_connect_swapped (desk, "notify::status-text", G_CALLBACK (on_news), self);
  g_signal_connect_swapped (desk, "notify::account", G_CALLBACK (on_account), self);
  g_signal_connect_swapped (desk, "ticket-seen", G_CALLBACK (on_seen), self);
  g_signal_connect_swapped (settings, "changed::quiet-from", G_CALLBACK (on_news), self);
  g_signal_connect_swapped (settings, "changed::quiet-to", G_CALLBACK (on_news), self);
  self->every = g_timeout_add_seconds (LOOK_SECONDS, on_every_minute, self);
  return self;
}
