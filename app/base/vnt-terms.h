/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntTerm:
 * @word: (not nullable): small letters and digits, without accents
 * @weight: how much the text it stands in counts; its reader multiplies it with how rare it is
 *
 * A word that says something about what a text is about.
 */
typedef struct
{
  char *word;
  double weight;
} VntTerm;

GPtrArray *vnt_terms_new (void);
void vnt_terms_add_text (GPtrArray *terms, const char *text, double weight, guint most);

G_END_DECLS
