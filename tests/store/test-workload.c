/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has what: every figure is what looking at every ticket counts, and its list has as many tickets; what reports are told. */
#include "store-fixture.h"
#include "vnt-store-report.h"
#include "vnt-store-values.h"
#include "vnt-store-workload.h"
#include "vnt-ticket-value.h"

#define DAY (24 * 60 * 60)
#define N 90

static const VntWorkloadMoments moments = {
  .now = FIXTURE_NOW,
  .midnight = FIXTURE_NOW - DAY / 2,
  .since = FIXTURE_NOW - 5 * DAY,
  .ages = { FIXTURE_NOW - DAY, FIXTURE_NOW - 2 * DAY, FIXTURE_NOW - 4 * DAY, FIXTURE_NOW - 6 * DAY,
            FIXTURE_NOW - 8 * DAY },
};

/* Three people, nobody, two queues, everything that is counted and everything that is not. */
static VntTicket *
make_some (int i)
{
  static const char *const owners[] = { "ana", "eva", NULL, "leo" };
  g_autofree char *subject = g_strdup_printf ("Printer %d", i);
  VntTicket *ticket = make_ticket (i, subject);

  vnt_text_set (&ticket->owner, owners[i % 4]);
  vnt_text_set (&ticket->owner_name, owners[i % 4]);
  ticket->queue = 1 + i % 2;
  ticket->status_class = (VntStatusClass) (1 + i % 3);
  ticket->created = FIXTURE_NOW - (gint64) i * DAY / 8;
  ticket->updated = FIXTURE_NOW - (gint64) (i % 7) * DAY / 5;
  ticket->started = i % 5 == 0 ? ticket->created : 0;
  ticket->minutes_worked = i % 4 == 1 ? 10 + i : 0;
  ticket->minutes_estimated = i % 6 == 0 ? 60 : 0;
  ticket->minutes_left = i % 11 == 0 ? 25 : 0;
  ticket->due = i % 3 == 0 ? FIXTURE_NOW + (i % 2 == 0 ? 900 : -900) : 0;
  ticket->resolved = ticket->status_class == VNT_STATUS_CLOSED ? ticket->updated : 0;

  return ticket;
}

static void
fill (Fixture *fixture)
{
  for (int i = 1; i <= N; i++)
    {
      g_autoptr (VntTicket) ticket = make_some (i);

      save_ticket (fixture->store, ticket);
    }
}

static gboolean
holds (const VntTicket *t, VntLoadFigure figure)
{
  const gint64 *ages = moments.ages;
  gint64 due = t->clock.due;

  switch ((int) figure)
    {
    case VNT_LOAD_OPEN:
      return TRUE;
    case VNT_LOAD_TODAY:
      return t->updated >= moments.midnight;
    case VNT_LOAD_LATE:
      return due > 0 && due <= moments.now;
    case VNT_LOAD_RISK:
      return due > moments.now && t->clock.risk > 0 && t->clock.risk <= moments.now;
    case VNT_LOAD_PROGRESS:
      return t->status_class != VNT_STATUS_WAITING && (t->started > 0 || t->minutes_worked > 0);
    case VNT_LOAD_UNSTARTED:
      return t->started == 0 && t->minutes_worked == 0;
    case VNT_LOAD_SOLVED:
      return t->resolved >= moments.since;
    case VNT_LOAD_AGE:
      return t->created >= ages[0];
    case VNT_LOAD_AGE_LAST:
      return t->created < ages[4];
    default:
      return t->created < ages[figure - VNT_LOAD_AGE - 1] &&
             t->created >= ages[figure - VNT_LOAD_AGE];
    }
}

static gboolean
is_of (const VntTicket *t, const VntLoad *load)
{
  if (load->of == VNT_LOAD_OF_QUEUE)
    return t->queue == g_ascii_strtoll (load->key, NULL, 10);
  if (load->of == VNT_LOAD_OF_PERSON)
    return g_strcmp0 (t->owner != NULL ? t->owner : "", load->key) == 0;
  return TRUE;
}

static guint
count (Fixture *fixture, const VntLoad *load, VntLoadFigure figure)
{
  guint n = 0;

  for (int i = 1; i <= N; i++)
    {
      g_autoptr (VntTicket) t = read_ticket (fixture->store, i);
      gboolean closed = t->status_class == VNT_STATUS_CLOSED;

      n += closed == (figure == VNT_LOAD_SOLVED) && is_of (t, load) && holds (t, figure) ? 1 : 0;
    }

  return n;
}

static void
check_load (Fixture *fixture, const VntLoad *load)
{
  for (guint figure = 0; figure < VNT_LOAD_N_FIGURES; figure++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) list = vnt_store_list_load (fixture->store, &moments, load->of, load->key,
                                                     (VntLoadFigure) figure, &error);

      g_assert_no_error (error);
      g_test_message ("%s, figure %u", load->key, figure);
      g_assert_cmpuint (load->counts[figure], ==, count (fixture, load, (VntLoadFigure) figure));
      g_assert_cmpuint (list->len, ==, load->counts[figure]);
    }
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntWorkload) workload = NULL;

  fill (fixture);
  workload = vnt_store_read_workload (fixture->store, &moments, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (workload->people->len, ==, 4);
  g_assert_cmpuint (workload->queues->len, ==, 2);
  for (guint i = 0; i < workload->people->len; i++)
    check_load (fixture, g_ptr_array_index (workload->people, i));
  for (guint i = 0; i < workload->queues->len; i++)
    check_load (fixture, g_ptr_array_index (workload->queues, i));
  check_load (fixture, workload->all);
  g_assert_cmpuint (workload->all->counts[VNT_LOAD_OPEN], >, 0);
  g_assert_cmpuint (workload->all->counts[VNT_LOAD_LATE], >, 0);
  g_assert_cmpuint (workload->all->counts[VNT_LOAD_RISK], >, 0);
  g_assert_cmpstr (((VntLoad *) g_ptr_array_index (workload->people, 3))->key, ==, "");
  g_assert_cmpstr (((VntLoad *) g_ptr_array_index (workload->queues, 0))->name, ==, "First level");
}

/* What is left, else what is left of the estimate, else the queue's median; else nothing is known. */
static void
test_hours (Fixture *fixture, gconstpointer data)
{
  static const int worked[] = { 10, 90, 30 };
  g_autoptr (GError) error = NULL;
  g_autoptr (VntWorkload) workload = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (VntTicket) closed = make_ticket (100 + i, "Closed");

      closed->status_class = VNT_STATUS_CLOSED;
      closed->minutes_worked = worked[i];
      save_ticket (fixture->store, closed);
    }
  for (int i = 1; i <= 4; i++)
    {
      g_autoptr (VntTicket) ticket = make_ticket (i, "Open");

      ticket->minutes_left = i == 1 ? 15 : 0;
      ticket->minutes_estimated = i <= 2 ? 60 : 0;
      ticket->minutes_worked = i == 2 ? 20 : 0;
      ticket->queue = i == 4 ? 2 : 1;
      save_ticket (fixture->store, ticket);
    }
  workload = vnt_store_read_workload (fixture->store, &moments, &error);
  g_assert_no_error (error);
  g_assert_cmpint (workload->all->minutes, ==, 15 + 40 + 30);
  g_assert_cmpuint (workload->all->guessed, ==, 1);
  g_assert_cmpuint (workload->all->unknown, ==, 1);
}

static void
test_colleague (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntColleague) colleague = vnt_colleague_new ("Eva");
  g_autoptr (VntWorkload) workload = NULL;
  const VntLoad *load;

  fill (fixture);
  vnt_text_set (&colleague->role, "N2");
  colleague->away = FIXTURE_NOW + DAY;
  colleague->most = 7;
  for (int i = 0; i < 2; i++)
    g_assert_true (vnt_store_save_colleague (fixture->store, colleague, &error));
  workload = vnt_store_read_workload (fixture->store, &moments, &error);
  g_assert_no_error (error);
  load = vnt_workload_find (workload->people, "eva");
  g_assert_nonnull (load->colleague);
  g_assert_cmpstr (load->colleague->role, ==, "N2");
  g_assert_cmpint (load->colleague->most, ==, 7);
  g_assert_cmpuint (workload->people->len, ==, 4);
}

/* The list behind a number shows these tickets, whatever they are now. */
static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  const gint64 some[] = { 3, 5, 6 };
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_CHOSEN);
  g_autoptr (GArray) found = NULL;

  fill (fixture);
  g_array_append_vals (wanted, some, 3);
  vnt_ticket_query_choose (query, wanted);
  query->sort = VNT_SORT_NUMBER;
  query->ascending = TRUE;
  found = vnt_store_query_tickets (fixture->store, query, NULL, NULL);
  g_assert_cmpmem (found->data, found->len * sizeof (gint64), some, sizeof some);
}

/* -- reports -- */

typedef struct
{
  guint tickets;
  guint messages;
  gint64 last;
  char *status;
} Told;

static void
on_told (const VntServiceFacts *facts, const char *const *field, gpointer data)
{
  Told *told = data;
  gint64 before = 0;

  told->tickets++;
  told->messages += facts->history->len;
  g_assert_cmpint (facts->ticket->id, >, told->last);
  told->last = facts->ticket->id;
  for (guint i = 0; i < facts->history->len; i++)
    {
      const VntMessage *message = g_ptr_array_index (facts->history, i);

      g_assert_cmpint (message->ticket, ==, facts->ticket->id);
      g_assert_cmpint (message->created, >=, before);
      before = message->created;
      if (message->kind == VNT_MESSAGE_EVENT)
        {
          g_free (told->status);
          told->status = g_strdup (message->new_value);
        }
    }
}

static void
save_history (Fixture *fixture, const char *cursor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);

  /* Backwards, as it is fetched. */
  for (int i = 6; i > 0; i--)
    {
      VntMessage *message =
        vnt_message_new (10 + i, 1 + i % 3, i > 3 ? VNT_MESSAGE_EVENT : VNT_MESSAGE_REQUEST);

      vnt_text_set (&message->author, "eva");
      message->created = FIXTURE_NOW - 1000 + i;
      if (i > 3)
        {
          vnt_text_set (&message->event, i == 6 ? "merged" : "field");
          vnt_text_set (&message->field, i == 6 ? NULL : "status");
          vnt_text_set (&message->new_value, "open");
        }
      g_ptr_array_add (messages, message);
    }
  g_assert_true (vnt_store_save_messages (fixture->store, messages, "history", cursor, &error));
  g_assert_no_error (error);
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Told told = { 0 };
  VntStoreTelling telling = {
    .since = 0, .until = FIXTURE_NOW + 1, .tell = on_told, .data = &told
  };

  fill (fixture);
  save_history (fixture, "at:10");
  g_assert_true (vnt_store_tell_facts (fixture->store, &telling, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (told.tickets, ==, N);
  g_assert_cmpuint (told.messages, ==, 5);
  g_assert_cmpstr (told.status, ==, "open");
  g_free (told.status);
}

static void
on_values (const VntServiceFacts *facts, const char *const *values, gpointer data)
{
  char **found = data;

  if (facts->ticket->id <= 3)
    found[facts->ticket->id] = g_strdup (values[VNT_REPORT_CHANNEL]);
}

static guint
count_unasked (Fixture *fixture)
{
  g_autoptr (GArray) list =
    vnt_store_list_unasked (fixture->store, "Canal", 0, FIXTURE_NOW + 1, G_MAXINT64, NULL);

  return list->len;
}

/* What a field holds is known of those the server was asked about, until they change: a value, nothing, or unknown. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "Canal", NULL };
  const VntUnasked asked[] = { { 1, FIXTURE_NOW * 2 }, { 2, FIXTURE_NOW * 2 }, { 3, 0 } };
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (VntUnasked));
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_value_free);
  g_autoptr (GError) error = NULL;
  char *found[4] = { NULL };
  VntStoreTelling telling = {
    .until = FIXTURE_NOW + 1, .fields = { "canal" }, .tell = on_values, .data = found
  };
  guint before;

  fill (fixture);
  before = count_unasked (fixture);
  g_array_append_vals (some, asked, G_N_ELEMENTS (asked));
  g_ptr_array_add (values, vnt_ticket_value_new (1, "Canal", "Phone"));
  g_ptr_array_add (values, vnt_ticket_value_new (3, "Canal", "Mail"));
  g_assert_true (vnt_store_save_values (fixture->store, fields, some, values, &error));
  g_assert_no_error (error);
  /* The third changed after it was asked about. */
  g_assert_cmpuint (count_unasked (fixture), ==, before - 2);
  g_assert_true (vnt_store_tell_facts (fixture->store, &telling, NULL, &error));
  g_assert_cmpstr (found[1], ==, "Phone");
  g_assert_cmpstr (found[2], ==, "");
  g_assert_cmpstr (found[3], ==, "Mail");
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    g_free (found[i]);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Told told = { 0 };
  VntStoreTelling telling = {
    .since = 0, .until = FIXTURE_NOW + 1, .tell = on_told, .data = &told
  };

  fill (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (vnt_store_tell_facts (fixture->store, &telling, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (told.tickets, ==, 0);
}

typedef struct
{
  Told told; /* first: what is told of a ticket goes there */
  GCancellable *cancellable;
  guint all;
} Halted;

static void
on_first_step (guint done, guint all, gpointer data)
{
  Halted *halted = data;

  halted->all = all;
  if (done > 0)
    g_cancellable_cancel (halted->cancellable);
}

/* Stopped on the way, it ends with the next step: not all are told. */
static void
test_halted (Fixture *fixture, gconstpointer data)
{
  const guint many = 1600;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) tickets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);
  Halted halted = { .cancellable = cancellable };
  VntStoreTelling telling = {
    .until = FIXTURE_NOW + 1, .tell = on_told, .progress = on_first_step, .data = &halted
  };

  for (guint i = 1; i <= many; i++)
    {
      VntTicket *ticket = vnt_ticket_new (i);

      ticket->created = FIXTURE_NOW - 1;
      ticket->updated = FIXTURE_NOW;
      g_ptr_array_add (tickets, ticket);
    }
  vnt_store_save_tickets (fixture->store, tickets, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (vnt_store_tell_facts (fixture->store, &telling, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (halted.all, ==, many);
  g_assert_cmpuint (halted.told.tickets, >, 0);
  g_assert_cmpuint (halted.told.tickets, <, many);
}

/* It grows backwards, and is whole when the server has no more. */
static void
test_range (Fixture *fixture, gconstpointer data)
{
  gint64 since = 0;

  g_assert_true (vnt_store_read_history_range (fixture->store, &since, NULL));
  g_assert_cmpint (since, ==, -1);
  save_history (fixture, "at:10");
  vnt_store_read_history_range (fixture->store, &since, NULL);
  g_assert_cmpint (since, ==, FIXTURE_NOW - 999);
  save_history (fixture, "end:5");
  vnt_store_read_history_range (fixture->store, &since, NULL);
  g_assert_cmpint (since, ==, 0);
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;

  g_assert_true (vnt_store_save_report (fixture->store, "Month", "a", NULL));
  g_assert_true (vnt_store_save_report (fixture->store, "month", "b", NULL));
  g_assert_true (vnt_store_save_report (fixture->store, "Week", "c", NULL));
  g_assert_true (vnt_store_save_report (fixture->store, "week", NULL, NULL));
  names = vnt_store_list_reports (fixture->store, NULL);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  text = vnt_store_read_report (fixture->store, "MONTH", NULL);
  g_assert_cmpstr (text, ==, "b");
  none = vnt_store_read_report (fixture->store, "week", NULL);
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) \
  g_test_add ("/workload/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("figures", test_figures);
  ADD ("hours", test_hours);
  ADD ("colleague", test_colleague);
  ADD ("chosen", test_chosen);
  ADD ("told", test_told);
  ADD ("values", test_values);
  ADD ("stopped", test_stopped);
  ADD ("halted", test_halted);
  ADD ("range", test_range);
  ADD ("saved", test_saved);
  return g_test_run ();
}
