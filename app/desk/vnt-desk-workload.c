/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has what. */
#include "vnt-desk-workload.h"

#include "vnt-ageing.h"
#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-store-workload.h"

#define DAY (24 * 60 * 60)

typedef struct
{
  VntDeskLevels *levels;
  VntLoadOf of;
  char *key;
  VntLoadFigure figure;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  vnt_desk_levels_unref (question->levels);
  g_free (question->key);
  g_free (question);
}

/* Returns: working days in the last %VNT_LOAD_DAYS */
static int
find_moments (VntDeskLevels *levels, VntWorkloadMoments *moments)
{
  g_autoptr (VntServicePolicy) policy = vnt_desk_levels_ref_policy (levels);
  VntCalendar *calendar = vnt_service_policy_find_calendar (policy, NULL, NULL);

  moments->now = vnt_clock_now ();
  moments->midnight = vnt_ageing_midnight (calendar, moments->now);
  moments->since = moments->now - (gint64) VNT_LOAD_DAYS * DAY;
  vnt_ageing_bounds (calendar, moments->now, vnt_load_ages, VNT_LOAD_AGES - 1, moments->ages);

  return vnt_ageing_worked_days (calendar, moments->now, VNT_LOAD_DAYS);
}

static gpointer
load_workload (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  VntWorkloadMoments moments;
  int worked_days = find_moments (data, &moments);
  VntWorkload *workload = vnt_store_read_workload (store, &moments, error);

  if (workload != NULL)
    workload->worked_days = worked_days;

  return workload;
}

static gpointer
list_load (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  VntWorkloadMoments moments;

  find_moments (question->levels, &moments);
  return vnt_store_list_load (store, &moments, question->of, question->key, question->figure,
                              error);
}

/**
 * vnt_desk_get_supervision:
 * @self: an open desk
 *
 * Who may see figures about single people is written in the file of service levels.
 *
 * Returns: what it says of the agent
 */
VntSupervision
vnt_desk_get_supervision (VntDesk *self)
{
  g_autoptr (VntServicePolicy) policy =
    self->levels != NULL ? vnt_desk_levels_ref_policy (self->levels) : NULL;
  const char *const *names = policy != NULL ? vnt_service_policy_get_supervisors (policy) : NULL;

  if (names == NULL)
    return VNT_SUPERVISES_UNSAID;
  for (guint i = 0; self->account != NULL && names[i] != NULL; i++)
    if (g_ascii_strcasecmp (names[i], self->account->login) == 0)
      return VNT_SUPERVISES;

  return VNT_SUPERVISES_NOT;
}

/**
 * vnt_desk_load_workload_async:
 *
 * Counts who has what, from what is on this computer, the agent's waiting changes included.
 */
void
vnt_desk_load_workload_async (VntDesk *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  vnt_desk_read (self, load_workload, vnt_desk_levels_ref (self->levels),
                 (GDestroyNotify) vnt_desk_levels_unref, (GDestroyNotify) vnt_workload_free,
                 cancellable, callback, user_data);
}

VntWorkload *
vnt_desk_load_workload_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_list_load_async:
 * @of: whose tickets
 * @key: (not nullable): a #VntLoad's key
 * @figure: which of them
 *
 * Lists the tickets a figure was counted from.
 */
void
vnt_desk_list_load_async (VntDesk *self,
                          VntLoadOf of,
                          const char *key,
                          VntLoadFigure figure,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Question *question = g_new0 (Question, 1);

  question->levels = vnt_desk_levels_ref (self->levels);
  question->of = of;
  question->key = g_strdup (key);
  question->figure = figure;
  vnt_desk_read (self, list_load, question, question_free, (GDestroyNotify) g_array_unref,
                 cancellable, callback, user_data);
}

GArray *
vnt_desk_list_load_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
save_colleague (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_save_colleague (store, data, error));
}

/**
 * vnt_desk_save_colleague_async:
 * @colleague: (transfer full): what is written down of a person, on this computer alone
 */
void
vnt_desk_save_colleague_async (VntDesk *self,
                               VntColleague *colleague,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  vnt_desk_write (self, save_colleague, colleague, (GDestroyNotify) vnt_colleague_free, NULL,
                  cancellable, callback, user_data);
}

gboolean
vnt_desk_save_colleague_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}
