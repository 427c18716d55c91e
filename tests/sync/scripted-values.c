/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scripted-values.h"

#include "vnt-changes.h"
#include "vnt-field.h"

static char *
make_key (gint64 ticket, VntField field, const char *name)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %s", ticket, (int) field,
                          name != NULL ? name : "");
}

static gboolean
is_set (const VntOperation *operation)
{
  const VntFieldInfo *info = vnt_field_info (operation->field);

  return info != NULL && info->shape == VNT_SHAPE_SET;
}

/* Returns: (transfer full): none when it was never set */
GStrv
scripted_values_get (ScriptedDesk *desk, gint64 ticket, VntField field, const char *name)
{
  g_autofree char *key = make_key (ticket, field, name);
  GStrv values = g_hash_table_lookup (desk->values, key);

  return values != NULL ? g_strdupv (values) : g_new0 (char *, 1);
}

void
scripted_values_set (
  ScriptedDesk *desk, gint64 ticket, VntField field, const char *name, const char *const *values)
{
  g_hash_table_replace (desk->values, make_key (ticket, field, name),
                        g_strdupv ((GStrv) (gpointer) values));
}

/* Returns: %FALSE when somebody else set it meanwhile */
gboolean
scripted_values_apply (ScriptedDesk *desk, gint64 ticket, const VntOperation *operation)
{
  g_auto (GStrv) before = scripted_values_get (desk, ticket, operation->field, operation->name);
  const char *one[] = { operation->value, NULL };
  g_auto (GStrv) after = NULL;

  if (is_set (operation))
    after = vnt_changes_apply (operation->value, (const char *const *) before);
  else if (g_strcmp0 (before[0] != NULL ? before[0] : "",
                      operation->base != NULL ? operation->base : "") != 0)
    return FALSE;
  else
    after = g_strdupv ((GStrv) (gpointer) one);
  scripted_values_set (desk, ticket, operation->field, operation->name,
                       (const char *const *) after);
  desk->applied++;

  return TRUE;
}

gboolean
scripted_values_hold (ScriptedDesk *desk, gint64 ticket, const VntOperation *operation)
{
  g_auto (GStrv) now = scripted_values_get (desk, ticket, operation->field, operation->name);

  if (is_set (operation))
    return vnt_changes_hold (operation->value, (const char *const *) now);

  return g_strcmp0 (now[0], operation->value) == 0;
}
