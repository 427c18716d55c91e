/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-health.h"

#include "vnt-backoff.h"
#include "vnt-clock.h"
#include "vnt-error.h"

#define FIRST_WAIT (2 * G_USEC_PER_SEC)
#define LONGEST_WAIT (60 * G_USEC_PER_SEC)
/* A failing answer may be the fault of one request; as many in a row are the server's. */
#define FAILURES_OF_A_SERVER 3

struct _VntHealth
{
  VntHealthChanged changed;
  gpointer data;

  GMutex lock;
  VntHealthReport report;
  gboolean sending;
  gboolean push_first;
  gboolean signed_out;
  guint failures; /* to reach the server, in a row */
  guint odd_answers; /* in a row */
  gint64 hold_until; /* monotonic; 0 when it may be asked now */
  gboolean turn; /* the next report tells that another lane has to look */
};

static void
health_set_problem (VntHealth *self, const char *problem)
{
  g_free (self->report.problem);
  self->report.problem = g_strdup (problem);
}

/* Leaves the server alone for a while; what waits goes out before anything is fetched again. */
static void
health_hold (VntHealth *self, gint64 wait)
{
  if (wait <= 0)
    wait = vnt_backoff_delay (++self->failures, FIRST_WAIT, LONGEST_WAIT, g_random_double ());

  self->hold_until = g_get_monotonic_time () + wait;
  self->push_first = TRUE;
  self->turn = TRUE;
}

static void
health_note_answer (VntHealth *self)
{
  self->report.online = VNT_ONLINE_YES;
  self->report.last_answer = vnt_clock_now ();
  self->failures = 0;
  self->odd_answers = 0;
  self->hold_until = 0;
  self->signed_out = FALSE;
  health_set_problem (self, NULL);
}

static void
health_note_odd_answer (VntHealth *self, const GError *error)
{
  gint64 wait = (gint64) vnt_error_get_retry_after (error) * G_USEC_PER_SEC;

  health_set_problem (self, error->message);
  if (++self->odd_answers < FAILURES_OF_A_SERVER && wait == 0)
    return;

  self->report.online = VNT_ONLINE_NO;
  health_hold (self, wait);
}

static void
health_note_error (VntHealth *self, const GError *error)
{
  switch ((VntError) error->code)
    {
    case VNT_ERROR_OFFLINE:
      self->report.online = VNT_ONLINE_NO;
      health_set_problem (self, error->message);
      health_hold (self, 0);
      break;
    case VNT_ERROR_TLS:
      self->report.online = VNT_ONLINE_UNTRUSTED;
      health_set_problem (self, error->message);
      health_hold (self, 0);
      break;
    case VNT_ERROR_AUTH:
      self->report.online = VNT_ONLINE_SIGNED_OUT;
      health_set_problem (self, error->message);
      self->signed_out = TRUE;
      self->push_first = TRUE;
      self->turn = TRUE;
      break;
    case VNT_ERROR_RATE_LIMITED:
      health_set_problem (self, error->message);
      health_hold (self, (gint64) vnt_error_get_retry_after (error) * G_USEC_PER_SEC);
      break;
    case VNT_ERROR_UNCLEAR:
    case VNT_ERROR_SERVER:
    case VNT_ERROR_PROTOCOL:
      health_note_odd_answer (self, error);
      break;
    case VNT_ERROR_FORBIDDEN:
    case VNT_ERROR_NOT_FOUND:
    case VNT_ERROR_CONFLICT:
    case VNT_ERROR_REFUSED:
      health_note_answer (self);
      break;
    case VNT_ERROR_STORAGE:
    case VNT_ERROR_NEWER:
    case VNT_ERROR_DAMAGED:
    case VNT_ERROR_NO_KEYRING:
    case VNT_ERROR_INVALID:
    default:
      health_set_problem (self, error->message);
      break;
    }
}

/**
 * vnt_health_new:
 * @changed: called from whichever thread made a change, without a lock held
 */
VntHealth *
vnt_health_new (VntHealthChanged changed, gpointer data)
{
  VntHealth *self = g_new0 (VntHealth, 1);

  self->changed = changed;
  self->data = data;
  self->push_first = TRUE;
  self->report.online = VNT_ONLINE_STARTING;
  self->report.phase = VNT_PHASE_IDLE;
  self->report.total = -1;
  g_mutex_init (&self->lock);

  return self;
}

void
vnt_health_free (VntHealth *self)
{
  g_mutex_clear (&self->lock);
  g_free (self->report.problem);
  g_free (self);
}

/**
 * vnt_health_note:
 * @error: (nullable): what a call to the server ended with, %NULL when it answered
 *
 * Takes note of how the last call ended. A cancelled call says nothing.
 */
void
vnt_health_note (VntHealth *self, const GError *error)
{
  gboolean turn;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_mutex_lock (&self->lock);
  if (error == NULL)
    health_note_answer (self);
  else if (error->domain == VNT_ERROR)
    health_note_error (self, error);
  else
    health_set_problem (self, error->message);
  turn = self->turn;
  self->turn = FALSE;
  g_mutex_unlock (&self->lock);

  self->changed (turn, self->data);
}

/**
 * vnt_health_take:
 * @answer: (nullable) (transfer full): what a call to the server ended with, %NULL when it answered
 * @error: filled with @answer
 *
 * Takes note of how the last call ended, and hands it on.
 *
 * Returns: whether the server answered
 */
gboolean
vnt_health_take (VntHealth *self, GError *answer, GError **error)
{
  vnt_health_note (self, answer);
  if (answer == NULL)
    return TRUE;
  g_propagate_error (error, answer);
  return FALSE;
}

/**
 * vnt_health_set_phase:
 * @total: -1 when not known
 *
 * What the back lane is at. Sending is told apart by vnt_health_set_sending().
 */
void
vnt_health_set_phase (VntHealth *self, VntPhase phase, gint64 done, gint64 total)
{
  g_mutex_lock (&self->lock);
  self->report.phase = phase;
  self->report.done = done;
  self->report.total = total;
  g_mutex_unlock (&self->lock);

  self->changed (FALSE, self->data);
}

void
vnt_health_set_sending (VntHealth *self, gboolean sending)
{
  gboolean changed;

  g_mutex_lock (&self->lock);
  changed = self->sending != sending;
  self->sending = sending;
  g_mutex_unlock (&self->lock);

  if (changed)
    self->changed (FALSE, self->data);
}

void
vnt_health_set_fetched (VntHealth *self, VntFetched fetched)
{
  gboolean changed;

  g_mutex_lock (&self->lock);
  changed = self->report.fetched != fetched;
  self->report.fetched = fetched;
  g_mutex_unlock (&self->lock);

  if (changed)
    self->changed (FALSE, self->data);
}

/**
 * vnt_health_get_wait:
 *
 * Returns: microseconds to leave the server alone; 0 when it may be asked, -1 until there are new credentials
 */
gint64
vnt_health_get_wait (VntHealth *self)
{
  gint64 wait = 0;

  g_mutex_lock (&self->lock);
  if (self->signed_out)
    wait = -1;
  else if (self->hold_until != 0)
    wait = MAX (self->hold_until - g_get_monotonic_time (), 0);
  g_mutex_unlock (&self->lock);

  return wait;
}

/**
 * vnt_health_try_now:
 *
 * The network changed or the agent asked: no need to wait any longer. Credentials that were refused stay refused.
 */
void
vnt_health_try_now (VntHealth *self)
{
  g_mutex_lock (&self->lock);
  self->hold_until = 0;
  self->failures = 0;
  g_mutex_unlock (&self->lock);
}

/**
 * vnt_health_sign_in:
 *
 * There are new credentials, or the agent wants the old ones tried once more.
 */
void
vnt_health_sign_in (VntHealth *self)
{
  g_mutex_lock (&self->lock);
  self->signed_out = FALSE;
  g_mutex_unlock (&self->lock);

  vnt_health_try_now (self);
}

/**
 * vnt_health_get_push_first:
 *
 * Returns: the outbox has to be tried before anything is fetched: at the start and after every loss of the server
 */
gboolean
vnt_health_get_push_first (VntHealth *self)
{
  gboolean push_first;

  g_mutex_lock (&self->lock);
  push_first = self->push_first;
  g_mutex_unlock (&self->lock);

  return push_first;
}

void
vnt_health_set_push_first (VntHealth *self, gboolean push_first)
{
  gboolean changed;

  g_mutex_lock (&self->lock);
  changed = self->push_first != push_first;
  self->push_first = push_first;
  g_mutex_unlock (&self->lock);

  if (changed)
    self->changed (TRUE, self->data);
}

/**
 * vnt_health_report:
 * @report: (out): a copy; its problem is the caller's to free
 */
void
vnt_health_report (VntHealth *self, VntHealthReport *report)
{
  g_mutex_lock (&self->lock);
  *report = self->report;
  report->problem = g_strdup (self->report.problem);
  if (self->sending)
    report->phase = VNT_PHASE_SENDING;
  g_mutex_unlock (&self->lock);
}
