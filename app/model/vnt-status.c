/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-status.h"

#include <glib/gi18n.h>

/* The statuses a help desk server comes with. Those an organisation makes are in its own language already. */
static const char *const KNOWN[] = {
  NC_ ("status", "new"),      NC_ ("status", "open"),     NC_ ("status", "stalled"),
  NC_ ("status", "resolved"), NC_ ("status", "rejected"), NC_ ("status", "deleted"),
};

/**
 * vnt_status_label:
 * @status: (nullable): a status in the server's word
 *
 * What is sent to the server stays the server's word; this is only for reading. Any thread.
 *
 * Returns: (transfer none): the status in the agent's language when it is one every server has, else @status itself; ""
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
