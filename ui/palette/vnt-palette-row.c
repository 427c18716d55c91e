/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-palette-row.h"

#include "vnt-dispose.h"

struct _VntPaletteRow
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *keys;
};

G_DEFINE_FINAL_TYPE (VntPaletteRow, vnt_palette_row, GTK_TYPE_WIDGET)

static void
show (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
vnt_palette_row_dispose (GObject *object)
{
  vnt_dispose_children (GTK_WIDGET (object), VNT_TYPE_PALETTE_ROW);
  G_OBJECT_CLASS (vnt_palette_row_parent_class)->dispose (object);
}

static void
vnt_palette_row_class_init (VntPaletteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_palette_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/palette/vnt-palette-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VntPaletteRow, icon);
  gtk_widget_class_bind_template_child (widget_class, VntPaletteRow, title);
  gtk_widget_class_bind_template_child (widget_class, VntPaletteRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, VntPaletteRow, keys);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "paletterow");
}

static void
vnt_palette_row_init (VntPaletteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vnt_palette_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
vnt_palette_row_new (void)
{
  return g_object_new (VNT_TYPE_PALETTE_ROW, NULL);
}

/**
 * vnt_palette_row_show:
 * @self: a row inside a list
 * @entry: what it shall show
 */
void
vnt_palette_row_show (VntPaletteRow *self, VntPaletteEntry *entry)
{
  const char *title = vnt_palette_entry_get_title (entry);
  const char *subtitle = vnt_palette_entry_get_subtitle (entry);
  const char *keys = vnt_palette_entry_get_keys (entry);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GString *spoken = g_string_new (title);

  gtk_image_set_from_icon_name (self->icon, vnt_palette_entry_get_icon_name (entry));
  show (self->title, title);
  show (self->subtitle, subtitle);
  show (self->keys, keys);
  if (subtitle != NULL && *subtitle != '\0')
    g_string_append_printf (spoken, ", %s", subtitle);
  if (keys != NULL && *keys != '\0')
    g_string_append_printf (spoken, ", %s", keys);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    spoken->str, -1);
  g_string_free (spoken, TRUE);
}
