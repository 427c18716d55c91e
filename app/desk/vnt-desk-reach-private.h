/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-remote-run.h"

G_BEGIN_DECLS

void vnt_desk_remote_find_places (VntDesk *desk, VntRemotePlaces *places);

G_END_DECLS
