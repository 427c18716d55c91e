/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-alert.h"

G_BEGIN_DECLS

const char *vnt_monitor_words_state (const VntAlert *alert);
char *vnt_monitor_words_name (const VntAlert *alert);
char *vnt_monitor_words_about (const VntAlert *alert, gint64 now);
char *vnt_monitor_words_subject (const VntAlert *alert);
char *vnt_monitor_words_text (const VntAlert *alert);

G_END_DECLS
