/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Why a ticket will be late. */
typedef enum
{
  VNT_FORECAST_QUEUED, /* there is more before it than there is time */
  VNT_FORECAST_NOBODY, /* nobody owns it */
  VNT_FORECAST_AWAY, /* whoever owns it comes back too late */
  VNT_FORECAST_LONG, /* it takes longer than is left of its promise, even if it were the first */
} VntForecastReason;

/**
 * VntForecastBreach:
 * @subject: (not nullable)
 * @owner: (not nullable): login, "" for nobody
 * @due: when it is late, Unix seconds
 * @done: when it would be done, Unix seconds; 0 for nobody's
 * @ahead: minutes of work its owner has before it
 * @minutes: what it takes itself
 * @to: (nullable): who could do it in time without being late with anything else
 *
 * A ticket that will be late as things stand.
 */
typedef struct
{
  gint64 ticket;
  char *subject;
  char *owner;
  gint64 due;
  gint64 done;
  gint64 ahead;
  gint64 minutes;
  VntForecastReason why;
  char *to;
} VntForecastBreach;

/**
 * VntForecast:
 * @today: when today is over
 * @week: when this week is over, or the next one
 * @next_week: nobody works any more this week, so that it is the next one
 * @n_today: how many of @breaches are late before @today
 * @n_tickets: how many tickets were looked at
 * @n_guessed: of these, how many have no estimate
 * @n_avoided: of @breaches, those of which "to" is known
 * @breaches: (element-type VntForecastBreach): the first to be late first
 *
 * What breaks next. Frozen.
 */
typedef struct
{
  gint64 now;
  gint64 today;
  gint64 week;
  gboolean next_week;
  guint n_today;
  guint n_tickets;
  guint n_guessed;
  guint n_avoided;
  GPtrArray *breaches;
} VntForecast;

VntForecast *vnt_forecast_new (gint64 now);
void vnt_forecast_free (VntForecast *self);
VntForecastBreach *vnt_forecast_add (VntForecast *self, gint64 ticket, const char *subject);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntForecast, vnt_forecast_free)

/**
 * VntForecastTicket:
 * @minutes: of work, below 0 when that is not known
 * @usual: what tickets of its queue take, 0 when that is not known either
 * @due: when it is late, Unix seconds; 0 for never
 *
 * A ticket that is worked on.
 */
typedef struct
{
  gint64 id;
  char *subject;
  char *owner;
  gint64 queue;
  int priority;
  int minutes;
  int usual;
  gint64 due;
} VntForecastTicket;

/**
 * VntForecastAgent:
 * @away: until when absent, Unix seconds
 * @day: minutes of work a day, 0 for what the calendar has
 *
 * Somebody who works on tickets.
 */
typedef struct
{
  char *login;
  gint64 away;
  int day;
} VntForecastAgent;

VntForecastTicket *vnt_forecast_ticket_new (gint64 id, const char *subject, const char *owner);
void vnt_forecast_ticket_free (VntForecastTicket *self);
VntForecastAgent *vnt_forecast_agent_new (const char *login, gint64 away, int day);
void vnt_forecast_agent_free (VntForecastAgent *self);

G_END_DECLS
