/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what of a ticket, and when: read from what is on this computer. */
#include "vnt-history-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-message-words.h"
#include "vnt-tab-stop.h"
#include "vnt-text.h"
#include "vnt-words.h"

/* What the window shows; goes with it. */
typedef struct
{
  VntMessageList *messages;
  GtkFilter *filter;
  GtkStack *stack;
  GListModel *shown;
  char *wanted; /* folded */
} History;

static void
history_free (gpointer data)
{
  History *history = data;

  g_signal_handlers_disconnect_by_data (history->shown, history);
  g_object_unref (history->shown);
  g_object_unref (history->messages);
  g_free (history->wanted);
  g_free (history);
}

static char *
who_and_when (const VntMessage *message)
{
  g_autofree char *author = vnt_message_words_author (message);
  g_autofree char *time = vnt_message_words_time (message->created);

  return g_strdup_printf ("%s · %s", author, time);
}

static gboolean
is_wanted (gpointer item, gpointer user_data)
{
  const History *history = user_data;
  const VntMessage *message = vnt_message_item_get_message (item);
  g_autofree char *words = NULL;
  g_autofree char *who = NULL;
  g_autofree char *both = NULL;
  g_autofree char *folded = NULL;

  if (message->kind != VNT_MESSAGE_EVENT)
    return FALSE;
  if (history->wanted == NULL || *history->wanted == '\0')
    return TRUE;
  words = vnt_message_words_event (message);
  who = vnt_message_words_author (message);
  both = g_strconcat (words, " ", who, NULL);
  folded = vnt_text_fold (both);
  return strstr (folded, history->wanted) != NULL;
}

/* Newest first. */
static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const VntMessage *left = vnt_message_item_get_message ((VntMessageItem *) a);
  const VntMessage *right = vnt_message_item_get_message ((VntMessageItem *) b);

  return (right->id > left->id) - (right->id < left->id);
}

static void
show_empty (History *history)
{
  gtk_stack_set_visible_child_name (history->stack, g_list_model_get_n_items (history->shown) > 0
                                                      ? "changes"
                                                      : "none");
}

static void
on_search (GtkEditable *entry, History *history)
{
  g_free (history->wanted);
  history->wanted = vnt_text_fold (gtk_editable_get_text (entry));
  gtk_filter_changed (history->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Escape: first what is typed goes, then the window. */
static void
on_stop (GtkWidget *entry)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (entry)));
}

static GtkWidget *
new_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = new_label ("caption");

  gtk_widget_add_css_class (who, "dim-label");
  gtk_widget_add_css_class (box, "history-row");
  gtk_box_append (GTK_BOX (box), new_label (NULL));
  gtk_box_append (GTK_BOX (box), who);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const VntMessage *message = vnt_message_item_get_message (gtk_list_item_get_item (item));
  g_autofree char *words = vnt_message_words_event (message);
  g_autofree char *who = who_and_when (message);
  g_autofree char *full = vnt_message_words_full_time (message->created);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", words, who);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), words);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), who);
  gtk_widget_set_tooltip_text (gtk_widget_get_last_child (box), full);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GtkWidget *
new_list (History *history)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  view =
    gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (history->shown))),
                       factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Changes"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return vnt_tab_stop_new (scroller);
}

static GtkWidget *
new_search (History *history)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", _ ("Field, value or person"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the changes"), -1);
  gtk_widget_set_margin_start (entry, 12);
  gtk_widget_set_margin_end (entry, 12);
  gtk_widget_set_margin_bottom (entry, 6);
  g_signal_connect (entry, "search-changed", G_CALLBACK (on_search), history);
  g_signal_connect (entry, "stop-search", G_CALLBACK (on_stop), NULL);
  return entry;
}

static GtkWidget *
new_none (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Changes"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("Nothing that matches was changed, or it has not been fetched from the server yet."));
  return page;
}

static gboolean
close_by_escape (GtkWidget *window, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static GtkWidget *
new_window (GtkWindow *parent, const VntTicket *ticket, GtkWidget *content)
{
  GtkWidget *window =
    g_object_new (ADW_TYPE_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  /* Translators: %s is a ticket's number */
  g_autofree char *title = g_strdup_printf (_ ("Changes of %s"), number);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (title, vnt_words_subject (ticket)));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 520, 600);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (close_by_escape, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  return window;
}

/**
 * vnt_history_window_new:
 * @parent: (nullable): the window it belongs to
 * @desk: an open desk
 * @ticket: whose changes are shown
 *
 * Who changed what, and when, newest first; it follows what is fetched.
 *
 * Returns: (transfer none): a window that is not shown yet
 */
GtkWindow *
vnt_history_window_new (GtkWindow *parent, VntDesk *desk, const VntTicket *ticket)
{
  History *history = g_new0 (History, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkFilterListModel *filtered;
  GtkWidget *window;

  history->messages = vnt_desk_list_messages (desk, ticket->id);
  history->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, history, NULL));
  filtered =
    gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (history->messages)), history->filter);
  history->shown = G_LIST_MODEL (
    gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                             GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL))));
  history->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (history->stack, new_list (history), "changes");
  gtk_stack_add_named (history->stack, new_none (), "none");
  gtk_box_append (GTK_BOX (content), new_search (history));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (history->stack));
  g_signal_connect_swapped (history->shown, "items-changed", G_CALLBACK (show_empty), history);
  show_empty (history);
  window = new_window (parent, ticket, content);
  g_object_set_data_full (G_OBJECT (window), "history", history, history_free);
  return GTK_WINDOW (window);
}
