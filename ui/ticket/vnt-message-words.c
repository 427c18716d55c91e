/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-message-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-clock.h"
#include "vnt-field.h"
#include "vnt-status.h"
#include "vnt-words.h"
#include "vnt-text.h"

/* Fields as VntMessage.field names them → what a person calls them; a custom field is called by its own name. */
static const struct
{
  const char *field;
  const char *words;
} FIELD_WORDS[] = {
  { "status", N_ ("Status") },
  { "owner", N_ ("Owner") },
  { "queue", N_ ("Queue") },
  { "subject", N_ ("Subject") },
  { "priority", N_ ("Priority") },
  { "due", N_ ("Due") },
  { "starts", N_ ("Starts") },
  { "started", N_ ("Started") },
  { "resolved", N_ ("Resolved") },
  { "told", N_ ("Last contact") },
  { "minutes-worked", N_ ("Minutes worked") },
  { "minutes-left", N_ ("Minutes left") },
  { "minutes-estimated", N_ ("Minutes estimated") },
  { "service-level", N_ ("Service level") },
};

static const struct
{
  const char *event;
  const char *words;
} EVENT_WORDS[] = {
  { "link-added", N_ ("Link added") },
  { "link-removed", N_ ("Link removed") },
  { "person-added", N_ ("Person added") },
  { "person-removed", N_ ("Person removed") },
  { "forwarded", N_ ("Forwarded") },
  { "opened", N_ ("Ticket opened") },
  { "merged", N_ ("Merged") },
  { "reminder-added", N_ ("Reminder added") },
  { "reminder-done", N_ ("Reminder done") },
  { "article", N_ ("Article about it") },
};

static const char *
field_words (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FIELD_WORDS); i++)
    if (g_strcmp0 (FIELD_WORDS[i].field, field) == 0)
      return _ (FIELD_WORDS[i].words);
  for (guint i = 0; vnt_field_nth (i) != NULL; i++)
    if (g_strcmp0 (vnt_field_nth (i)->event, field) == 0)
      return _ (vnt_field_nth (i)->label);
  return field;
}

static const char *
event_words (const char *event)
{
  for (gsize i = 0; i < G_N_ELEMENTS (EVENT_WORDS); i++)
    if (g_strcmp0 (EVENT_WORDS[i].event, event) == 0)
      return _ (EVENT_WORDS[i].words);
  return event;
}

/* Moments are Unix seconds; links name a ticket or a machine. */
static char *
value_words (const char *field, const char *value)
{
  static const char *const MOMENTS[] = { "due", "starts", "started", "resolved", "told", NULL };

  if (value == NULL || *value == '\0')
    return NULL;
  if (field != NULL && g_strv_contains (MOMENTS, field))
    return g_str_equal (value, "0") ? NULL
                                    : vnt_message_words_time (g_ascii_strtoll (value, NULL, 10));
  if (g_strcmp0 (field, "status") == 0)
    return g_strdup (vnt_status_label (value));
  if (g_str_has_prefix (value, "ticket:"))
    return g_strdup_printf ("#%s", value + strlen ("ticket:"));
  if (g_str_has_prefix (value, "asset:"))
    return g_strdup_printf (_ ("Machine %s"), value + strlen ("asset:"));
  return g_strdup (value);
}

static gboolean
is_set (const char *value)
{
  return value != NULL && *value != '\0';
}

/**
 * vnt_message_words_kind:
 *
 * Returns: (transfer none): what kind of entry it is, translated
 */
const char *
vnt_message_words_kind (VntMessageKind kind)
{
  switch (kind)
    {
    case VNT_MESSAGE_REQUEST:
      return _ ("request");
    case VNT_MESSAGE_REPLY:
      return _ ("reply");
    case VNT_MESSAGE_NOTE:
      return _ ("internal note");
    case VNT_MESSAGE_EVENT:
    default:
      return _ ("event");
    }
}

/**
 * vnt_message_words_state:
 *
 * Returns: (transfer full) (nullable): why it has not reached the server yet, in a sentence; %NULL when it has
 */
char *
vnt_message_words_state (const VntMessage *message)
{
  switch (message->state)
    {
    case VNT_STATE_QUEUED:
      return is_set (message->error)
               ? g_strdup_printf (_ ("Waiting to be sent. %s"), message->error)
               : g_strdup (_ ("Waiting to be sent"));
    case VNT_STATE_SENDING:
      return g_strdup (_ ("Sending…"));
    case VNT_STATE_UNKNOWN:
      return g_strdup (_ ("Checking whether it arrived; it will not be sent twice"));
    case VNT_STATE_REFUSED:
      return g_strdup_printf (_ ("Not sent. %s"), is_set (message->error) ? message->error : "");
    case VNT_STATE_CONFLICT:
      return g_strdup (is_set (message->error)
                         ? message->error
                         : _ ("Not sent: the server’s value changed meanwhile"));
    case VNT_STATE_DONE:
    default:
      return NULL;
    }
}

/* "Link added: Refers to #12", "Person added: Copies to rosa" */
static char *
event_with_role (const VntMessage *message, const char *value)
{
  const char *role = message->field;

  for (guint i = 0; vnt_field_nth (i) != NULL; i++)
    if (g_str_equal (vnt_field_nth (i)->event, message->field))
      role = _ (vnt_field_nth (i)->label);
  if (g_str_has_prefix (message->event, "link"))
    role = vnt_words_relation (message->field);
  return g_strdup_printf ("%s: %s %s", event_words (message->event), role,
                          value != NULL ? value : "");
}

/**
 * vnt_message_words_event:
 *
 * Returns: (transfer full): what happened, in words: "Status: new → open"
 */
char *
vnt_message_words_event (const VntMessage *message)
{
  g_autofree char *old_value = value_words (message->field, message->old_value);
  g_autofree char *new_value = value_words (message->field, message->new_value);
  const char *what;

  if (is_set (message->field))
    what = field_words (message->field);
  else
    what = is_set (message->event) ? event_words (message->event) : _ ("Changed");
  if (is_set (message->event) && !g_str_equal (message->event, "field") && is_set (message->field))
    return event_with_role (message, old_value != NULL ? old_value : new_value);
  if (is_set (message->field) && old_value != NULL && new_value != NULL)
    return g_strdup_printf ("%s: %s → %s", what, old_value, new_value);
  if (new_value != NULL)
    return g_strdup_printf ("%s: %s", what, new_value);
  /* One of many values, or the only one. */
  if (is_set (message->field) && old_value != NULL && what == message->field)
    /* Translators: a field and the value it does not have any more */
    return g_strdup_printf (_ ("%s: %s removed"), what, old_value);
  if (is_set (message->field))
    return g_strdup_printf (_ ("%s cleared"), what);
  return old_value != NULL ? g_strdup_printf ("%s: %s", what, old_value) : g_strdup (what);
}

/**
 * vnt_message_words_event_line:
 *
 * Returns: (transfer full): what happened, who did it and when, on one line; and why it is not done yet
 */
char *
vnt_message_words_event_line (const VntMessage *message)
{
  g_autofree char *what = vnt_message_words_event (message);
  g_autofree char *who = vnt_message_words_author (message);
  g_autofree char *when = vnt_message_words_time (message->created);
  g_autofree char *state = vnt_message_words_state (message);

  return state != NULL ? g_strdup_printf ("%s · %s · %s · %s", what, who, when, state)
                       : g_strdup_printf ("%s · %s · %s", what, who, when);
}

/**
 * vnt_message_words_document:
 *
 * Returns: (transfer full) (nullable): its text made safe to show, %NULL when it has none
 */
VntDocument *
vnt_message_words_document (const VntMessage *message)
{
  if (message->body == NULL)
    return NULL;
  return g_strcmp0 (message->content_type, "text/html") == 0
           ? vnt_document_new_from_html (message->body)
           : vnt_document_new_from_text (message->body);
}

/**
 * vnt_message_words_file:
 *
 * Returns: (transfer full): an attachment's name as it is shown
 */
char *
vnt_message_words_file (const VntAttachment *attachment)
{
  return vnt_text_one_line (attachment->name, 120);
}

/**
 * vnt_message_words_author:
 *
 * Returns: (transfer full): who wrote it, as people say it
 */
char *
vnt_message_words_author (const VntMessage *message)
{
  if (is_set (message->author_name))
    return g_strdup (message->author_name);
  return g_strdup (is_set (message->author) ? message->author : _ ("System"));
}

/**
 * vnt_message_words_time:
 * @unix_seconds: 0 gives ""
 *
 * Returns: (transfer full): "09:12" today, "yesterday 09:12", else the date, in the agent's zone
 */
char *
vnt_message_words_time (gint64 unix_seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (vnt_clock_now ());
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (unix_seconds);
  g_autoptr (GDateTime) yesterday = NULL;

  if (unix_seconds == 0 || then == NULL || now == NULL)
    return g_strdup ("");
  yesterday = g_date_time_add_days (now, -1);
  if (g_date_time_get_year (then) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_date_time_format (then, _ ("today %H:%M"));
  if (g_date_time_get_year (then) == g_date_time_get_year (yesterday) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (yesterday))
    return g_date_time_format (then, _ ("yesterday %H:%M"));
  /* Translators: day and short month of a message, then its time */
  if (g_date_time_get_year (then) == g_date_time_get_year (now))
    return g_date_time_format (then, _ ("%-d %b, %H:%M"));
  return g_date_time_format (then, _ ("%-d %b %Y, %H:%M"));
}

/**
 * vnt_message_words_full_time:
 *
 * Returns: (transfer full): the whole date and time in the agent's locale, for a tooltip
 */
char *
vnt_message_words_full_time (gint64 unix_seconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (unix_seconds);

  return then != NULL ? g_date_time_format (then, "%c") : g_strdup ("");
}

/**
 * vnt_message_words_field:
 *
 * Returns: (transfer none): what a person calls @field, translated
 */
const char *
vnt_message_words_field (VntField field)
{
  const VntFieldInfo *info = vnt_field_info (field);

  return info != NULL ? _ (info->label) : "";
}
