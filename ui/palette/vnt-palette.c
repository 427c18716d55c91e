/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-palette.h"

#include "vnt-palette-row.h"
#include "vnt-tab-stop.h"

struct _VntPalette
{
  AdwWindow parent_instance;

  GtkWidget *entry;
  GtkStack *stack;
  GtkListView *view;

  VntPaletteSearch *search;
  GtkSingleSelection *selection;
  char *text; /* what was looked for last */
  gboolean picked; /* with the arrows: this entry, whatever else comes */
  gboolean returned; /* Return was pressed before the answer was here */
};

G_DEFINE_FINAL_TYPE (VntPalette, vnt_palette, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose (VntPalette *self, guint position)
{
  g_autoptr (VntPaletteEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->search), position);

  if (entry == NULL)
    return;
  g_object_ref (self);
  /* First closed, then done: what it does may want the focus of the window below. */
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, entry);
  g_object_unref (self);
}

static void
on_activate (VntPalette *self, guint position)
{
  choose (self, position);
}

static void
on_search_changed (VntPalette *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  /* Return comes before the entry's own pause has passed, or long after: then the choice stands. */
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  self->picked = FALSE;
  self->returned = FALSE;
  vnt_palette_search_set_text (self->search, text);
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
on_answered (VntPalette *self)
{
  if (!self->picked)
    gtk_single_selection_set_selected (self->selection, 0);
  if (!self->returned || !vnt_palette_search_first_is_final (self->search))
    return;
  self->returned = FALSE;
  choose (self, 0);
}

static void
on_entry_activate (VntPalette *self)
{
  on_search_changed (self);
  if (self->picked || vnt_palette_search_first_is_final (self->search))
    choose (self, gtk_single_selection_get_selected (self->selection));
  else
    self->returned = TRUE;
}

static void
on_items_changed (VntPalette *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->search));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION && n > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, VntPalette *self)
{
  gtk_list_item_set_child (list_item, vnt_palette_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, VntPalette *self)
{
  vnt_palette_row_show (VNT_PALETTE_ROW (gtk_list_item_get_child (list_item)),
                        gtk_list_item_get_item (list_item));
}

static gboolean
on_key (VntPalette *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->search));
  guint selected = gtk_single_selection_get_selected (self->selection);
  gint64 to;

  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    }
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return FALSE;
  if (n == 0)
    return TRUE;
  to = selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
  to = CLAMP (to + (keyval == GDK_KEY_Down ? 1 : -1), 0, (gint64) n - 1);
  self->picked = TRUE;
  self->returned = FALSE;
  gtk_single_selection_set_selected (self->selection, (guint) to);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", (guint) to);
  return TRUE;
}

static void
vnt_palette_dispose (GObject *object)
{
  VntPalette *self = VNT_PALETTE (object);

  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_PALETTE);
  G_OBJECT_CLASS (vnt_palette_parent_class)->dispose (object);
}

static void
vnt_palette_finalize (GObject *object)
{
  g_free (VNT_PALETTE (object)->text);
  G_OBJECT_CLASS (vnt_palette_parent_class)->finalize (object);
}

static void
vnt_palette_class_init (VntPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_palette_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", VNT_TYPE_PALETTE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, VNT_TYPE_PALETTE_ENTRY);
  /* An AdwWindow is no window to a screen reader unless it says so. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  g_type_ensure (VNT_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/palette/vnt-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, VntPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, VntPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, VntPalette, view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
vnt_palette_init (VntPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before the entry: its own Up and Down would move a caret that has nowhere to go. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * vnt_palette_new:
 * @parent: the window it belongs to
 * @search: what it looks through
 * @placeholder: what can be found, for the empty entry
 *
 * Returns: (transfer none): a new palette; present it
 */
VntPalette *
vnt_palette_new (GtkWindow *parent, VntPaletteSearch *search, const char *placeholder)
{
  VntPalette *self = g_object_new (VNT_TYPE_PALETTE, "transient-for", parent, NULL);

  self->search = g_object_ref (search);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (search)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_set (self->entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  g_signal_connect_swapped (search, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (search, "answered", G_CALLBACK (on_answered), self);
  on_search_changed (self);
  gtk_widget_grab_focus (self->entry);
  return self;
}
