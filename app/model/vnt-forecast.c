/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-forecast.h"

static void
breach_free (gpointer data)
{
  VntForecastBreach *breach = data;

  g_free (breach->subject);
  g_free (breach->owner);
  g_free (breach->to);
  g_free (breach);
}

VntForecast *
vnt_forecast_new (gint64 now)
{
  VntForecast *self = g_new0 (VntForecast, 1);

  self->now = now;
  self->breaches = g_ptr_array_new_with_free_func (breach_free);

  return self;
}

void
vnt_forecast_free (VntForecast *self)
{
  g_ptr_array_unref (self->breaches);
  g_free (self);
}

/* (transfer none) */
VntForecastBreach *
vnt_forecast_add (VntForecast *self, gint64 ticket, const char *subject)
{
  VntForecastBreach *breach = g_new0 (VntForecastBreach, 1);

  breach->ticket = ticket;
  breach->subject = g_strdup (subject);
  breach->owner = g_strdup ("");
  g_ptr_array_add (self->breaches, breach);

  return breach;
}

/* @owner: (nullable) */
VntForecastTicket *
vnt_forecast_ticket_new (gint64 id, const char *subject, const char *owner)
{
  VntForecastTicket *self = g_new0 (VntForecastTicket, 1);

  self->id = id;
  self->subject = g_strdup (subject);
  self->owner = g_strdup (owner != NULL ? owner : "");
  self->minutes = -1;

  return self;
}

void
vnt_forecast_ticket_free (VntForecastTicket *self)
{
  g_free (self->subject);
  g_free (self->owner);
  g_free (self);
}

VntForecastAgent *
vnt_forecast_agent_new (const char *login, gint64 away, int day)
{
  VntForecastAgent *self = g_new0 (VntForecastAgent, 1);

  self->login = g_strdup (login);
  self->away = away;
  self->day = day;

  return self;
}

void
vnt_forecast_agent_free (VntForecastAgent *self)
{
  g_free (self->login);
  g_free (self);
}
