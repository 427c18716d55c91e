/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The service level report. */
#include "config.h"

#include "vnt-desk-report.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-desk-workload.h"
#include "vnt-error.h"
#include "vnt-report-writer.h"
#include "vnt-store-report.h"

/* Where a progress is told: the worker leaves it, the main thread takes it. */
typedef struct
{
  VntDeskProgressFunc func;
  gpointer data;
  GCancellable *cancellable;
  gint permille; /* atomic */
  gint under_way; /* atomic: an idle is on its way */
  gint over; /* atomic: whoever asked may be gone */
} Progress;

typedef struct
{
  VntDeskLevels *levels;
  VntReportPlan *plan;
  VntReport *report;
  Progress *progress;
} Making;

static void
progress_clear (gpointer data)
{
  g_clear_object (&((Progress *) data)->cancellable);
}

static void
progress_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, progress_clear);
}

static gboolean
tell_progress (gpointer data)
{
  Progress *progress = data;

  g_atomic_int_set (&progress->under_way, 0);
  if (!g_atomic_int_get (&progress->over) && !g_cancellable_is_cancelled (progress->cancellable))
    progress->func (g_atomic_int_get (&progress->permille) / 1000.0, progress->data);

  return G_SOURCE_REMOVE;
}

static void
making_free (gpointer data)
{
  Making *making = data;

  vnt_desk_levels_unref (making->levels);
  vnt_report_plan_free (making->plan);
  g_clear_pointer (&making->report, vnt_report_free);
  progress_unref (making->progress);
  g_free (making);
}

static void
on_ticket (const VntServiceFacts *facts, const char *const *values, gpointer data)
{
  vnt_report_add (((Making *) data)->report, facts, values);
}

static void
on_progress (guint done, guint all, gpointer data)
{
  Progress *progress = ((Making *) data)->progress;

  if (progress->func == NULL || all == 0)
    return;
  g_atomic_int_set (&progress->permille, (gint) ((guint64) done * 1000 / all));
  if (g_atomic_int_compare_and_exchange (&progress->under_way, 0, 1))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_progress, g_atomic_rc_box_acquire (progress),
                     progress_unref);
}

/* A logo that went away is said, and no reason to have no report. */
static VntReportDocument *
write_document (Making *making, gint64 since)
{
  const char *logo = making->plan->logo;
  gboolean gone = *logo != '\0' && !g_file_test (logo, G_FILE_TEST_IS_REGULAR);
  VntReportDocument *document = vnt_report_write_document (making->report, making->plan, since);

  if (gone)
    g_ptr_array_add (document->notes, g_strdup (_ ("The logo is not on this computer any more.")));
  return document;
}

static gpointer
make_report (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Making *making = data;
  g_autoptr (VntServicePolicy) policy = vnt_desk_levels_ref_policy (making->levels);
  VntCalendar *calendar = vnt_service_policy_find_calendar (policy, NULL, NULL);
  VntStoreTelling telling = { .tell = on_ticket, .progress = on_progress, .data = making };
  gint64 now = vnt_clock_now ();
  gint64 since = -1;
  VntReportSpan span;
  gboolean ok;

  vnt_period_find (making->plan->period, vnt_calendar_get_zone (calendar), now, &span);
  making->report = vnt_report_new (policy, &span, now, making->plan->people);
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    telling.fields[i] = making->plan->fields[i];
  telling.since = span.before;
  telling.until = span.to;
  ok = vnt_store_tell_facts (store, &telling, cancellable, error) &&
       vnt_store_read_history_range (store, &since, error);
  g_atomic_int_set (&making->progress->over, 1);
  if (!ok)
    return NULL;

  return write_document (making, since);
}

/**
 * vnt_desk_make_report_async:
 * @plan: what is asked for
 * @progress: (nullable): told how far it is, on the main thread
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it at once; @progress is not called any more then
 *
 * Makes a report from what is on this computer. Figures about single people are left out for whom the file of service levels
 * does not name while it names others.
 */
void
vnt_desk_make_report_async (VntDesk *self,
                            const VntReportPlan *plan,
                            VntDeskProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Making *making = g_new0 (Making, 1);

  making->levels = vnt_desk_levels_ref (self->levels);
  making->plan = vnt_report_plan_copy (plan);
  if (vnt_desk_get_supervision (self) == VNT_SUPERVISES_NOT)
    making->plan->people = FALSE;
  making->progress = g_atomic_rc_box_new0 (Progress);
  making->progress->func = progress;
  making->progress->data = progress_data;
  making->progress->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  vnt_desk_read (self, make_report, making, making_free, (GDestroyNotify) vnt_report_document_unref,
                 cancellable, callback, user_data);
}

VntReportDocument *
vnt_desk_make_report_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- as a file -- */

typedef struct
{
  VntReportDocument *document;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  vnt_report_document_unref (export->document);
  g_free (export->path);
  g_free (export);
}

/* (transfer full) (nullable): what is in the file; %NULL for an ending nobody knows */
static GBytes *
write_file (const VntReportDocument *document, const char *lower)
{
  char *text = NULL;

  if (g_str_has_suffix (lower, ".ods"))
    return vnt_report_write_ods (document);
  if (g_str_has_suffix (lower, ".csv"))
    text = vnt_report_write_csv (document);
  else if (g_str_has_suffix (lower, ".fods"))
    text = vnt_report_write_fods (document);

  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static gpointer
export_report (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  g_autofree char *lower = g_ascii_strdown (export->path, -1);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) why = NULL;
  const char *bytes;
  gsize size;

  if (g_str_has_suffix (lower, ".pdf"))
    return GINT_TO_POINTER (vnt_report_write_pdf (export->document, export->path, error));
  content = write_file (export->document, lower);
  if (content == NULL)
    {
      g_set_error_literal (
        error, VNT_ERROR, VNT_ERROR_INVALID,
        _ ("A report is written as .pdf, .csv, .ods or .fods. Nothing was written."));
      return NULL;
    }
  bytes = g_bytes_get_data (content, &size);
  if (g_file_set_contents (export->path, bytes, (gssize) size, &why))
    return GINT_TO_POINTER (TRUE);

  g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE, _ ("The report could not be written: %s."),
               why->message);
  return NULL;
}

void
vnt_desk_export_report_async (VntDesk *self,
                              VntReportDocument *document,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Export *export = g_new0 (Export, 1);

  export->document = vnt_report_document_ref (document);
  export->path = g_strdup (path);
  vnt_desk_read (self, export_report, export, export_free, NULL, cancellable, callback, user_data);
}

gboolean
vnt_desk_export_report_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

GPtrArray *
vnt_desk_draw_report (const VntReportDocument *document)
{
  return vnt_report_draw_pages (document);
}

/* -- kept -- */

typedef struct
{
  char *name;
  char *definition;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->name);
  g_free (saving->definition);
  g_free (saving);
}

static gpointer
save_report (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *saving = data;

  return GINT_TO_POINTER (vnt_store_save_report (store, saving->name, saving->definition, error));
}

void
vnt_desk_save_report_async (VntDesk *self,
                            const char *name,
                            const VntReportPlan *plan,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->name = g_strdup (name);
  saving->definition = plan != NULL ? vnt_report_plan_write (plan) : NULL;
  vnt_desk_write (self, save_report, saving, saving_free, NULL, cancellable, callback, user_data);
}

gboolean
vnt_desk_save_report_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

GStrv
vnt_desk_list_reports (VntDesk *self)
{
  GStrv names = self->store != NULL ? vnt_store_list_reports (self->store, NULL) : NULL;

  return names != NULL ? names : g_new0 (char *, 1);
}

/**
 * vnt_desk_read_report:
 * @name: what it is called
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): its plan; %NULL with VNT_ERROR_NOT_FOUND when there is none of that name, VNT_ERROR_NEWER
 *   when a newer version kept it
 */
VntReportPlan *
vnt_desk_read_report (VntDesk *self, const char *name, GError **error)
{
  g_autofree char *definition =
    self->store != NULL ? vnt_store_read_report (self->store, name, NULL) : NULL;
  VntReportPlan *plan;

  if (definition == NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND, _ ("There is no report named “%s”."),
                   name);
      return NULL;
    }
  plan = vnt_report_plan_read (definition);
  if (plan == NULL)
    g_set_error (error, VNT_ERROR, VNT_ERROR_NEWER,
                 _ ("The report “%s” was kept by a newer version of the program."), name);

  return plan;
}
