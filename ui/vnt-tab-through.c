/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For widgets that hand the focus they are given on to a part of theirs. GtkWidget gives it to them before it looks at what is in
 * them, and again at the end: Tab passed by what stands before that part, and Shift+Tab never left.
 */
#include "vnt-tab-through.h"

static GQuark
passes_quark (void)
{
  return g_quark_from_static_string ("vnt-tab-through");
}

/**
 * vnt_tab_through_focus:
 * @widget: its grab_focus does nothing while vnt_tab_through_passes()
 * @direction: of the key
 *
 * To be the focus function of the class of @widget.
 *
 * Returns: whether something in it has the focus now
 */
gboolean
vnt_tab_through_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidgetClass *plain = g_type_class_peek (GTK_TYPE_WIDGET);
  gboolean moved;

  g_object_set_qdata (G_OBJECT (widget), passes_quark (), GINT_TO_POINTER (TRUE));
  moved = plain->focus (widget, direction);
  g_object_set_qdata (G_OBJECT (widget), passes_quark (), NULL);
  return moved;
}

/**
 * vnt_tab_through_passes:
 * @widget: a widget that hands the focus on
 *
 * Returns: whether a key is moving the focus through it, from child to child
 */
gboolean
vnt_tab_through_passes (GtkWidget *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), passes_quark ()) != NULL;
}
