/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-workload-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "vnt-words.h"

#define HOURS_DEFINITION                                                                           \
  N_ (                                                                                             \
    "Time left of open tickets: what the server says is left, else what is left of the estimate, " \
    "else the median of the time booked on the last closed tickets of the queue.")
#define CLEAR_DEFINITION                                                                           \
  N_ ("Working days until what is open is closed, at the pace of the last 14 days: open tickets, " \
      "divided by the mean of tickets closed on a working day.")

/**
 * vnt_workload_words_name:
 * @load: whose
 *
 * Returns: (transfer none): what it is called
 */
const char *
vnt_workload_words_name (const VntLoad *load)
{
  if (load->of == VNT_LOAD_OF_ALL)
    return _ ("The whole desk");
  if (load->of == VNT_LOAD_OF_PERSON && *load->key == '\0')
    return _ ("Nobody");
  return load->name;
}

static const char *
figure_title (VntLoadFigure figure)
{
  switch ((int) figure)
    {
    case VNT_LOAD_OPEN:
      return _ ("Open");
    case VNT_LOAD_TODAY:
      return _ ("Active today");
    case VNT_LOAD_LATE:
      return _ ("Overdue");
    case VNT_LOAD_RISK:
      return _ ("At risk");
    case VNT_LOAD_PROGRESS:
      return _ ("In progress");
    case VNT_LOAD_UNSTARTED:
      return _ ("Not begun");
    case VNT_LOAD_SOLVED:
      return _ ("Closed in 14 days");
    default:
      return _ ("By age");
    }
}

/**
 * vnt_workload_words_title:
 * @load: whose
 * @figure: which tickets of theirs
 *
 * Returns: (transfer full): the heading of the list behind it
 */
char *
vnt_workload_words_title (const VntLoad *load, VntLoadFigure figure)
{
  return g_strdup_printf ("%s: %s", vnt_workload_words_name (load), figure_title (figure));
}

/* -- columns that every table has -- */

static const VntLoadFigure figures[] = { VNT_LOAD_OPEN,  VNT_LOAD_PROGRESS, VNT_LOAD_UNSTARTED,
                                         VNT_LOAD_TODAY, VNT_LOAD_LATE,     VNT_LOAD_RISK };

static void
add_columns (VntFigures *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    vnt_figures_add_column (table, figure_title (figures[i]), vnt_load_get_definition (figures[i]),
                            VNT_CHART_COUNT);
  vnt_figures_add_column (table, _ ("Oldest"), _ ("Since when the oldest open ticket is there."),
                          VNT_CHART_NONE);
  vnt_figures_add_column (table, _ ("Hours queued"), _ (HOURS_DEFINITION), VNT_CHART_NONE);
  vnt_figures_add_column (table, figure_title (VNT_LOAD_SOLVED),
                          vnt_load_get_definition (VNT_LOAD_SOLVED), VNT_CHART_COUNT);
  vnt_figures_add_column (table, _ ("Days to clear"), _ (CLEAR_DEFINITION), VNT_CHART_NONE);
}

static void
add_hours (VntFigures *table, const VntLoad *load)
{
  VntFigureCell *cell = vnt_figures_add_minutes (table, (double) load->minutes);

  cell->drill = load->counts[VNT_LOAD_OPEN] > 0 ? VNT_LOAD_OPEN : -1;
  if (load->guessed + load->unknown == 0)
    return;
  cell->hint = g_strdup_printf (
    /* Translators: the numbers are of tickets */
    _ ("%u with an estimate, %u by the median of their queue, %u of which nothing is known."),
    load->counts[VNT_LOAD_OPEN] - load->guessed - load->unknown, load->guessed, load->unknown);
}

static void
add_days (VntFigures *table, const VntLoad *load, int worked_days)
{
  double days = vnt_load_get_days_to_clear (load, worked_days);
  g_autofree char *text = days < 0 ? g_strdup ("–") : vnt_figures_say_number (days);
  VntFigureCell *cell = vnt_figures_add_text (table, text);

  cell->value = days < 0 ? NAN : days;
  cell->drill = load->counts[VNT_LOAD_OPEN] > 0 ? VNT_LOAD_OPEN : -1;
  if (days < 0)
    cell->hint = g_strdup (_ ("Nothing was closed in the last 14 days."));
}

static void
add_progress (VntFigures *table, const VntLoad *load)
{
  VntFigureCell *cell =
    vnt_figures_add_count (table, load->counts[VNT_LOAD_PROGRESS], VNT_LOAD_PROGRESS);

  if (load->colleague == NULL || load->colleague->most == 0)
    return;
  g_free (cell->text);
  /* Translators: tickets in progress, and how many are allowed: "7 / 5" */
  cell->text =
    g_strdup_printf (_ ("%u / %d"), load->counts[VNT_LOAD_PROGRESS], load->colleague->most);
  if (load->counts[VNT_LOAD_PROGRESS] > (guint) load->colleague->most)
    cell->hint = g_strdup (_ ("More than the limit."));
}

static void
add_numbers (VntFigures *table, const VntLoad *load, const VntWorkload *workload)
{
  g_autofree char *oldest =
    load->oldest > 0 ? vnt_words_age (load->oldest, workload->now) : g_strdup ("–");
  VntFigureCell *cell;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (figures[i] == VNT_LOAD_PROGRESS)
      add_progress (table, load);
    else
      vnt_figures_add_count (table, load->counts[figures[i]], (int) figures[i]);
  cell = vnt_figures_add_text (table, oldest);
  cell->drill = load->oldest > 0 ? VNT_LOAD_OPEN : -1;
  cell->hint = load->oldest > 0 ? vnt_words_exact (load->oldest) : NULL;
  add_hours (table, load);
  vnt_figures_add_count (table, load->counts[VNT_LOAD_SOLVED], VNT_LOAD_SOLVED);
  add_days (table, load, workload->worked_days);
}

/* -- people -- */

static char *
describe_person (const VntLoad *load, gint64 now)
{
  const VntColleague *colleague = load->colleague;
  g_autofree char *until = NULL;

  if (colleague == NULL)
    return g_strdup (vnt_workload_words_name (load));
  if (colleague->away > now)
    {
      g_autofree char *exact = vnt_words_exact (colleague->away);

      until = g_strdup_printf (_ ("away until %s"), exact);
    }
  if (until != NULL && *colleague->role != '\0')
    return g_strdup_printf ("%s (%s, %s)", load->name, colleague->role, until);
  if (until != NULL || *colleague->role != '\0')
    return g_strdup_printf ("%s (%s)", load->name, until != NULL ? until : colleague->role);
  return g_strdup (load->name);
}

/* (transfer full) */
VntFigures *
vnt_workload_words_people (const VntWorkload *workload)
{
  VntFigures *table = vnt_figures_new ("people", _ ("People"), NULL);

  vnt_figures_add_column (table, _ ("Person"), NULL, VNT_CHART_NONE);
  add_columns (table);
  for (guint i = 0; i < workload->people->len; i++)
    {
      const VntLoad *load = g_ptr_array_index (workload->people, i);
      g_autofree char *name = describe_person (load, workload->now);
      VntFigureCell *cell;

      vnt_figures_add_row (table);
      cell = vnt_figures_add_text (table, name);
      if (*load->key != '\0')
        {
          cell->drill = VNT_WORKLOAD_PERSON;
          cell->hint = g_strdup (_ (
            "Role, absence and limit; drag it onto somebody else to move tickets, or tickets out of a list onto it"));
        }
      add_numbers (table, load, workload);
    }

  return table;
}

/* -- queues; the whole desk is the last row -- */

static const VntLoad *
get_queue (const VntWorkload *workload, guint row)
{
  return row < workload->queues->len ? g_ptr_array_index (workload->queues, row) : workload->all;
}

/* (transfer full) */
VntFigures *
vnt_workload_words_queues (const VntWorkload *workload)
{
  VntFigures *table = vnt_figures_new ("queues", _ ("Queues"), NULL);

  vnt_figures_add_column (table, _ ("Queue"), NULL, VNT_CHART_NONE);
  add_columns (table);
  for (guint i = 0; i <= workload->queues->len; i++)
    {
      const VntLoad *load = get_queue (workload, i);

      vnt_figures_add_row (table);
      vnt_figures_add_text (table, vnt_workload_words_name (load));
      add_numbers (table, load, workload);
    }

  return table;
}

static char *
age_title (guint age)
{
  if (age == VNT_LOAD_AGES - 1)
    /* Translators: more than so many working days */
    return g_strdup_printf (_ ("> %d days"), vnt_load_ages[age - 1]);
  /* Translators: from so many to so many working days */
  return g_strdup_printf (_ ("%d–%d days"), age == 0 ? 0 : vnt_load_ages[age - 1] + 1,
                          vnt_load_ages[age]);
}

/* (transfer full) */
VntFigures *
vnt_workload_words_ages (const VntWorkload *workload)
{
  VntFigures *table =
    vnt_figures_new ("ages", _ ("Age in Working Days"), vnt_load_get_definition (VNT_LOAD_AGE));

  vnt_figures_add_column (table, _ ("Queue"), NULL, VNT_CHART_NONE);
  for (guint age = 0; age < VNT_LOAD_AGES; age++)
    {
      g_autofree char *title = age_title (age);

      vnt_figures_add_column (table, title, vnt_load_get_definition (VNT_LOAD_AGE),
                              VNT_CHART_COUNT);
    }
  for (guint i = 0; i <= workload->queues->len; i++)
    {
      const VntLoad *load = get_queue (workload, i);

      vnt_figures_add_row (table);
      vnt_figures_add_text (table, vnt_workload_words_name (load));
      for (guint age = 0; age < VNT_LOAD_AGES; age++)
        vnt_figures_add_count (table, load->counts[VNT_LOAD_AGE + age], VNT_LOAD_AGE + (int) age);
    }

  return table;
}

/**
 * vnt_workload_words_age:
 * @workload: the figures
 * @online: whether the server answers now
 *
 * Returns: (transfer full): how old what they were counted from is
 */
char *
vnt_workload_words_age (const VntWorkload *workload, gboolean online)
{
  g_autofree char *news = workload->news > 0 ? vnt_words_exact (workload->news) : NULL;

  if (online)
    return g_strdup (_ ("Counted from what is on this computer; the server answers, so it is "
                        "what the server has."));
  if (news == NULL)
    return g_strdup (_ ("Counted from what is on this computer. When the server last answered is "
                        "not known."));
  return g_strdup_printf (_ ("Counted from what is on this computer. The server’s news are known "
                             "up to %s."),
                          news);
}
