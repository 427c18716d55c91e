/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does for those who answer for a desk. */
#include "vnt-window-supervisor.h"

#include "vnt-desk-workload.h"
#include "vnt-report-window.h"
#include "vnt-workload-window.h"

#define WORKLOAD "vnt-workload"
#define REPORT "vnt-report"

/* The list behind a number, in the main window. */
static void
on_list (VntWindow *self, const VntTicketQuery *query, const char *title)
{
  vnt_list_page_show_view (self->list, query, title);
  gtk_stack_set_visible_child (self->places, GTK_WIDGET (self->list));
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  gtk_window_present (GTK_WINDOW (self));
  vnt_window_focus_place (self);
}

static void
forget (gpointer data, GObject *gone)
{
  const char *key = VNT_IS_REPORT_WINDOW (gone) ? REPORT : WORKLOAD;

  g_object_set_data (data, key, NULL);
}

static void
keep (VntWindow *self, const char *key, GtkWindow *window)
{
  /* Beside the main window, not above it: the list behind a number is there. */
  gtk_window_set_application (window, gtk_window_get_application (GTK_WINDOW (self)));
  g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_window_destroy), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "list", G_CALLBACK (on_list), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (self), key, window);
  g_signal_connect_object (window, "destroy", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
}

static void
on_workload (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  GtkWindow *window = g_object_get_data (G_OBJECT (self), WORKLOAD);

  if (self->desk == NULL || vnt_desk_get_account (self->desk) == NULL)
    return;
  if (window == NULL)
    {
      window = vnt_workload_window_new (self->desk, self->settings);
      keep (self, WORKLOAD, window);
    }
  gtk_window_present (window);
}

static void
on_report (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  GtkWindow *window = g_object_get_data (G_OBJECT (self), REPORT);

  if (self->desk == NULL || vnt_desk_get_account (self->desk) == NULL)
    return;
  if (window == NULL)
    {
      VntSupervision supervision = vnt_desk_get_supervision (self->desk);

      window = vnt_report_window_new (self->desk,
                                      supervision == VNT_SUPERVISES ||
                                        (supervision == VNT_SUPERVISES_UNSAID &&
                                         g_settings_get_boolean (self->settings, "supervisor")));
      keep (self, REPORT, window);
    }
  gtk_window_present (window);
}

static const GActionEntry entries[] = {
  { .name = "show-workload", .activate = on_workload },
  { .name = "show-report", .activate = on_report },
};

/**
 * vnt_window_add_supervisor_actions:
 *
 * Adds the actions named "win.…" of those who answer for a desk.
 */
void
vnt_window_add_supervisor_actions (VntWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
