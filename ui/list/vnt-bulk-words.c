/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-bulk-words.h"

#include <glib/gi18n.h>

#include "vnt-status.h"
#include "vnt-words.h"

/**
 * vnt_bulk_words_value:
 * @desk: where the names of queues come from
 * @field: a field
 * @value: (nullable): its value, as an operation writes it
 *
 * Returns: (transfer full): the value as a person reads it
 */
char *
vnt_bulk_words_value (VntDesk *desk, VntField field, const char *value)
{
  gint64 number = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;

  switch ((int) field)
    {
    case VNT_FIELD_STATUS:
      return g_strdup (vnt_status_label (value));
    case VNT_FIELD_OWNER:
      return g_strdup (value == NULL || *value == '\0' ? _ ("nobody") : value);
    case VNT_FIELD_QUEUE:
      return g_strdup (vnt_desk_get_queue_name (desk, number));
    case VNT_FIELD_DUE:
      return number == 0 ? g_strdup (_ ("not set")) : vnt_words_exact (number);
    default:
      return g_strdup (value != NULL ? value : "");
    }
}

/**
 * vnt_bulk_words_title:
 * @field: a field
 *
 * Returns: (transfer none): what the window that changes it is called
 */
const char *
vnt_bulk_words_title (VntField field)
{
  switch ((int) field)
    {
    case VNT_FIELD_STATUS:
      return _ ("Change the Status");
    case VNT_FIELD_OWNER:
      return _ ("Change the Owner");
    case VNT_FIELD_QUEUE:
      return _ ("Move to Another Queue");
    case VNT_FIELD_PRIORITY:
      return _ ("Change the Priority");
    case VNT_FIELD_DUE:
    default:
      return _ ("Change the Due Time");
    }
}

/**
 * vnt_bulk_words_reason:
 * @why: why a ticket stays as it is
 *
 * Returns: (transfer none): that, "" when it does not
 */
const char *
vnt_bulk_words_reason (VntBulkReason why)
{
  switch (why)
    {
    case VNT_BULK_SAME:
      return _ ("is so already");
    case VNT_BULK_NOT_OFFERED:
      return _ ("its status cannot become this");
    case VNT_BULK_NO_RIGHT:
      return _ ("you may not change it");
    case VNT_BULK_NOT_TAKEN:
      return _ ("it does not take this value");
    case VNT_BULK_GONE:
      return _ ("not on this computer any more");
    case VNT_BULK_CHANGES:
    case VNT_BULK_N_REASONS:
    default:
      return "";
    }
}

/**
 * vnt_bulk_words_entry:
 * @desk: where the names of queues come from
 * @plan: a plan
 * @entry: one of its tickets
 *
 * Returns: (transfer full): number and subject, a tab, and what becomes of it
 */
char *
vnt_bulk_words_entry (VntDesk *desk, const VntBulkPlan *plan, const VntBulkEntry *entry)
{
  g_autofree char *number = vnt_words_ticket_number (entry->ticket);
  g_autofree char *before = entry->before_name != NULL
                              ? g_strdup (entry->before_name)
                              : vnt_bulk_words_value (desk, plan->field, entry->before);
  g_autofree char *after = plan->value_name != NULL
                             ? g_strdup (plan->value_name)
                             : vnt_bulk_words_value (desk, plan->field, plan->value);
  g_autofree char *subject = g_strdelimit (g_strdup (entry->subject), "\t\n", ' ');

  if (entry->why != VNT_BULK_CHANGES)
    return g_strdup_printf ("%s %s\t– %s", number, subject, vnt_bulk_words_reason (entry->why));
  return g_strdup_printf ("%s %s\t%s → %s", number, subject, before, after);
}

/**
 * vnt_bulk_words_summary:
 * @plan: a plan
 *
 * Returns: (transfer full): how many tickets change, how many do not, and why
 */
char *
vnt_bulk_words_summary (const VntBulkPlan *plan)
{
  guint changes = plan->counts[VNT_BULK_CHANGES];
  guint stay = plan->entries->len - changes;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u ticket changes.", "%u tickets change.", changes),
                          changes);
  if (stay == 0)
    return g_string_free (text, FALSE);

  g_string_append_c (text, ' ');
  g_string_append_printf (text, ngettext ("%u stays as it is:", "%u stay as they are:", stay),
                          stay);
  for (guint why = VNT_BULK_SAME, n = 0; why < VNT_BULK_N_REASONS; why++)
    if (plan->counts[why] > 0)
      g_string_append_printf (text, "%s %s (%u)", n++ > 0 ? "," : "",
                              vnt_bulk_words_reason ((VntBulkReason) why), plan->counts[why]);
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

/**
 * vnt_bulk_words_done:
 * @n_tickets: how many were changed
 *
 * Returns: (transfer full): what was done
 */
char *
vnt_bulk_words_done (guint n_tickets)
{
  return g_strdup_printf (ngettext ("%u ticket changed", "%u tickets changed", n_tickets),
                          n_tickets);
}
