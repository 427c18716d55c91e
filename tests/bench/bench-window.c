/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each frame costs while the list scrolls, evenly and in jumps: bench-window HOME, on a display. Prints `name value unit`. */
#include <adwaita.h>
#include <time.h>

#include "vnt-ticket-view.h"
#include "vnt-window.h"

#define FRAMES 200
#define ROUNDS 6
#define STEP 60
#define FRAME_MS (1000.0 / 60)
#define QUIET_US (400 * 1000)
#define PATIENCE_US (30 * G_USEC_PER_SEC)

typedef struct
{
  GtkWidget *window;
  GtkAdjustment *place;
  gboolean jumps;
  guint done;
  guint painted;
  gint64 begin;
  double work_begin;
  GArray *times;
  GArray *works;
} Bench;

static double
work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
report (const char *name, const char *what, GArray *values)
{
  guint late = 0;

  for (guint i = 0; i < values->len; i++)
    late += g_array_index (values, double, i) > FRAME_MS;
  g_array_sort (values, compare);
  g_print ("%s%s-p50 %.3f ms\n", name, what, g_array_index (values, double, values->len / 2));
  g_print ("%s%s-p95 %.3f ms\n", name, what,
           g_array_index (values, double, values->len * 95 / 100));
  g_print ("%s%s-late %.1f percent\n", name, what, 100.0 * late / values->len);
  g_array_set_size (values, 0);
}

static void
on_before (Bench *bench)
{
  bench->begin = g_get_monotonic_time ();
  bench->work_begin = work ();
}

static void
on_after (Bench *bench)
{
  double time = (double) (g_get_monotonic_time () - bench->begin) / 1e3;
  double worked = work () - bench->work_begin;

  bench->painted++;
  g_array_append_val (bench->times, time);
  g_array_append_val (bench->works, worked);
}

/* In the frame, as a wheel does. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  double height = gtk_adjustment_get_upper (bench->place);

  if (bench->done++ == FRAMES)
    return G_SOURCE_REMOVE;
  gtk_adjustment_set_value (bench->place, bench->jumps
                                            ? height * (double) (bench->done * 37 % FRAMES) / FRAMES
                                            : gtk_adjustment_get_value (bench->place) + STEP);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_beat (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* Until nothing was painted for a while. */
static void
settle (Bench *bench)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  gint64 quiet = g_get_monotonic_time () + QUIET_US;
  guint painted = bench->painted;
  guint beat = g_timeout_add (50, on_beat, NULL);

  while (g_get_monotonic_time () < MIN (quiet, end))
    {
      g_main_context_iteration (NULL, TRUE);
      if (bench->painted != painted)
        quiet = g_get_monotonic_time () + QUIET_US;
      painted = bench->painted;
    }
  g_source_remove (beat);
}

/* All that the main thread does until another view is on the screen, and the longest it is held up at once. */
static void
switch_views (Bench *bench)
{
  const char *const views[] = { "mine", "my-queues", "recent", "unowned" };
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_set_size (bench->works, 0);
  for (guint i = 0; i < 4 * ROUNDS; i++)
    {
      double before = work (), worked;

      gtk_widget_activate_action (bench->window, "win.show-view", "s", views[i % 4]);
      settle (bench);
      worked = work () - before;
      if (i >= 4)
        g_array_append_val (works, worked);
    }
  report ("view-switch", "-main-cpu", works);
  report ("view-switch-frame", "-cpu", bench->works);
  g_array_set_size (bench->times, 0);
}

static void
scroll (Bench *bench, gboolean jumps, const char *name)
{
  bench->jumps = jumps;
  bench->done = 0;
  settle (bench);
  g_array_set_size (bench->times, 0);
  g_array_set_size (bench->works, 0);
  gtk_widget_add_tick_callback (bench->window, on_tick, bench, NULL);
  while (bench->done <= FRAMES)
    g_main_context_iteration (NULL, TRUE);
  report (name, "", bench->times);
  report (name, "-cpu", bench->works);
}

static GtkWidget *
find (GtkWidget *within, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (within, type) ? within : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
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
measure (Bench *bench, VntDesk *desk)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);
  GtkWidget *view;

  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (on_before), bench);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after), bench);
  vnt_window_set_desk (VNT_WINDOW (bench->window), desk);
  view = find (bench->window, VNT_TYPE_TICKET_VIEW);
  bench->place = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (find (view, GTK_TYPE_SCROLLED_WINDOW)));
  /* The sidebar knows it once it is filled. */
  while (gtk_adjustment_get_upper (bench->place) <= gtk_adjustment_get_page_size (bench->place))
    {
      gtk_widget_activate_action (bench->window, "win.show-view", "s", "my-queues");
      settle (bench);
    }
  switch_views (bench);
  gtk_widget_activate_action (bench->window, "win.show-view", "s", "my-queues");
  scroll (bench, FALSE, "scroll-frame");
  scroll (bench, TRUE, "scroll-far-frame");
  g_signal_handlers_disconnect_by_data (clock, bench);
}

int
main (int argc, char **argv)
{
  g_autoptr (VntDesk) desk = NULL;
  g_autoptr (GSettings) settings = NULL;
  Bench bench = { 0 };

  if (argc != 2)
    return 2;
  adw_init ();
  desk = open_desk (argv[1]);
  settings = g_settings_new ("org.ventanilla.Ventanilla");
  bench.times = g_array_new (FALSE, FALSE, sizeof (double));
  bench.works = g_array_new (FALSE, FALSE, sizeof (double));
  bench.window = GTK_WIDGET (vnt_window_new (NULL, settings));
  gtk_window_present (GTK_WINDOW (bench.window));
  measure (&bench, desk);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  vnt_desk_close (desk);
  g_array_unref (bench.times);
  g_array_unref (bench.works);
  return 0;
}
