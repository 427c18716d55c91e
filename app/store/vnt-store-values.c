/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What custom fields hold in tickets that did not come whole. */
#include "vnt-store-values.h"

#include "vnt-store-private.h"
#include "vnt-ticket-value.h"

/* So many the server is asked about at once. */
#define PAGE 100

static gboolean
list_unasked (VntDb *db, const char *field, gint64 times[3], GArray *found, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT id, updated FROM ticket WHERE created >= ? AND created < ? AND id > 0"
                   " AND id < ? AND NOT EXISTS (SELECT 1 FROM ticket_value WHERE name = ?"
                   " AND ticket = ticket.id AND ticket_value.updated >= ticket.updated)"
                   " ORDER BY id DESC LIMIT ?",
                   VNT_INT (times[0]), VNT_INT (times[1]), VNT_INT (times[2]), VNT_TEXT (field),
                   VNT_INT (PAGE));

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      VntUnasked one = { vnt_rows_int (rows, 0), vnt_rows_int (rows, 1) };

      g_array_append_val (found, one);
    }

  return vnt_rows_done (rows, error);
}

/**
 * vnt_store_list_unasked:
 * @self: a #VntStore
 * @field: the name of a custom field
 * @since: tickets made before are left out
 * @until: as are those made later
 * @below: as are those with this number or a higher one
 * @error: place for an error
 *
 * Tickets of which it is not known what the field holds; the newest first, a page of them. Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type VntUnasked) (nullable): them
 */
GArray *
vnt_store_list_unasked (
  VntStore *self, const char *field, gint64 since, gint64 until, gint64 below, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (VntUnasked));
  gint64 times[] = { since, until, below };
  gboolean ok;

  if (reader == NULL)
    return NULL;
  ok = list_unasked (reader->cache, field, times, found, error);
  vnt_store_give_reader (self, reader);

  return ok ? g_steal_pointer (&found) : NULL;
}

static const char *
find_value (GPtrArray *values, gint64 ticket, const char *field)
{
  for (guint i = 0; i < values->len; i++)
    {
      const VntTicketValue *value = g_ptr_array_index (values, i);

      if (value->ticket == ticket && g_str_equal (value->field, field))
        return value->value;
    }

  return NULL;
}

static gboolean
save_values (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  const char *const *fields = call->value;

  for (guint i = 0; i < call->gone->len; i++)
    {
      const VntUnasked *one = &g_array_index (call->gone, VntUnasked, i);

      for (guint k = 0; fields[k] != NULL; k++)
        if (!vnt_db_run (db, error,
                         "INSERT INTO ticket_value (name, ticket, value, updated)"
                         " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                         " value = excluded.value, updated = excluded.updated",
                         VNT_TEXT (fields[k]), VNT_INT (one->ticket),
                         VNT_TEXT (find_value (call->items, one->ticket, fields[k])),
                         VNT_INT (one->updated)))
          return FALSE;
    }

  return TRUE;
}

/**
 * vnt_store_save_values:
 * @self: a #VntStore
 * @fields: (array zero-terminated=1): names of custom fields
 * @asked: (element-type VntUnasked): what the server was asked about
 * @values: (element-type VntTicketValue): what it said; of the others it is known that they hold nothing
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_values (
  VntStore *self, const char *const *fields, GArray *asked, GPtrArray *values, GError **error)
{
  VntCall call = { .value = fields, .gone = asked, .items = values };

  return vnt_store_write_cache (self, save_values, &call, error);
}
