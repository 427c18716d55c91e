/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-chips.h"

#include <glib/gi18n.h>

#include "vnt-dispose.h"

struct _VntChips
{
  GtkWidget parent_instance;

  gboolean opens;
  gboolean fixed;
  GStrv values;
  GStrv labels;
};

enum
{
  SIGNAL_REMOVED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntChips, vnt_chips, GTK_TYPE_WIDGET)

static void
emit_value (GtkWidget *button, guint signal)
{
  VntChips *self = VNT_CHIPS (gtk_widget_get_ancestor (button, VNT_TYPE_CHIPS));
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (button), "value"));

  g_signal_emit (self, signals[signal], 0, value);
}

static void
on_remove (GtkWidget *button)
{
  emit_value (button, SIGNAL_REMOVED);
}

static void
on_open (GtkWidget *button)
{
  emit_value (button, SIGNAL_ACTIVATED);
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
new_open (const char *value, const char *text)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), new_label (text));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_open), NULL);
  return button;
}

static GtkWidget *
new_remove (const char *value, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a person, a value or a link */
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), NULL);
  return button;
}

static void
add_row (VntChips *self, const char *value, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (row, "value-row");
  gtk_box_append (GTK_BOX (row), self->opens ? new_open (value, text) : new_label (text));
  gtk_box_append (GTK_BOX (row), new_remove (value, text));
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

static int
focused_row (VntChips *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row), n++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, row))
      return n;
  return -1;
}

static void
focus_row (VntChips *self, int n)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (; n > 0 && row != NULL && gtk_widget_get_next_sibling (row) != NULL; n--)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_last_child (row));
  else
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

static void
vnt_chips_dispose (GObject *object)
{
  vnt_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (vnt_chips_parent_class)->dispose (object);
}

static void
vnt_chips_finalize (GObject *object)
{
  VntChips *self = VNT_CHIPS (object);

  g_strfreev (self->values);
  g_strfreev (self->labels);
  G_OBJECT_CLASS (vnt_chips_parent_class)->finalize (object);
}

static void
vnt_chips_class_init (VntChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_chips_finalize;
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", VNT_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", VNT_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vnt_chips_init (VntChips *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->values = g_new0 (char *, 1);
  self->labels = g_new0 (char *, 1);
}

/**
 * vnt_chips_new:
 * @opens: whether a value opens something
 *
 * Returns: (transfer floating): no values
 */
GtkWidget *
vnt_chips_new (gboolean opens)
{
  VntChips *self = g_object_new (VNT_TYPE_CHIPS, NULL);

  self->opens = opens;
  return GTK_WIDGET (self);
}

/**
 * vnt_chips_set_fixed:
 * @fixed: whether none may be removed
 */
void
vnt_chips_set_fixed (VntChips *self, gboolean fixed)
{
  g_return_if_fail (VNT_IS_CHIPS (self));

  self->fixed = fixed;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_sensitive (gtk_widget_get_last_child (row), !fixed);
}

/**
 * vnt_chips_show:
 * @values: (array zero-terminated=1): what there is
 * @labels: (nullable) (array zero-terminated=1): what a person calls each, as many as @values; %NULL for the values themselves
 */
void
vnt_chips_show (VntChips *self, const char *const *values, const char *const *labels)
{
  int focused;

  g_return_if_fail (VNT_IS_CHIPS (self));
  g_return_if_fail (values != NULL);

  if (labels == NULL)
    labels = values;
  if (g_strv_equal ((const char *const *) self->values, values) &&
      g_strv_equal ((const char *const *) self->labels, labels))
    return;
  g_strfreev (self->values);
  g_strfreev (self->labels);
  self->values = g_strdupv ((GStrv) values);
  self->labels = g_strdupv ((GStrv) labels);
  focused = focused_row (self);
  vnt_unparent_children (GTK_WIDGET (self));
  for (guint i = 0; values[i] != NULL; i++)
    add_row (self, values[i], labels[i]);
  vnt_chips_set_fixed (self, self->fixed);
  if (focused >= 0)
    focus_row (self, focused);
}
