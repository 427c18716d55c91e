/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"

G_BEGIN_DECLS

char *vnt_attachments_find (const char *dir, const VntAttachment *attachment);
char *vnt_attachments_bring (const VntFetch *fetch,
                             const char *dir,
                             const VntAttachment *attachment,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
