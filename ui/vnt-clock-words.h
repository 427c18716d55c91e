/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk-clock.h"

G_BEGIN_DECLS

char *vnt_clock_words_span (gint64 seconds);
char *vnt_clock_words_chip (const VntClockReading *reading);
char *vnt_clock_words_spoken (const VntClockReading *reading);
const char *vnt_clock_words_class (VntClockState state);
char *vnt_clock_words_state (const VntServiceClock *clock);
char *vnt_clock_words_figures (const VntServiceClock *clock);
const char *vnt_clock_words_sign (VntSegmentReason reason);
char *vnt_clock_words_reason (const VntSegment *segment);
char *vnt_clock_words_when (const VntSegment *segment);
char *vnt_clock_words_counted (const VntSegment *segment);

G_END_DECLS
