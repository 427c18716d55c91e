/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What is counted of the tickets somebody has, or a queue. Each has a list behind it. */
typedef enum
{
  VNT_LOAD_OPEN,
  VNT_LOAD_TODAY, /* something happened today */
  VNT_LOAD_LATE,
  VNT_LOAD_RISK,
  VNT_LOAD_PROGRESS, /* begun, and not waiting for others */
  VNT_LOAD_UNSTARTED,
  VNT_LOAD_AGE, /* the first of VNT_LOAD_AGES: by age in working days */
  VNT_LOAD_AGE_LAST = VNT_LOAD_AGE + 5,
  VNT_LOAD_SOLVED, /* closed, in the last 14 days */
  VNT_LOAD_N_FIGURES
} VntLoadFigure;

#define VNT_LOAD_AGES 6
/* Days over which is counted how many tickets are closed. */
#define VNT_LOAD_DAYS 14
/* Working days up to which a ticket is of each age but the last. */
extern const int vnt_load_ages[VNT_LOAD_AGES - 1];

typedef enum
{
  VNT_LOAD_OF_PERSON,
  VNT_LOAD_OF_QUEUE,
  VNT_LOAD_OF_ALL,
} VntLoadOf;

/**
 * VntColleague:
 * @login: (not nullable)
 * @role: (not nullable): what the supervisor calls it, "" for nothing
 * @away: until when absent, Unix seconds, 0 while there
 * @day: minutes of work a day, 0 for what the calendar has
 * @most: tickets in progress at once, 0 for no limit
 *
 * What a supervisor wrote down of a person; kept on this computer alone.
 */
typedef struct
{
  char *login;
  char *role;
  gint64 away;
  int day;
  int most;
} VntColleague;

VntColleague *vnt_colleague_new (const char *login);
void vnt_colleague_free (VntColleague *self);

/**
 * VntLoad:
 * @key: (not nullable): login, "" for nobody; of a queue its number
 * @name: (not nullable): what it is called
 * @counts: how many, by #VntLoadFigure
 * @oldest: when the oldest open ticket was made, Unix seconds; 0 when there is none
 * @minutes: of work that is queued, as far as that is known
 * @guessed: open tickets of which @minutes has the median of their queue
 * @unknown: open tickets of which nothing is known: @minutes is without them
 * @colleague: (nullable): what is written down of the person
 *
 * How much a person, or a queue, has to do.
 */
typedef struct
{
  VntLoadOf of;
  char *key;
  char *name;
  guint counts[VNT_LOAD_N_FIGURES];
  gint64 oldest;
  gint64 minutes;
  guint guessed;
  guint unknown;
  VntColleague *colleague;
} VntLoad;

/**
 * VntWorkload:
 * @now: when it was counted
 * @news: up to when the server's news are known, Unix seconds; 0 when that is not known
 * @worked_days: working days in the last %VNT_LOAD_DAYS
 * @people: (element-type VntLoad): nobody's last
 * @queues: (element-type VntLoad)
 * @all: the whole desk
 *
 * Where a desk stands. Frozen.
 */
typedef struct
{
  gint64 now;
  gint64 news;
  int worked_days;
  GPtrArray *people;
  GPtrArray *queues;
  VntLoad *all;
} VntWorkload;

VntLoad *vnt_load_new (VntLoadOf of, const char *key, const char *name);
void vnt_load_free (VntLoad *self);
double vnt_load_get_days_to_clear (const VntLoad *self, int worked_days);
const char *vnt_load_get_definition (VntLoadFigure figure);

VntWorkload *vnt_workload_new (gint64 now);
void vnt_workload_free (VntWorkload *self);
VntLoad *vnt_workload_find (GPtrArray *loads, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntColleague, vnt_colleague_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntLoad, vnt_load_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntWorkload, vnt_workload_free)

G_END_DECLS
