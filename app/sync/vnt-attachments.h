/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-health.h"
#include "vnt-lane.h"
#include "vnt-server.h"
#include "vnt-store.h"

G_BEGIN_DECLS

/* Brings @attachment on @lane and returns its path through @task (transfer full). */
void vnt_attachments_add_job (VntLane *lane,
                              GTask *task,
                              VntStore *store,
                              VntServer *server,
                              VntHealth *health,
                              const char *dir,
                              VntAttachment *attachment);

G_END_DECLS
