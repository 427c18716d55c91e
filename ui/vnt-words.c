/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-words.h"

#include <glib/gi18n.h>

#include "vnt-changes.h"
#include "vnt-field.h"
#include "vnt-forward.h"
#include "vnt-machine-change.h"
#include "vnt-status.h"
#include "vnt-text.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Rounds down what is left and what has passed alike: "1 h" must never promise more than there is. */
static char *
span_short (gint64 seconds)
{
  if (seconds < HOUR)
    /* Translators: a span of minutes, as short as possible */
    return g_strdup_printf (_ ("%d min"), (int) MAX (seconds / MINUTE, 1));
  if (seconds < 2 * DAY)
    /* Translators: a span of hours, as short as possible */
    return g_strdup_printf (_ ("%d h"), (int) (seconds / HOUR));
  /* Translators: a span of days, as short as possible */
  return g_strdup_printf (_ ("%d d"), (int) MIN (seconds / DAY, 9999));
}

static char *
span_spoken (gint64 seconds)
{
  int n;

  if (seconds < HOUR)
    {
      n = (int) MAX (seconds / MINUTE, 1);
      return g_strdup_printf (ngettext ("%d minute", "%d minutes", n), n);
    }
  if (seconds < 2 * DAY)
    {
      n = (int) (seconds / HOUR);
      return g_strdup_printf (ngettext ("%d hour", "%d hours", n), n);
    }
  n = (int) MIN (seconds / DAY, 9999);
  return g_strdup_printf (ngettext ("%d day", "%d days", n), n);
}

/* Each question for the local time zone looks at the disk, and a list asks four times for a row: once a second will do. */
static GDateTime *
new_local (gint64 when)
{
  static GTimeZone *zone;
  static gint64 asked;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (when);

  if (zone == NULL || now - asked > G_USEC_PER_SEC)
    {
      g_clear_pointer (&zone, g_time_zone_unref);
      zone = g_time_zone_new_local ();
      asked = now;
    }
  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

static char *
date (gint64 when, gint64 now)
{
  g_autoptr (GDateTime) then = new_local (when);
  g_autoptr (GDateTime) today = new_local (now);

  if (then == NULL || today == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    /* Translators: a date of this year, strftime() format */
    return g_date_time_format (then, _ ("%-d %b"));
  /* Translators: a date of another year, strftime() format */
  return g_date_time_format (then, _ ("%-d %b %Y"));
}

/**
 * vnt_words_age:
 * @then: Unix seconds, 0 when not set
 * @now: Unix seconds
 *
 * How long ago something was, as short as a row needs: relative when near, a date when far.
 *
 * Returns: (transfer full): the words, "" when @then is not set
 */
char *
vnt_words_age (gint64 then, gint64 now)
{
  if (then <= 0)
    return g_strdup ("");
  if (now - then < MINUTE)
    return g_strdup (_ ("now"));
  if (now - then < 7 * DAY)
    return span_short (now - then);
  return date (then, now);
}

/**
 * vnt_words_age_spoken:
 * @then: Unix seconds, 0 when not set
 * @now: Unix seconds
 *
 * Returns: (transfer full): the same as vnt_words_age() in whole words, for a screen reader
 */
char *
vnt_words_age_spoken (gint64 then, gint64 now)
{
  g_autofree char *span = NULL;

  if (then <= 0)
    return g_strdup ("");
  if (now - then < MINUTE)
    return g_strdup (_ ("just now"));
  if (now - then >= 7 * DAY)
    return date (then, now);
  span = span_spoken (now - then);
  /* Translators: %s is "5 minutes", "2 hours" or "3 days" */
  return g_strdup_printf (_ ("%s ago"), span);
}

/**
 * vnt_words_exact:
 * @when: Unix seconds, 0 when not set
 *
 * Returns: (transfer full): the exact local date and time, "" when not set
 */
char *
vnt_words_exact (gint64 when)
{
  g_autoptr (GDateTime) then = when > 0 ? g_date_time_new_from_unix_local (when) : NULL;

  if (then == NULL)
    return g_strdup ("");
  /* Translators: an exact date and time, strftime() format */
  return g_date_time_format (then, _ ("%A, %-d %B %Y, %H:%M"));
}

/**
 * vnt_words_moment:
 * @when: Unix seconds of these days, 0 when not set
 *
 * Returns: (transfer full): the local day and time as short as a table needs, "" when not set
 */
char *
vnt_words_moment (gint64 when)
{
  g_autoptr (GDateTime) then = when > 0 ? new_local (when) : NULL;

  if (then == NULL)
    return g_strdup ("");
  /* Translators: a day of these weeks and a time, short, strftime() format: "Mon 23 Nov, 08:00" */
  return g_date_time_format (then, _ ("%a %-d %b, %H:%M"));
}

/**
 * vnt_words_minutes:
 * @minutes: 0 or more
 *
 * Returns: (transfer full): that long, in hours from one hour on
 */
char *
vnt_words_minutes (int minutes)
{
  if (minutes >= 60)
    return g_strdup_printf (_ ("%d h %02d min"), minutes / 60, minutes % 60);
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);
}

/**
 * vnt_words_status_chip:
 * @ticket: a ticket
 *
 * Returns: (transfer full): its status, with the sign of what it means
 */
char *
vnt_words_status_chip (const VntTicket *ticket)
{
  switch (ticket->status_class)
    {
    case VNT_STATUS_WAITING:
      return g_strdup_printf ("⏸ %s", vnt_status_label (ticket->status));
    case VNT_STATUS_CLOSED:
      return g_strdup_printf ("✓ %s", vnt_status_label (ticket->status));
    case VNT_STATUS_OPEN:
    case VNT_STATUS_UNKNOWN:
    default:
      return g_strdup (vnt_status_label (ticket->status));
    }
}

/**
 * vnt_words_waiting:
 * @ticket: a ticket
 *
 * Returns: (transfer full) (nullable): what waits to be sent, %NULL when nothing does
 */
char *
vnt_words_waiting (const VntTicket *ticket)
{
  if (ticket->attention)
    return g_strdup (_ ("needs attention"));
  if (ticket->waiting == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u change waiting", "%u changes waiting", ticket->waiting),
                          ticket->waiting);
}

/**
 * vnt_words_subject:
 * @ticket: a ticket
 *
 * Returns: (transfer none): its subject, or words for having none
 */
const char *
vnt_words_subject (const VntTicket *ticket)
{
  return ticket->subject != NULL && *ticket->subject != '\0' ? ticket->subject : _ ("No subject");
}

/**
 * vnt_words_requestor:
 * @ticket: a ticket
 *
 * Returns: (transfer none): its requestor as people say it, or words for having none
 */
const char *
vnt_words_requestor (const VntTicket *ticket)
{
  if (ticket->requestor_name != NULL && *ticket->requestor_name != '\0')
    return ticket->requestor_name;
  if (ticket->requestor != NULL && *ticket->requestor != '\0')
    return ticket->requestor;
  return _ ("No requestor");
}

/**
 * vnt_words_ticket_number:
 * @id: a ticket's number, or what stands for a machine in the outbox
 *
 * Returns: (transfer full): its number as it is shown; a word for one the server has not seen yet
 */
char *
vnt_words_ticket_number (gint64 id)
{
  if (id < 0)
    return g_strdup (_ ("new"));
  if (vnt_machine_is_subject (id))
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, vnt_machine_of_subject (id));

      return vnt_machine_of_subject (id) > 0 ? g_strdup_printf (_ ("Machine %s"), number)
                                             : g_strdup (_ ("new"));
    }
  return g_strdup_printf ("#%" G_GINT64_FORMAT, id);
}

/**
 * vnt_words_ticket_spoken:
 * @ticket: a ticket
 * @queue: (nullable): name of its queue
 * @clock: (nullable): how its service level stands, in whole words
 * @now: Unix seconds
 *
 * Returns: (transfer full): the whole row in one sentence, for a screen reader
 */
char *
vnt_words_ticket_spoken (const VntTicket *ticket, const char *queue, const char *clock, gint64 now)
{
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  g_autofree char *age = vnt_words_age_spoken (ticket->updated, now);
  g_autofree char *waiting = vnt_words_waiting (ticket);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s, %s", number, vnt_words_subject (ticket),
                          vnt_words_requestor (ticket));
  if (queue != NULL && *queue != '\0')
    g_string_append_printf (text, ", %s", queue);
  g_string_append_printf (text, ", %s", vnt_status_label (ticket->status));
  if (*age != '\0')
    g_string_append_printf (text, ", %s", age);
  if (clock != NULL)
    g_string_append_printf (text, ", %s", clock);
  if (ticket->unread)
    g_string_append_printf (text, ", %s", _ ("unread"));
  if (waiting != NULL)
    g_string_append_printf (text, ", %s", waiting);
  return g_string_free (text, FALSE);
}

/**
 * vnt_words_relation:
 * @relation: as #VntLink has it
 *
 * Returns: (transfer none): how a ticket stands to another, translated
 */
const char *
vnt_words_relation (const char *relation)
{
  static const struct
  {
    const char *relation;
    const char *words;
  } RELATIONS[] = {
    { "parent", N_ ("Part of") },        { "child", N_ ("Contains") },
    { "depends-on", N_ ("Depends on") }, { "depended-on-by", N_ ("Needed by") },
    { "refers-to", N_ ("Refers to") },   { "referred-to-by", N_ ("Referred to by") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    if (g_strcmp0 (RELATIONS[i].relation, relation) == 0)
      return _ (RELATIONS[i].words);

  return _ ("Links");
}

/* "+ana@example.org, −luis@example.org" */
static char *
set_change (const VntOperation *operation)
{
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;
  GString *text = g_string_new (NULL);

  vnt_changes_read (operation->value, &added, &removed);
  for (guint i = 0; added[i] != NULL; i++)
    g_string_append_printf (text, "%s+%s", text->len > 0 ? ", " : "", added[i]);
  for (guint i = 0; removed[i] != NULL; i++)
    g_string_append_printf (text, "%s−%s", text->len > 0 ? ", " : "", removed[i]);

  return g_string_free (text, FALSE);
}

static char *
field_change (const VntOperation *operation)
{
  const VntFieldInfo *info = vnt_field_info (operation->field);
  const char *value = operation->value != NULL ? operation->value : "";
  g_autofree char *set = NULL;
  const char *label;

  if (info == NULL)
    return g_strdup (_ ("A change"));
  if (operation->field == VNT_FIELD_OWNER && *value == '\0')
    return g_strdup (_ ("Owner: nobody"));
  if (operation->field == VNT_FIELD_STATUS)
    return g_strdup_printf (_ ("Status: %s"), vnt_status_label (value));
  if (operation->field == VNT_FIELD_MINUTES)
    /* Translators: time booked on a ticket */
    return g_strdup_printf (_ ("Time worked: %s min"), value);
  if (operation->field == VNT_FIELD_QUEUE)
    return g_strdup (_ ("Move to another queue"));
  if (operation->field == VNT_FIELD_DUE)
    return g_strdup (_ ("Due date"));
  if (operation->field == VNT_FIELD_MERGE)
    return g_strdup_printf (_ ("Merge into #%s"), value);

  label = operation->field == VNT_FIELD_LINKS ? vnt_words_relation (operation->name)
          : operation->name != NULL           ? operation->name
                                              : _ (info->label);
  set = info->shape == VNT_SHAPE_SET ? set_change (operation) : NULL;

  return g_strdup_printf ("%s: %s", label, set != NULL ? set : value);
}

static char *
forward_words (const VntOperation *operation)
{
  g_autoptr (VntForward) forward = vnt_forward_read (operation->value);

  /* Translators: addresses outside the desk */
  return g_strdup_printf (_ ("Forwarded to %s"), forward->to);
}

static char *
new_machine (const VntOperation *operation)
{
  g_autoptr (VntMachine) machine = vnt_machine_read (0, operation->value);

  return g_strdup_printf (_ ("New machine “%s”"), machine->name);
}

/**
 * vnt_words_machine_key:
 * @key: what of a machine: see vnt-machine-change.h
 *
 * Returns: (transfer none): what that is called
 */
const char *
vnt_words_machine_key (const char *key)
{
  static const struct
  {
    const char *key;
    const char *words;
  } WORDS[] = {
    { VNT_MACHINE_NAME, N_ ("Name") },       { VNT_MACHINE_DESCRIPTION, N_ ("Description") },
    { VNT_MACHINE_STATUS, N_ ("Status") },   { VNT_MACHINE_OWNER, N_ ("Responsible") },
    { VNT_MACHINE_HOLDERS, N_ ("Held by") }, { VNT_MACHINE_CONTACTS, N_ ("Contact") },
  };
  const char *field = vnt_machine_key_field (key);

  for (gsize i = 0; field == NULL && i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i].key, key))
      return _ (WORDS[i].words);
  return field != NULL ? field : key;
}

static char *
machine_change (const VntOperation *operation)
{
  const char *what = vnt_words_machine_key (operation->name != NULL ? operation->name : "");
  g_autofree char *value = vnt_text_one_line (operation->value != NULL ? operation->value : "", 80);

  return *value != '\0' ? g_strdup_printf (_ ("%s: %s"), what, value)
                        : g_strdup_printf (_ ("%s is emptied"), what);
}

/**
 * vnt_words_operation:
 * @operation: an entry of the outbox
 *
 * Returns: (transfer full): what waits, in a few words
 */
char *
vnt_words_operation (const VntOperation *operation)
{
  switch (operation->kind)
    {
    case VNT_OPERATION_REPLY:
      return g_strdup (C_ ("outbox", "Reply"));
    case VNT_OPERATION_COMMENT:
      return g_strdup (_ ("Internal comment"));
    case VNT_OPERATION_CREATE:
      return g_strdup (_ ("New ticket"));
    case VNT_OPERATION_FORWARD:
      return forward_words (operation);
    case VNT_OPERATION_ARTICLE:
      return g_strdup (_ ("New article"));
    case VNT_OPERATION_CREATE_MACHINE:
      return new_machine (operation);
    case VNT_OPERATION_EDIT_MACHINE:
      return machine_change (operation);
    case VNT_OPERATION_SET_FIELD:
    default:
      return field_change (operation);
    }
}

/**
 * vnt_words_state:
 * @state: state of an entry of the outbox
 *
 * Returns: (transfer none): what that means for the agent
 */
const char *
vnt_words_state (VntState state)
{
  switch (state)
    {
    case VNT_STATE_QUEUED:
      return _ ("Waits to be sent");
    case VNT_STATE_SENDING:
      return _ ("Being sent");
    case VNT_STATE_UNKNOWN:
      return _ ("May have arrived; being checked before it is sent again");
    case VNT_STATE_REFUSED:
      return _ ("The server said no");
    case VNT_STATE_CONFLICT:
      return _ ("The ticket changed meanwhile");
    case VNT_STATE_DONE:
    default:
      return _ ("Sent");
    }
}
