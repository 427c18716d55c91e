/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a class without a template. */
static inline void
vnt_unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/* gtk_widget_dispose_template() leaves children without a name in the class to their parent. */
static inline void
vnt_dispose_children (GtkWidget *widget, GType type)
{
  gtk_widget_dispose_template (widget, type);
  vnt_unparent_children (widget);
}

G_END_DECLS
