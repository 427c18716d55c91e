/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-window-private.h"

G_BEGIN_DECLS

void vnt_window_add_supervisor_actions (VntWindow *self);

G_END_DECLS
