/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

typedef void (*AgentSay) (const char *format, ...) G_GNUC_PRINTF (1, 2);

gboolean agent_things_obey (VntDesk *desk, char **words, guint n, AgentSay say);

G_END_DECLS
