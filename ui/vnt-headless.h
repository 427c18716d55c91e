/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int vnt_headless_sign_in (const char *url, const char *user);

G_END_DECLS
