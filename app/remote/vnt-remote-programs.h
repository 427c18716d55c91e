/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "vnt-remote-target.h"

G_BEGIN_DECLS

char *vnt_remote_find_program (VntRemoteProtocol protocol, const char **package);
GStrv vnt_remote_find_terminal (const char *title, const char **package);

G_END_DECLS
