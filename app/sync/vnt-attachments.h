/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"
#include "vnt-lane.h"

G_BEGIN_DECLS

char *vnt_attachments_bring (const VntFetch *fetch,
                             const char *dir,
                             const VntAttachment *attachment,
                             GCancellable *cancellable,
                             GError **error);

/* Brings @attachment on @lane and returns its path through @task (transfer full). @fetch outlives the lane. */
void vnt_attachments_add_job (
  VntLane *lane, GTask *task, const VntFetch *fetch, const char *dir, VntAttachment *attachment);

G_END_DECLS
