/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-message.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

gboolean vnt_rt_attachments_fetch (VntRt *rt,
                                   const VntAttachment *attachment,
                                   GFile *destination,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
