/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the workload takes from being asked for until its figures are painted: bench-workload HOME, on a display. Prints
 * `name value unit`. */
#include <adwaita.h>
#include <time.h>

#include "vnt-workload-window.h"

#define ROUNDS 9

static double
work (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer opened)
{
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_open_finish (VNT_DESK (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) opened = TRUE;
}

static VntDesk *
open_desk (const char *home)
{
  g_autofree char *cache = g_build_filename (home, ".cache", "ventanilla", NULL);
  g_autofree char *data = g_build_filename (home, ".local", "share", "ventanilla", NULL);
  VntDesk *desk = vnt_desk_new (cache, data);
  gboolean opened = FALSE;

  vnt_desk_open_async (desk, NULL, on_opened, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
  return desk;
}

static void
on_painted (guint *painted)
{
  (*painted)++;
}

/* The frame in which the figures are is the next one that begins after they came. */
static void
show_once (VntDesk *desk, GSettings *settings)
{
  GtkWindow *window = vnt_workload_window_new (desk, settings);
  guint painted = 0;
  guint before;

  gtk_window_present (window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                            G_CALLBACK (on_painted), &painted);
  while (vnt_workload_window_get_workload (VNT_WORKLOAD_WINDOW (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  before = painted;
  while (painted == before)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (window)), &painted);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  double times[ROUNDS], works[ROUNDS];
  g_autoptr (VntDesk) desk = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (argc != 2)
    return 2;
  adw_init ();
  desk = open_desk (argv[1]);
  settings = g_settings_new ("org.ventanilla.Ventanilla");
  g_settings_set_boolean (settings, "supervisor", TRUE);
  for (guint i = 0; i <= ROUNDS; i++)
    {
      double time = work (CLOCK_MONOTONIC), worked = work (CLOCK_PROCESS_CPUTIME_ID);

      show_once (desk, settings);
      /* The first has to read the theme. */
      if (i == 0)
        continue;
      times[i - 1] = work (CLOCK_MONOTONIC) - time;
      works[i - 1] = work (CLOCK_PROCESS_CPUTIME_ID) - worked;
    }
  qsort (times, ROUNDS, sizeof *times, compare);
  qsort (works, ROUNDS, sizeof *works, compare);
  g_print ("workload-page-p50 %.1f ms\nworkload-page-least %.1f ms\n", times[ROUNDS / 2], times[0]);
  g_print ("workload-page-cpu-p50 %.1f ms\nworkload-page-cpu-least %.1f ms\n", works[ROUNDS / 2],
           works[0]);
  vnt_desk_close (desk);
  return 0;
}
