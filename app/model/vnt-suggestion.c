/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-suggestion.h"

/**
 * vnt_suggestion_new:
 * @kind: what is suggested
 * @id: its number
 * @title: its title
 *
 * Returns: (transfer full): a suggestion; its maker may fill the other fields
 */
VntSuggestion *
vnt_suggestion_new (VntKnowledgeKind kind, gint64 id, const char *title)
{
  VntSuggestion *self = g_new0 (VntSuggestion, 1);

  self->kind = kind;
  self->id = id;
  self->title = g_strdup (title);
  return self;
}

void
vnt_suggestion_free (VntSuggestion *self)
{
  g_free (self->title);
  g_free (self->about);
  g_free (self);
}
