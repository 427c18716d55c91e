/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-macro-plan.h"

G_BEGIN_DECLS

char *vnt_macro_words_step (VntDesk *desk, const VntMacro *macro, const VntMacroStep *step);
char *vnt_macro_words_entry (VntDesk *desk, const VntMacro *macro, const VntMacroEntry *entry);
char *vnt_macro_words_summary (const VntMacroPlan *plan);
char *vnt_macro_words_about (VntDesk *desk, const VntMacro *macro);
char *vnt_macro_words_done (const VntMacro *macro, guint n_tickets);

G_END_DECLS
