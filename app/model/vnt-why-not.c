/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-why-not.h"

#include "vnt-text.h"

static gboolean
has_field (const VntTicketDetail *detail, const char *name)
{
  g_autofree char *wanted = vnt_text_fold (name);

  for (guint i = 0; i < detail->fields->len; i++)
    {
      g_autofree char *folded =
        vnt_text_fold (((const VntFieldValue *) g_ptr_array_index (detail->fields, i))->name);

      if (g_str_equal (folded, wanted))
        return TRUE;
    }

  return FALSE;
}

static VntWhyNot
why_not_status (const VntTicketDetail *detail, const char *status)
{
  guint n = detail->statuses != NULL ? g_strv_length (detail->statuses) : 0;

  if (n == 0 ||
      (status != NULL && g_strv_contains ((const char *const *) detail->statuses, status)))
    return VNT_WHY_NOT_NOTHING;
  /* Who may change it is offered more than the status it has, wherever the lifecycle goes on from there. */
  if (n == 1 && (detail->rights & (VNT_RIGHT_MODIFY | VNT_RIGHT_UNKNOWN)) == 0)
    return VNT_WHY_NOT_CHANGE;

  return status != NULL ? VNT_WHY_NOT_LIFECYCLE : VNT_WHY_NOT_NOTHING;
}

/**
 * vnt_why_not:
 * @detail: (nullable): what the server said of the ticket, %NULL while nothing is known
 * @kind: a reply, a comment or a change of a field
 * @field: for a change, which field
 * @value: (nullable): for a change, what it shall be; the name of a custom field for %VNT_FIELD_CUSTOM; %NULL for any
 *
 * Returns: what the server would surely refuse it for
 */
VntWhyNot
vnt_why_not (const VntTicketDetail *detail,
             VntOperationKind kind,
             VntField field,
             const char *value)
{
  if (detail == NULL)
    return VNT_WHY_NOT_NOTHING;
  if (kind == VNT_OPERATION_SET_FIELD && field == VNT_FIELD_MERGE && detail->ticket < 0)
    return VNT_WHY_NOT_NEW;
  if (detail->rights == VNT_RIGHT_NONE)
    return VNT_WHY_NOT_READ_ONLY;

  if (kind == VNT_OPERATION_REPLY)
    return (detail->rights & (VNT_RIGHT_REPLY | VNT_RIGHT_UNKNOWN)) != 0 ? VNT_WHY_NOT_NOTHING
                                                                         : VNT_WHY_NOT_REPLY;
  if (kind == VNT_OPERATION_COMMENT)
    return (detail->rights & (VNT_RIGHT_COMMENT | VNT_RIGHT_UNKNOWN)) != 0 ? VNT_WHY_NOT_NOTHING
                                                                           : VNT_WHY_NOT_COMMENT;
  /* Of other fields the server says nothing before one is changed. */
  if (field == VNT_FIELD_STATUS)
    return why_not_status (detail, value);
  if (field == VNT_FIELD_CUSTOM && value != NULL && detail->fields->len > 0 &&
      !has_field (detail, value))
    return VNT_WHY_NOT_NO_FIELD;

  return VNT_WHY_NOT_NOTHING;
}
