/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-stopwatch.h"

G_BEGIN_DECLS

/**
 * VntDeskStopwatch:
 *
 * Time being measured on tickets; one at a time runs. It is written down as it goes, so that a process that is killed loses
 * nothing. Used from the desk's thread.
 *
 * Signals: "changed": time went by, or something was started, paused, asked or booked.
 */
#define VNT_TYPE_DESK_STOPWATCH (vnt_desk_stopwatch_get_type ())
G_DECLARE_FINAL_TYPE (VntDeskStopwatch, vnt_desk_stopwatch, VNT, DESK_STOPWATCH, GObject)

VntDeskStopwatch *vnt_desk_stopwatch_new (VntDesk *desk);
gint64 vnt_desk_stopwatch_get_running (VntDeskStopwatch *self);
const VntStopwatch *vnt_desk_stopwatch_get (VntDeskStopwatch *self, gint64 ticket);
void vnt_desk_stopwatch_start (VntDeskStopwatch *self, gint64 ticket);
void vnt_desk_stopwatch_pause (VntDeskStopwatch *self);
void vnt_desk_stopwatch_doubt (VntDeskStopwatch *self, gint64 seconds);
void vnt_desk_stopwatch_answer (VntDeskStopwatch *self, gint64 ticket, gboolean count);
void vnt_desk_stopwatch_drop (VntDeskStopwatch *self, gint64 ticket);
void vnt_desk_stopwatch_book (VntDeskStopwatch *self, gint64 ticket, int minutes);
void vnt_desk_stopwatch_tick (VntDeskStopwatch *self);

G_END_DECLS
