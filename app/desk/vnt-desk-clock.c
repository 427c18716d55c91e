/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the service levels make of tickets, and where the levels come from. */
#include "config.h"

#include "vnt-desk-clock.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-service-times.h"
#include "vnt-store-clock.h"

/* Grows when the calculation changes, so that rows kept by an older version are worked out anew. */
#define CALCULATION "1"
/* A file of service levels is some kilobytes. */
#define LARGEST_FILE (4 * 1024 * 1024)

/* -- keeping rows up to date -- */

static gpointer
refresh_rows (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_refresh_clocks (store, data, cancellable, error));
}

static void
refresh_done (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_finish_flag (self, result, &error) && self->store != NULL)
    g_message ("The clocks of the rows could not be worked out anew: %s", error->message);
  self->refreshing = FALSE;
  if (self->refresh_again && self->store != NULL)
    vnt_desk_refresh_clocks (self);
}

/* Everything a row's clock is made of besides its ticket. */
static char *
make_stamp (VntDesk *self)
{
  g_autoptr (VntServicePolicy) policy = vnt_desk_levels_ref_policy (self->levels);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (self);
  g_autoptr (GString) text = g_string_new (CALCULATION "\n");

  g_string_append_printf (text, "%s\n", g_time_zone_get_identifier (zone));
  for (guint i = 0; i < queues->len; i++)
    g_string_append_printf (text, "%s\n", ((VntQueue *) g_ptr_array_index (queues, i))->name);
  g_string_append (text, vnt_service_policy_get_text (policy));

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
}

/* private: works out every row anew if what they are made of is another than last time. */
void
vnt_desk_refresh_clocks (VntDesk *self)
{
  self->refresh_again = self->refreshing;
  if (self->refreshing || self->store == NULL)
    return;

  self->refreshing = TRUE;
  vnt_desk_read (self, refresh_rows, make_stamp (self), g_free, NULL, self->closing, refresh_done,
                 NULL);
}

/* -- the file: this process, or another one of the same person, changed it -- */

static gpointer
load_levels (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_desk_levels_load (data, error));
}

static void
load_done (GObject *source, GAsyncResult *result, gpointer data)
{
  VntDesk *self = VNT_DESK (source);
  g_autoptr (GError) error = NULL;

  if (vnt_desk_finish_flag (self, result, &error))
    vnt_desk_refresh_clocks (self);
  else if (self->store != NULL)
    vnt_desk_clock_complain (self, error);
}

static void
file_changed (
  GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  VntDesk *self = data;

  if (event != G_FILE_MONITOR_EVENT_CHANGED)
    vnt_desk_read (self, load_levels, vnt_desk_levels_ref (self->levels),
                   (GDestroyNotify) vnt_desk_levels_unref, NULL, self->closing, load_done, NULL);
}

/* private */
void
vnt_desk_clock_complain (VntDesk *self, const GError *why)
{
  g_autofree char *text = g_strdup_printf (
    _ ("The service levels of this computer cannot be used. The file was left as it is. %s"),
    why->message);

  vnt_desk_notice (self, text);
}

/* private: the levels were loaded, and the store asks them, since before anything could be written. */
void
vnt_desk_clock_open (VntDesk *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (vnt_desk_levels_get_path (self->levels));

  self->levels_monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->levels_monitor != NULL)
    g_signal_connect (self->levels_monitor, "changed", G_CALLBACK (file_changed), self);
  vnt_desk_refresh_clocks (self);
}

/* private: before the store is closed. */
void
vnt_desk_clock_close (VntDesk *self)
{
  if (self->levels_monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->levels_monitor, self);
      g_file_monitor_cancel (self->levels_monitor);
    }
  g_clear_object (&self->levels_monitor);
}

/* -- reading -- */

/**
 * vnt_desk_read_clock:
 * @ticket: a ticket's row
 * @now: Unix seconds
 * @reading: (out caller-allocates): how its clock stands at @now, in the working time of its calendar
 *
 * Quick enough for every row in sight, every minute.
 */
void
vnt_desk_read_clock (VntDesk *self, const VntTicket *ticket, gint64 now, VntClockReading *reading)
{
  const VntRowClock *row = &ticket->clock;
  const char *queue = vnt_desk_get_queue_name (self, ticket->queue);
  g_autoptr (VntServicePolicy) policy = NULL;
  VntCalendar *calendar;

  *reading = (VntClockReading){ VNT_CLOCK_NONE, row->target, 0 };
  if (ticket->status_class == VNT_STATUS_CLOSED || self->levels == NULL)
    return;
  reading->state = vnt_row_clock_get_state (row, now);
  if (reading->state == VNT_CLOCK_NONE)
    return;

  policy = vnt_desk_levels_ref_policy (self->levels);
  calendar = vnt_service_policy_find_calendar (
    policy, vnt_service_policy_find_level (policy, ticket->service_level, queue), queue);
  if (row->paused && (reading->state == VNT_CLOCK_PAUSED || row->left < 0))
    reading->seconds = ABS (row->left);
  else if (reading->state == VNT_CLOCK_BREACHED)
    reading->seconds = vnt_calendar_between (calendar, row->due, now);
  else
    reading->seconds = vnt_calendar_between (calendar, now, row->due);
}

typedef struct
{
  VntDeskLevels *levels;
  gint64 ticket;
  GPtrArray *clocks;
} Explain;

static void
explain_free (gpointer data)
{
  Explain *explain = data;

  vnt_desk_levels_unref (explain->levels);
  g_clear_pointer (&explain->clocks, g_ptr_array_unref);
  g_free (explain);
}

static void
explain_facts (const VntServiceFacts *facts, gpointer data)
{
  Explain *explain = data;
  g_autoptr (VntServicePolicy) policy = vnt_desk_levels_ref_policy (explain->levels);

  explain->clocks = vnt_service_times (policy, facts, vnt_clock_now (), TRUE);
}

static gpointer
explain_clocks (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Explain *explain = data;

  if (!vnt_store_read_facts (store, explain->ticket, explain_facts, explain, error))
    return NULL;
  if (explain->clocks == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_service_clock_unref);

  return g_steal_pointer (&explain->clocks);
}

/**
 * vnt_desk_explain_clocks_async:
 * @ticket: a ticket
 *
 * Works out every clock of a ticket from what is on this computer, the agent's waiting changes included.
 */
void
vnt_desk_explain_clocks_async (VntDesk *self,
                               gint64 ticket,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Explain *explain = g_new0 (Explain, 1);

  explain->levels = vnt_desk_levels_ref (self->levels);
  explain->ticket = ticket;
  vnt_desk_read (self, explain_clocks, explain, explain_free, (GDestroyNotify) g_ptr_array_unref,
                 cancellable, callback, user_data);
}

GPtrArray *
vnt_desk_explain_clocks_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- bringing in -- */

typedef struct
{
  VntDeskLevels *levels;
  char *path;
  gboolean forget; /* back to the default */
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  vnt_desk_levels_unref (import->levels);
  g_free (import->path);
  g_free (import);
}

/* Returns: how many entries were left out, and one */
static gpointer
import_levels (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;
  g_autofree char *folder = import->path != NULL ? g_path_get_dirname (import->path) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;
  g_autoptr (VntServicePolicy) policy = NULL;
  gsize size = 0;

  if (import->forget)
    policy = vnt_service_policy_new_default ();
  else if (import->path == NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("The file is not on this computer. Nothing was changed."));
      return NULL;
    }
  else if (!g_file_get_contents (import->path, &text, &size, &why))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                   _ ("The file cannot be read: %s. Nothing was changed."), why->message);
      return NULL;
    }
  else if (size > LARGEST_FILE)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                           _ ("The file is too large. Nothing was changed."));
      return NULL;
    }
  else
    policy = vnt_service_policy_new_from_text (text, folder, error);
  if (policy == NULL || !vnt_desk_levels_save (import->levels, policy, error))
    return NULL;

  return GUINT_TO_POINTER (vnt_service_policy_get_skipped (policy) + 1);
}

static void
change_levels (VntDesk *self,
               char *path,
               gboolean forget,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  Import *import = g_new0 (Import, 1);

  import->levels = vnt_desk_levels_ref (self->levels);
  import->path = path;
  import->forget = forget;
  vnt_desk_write (self, import_levels, import, import_free, NULL, cancellable, callback, user_data);
}

/**
 * vnt_desk_import_levels_async:
 * @file: a file of service levels, see app/report/README.md
 *
 * Keeps a copy of it, whole in itself, and counts by it from now on. A file with a mistake changes nothing.
 */
void
vnt_desk_import_levels_async (VntDesk *self,
                              GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  change_levels (self, g_file_get_path (file), FALSE, cancellable, callback, user_data);
}

gboolean
vnt_desk_import_levels_finish (VntDesk *self, GAsyncResult *result, guint *skipped, GError **error)
{
  guint done;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  done = GPOINTER_TO_UINT (g_task_propagate_pointer (G_TASK (result), error));
  if (done == 0)
    return FALSE;
  if (skipped != NULL)
    *skipped = done - 1;
  vnt_desk_refresh_clocks (self);

  return TRUE;
}

/**
 * vnt_desk_forget_levels_async:
 *
 * Removes the file: only due times of the server count again.
 */
void
vnt_desk_forget_levels_async (VntDesk *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  change_levels (self, NULL, TRUE, cancellable, callback, user_data);
}

gboolean
vnt_desk_forget_levels_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_import_levels_finish (self, result, NULL, error);
}

gboolean
vnt_desk_clocks_are_settled (VntDesk *self)
{
  return !self->refreshing;
}

char *
vnt_desk_dup_levels (VntDesk *self)
{
  g_autoptr (VntServicePolicy) policy =
    self->levels != NULL ? vnt_desk_levels_ref_policy (self->levels) : NULL;

  return g_strdup (policy != NULL ? vnt_service_policy_get_text (policy) : "");
}

char *
vnt_desk_describe_levels (VntDesk *self)
{
  g_autofree char *text = vnt_desk_dup_levels (self);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint levels = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    levels += g_str_has_prefix (lines[i], "[Level ") ? 1 : 0;
  if (*text == '\0')
    return g_strdup (_ ("None. Only the due times of the server count, in working time from "
                        "Monday to Friday, 9 to 18."));

  return g_strdup_printf (ngettext ("%u service level, from the file that was imported.",
                                    "%u service levels, from the file that was imported.", levels),
                          levels);
}
