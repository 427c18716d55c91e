/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-ctl.h"

G_BEGIN_DECLS

/* FIELD=VALUE as it is typed, and as an operation keeps it. */
typedef struct
{
  VntField field;
  char *name;
  char *value;
} VntCtlValue;

void vnt_ctl_value_clear (VntCtlValue *self);
int vnt_ctl_value_read (VntCtl *ctl, const char *word, VntCtlValue *value);
gint64 vnt_ctl_find_queue (VntCtl *ctl, const char *name);

G_END_DECLS
