/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One turn of a lane's own work. Returns microseconds until the next turn: 0 at once, -1 not before it is woken. */
typedef gint64 (*VntLaneStep) (gpointer data, GCancellable *cancellable);
/* Called on the lane when it has had nothing to do for a while, and when it ends. */
typedef void (*VntLaneRest) (gpointer data);
/* Something asked of the lane. Always called once unless a newer job with its key replaced it; with a cancelled
 * @cancellable when the lane ended first. */
typedef void (*VntLaneJob) (gpointer data, GCancellable *cancellable);

/**
 * VntLane:
 *
 * A worker thread that does its own work in steps and, between them, jobs asked of it, newest first.
 */
typedef struct _VntLane VntLane;

VntLane *vnt_lane_new (const char *name, VntLaneStep step, VntLaneRest rest, gpointer data);
void vnt_lane_start (VntLane *self);
void vnt_lane_wake (VntLane *self);
void vnt_lane_add (
  VntLane *self, const char *key, VntLaneJob job, gpointer data, GDestroyNotify free_data);
void vnt_lane_cancel (VntLane *self);
void vnt_lane_join (VntLane *self);
void vnt_lane_free (VntLane *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntLane, vnt_lane_free)

G_END_DECLS
