/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"

G_BEGIN_DECLS

gboolean vnt_searches_run (const VntFetch *fetch,
                           gint64 search,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
