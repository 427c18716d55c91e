/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-places.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-status.h"
#include "vnt-text-fill.h"
#include "vnt-words.h"

typedef enum
{
  PLACE_REQUESTOR,
  PLACE_AGENT,
  PLACE_TICKET,
  PLACE_SUBJECT,
  PLACE_QUEUE,
  PLACE_OWNER,
  PLACE_STATUS,
  PLACE_DATE,
  PLACE_TIME,
  PLACE_DUE,
  N_PLACES,
} Place;

/* Each is known by its English name and by the one of the agent's language. */
static const char *const NAMES[N_PLACES] = {
  /* Translators: names of places in a text that are filled by the program, as in "{requestor}": one word, no blanks */
  NC_ ("place", "requestor"), NC_ ("place", "agent"), NC_ ("place", "ticket"),
  NC_ ("place", "subject"),   NC_ ("place", "queue"), NC_ ("place", "owner"),
  NC_ ("place", "status"),    NC_ ("place", "date"),  NC_ ("place", "time"),
  NC_ ("place", "due"),
};

typedef struct
{
  VntDesk *desk;
  const VntTicket *ticket;
  char *made[N_PLACES]; /* values that had to be written */
} Filling;

static const char *
keep (Filling *self, Place place, char *value)
{
  g_free (self->made[place]);
  self->made[place] = value;
  return *value != '\0' ? value : NULL;
}

static char *
date_words (gint64 when)
{
  g_autoptr (GDateTime) then = when > 0 ? g_date_time_new_from_unix_local (when) : NULL;

  if (then == NULL)
    return g_strdup ("");
  /* Translators: a date as it is written in a letter, strftime() format */
  return g_date_time_format (then, _ ("%-d %B %Y"));
}

static char *
time_words (gint64 when)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (when);

  return g_date_time_format (then, "%H:%M");
}

static const char *
value_of (Filling *self, Place place)
{
  const VntTicket *ticket = self->ticket;
  const VntAccount *account = vnt_desk_get_account (self->desk);

  switch (place)
    {
    case PLACE_REQUESTOR:
      return ticket->requestor_name != NULL ? ticket->requestor_name : ticket->requestor;
    case PLACE_AGENT:
      if (account == NULL)
        return NULL;
      return account->name != NULL && *account->name != '\0' ? account->name : account->login;
    case PLACE_TICKET:
      return keep (self, place, vnt_words_ticket_number (ticket->id));
    case PLACE_SUBJECT:
      return *ticket->subject != '\0' ? ticket->subject : NULL;
    case PLACE_QUEUE:
      return vnt_desk_get_queue_name (self->desk, ticket->queue);
    case PLACE_OWNER:
      return ticket->owner_name != NULL ? ticket->owner_name : ticket->owner;
    case PLACE_STATUS:
      return vnt_status_label (ticket->status);
    case PLACE_DATE:
      return keep (self, place, date_words (vnt_clock_now ()));
    case PLACE_TIME:
      return keep (self, place, time_words (vnt_clock_now ()));
    case PLACE_DUE:
      return keep (self, place, date_words (ticket->due));
    case N_PLACES:
    default:
      return NULL;
    }
}

static const char *
look_up (const char *name, gpointer data)
{
  for (guint i = 0; i < N_PLACES; i++)
    if (g_ascii_strcasecmp (name, NAMES[i]) == 0 ||
        g_strcmp0 (name, g_dpgettext2 (NULL, "place", NAMES[i])) == 0)
      return value_of (data, i);
  return NULL;
}

/**
 * vnt_places_fill:
 * @text: with places
 * @desk: where the ticket is
 * @ticket: what is written on
 *
 * Returns: (transfer full): the text with its places filled; what is not known stays as it is
 */
char *
vnt_places_fill (const char *text, VntDesk *desk, const VntTicket *ticket)
{
  Filling self = { desk, ticket, { NULL } };
  char *filled;

  if (ticket == NULL || desk == NULL)
    return g_strdup (text);
  filled = vnt_text_fill (text, look_up, &self);
  for (guint i = 0; i < N_PLACES; i++)
    g_free (self.made[i]);
  return filled;
}

/**
 * vnt_places_describe:
 *
 * Returns: (transfer full): all places there are, for a person who writes a text
 */
char *
vnt_places_describe (void)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < N_PLACES; i++)
    g_string_append_printf (all, "%s{%s}", i > 0 ? " " : "",
                            g_dpgettext2 (NULL, "place", NAMES[i]));
  return g_string_free (g_steal_pointer (&all), FALSE);
}
