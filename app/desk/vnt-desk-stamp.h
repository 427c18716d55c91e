/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/* A small file by which the processes of one person tell each other that something changed. */
typedef struct _VntDeskStamp VntDeskStamp;

typedef void (*VntDeskStampFunc) (VntDesk *desk);

VntDeskStamp *vnt_desk_stamp_new (VntDesk *desk, const char *name, VntDeskStampFunc changed);
void vnt_desk_stamp_free (VntDeskStamp *self);
void vnt_desk_stamp_write (VntDeskStamp *self);

G_END_DECLS
