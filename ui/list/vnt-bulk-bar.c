/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-bulk-bar.h"

#include <glib/gi18n.h>

#include "vnt-bulk-window.h"
#include "vnt-bulk-words.h"
#include "vnt-bundle-toast.h"
#include "vnt-dispose.h"
#include "vnt-field.h"
#include "vnt-key-map.h"
#include "vnt-ticket-export.h"
#include "vnt-ticket-print.h"

struct _VntBulkBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer; /* %NULL until rows were ticked */
  GtkLabel *count;

  VntDesk *desk;
  VntTicketList *tickets;
  VntTicketView *view;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (VntBulkBar, vnt_bulk_bar, GTK_TYPE_WIDGET)

/* The keys of one ticket mean all that are ticked while some are. */
static const struct
{
  const char *one;
  const char *many;
} twins[] = {
  { "win.set-status", "many.change::status" },         { "ticket.take", "many.take" },
  { "win.set-queue", "many.change::queue" },           { "ticket.edit-due", "many.change::due" },
  { "ticket.edit-priority", "many.change::priority" },
};

static VntTicketSelection *
get_selection (VntBulkBar *self)
{
  return vnt_ticket_view_get_selection (self->view);
}

/* The first picture has no ticked rows: its buttons and menus would be a twentieth of what the program makes for it. */
static void
make_strip (VntBulkBar *self)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/ventanilla/Ventanilla/ui/list/vnt-bulk-bar.ui");

  self->revealer = GTK_REVEALER (gtk_builder_get_object (builder, "revealer"));
  self->count = GTK_LABEL (gtk_builder_get_object (builder, "count"));
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
  vnt_key_map_show_in (GTK_WIDGET (self->revealer));
}

static void
update_count (VntBulkBar *self)
{
  guint n = vnt_ticket_selection_get_n_ticked (get_selection (self));
  g_autofree char *text = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);

  if (self->revealer == NULL && n == 0)
    return;
  if (self->revealer == NULL)
    make_strip (self);
  if (n > 0)
    gtk_label_set_label (self->count, text);
  gtk_revealer_set_reveal_child (self->revealer, n > 0);
}

static void
on_done (VntBulkBar *self, VntBundle *bundle)
{
  g_autofree char *text = vnt_bulk_words_done (vnt_bundle_get_n_tickets (bundle));

  if (self->desk == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (get_selection (self)));
  vnt_bundle_toast_show (GTK_WIDGET (self), self->desk, bundle, text);
}

/* What is ticked, or else the row the agent is at. */
static GArray *
list_meant (VntBulkBar *self)
{
  GArray *tickets = vnt_ticket_selection_list_ticked (get_selection (self));
  gint64 current = vnt_ticket_selection_get_current (get_selection (self));

  if (tickets->len == 0 && current != 0 && vnt_ticket_list_find (self->tickets, current, NULL))
    g_array_append_val (tickets, current);

  return tickets;
}

static void
change (VntBulkBar *self, VntField field, const char *value)
{
  g_autoptr (GArray) tickets = list_meant (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  VntBulkWindow *window;

  if (tickets->len == 0 || !GTK_IS_WINDOW (root))
    return;
  window = vnt_bulk_window_new (GTK_WINDOW (root), self->desk, tickets, field, value);
  g_signal_connect_object (window, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_change (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *word = g_variant_get_string (parameter, NULL);
  const VntFieldInfo *info;

  for (guint i = 0; (info = vnt_field_nth (i)) != NULL; i++)
    if (g_str_equal (info->word, word))
      {
        change (user_data, info->field, NULL);
        return;
      }
}

static void
on_take (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntBulkBar *self = user_data;
  const VntAccount *account = vnt_desk_get_account (self->desk);

  if (account != NULL)
    change (self, VNT_FIELD_OWNER, account->login);
}

static void
on_resolve (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change (user_data, VNT_FIELD_STATUS, "resolved");
}

static void
on_tick (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  vnt_ticket_view_toggle (VNT_BULK_BAR (user_data)->view);
}

static void
on_tick_all (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_selection (user_data)));
}

static void
on_untick (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntBulkBar *self = user_data;

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (get_selection (self)));
  vnt_ticket_view_focus (self->view);
}

/* What is ticked, or else the whole list. */
static GArray *
list_shown (VntBulkBar *self)
{
  GArray *tickets = vnt_ticket_selection_list_ticked (get_selection (self));
  guint n = tickets->len == 0 ? g_list_model_get_n_items (G_LIST_MODEL (self->tickets)) : 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = vnt_ticket_list_get_id (self->tickets, i);

      if (id != 0)
        g_array_append_val (tickets, id);
    }

  return tickets;
}

static void
copy (VntBulkBar *self, gboolean csv)
{
  g_autoptr (GArray) tickets = list_meant (self);

  if (tickets->len > 0)
    vnt_ticket_export_copy (GTK_WIDGET (self), self->desk, tickets, csv);
}

static void
on_copy (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy (user_data, FALSE);
}

static void
on_copy_csv (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy (user_data, TRUE);
}

static void
on_save_csv (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntBulkBar *self = user_data;
  g_autoptr (GArray) tickets = list_shown (self);

  vnt_ticket_export_save (GTK_WIDGET (self), self->desk, tickets);
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntBulkBar *self = user_data;
  g_autoptr (GArray) tickets = list_shown (self);
  g_autoptr (GtkPrintOperation) operation =
    vnt_ticket_print_new (self->desk, tickets, _ ("Tickets"));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static const GActionEntry entries[] = {
  { .name = "tick", .activate = on_tick },
  { .name = "tick-all", .activate = on_tick_all },
  { .name = "untick", .activate = on_untick },
  { .name = "change", .activate = on_change, .parameter_type = "s" },
  { .name = "take", .activate = on_take },
  { .name = "resolve", .activate = on_resolve },
  { .name = "copy", .activate = on_copy },
  { .name = "copy-csv", .activate = on_copy_csv },
  { .name = "save-csv", .activate = on_save_csv },
  { .name = "print", .activate = on_print },
};

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  VntBulkBar *self = user_data;

  if (keyval != GDK_KEY_Escape || vnt_ticket_selection_get_n_ticked (get_selection (self)) == 0)
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "untick", NULL);
  return TRUE;
}

static void
vnt_bulk_bar_root (GtkWidget *widget)
{
  VntBulkBar *self = VNT_BULK_BAR (widget);

  GTK_WIDGET_CLASS (vnt_bulk_bar_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "many",
                                  self->desk != NULL ? G_ACTION_GROUP (self->actions) : NULL);
}

static void
vnt_bulk_bar_unroot (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (root), "many", NULL);
  GTK_WIDGET_CLASS (vnt_bulk_bar_parent_class)->unroot (widget);
}

static void
vnt_bulk_bar_dispose (GObject *object)
{
  VntBulkBar *self = VNT_BULK_BAR (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (get_selection (self), self);
  vnt_unparent_children (GTK_WIDGET (self));
  self->revealer = NULL;
  g_clear_object (&self->actions);
  g_clear_object (&self->tickets);
  g_clear_object (&self->view);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_bulk_bar_parent_class)->dispose (object);
}

static void
vnt_bulk_bar_class_init (VntBulkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_bulk_bar_dispose;
  widget_class->root = vnt_bulk_bar_root;
  widget_class->unroot = vnt_bulk_bar_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_bulk_bar_init (VntBulkBar *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

/**
 * vnt_bulk_bar_set_view:
 * @self: the bar
 * @desk: an open desk
 * @tickets: the rows
 * @view: where they are ticked
 *
 * Call it once.
 */
void
vnt_bulk_bar_set_view (VntBulkBar *self, VntDesk *desk, VntTicketList *tickets, VntTicketView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_return_if_fail (self->desk == NULL);
  self->desk = g_object_ref (desk);
  self->tickets = g_object_ref (tickets);
  self->view = g_object_ref (view);
  g_signal_connect_swapped (get_selection (self), "notify::n-ticked", G_CALLBACK (update_count),
                            self);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  if (root != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (root), "many", G_ACTION_GROUP (self->actions));
  update_count (self);
}

/**
 * vnt_bulk_bar_redirect:
 * @self: the bar
 * @action: detailed name of an action
 *
 * Returns: (transfer none): the action that does the same with every ticked ticket while some are ticked, else @action
 */
const char *
vnt_bulk_bar_redirect (VntBulkBar *self, const char *action)
{
  if (self->view == NULL || vnt_ticket_selection_get_n_ticked (get_selection (self)) == 0)
    return action;
  for (gsize i = 0; i < G_N_ELEMENTS (twins); i++)
    if (g_str_equal (twins[i].one, action))
      return twins[i].many;

  return action;
}
