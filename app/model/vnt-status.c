/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-status.h"

#include <glib/gi18n.h>

/* Any other is read as the organisation wrote it. */
static const char *const KNOWN[] = {
  /* those every server has */
  NC_ ("status", "new"),
  NC_ ("status", "open"),
  NC_ ("status", "stalled"),
  NC_ ("status", "resolved"),
  NC_ ("status", "rejected"),
  NC_ ("status", "deleted"),

  /* those many desks make for themselves */
  NC_ ("status", "waiting"),
  NC_ ("status", "pending"),
  NC_ ("status", "supplier"),
  NC_ ("status", "planned"),
  NC_ ("status", "onsite"),
  NC_ ("status", "accepted"),
  NC_ ("status", "done"),
  NC_ ("status", "closed"),
  NC_ ("status", "cancelled"),

  /* those machines have */
  NC_ ("status", "allocated"),
  NC_ ("status", "in-use"),
  NC_ ("status", "recycled"),
  NC_ ("status", "stolen"),
};

/**
 * vnt_status_label:
 * @status: (nullable): a status in the server's word
 *
 * What is sent to the server stays the server's word; this is only for reading. Any thread.
 *
 * Returns: (transfer none): the status in the agent's language when it is a usual one, else @status itself; ""
 *   for %NULL
 */
const char *
vnt_status_label (const char *status)
{
  if (status == NULL)
    return "";
  for (gsize i = 0; i < G_N_ELEMENTS (KNOWN); i++)
    if (g_str_equal (status, KNOWN[i]))
      return g_dpgettext2 (NULL, "status", KNOWN[i]);
  return status;
}
