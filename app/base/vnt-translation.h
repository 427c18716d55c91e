/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntTranslation:
 *
 * The program's words in one language, whichever the program itself speaks: gettext knows only one at a time. Frozen.
 */
typedef struct _VntTranslation VntTranslation;

VntTranslation *vnt_translation_open (const char *folder, const char *domain, const char *language);
void vnt_translation_free (VntTranslation *self);

void vnt_translation_begin (VntTranslation *translation);
void vnt_translation_end (void);
const char *vnt_translation_say (const char *text) G_GNUC_FORMAT (1);
const char *vnt_translation_say_number (const char *one, const char *many, gulong n)
  G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTranslation, vnt_translation_free)

G_END_DECLS
