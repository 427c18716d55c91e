/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-service-policy-private.h"

/* Of a name that needs no memory to be compared. */
#define SHORT 64

static void
rule_free (gpointer data)
{
  VntQueueRule *rule = data;

  g_free (rule->level);
  g_clear_pointer (&rule->calendar, vnt_calendar_unref);
  g_free (rule);
}

static void
vnt_service_policy_clear (gpointer data)
{
  VntServicePolicy *self = data;

  g_free (self->text);
  g_free (self->level);
  g_clear_pointer (&self->calendar, vnt_calendar_unref);
  g_hash_table_unref (self->pause);
  g_hash_table_unref (self->supplier);
  g_strfreev (self->supervisors);
  g_hash_table_unref (self->holidays);
  g_hash_table_unref (self->calendars);
  g_hash_table_unref (self->levels);
  g_hash_table_unref (self->queues);
}

/* private: for the reader of its file */
VntServicePolicy *
vnt_service_policy_new_empty (void)
{
  VntServicePolicy *self = g_atomic_rc_box_new0 (VntServicePolicy);

  self->at_risk = 25;
  self->pause_waiting = TRUE;
  self->counts_resolved = TRUE;
  self->honours_due = TRUE;
  self->pause = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->supplier = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->holidays =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) vnt_holidays_unref);
  self->calendars =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) vnt_calendar_unref);
  self->levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) vnt_service_level_free);
  self->queues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rule_free);

  return self;
}

/**
 * vnt_service_policy_new_default:
 *
 * Of a desk that was told nothing: no level promises anything, so that only the due times of the server count; statuses that
 * mean waiting pause; Monday to Friday from 9 to 18 in the zone of this computer, which is also what Request Tracker counts by
 * unless told otherwise.
 *
 * Returns: (transfer full): a policy
 */
VntServicePolicy *
vnt_service_policy_new_default (void)
{
  VntServicePolicy *self = vnt_service_policy_new_empty ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  self->text = g_strdup ("");
  self->calendar = vnt_calendar_new ("9–18", zone);
  for (GDateWeekday day = G_DATE_MONDAY; day <= G_DATE_FRIDAY; day++)
    vnt_calendar_add_hours (self->calendar, day, 9 * 60, 18 * 60);

  return self;
}

VntServicePolicy *
vnt_service_policy_ref (VntServicePolicy *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
vnt_service_policy_unref (VntServicePolicy *self)
{
  g_atomic_rc_box_release_full (self, vnt_service_policy_clear);
}

/**
 * vnt_service_policy_get_text:
 *
 * Returns: (transfer none): the file to keep: whole in itself, holidays brought in from other files included; "" of the default
 */
const char *
vnt_service_policy_get_text (VntServicePolicy *self)
{
  return self->text;
}

/**
 * vnt_service_policy_get_skipped:
 *
 * Returns: how many entries of iCalendar files were left out: those of hours, cancelled ones, rules for days that move
 */
guint
vnt_service_policy_get_skipped (VntServicePolicy *self)
{
  return self->skipped;
}

/**
 * vnt_service_policy_counts_resolved:
 *
 * Returns: whether the time between a resolution and its reopening counts
 */
gboolean
vnt_service_policy_counts_resolved (VntServicePolicy *self)
{
  return self->counts_resolved;
}

/**
 * vnt_service_policy_knows_suppliers:
 *
 * Returns: whether a status is said to mean that a supplier has it
 */
gboolean
vnt_service_policy_knows_suppliers (VntServicePolicy *self)
{
  return g_hash_table_size (self->supplier) > 0;
}

/**
 * vnt_service_policy_honours_due:
 *
 * Returns: whether a due time set on the server stands for the one of the resolution
 */
gboolean
vnt_service_policy_honours_due (VntServicePolicy *self)
{
  return self->honours_due;
}

/* As g_utf8_casefold(): in @room where that suffices, as it does of nearly every name of a status, level or queue. @made is
 * the caller's. */
static const char *
fold (const char *text, char room[SHORT], char **made)
{
  for (guint i = 0; i < SHORT && (guchar) text[i] < 0x80; i++)
    {
      room[i] = g_ascii_tolower (text[i]);
      if (text[i] == '\0')
        return room;
    }

  return *made = g_utf8_casefold (text, -1);
}

/**
 * vnt_service_policy_get_effect:
 * @status: the server's word for a status
 * @status_class: what it means, as far as known
 *
 * Returns: what it does to the clocks
 */
VntStatusEffect
vnt_service_policy_get_effect (VntServicePolicy *self,
                               const char *status,
                               VntStatusClass status_class)
{
  g_autofree char *made = NULL;
  char room[SHORT];
  const char *folded = fold (status, room, &made);

  if (g_hash_table_contains (self->supplier, folded))
    return VNT_STATUS_SUPPLIER;
  if (g_hash_table_contains (self->pause, folded))
    return VNT_STATUS_PAUSES;
  return self->pause_waiting && status_class == VNT_STATUS_WAITING ? VNT_STATUS_PAUSES
                                                                   : VNT_STATUS_RUNS;
}

static const VntQueueRule *
find_rule (VntServicePolicy *self, const char *queue)
{
  g_autofree char *made = NULL;
  char room[SHORT];

  return queue != NULL ? g_hash_table_lookup (self->queues, fold (queue, room, &made)) : NULL;
}

/**
 * vnt_service_policy_find_level:
 * @name: (nullable): the level a ticket has
 * @queue: (nullable): name of its queue
 *
 * Returns: (transfer none) (nullable): that level; without a name that of the queue or the desk; %NULL when nothing is promised
 */
const VntServiceLevel *
vnt_service_policy_find_level (VntServicePolicy *self, const char *name, const char *queue)
{
  const VntQueueRule *rule = find_rule (self, queue);
  g_autofree char *made = NULL;
  char room[SHORT];

  if (name == NULL || *name == '\0')
    name = rule != NULL && rule->level != NULL ? rule->level : self->level;
  if (name == NULL)
    return NULL;

  return g_hash_table_lookup (self->levels, fold (name, room, &made));
}

/**
 * vnt_service_policy_find_calendar:
 * @level: (nullable): a level
 * @queue: (nullable): name of a queue
 *
 * Returns: (transfer none): whose hours count: the level's, else the queue's, else the desk's
 */
VntCalendar *
vnt_service_policy_find_calendar (VntServicePolicy *self,
                                  const VntServiceLevel *level,
                                  const char *queue)
{
  const VntQueueRule *rule = find_rule (self, queue);

  if (level != NULL && level->calendar != NULL)
    return level->calendar;
  if (rule != NULL && rule->calendar != NULL)
    return rule->calendar;
  return self->calendar;
}

/**
 * vnt_service_policy_get_at_risk:
 * @level: (nullable): a level
 *
 * Returns: percent of a promise that is left when it becomes at risk
 */
int
vnt_service_policy_get_at_risk (VntServicePolicy *self, const VntServiceLevel *level)
{
  return level != NULL && level->at_risk >= 0 ? level->at_risk : self->at_risk;
}

/* (transfer none) (nullable): the logins that may see figures about single people; %NULL when the file does not say */
const char *const *
vnt_service_policy_get_supervisors (VntServicePolicy *self)
{
  return (const char *const *) self->supervisors;
}
