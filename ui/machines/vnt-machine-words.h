/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-machine.h"

G_BEGIN_DECLS

char *vnt_machine_words_about (const VntMachine *machine);
char *vnt_machine_words_waiting (const VntMachine *machine);
char *vnt_machine_words_holders (const VntMachine *machine);

G_END_DECLS
