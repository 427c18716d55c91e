/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-away-window.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-tell.h"
#include "vnt-flow-words.h"
#include "vnt-words.h"

/* Who was away for longer than this says reads the tickets anyway. */
#define MOST 1000
/* What happened to one ticket is told in so many lines. */
#define LINES 4

struct _VntAwayWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  GPtrArray *told; /* of VntTold */
  GCancellable *loading;

  AdwWindowTitle *title;
  GtkWidget *all_seen;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkListBox *list;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntAwayWindow, vnt_away_window, ADW_TYPE_WINDOW)

static void
on_row_activated (VntAwayWindow *self, GtkListBoxRow *row)
{
  gint64 *ticket = g_object_get_data (G_OBJECT (row), "vnt-ticket");

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, *ticket);
}

/* The newest first; what is more is counted. */
static char *
deeds_words (GPtrArray *told, const VntTicket *ticket)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 now = vnt_clock_now ();
  guint n = 0;

  for (guint i = told->len; i > 0; i--)
    {
      const VntTold *one = g_ptr_array_index (told, i - 1);
      g_autofree char *deed = NULL;

      if (!one->concerns || one->ticket->id != ticket->id || ++n > LINES)
        continue;
      deed = vnt_flow_words_deed_ago (one->message, now);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", deed);
    }
  if (n > LINES)
    {
      g_autofree char *more =
        g_strdup_printf (ngettext ("and %u more", "and %u more", n - LINES), n - LINES);

      g_string_append_printf (text, "\n%s", more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_row (VntAwayWindow *self, const VntTicket *ticket)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  g_autofree char *title = g_strdup_printf ("%s %s", number, vnt_words_subject (ticket));
  g_autofree char *deeds = deeds_words (self->told, ticket);
  g_autofree char *subtitle = g_markup_escape_text (deeds, -1);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, deeds);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (ticket->unread)
    {
      GtkWidget *dot = gtk_label_new ("●");

      gtk_widget_set_tooltip_text (dot, _ ("Unread"));
      gtk_widget_add_css_class (dot, "accent");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), dot);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "vnt-ticket", g_memdup2 (&ticket->id, sizeof ticket->id),
                          g_free);
  return row;
}

static void
show_told (VntAwayWindow *self)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = self->told->len; i > 0; i--)
    {
      VntTold *one = g_ptr_array_index (self->told, i - 1);

      if (one->concerns && g_hash_table_add (shown, &one->ticket->id))
        gtk_list_box_append (self->list, new_row (self, one->ticket));
    }
  gtk_widget_set_sensitive (self->all_seen, g_hash_table_size (shown) > 0);
  gtk_stack_set_visible_child_name (self->stack, g_hash_table_size (shown) > 0 ? "list" : "empty");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntAwayWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) told = vnt_desk_load_told_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (told == NULL)
    {
      adw_status_page_set_description (self->empty, error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  g_clear_pointer (&self->told, g_ptr_array_unref);
  self->told = g_steal_pointer (&told);
  show_told (self);
}

static void
load (VntAwayWindow *self)
{
  VntPresence presence = vnt_desk_get_presence (self->desk);
  const VntAccount *account = vnt_desk_get_account (self->desk);
  VntTellContext context = { 0 };
  g_autofree char *since = NULL;

  if (presence.left_at == 0 || account == NULL)
    {
      adw_status_page_set_description (
        self->empty, _ ("You have not been away yet. Close the window, and next time this tells "
                        "what others did to your tickets meanwhile."));
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  since = vnt_words_exact (presence.left_at);
  adw_window_title_set_subtitle (self->title, since);
  context.login = account->login;
  context.name = account->name;
  vnt_desk_load_told_async (self->desk, presence.floor, MOST, &context, self->loading, on_loaded,
                            g_object_ref (self));
}

static void
on_noted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntAwayWindow) self = user_data;

  if (vnt_desk_note_presence_finish (VNT_DESK (source), result, NULL) && self->desk != NULL)
    load (self);
}

static void
on_all_seen (VntAwayWindow *self)
{
  VntPresence now = { vnt_desk_get_last_entry (self->desk), vnt_clock_now () };

  for (guint i = 0; self->told != NULL && i < self->told->len; i++)
    {
      const VntTold *one = g_ptr_array_index (self->told, i);

      if (one->concerns)
        vnt_desk_mark_seen (self->desk, one->ticket);
    }
  vnt_desk_note_presence_async (self->desk, &now, NULL, on_noted, g_object_ref (self));
}

static void
vnt_away_window_dispose (GObject *object)
{
  VntAwayWindow *self = VNT_AWAY_WINDOW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  G_OBJECT_CLASS (vnt_away_window_parent_class)->dispose (object);
}

static void
vnt_away_window_class_init (VntAwayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_away_window_dispose;
  signals[SIGNAL_OPEN] = g_signal_new ("open", VNT_TYPE_AWAY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_header (VntAwayWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Since You Left"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->all_seen = gtk_button_new_with_mnemonic (_ ("_All Seen"));
  gtk_widget_set_tooltip_text (self->all_seen,
                               _ ("Mark all of them as read, and begin to count from now"));
  gtk_widget_set_sensitive (self->all_seen, FALSE);
  g_signal_connect_swapped (self->all_seen, "clicked", G_CALLBACK (on_all_seen), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->all_seen);
  return header;
}

static GtkWidget *
make_list (VntAwayWindow *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 12);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Since You Left"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (on_row_activated), self);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
vnt_away_window_init (VntAwayWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *empty = adw_status_page_new ();

  self->loading = g_cancellable_new ();
  self->stack = GTK_STACK (stack);
  self->empty = ADW_STATUS_PAGE (empty);
  adw_status_page_set_title (self->empty, _ ("Nothing New"));
  adw_status_page_set_description (self->empty,
                                   _ ("Nobody else touched your tickets since you left."));
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "loading");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), stack);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * vnt_away_window_new:
 * @parent: (nullable): the window it belongs to
 * @desk: an open desk
 *
 * Returns: (transfer none): a window; present it
 */
VntAwayWindow *
vnt_away_window_new (GtkWindow *parent, VntDesk *desk)
{
  VntAwayWindow *self =
    g_object_new (VNT_TYPE_AWAY_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                  "default-width", 480, "default-height", 560, "title", _ ("Since You Left"), NULL);

  self->desk = g_object_ref (desk);
  load (self);
  return self;
}
