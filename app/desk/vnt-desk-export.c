/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-export.h"

#include "vnt-csv.h"
#include "vnt-desk-private.h"

#define PAGE 200
/* Opened by a spreadsheet that would guess another encoding otherwise. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct
{
  GArray *tickets;
  gboolean csv;
  GStrv heading;
  GFile *file; /* nullable */
  GHashTable *queues; /* number → name */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_array_unref (export->tickets);
  g_strfreev (export->heading);
  g_clear_object (&export->file);
  g_hash_table_unref (export->queues);
  g_free (export);
}

/* The agent's own time, in a form that sorts. */
static char *
moment (gint64 when)
{
  g_autoptr (GDateTime) time = when != 0 ? g_date_time_new_from_unix_local (when) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static const char *
either (const char *first, const char *second)
{
  return first != NULL && *first != '\0' ? first : second != NULL ? second : "";
}

/* In the order of the headings the caller gave: number, subject, status, queue, owner, requestor, priority, due, creation, last
 * change. */
static void
append_ticket (const Export *export, const VntTicket *ticket, GString *text)
{
  g_autofree char *number =
    ticket->id > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, ticket->id) : g_strdup ("");
  g_autofree char *priority = g_strdup_printf ("%d", ticket->priority);
  g_autofree char *due = moment (ticket->due);
  g_autofree char *created = moment (ticket->created);
  g_autofree char *updated = moment (ticket->updated);
  const char *cells[] = {
    number,
    ticket->subject,
    ticket->status,
    either (g_hash_table_lookup (export->queues, &ticket->queue), NULL),
    either (ticket->owner_name, ticket->owner),
    either (ticket->requestor_name, ticket->requestor),
    priority,
    due,
    created,
    updated,
    NULL,
  };

  if (export->csv)
    vnt_csv_append_row (text, cells);
  else
    vnt_csv_append_plain_row (text, cells);
}

static gboolean
append_page (VntStore *store, const Export *export, guint from, GString *text, GError **error)
{
  guint n = MIN (PAGE, export->tickets->len - from);
  g_autoptr (GPtrArray) rows =
    vnt_store_read_tickets (store, &g_array_index (export->tickets, gint64, from), n, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    append_ticket (export, rows->pdata[i], text);

  return TRUE;
}

/* What was written goes out before the next page is read. */
static gboolean
flush (GOutputStream *stream, GString *text, GCancellable *cancellable, GError **error)
{
  if (stream == NULL)
    return TRUE;
  if (!g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error))
    return FALSE;
  g_string_truncate (text, 0);

  return TRUE;
}

static gboolean
write_all (VntStore *store,
           const Export *export,
           GOutputStream *stream,
           GString *text,
           GCancellable *cancellable,
           GError **error)
{
  if (export->csv && stream != NULL)
    g_string_append (text, BYTE_ORDER_MARK);
  if (export->csv)
    vnt_csv_append_row (text, (const char *const *) export->heading);
  for (guint i = 0; i < export->tickets->len; i += PAGE)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !append_page (store, export, i, text, error) || !flush (stream, text, cancellable, error))
      return FALSE;

  return flush (stream, text, cancellable, error);
}

/* What was in the file before stays: it is replaced when the new one is closed, unless that was cancelled. */
static void
give_up (GFileOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  if (stream != NULL)
    g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
}

static gpointer
export_tickets (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Export *export = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GFileOutputStream) stream = NULL;

  if (export->file != NULL)
    {
      /* Only for the agent's eyes, like everything this program writes. */
      stream = g_file_replace (export->file, NULL, FALSE,
                               G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                               cancellable, error);
      if (stream == NULL)
        return NULL;
    }
  if (!write_all (store, export, (GOutputStream *) stream, text, cancellable, error))
    {
      give_up (stream);
      return NULL;
    }
  if (stream != NULL && !g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return NULL;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * vnt_desk_export_async:
 * @tickets: (element-type gint64): which ones, in order
 * @csv: as RFC 4180, else as lines with tabs
 * @heading: (array zero-terminated=1): the names of number, subject, status, queue, owner, requestor, priority, due, creation and
 *   last change
 * @file: (nullable): where it is written; %NULL to have the text
 *
 * Rows that are not here any more are left out.
 */
void
vnt_desk_export_async (VntDesk *self,
                       GArray *tickets,
                       gboolean csv,
                       const char *const *heading,
                       GFile *file,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Export *export;
  g_autoptr (GPtrArray) queues = NULL;

  g_return_if_fail (VNT_IS_DESK (self));
  g_return_if_fail (tickets != NULL && heading != NULL);

  export = g_new0 (Export, 1);
  export->tickets = g_array_ref (tickets);
  export->csv = csv;
  export->heading = g_strdupv ((GStrv) heading);
  export->file = file != NULL ? g_object_ref (file) : NULL;
  export->queues = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  queues = vnt_desk_list_queues (self);
  for (guint i = 0; queues != NULL && i < queues->len; i++)
    {
      const VntQueue *queue = queues->pdata[i];

      g_hash_table_insert (export->queues, g_memdup2 (&queue->id, sizeof queue->id),
                           g_strdup (queue->name));
    }
  vnt_desk_read (self, export_tickets, export, export_free, g_free, cancellable, callback,
                 user_data);
}

char *
vnt_desk_export_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vnt_desk_read_page:
 * @tickets: (array length=n): which ones
 * @n: how many; a page
 *
 * Returns: (transfer full) (element-type VntTicket): rows in that order, without those that are not here
 */
GPtrArray *
vnt_desk_read_page (VntDesk *self, const gint64 *tickets, guint n)
{
  GPtrArray *rows =
    self->store != NULL ? vnt_store_read_tickets (self->store, tickets, n, NULL) : NULL;

  return rows != NULL ? rows : g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);
}
