/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vnt_url_normalize (const char *address, GError **error);
char *vnt_url_host (const char *url);

G_END_DECLS
