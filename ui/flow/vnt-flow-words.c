/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-flow-words.h"

#include <glib/gi18n.h>

#include "vnt-message-words.h"
#include "vnt-words.h"

/* Days from the day of @a to that of @b, as people count them. */
static int
days_between (GDateTime *a, GDateTime *b)
{
  g_autoptr (GDate) from =
    g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (a),
                    (GDateMonth) g_date_time_get_month (a), (GDateYear) g_date_time_get_year (a));
  g_autoptr (GDate) to =
    g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (b),
                    (GDateMonth) g_date_time_get_month (b), (GDateYear) g_date_time_get_year (b));

  return g_date_days_between (from, to);
}

/**
 * vnt_flow_words_until:
 * @when: Unix seconds, not before @now
 * @now: Unix seconds
 *
 * Returns: (transfer full): that time: "15:30", "tomorrow 09:00", "13 Mar, 09:00"
 */
char *
vnt_flow_words_until (gint64 when, gint64 now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (when);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);

  if (then == NULL || today == NULL)
    return g_strdup ("");
  switch (days_between (today, then))
    {
    case 0:
      return g_date_time_format (then, "%H:%M");
    case 1:
      /* Translators: a time of tomorrow, strftime() format */
      return g_date_time_format (then, _ ("tomorrow %H:%M"));
    default:
      return vnt_message_words_time (when);
    }
}

/**
 * vnt_flow_words_mark:
 * @ticket: a ticket
 * @now: Unix seconds
 *
 * Returns: (transfer full): what this laptop knows of it, as short as a row needs: put off, back, followed; "" for nothing
 */
char *
vnt_flow_words_mark (const VntTicket *ticket, gint64 now)
{
  const char *star = ticket->followed ? "★" : "";

  if (ticket->back != 0)
    /* Translators: a ticket that was put off and came back; %s is a star or nothing */
    return g_strdup_printf (_ ("%s↩ back"), star);
  if (ticket->snoozed != 0)
    {
      g_autofree char *until = vnt_flow_words_until (ticket->snoozed, now);

      return g_strdup_printf ("%s☾ %s", star, until);
    }
  return g_strdup (star);
}

/**
 * vnt_flow_words_spoken:
 * @ticket: a ticket
 * @now: Unix seconds
 *
 * Returns: (transfer full): the same as vnt_flow_words_mark() in whole words, "" for nothing
 */
char *
vnt_flow_words_spoken (const VntTicket *ticket, gint64 now)
{
  g_autofree char *what = NULL;

  if (ticket->back != 0)
    what = g_strdup (_ ("Back from being put off"));
  else if (ticket->snoozed != 0)
    {
      g_autofree char *until = vnt_flow_words_until (ticket->snoozed, now);

      what = g_strdup_printf (_ ("Put off until %s"), until);
    }

  if (ticket->followed && what != NULL)
    return g_strdup_printf ("%s · %s", what, _ ("You follow it"));
  if (ticket->followed)
    return g_strdup (_ ("You follow it"));
  return what != NULL ? g_steal_pointer (&what) : g_strdup ("");
}

static const struct
{
  const char *field;
  const char *words;
} FIELDS[] = {
  { "status", N_ ("%s changed the status") },       { "owner", N_ ("%s changed the owner") },
  { "queue", N_ ("%s moved it to another queue") }, { "subject", N_ ("%s changed the subject") },
  { "priority", N_ ("%s changed the priority") },   { "due", N_ ("%s changed the due time") },
};

static const char *
deed_pattern (const VntMessage *message)
{
  switch (message->kind)
    {
    case VNT_MESSAGE_REQUEST:
      return N_ ("%s opened it");
    case VNT_MESSAGE_REPLY:
      return N_ ("%s replied");
    case VNT_MESSAGE_NOTE:
      return N_ ("%s wrote an internal note");
    case VNT_MESSAGE_EVENT:
    default:
      break;
    }
  for (gsize i = 0; message->field != NULL && i < G_N_ELEMENTS (FIELDS); i++)
    if (g_str_equal (FIELDS[i].field, message->field))
      return FIELDS[i].words;
  if (g_strcmp0 (message->event, "merged") == 0)
    return N_ ("%s merged it");
  return N_ ("%s changed it");
}

/**
 * vnt_flow_words_deed:
 * @message: an entry of a conversation
 *
 * Returns: (transfer full): who did what: "Marta changed the status"
 */
char *
vnt_flow_words_deed (const VntMessage *message)
{
  g_autofree char *author = vnt_message_words_author (message);
  g_auto (GStrv) parts = g_strsplit (_ (deed_pattern (message)), "%s", 2);

  return g_strconcat (parts[0], author, parts[1], NULL);
}

/**
 * vnt_flow_words_deed_ago:
 * @message: an entry of a conversation
 * @now: Unix seconds
 *
 * Returns: (transfer full): who did what, how long ago: "Marta changed the status 5 minutes ago"
 */
char *
vnt_flow_words_deed_ago (const VntMessage *message, gint64 now)
{
  g_autofree char *deed = vnt_flow_words_deed (message);
  g_autofree char *ago = vnt_words_age_spoken (message->created, now);

  return g_strdup_printf ("%s %s", deed, ago);
}
