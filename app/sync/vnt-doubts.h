/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntDoubts:
 *
 * Changes of which it is not known whether they arrived: how long to go on asking before a server is believed that it has
 * nothing. One thread's.
 */
typedef struct _VntDoubts VntDoubts;

VntDoubts *vnt_doubts_new (void);
void vnt_doubts_free (VntDoubts *self);
void vnt_doubts_note_try (VntDoubts *self, const char *uuid, gint64 lasted);
gboolean vnt_doubts_was_denied (VntDoubts *self, const char *uuid);
gboolean vnt_doubts_deny (VntDoubts *self, const char *uuid, gint64 *wait);
void vnt_doubts_forget (VntDoubts *self, const char *uuid);

G_END_DECLS
