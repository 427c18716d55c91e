/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "vnt-alert.h"
#include "vnt-machine.h"

G_BEGIN_DECLS

JsonNode *vnt_icinga_question (const VntMachine *machine);
JsonNode *vnt_icinga_acknowledgement (const VntAlert *alert,
                                      const char *author,
                                      const char *comment);
gboolean vnt_icinga_read_rows (JsonNode *answer, GPtrArray *alerts, GError **error);
gboolean vnt_icinga_read_done (JsonNode *answer, GError **error);

G_END_DECLS
