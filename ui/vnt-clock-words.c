/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-clock-words.h"

#include <glib/gi18n.h>

#include "vnt-message-words.h"
#include "vnt-status.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)

/**
 * vnt_clock_words_span:
 * @seconds: of working time, 0 or more
 *
 * Working time is said in hours, never in days: a working day is not a day.
 *
 * Returns: (transfer full): "20 min", "1 h 30 min", "36 h"
 */
char *
vnt_clock_words_span (gint64 seconds)
{
  int minutes = (int) CLAMP (seconds / MINUTE, 0, 9999 * 60);

  if (minutes < 60)
    return g_strdup_printf (_ ("%d min"), minutes);
  if (minutes % 60 == 0 || minutes >= 600)
    return g_strdup_printf (_ ("%d h"), minutes / 60);
  /* Translators: hours and minutes of working time */
  return g_strdup_printf (_ ("%d h %d min"), minutes / 60, minutes % 60);
}

/* As short as a chip needs; what is left is rounded down, so that it never promises more than there is. */
static char *
span_short (gint64 seconds)
{
  if (seconds < HOUR)
    return g_strdup_printf (_ ("%d min"), (int) MAX (seconds / MINUTE, 1));
  return g_strdup_printf (_ ("%d h"), (int) MIN (seconds / HOUR, 9999));
}

static char *
span_spoken (gint64 seconds)
{
  int n = (int) (seconds < HOUR ? MAX (seconds / MINUTE, 1) : MIN (seconds / HOUR, 9999));

  if (seconds < HOUR)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", n), n);
  return g_strdup_printf (ngettext ("%d hour", "%d hours", n), n);
}

/**
 * vnt_clock_words_chip:
 * @reading: a row's clock
 *
 * Returns: (transfer full) (nullable): sign and words of its chip, %NULL when there is none to show
 */
char *
vnt_clock_words_chip (const VntClockReading *reading)
{
  g_autofree char *span = span_short (reading->seconds);

  switch (reading->state)
    {
    case VNT_CLOCK_RUNNING:
      return g_strdup_printf ("◔ %s", span);
    case VNT_CLOCK_AT_RISK:
      return g_strdup_printf ("⚠ %s", span);
    case VNT_CLOCK_BREACHED:
      /* Translators: a chip: overdue since "2 h" */
      return g_strdup_printf (_ ("✕ %s late"), span);
    case VNT_CLOCK_PAUSED:
      /* Translators: a chip: the clock stands still */
      return g_strdup (_ ("⏸ waiting"));
    case VNT_CLOCK_NONE:
    case VNT_CLOCK_MET:
    case VNT_CLOCK_MISSED:
    default:
      return NULL;
    }
}

/**
 * vnt_clock_words_spoken:
 * @reading: a row's clock
 *
 * Returns: (transfer full) (nullable): the same in whole words, for a screen reader and a tooltip
 */
char *
vnt_clock_words_spoken (const VntClockReading *reading)
{
  const char *target = vnt_target_get_name (reading->target);
  g_autofree char *span = span_spoken (reading->seconds);

  switch (reading->state)
    {
    case VNT_CLOCK_RUNNING:
      /* Translators: "First response: 2 hours of working time left" */
      return g_strdup_printf (_ ("%s: %s of working time left"), target, span);
    case VNT_CLOCK_AT_RISK:
      return g_strdup_printf (_ ("%s: at risk, %s of working time left"), target, span);
    case VNT_CLOCK_BREACHED:
      return g_strdup_printf (_ ("%s: late by %s of working time"), target, span);
    case VNT_CLOCK_PAUSED:
      return g_strdup_printf (_ ("%s: waiting, with %s of working time left"), target, span);
    case VNT_CLOCK_NONE:
    case VNT_CLOCK_MET:
    case VNT_CLOCK_MISSED:
    default:
      return NULL;
    }
}

/**
 * vnt_clock_words_class:
 * @state: how a clock stands
 *
 * Returns: (transfer none): the style of its chip
 */
const char *
vnt_clock_words_class (VntClockState state)
{
  switch (state)
    {
    case VNT_CLOCK_AT_RISK:
      return "soon";
    case VNT_CLOCK_BREACHED:
    case VNT_CLOCK_MISSED:
      return "late";
    case VNT_CLOCK_PAUSED:
      return "paused";
    case VNT_CLOCK_MET:
    case VNT_CLOCK_RUNNING:
    case VNT_CLOCK_NONE:
    default:
      return "later";
    }
}

/**
 * vnt_clock_words_state:
 * @clock: a clock
 *
 * Returns: (transfer full): sign and words of how it stands
 */
char *
vnt_clock_words_state (const VntServiceClock *clock)
{
  g_autofree char *span = vnt_clock_words_span (ABS (clock->left));

  switch (clock->state)
    {
    case VNT_CLOCK_RUNNING:
      /* Translators: so much working time is left */
      return g_strdup_printf (_ ("◔ %s left"), span);
    case VNT_CLOCK_AT_RISK:
      return g_strdup_printf (_ ("⚠ at risk, %s left"), span);
    case VNT_CLOCK_BREACHED:
      return g_strdup_printf (_ ("✕ %s late"), span);
    case VNT_CLOCK_PAUSED:
      return g_strdup_printf (_ ("⏸ waiting, %s left"), span);
    case VNT_CLOCK_MET:
      return g_strdup (_ ("✓ met"));
    case VNT_CLOCK_MISSED:
      return g_strdup_printf (_ ("✕ missed by %s"), span);
    case VNT_CLOCK_NONE:
    default:
      return g_strdup (_ ("nothing promised"));
    }
}

/**
 * vnt_clock_words_figures:
 * @clock: a clock
 *
 * Returns: (transfer full): how much was used of what was promised, by when, and by whose word
 */
char *
vnt_clock_words_figures (const VntServiceClock *clock)
{
  g_autofree char *used = vnt_clock_words_span (clock->used);
  g_autofree char *promised = vnt_clock_words_span (clock->promised);
  g_autofree char *due = vnt_message_words_time (clock->due);
  GString *text = g_string_new (NULL);

  if (clock->promised > 0)
    /* Translators: "2 h of 4 h used (Urgente)": working time */
    g_string_append_printf (text, _ ("%s of %s used (%s)"), used, promised, clock->level);
  else
    /* Translators: "2 h used": working time */
    g_string_append_printf (text, _ ("%s used"), used);
  if (clock->due != 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              clock->server_due ? _ ("due %s, as the server says") : _ ("due %s"),
                              due);
    }
  if (clock->calendar != NULL)
    g_string_append_printf (text, " · %s", clock->calendar);
  if (clock->partial)
    g_string_append_printf (
      text, "\n%s", _ ("Not all of its history is on this computer yet: pauses may be missing."));

  return g_string_free (text, FALSE);
}

/**
 * vnt_clock_words_sign:
 * @reason: whether a segment counted
 *
 * Returns: (transfer none): a shape for it
 */
const char *
vnt_clock_words_sign (VntSegmentReason reason)
{
  switch (reason)
    {
    case VNT_SEGMENT_COUNTED:
      return "●";
    case VNT_SEGMENT_PAUSED:
    case VNT_SEGMENT_SUPPLIER:
      return "⏸";
    case VNT_SEGMENT_RESOLVED:
      return "✓";
    case VNT_SEGMENT_HOLIDAY:
    case VNT_SEGMENT_CLOSED:
    default:
      return "○";
    }
}

/**
 * vnt_clock_words_reason:
 * @segment: a segment
 *
 * Returns: (transfer full): why it counted or did not
 */
char *
vnt_clock_words_reason (const VntSegment *segment)
{
  const char *detail = segment->detail != NULL ? segment->detail : "";

  switch (segment->reason)
    {
    case VNT_SEGMENT_COUNTED:
      return g_strdup (_ ("Counted"));
    case VNT_SEGMENT_HOLIDAY:
      /* Translators: %s is a holiday's name */
      return g_strdup_printf (_ ("Holiday: %s"), detail);
    case VNT_SEGMENT_PAUSED:
      /* Translators: %s is a status */
      return g_strdup_printf (_ ("Paused: %s"), vnt_status_label (detail));
    case VNT_SEGMENT_SUPPLIER:
      /* Translators: %s is a status */
      return g_strdup_printf (_ ("With a supplier: %s"), vnt_status_label (detail));
    case VNT_SEGMENT_RESOLVED:
      return g_strdup (_ ("Resolved, and opened again later"));
    case VNT_SEGMENT_CLOSED:
    default:
      return g_strdup (_ ("Outside the hours of service"));
    }
}

/**
 * vnt_clock_words_when:
 * @segment: a segment
 *
 * Returns: (transfer full): from when to when, in the agent's zone
 */
char *
vnt_clock_words_when (const VntSegment *segment)
{
  g_autoptr (GDateTime) from = g_date_time_new_from_unix_local (segment->from);
  g_autoptr (GDateTime) to = g_date_time_new_from_unix_local (segment->to);
  g_autofree char *start = vnt_message_words_time (segment->from);
  g_autofree char *end = NULL;

  if (from != NULL && to != NULL && g_date_time_get_year (from) == g_date_time_get_year (to) &&
      g_date_time_get_day_of_year (from) == g_date_time_get_day_of_year (to))
    /* Translators: the end of a span of time on the same day, strftime() format */
    end = g_date_time_format (to, _ ("%H:%M"));
  else
    end = vnt_message_words_time (segment->to);

  return g_strdup_printf ("%s – %s", start, end);
}

/**
 * vnt_clock_words_counted:
 * @segment: a segment
 *
 * Returns: (transfer full): how much working time it has: what counted, or what a pause spared; "" for none
 */
char *
vnt_clock_words_counted (const VntSegment *segment)
{
  g_autofree char *span = vnt_clock_words_span (segment->seconds);

  if (segment->reason == VNT_SEGMENT_COUNTED)
    return g_steal_pointer (&span);
  /* Translators: working time that did not count, in brackets */
  return segment->seconds > 0 ? g_strdup_printf (_ ("(%s)"), span) : g_strdup ("");
}
