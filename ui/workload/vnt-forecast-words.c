/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-forecast-words.h"

#include <glib/gi18n.h>

#include "vnt-words.h"
#include "vnt-workload-words.h"

/* So many are named; of the others there is the number. */
#define SHOWN 25

/**
 * vnt_forecast_words_summary:
 * @forecast: what breaks next
 *
 * Returns: (transfer full): in sentences, with how it was worked out
 */
char *
vnt_forecast_words_summary (const VntForecast *forecast)
{
  guint n = forecast->breaches->len;
  GString *text = g_string_new (NULL);

  if (n == 0)
    g_string_append (text, forecast->next_week
                             ? _ ("As things stand nothing more will be late next week.")
                             : _ ("As things stand nothing more will be late this week."));
  else if (forecast->next_week)
    g_string_append_printf (text,
                            ngettext ("As things stand %u ticket will be late next week",
                                      "As things stand %u tickets "
                                      "will be late next week",
                                      n),
                            n);
  else
    g_string_append_printf (text,
                            ngettext ("As things stand %u ticket will be late this week",
                                      "As things stand %u tickets "
                                      "will be late this week",
                                      n),
                            n);
  if (n > 0)
    g_string_append_printf (text, _ (", %u of them today; %u could be avoided by moving them. "),
                            forecast->n_today, forecast->n_avoided);
  else
    g_string_append_c (text, ' ');
  g_string_append_printf (
    text,
    _ ("Worked out by letting everybody work off what they own, what is late first, in working "
       "time, absences left out: %u tickets, of which %u have no estimate and take as long as the "
       "median of their queue, or 30 min."),
    forecast->n_tickets, forecast->n_guessed);

  return g_string_free (text, FALSE);
}

static char *
say_why (const VntForecastBreach *breach)
{
  g_autofree char *ahead = vnt_figures_say_minutes (breach->ahead);
  g_autofree char *minutes = vnt_figures_say_minutes (breach->minutes);

  switch (breach->why)
    {
    case VNT_FORECAST_NOBODY:
      return g_strdup (_ ("Nobody owns it"));
    case VNT_FORECAST_AWAY:
      return g_strdup (_ ("Its owner is back too late"));
    case VNT_FORECAST_LONG:
      return g_strdup_printf (_ ("It takes %s, and less is left"), minutes);
    case VNT_FORECAST_QUEUED:
    default:
      return g_strdup_printf (_ ("%s of other work come first"), ahead);
    }
}

static const char *
name_of (const VntWorkload *workload, const char *login)
{
  const VntLoad *load = login != NULL ? vnt_workload_find (workload->people, login) : NULL;

  return load != NULL ? vnt_workload_words_name (load) : (login != NULL ? login : "–");
}

static void
add_breach (VntFigures *table,
            const VntForecastBreach *breach,
            const VntWorkload *workload,
            gboolean people)
{
  g_autofree char *number = vnt_words_ticket_number (breach->ticket);
  g_autofree char *title = g_strdup_printf ("%s %s", number, breach->subject);
  g_autofree char *due = vnt_words_moment (breach->due);
  g_autofree char *done = breach->done > 0 ? vnt_words_moment (breach->done) : g_strdup ("–");
  g_autofree char *why = say_why (breach);
  VntFigureCell *cell;

  vnt_figures_add_row (table);
  cell = vnt_figures_add_text (table, title);
  cell->hint = g_strdup (title);
  cell->drill = 0;
  cell->tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (cell->tickets, breach->ticket);
  if (people)
    vnt_figures_add_text (table, name_of (workload, breach->owner));
  vnt_figures_add_text (table, due)->hint = vnt_words_exact (breach->due);
  cell = vnt_figures_add_text (table, done);
  cell->hint = breach->done > 0 ? vnt_words_exact (breach->done) : NULL;
  vnt_figures_add_text (table, why);
  if (people)
    vnt_figures_add_text (table, name_of (workload, breach->to));
}

/**
 * vnt_forecast_words_table:
 * @forecast: what breaks next
 * @workload: whose names are known
 * @people: whether people may be named
 *
 * Returns: (transfer full): a table of what will be late, the first to be late first
 */
VntFigures *
vnt_forecast_words_table (const VntForecast *forecast, const VntWorkload *workload, gboolean people)
{
  g_autofree char *summary = vnt_forecast_words_summary (forecast);
  VntFigures *table = vnt_figures_new ("forecast", _ ("What Breaks Next"), summary);

  vnt_figures_add_column (table, _ ("Ticket"), NULL, VNT_CHART_WORDS);
  if (people)
    vnt_figures_add_column (table, _ ("Owner"), NULL, VNT_CHART_WORDS);
  vnt_figures_add_column (table, _ ("Late at"),
                          _ ("When the next of its promises, or its due time, is over."),
                          VNT_CHART_WORDS);
  vnt_figures_add_column (table, _ ("Would be done"),
                          _ ("When its owner would be done with it, after what is late before."),
                          VNT_CHART_WORDS);
  vnt_figures_add_column (table, _ ("Why"), NULL, VNT_CHART_WORDS);
  if (people)
    vnt_figures_add_column (table, _ ("Could be done by"),
                            _ ("Who has tickets of its queue, is there, and could do it in time "
                               "without being late with anything else."),
                            VNT_CHART_WORDS);
  for (guint i = 0; i < MIN (SHOWN, forecast->breaches->len); i++)
    add_breach (table, g_ptr_array_index (forecast->breaches, i), workload, people);

  return table;
}
