/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 vnt_ticket_uri_parse (const char *uri);

G_END_DECLS
