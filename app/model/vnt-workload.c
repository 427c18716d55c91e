/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-workload.h"

#include <glib/gi18n.h>

const int vnt_load_ages[] = { 1, 3, 7, 15, 30 };

VntColleague *
vnt_colleague_new (const char *login)
{
  VntColleague *self = g_new0 (VntColleague, 1);

  self->login = g_strdup (login);
  self->role = g_strdup ("");

  return self;
}

void
vnt_colleague_free (VntColleague *self)
{
  g_free (self->login);
  g_free (self->role);
  g_free (self);
}

VntLoad *
vnt_load_new (VntLoadOf of, const char *key, const char *name)
{
  VntLoad *self = g_new0 (VntLoad, 1);

  self->of = of;
  self->key = g_strdup (key);
  self->name = g_strdup (name);

  return self;
}

void
vnt_load_free (VntLoad *self)
{
  g_clear_pointer (&self->colleague, vnt_colleague_free);
  g_free (self->key);
  g_free (self->name);
  g_free (self);
}

/**
 * vnt_load_get_days_to_clear:
 * @self: a load
 * @worked_days: working days in the last %VNT_LOAD_DAYS
 *
 * Returns: working days until what is open is closed, at the pace of those days; below 0 when nothing was closed in them
 */
double
vnt_load_get_days_to_clear (const VntLoad *self, int worked_days)
{
  if (self->counts[VNT_LOAD_OPEN] == 0)
    return 0;
  if (self->counts[VNT_LOAD_SOLVED] == 0 || worked_days == 0)
    return -1;

  return (double) self->counts[VNT_LOAD_OPEN] * worked_days / self->counts[VNT_LOAD_SOLVED];
}

/**
 * vnt_load_get_definition:
 * @figure: a figure
 *
 * Returns: (transfer none): what is counted, for a person
 */
const char *
vnt_load_get_definition (VntLoadFigure figure)
{
  switch ((int) figure)
    {
    case VNT_LOAD_OPEN:
      return _ ("Tickets whose status is not closed, those that wait included.");
    case VNT_LOAD_TODAY:
      return _ ("Open tickets that changed since midnight.");
    case VNT_LOAD_LATE:
      return _ ("Open tickets that are late by their service level, or by their due time.");
    case VNT_LOAD_RISK:
      return _ ("Open tickets of whose promised time no more is left than the share that the file "
                "of service levels names, that do not wait and are not late yet.");
    case VNT_LOAD_PROGRESS:
      return _ ("Open tickets that do not wait for others and on which work was begun: they were "
                "started, or time was booked on them.");
    case VNT_LOAD_UNSTARTED:
      return _ ("Open tickets that were not started and on which no time was booked.");
    case VNT_LOAD_SOLVED:
      return _ ("Tickets that were closed in the last 14 days and still are.");
    default:
      return _ ("Open tickets by their age: working days from the one after they were made up to "
                "today.");
    }
}

VntWorkload *
vnt_workload_new (gint64 now)
{
  VntWorkload *self = g_new0 (VntWorkload, 1);

  self->now = now;
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_load_free);
  self->queues = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_load_free);
  self->all = vnt_load_new (VNT_LOAD_OF_ALL, "", "");

  return self;
}

void
vnt_workload_free (VntWorkload *self)
{
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->queues);
  vnt_load_free (self->all);
  g_free (self);
}

/* (transfer none) (nullable) */
VntLoad *
vnt_workload_find (GPtrArray *loads, const char *key)
{
  for (guint i = 0; i < loads->len; i++)
    if (g_ascii_strcasecmp (((VntLoad *) g_ptr_array_index (loads, i))->key, key) == 0)
      return g_ptr_array_index (loads, i);

  return NULL;
}
