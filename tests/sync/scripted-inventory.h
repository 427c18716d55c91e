/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scripted-desk.h"
#include "vnt-machine.h"
#include "vnt-operation.h"

G_BEGIN_DECLS

/* The desk's machines and the articles its agents write. With the desk's lock held. */
gint64 scripted_inventory_add (ScriptedDesk *desk, const char *name, const char *serial);
VntMachine *scripted_inventory_get (ScriptedDesk *desk, gint64 machine);
void scripted_inventory_set (ScriptedDesk *desk,
                             gint64 machine,
                             const char *key,
                             const char *value);
gboolean scripted_inventory_has (const VntOperation *operation);
gboolean scripted_inventory_send (ScriptedDesk *desk,
                                  const VntOperation *operation,
                                  gint64 *number,
                                  GError **error);
gboolean scripted_inventory_find (ScriptedDesk *desk,
                                  const VntOperation *operation,
                                  gint64 *number);
GPtrArray *scripted_inventory_catalogs (ScriptedDesk *desk);

G_END_DECLS
