/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VntSpelling:
 *
 * The words of one language, and those the person added. One thread at a time.
 */
typedef struct _VntSpelling VntSpelling;

void vnt_spelling_load_async (const char *language,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
VntSpelling *vnt_spelling_load_finish (GAsyncResult *result);
void vnt_spelling_free (VntSpelling *self);
gboolean vnt_spelling_check (VntSpelling *self, const char *word, gssize length);
GStrv vnt_spelling_suggest (VntSpelling *self, const char *word, guint most);
void vnt_spelling_add (VntSpelling *self, const char *word);
void vnt_spelling_ignore (VntSpelling *self, const char *word);
const char *vnt_spelling_get_package (const char *language);
gboolean vnt_spelling_next_word (const char *line, const char **start, const char **end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntSpelling, vnt_spelling_free)

G_END_DECLS
