/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scripted-server.h"

G_BEGIN_DECLS

/* Each call begins with enter and, when that was well, ends with leave; the desk's lock is held between. */
gboolean scripted_server_enter (ScriptedServer *self,
                                const char *what,
                                GCancellable *cancellable,
                                GError **error);
gboolean scripted_server_leave (ScriptedServer *self, GError **error);
ScriptedDesk *scripted_server_get_desk (ScriptedServer *self);

/* The calls that read articles and machines. */
void scripted_inventory_install (VntServerInterface *iface);

G_END_DECLS
