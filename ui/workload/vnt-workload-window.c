/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-workload-window.h"

#include <glib/gi18n.h>

#include "vnt-bulk-window.h"
#include "vnt-bundle-toast.h"
#include "vnt-colleague-window.h"
#include "vnt-desk-forecast.h"
#include "vnt-desk-workload.h"
#include "vnt-figures-view.h"
#include "vnt-forecast-words.h"
#include "vnt-move-window.h"
#include "vnt-ticket-drag.h"
#include "vnt-workload-words.h"
#include "vnt-wrap-box.h"

/* Figures are counted anew so often while they are looked at, and so soon after a ticket changed. */
#define REFRESH_SECONDS 30
#define PAUSE_MILLISECONDS 1500

struct _VntWorkloadWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkBox *content;
  GtkLabel *age;
  GtkWidget *ask; /* whether people shall be shown */
  GtkWidget *tables[3];
  GtkWidget *forecast;
  GtkWidget *follow; /* moves what the forecast suggests */
  GtkWidget *move;

  VntDesk *desk;
  GSettings *settings;
  VntWorkload *workload;
  VntForecast *expected; /* NULL before it was worked out */
  GCancellable *counting;
  guint refresh;
  guint soon; /* tickets changed */
};

enum
{
  SIGNAL_LIST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntWorkloadWindow, vnt_workload_window, ADW_TYPE_WINDOW)

static gboolean
may_see_people (VntWorkloadWindow *self)
{
  VntSupervision supervision = vnt_desk_get_supervision (self->desk);

  return supervision == VNT_SUPERVISES || (supervision == VNT_SUPERVISES_UNSAID &&
                                           g_settings_get_boolean (self->settings, "supervisor"));
}

/* -- the list behind a number -- */

typedef struct
{
  VntWorkloadWindow *self;
  char *title;
} Wanted;

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wanted *wanted = user_data;
  g_autoptr (VntWorkloadWindow) self = wanted->self;
  g_autofree char *title = wanted->title;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) tickets = vnt_desk_list_load_finish (VNT_DESK (source), result, &error);
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_CHOSEN);

  g_free (wanted);
  if (self->desk == NULL)
    return;
  if (tickets == NULL)
    {
      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
      return;
    }
  vnt_ticket_query_choose (query, tickets);
  query->sort = VNT_SORT_CREATED;
  query->ascending = TRUE;
  g_signal_emit (self, signals[SIGNAL_LIST], 0, query, title);
}

static void
list_load (VntWorkloadWindow *self, const VntLoad *load, VntLoadFigure figure)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->self = g_object_ref (self);
  wanted->title = vnt_workload_words_title (load, figure);
  vnt_desk_list_load_async (self->desk, load->of, load->key, figure, self->counting, on_listed,
                            wanted);
}

static void
on_activated (VntWorkloadWindow *self, guint row, guint column, VntFiguresView *view)
{
  VntFigures *figures = vnt_figures_view_get_figures (view);
  const VntFigureCell *cell = vnt_figures_get_cell (figures, row, column);
  int drill = cell->drill;
  GPtrArray *loads =
    g_str_equal (figures->id, "people") ? self->workload->people : self->workload->queues;
  const VntLoad *load = row < loads->len ? g_ptr_array_index (loads, row) : self->workload->all;

  if (cell->tickets != NULL)
    {
      g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_CHOSEN);

      vnt_ticket_query_choose (query, cell->tickets);
      g_signal_emit (self, signals[SIGNAL_LIST], 0, query, figures->title);
      return;
    }
  if (drill == VNT_WORKLOAD_PERSON)
    {
      VntColleagueWindow *window = vnt_colleague_window_new (GTK_WINDOW (self), self->desk, load);

      g_signal_connect_object (window, "done", G_CALLBACK (vnt_workload_window_refresh), self,
                               G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  list_load (self, load, (VntLoadFigure) drill);
}

/* -- moving -- */

static void
on_moved (VntWorkloadWindow *self, VntBundle *bundle)
{
  guint n = vnt_bundle_get_n_tickets (bundle);
  g_autofree char *title = g_strdup_printf (ngettext ("%u ticket moved", "%u tickets moved", n), n);

  vnt_bundle_toast_show (GTK_WIDGET (self->content), self->desk, bundle, title);
  vnt_workload_window_refresh (self);
}

static GdkContentProvider *
on_drag (GtkDragSource *source, double x, double y, gpointer login)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, login);
}

/* Tickets dragged out of a list: shown first, and undone by one word, as every change of many. */
static void
hand_over (VntWorkloadWindow *self, GArray *tickets, const char *to)
{
  VntBulkWindow *window =
    vnt_bulk_window_new (GTK_WINDOW (self), self->desk, tickets, VNT_FIELD_OWNER, to);

  g_signal_connect_object (window, "done", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  VntWorkloadWindow *self = user_data;
  const char *to = g_object_get_data (G_OBJECT (target), "login");
  const char *from;

  if (G_VALUE_HOLDS (value, VNT_TYPE_TICKET_DRAG))
    {
      hand_over (self, g_value_get_boxed (value), to);
      return TRUE;
    }
  from = g_value_get_string (value);
  if (from == NULL || vnt_workload_find (self->workload->people, from) == NULL ||
      g_str_equal (from, to))
    return FALSE;
  vnt_workload_window_move (self, from, to);
  return TRUE;
}

/* A person or tickets are dragged onto somebody, who gets them, or some of the person's. */
static void
let_drag (VntWorkloadWindow *self, VntFiguresView *view)
{
  for (guint row = 0; row < self->workload->people->len; row++)
    {
      const VntLoad *load = g_ptr_array_index (self->workload->people, row);
      GtkWidget *cell = vnt_figures_view_get_cell (view, row, 0);
      GtkDragSource *source = gtk_drag_source_new ();
      GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
      GType types[] = { G_TYPE_STRING, VNT_TYPE_TICKET_DRAG };

      g_signal_connect_data (source, "prepare", G_CALLBACK (on_drag), g_strdup (load->key),
                             (GClosureNotify) (GCallback) g_free, 0);
      gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
      g_object_set_data_full (G_OBJECT (target), "login", g_strdup (load->key), g_free);
      g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
      gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (source));
      gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (target));
    }
}

/* -- counting -- */

/* A table that says the same stays: what is pointed at, focused or dragged does not go away. */
static gboolean
is_shown (GtkWidget *table, const VntFigures *figures)
{
  const VntFigures *shown =
    table != NULL ? vnt_figures_view_get_figures (VNT_FIGURES_VIEW (table)) : NULL;

  if (shown == NULL || figures == NULL || shown->rows->len != figures->rows->len ||
      g_strcmp0 (shown->note, figures->note) != 0)
    return FALSE;
  for (guint row = 0; row < shown->rows->len; row++)
    for (guint column = 0; column < shown->columns->len; column++)
      {
        const VntFigureCell *one = vnt_figures_get_cell (shown, row, column);
        const VntFigureCell *other = vnt_figures_get_cell (figures, row, column);

        if (!g_str_equal (one->text, other->text) || g_strcmp0 (one->hint, other->hint) != 0)
          return FALSE;
      }

  return TRUE;
}

/* Tables stand below each other, after what is above them. */
static GtkWidget *
find_before (VntWorkloadWindow *self, guint place)
{
  for (guint i = place; i > 0; i--)
    if (self->tables[i - 1] != NULL)
      return self->tables[i - 1];

  return self->follow;
}

/* Returns: whether another table is shown than before */
static gboolean
show_table (VntWorkloadWindow *self, guint place, VntFigures *figures)
{
  int row = -1, column = -1;

  if (is_shown (self->tables[place], figures))
    return FALSE;
  if (self->tables[place] != NULL)
    {
      vnt_figures_view_find_focus (VNT_FIGURES_VIEW (self->tables[place]), &row, &column);
      gtk_box_remove (self->content, self->tables[place]);
    }
  self->tables[place] = NULL;
  if (figures == NULL)
    return TRUE;
  self->tables[place] = vnt_figures_view_new (figures);
  g_signal_connect_object (self->tables[place], "activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->content, self->tables[place], find_before (self, place));
  if (row >= 0 && (guint) row < figures->rows->len)
    gtk_widget_grab_focus (vnt_figures_view_get_cell (VNT_FIGURES_VIEW (self->tables[place]),
                                                      (guint) row, (guint) column));
  return TRUE;
}

static void
show_workload (VntWorkloadWindow *self)
{
  gboolean people = may_see_people (self);
  g_autoptr (VntFigures) persons = people ? vnt_workload_words_people (self->workload) : NULL;
  g_autoptr (VntFigures) queues = vnt_workload_words_queues (self->workload);
  g_autoptr (VntFigures) ages = vnt_workload_words_ages (self->workload);
  g_autofree char *age =
    vnt_workload_words_age (self->workload, vnt_desk_get_state (self->desk) == VNT_DESK_ONLINE);
  gboolean moved;

  gtk_label_set_label (self->age, age);
  gtk_widget_set_visible (self->ask, !people);
  gtk_widget_set_sensitive (self->move, people);
  moved = show_table (self, 0, persons);
  show_table (self, 1, queues);
  show_table (self, 2, ages);
  if (persons != NULL && moved)
    let_drag (self, VNT_FIGURES_VIEW (self->tables[0]));
}

/* -- what breaks next -- */

static void
on_followed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWorkloadWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = vnt_desk_apply_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL)
    return;
  if (bundle != NULL)
    on_moved (self, bundle);
  else
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
}

static void
on_follow (VntWorkloadWindow *self)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);

  for (guint i = 0; self->expected != NULL && i < self->expected->breaches->len; i++)
    {
      const VntForecastBreach *breach = g_ptr_array_index (self->expected->breaches, i);

      if (breach->to != NULL)
        g_ptr_array_add (operations, vnt_operation_new_field (breach->ticket, VNT_FIELD_OWNER,
                                                              breach->owner, breach->to));
    }
  if (operations->len == 0)
    return;
  gtk_widget_set_sensitive (self->follow, FALSE);
  vnt_desk_apply_async (self->desk, operations, NULL, on_followed, g_object_ref (self));
}

static void
show_forecast (VntWorkloadWindow *self)
{
  gboolean people = may_see_people (self);
  g_autoptr (VntFigures) figures =
    vnt_forecast_words_table (self->expected, self->workload, people);

  gtk_widget_set_sensitive (self->follow, TRUE);
  gtk_widget_set_visible (self->follow, people && self->expected->n_avoided > 0);
  if (is_shown (self->forecast, figures))
    return;
  if (self->forecast != NULL)
    gtk_box_remove (self->content, self->forecast);
  self->forecast = vnt_figures_view_new (figures);
  g_signal_connect_object (self->forecast, "activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->content, self->forecast, self->ask);
  gtk_box_reorder_child_after (self->content, self->follow, self->forecast);
}

static void
on_expected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWorkloadWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntForecast) forecast =
    vnt_desk_load_forecast_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL || forecast == NULL)
    return;
  g_clear_pointer (&self->expected, vnt_forecast_free);
  self->expected = g_steal_pointer (&forecast);
  show_forecast (self);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWorkloadWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntWorkload) workload =
    vnt_desk_load_workload_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (workload == NULL)
    {
      gtk_label_set_label (self->age, error->message);
      return;
    }
  g_clear_pointer (&self->workload, vnt_workload_free);
  self->workload = g_steal_pointer (&workload);
  show_workload (self);
  vnt_desk_load_forecast_async (self->desk, self->counting, on_expected, g_object_ref (self));
}

static gboolean
on_refresh (gpointer user_data)
{
  VntWorkloadWindow *self = user_data;

  if (gtk_window_is_active (GTK_WINDOW (self)))
    vnt_workload_window_refresh (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_soon (gpointer user_data)
{
  VntWorkloadWindow *self = user_data;

  self->soon = 0;
  vnt_workload_window_refresh (self);
  return G_SOURCE_REMOVE;
}

/* Many may change at once: they are counted together. */
static void
on_changed (VntWorkloadWindow *self)
{
  if (self->soon == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->soon = g_timeout_add (PAUSE_MILLISECONDS, on_soon, self);
}

static void
on_show_people (VntWorkloadWindow *self)
{
  g_settings_set_boolean (self->settings, "supervisor", TRUE);
  vnt_workload_window_refresh (self);
}

static void
on_move (VntWorkloadWindow *self)
{
  vnt_workload_window_move (self, NULL, NULL);
}

static void
vnt_workload_window_dispose (GObject *object)
{
  VntWorkloadWindow *self = VNT_WORKLOAD_WINDOW (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_handle_id (&self->soon, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->workload, vnt_workload_free);
  g_clear_pointer (&self->expected, vnt_forecast_free);
  G_OBJECT_CLASS (vnt_workload_window_parent_class)->dispose (object);
}

static void
vnt_workload_window_class_init (VntWorkloadWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_workload_window_dispose;
  signals[SIGNAL_LIST] =
    g_signal_new ("list", VNT_TYPE_WORKLOAD_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, VNT_TYPE_TICKET_QUERY, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
vnt_workload_window_init (VntWorkloadWindow *self)
{
  self->counting = g_cancellable_new ();
}

static GtkWidget *
make_ask (VntWorkloadWindow *self)
{
  GtkWidget *box = vnt_wrap_box_new ();
  gboolean unsaid = vnt_desk_get_supervision (self->desk) == VNT_SUPERVISES_UNSAID;
  GtkWidget *label = gtk_label_new (
    unsaid
      ? _ ("Figures about single people are for whoever is responsible for them.")
      : _ ("Figures about single people are for those whom the file of service levels names."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "notice");
  vnt_wrap_box_append (VNT_WRAP_BOX (box), label);
  if (unsaid)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("I Am: _Show People"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_show_people), self);
      vnt_wrap_box_append (VNT_WRAP_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_header (VntWorkloadWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *again = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  self->move = gtk_button_new_with_mnemonic (_ ("_Move Tickets…"));
  gtk_widget_set_sensitive (self->move, FALSE);
  gtk_widget_set_tooltip_text (again, _ ("Count again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (again), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Count again"), -1);
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (vnt_workload_window_refresh), self);
  g_signal_connect_swapped (self->move, "clicked", G_CALLBACK (on_move), self);
  /* On a small screen its words give way, not the window. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->move))),
                           PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->move))), 8);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), again);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->move);
  return header;
}

static void
make_content (VntWorkloadWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->content = GTK_BOX (content);
  self->age = GTK_LABEL (gtk_label_new (_ ("Counting…")));
  self->ask = make_ask (self);
  gtk_label_set_wrap (self->age, TRUE);
  gtk_label_set_xalign (self->age, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->age), "dim-label");
  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  gtk_widget_set_visible (self->ask, FALSE);
  gtk_box_append (self->content, GTK_WIDGET (self->age));
  gtk_box_append (self->content, self->ask);
  self->follow = gtk_button_new_with_mnemonic (_ ("Move Them as _Suggested"));
  gtk_widget_set_halign (self->follow, GTK_ALIGN_START);
  gtk_widget_set_visible (self->follow, FALSE);
  g_signal_connect_swapped (self->follow, "clicked", G_CALLBACK (on_follow), self);
  gtk_box_append (self->content, self->follow);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_toast_overlay_set_child (self->toasts, scroller);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * vnt_workload_window_new:
 * @desk: an open desk
 * @settings: the program's settings
 *
 * Returns: (transfer none): a window; present it
 */
GtkWindow *
vnt_workload_window_new (VntDesk *desk, GSettings *settings)
{
  VntWorkloadWindow *self = g_object_new (VNT_TYPE_WORKLOAD_WINDOW, "default-width", 1000,
                                          "default-height", 680, "title", _ ("Workload"), NULL);

  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  gtk_widget_set_size_request (GTK_WIDGET (self), 350, 294);
  make_content (self);
  g_signal_connect_object (desk, "tickets-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  self->refresh = g_timeout_add_seconds (REFRESH_SECONDS, on_refresh, self);
  vnt_workload_window_refresh (self);

  return GTK_WINDOW (self);
}

/* Counts again. */
void
vnt_workload_window_refresh (VntWorkloadWindow *self)
{
  vnt_desk_load_workload_async (self->desk, self->counting, on_counted, g_object_ref (self));
}

/**
 * vnt_workload_window_move:
 * @self: the window
 * @from: (nullable): whose tickets
 * @to: (nullable): who gets them
 *
 * Asks how many and which, and says what that does.
 */
void
vnt_workload_window_move (VntWorkloadWindow *self, const char *from, const char *to)
{
  VntMoveWindow *window;

  if (self->workload == NULL)
    return;
  window = vnt_move_window_new (GTK_WINDOW (self), self->desk, self->workload, from, to);
  g_signal_connect_object (window, "done", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* (transfer none) (nullable): what is shown */
const VntWorkload *
vnt_workload_window_get_workload (VntWorkloadWindow *self)
{
  return self->workload;
}
