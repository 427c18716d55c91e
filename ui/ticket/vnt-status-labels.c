/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-status-labels.h"

#include "vnt-status.h"

static char *
label_of (GtkStringObject *status, gpointer user_data)
{
  return g_strdup (status != NULL ? vnt_status_label (gtk_string_object_get_string (status)) : "");
}

/**
 * vnt_status_labels_show:
 * @drop_down: chooses among strings that are the server's words for statuses
 *
 * Shows each as the agent calls it; the strings themselves stay what the server knows.
 */
void
vnt_status_labels_show (GtkDropDown *drop_down)
{
  g_autoptr (GtkExpression) expression =
    gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (label_of), NULL, NULL);

  gtk_drop_down_set_expression (drop_down, expression);
}
