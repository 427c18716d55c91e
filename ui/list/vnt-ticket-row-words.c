/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ticket-row-words.h"

#include <glib/gi18n.h>

#include "vnt-clock-words.h"
#include "vnt-clock.h"
#include "vnt-flow-words.h"
#include "vnt-words.h"

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/**
 * vnt_ticket_row_words_people:
 * @ticket: what the row is about
 * @queue: (nullable): the name of its queue
 * @parts: what the view wants
 *
 * Returns: (transfer full): the words of the second line
 */
char *
vnt_ticket_row_words_people (const VntTicket *ticket, const char *queue, VntParts parts)
{
  GString *text = g_string_new (NULL);
  g_autofree char *priority = g_strdup_printf (_ ("priority %d"), ticket->priority);

  if ((parts & VNT_PART_REQUESTOR) != 0)
    add_part (text, vnt_words_requestor (ticket));
  if ((parts & VNT_PART_QUEUE) != 0)
    add_part (text, queue);
  if ((parts & VNT_PART_OWNER) != 0)
    add_part (text, ticket->owner == NULL        ? _ ("nobody")
                    : ticket->owner_name != NULL ? ticket->owner_name
                                                 : ticket->owner);
  if ((parts & VNT_PART_PRIORITY) != 0)
    add_part (text, priority);
  if ((parts & VNT_PART_SERVICE_LEVEL) != 0)
    add_part (text, ticket->service_level);

  return g_string_free (text, FALSE);
}

/**
 * vnt_ticket_row_words_spoken:
 * @ticket: what the row is about
 * @queue: (nullable): the name of its queue
 * @reading: its clock
 * @ticked: it was chosen together with others
 * @left: it is not in the view any more
 *
 * Returns: (transfer full): what a screen reader says of the row
 */
char *
vnt_ticket_row_words_spoken (const VntTicket *ticket,
                             const char *queue,
                             const VntClockReading *reading,
                             gboolean ticked,
                             gboolean left)
{
  gint64 now = vnt_clock_now ();
  g_autofree char *clock = vnt_clock_words_spoken (reading);
  g_autofree char *spoken = vnt_words_ticket_spoken (ticket, queue, clock, now);
  g_autofree char *flow = vnt_flow_words_spoken (ticket, now);

  if (ticked || left)
    {
      g_autofree char *plain = g_steal_pointer (&spoken);

      spoken =
        g_strdup_printf (ticked ? _ ("%s, chosen") : _ ("%s, not in this view any more"), plain);
    }

  return *flow != '\0' ? g_strdup_printf ("%s, %s", spoken, flow) : g_steal_pointer (&spoken);
}
