/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a text may stand in the arguments of a program: lists of what is allowed, never of what is not. */
gboolean vnt_remote_is_host (const char *text);
gboolean vnt_remote_is_user (const char *text);
gboolean vnt_remote_is_domain (const char *text);
gboolean vnt_remote_is_address (const char *text);
gboolean vnt_remote_read_mac (const char *text, guint8 mac[6]);

G_END_DECLS
