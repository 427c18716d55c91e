/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-status.h"

#include <glib/gi18n.h>

#define DAY (24 * 3600)

/* Numbers as the person's language groups them. Made apart, so that translations keep one form for plain text. */
static char *
status_number (gint64 number)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, number);
}

/* "09:31", or with its day when that was not today. */
static char *
status_time (gint64 when, gint64 now)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (when);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);

  if (date == NULL || today == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (date) == g_date_time_get_year (today) &&
      g_date_time_get_day_of_year (date) == g_date_time_get_day_of_year (today))
    return g_date_time_format (date, _ ("%H:%M"));

  return g_date_time_format (date, _ ("%-d %B, %H:%M"));
}

static char *
status_offline (const VntDeskStatus *status)
{
  g_autofree char *number = NULL;

  if (status->waiting == 0)
    return g_strdup (_ ("No connection. Everything here can still be read and answered."));

  number = status_number (status->waiting);
  /* Translators: %s is a number. */
  return g_strdup_printf (ngettext ("No connection. %s change is kept and will be sent.",
                                    "No connection. %s changes are kept and will be sent.",
                                    status->waiting),
                          number);
}

static char *
status_sending (const VntDeskStatus *status)
{
  g_autofree char *number = status_number (status->waiting);

  if (status->waiting == 0)
    return g_strdup (_ ("Sending…"));

  /* Translators: %s is a number. */
  return g_strdup_printf (ngettext ("Sending %s change…", "Sending %s changes…", status->waiting),
                          number);
}

static char *
status_tickets (const VntDeskStatus *status)
{
  g_autofree char *done = status_number (status->done);
  g_autofree char *total = status_number (status->total);

  if (status->done <= 0)
    return g_strdup (_ ("Fetching tickets…"));
  if (status->total < 0)
    /* Translators: %s is a number. */
    return g_strdup_printf (ngettext ("Fetching tickets: %s so far", "Fetching tickets: %s so far",
                                      status->done),
                            done);

  /* Translators: both are numbers. */
  return g_strdup_printf (_ ("Fetching tickets: %s of %s"), done, total);
}

static char *
status_history (const VntDeskStatus *status, gint64 now)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *month = NULL;

  if (status->done < DAY)
    return g_strdup (_ ("Fetching conversations…"));

  date = g_date_time_new_from_unix_local (now - status->done);
  /* Translators: the month and year back to which conversations are on this computer. */
  month = date != NULL ? g_date_time_format (date, _ ("%B %Y")) : g_strdup ("");

  /* Translators: %s is a month and a year. */
  return g_strdup_printf (_ ("Fetching conversations, back to %s"), month);
}

static char *
status_idle (const VntDeskStatus *status, gint64 now)
{
  g_autofree char *time = NULL;
  g_autofree char *number = NULL;

  if (status->attention > 0)
    {
      number = status_number (status->attention);
      /* Translators: %s is a number. */
      return g_strdup_printf (ngettext ("%s change was not sent and needs you.",
                                        "%s changes were not sent and need you.",
                                        status->attention),
                              number);
    }
  if (status->problem != NULL)
    return g_strdup (status->problem);
  if (status->last_answer == 0)
    return g_strdup (_ ("Connecting…"));

  time = status_time (status->last_answer, now);
  /* Translators: %s is a time of day, or a date and a time. */
  return g_strdup_printf (_ ("Up to date, %s"), time);
}

static char *
status_online (const VntDeskStatus *status, gint64 now)
{
  switch (status->phase)
    {
    case VNT_PHASE_FIRST:
    case VNT_PHASE_REST:
      return status_tickets (status);
    case VNT_PHASE_HISTORY:
      return status_history (status, now);
    case VNT_PHASE_SENDING:
      return status_sending (status);
    case VNT_PHASE_IDLE:
    case VNT_PHASE_CHANGES:
    default:
      return status_idle (status, now);
    }
}

VntDeskState
vnt_desk_status_get_state (const VntDeskStatus *status)
{
  if (!status->open)
    return VNT_DESK_CLOSED;
  if (!status->account)
    return VNT_DESK_NO_ACCOUNT;
  if (status->offline)
    return VNT_DESK_OFFLINE;
  if (status->unlocking)
    return VNT_DESK_STARTING;
  if (!status->secret)
    return VNT_DESK_AUTH;

  switch (status->online)
    {
    case VNT_ONLINE_YES:
      return VNT_DESK_ONLINE;
    case VNT_ONLINE_NO:
      return VNT_DESK_OFFLINE;
    case VNT_ONLINE_SIGNED_OUT:
      return VNT_DESK_AUTH;
    case VNT_ONLINE_UNTRUSTED:
      return VNT_DESK_UNTRUSTED;
    case VNT_ONLINE_STARTING:
    default:
      return VNT_DESK_STARTING;
    }
}

/**
 * vnt_desk_status_get_text:
 * @now: Unix seconds
 *
 * Returns: (transfer full): one sentence, in the person's language; "" when there is nothing to say
 */
char *
vnt_desk_status_get_text (const VntDeskStatus *status, gint64 now)
{
  switch (vnt_desk_status_get_state (status))
    {
    case VNT_DESK_NO_ACCOUNT:
      return g_strdup (_ ("Nobody is signed in."));
    case VNT_DESK_STARTING:
      return g_strdup (_ ("Connecting…"));
    case VNT_DESK_OFFLINE:
      return status_offline (status);
    case VNT_DESK_AUTH:
      return g_strdup (_ ("Sign in again to fetch and send. Everything is kept."));
    case VNT_DESK_UNTRUSTED:
      return g_strdup (_ ("The server’s certificate is not trusted. Nothing is sent to it."));
    case VNT_DESK_ONLINE:
      return status_online (status, now);
    case VNT_DESK_CLOSED:
    default:
      return g_strdup ("");
    }
}

/**
 * vnt_desk_status_get_progress:
 *
 * Returns: 0–1 while fetching what may take long, -1 otherwise or when its length is not known
 */
double
vnt_desk_status_get_progress (const VntDeskStatus *status)
{
  if (vnt_desk_status_get_state (status) != VNT_DESK_ONLINE)
    return -1.0;
  if (status->phase != VNT_PHASE_FIRST && status->phase != VNT_PHASE_REST &&
      status->phase != VNT_PHASE_HISTORY)
    return -1.0;
  if (status->total <= 0)
    return -1.0;

  return CLAMP ((double) status->done / (double) status->total, 0.0, 1.0);
}

/**
 * vnt_desk_status_is_busy:
 *
 * Returns: whether something is fetched or sent that the agent may wait for, also while its length is not known
 */
gboolean
vnt_desk_status_is_busy (const VntDeskStatus *status)
{
  return vnt_desk_status_get_state (status) == VNT_DESK_ONLINE && status->phase != VNT_PHASE_IDLE &&
         status->phase != VNT_PHASE_CHANGES;
}
