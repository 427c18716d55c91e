/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the custom fields of a report hold. */
#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-desk-report.h"
#include "vnt-error.h"
#include "vnt-values.h"

static gpointer
bring (const VntFetch *fetch, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_values_bring (fetch, data, cancellable, error));
}

static VntValuesWish *
make_wish (VntDesk *self, const VntReportPlan *plan)
{
  VntValuesWish *wish = g_new0 (VntValuesWish, 1);
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  g_autoptr (VntServicePolicy) policy = vnt_desk_levels_ref_policy (self->levels);
  VntCalendar *calendar = vnt_service_policy_find_calendar (policy, NULL, NULL);
  VntReportSpan span;

  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    if (*plan->fields[i] != '\0')
      g_strv_builder_add (fields, plan->fields[i]);
  vnt_period_find (plan->period, vnt_calendar_get_zone (calendar), vnt_clock_now (), &span);
  wish->fields = g_strv_builder_end (fields);
  wish->since = span.before;
  wish->until = span.to;
  wish->below = G_MAXINT64;

  return wish;
}

static void ask_page (VntDesk *self, GTask *task);

static void
on_brought (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  const VntValuesWish *wish = g_task_get_task_data (task);
  GError *error = NULL;

  vnt_sync_ask_finish (VNT_SYNC (source), result, &error);
  if (error == NULL && wish->fields[wish->at] != NULL)
    {
      ask_page (g_task_get_source_object (task), task);
      return;
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
  g_object_unref (task);
}

/* Takes @task. */
static void
ask_page (VntDesk *self, GTask *task)
{
  if (self->sync == NULL || self->offline)
    {
      g_task_return_new_error (task, VNT_ERROR, VNT_ERROR_OFFLINE,
                               _ ("The server cannot be reached now."));
      g_object_unref (task);
      return;
    }
  vnt_sync_ask_async (self->sync, bring, g_task_get_task_data (task), NULL, NULL,
                      g_task_get_cancellable (task), on_brought, task);
}

void
vnt_desk_bring_fields_async (VntDesk *self,
                             const VntReportPlan *plan,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, vnt_desk_bring_fields_async);
  g_task_set_task_data (task, make_wish (self, plan), vnt_values_wish_free);
  ask_page (self, task);
}

gboolean
vnt_desk_bring_fields_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}
