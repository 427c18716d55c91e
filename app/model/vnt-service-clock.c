/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-service-clock.h"

#include <glib/gi18n.h>

G_DEFINE_BOXED_TYPE (VntServiceClock,
                     vnt_service_clock,
                     vnt_service_clock_ref,
                     vnt_service_clock_unref)

static void
segment_free (gpointer data)
{
  VntSegment *segment = data;

  g_free (segment->detail);
  g_free (segment);
}

static void
vnt_service_clock_clear (gpointer data)
{
  VntServiceClock *self = data;

  g_free (self->level);
  g_free (self->calendar);
  g_ptr_array_unref (self->segments);
}

/**
 * vnt_service_clock_new:
 * @target: what it measures
 *
 * Makes a #VntServiceClock; its maker fills the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntServiceClock *
vnt_service_clock_new (VntTarget target)
{
  VntServiceClock *self = g_atomic_rc_box_new0 (VntServiceClock);

  self->target = target;
  self->segments = g_ptr_array_new_with_free_func (segment_free);

  return self;
}

/**
 * vnt_service_clock_ref:
 * @self: a #VntServiceClock
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntServiceClock *
vnt_service_clock_ref (VntServiceClock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_service_clock_unref:
 * @self: (transfer full): a #VntServiceClock
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_service_clock_unref (VntServiceClock *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_service_clock_clear);
}

/**
 * vnt_service_clock_add_segment:
 * @self: a #VntServiceClock still being made
 * @from: Unix seconds
 * @to: Unix seconds; nothing is added unless it is above @from
 * @reason: whether it counted
 * @seconds: working seconds in it
 * @detail: (nullable): the holiday's name, or the status
 *
 * Adds a segment after the last one. Only the maker of @self may call this.
 */
void
vnt_service_clock_add_segment (VntServiceClock *self,
                               gint64 from,
                               gint64 to,
                               VntSegmentReason reason,
                               gint64 seconds,
                               const char *detail)
{
  VntSegment *segment;

  g_return_if_fail (self != NULL);

  if (to <= from)
    return;
  segment = g_new0 (VntSegment, 1);
  segment->from = from;
  segment->to = to;
  segment->reason = reason;
  segment->seconds = seconds;
  segment->detail = g_strdup (detail);
  g_ptr_array_add (self->segments, segment);
}

/**
 * vnt_target_get_name:
 * @target: what was promised
 *
 * Returns: (transfer none): its name, translated
 */
const char *
vnt_target_get_name (VntTarget target)
{
  switch (target)
    {
    case VNT_TARGET_RESPONSE:
      return _ ("First response");
    case VNT_TARGET_NEXT_RESPONSE:
      return _ ("Next response");
    case VNT_TARGET_RESOLUTION:
      return _ ("Resolution");
    case VNT_TARGET_OWN:
      return _ ("Time to own");
    case VNT_TARGET_SUPPLIER:
      return _ ("With a supplier");
    case VNT_TARGET_NONE:
    default:
      return "";
    }
}

/**
 * vnt_target_get_definition:
 * @target: what was promised
 *
 * Returns: (transfer none): what exactly is measured, in one or two sentences, translated: shown with every figure
 */
const char *
vnt_target_get_definition (VntTarget target)
{
  switch (target)
    {
    case VNT_TARGET_RESPONSE:
      return _ (
        "Working time from the creation of the ticket to the first reply somebody of the desk "
        "wrote to the requestor. Automatic replies and internal notes do not count. A ticket "
        "that the desk opened itself was answered then.");
    case VNT_TARGET_NEXT_RESPONSE:
      return _ (
        "Working time from the first message of the requestor that was not answered yet to the "
        "next reply of the desk.");
    case VNT_TARGET_RESOLUTION:
      return _ (
        "Working time from the creation of the ticket to its last resolution, without what it "
        "spent in statuses that pause.");
    case VNT_TARGET_OWN:
      return _ (
        "Working time from the creation of the ticket to the moment somebody first owned it.");
    case VNT_TARGET_SUPPLIER:
      return _ ("Working time the ticket spent in statuses that wait for a supplier.");
    case VNT_TARGET_NONE:
    default:
      return "";
    }
}

/**
 * vnt_row_clock_equal:
 * @a: what a row keeps
 * @b: another
 *
 * Returns: %TRUE if they are the same
 */
gboolean
vnt_row_clock_equal (const VntRowClock *a, const VntRowClock *b)
{
  return a->target == b->target && a->due == b->due && a->risk == b->risk &&
         !a->paused == !b->paused && a->left == b->left;
}

/**
 * vnt_row_clock_get_state:
 * @self: what a row keeps
 * @now: Unix seconds
 *
 * Returns: how it stands at @now. What is late stays late while it waits.
 */
VntClockState
vnt_row_clock_get_state (const VntRowClock *self, gint64 now)
{
  if (self->target == VNT_TARGET_NONE)
    return VNT_CLOCK_NONE;
  if (self->due > 0 && self->due <= now)
    return VNT_CLOCK_BREACHED;
  if (self->paused)
    return VNT_CLOCK_PAUSED;
  if (self->due == 0)
    return VNT_CLOCK_NONE;
  return self->risk > 0 && self->risk <= now ? VNT_CLOCK_AT_RISK : VNT_CLOCK_RUNNING;
}
