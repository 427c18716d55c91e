/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ticket has beyond its row, with the agent's changes laid over it. */
#include "vnt-overlay.h"

#include "vnt-changes.h"

static VntFieldValue *
find_field (const VntTicketDetail *detail, const char *name)
{
  for (guint i = 0; name != NULL && i < detail->fields->len; i++)
    {
      VntFieldValue *field = g_ptr_array_index (detail->fields, i);

      if (g_str_equal (field->name, name))
        return field;
    }

  return NULL;
}

static void
change_list (GStrv *list, const char *changes)
{
  GStrv changed = vnt_changes_apply (changes, (const char *const *) *list);

  g_strfreev (*list);
  *list = changed;
}

static void
lay_custom (VntTicketDetail *detail, const VntOperation *operation)
{
  VntFieldValue *field = find_field (detail, operation->name);
  const char *value = operation->value != NULL ? operation->value : "";
  const char *values[] = { *value != '\0' ? value : NULL, NULL };

  if (field == NULL)
    return;
  if (operation->field == VNT_FIELD_CUSTOM_VALUES)
    change_list (&field->values, value);
  else
    {
      g_strfreev (field->values);
      field->values = g_strdupv ((char **) values);
    }
}

static GStrv
targets_of (const VntTicketDetail *detail, const char *relation)
{
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();

  for (guint i = 0; i < detail->links->len; i++)
    {
      const VntLink *link = g_ptr_array_index (detail->links, i);

      if (g_strcmp0 (link->relation, relation) == 0)
        g_strv_builder_add (targets, link->target);
    }

  return g_strv_builder_end (targets);
}

static void
lay_links (VntTicketDetail *detail, const VntOperation *operation)
{
  const char *relation = operation->name;
  g_auto (GStrv) before = targets_of (detail, relation);
  g_auto (GStrv) after = vnt_changes_apply (operation->value, (const char *const *) before);

  if (relation == NULL)
    return;
  for (guint i = detail->links->len; i > 0; i--)
    if (g_str_equal (((VntLink *) g_ptr_array_index (detail->links, i - 1))->relation, relation))
      g_ptr_array_remove_index (detail->links, i - 1);
  for (guint i = 0; after[i] != NULL; i++)
    vnt_ticket_detail_add_link (detail, relation, after[i]);
}

static GStrv
copy (const GStrv list)
{
  const char *none[] = { NULL };

  return g_strdupv (list != NULL ? list : (GStrv) none);
}

static GStrv
get_custom_values (const VntTicketDetail *detail, const VntOperation *operation)
{
  const VntFieldValue *field = find_field (detail, operation->name);

  return field != NULL ? copy (field->values) : NULL;
}

static GStrv
get_links (const VntTicketDetail *detail, const VntOperation *operation)
{
  return targets_of (detail, operation->name);
}

static GStrv
get_requestors (const VntTicketDetail *detail, const VntOperation *operation)
{
  return copy (detail->requestors);
}

static GStrv
get_cc (const VntTicketDetail *detail, const VntOperation *operation)
{
  return copy (detail->cc);
}

static GStrv
get_admin_cc (const VntTicketDetail *detail, const VntOperation *operation)
{
  return copy (detail->admin_cc);
}

static void
lay_requestors (VntTicketDetail *detail, const VntOperation *operation)
{
  change_list (&detail->requestors, operation->value);
}

static void
lay_cc (VntTicketDetail *detail, const VntOperation *operation)
{
  change_list (&detail->cc, operation->value);
}

static void
lay_admin_cc (VntTicketDetail *detail, const VntOperation *operation)
{
  change_list (&detail->admin_cc, operation->value);
}

/* What a change of a field does to the detail, and for a set what it holds. The rest is in the row. */
static const struct
{
  VntField field;
  void (*lay) (VntTicketDetail *detail, const VntOperation *operation);
  GStrv (*get) (const VntTicketDetail *detail, const VntOperation *operation);
} FIELDS[] = {
  { VNT_FIELD_CUSTOM, lay_custom, NULL },
  { VNT_FIELD_CUSTOM_VALUES, lay_custom, get_custom_values },
  { VNT_FIELD_REQUESTORS, lay_requestors, get_requestors },
  { VNT_FIELD_CC, lay_cc, get_cc },
  { VNT_FIELD_ADMIN_CC, lay_admin_cc, get_admin_cc },
  { VNT_FIELD_LINKS, lay_links, get_links },
};

static void
lay_change (VntTicketDetail *detail, const VntOperation *operation)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (FIELDS[i].field == operation->field)
      FIELDS[i].lay (detail, operation);
}

/**
 * vnt_overlay_detail:
 * @detail: what the server said, not given to anybody else yet
 * @operations: (element-type VntOperation): as for vnt_overlay_ticket()
 *
 * Lays the agent's changes over @detail, in place. Touches no file.
 */
void
vnt_overlay_detail (VntTicketDetail *detail, GPtrArray *operations)
{
  g_return_if_fail (detail != NULL && operations != NULL);

  for (guint i = 0; i < operations->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (operations, i);

      if (operation->kind == VNT_OPERATION_SET_FIELD && operation->state != VNT_STATE_REFUSED &&
          operation->state != VNT_STATE_CONFLICT)
        lay_change (detail, operation);
    }
}

/**
 * vnt_overlay_get_set:
 * @detail: (nullable): what a ticket has beyond its row
 * @operation: a change of a field that is a set
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): what the field holds; %NULL when that is not known here
 */
GStrv
vnt_overlay_get_set (const VntTicketDetail *detail, const VntOperation *operation)
{
  for (guint i = 0; detail != NULL && i < G_N_ELEMENTS (FIELDS); i++)
    if (FIELDS[i].field == operation->field && FIELDS[i].get != NULL)
      return FIELDS[i].get (detail, operation);

  return NULL;
}

/**
 * vnt_overlay_get_custom:
 * @detail: (nullable): what a ticket has beyond its row
 * @name: (nullable): a custom field's
 *
 * The field as the value of a #VntOperation would hold it.
 *
 * Returns: (transfer full) (nullable): its one value, "" when it has none; %NULL when the ticket is not known to have it
 */
char *
vnt_overlay_get_custom (const VntTicketDetail *detail, const char *name)
{
  const VntFieldValue *field = detail != NULL ? find_field (detail, name) : NULL;

  if (field == NULL)
    return NULL;

  return g_strdup (field->values != NULL && field->values[0] != NULL ? field->values[0] : "");
}
