/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "vnt-alert.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

gboolean vnt_alertmanager_read_rows (JsonNode *answer,
                                     const VntMachine *machine,
                                     GPtrArray *alerts,
                                     GError **error);
JsonNode *vnt_alertmanager_silence (JsonNode *answer,
                                    const char *key,
                                    const char *author,
                                    const char *comment,
                                    gint64 now,
                                    GError **error);

G_END_DECLS
