/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-tell.h"

G_BEGIN_DECLS

/* One thing that is new, and why the agent is told of it. */
typedef struct
{
  VntTicket *ticket;
  VntMessage *message; /* NULL for VNT_TELL_DUE */
  VntTellWhy why;
  gboolean concerns; /* vnt_tell_concerns() */
} VntTold;

/* The highest number of the server's history that is on this computer; main thread, one row. */
gint64 vnt_desk_get_last_entry (VntDesk *self);
/* What is newer than @floor, oldest first, then what is soon late; element type VntTold. @context is copied. */
void vnt_desk_load_told_async (VntDesk *self,
                               gint64 floor,
                               guint most,
                               const VntTellContext *context,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *vnt_desk_load_told_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* -- since when: the last time the agent was here -- */
typedef struct
{
  gint64 floor; /* the newest entry that was here then, 0 when they never left */
  gint64 left_at; /* Unix seconds, 0 when they never left */
} VntPresence;

VntPresence vnt_desk_get_presence (VntDesk *self);
void vnt_desk_note_presence_async (VntDesk *self,
                                   const VntPresence *presence,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean vnt_desk_note_presence_finish (VntDesk *self, GAsyncResult *result, GError **error);

/* -- what came in quiet hours, until it is told -- */
/* (element-type gint64): tickets; main thread, a few rows. */
GArray *vnt_desk_dup_held (VntDesk *self);
/* These and no others; @tickets is not changed afterwards. */
void vnt_desk_keep_held_async (VntDesk *self,
                               GArray *tickets,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean vnt_desk_keep_held_finish (VntDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
