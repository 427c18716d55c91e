/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-forecast.h"

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-forecast-run.h"
#include "vnt-store-forecast.h"

static gpointer
load_forecast (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntServicePolicy) policy = vnt_desk_levels_ref_policy (data);
  g_autoptr (GPtrArray) tickets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_forecast_ticket_free);
  g_autoptr (GPtrArray) agents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_forecast_agent_free);

  if (!vnt_store_read_forecast (store, tickets, agents, error))
    return NULL;

  return vnt_forecast_run (vnt_service_policy_find_calendar (policy, NULL, NULL), vnt_clock_now (),
                           tickets, agents);
}

void
vnt_desk_load_forecast_async (VntDesk *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  vnt_desk_read (self, load_forecast, vnt_desk_levels_ref (self->levels),
                 (GDestroyNotify) vnt_desk_levels_unref, (GDestroyNotify) vnt_forecast_free,
                 cancellable, callback, user_data);
}

VntForecast *
vnt_desk_load_forecast_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
