/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-sidebar-row.h"

#include <glib/gi18n.h>

/**
 * VntSidebarRow:
 *
 * A line of the sidebar: sign, name, how many.
 */
struct _VntSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *count;

  VntViewItem *view;
};

G_DEFINE_FINAL_TYPE (VntSidebarRow, vnt_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_view_changed (VntSidebarRow *self)
{
  gtk_label_set_label (self->title, vnt_view_item_get_title (self->view));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), vnt_view_item_get_title (self->view));
  gtk_image_set_from_icon_name (self->icon, vnt_view_item_get_icon_name (self->view));
  vnt_sidebar_row_set_count (self, vnt_view_item_get_count (self->view), FALSE);
}

static void
vnt_sidebar_row_dispose (GObject *object)
{
  VntSidebarRow *self = VNT_SIDEBAR_ROW (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_SIDEBAR_ROW);
  G_OBJECT_CLASS (vnt_sidebar_row_parent_class)->dispose (object);
}

static void
vnt_sidebar_row_class_init (VntSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_sidebar_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/sidebar/vnt-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VntSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, VntSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, VntSidebarRow, count);
}

static void
vnt_sidebar_row_init (VntSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vnt_sidebar_row_new:
 * @title: its name, already translated
 * @icon_name: its sign
 *
 * Returns: (transfer floating): a row that stands for no view
 */
GtkWidget *
vnt_sidebar_row_new (const char *title, const char *icon_name)
{
  VntSidebarRow *self = g_object_new (VNT_TYPE_SIDEBAR_ROW, NULL);

  gtk_label_set_label (self->title, title);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  vnt_sidebar_row_set_count (self, 0, FALSE);
  return GTK_WIDGET (self);
}

/**
 * vnt_sidebar_row_new_for_view:
 * @view: the view it stands for and follows
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
vnt_sidebar_row_new_for_view (VntViewItem *view)
{
  VntSidebarRow *self = g_object_new (VNT_TYPE_SIDEBAR_ROW, NULL);

  self->view = g_object_ref (view);
  g_signal_connect_swapped (view, "notify", G_CALLBACK (on_view_changed), self);
  on_view_changed (self);
  return GTK_WIDGET (self);
}

/**
 * vnt_sidebar_row_get_view:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the view it stands for
 */
VntViewItem *
vnt_sidebar_row_get_view (VntSidebarRow *self)
{
  return self->view;
}

/**
 * vnt_sidebar_row_set_count:
 * @self: a row
 * @count: how many, below 1 shows nothing
 * @attention: some of them need the agent
 */
void
vnt_sidebar_row_set_count (VntSidebarRow *self, gint64 count, gboolean attention)
{
  const char *title = gtk_label_get_label (self->title);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *text = g_strconcat (attention ? "! " : "", number, NULL);
  g_autofree char *spoken = g_strdup (title);

  if (count > 0)
    {
      g_free (spoken);
      /* Translators: a line of the sidebar as a screen reader says it: name, how many */
      spoken = g_strdup_printf (_ ("%s, %s"), title, number);
    }
  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count > 0);
  if (attention)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "attention");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "attention");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
