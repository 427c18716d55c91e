/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machines-page.h"

#include <glib/gi18n.h>

#include "vnt-desk-machines.h"
#include "vnt-drop-down.h"
#include "vnt-machine-row.h"
#include "vnt-search-keys.h"
#include "vnt-status.h"

/* Who has more looks for one. */
#define MOST 100

struct _VntMachinesPage
{
  GtkWidget parent_instance;

  VntDesk *desk;
  GPtrArray *catalogs;
  GCancellable *searching;
  GtkWidget *box;
  AdwHeaderBar *header;
  GtkWidget *new_machine;
  GtkSearchEntry *search;
  GtkDropDown *catalog;
  GtkDropDown *status;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *more;
  AdwStatusPage *empty;
  GStrv statuses;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntMachinesPage, vnt_machines_page, GTK_TYPE_WIDGET)

static void
show_found (VntMachinesPage *self, GPtrArray *machines)
{
  gboolean more = machines->len > MOST;
  gboolean typed = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < MIN (machines->len, MOST); i++)
    gtk_list_box_append (self->list, vnt_machine_row_new (g_ptr_array_index (machines, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->more), more);
  adw_status_page_set_title (self->empty, typed ? _ ("Nothing Found") : _ ("No Machines"));
  adw_status_page_set_description (
    self->empty, typed ? _ ("Look for a name, a serial number, an address, a person or a place.")
                       : _ ("Machines appear here as soon as they were fetched."));
  gtk_stack_set_visible_child_name (self->stack, machines->len > 0 ? "list" : "empty");
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMachinesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) machines =
    vnt_desk_find_machines_finish (VNT_DESK (source), result, &error);

  if (machines != NULL && self->box != NULL)
    show_found (self, machines);
}

static void
stop (VntMachinesPage *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
find (VntMachinesPage *self)
{
  guint catalog = gtk_drop_down_get_selected (self->catalog);
  guint status = gtk_drop_down_get_selected (self->status);
  gboolean one = catalog > 0 && catalog <= self->catalogs->len;
  gboolean any = status == 0 || status > g_strv_length (self->statuses);

  stop (self);
  self->searching = g_cancellable_new ();
  vnt_desk_find_machines_async (
    self->desk, gtk_editable_get_text (GTK_EDITABLE (self->search)),
    one ? ((VntCatalog *) g_ptr_array_index (self->catalogs, catalog - 1))->id : 0,
    any ? NULL : self->statuses[status - 1], NULL, MOST + 1, self->searching, on_found,
    g_object_ref (self));
}

static void
offer (GtkDropDown *drop_down, GPtrArray *words)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_autoptr (GtkStringList) after = NULL;
  GtkStringList *before = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  gboolean same =
    before != NULL && g_list_model_get_n_items (G_LIST_MODEL (before)) == words->len - 1;

  for (guint i = 0; same && i + 1 < words->len; i++)
    same = g_str_equal (gtk_string_list_get_string (before, i), g_ptr_array_index (words, i));
  if (same)
    return;
  after = gtk_string_list_new ((const char *const *) words->pdata);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (after));
  gtk_drop_down_set_selected (drop_down, selected < words->len - 1 ? selected : 0);
}

/* Catalogues and statuses may be others since. */
static void
offer_choices (VntMachinesPage *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (g_free);
  gboolean may = FALSE;

  g_clear_pointer (&self->catalogs, g_ptr_array_unref);
  self->catalogs = vnt_desk_list_catalogs (self->desk);
  g_ptr_array_add (names, _ ("All catalogues"));
  g_ptr_array_add (labels, _ ("Any status"));
  for (guint i = 0; i < self->catalogs->len; i++)
    {
      const VntCatalog *catalog = g_ptr_array_index (self->catalogs, i);

      may |= catalog->can_create;
      g_ptr_array_add (names, catalog->name);
      for (guint j = 0; catalog->statuses[j] != NULL; j++)
        if (!g_ptr_array_find_with_equal_func (statuses, catalog->statuses[j], g_str_equal, NULL))
          {
            g_ptr_array_add (statuses, g_strdup (catalog->statuses[j]));
            g_ptr_array_add (labels, (gpointer) vnt_status_label (catalog->statuses[j]));
          }
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (statuses, NULL);
  g_strfreev (self->statuses);
  self->statuses = g_strdupv ((char **) statuses->pdata);
  offer (self->catalog, names);
  offer (self->status, labels);
  gtk_widget_set_visible (GTK_WIDGET (self->catalog), self->catalogs->len > 1);
  gtk_widget_set_visible (self->new_machine, may);
}

static void
on_changed (VntMachinesPage *self)
{
  offer_choices (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    find (self);
}

static void
on_row_activated (VntMachinesPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0,
                 vnt_machine_row_get_machine (VNT_MACHINE_ROW (row)));
}

/* Enter opens the first, as in the palette. */
static void
on_search_activated (VntMachinesPage *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    on_row_activated (self, first);
}

static void
vnt_machines_page_dispose (GObject *object)
{
  VntMachinesPage *self = VNT_MACHINES_PAGE (object);

  stop (self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->catalogs, g_ptr_array_unref);
  g_clear_pointer (&self->statuses, g_strfreev);
  G_OBJECT_CLASS (vnt_machines_page_parent_class)->dispose (object);
}

static void
vnt_machines_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vnt_machines_page_parent_class)->map (widget);
  find (VNT_MACHINES_PAGE (widget));
}

static void
vnt_machines_page_class_init (VntMachinesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_machines_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = vnt_machines_page_map;
  signals[SIGNAL_OPEN] = g_signal_new ("open", VNT_TYPE_MACHINES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_button (const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* One button, so that the title has room on a small screen. */
static GtkWidget *
new_codes (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("With the _Camera"), "win.scan-camera");
  g_menu_append (menu, _ ("From a _Picture…"), "win.scan-picture");
  g_menu_append (menu, _ ("From What Was C_opied"), "win.scan-clipboard");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "camera-photo-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Read a code"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Read a code"), -1);
  return button;
}

static GtkWidget *
new_header (VntMachinesPage *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->header = ADW_HEADER_BAR (header);
  adw_header_bar_set_show_start_title_buttons (self->header, FALSE);
  adw_header_bar_set_show_end_title_buttons (self->header, FALSE);
  adw_header_bar_set_title_widget (self->header, adw_window_title_new (_ ("Machines"), NULL));
  adw_header_bar_pack_start (self->header,
                             new_button ("sidebar-show-symbolic", _ ("Sidebar (Shift+F9)"),
                                         "win.toggle-sidebar"));
  self->new_machine = new_button ("list-add-symbolic", _ ("New machine"), "win.new-machine");
  adw_header_bar_pack_end (self->header, self->new_machine);
  adw_header_bar_pack_end (self->header, new_codes ());
  return header;
}

static GtkWidget *
new_filters (VntMachinesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _ ("Name, serial number, address, person, place"),
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search machines"), -1);
  gtk_search_entry_set_search_delay (self->search, 60);
  self->catalog = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->status = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  vnt_drop_down_let_shrink (self->catalog);
  vnt_drop_down_let_shrink (self->status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->catalog), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Catalogue"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Status"), -1);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->catalog));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  return box;
}

static GtkWidget *
new_list (VntMachinesPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *more = g_strdup_printf (_ ("The first %d. Type to find others."), MOST);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  vnt_search_keys_add (GTK_WIDGET (self->search), self->list);
  self->more = GTK_LABEL (gtk_label_new (more));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  gtk_label_set_wrap (self->more, TRUE);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->more), 12);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_show_separators (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Machines"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
vnt_machines_page_init (VntMachinesPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "computer-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  gtk_box_append (GTK_BOX (self->box), new_header (self));
  gtk_box_append (GTK_BOX (self->box), new_filters (self));
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, new_list (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
}

/**
 * vnt_machines_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): a page that follows its machines
 */
GtkWidget *
vnt_machines_page_new (VntDesk *desk)
{
  VntMachinesPage *self = g_object_new (VNT_TYPE_MACHINES_PAGE, NULL);

  self->desk = g_object_ref (desk);
  offer_choices (self);
  g_signal_connect_swapped (desk, "machines-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (find), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activated), self);
  g_signal_connect_swapped (self->catalog, "notify::selected", G_CALLBACK (find), self);
  g_signal_connect_swapped (self->status, "notify::selected", G_CALLBACK (find), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  return GTK_WIDGET (self);
}

/**
 * vnt_machines_page_find:
 * @text: what to look for
 */
void
vnt_machines_page_find (VntMachinesPage *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

/* Returns: (transfer none): what is looked for */
const char *
vnt_machines_page_get_text (VntMachinesPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/**
 * vnt_machines_page_focus:
 *
 * Puts the focus where one types.
 */
void
vnt_machines_page_focus (VntMachinesPage *self)
{
  g_return_if_fail (VNT_IS_MACHINES_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * vnt_machines_page_get_header:
 *
 * Returns: (transfer none): its header bar, so that the window can give it its buttons
 */
AdwHeaderBar *
vnt_machines_page_get_header (VntMachinesPage *self)
{
  return self->header;
}
