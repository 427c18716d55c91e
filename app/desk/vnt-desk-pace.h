/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

void vnt_desk_set_background (VntDesk *self, gboolean background);

G_END_DECLS
