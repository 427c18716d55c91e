/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums written over what others added: told from the history, and made good once. */
#include "vnt-rt-minutes-sum.h"

#include <stdlib.h>
#include <string.h>

/* Lines as "r3" (somebody's reply with 3 minutes), "m0:5" (my sum from 0 to 5), "t0:5" (theirs). */
static GArray *
history_of (const char *written)
{
  GArray *history = g_array_new (FALSE, TRUE, sizeof (VntRtMinutes));
  g_auto (GStrv) words = g_strsplit (written, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      VntRtMinutes line = { 0 };
      const char *after = strchr (words[i], ':');

      line.id = i + 1;
      line.mine = words[i][0] == 'm';
      line.sum = after != NULL;
      if (line.sum)
        {
          line.before = atoi (words[i] + 1);
          line.after = atoi (after + 1);
        }
      else
        line.taken = atoi (words[i] + 1);
      if (*words[i] != '\0')
        g_array_append_val (history, line);
    }

  return history;
}

static const struct
{
  const char *history;
  int minutes;
  int present;
  int missing;
  gboolean doubtful;
  int since;
} CASES[] = {
  { "", 5, 0, 0, FALSE },
  { "m0:5", 5, 5, 0, FALSE },
  { "r3 m3:8", 5, 8, 0, FALSE },
  { "r3 m3:8 r2", 5, 10, 0, FALSE },
  /* A reply's minutes came between the reading and the writing. */
  { "r3 m0:5", 5, 5, 3, TRUE },
  { "t0:4 r3 m4:9", 5, 9, 3, TRUE },
  { "r3 m0:5 r2", 5, 7, 3, TRUE },
  { "r3 r2 m0:5", 5, 5, 5, TRUE },
  { "r3 r2 m3:8", 5, 8, 2, TRUE },
  /* It came between the writing and its line in the history: it was added. */
  { "r3 m0:5", 5, 8, 0, TRUE },
  { "r3 m0:5 r2", 5, 10, 0, TRUE },
  { "r3 r2 m0:5", 5, 7, 3, TRUE },
  /* It was made good before. */
  { "r3 m0:5 m5:8", 5, 8, 0, TRUE },
  { "r5 m0:5 m5:10", 5, 10, 0, FALSE },
  { "r3 m0:5 t5:9 m9:12", 5, 12, 0, TRUE },
  /* What made it good was itself written over a reply. */
  { "r3 m0:5 r2 m5:8", 5, 8, 2, TRUE },
  { "r3 m0:5 r2 m5:8 m8:10", 5, 10, 0, TRUE },
  /* Two sums from the same number: the later one is to blame. */
  { "t0:7 m0:5", 5, 5, 7, TRUE },
  { "m0:5 t0:7", 5, 7, 0, FALSE },
  { "m0:5 t0:7 t7:12", 5, 12, 0, FALSE },
  /* Theirs saw what was there after mine. */
  { "r3 m0:5 t5:9", 5, 9, 3, TRUE },
  { "r3 m0:5 t8:12", 5, 12, 0, TRUE },
  /* A reply that mine took away, and then theirs took mine, which they make good. */
  { "r3 m0:5 t0:4", 5, 4, 3, TRUE },
  { "r3 m0:5 t0:4 m4:7", 5, 7, 0, TRUE },
  /* Minutes that no line tells of (a merged ticket's). */
  { "m40:45", 5, 45, 0, FALSE },
  { "r3 m40:45", 5, 45, 0, FALSE },
  /* The server had more than was read, and its line of that comes later, or never came. */
  { "t0:25 m30:28 t25:30", 3, 28, 5, TRUE, 1 },
  { "t0:25 t25:30 m30:28", 3, 28, 5, TRUE, 1 },
  { "t0:25 t25:30 m30:28 m28:33", 3, 33, 0, TRUE, 1 },
};

/* A sum that was there already leaves no line: it was not added. */
static void
test_no_line (void)
{
  g_autoptr (GArray) history = history_of ("t0:5 m5:10 t10:15");

  g_assert_true (vnt_rt_minutes_has_sum (history, 1));
  g_assert_false (vnt_rt_minutes_has_sum (history, 2));
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GArray) history = history_of (CASES[i].history);

      g_test_message ("%s, %d there", CASES[i].history, CASES[i].present);
      g_assert_cmpint (vnt_rt_minutes_missing (history, TRUE, CASES[i].since, CASES[i].minutes,
                                               CASES[i].present),
                       ==, CASES[i].missing);
      g_assert_cmpint (vnt_rt_minutes_is_doubtful (history, TRUE, CASES[i].since, CASES[i].minutes),
                       ==, CASES[i].doubtful);
    }
}

/* What came before the lines that were read is not known: nothing is added on a guess. */
static void
test_without_a_beginning (void)
{
  g_autoptr (GArray) unknown = history_of ("r3 m0:5");
  g_autoptr (GArray) known = history_of ("t0:4 r3 m4:9");

  g_assert_cmpint (vnt_rt_minutes_missing (unknown, FALSE, 0, 5, 5), ==, 0);
  g_assert_cmpint (vnt_rt_minutes_missing (known, FALSE, 0, 5, 9), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/minutes/table", test_table);
  g_test_add_func ("/server/minutes/no-line", test_no_line);
  g_test_add_func ("/server/minutes/without-a-beginning", test_without_a_beginning);

  return g_test_run ();
}
