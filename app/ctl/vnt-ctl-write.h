/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ctl-value.h"

G_BEGIN_DECLS

char *vnt_ctl_read_text (int *status);
int vnt_ctl_keep_files (VntCtl *self, VntDraft *draft);
int vnt_ctl_set_one (VntCtl *self, gint64 ticket, const VntCtlValue *value, GPtrArray *uuids);
int vnt_ctl_finish_writing (VntCtl *self, GPtrArray *uuids);

G_END_DECLS
