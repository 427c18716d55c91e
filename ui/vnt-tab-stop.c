/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-tab-stop.h"

#include "vnt-dispose.h"

/**
 * VntTabStop:
 *
 * Makes one stop of the Tab key of what it holds: a list of rows, in which the arrow keys move. GtkListView stops at each row,
 * and Tab would have to be pressed as often as there are tickets to come past it.
 */
struct _VntTabStop
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (VntTabStop, vnt_tab_stop, GTK_TYPE_WIDGET)

static gboolean
vnt_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (vnt_tab_stop_parent_class)->focus (widget, direction);
}

/* A list that takes the room there is does so in here, too. */
static void
vnt_tab_stop_compute_expand (GtkWidget *widget, gboolean *hexpand, gboolean *vexpand)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *hexpand = child != NULL && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
  *vexpand = child != NULL && gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
}

static void
vnt_tab_stop_dispose (GObject *object)
{
  vnt_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (vnt_tab_stop_parent_class)->dispose (object);
}

static void
vnt_tab_stop_class_init (VntTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_tab_stop_dispose;
  widget_class->focus = vnt_tab_stop_focus;
  widget_class->compute_expand = vnt_tab_stop_compute_expand;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_tab_stop_init (VntTabStop *self)
{
}

/**
 * vnt_tab_stop_new:
 * @child: a list, or what scrolls it
 *
 * Returns: (transfer floating): holds @child; in a template give the child as `<child>`
 */
GtkWidget *
vnt_tab_stop_new (GtkWidget *child)
{
  GtkWidget *self = g_object_new (VNT_TYPE_TAB_STOP, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (child), self);

  gtk_widget_set_parent (child, self);
  return self;
}
