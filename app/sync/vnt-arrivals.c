/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-arrivals.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-error.h"

/* What a poll said within these seconds is what the server says now. */
#define JUST_NOW 5

/* A server that cannot be asked for now ends the look; one that does not answer for this ticket leaves the rest to it. */
static gboolean
arrivals_may_go_on (const VntFetch *fetch, const GError *error)
{
  return error == NULL ||
         (vnt_health_get_wait (fetch->health) == 0 && !vnt_error_is_passing (error));
}

/* A poll counts that was made after the agent sent it off, so never one from before the network was gone. */
static gboolean
arrivals_was_polled (const VntFetch *fetch, const VntOperation *operation)
{
  gint64 age = CLAMP (vnt_clock_now () - operation->created, 0, JUST_NOW);

  return vnt_fresh_was_polled (fetch->fresh, g_get_monotonic_time () - age * G_USEC_PER_SEC);
}

static gboolean
arrivals_is_current (const VntFetch *fetch,
                     const VntOperation *operation,
                     GCancellable *cancellable)
{
  g_autoptr (VntTicketDetail) detail = NULL;
  gboolean same = FALSE;

  if (arrivals_was_polled (fetch, operation))
    return TRUE;

  detail = vnt_store_read_detail (fetch->store, operation->ticket, NULL);
  return detail != NULL && detail->version != NULL &&
         vnt_server_check_version (fetch->server, operation->ticket, detail->version, &same,
                                   cancellable, NULL) &&
         same;
}

/**
 * vnt_arrivals_look:
 * @operation: a reply or comment that is about to leave
 * @marker: it will carry its identity
 * @count: (out): messages of others that the agent had not seen when they sent it off
 *
 * Brings the conversation up to date. One cheap request when nothing happened on the ticket, and none when the poll has
 * just said so. Where nothing of the conversation was here the agent cannot have missed anything; it is fetched
 * nevertheless when there will be no other way to know the reply again than by where it stands.
 *
 * Returns: %FALSE when the server has to be asked later; @error is then set
 */
gboolean
vnt_arrivals_look (const VntFetch *fetch,
                   const VntOperation *operation,
                   gboolean marker,
                   guint *count,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (VntOperation) now = NULL;

  *count = 0;
  if (operation->seen == 0 && (marker || operation->attempted != 0))
    return TRUE;

  if ((operation->seen == 0 || !arrivals_is_current (fetch, operation, cancellable)) &&
      !vnt_fetch_conversation (fetch, operation->ticket, NULL, cancellable, &failure) &&
      !arrivals_may_go_on (fetch, failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  /* Its ticket may have turned out to be part of another one. */
  now = vnt_store_get_operation (fetch->store, operation->uuid, error);
  return now != NULL && vnt_store_count_arrived (fetch->store, now, count, error);
}

/**
 * vnt_arrivals_reason:
 * @count: messages of others, at least one
 *
 * Returns: (transfer full): why a reply is kept back, for the agent
 */
GError *
vnt_arrivals_reason (guint count)
{
  return g_error_new (VNT_ERROR, VNT_ERROR_CONFLICT,
                      ngettext ("%u message arrived while you were writing. Nothing was sent yet: "
                                "read it, then send anyway or edit.",
                                "%u messages arrived while you were writing. Nothing was sent yet: "
                                "read them, then send anyway or edit.",
                                count),
                      count);
}
