/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ctl.h"

G_BEGIN_DECLS

int vnt_ctl_finish_writing (VntCtl *self, GPtrArray *uuids);

G_END_DECLS
