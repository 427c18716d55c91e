/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-machine.h"
#include "vnt-remote-target.h"

G_BEGIN_DECLS

VntRemoteTarget *vnt_machine_make_target (const VntMachine *self);
const char *vnt_machine_get_network_card (const VntMachine *self);

G_END_DECLS
