/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-article.h"

G_BEGIN_DECLS

/* Stored: append only. */
typedef enum
{
  VNT_KNOWLEDGE_ARTICLE = 1,
  VNT_KNOWLEDGE_TICKET = 2,
} VntKnowledgeKind;

/**
 * VntSuggestion:
 * @id: number of the article or ticket
 * @title: (not nullable): its title or subject
 * @about: (nullable): its category, or the words both tickets have in common
 * @score: how much it fits: only to be compared
 * @uses: how often it was used before
 *
 * Something that may help with what the agent is at. Frozen; its owner frees it.
 */
typedef struct
{
  VntKnowledgeKind kind;
  gint64 id;
  char *title;
  char *about;
  double score;
  guint uses;
} VntSuggestion;

VntSuggestion *vnt_suggestion_new (VntKnowledgeKind kind, gint64 id, const char *title);
void vnt_suggestion_free (VntSuggestion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntSuggestion, vnt_suggestion_free)

G_END_DECLS
