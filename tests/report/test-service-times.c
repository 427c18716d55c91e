/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks of tickets: what each measures, and the numbered traps other desks fell into (test-calendar.c has 1 to 6). */
#include "story.h"
#include "vnt-text.h"

static void
test_first_response (void)
{
  Story story;
  g_autoptr (VntServiceClock) waiting = NULL;
  g_autoptr (VntServiceClock) noted = NULL;
  g_autoptr (VntServiceClock) answered = NULL;

  story_begin (&story, "");
  say (&story, MONDAY + 16 * HOUR, VNT_MESSAGE_REQUEST, "rosa");
  waiting = find (&story, MONDAY + 17 * HOUR, VNT_TARGET_RESPONSE);
  g_assert_cmpint (waiting->state, ==, VNT_CLOCK_RUNNING);
  g_assert_cmpint (waiting->used, ==, HOUR);
  g_assert_cmpint (waiting->left, ==, 3 * HOUR);
  g_assert_cmpint (waiting->due, ==, MONDAY + DAY + 10 * HOUR);
  g_assert_cmpint (waiting->risk, ==, MONDAY + DAY + 9 * HOUR);
  check_segments (waiting, MONDAY + 17 * HOUR);

  /* Neither an internal note nor another message of the requestor answers. */
  say (&story, MONDAY + DAY + 8 * HOUR, VNT_MESSAGE_NOTE, "lucia");
  say (&story, MONDAY + DAY + 9 * HOUR, VNT_MESSAGE_REPLY, "rosa");
  noted = find (&story, MONDAY + DAY + 9 * HOUR + 30 * MINUTE, VNT_TARGET_RESPONSE);
  g_assert_cmpint (noted->state, ==, VNT_CLOCK_AT_RISK);
  g_assert_null (find (&story, MONDAY + DAY + 9 * HOUR, VNT_TARGET_NEXT_RESPONSE));

  say (&story, MONDAY + DAY + 11 * HOUR, VNT_MESSAGE_REPLY, "lucia");
  answered = find (&story, MONDAY + 10 * DAY, VNT_TARGET_RESPONSE);
  g_assert_cmpint (answered->state, ==, VNT_CLOCK_MISSED);
  g_assert_cmpint (answered->used, ==, 5 * HOUR);
  g_assert_cmpint (answered->due, ==, MONDAY + DAY + 10 * HOUR);
  check_segments (answered, MONDAY + 10 * DAY);
  story_end (&story);
}

/* Who rings up was answered while the ticket was opened. */
static void
test_opened_by_the_desk (void)
{
  Story story;
  g_autoptr (VntServiceClock) clock = NULL;

  story_begin (&story, "");
  say (&story, MONDAY + 9 * HOUR, VNT_MESSAGE_REQUEST, "lucia");
  clock = find (&story, MONDAY + 17 * HOUR, VNT_TARGET_RESPONSE);
  g_assert_cmpint (clock->state, ==, VNT_CLOCK_MET);
  g_assert_cmpint (clock->used, ==, 0);
  g_assert_cmpint (row_of (&story, MONDAY + 10 * HOUR).target, ==, VNT_TARGET_OWN);
  story_end (&story);
}

/* Trap 7 (zammad#3140, #3410): one segment for each question; an open one is open, not zero. */
static void
test_next_response (void)
{
  Story story;
  g_autoptr (VntServiceClock) first = NULL;
  g_autoptr (VntServiceClock) second = NULL;

  story_begin (&story, "");
  say (&story, MONDAY + 9 * HOUR, VNT_MESSAGE_REQUEST, "rosa");
  say (&story, MONDAY + 10 * HOUR, VNT_MESSAGE_REPLY, "lucia");
  say (&story, MONDAY + 11 * HOUR, VNT_MESSAGE_REPLY, "rosa");
  say (&story, MONDAY + 12 * HOUR, VNT_MESSAGE_REPLY, "rosa");
  first = find (&story, MONDAY + 12 * HOUR + 30 * MINUTE, VNT_TARGET_NEXT_RESPONSE);
  g_assert_cmpint (first->start, ==, MONDAY + 11 * HOUR);
  g_assert_cmpint (first->due, ==, MONDAY + 13 * HOUR);
  g_assert_cmpint (first->state, ==, VNT_CLOCK_AT_RISK);
  g_assert_cmpint (first->end, ==, 0);

  say (&story, MONDAY + 12 * HOUR + 45 * MINUTE, VNT_MESSAGE_REPLY, "marta");
  say (&story, MONDAY + 17 * HOUR, VNT_MESSAGE_REPLY, "rosa");
  second = find (&story, MONDAY + DAY + 8 * HOUR, VNT_TARGET_NEXT_RESPONSE);
  g_assert_cmpint (second->start, ==, MONDAY + 17 * HOUR);
  g_assert_cmpint (second->used, ==, HOUR);
  story_end (&story);
}

static void
test_own (void)
{
  Story story;
  g_autoptr (VntServiceClock) waits = NULL;
  g_autoptr (VntServiceClock) taken = NULL;

  story_begin (&story, "");
  say (&story, MONDAY + 9 * HOUR, VNT_MESSAGE_REQUEST, "rosa");
  waits = find (&story, MONDAY + 9 * HOUR + 10 * MINUTE, VNT_TARGET_OWN);
  g_assert_cmpint (waits->state, ==, VNT_CLOCK_RUNNING);
  change (&story, MONDAY + 9 * HOUR + 30 * MINUTE, "owner", &story.ticket->owner, "lucia");
  change (&story, MONDAY + 15 * HOUR, "owner", &story.ticket->owner, NULL);
  change (&story, MONDAY + 16 * HOUR, "owner", &story.ticket->owner, "marta");
  taken = find (&story, MONDAY + 17 * HOUR, VNT_TARGET_OWN);
  g_assert_cmpint (taken->state, ==, VNT_CLOCK_MET);
  g_assert_cmpint (taken->used, ==, 30 * MINUTE);
  story_end (&story);
}

static void
test_pauses (void)
{
  Story story;
  g_autoptr (VntServiceClock) paused = NULL;
  g_autoptr (VntServiceClock) running = NULL;
  g_autoptr (VntServiceClock) supplier = NULL;
  VntRowClock row;

  story_begin (&story, "");
  say (&story, MONDAY + 8 * HOUR, VNT_MESSAGE_REQUEST, "lucia");
  change (&story, MONDAY + 8 * HOUR, "owner", &story.ticket->owner, "lucia");
  set_status (&story, MONDAY + 10 * HOUR, "waiting");
  paused = find (&story, MONDAY + 17 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (paused->state, ==, VNT_CLOCK_PAUSED);
  g_assert_cmpint (paused->used, ==, 2 * HOUR);
  g_assert_cmpint (paused->gross, ==, 9 * HOUR);
  g_assert_cmpint (paused->left, ==, 18 * HOUR);
  g_assert_cmpint (paused->due, ==, 0);
  check_segments (paused, MONDAY + 17 * HOUR);
  row = row_of (&story, MONDAY + 17 * HOUR);
  g_assert_true (row.paused);
  g_assert_cmpint (row.left, ==, 18 * HOUR);
  g_assert_cmpint (vnt_row_clock_get_state (&row, MONDAY + 100 * DAY), ==, VNT_CLOCK_PAUSED);

  set_status (&story, MONDAY + 12 * HOUR, "open");
  set_status (&story, MONDAY + 14 * HOUR, "supplier");
  set_status (&story, MONDAY + DAY + 9 * HOUR, "open");
  running = find (&story, MONDAY + DAY + 10 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (running->used, ==, 5 * HOUR);
  /* 15 hours are left: 8 on Tuesday, none on the holiday, 7 on Thursday. */
  g_assert_cmpint (running->due, ==, MONDAY + 3 * DAY + 15 * HOUR);
  check_segments (running, MONDAY + DAY + 10 * HOUR);
  supplier = find (&story, MONDAY + DAY + 10 * HOUR, VNT_TARGET_SUPPLIER);
  g_assert_cmpint (supplier->used, ==, 5 * HOUR);
  g_assert_cmpint (supplier->state, ==, VNT_CLOCK_NONE);
  story_end (&story);
}

/* Trap 8 (glpi#15605, #6902): another level, and the pauses are still pauses. */
static void
test_level_changes (void)
{
  Story story;
  g_autoptr (VntServiceClock) clock = NULL;

  story_begin (&story, "");
  say (&story, MONDAY + 8 * HOUR, VNT_MESSAGE_REQUEST, "lucia");
  set_status (&story, MONDAY + 9 * HOUR, "waiting");
  set_status (&story, MONDAY + 15 * HOUR, "open");
  change (&story, MONDAY + 16 * HOUR, "service-level", &story.ticket->service_level, "Urgente");
  clock = find (&story, MONDAY + 16 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_cmpstr (clock->level, ==, "Urgente");
  g_assert_cmpint (clock->promised, ==, 5 * HOUR);
  g_assert_cmpint (clock->used, ==, 2 * HOUR);
  g_assert_cmpint (clock->due, ==, MONDAY + DAY + 9 * HOUR);
  story_end (&story);
}

/* Trap 9 (glpi#23359): what was resolved and opened again was not pending meanwhile; the desk says whether that counts. */
static void
test_reopened (void)
{
  for (int counts = 0; counts < 2; counts++)
    {
      Story story;
      g_autoptr (VntServiceClock) done = NULL;
      g_autoptr (VntServiceClock) again = NULL;
      gboolean marked = FALSE;

      story_begin (&story, counts ? "" : "CountResolved=false\n");
      say (&story, MONDAY + 8 * HOUR, VNT_MESSAGE_REQUEST, "lucia");
      set_status (&story, MONDAY + 10 * HOUR, "resolved");
      done = find (&story, MONDAY + 12 * HOUR, VNT_TARGET_RESOLUTION);
      g_assert_cmpint (done->state, ==, VNT_CLOCK_MET);
      g_assert_cmpint (done->end, ==, MONDAY + 10 * HOUR);
      g_assert_cmpint (done->used, ==, 2 * HOUR);
      g_assert_cmpint (row_of (&story, MONDAY + 12 * HOUR).target, ==, VNT_TARGET_NONE);

      set_status (&story, MONDAY + 16 * HOUR, "open");
      again = find (&story, MONDAY + 17 * HOUR, VNT_TARGET_RESOLUTION);
      g_assert_cmpint (again->end, ==, 0);
      g_assert_cmpint (again->used, ==, counts ? 9 * HOUR : 3 * HOUR);
      check_segments (again, MONDAY + 17 * HOUR);
      for (guint i = 0; i < again->segments->len; i++)
        {
          const VntSegment *segment = g_ptr_array_index (again->segments, i);

          g_assert_cmpint (segment->reason, !=, VNT_SEGMENT_PAUSED);
          marked |= segment->reason == VNT_SEGMENT_RESOLVED;
        }
      g_assert_true (marked == !counts);
      story_end (&story);
    }
}

/* Trap 10 (glpi#18311): time goes on between changes; what a row keeps does not. */
static void
test_live (void)
{
  Story story;
  g_autoptr (VntServiceClock) early = NULL;
  g_autoptr (VntServiceClock) late = NULL;
  VntRowClock then, now;

  story_begin (&story, "");
  say (&story, MONDAY + 8 * HOUR, VNT_MESSAGE_REQUEST, "rosa");
  early = find (&story, MONDAY + 9 * HOUR, VNT_TARGET_RESOLUTION);
  late = find (&story, MONDAY + 3 * DAY + 9 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (early->used, ==, HOUR);
  g_assert_cmpint (late->used, ==, 21 * HOUR);
  g_assert_cmpint (late->left, ==, -HOUR);
  g_assert_cmpint (late->state, ==, VNT_CLOCK_BREACHED);
  g_assert_cmpint (early->due, ==, late->due);
  then = row_of (&story, MONDAY + 8 * HOUR);
  now = row_of (&story, MONDAY + 40 * DAY);
  g_assert_true (vnt_row_clock_equal (&then, &now));
  g_assert_cmpint (vnt_row_clock_get_state (&then, then.due - 1), ==, VNT_CLOCK_AT_RISK);
  g_assert_cmpint (vnt_row_clock_get_state (&then, then.due), ==, VNT_CLOCK_BREACHED);
  g_assert_cmpint (vnt_row_clock_get_state (&then, then.risk - 1), ==, VNT_CLOCK_RUNNING);
  story_end (&story);
}

/* Trap 11 (Zammad's "freezed"): a pause that ends leaves what was left; when that is nothing, the segments say why. */
static void
test_pause_ends (void)
{
  Story story;
  g_autoptr (VntServiceClock) clock = NULL;
  g_autoptr (VntServiceClock) late = NULL;
  const VntSegment *pause;
  VntRowClock row;

  story_begin (&story, "");
  vnt_text_set (&story.ticket->service_level, "Urgente");
  say (&story, MONDAY + 8 * HOUR, VNT_MESSAGE_REQUEST, "lucia");
  set_status (&story, MONDAY + 12 * HOUR, "waiting");
  set_status (&story, MONDAY + 3 * DAY + 10 * HOUR, "open");
  clock = find (&story, MONDAY + 3 * DAY + 10 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (clock->left, ==, HOUR);
  g_assert_cmpint (clock->due, ==, MONDAY + 3 * DAY + 11 * HOUR);
  g_assert_cmpint (clock->state, ==, VNT_CLOCK_AT_RISK);
  pause = g_ptr_array_index (clock->segments, 1);
  g_assert_cmpint (pause->reason, ==, VNT_SEGMENT_PAUSED);
  g_assert_cmpstr (pause->detail, ==, "waiting");
  /* 6 h on Monday, 10 on Tuesday, a holiday, 2 on Thursday */
  g_assert_cmpint (pause->seconds, ==, 18 * HOUR);

  /* What was late before stays late while it waits, and is not later for it. */
  set_status (&story, MONDAY + 3 * DAY + 12 * HOUR, "waiting");
  late = find (&story, MONDAY + 4 * DAY + 12 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (late->state, ==, VNT_CLOCK_BREACHED);
  g_assert_true (late->paused);
  g_assert_cmpint (late->left, ==, -HOUR);
  set_status (&story, MONDAY + 7 * DAY + 9 * HOUR, "open");
  row = row_of (&story, MONDAY + 7 * DAY + 11 * HOUR);
  g_assert_cmpint (row.due, ==, MONDAY + 7 * DAY + 8 * HOUR);
  story_end (&story);
}

/* Trap 12: nothing becomes late, or at risk, outside the hours of service. */
static void
test_night (void)
{
  Story story;
  VntRowClock row;

  story_begin (&story, "");
  say (&story, MONDAY + 17 * HOUR + 30 * MINUTE, VNT_MESSAGE_REQUEST, "rosa");
  row = row_of (&story, MONDAY + 18 * HOUR);
  g_assert_cmpint (row.target, ==, VNT_TARGET_OWN);
  g_assert_cmpint (row.due, ==, MONDAY + DAY + 8 * HOUR + 30 * MINUTE);
  g_assert_cmpint (row.risk, ==, MONDAY + DAY + 8 * HOUR + 15 * MINUTE);
  g_assert_cmpint (vnt_row_clock_get_state (&row, MONDAY + DAY), ==, VNT_CLOCK_RUNNING);
  story_end (&story);
}

static void
test_days (void)
{
  Story story;
  g_autoptr (VntServiceClock) clock = NULL;

  story_begin (&story, "");
  vnt_text_set (&story.ticket->service_level, "Días");
  say (&story, MONDAY + 16 * HOUR, VNT_MESSAGE_REQUEST, "lucia");
  clock = find (&story, MONDAY + 17 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (clock->due, ==, MONDAY + 3 * DAY + 18 * HOUR);
  story_end (&story);
}

/* Time is counted by the hours that held then. */
static void
test_queue_changes (void)
{
  Story story;
  g_autofree char *queue = g_strdup ("Soporte");
  g_autoptr (VntServiceClock) clock = NULL;

  story_begin (&story, "");
  say (&story, MONDAY + 16 * HOUR, VNT_MESSAGE_REQUEST, "lucia");
  change (&story, MONDAY + 20 * HOUR, "queue", &queue, "Redes");
  story.queue = queue;
  clock = find (&story, MONDAY + 22 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (clock->used, ==, 4 * HOUR);
  g_assert_cmpint (clock->due, ==, MONDAY + DAY + 14 * HOUR);
  g_assert_cmpstr (clock->calendar, ==, "Siempre");
  check_segments (clock, MONDAY + 22 * HOUR);
  story_end (&story);
}

static void
test_server_due (void)
{
  Story story;
  g_autoptr (VntServiceClock) set = NULL;
  g_autoptr (VntServiceClock) answer = NULL;
  g_autoptr (VntServiceClock) paused = NULL;
  VntRowClock row, later;

  story_begin (&story, "");
  say (&story, MONDAY + 8 * HOUR, VNT_MESSAGE_REQUEST, "rosa");
  /* Request Tracker's due time while nobody answered is the answer's. */
  story.ticket->due = MONDAY + 12 * HOUR;
  answer = find (&story, MONDAY + 9 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_false (answer->server_due);
  g_assert_cmpint (answer->due, ==, MONDAY + DAY + 18 * HOUR);
  /* Any other is the resolution's. */
  story.ticket->due = MONDAY + 14 * HOUR;
  set = find (&story, MONDAY + 9 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_true (set->server_due);
  g_assert_cmpint (set->due, ==, MONDAY + 14 * HOUR);
  g_assert_cmpint (set->left, ==, 5 * HOUR);
  g_assert_cmpint (set->risk, ==, MONDAY + 9 * HOUR);
  g_assert_cmpint (set->state, ==, VNT_CLOCK_AT_RISK);

  /* The server's clock goes on while the ticket waits. */
  vnt_text_set (&story.ticket->service_level, "Días");
  set_status (&story, MONDAY + 10 * HOUR, "waiting");
  paused = find (&story, MONDAY + 16 * HOUR, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (paused->state, ==, VNT_CLOCK_BREACHED);
  g_assert_cmpint (paused->left, ==, -2 * HOUR);
  row = row_of (&story, MONDAY + 16 * HOUR);
  later = row_of (&story, MONDAY + 12 * HOUR);
  g_assert_true (vnt_row_clock_equal (&row, &later));
  g_assert_cmpint (row.left, ==, 4 * HOUR);
  set_status (&story, MONDAY + 10 * HOUR, "new");

  /* A desk that was told nothing has nothing else. */
  vnt_service_policy_unref (story.policy);
  story.policy = vnt_service_policy_new_default ();
  row = row_of (&story, MONDAY + 9 * HOUR);
  g_assert_cmpint (row.target, ==, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (row.due, ==, MONDAY + 14 * HOUR);
  g_assert_cmpint (row.risk, ==, MONDAY + 13 * HOUR);
  story.ticket->due = 0;
  g_assert_cmpint (row_of (&story, MONDAY + 9 * HOUR).target, ==, VNT_TARGET_NONE);
  story_end (&story);
}

/* Of a ticket whose history is not here, only what its row says is known. */
static void
test_partial (void)
{
  Story story;
  g_autoptr (VntServiceClock) clock = NULL;
  VntRowClock row;

  story_begin (&story, "");
  story.ticket->created = MONDAY + 8 * HOUR;
  story.ticket->updated = MONDAY + 9 * HOUR;
  clock = find (&story, MONDAY + 10 * HOUR, VNT_TARGET_RESPONSE);
  g_assert_true (clock->partial);
  g_assert_cmpint (clock->end, ==, 0);
  story.ticket->due = MONDAY + 16 * HOUR;
  row = row_of (&story, MONDAY + 10 * HOUR);
  g_assert_cmpint (row.target, ==, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (row.due, ==, MONDAY + 16 * HOUR);
  story.ticket->due = 0;
  vnt_text_set (&story.ticket->owner, "lucia");
  story.ticket->told = MONDAY + 9 * HOUR;
  row = row_of (&story, MONDAY + 10 * HOUR);
  g_assert_cmpint (row.target, ==, VNT_TARGET_RESOLUTION);
  g_assert_cmpint (row.due, ==, MONDAY + DAY + 18 * HOUR);
  story_end (&story);
}

/* -- what holds for every ticket -- */

static void
random_story (Story *story, GRand *dice)
{
  static const char *const STATUSES[] = { "open", "waiting", "supplier", "resolved" };
  static const char *const AUTHORS[] = { "rosa", "lucia" };
  gint64 when = MONDAY + g_rand_int_range (dice, 0, 5 * 86400);

  say (story, when, VNT_MESSAGE_REQUEST, AUTHORS[g_rand_int_range (dice, 0, 2)]);
  for (int i = g_rand_int_range (dice, 0, 12); i > 0; i--)
    {
      when += g_rand_int_range (dice, 0, 2 * 86400);
      if (g_rand_boolean (dice))
        set_status (story, when, STATUSES[g_rand_int_range (dice, 0, 4)]);
      else
        say (story, when, VNT_MESSAGE_REPLY, AUTHORS[g_rand_int_range (dice, 0, 2)]);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (42);

  for (int i = 0; i < 500; i++)
    {
      Story story;
      VntServiceFacts facts;
      VntRowClock row;
      gint64 first, now;

      story_begin (&story, i % 2 ? "" : "CountResolved=false\n");
      random_story (&story, dice);
      facts = (VntServiceFacts){ story.ticket, story.queue, story.history, NULL, story.classes };
      first = story.ticket->updated;
      row = row_of (&story, first);
      for (now = first; now < first + 20 * DAY; now += g_rand_int_range (dice, 1, 3 * 86400))
        {
          g_autoptr (GPtrArray) clocks = vnt_service_times (story.policy, &facts, now, TRUE);
          VntRowClock later = row_of (&story, now);

          g_assert_true (vnt_row_clock_equal (&row, &later));
          for (guint k = 0; k < clocks->len; k++)
            {
              const VntServiceClock *clock = g_ptr_array_index (clocks, k);

              g_assert_cmpint (clock->used, >=, 0);
              g_assert_cmpint (clock->used, <=, clock->gross);
              if (clock->target != VNT_TARGET_SUPPLIER)
                check_segments (clock, now);
              /* Late means more was used than promised, and the other way round. */
              if (clock->promised > 0 && clock->end != 0)
                g_assert_true ((clock->state == VNT_CLOCK_MISSED) ==
                               (clock->used > clock->promised));
              if (clock->promised > 0 && clock->end == 0)
                g_assert_true ((clock->state == VNT_CLOCK_BREACHED) ==
                               (clock->used >= clock->promised));
            }
        }
      story_end (&story);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-times/first-response", test_first_response);
  g_test_add_func ("/service-times/opened-by-the-desk", test_opened_by_the_desk);
  g_test_add_func ("/service-times/7-next-response", test_next_response);
  g_test_add_func ("/service-times/own", test_own);
  g_test_add_func ("/service-times/pauses", test_pauses);
  g_test_add_func ("/service-times/8-level-changes", test_level_changes);
  g_test_add_func ("/service-times/9-reopened", test_reopened);
  g_test_add_func ("/service-times/10-live", test_live);
  g_test_add_func ("/service-times/11-pause-ends", test_pause_ends);
  g_test_add_func ("/service-times/12-night", test_night);
  g_test_add_func ("/service-times/days", test_days);
  g_test_add_func ("/service-times/queue-changes", test_queue_changes);
  g_test_add_func ("/service-times/server-due", test_server_due);
  g_test_add_func ("/service-times/partial", test_partial);
  g_test_add_func ("/service-times/random", test_random);
  return g_test_run ();
}
