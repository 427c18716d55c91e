/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"

G_BEGIN_DECLS

gboolean vnt_fetch_machines (const VntFetch *self,
                             const char *cursor,
                             char **next,
                             GHashTable **met,
                             GCancellable *cancellable,
                             GError **error);
gboolean vnt_fetch_machine (const VntFetch *self,
                            gint64 machine,
                            GCancellable *cancellable,
                            GError **error);

gboolean vnt_fetch_subject (const VntFetch *self,
                            gint64 subject,
                            gint64 *now_ticket,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
