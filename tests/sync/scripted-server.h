/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scripted-desk.h"
#include "vnt-server.h"

G_BEGIN_DECLS

#define SCRIPTED_TYPE_SERVER (scripted_server_get_type ())
G_DECLARE_FINAL_TYPE (ScriptedServer, scripted_server, SCRIPTED, SERVER, GObject)

VntServer *scripted_server_new (ScriptedDesk *desk);

G_END_DECLS
