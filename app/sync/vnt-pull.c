/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-pull.h"

#include <stdatomic.h>

#include "vnt-backoff.h"
#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-fetch-machines.h"
#include "vnt-progress.h"

#define FIRST_PAGE 30
#define PAGE 100
#define HOUR 3600
#define STAGE_WAIT (5 * G_USEC_PER_SEC)
#define STAGE_LONGEST_WAIT (600 * G_USEC_PER_SEC)
#define CHANGES "changes"
#define HISTORY "history"
#define MINE "tickets-mine"
#define UNOWNED "tickets-unowned"
#define AT "at:"
#define END "end:"

typedef struct _VntStage VntStage;

/* Fetches and saves the page at @cursor, %NULL for the first, and leaves in @place where the stage is now. */
typedef gboolean (*VntPage) (VntPull *self,
                             const VntStage *stage,
                             const char *cursor,
                             char **place,
                             GCancellable *cancellable,
                             GError **error);

struct _VntStage
{
  const char *name; /* of its cursor */
  VntPage page;
  VntPhase phase;
  VntWant want;
  gint64 again_after; /* seconds after which it begins anew, 0 for never */
};

#define N_STAGES 11
#define MARK_STAGE 1
#define HISTORY_STAGE 10

/* How far a stage is: "at:CURSOR", "end:TIME" or, at its beginning, nothing. */
typedef struct
{
  char *place;
  guint failures;
  gint64 retry_at; /* monotonic */
} VntStageState;

struct _VntPull
{
  const VntFetch *fetch; /* whose parts follow */
  VntStore *store;
  VntServer *server;
  VntHealth *health;
  atomic_uint interval; /* seconds */
  atomic_bool poked;
  gboolean hold_history;
  gboolean loaded;
  VntPhase phase;
  char *changes; /* the cursor, NULL before the first fetch began */
  gint64 next_poll; /* monotonic */
  gboolean polled; /* up to what the server had when last asked to */
  guint poll_failures;
  gint64 oldest; /* Unix time of the oldest ticket, 0 when not looked up */
  GHashTable
    *articles; /* met in this round, NULL when it did not begin in this process; as is the next */
  GHashTable *machines;
  VntStageState states[N_STAGES];
};

static char *
pull_place (const char *cursor)
{
  if (cursor != NULL)
    return g_strconcat (AT, cursor, NULL);

  return g_strdup_printf (END "%" G_GINT64_FORMAT, vnt_clock_now ());
}

/* -- how far it is -- */

static void
pull_enter (VntPull *self, VntPhase phase)
{
  if (self->phase != phase)
    vnt_health_set_phase (self->health, phase, 0, -1);
  self->phase = phase;
}

static gint64
pull_count (VntPull *self, gboolean closed)
{
  VntTicketQuery query = { .scope = VNT_SCOPE_ALL, .closed = closed };

  return MAX (vnt_store_count_tickets (self->store, &query, NULL), 0);
}

/* The server says how many there are with the first page only; it is remembered beside the cursor. */
static gint64
pull_total (VntPull *self, const char *stage)
{
  g_autofree char *name = g_strdup_printf ("%s-total", stage);
  g_autofree char *total = vnt_store_get_cursor (self->store, name, NULL);

  return total != NULL ? g_ascii_strtoll (total, NULL, 10) : -1;
}

static void
pull_remember_total (VntPull *self, const VntStage *stage, gint64 total)
{
  g_autofree char *name = g_strdup_printf ("%s-total", stage->name);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, total);

  vnt_store_set_cursor (self->store, name, value, NULL);
}

/* Of the first tickets, as far as the server was asked: mine and nobody's never meet, those of my queues hold most of both. */
static gint64
pull_first_total (VntPull *self, const VntStage *stage)
{
  gint64 total = pull_total (self, MINE);

  if (stage->want != VNT_WANT_MINE_OPEN)
    total = MAX (total, 0) + MAX (pull_total (self, UNOWNED), 0);
  if (stage->want == VNT_WANT_QUEUES_OPEN)
    total = MAX (total, pull_total (self, stage->name));

  return total;
}

static void
pull_report_tickets (VntPull *self, const VntStage *stage)
{
  gboolean closed = stage->want == VNT_WANT_ALL_CLOSED;
  gint64 done = pull_count (self, closed);
  gint64 total = stage->phase == VNT_PHASE_REST ? pull_total (self, stage->name)
                                                : pull_first_total (self, stage);

  if (closed && total >= 0)
    total += pull_count (self, FALSE);

  vnt_health_set_phase (self->health, stage->phase, done, total < 0 ? -1 : MAX (total, done));
}

/* -- pages -- */

static gboolean
pull_queues_page (VntPull *self,
                  const VntStage *stage,
                  const char *cursor,
                  char **place,
                  GCancellable *cancellable,
                  GError **error)
{
  if (!vnt_fetch_queues (self->fetch, cancellable, error))
    return FALSE;

  *place = pull_place (NULL);
  return vnt_store_set_cursor (self->store, stage->name, *place, error);
}

/* Notes where the server's history ends before the first ticket is fetched, so that nothing can fall between. */
static gboolean
pull_mark_page (VntPull *self,
                const VntStage *stage,
                const char *cursor,
                char **place,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *at = NULL;

  if (self->changes == NULL)
    {
      mark = vnt_server_fetch_newest_mark (self->server, cancellable, &local_error);
      if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
        return FALSE;

      /* The changes' cursor last: while it is missing both are noted anew. */
      at = pull_place (mark);
      if (!vnt_store_set_cursor (self->store, HISTORY, at, error) ||
          !vnt_store_set_cursor (self->store, CHANGES, mark, error))
        return FALSE;
      self->changes = g_steal_pointer (&mark);
      self->polled = TRUE; /* whatever is fetched from here on is newer */
      g_free (self->states[HISTORY_STAGE].place);
      self->states[HISTORY_STAGE].place = g_steal_pointer (&at);
      self->next_poll =
        g_get_monotonic_time () + (gint64) atomic_load (&self->interval) * G_USEC_PER_SEC;
    }

  *place = pull_place (NULL);
  return TRUE;
}

static gboolean
pull_tickets_page (VntPull *self,
                   const VntStage *stage,
                   const char *cursor,
                   char **place,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (VntTicketBatch) batch = NULL;
  gint64 asked = g_get_monotonic_time ();
  guint limit = cursor == NULL && stage->phase == VNT_PHASE_FIRST ? FIRST_PAGE : PAGE;

  batch =
    vnt_server_fetch_tickets (self->server, stage->want, cursor, limit, cancellable, &local_error);
  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;

  *place = pull_place (batch->cursor);
  if (cursor == NULL)
    pull_remember_total (self, stage, batch->total);
  if (!vnt_fetch_page (self->fetch, batch, asked, stage->name, *place, error))
    return FALSE;

  pull_report_tickets (self, stage);
  return TRUE;
}

static gboolean
pull_people_page (VntPull *self,
                  const VntStage *stage,
                  const char *cursor,
                  char **place,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *next = NULL;
  g_autoptr (GPtrArray) people =
    vnt_server_fetch_people (self->server, cursor, &next, cancellable, &local_error);

  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;

  *place = pull_place (next);
  return vnt_store_save_people (self->store, people, stage->name, *place, error);
}

static gboolean
pull_articles_page (VntPull *self,
                    const VntStage *stage,
                    const char *cursor,
                    char **place,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *next = NULL;
  g_autoptr (GPtrArray) articles =
    vnt_fetch_articles (self->fetch, cursor, &next, &self->articles, cancellable, error);

  if (articles == NULL)
    return FALSE;

  *place = pull_place (next);
  return vnt_store_save_articles (self->store, articles, stage->name, *place, error);
}

static gboolean
pull_machines_page (VntPull *self,
                    const VntStage *stage,
                    const char *cursor,
                    char **place,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *next = NULL;

  if (!vnt_fetch_machines (self->fetch, cursor, &next, &self->machines, cancellable, error))
    return FALSE;

  *place = pull_place (next);
  return vnt_store_set_cursor (self->store, stage->name, *place, error);
}

static gboolean
pull_history_page (VntPull *self,
                   const VntStage *stage,
                   const char *cursor,
                   char **place,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (VntMessageBatch) batch = NULL;

  batch = vnt_server_fetch_history (self->server, cursor, cancellable, &local_error);
  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;

  *place = pull_place (batch->cursor);
  if (!vnt_store_save_messages (self->store, batch->messages, stage->name, *place, error))
    return FALSE;

  vnt_progress_history (self->store, self->health, batch->messages, &self->oldest);
  return TRUE;
}

/* In this order. Queues first: their names and what they can do are needed to show and to answer the first tickets. */
static const VntStage stages[N_STAGES] = {
  { "queues", pull_queues_page, VNT_PHASE_FIRST, 0, 4 * HOUR },
  { "mark", pull_mark_page, VNT_PHASE_FIRST, 0, 0 },
  { MINE, pull_tickets_page, VNT_PHASE_FIRST, VNT_WANT_MINE_OPEN, 0 },
  { UNOWNED, pull_tickets_page, VNT_PHASE_FIRST, VNT_WANT_UNOWNED_OPEN, 0 },
  { "tickets-queues", pull_tickets_page, VNT_PHASE_FIRST, VNT_WANT_QUEUES_OPEN, 0 },
  { "people", pull_people_page, VNT_PHASE_FIRST, 0, 12 * HOUR },
  { "articles", pull_articles_page, VNT_PHASE_FIRST, 0, 6 * HOUR },
  { "tickets-open", pull_tickets_page, VNT_PHASE_REST, VNT_WANT_ALL_OPEN, 0 },
  { "machines", pull_machines_page, VNT_PHASE_REST, 0, HOUR },
  { "tickets-closed", pull_tickets_page, VNT_PHASE_REST, VNT_WANT_ALL_CLOSED, 0 },
  { HISTORY, pull_history_page, VNT_PHASE_HISTORY, 0, 0 },
};

/* -- what is new -- */

static gboolean
pull_changes_page (VntPull *self, gboolean *more, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (VntMessageBatch) batch = NULL;

  batch = vnt_server_fetch_changes (self->server, self->changes, cancellable, &local_error);
  if (!vnt_health_take (self->health, g_steal_pointer (&local_error), error))
    return FALSE;

  *more = batch->more;
  if (batch->changed->len > 0)
    pull_enter (self, VNT_PHASE_CHANGES);
  if (batch->cursor == NULL || g_strcmp0 (batch->cursor, self->changes) == 0)
    return TRUE;

  /* The rows first: a crash between the two fetches them once more, it never skips them. */
  if (batch->changed->len > 0 &&
      !vnt_fetch_rows (self->fetch, (const gint64 *) (gpointer) batch->changed->data,
                       batch->changed->len, cancellable, error))
    return FALSE;
  if (!vnt_store_save_messages (self->store, batch->messages, CHANGES, batch->cursor, error))
    return FALSE;

  g_free (self->changes);
  self->changes = g_strdup (batch->cursor);
  return TRUE;
}

static void
pull_poll (VntPull *self, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;
  gint64 asked = g_get_monotonic_time ();
  gint64 wait = (gint64) atomic_load (&self->interval) * G_USEC_PER_SEC;

  if (pull_changes_page (self, &more, cancellable, &error))
    {
      self->poll_failures = 0;
      self->next_poll = more ? 0 : g_get_monotonic_time () + wait;
      self->polled = !more;
      if (!more)
        vnt_fetch_note_poll (self->fetch, asked);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("What is new could not be fetched: %s", error->message);
  if (g_error_matches (error, VNT_ERROR, VNT_ERROR_STORAGE))
    vnt_health_note (self->health, error);

  /* An unreachable server is waited for elsewhere; this is for answers that make no sense. */
  self->poll_failures++;
  self->next_poll =
    g_get_monotonic_time () + vnt_backoff_delay (self->poll_failures, 2 * G_USEC_PER_SEC,
                                                 60 * G_USEC_PER_SEC, g_random_double ());
}

/* -- steps -- */

static gboolean
pull_load (VntPull *self)
{
  g_autoptr (GError) error = NULL;

  if (self->loaded)
    return TRUE;

  g_clear_pointer (&self->changes, g_free);
  self->changes = vnt_store_get_cursor (self->store, CHANGES, &error);
  for (guint i = 0; i < N_STAGES && error == NULL; i++)
    {
      g_clear_pointer (&self->states[i].place, g_free);
      self->states[i].place = vnt_store_get_cursor (self->store, stages[i].name, &error);
    }

  if (error != NULL)
    {
      vnt_health_note (self->health, error);
      return FALSE;
    }

  self->loaded = TRUE;
  return TRUE;
}

/* When the stage has to be worked on: monotonic; G_MAXINT64 when never again. */
static gint64
pull_stage_due (const VntStage *stage, const VntStageState *state)
{
  gint64 ended;
  gint64 wait;

  if (state->place == NULL || g_str_has_prefix (state->place, AT))
    return state->retry_at;
  if (stage->again_after == 0)
    return G_MAXINT64;

  ended = g_ascii_strtoll (state->place + strlen (END), NULL, 10);
  wait = CLAMP (ended + stage->again_after - vnt_clock_now (), 0, stage->again_after);

  return MAX (state->retry_at, g_get_monotonic_time () + wait * G_USEC_PER_SEC);
}

static void
pull_stage (VntPull *self, guint index, GCancellable *cancellable)
{
  const VntStage *stage = &stages[index];
  VntStageState *state = &self->states[index];
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;
  const char *cursor = NULL;

  if (state->place != NULL && g_str_has_prefix (state->place, AT))
    cursor = state->place + strlen (AT);

  if (stage->page (self, stage, cursor, &place, cancellable, &error))
    {
      g_free (state->place);
      state->place = g_steal_pointer (&place);
      state->failures = 0;
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Fetching “%s” failed: %s", stage->name, error->message);
  if (g_error_matches (error, VNT_ERROR, VNT_ERROR_STORAGE))
    vnt_health_note (self->health, error);

  /* While the server cannot be reached nothing is the fault of this stage; otherwise the others go on without it. */
  if (vnt_health_get_wait (self->health) != 0)
    return;
  state->retry_at =
    g_get_monotonic_time () +
    vnt_backoff_delay (++state->failures, STAGE_WAIT, STAGE_LONGEST_WAIT, g_random_double ());
}

VntPull *
vnt_pull_new (const VntFetch *fetch)
{
  VntPull *self = g_new0 (VntPull, 1);

  self->fetch = fetch;
  self->store = fetch->store;
  self->server = fetch->server;
  self->health = fetch->health;
  atomic_store (&self->interval, 30);

  return self;
}

void
vnt_pull_free (VntPull *self)
{
  for (guint i = 0; i < N_STAGES; i++)
    g_free (self->states[i].place);
  g_clear_pointer (&self->articles, g_hash_table_unref);
  g_clear_pointer (&self->machines, g_hash_table_unref);
  g_free (self->changes);
  g_free (self);
}

/* Seconds between two questions for what is new. Any thread. */
void
vnt_pull_set_interval (VntPull *self, guint seconds)
{
  atomic_store (&self->interval, MAX (seconds, 1));
}

/* While @hold the past is not fetched further: there is no room for it. On the back lane. */
void
vnt_pull_hold_history (VntPull *self, gboolean hold)
{
  self->hold_history = hold;
}

/* Asks for what is new with the next step. Any thread. */
void
vnt_pull_poke (VntPull *self)
{
  atomic_store (&self->poked, TRUE);
}

/**
 * vnt_pull_step:
 *
 * Fetches one page: of what is new when it is time for that, else of the first stage that is not at its end.
 *
 * Returns: microseconds until the next step, 0 at once, -1 when woken
 */
gint64
vnt_pull_step (VntPull *self, GCancellable *cancellable)
{
  gint64 wait = vnt_health_get_wait (self->health);
  gint64 now = g_get_monotonic_time ();
  gint64 next;

  if (wait != 0 || g_cancellable_is_cancelled (cancellable))
    return wait;
  if (vnt_health_get_push_first (self->health))
    return -1;
  if (!pull_load (self))
    return STAGE_WAIT;

  if (atomic_exchange (&self->poked, FALSE))
    {
      self->next_poll = 0;
      self->polled = FALSE;
      vnt_health_set_fetched (self->health, VNT_FETCHED_NOTHING);
    }
  if (self->changes != NULL && self->next_poll <= now)
    {
      pull_poll (self, cancellable);
      return 0;
    }

  next = self->changes != NULL ? self->next_poll : G_MAXINT64;
  for (guint i = 0; i < N_STAGES; i++)
    {
      gint64 due = pull_stage_due (&stages[i], &self->states[i]);

      if (i == HISTORY_STAGE && self->hold_history)
        continue;
      if (due <= now)
        {
          if (i == HISTORY_STAGE && self->polled)
            vnt_health_set_fetched (self->health, VNT_FETCHED_TICKETS);
          pull_enter (self, stages[i].phase);
          pull_stage (self, i, cancellable);
          return 0;
        }
      next = MIN (next, due);
      /* Without the mark nothing may be fetched that could change unseen. */
      if (i == MARK_STAGE && self->changes == NULL)
        break;
    }

  if (self->polled)
    vnt_health_set_fetched (self->health, VNT_FETCHED_ALL);
  pull_enter (self, VNT_PHASE_IDLE);
  return next == G_MAXINT64 ? -1 : MAX (next - g_get_monotonic_time (), 1);
}
