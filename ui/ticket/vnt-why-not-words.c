/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-why-not-words.h"

#include <glib/gi18n.h>

#include "vnt-status.h"

/* Whole sentences: a field is called differently in the middle of one. %s is a queue. */
static const char *
change_pattern (VntField field)
{
  switch ((int) field)
    {
    case VNT_FIELD_STATUS:
      return N_ ("The queue %s does not let you change the status.");
    case VNT_FIELD_OWNER:
      return N_ ("The queue %s does not let you change the owner.");
    case VNT_FIELD_QUEUE:
      return N_ ("The queue %s does not let you move its tickets.");
    case VNT_FIELD_PRIORITY:
      return N_ ("The queue %s does not let you change the priority.");
    case VNT_FIELD_MERGE:
      return N_ ("The queue %s does not let you merge its tickets.");
    default:
      return N_ ("The queue %s lets you read its tickets, but not change them.");
    }
}

static const char *
pattern_of (VntWhyNot why, VntField field)
{
  switch (why)
    {
    case VNT_WHY_NOT_READ_ONLY:
    case VNT_WHY_NOT_CHANGE:
      return change_pattern (field);
    case VNT_WHY_NOT_REPLY:
      return N_ ("The queue %s does not let you answer the requestor.");
    case VNT_WHY_NOT_COMMENT:
      return N_ ("The queue %s does not let you write internal notes.");
    case VNT_WHY_NOT_NO_FIELD:
      return N_ ("The queue %s has no such field.");
    case VNT_WHY_NOT_NOTHING:
    case VNT_WHY_NOT_LIFECYCLE:
    case VNT_WHY_NOT_NEW:
    default:
      return NULL;
    }
}

/**
 * vnt_why_not_words:
 * @why: what is in the way
 * @field: what would be changed; %VNT_FIELD_NONE for a message
 * @queue: (nullable): the name of the ticket's queue
 * @from: (nullable): the ticket's status
 * @to: (nullable): the status it would take
 *
 * Returns: (transfer full) (nullable): that, for a person; %NULL when nothing is in the way
 */
char *
vnt_why_not_words (
  VntWhyNot why, VntField field, const char *queue, const char *from, const char *to)
{
  const char *pattern = pattern_of (why, field);
  g_auto (GStrv) parts = NULL;

  if (why == VNT_WHY_NOT_NEW)
    return g_strdup (_ ("The server does not have this ticket yet."));
  if (why == VNT_WHY_NOT_LIFECYCLE)
    /* Translators: two statuses */
    return g_strdup_printf (_ ("From “%s” there is no way to “%s” in this queue."),
                            vnt_status_label (from), vnt_status_label (to));
  if (pattern == NULL)
    return NULL;
  parts = g_strsplit (_ (pattern), "%s", 2);

  return g_strconcat (parts[0], queue != NULL ? queue : "–", parts[1], NULL);
}
