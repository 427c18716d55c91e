/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-minutes.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-field.h"
#include "vnt-json.h"
#include "vnt-rt-minutes-sum.h"
#include "vnt-rt-value.h"

/* How often a sum is written again against somebody who keeps adding. */
#define TRIES 4
/* Lines of history that are looked at. */
#define MOST 100

static VntRtMinutes
read_line (JsonObject *item, const char *login)
{
  VntRtMinutes line = { 0 };

  line.id = vnt_json_int (item, "id", 0);
  line.mine = g_strcmp0 (vnt_rt_text (vnt_json_object (item, "Creator"), "id"), login) == 0;
  line.sum = g_strcmp0 (vnt_rt_text (item, "Type"), "Set") == 0 &&
             g_strcmp0 (vnt_rt_text (item, "Field"), "TimeWorked") == 0;
  line.before = line.sum ? vnt_json_int (item, "OldValue", 0) : 0;
  line.after = line.sum ? vnt_json_int (item, "NewValue", 0) : 0;
  line.taken = line.sum ? 0 : vnt_json_int (item, "TimeTaken", 0);

  return line;
}

/* @last: no line after it; @whole: (out): whether the first is the first of all */
static GArray *
read_history (
  VntRt *rt, gint64 ticket, gint64 last, gboolean *whole, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntAccount) account = vnt_rt_account (rt, error);
  g_autofree char *query =
    g_strdup_printf ("TicketId = %" G_GINT64_FORMAT " AND id <= %" G_GINT64_FORMAT
                     " AND (Type = 'Set' OR TimeTaken != 0)",
                     ticket, last);
  g_autofree char *most = g_strdup_printf ("%d", MOST);
  g_autoptr (JsonObject) page = NULL;
  g_autoptr (GArray) history = g_array_new (FALSE, FALSE, sizeof (VntRtMinutes));
  JsonArray *items;
  guint n_items;

  if (account == NULL)
    return NULL;
  page =
    vnt_rt_search (rt, "/transactions",
                   (const char *[]){ "query", query, "fields",
                                     "Type,Field,OldValue,NewValue,TimeTaken,Creator", "orderby",
                                     "id", "order", "DESC", "per_page", most, NULL },
                   cancellable, error);
  if (page == NULL)
    return NULL;

  items = vnt_json_array (page, "items");
  n_items = items != NULL ? json_array_get_length (items) : 0;
  for (guint i = n_items; i > 0; i--)
    {
      VntRtMinutes line = read_line (vnt_json_object_at (items, i - 1), account->login);

      if (line.sum || line.taken != 0)
        g_array_append_val (history, line);
    }
  *whole = n_items < MOST;

  return g_steal_pointer (&history);
}

/* The version of a record is the number of the newest line of its history. */
static gint64
number_of (const char *etag)
{
  while (etag != NULL && *etag != '\0' && !g_ascii_isdigit (*etag))
    etag++;

  return etag != NULL ? g_ascii_strtoll (etag, NULL, 10) : 0;
}

/* @done: (out): nothing is missing any more */
static gboolean
try_once (VntRt *rt,
          gint64 ticket,
          gint64 since,
          gint64 minutes,
          gboolean *done,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *etag = NULL;
  g_autofree char *present =
    vnt_rt_value_present (rt, ticket, VNT_FIELD_MINUTES, &etag, cancellable, error);
  g_autofree char *sum = NULL;
  g_autoptr (GArray) history = NULL;
  g_autoptr (GError) local = NULL;
  gint64 there = present != NULL ? g_ascii_strtoll (present, NULL, 10) : 0;
  gint64 missing;
  gboolean whole;

  if (present == NULL)
    return FALSE;
  history = read_history (rt, ticket, number_of (etag), &whole, cancellable, error);
  if (history == NULL)
    return FALSE;

  missing = vnt_rt_minutes_missing (history, whole, since, minutes, there);
  *done = missing == 0;
  if (*done)
    return TRUE;

  sum = g_strdup_printf ("%" G_GINT64_FORMAT, there + missing);
  if (vnt_rt_value_put (rt, ticket, VNT_FIELD_MINUTES, sum, etag, cancellable, &local) ||
      g_error_matches (local, VNT_ERROR, VNT_ERROR_CONFLICT))
    return TRUE; /* written or overtaken: it is looked at again */

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whoever wrote over others' minutes adds what is missing, and nobody else. @history as it was after the sum. */
static gboolean
make_good (VntRt *rt,
           gint64 ticket,
           gint64 since,
           gint64 minutes,
           GArray *history,
           gboolean whole,
           GCancellable *cancellable,
           GError **error)
{
  gboolean done = !vnt_rt_minutes_is_doubtful (history, whole, since, minutes);

  for (int attempt = 0; attempt < TRIES && !done; attempt++)
    if (!try_once (rt, ticket, since, minutes, &done, cancellable, error))
      return FALSE;

  return TRUE;
}

static void
set_unclear (VntRt *rt, GError **error)
{
  g_set_error (error, VNT_ERROR, VNT_ERROR_UNCLEAR,
               _ ("The change was sent to %s but could not be read back. It will be checked."),
               vnt_http_get_host (rt->http));
}

/**
 * vnt_rt_minutes_add:
 * @present: the minutes worked
 * @etag: version of the ticket they were read from
 * @stale: (out): nothing was written, because the ticket moved on meanwhile: read it and try again
 *
 * The server knows no addition, so the sum is written over the version it was made from. The server checks that version
 * before it locks the ticket: minutes that somebody adds with a reply, or as a sum, in the moment between the two are
 * written over (two replies add up: they read under the lock). The history shows it, and they are added again.
 *
 * Returns: %TRUE when the minutes are there, and nobody's are gone
 */
gboolean
vnt_rt_minutes_add (VntRt *rt,
                    gint64 ticket,
                    gint64 minutes,
                    const char *present,
                    const char *etag,
                    gboolean *stale,
                    GCancellable *cancellable,
                    GError **error)
{
  gint64 before = g_ascii_strtoll (present, NULL, 10);
  gint64 since = number_of (etag);
  g_autofree char *sum = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (before + minutes, 0));
  g_autofree char *after = NULL;
  g_autoptr (GArray) history = NULL;
  gboolean whole;

  minutes = MAX (minutes, -before);
  if (minutes == 0)
    return TRUE;
  if (!vnt_rt_value_put (rt, ticket, VNT_FIELD_MINUTES, sum, etag, cancellable, error))
    {
      *stale = error != NULL && g_error_matches (*error, VNT_ERROR, VNT_ERROR_CONFLICT);
      return FALSE;
    }
  history = read_history (rt, ticket, G_MAXINT32, &whole, cancellable, NULL);
  if (history != NULL && vnt_rt_minutes_has_sum (history, since))
    {
      if (make_good (rt, ticket, since, minutes, history, whole, cancellable, NULL))
        return TRUE;
      set_unclear (rt, error);
      return FALSE;
    }

  after = vnt_rt_value_present (rt, ticket, VNT_FIELD_MINUTES, NULL, cancellable, NULL);
  if (history == NULL || after == NULL)
    set_unclear (rt, error);
  else if (vnt_field_equal (VNT_FIELD_MINUTES, after, present))
    vnt_rt_value_set_refused (rt, error);
  else
    {
      /* Somebody's sum was the same. */
      *stale = TRUE;
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_CONFLICT, "");
    }

  return FALSE;
}

/**
 * vnt_rt_minutes_make_good:
 * @minutes: what the agent added to the ticket
 *
 * For an addition that was found to have arrived: the program may have ended before what it was written over was added
 * again. Does nothing when it was.
 *
 * Returns: %FALSE with @error set when it is not known whether it is good
 */
gboolean
vnt_rt_minutes_make_good (
  VntRt *rt, gint64 ticket, gint64 minutes, GCancellable *cancellable, GError **error)
{
  gboolean whole;
  g_autoptr (GArray) history = read_history (rt, ticket, G_MAXINT32, &whole, cancellable, error);

  return history != NULL && make_good (rt, ticket, 0, minutes, history, whole, cancellable, error);
}
