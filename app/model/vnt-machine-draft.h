/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-machine.h"

G_BEGIN_DECLS

/* What is being filled in of a machine, as text. */

char *vnt_machine_draft_write (const VntMachine *before, const VntMachine *after);
void vnt_machine_draft_lay (const char *written, VntMachine *before, VntMachine *after);
char *vnt_machine_draft_words (const char *written);

G_END_DECLS
