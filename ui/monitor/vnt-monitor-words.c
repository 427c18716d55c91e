/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-monitor-words.h"

#include <glib/gi18n.h>

#include "vnt-words.h"

/* Returns: (transfer none): how bad it is, in a word */
const char *
vnt_monitor_words_state (const VntAlert *alert)
{
  switch (alert->state)
    {
    case VNT_ALERT_OK:
      return alert->service != NULL ? _ ("Good") : _ ("Up");
    case VNT_ALERT_WARNING:
      return _ ("Warning");
    case VNT_ALERT_CRITICAL:
      return alert->service != NULL ? _ ("Critical") : _ ("Down");
    case VNT_ALERT_PENDING:
      return _ ("Not checked yet");
    case VNT_ALERT_UNKNOWN:
    default:
      return _ ("Unknown");
    }
}

/* Returns: (transfer full): what it is about */
char *
vnt_monitor_words_name (const VntAlert *alert)
{
  return g_strdup (alert->service != NULL ? alert->service : alert->host);
}

/**
 * vnt_monitor_words_about:
 * @now: Unix seconds
 *
 * Returns: (transfer full): since when, and whether somebody takes care of it; "" when there is nothing to say
 */
char *
vnt_monitor_words_about (const VntAlert *alert, gint64 now)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *age = vnt_words_age_spoken (alert->since, now);

  if (*age != '\0')
    /* Translators: since when an alert is there; %s is "5 minutes ago", "just now" or a date */
    g_string_append_printf (text, _ ("Began %s"), age);
  if (alert->acknowledged)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ ("Acknowledged"));
  if (alert->downtime)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ ("Planned"));
  return g_strdup (text->str);
}

/**
 * vnt_monitor_words_subject:
 *
 * Returns: (transfer full): the subject of a ticket about it, with the mark it is found by
 */
char *
vnt_monitor_words_subject (const VntAlert *alert)
{
  g_autofree char *name = vnt_monitor_words_name (alert);
  g_autofree char *mark = vnt_alert_get_mark (alert);

  /* Translators: the subject of a ticket about an alert: what of which machine, how bad, and the mark it is found by */
  return alert->service != NULL
           ? g_strdup_printf (_ ("%s on %s: %s %s"), name, alert->host,
                              vnt_monitor_words_state (alert), mark)
           : g_strdup_printf ("%s: %s %s", name, vnt_monitor_words_state (alert), mark);
}

/* Returns: (transfer full): what a ticket about it says */
char *
vnt_monitor_words_text (const VntAlert *alert)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *since = vnt_words_exact (alert->since);

  g_string_append_printf (text, _ ("The monitoring says: %s"), vnt_monitor_words_state (alert));
  if (*alert->output != '\0')
    g_string_append_printf (text, "\n%s", alert->output);
  if (*since != '\0')
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is a date and a time */
      g_string_append_printf (text, _ ("Since %s"), since);
    }
  if (alert->link != NULL)
    g_string_append_printf (text, "\n%s", alert->link);
  return g_strdup (text->str);
}
