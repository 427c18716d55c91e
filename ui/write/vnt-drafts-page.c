/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-drafts-page.h"

#include <glib/gi18n.h>

#include "vnt-draft-row.h"
#include "vnt-machine-change.h"

struct _VntDraftsPage
{
  GtkWidget parent_instance;

  VntDesk *desk;
  GListModel *drafts;
  GtkFilter *filter;
  gint64 going; /* key of the draft that is discarded once nobody takes it back any more */
  gboolean any_going; /* a new ticket's is 0 */
  AdwToast *toast; /* weak */

  GtkWidget *box;
  AdwHeaderBar *header;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_DISCARDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntDraftsPage, vnt_drafts_page, GTK_TYPE_WIDGET)

static gint64
key_of (gpointer item)
{
  return vnt_draft_entry_key (vnt_draft_item_get_entry (VNT_DRAFT_ITEM (item))->draft);
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  VntDraftsPage *self = data;

  return !self->any_going || key_of (item) != self->going;
}

static void
update_page (VntDraftsPage *self)
{
  gtk_stack_set_visible_child_name (
    self->stack, gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "list" : "empty");
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return vnt_draft_row_new (VNT_DRAFT_ITEM (item));
}

static void
on_row_activated (VntDraftsPage *self, GtkListBoxRow *row)
{
  VntDraftItem *item = vnt_draft_row_get_item (VNT_DRAFT_ROW (row));
  const VntDraft *draft = vnt_draft_item_get_entry (item)->draft;

  if (draft->kind == VNT_OPERATION_CREATE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-ticket", NULL);
  else if (draft->kind == VNT_OPERATION_ARTICLE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-on-article", "x", draft->ticket);
  else if (draft->kind == VNT_OPERATION_CREATE_MACHINE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-machine", NULL);
  else if (draft->kind == VNT_OPERATION_EDIT_MACHINE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-machine", "x",
                                vnt_machine_of_subject (draft->ticket));
  else
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, draft->ticket, TRUE);
}

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntDraftsPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_discard_draft_finish (VNT_DESK (source), result, &error) && self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
}

static void
show_again (VntDraftsPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

/* Nobody took it back: now it goes, with the files kept for it. */
static void
let_go (VntDraftsPage *self)
{
  gint64 key = self->going;

  if (!self->any_going)
    return;
  vnt_desk_discard_draft_async (self->desk, key, NULL, on_discarded, g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0, key);
}

static void
on_toast_dismissed (VntDraftsPage *self, AdwToast *toast)
{
  if (toast != self->toast)
    return;
  g_clear_weak_pointer (&self->toast);
  let_go (self);
}

static void
action_discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntDraftsPage *self = VNT_DRAFTS_PAGE (widget);
  AdwToast *toast = adw_toast_new (_ ("Draft discarded"));
  g_autoptr (AdwToast) before = self->toast != NULL ? g_object_ref (self->toast) : NULL;

  /* Only the last one can be taken back. */
  if (before != NULL)
    adw_toast_dismiss (before);
  self->going = g_variant_get_int64 (parameter);
  self->any_going = TRUE;
  show_again (self);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "drafts.undo");
  g_set_weak_pointer (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntDraftsPage *self = VNT_DRAFTS_PAGE (widget);

  g_clear_weak_pointer (&self->toast);
  self->any_going = FALSE;
  show_again (self);
}

/* What is written on again after it was discarded is a draft again. */
static void
on_items_changed (VntDraftsPage *self)
{
  guint n = g_list_model_get_n_items (self->drafts);
  gboolean there = FALSE;

  for (guint i = 0; i < n && !there; i++)
    {
      g_autoptr (VntDraftItem) item = g_list_model_get_item (self->drafts, i);

      there = key_of (item) == self->going;
    }
  if (self->any_going && !there)
    self->any_going = FALSE;
  update_page (self);
}

static void
vnt_drafts_page_dispose (GObject *object)
{
  VntDraftsPage *self = VNT_DRAFTS_PAGE (object);

  if (self->toast != NULL)
    {
      g_clear_weak_pointer (&self->toast);
      let_go (self);
    }
  self->toasts = NULL;
  if (self->drafts != NULL)
    g_signal_handlers_disconnect_by_data (self->drafts, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->drafts);
  g_clear_object (&self->filter);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_drafts_page_parent_class)->dispose (object);
}

static void
vnt_drafts_page_class_init (VntDraftsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_drafts_page_dispose;
  signals[SIGNAL_OPEN] = g_signal_new ("open", VNT_TYPE_DRAFTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[SIGNAL_DISCARDED] = g_signal_new ("discarded", VNT_TYPE_DRAFTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "drafts.discard", "x", action_discard);
  gtk_widget_class_install_action (widget_class, "drafts.undo", NULL, action_undo);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_header (VntDraftsPage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *sidebar = gtk_toggle_button_new ();

  self->header = ADW_HEADER_BAR (header);
  adw_header_bar_set_show_start_title_buttons (self->header, FALSE);
  adw_header_bar_set_show_end_title_buttons (self->header, FALSE);
  adw_header_bar_set_title_widget (self->header, adw_window_title_new (_ ("Drafts"), NULL));
  gtk_button_set_icon_name (GTK_BUTTON (sidebar), "sidebar-show-symbolic");
  gtk_widget_set_tooltip_text (sidebar, _ ("Sidebar (Shift+F9)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sidebar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sidebar"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (sidebar), "win.toggle-sidebar");
  adw_header_bar_pack_start (self->header, sidebar);
  return header;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  gtk_widget_set_focusable (page, TRUE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-edit-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Drafts"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("What you begin to write and do not send waits here, on "
                                      "whatever ticket it is."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
vnt_drafts_page_init (VntDraftsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), new_header (self));
  self->toasts = ADW_TOAST_OVERLAY (toasts);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_show_separators (self->list, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Drafts"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_stack_add_named (self->stack, new_empty (), "empty");
  gtk_stack_add_named (self->stack, scroller, "list");
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (toasts, TRUE);
  gtk_box_append (GTK_BOX (self->box), toasts);
}

/**
 * vnt_drafts_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): a page that follows its drafts
 */
GtkWidget *
vnt_drafts_page_new (VntDesk *desk)
{
  VntDraftsPage *self = g_object_new (VNT_TYPE_DRAFTS_PAGE, NULL);
  g_autoptr (GtkFilterListModel) shown = NULL;

  self->desk = g_object_ref (desk);
  self->drafts = vnt_desk_list_drafts (desk);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  shown = gtk_filter_list_model_new (g_object_ref (self->drafts), g_object_ref (self->filter));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (shown), create_row, NULL, NULL);
  g_signal_connect_swapped (self->drafts, "items-changed", G_CALLBACK (on_items_changed), self);
  update_page (self);
  return GTK_WIDGET (self);
}

/**
 * vnt_drafts_page_focus:
 *
 * Puts the focus on the first draft, or on what says that there is none.
 */
void
vnt_drafts_page_focus (VntDraftsPage *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (VNT_IS_DRAFTS_PAGE (self));

  row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row)
                                     : gtk_stack_get_visible_child (self->stack));
}

/**
 * vnt_drafts_page_get_header:
 *
 * Returns: (transfer none): its header bar, so that the window can give it its buttons
 */
AdwHeaderBar *
vnt_drafts_page_get_header (VntDraftsPage *self)
{
  return self->header;
}
