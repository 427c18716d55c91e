/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-desk-writing.h"
#include "vnt-dispose.h"
#include "vnt-menu-later.h"
#include "vnt-sidebar-row.h"
#include "vnt-tab-stop.h"
#include "vnt-view-menu.h"

struct _VntSidebar
{
  GtkWidget parent_instance;

  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkLabel *account;
  GtkListBox *views;
  GtkListBox *places;
  GtkWidget *place_rows[VNT_SIDEBAR_N_PLACES];
  GListModel *written;
  GtkProgressBar *progress;
  GtkImage *status_icon;
  GtkLabel *status;
  GtkWidget *sign_in;

  VntDesk *desk;
  VntViewList *list;
  guint missing;
  char *chosen; /* id of the view, %NULL while a place is chosen */
};

/* In the order they stand in, each with the action that shows it. */
static const struct
{
  const char *title;
  const char *icon_name;
  const char *action;
} PLACES[VNT_SIDEBAR_N_PLACES] = {
  [VNT_SIDEBAR_KNOWLEDGE] = { N_ ("Knowledge"), "accessories-dictionary-symbolic",
                              "win.show-knowledge" },
  [VNT_SIDEBAR_MACHINES] = { N_ ("Machines"), "computer-symbolic", "win.machines" },
  [VNT_SIDEBAR_WORKLOAD] = { N_ ("Workload"), "system-users-symbolic", "win.show-workload" },
  [VNT_SIDEBAR_REPORTS] = { N_ ("Reports"), "x-office-spreadsheet-symbolic", "win.show-report" },
  [VNT_SIDEBAR_DRAFTS] = { N_ ("Drafts"), "document-edit-symbolic", "win.show-drafts" },
  [VNT_SIDEBAR_OUTBOX] = { N_ ("Outbox"), "mail-send-symbolic", "win.show-outbox" },
};

G_DEFINE_FINAL_TYPE (VntSidebar, vnt_sidebar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_VIEW,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
state_icon (VntDeskState state, gboolean busy, gboolean attention)
{
  switch (state)
    {
    case VNT_DESK_ONLINE:
      if (busy)
        return "content-loading-symbolic";
      return attention ? "dialog-warning-symbolic" : "emblem-ok-symbolic";
    case VNT_DESK_OFFLINE:
      return "network-offline-symbolic";
    case VNT_DESK_AUTH:
      return "dialog-password-symbolic";
    case VNT_DESK_UNTRUSTED:
      return "channel-insecure-symbolic";
    case VNT_DESK_CLOSED:
    case VNT_DESK_NO_ACCOUNT:
    case VNT_DESK_STARTING:
    default:
      return "content-loading-symbolic";
    }
}

static void
update_status (VntSidebar *self)
{
  VntDeskState state = vnt_desk_get_state (self->desk);
  const char *text = vnt_desk_get_status_text (self->desk);
  double progress = vnt_desk_get_progress (self->desk);

  gtk_image_set_from_icon_name (self->status_icon,
                                state_icon (state, vnt_desk_get_busy (self->desk),
                                            vnt_desk_get_attention (self->desk) > 0));
  gtk_label_set_label (self->status, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), progress >= 0);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (progress, 0, 1));
  gtk_widget_set_visible (self->sign_in, state == VNT_DESK_AUTH || state == VNT_DESK_UNTRUSTED);
}

static void
update_waiting (VntSidebar *self)
{
  guint waiting = vnt_desk_get_waiting (self->desk);

  vnt_sidebar_row_set_count (VNT_SIDEBAR_ROW (self->place_rows[VNT_SIDEBAR_OUTBOX]), waiting,
                             vnt_desk_get_attention (self->desk) > 0);
}

static void
update_drafts (VntSidebar *self)
{
  vnt_sidebar_row_set_count (VNT_SIDEBAR_ROW (self->place_rows[VNT_SIDEBAR_DRAFTS]),
                             g_list_model_get_n_items (self->written), FALSE);
}

static void
update_account (VntSidebar *self)
{
  const VntAccount *account = vnt_desk_get_account (self->desk);
  const char *name = "Ventanilla";

  if (account != NULL)
    name = account->name != NULL && *account->name != '\0' ? account->name : account->login;
  gtk_label_set_label (self->account, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button),
                               account != NULL ? account->url : NULL);
}

static void
mark_row (GtkWidget *row, gboolean chosen)
{
  if (chosen)
    gtk_widget_set_state_flags (row, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (row, GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

static GtkListBoxRow *
find_row (VntSidebar *self, const char *view_id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->views, i)) != NULL; i++)
    if (g_str_equal (vnt_view_item_get_id (vnt_sidebar_row_get_view (VNT_SIDEBAR_ROW (row))),
                     view_id))
      return row;

  return NULL;
}

/* The lists' own selection would follow the focus: Tab on its way through would change the view. */
static void
mark_views (VntSidebar *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->views, i)) != NULL; i++)
    {
      VntViewItem *view = vnt_sidebar_row_get_view (VNT_SIDEBAR_ROW (row));

      mark_row (GTK_WIDGET (row), g_strcmp0 (self->chosen, vnt_view_item_get_id (view)) == 0);
    }
}

static gboolean
on_missing (gpointer data)
{
  VntSidebar *self = data;
  g_autofree char *chosen = g_strdup (self->chosen);

  self->missing = 0;
  if (chosen == NULL || find_row (self, chosen) != NULL)
    return G_SOURCE_REMOVE;
  vnt_sidebar_choose (self, "mine");
  return G_SOURCE_REMOVE;
}

/* The view that was shown may not be there any more; one that is moved is taken out for a moment. */
static void
on_views_changed (VntSidebar *self)
{
  mark_views (self);
  if (self->chosen != NULL && find_row (self, self->chosen) == NULL && self->missing == 0)
    self->missing = g_idle_add (on_missing, self);
}

/* Also when it is the one chosen last: the list may show something else that was looked for. */
static void
choose_view (VntSidebar *self, VntViewItem *view)
{
  vnt_sidebar_mark_place (self, VNT_SIDEBAR_N_PLACES);
  self->chosen = g_strdup (vnt_view_item_get_id (view));
  mark_views (self);
  g_signal_emit (self, signals[SIGNAL_VIEW], 0, view);
}

static void
on_view_activated (VntSidebar *self, GtkListBoxRow *row)
{
  choose_view (self, vnt_sidebar_row_get_view (VNT_SIDEBAR_ROW (row)));
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
on_place_activated (VntSidebar *self, GtkListBoxRow *row)
{
  for (guint i = 0; i < VNT_SIDEBAR_N_PLACES; i++)
    if (self->place_rows[i] == GTK_WIDGET (row))
      gtk_widget_activate_action (GTK_WIDGET (self), PLACES[i].action, NULL);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = vnt_sidebar_row_new_for_view (VNT_VIEW_ITEM (item));

  if (vnt_view_item_get_own (item) != NULL)
    vnt_view_menu_attach (row, item);
  return row;
}

typedef enum
{
  SECTION_FIXED,
  SECTION_OWN,
  SECTION_SEARCHES,
  SECTION_QUEUES,
} Section;

static Section
section_of (GtkListBoxRow *row)
{
  VntViewItem *view = vnt_sidebar_row_get_view (VNT_SIDEBAR_ROW (row));

  if (vnt_view_item_get_own (view) != NULL)
    return SECTION_OWN;
  if (vnt_view_item_get_query (view)->search != 0)
    return SECTION_SEARCHES;
  return vnt_view_item_is_queue (view) ? SECTION_QUEUES : SECTION_FIXED;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  Section section = section_of (row);
  const char *text = section == SECTION_OWN        ? _ ("Own Views")
                     : section == SECTION_SEARCHES ? _ ("Searches of the Server")
                                                   : _ ("Queues");
  GtkWidget *label = gtk_list_box_row_get_header (row);

  if (section == SECTION_FIXED || (before != NULL && section_of (before) == section))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (label != NULL)
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "section");
  gtk_list_box_row_set_header (row, label);
}

static void
vnt_sidebar_dispose (GObject *object)
{
  VntSidebar *self = VNT_SIDEBAR (object);

  g_clear_handle_id (&self->missing, g_source_remove);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->desk);
  if (self->written != NULL)
    g_signal_handlers_disconnect_by_data (self->written, self);
  g_clear_object (&self->written);
  g_clear_object (&self->list);
  vnt_dispose_children (GTK_WIDGET (self), VNT_TYPE_SIDEBAR);
  G_OBJECT_CLASS (vnt_sidebar_parent_class)->dispose (object);
}

static void
vnt_sidebar_finalize (GObject *object)
{
  g_free (VNT_SIDEBAR (object)->chosen);
  G_OBJECT_CLASS (vnt_sidebar_parent_class)->finalize (object);
}

static void
vnt_sidebar_class_init (VntSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_sidebar_finalize;
  signals[SIGNAL_VIEW] = g_signal_new ("view", VNT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, VNT_TYPE_VIEW_ITEM);
  signals[SIGNAL_DONE] =
    g_signal_new ("done", VNT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (VNT_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/sidebar/vnt-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, VntSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, VntSidebar, main_menu);
  gtk_widget_class_bind_template_child (widget_class, VntSidebar, account);
  gtk_widget_class_bind_template_child (widget_class, VntSidebar, views);
  gtk_widget_class_bind_template_child (widget_class, VntSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, VntSidebar, progress);
  gtk_widget_class_bind_template_child (widget_class, VntSidebar, status_icon);
  gtk_widget_class_bind_template_child (widget_class, VntSidebar, status);
  gtk_widget_class_bind_template_child (widget_class, VntSidebar, sign_in);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_place_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "vntsidebar");
}

static void
vnt_sidebar_init (VntSidebar *self)
{
  GtkLayoutManager *layout;

  self->chosen = g_strdup ("mine");
  gtk_widget_init_template (GTK_WIDGET (self));
  vnt_menu_later (self->menu_button, self->main_menu);
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  for (guint i = 0; i < VNT_SIDEBAR_N_PLACES; i++)
    {
      self->place_rows[i] = vnt_sidebar_row_new (_ (PLACES[i].title), PLACES[i].icon_name);
      gtk_list_box_append (self->places, self->place_rows[i]);
    }
  gtk_list_box_set_header_func (self->views, update_header, NULL, NULL);
}

/**
 * vnt_sidebar_set_desk:
 * @self: the sidebar
 * @desk: an open desk
 *
 * Call it once, when the desk is open.
 */
void
vnt_sidebar_set_desk (VntSidebar *self, VntDesk *desk)
{
  g_return_if_fail (self->desk == NULL);
  self->desk = g_object_ref (desk);
  self->list = vnt_desk_list_views (desk);
  gtk_list_box_bind_model (self->views, G_LIST_MODEL (self->list), create_row, NULL, NULL);
  /* After the list box: the rows of the queues are made anew then. */
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (on_views_changed), self);
  g_signal_connect_swapped (desk, "notify::state", G_CALLBACK (update_status), self);
  g_signal_connect_swapped (desk, "notify::status-text", G_CALLBACK (update_status), self);
  g_signal_connect_swapped (desk, "notify::progress", G_CALLBACK (update_status), self);
  g_signal_connect_swapped (desk, "notify::waiting", G_CALLBACK (update_waiting), self);
  g_signal_connect_swapped (desk, "notify::attention", G_CALLBACK (update_waiting), self);
  g_signal_connect_swapped (desk, "notify::account", G_CALLBACK (update_account), self);
  mark_views (self);
  update_status (self);
  update_waiting (self);
  update_account (self);
  self->written = vnt_desk_list_drafts (desk);
  g_signal_connect_swapped (self->written, "items-changed", G_CALLBACK (update_drafts), self);
}

/**
 * vnt_sidebar_choose:
 * @self: the sidebar
 * @view_id: which view
 *
 * Returns: whether there is such a view
 */
gboolean
vnt_sidebar_choose (VntSidebar *self, const char *view_id)
{
  GtkListBoxRow *row = find_row (self, view_id);

  if (row != NULL)
    choose_view (self, vnt_sidebar_row_get_view (VNT_SIDEBAR_ROW (row)));
  return row != NULL;
}

/**
 * vnt_sidebar_mark_place:
 * @self: the sidebar
 * @place: what the window shows now instead of a view; %VNT_SIDEBAR_N_PLACES for none of them
 *
 * Marks the row of the place, and says nothing.
 */
void
vnt_sidebar_mark_place (VntSidebar *self, VntSidebarPlace place)
{
  g_clear_pointer (&self->chosen, g_free);
  mark_views (self);
  for (guint i = 0; i < VNT_SIDEBAR_N_PLACES; i++)
    mark_row (self->place_rows[i], i == place);
}

/**
 * vnt_sidebar_show_place:
 * @self: the sidebar
 * @place: a place
 * @visible: whether there is anything in it
 */
void
vnt_sidebar_show_place (VntSidebar *self, VntSidebarPlace place, gboolean visible)
{
  gtk_widget_set_visible (self->place_rows[place], visible);
}
