/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What figures over many tickets are counted from: rows and history side by side, each read once from an index, in the same
 * order. */
#include "vnt-store-report.h"

#include "vnt-account-table.h"
#include "vnt-message-table.h"
#include "vnt-message.h"
#include "vnt-store-private.h"

/* So many tickets between two words about how far it is. */
#define STEP 500

/* The strings of a telling: the same words come again and again. */
typedef struct
{
  const VntStoreTelling *telling;
  GStringChunk *words;
  GHashTable *queues; /* number → name */
  GHashTable *classes; /* status → class */
  GHashTable *requestors; /* ticket → GPtrArray of logins, closed by NULL */
  GHashTable *fields[VNT_REPORT_N_FIELDS]; /* ticket → value */
  GArray *messages; /* of VntMessage: of the ticket that is told */
  GPtrArray *history; /* pointers into it */
  VntRows *rows; /* of messages; stands on the next one */
  gboolean more;
} Teller;

static void
teller_free (Teller *self)
{
  g_clear_pointer (&self->rows, vnt_rows_free);
  g_string_chunk_free (self->words);
  g_hash_table_unref (self->queues);
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->requestors);
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    g_hash_table_unref (self->fields[i]);
  g_array_unref (self->messages);
  g_ptr_array_unref (self->history);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Teller, teller_free)

static Teller *
teller_new (const VntStoreTelling *telling)
{
  Teller *self = g_new0 (Teller, 1);

  self->telling = telling;
  self->words = g_string_chunk_new (64 * 1024);
  self->queues = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->classes = g_hash_table_new (g_str_hash, g_str_equal);
  self->requestors =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    self->fields[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->messages = g_array_new (FALSE, TRUE, sizeof (VntMessage));
  self->history = g_ptr_array_new ();

  return self;
}

static char *
keep (Teller *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->words, text) : NULL;
}

/* -- what is looked up -- */

static gboolean
read_queues (Teller *self, VntDb *db, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (db, error, "SELECT id, name FROM queue");

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      g_hash_table_insert (self->queues, g_memdup2 (&id, sizeof id),
                           keep (self, vnt_rows_text (rows, 1)));
    }

  return vnt_rows_done (rows, error);
}

static gboolean
read_classes (Teller *self, VntDb *db, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (db, error, "SELECT status, class FROM status");

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    g_hash_table_insert (self->classes, keep (self, vnt_rows_text (rows, 0)),
                         GINT_TO_POINTER ((int) vnt_rows_int (rows, 1)));

  return vnt_rows_done (rows, error);
}

static gboolean
read_requestors (Teller *self, VntDb *db, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT ticket, value FROM ticket_detail_value WHERE kind = 3"
                   " AND value IS NOT NULL ORDER BY ticket, position");

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      gint64 ticket = vnt_rows_int (rows, 0);
      GPtrArray *people = g_hash_table_lookup (self->requestors, &ticket);

      if (people == NULL)
        {
          people = g_ptr_array_new ();
          g_ptr_array_add (people, NULL);
          g_hash_table_insert (self->requestors, g_memdup2 (&ticket, sizeof ticket), people);
        }
      g_ptr_array_insert (people, (int) people->len - 1, keep (self, vnt_rows_text (rows, 1)));
    }

  return vnt_rows_done (rows, error);
}

static gboolean
read_values (Teller *self, VntRows *rows, guint field, GError **error)
{
  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      gint64 ticket = vnt_rows_int (rows, 0);
      const char *value = vnt_rows_text (rows, 1);

      g_hash_table_insert (self->fields[field], g_memdup2 (&ticket, sizeof ticket),
                           keep (self, value != NULL ? value : ""));
    }

  return vnt_rows_done (rows, error);
}

/* What came with a whole ticket has the last word. */
static gboolean
read_field (Teller *self, VntDb *db, guint field, GError **error)
{
  const char *name = self->telling->fields[field];
  g_autoptr (VntRows) asked = NULL;
  g_autoptr (VntRows) whole = NULL;

  if (name == NULL || *name == '\0')
    return TRUE;
  asked = vnt_db_select (db, error, "SELECT ticket, value FROM ticket_value WHERE name = ?",
                         VNT_TEXT (name));
  if (!read_values (self, asked, field, error))
    return FALSE;
  whole = vnt_db_select (db, error,
                         "SELECT ticket, value FROM ticket_detail_value WHERE kind = 6"
                         " AND name = ? COLLATE NOCASE",
                         VNT_TEXT (name));

  return read_values (self, whole, field, error);
}

static gboolean
read_fields (Teller *self, VntDb *db, GError **error)
{
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    if (!read_field (self, db, i, error))
      return FALSE;

  return TRUE;
}

/* -- history -- */

static gboolean
start_history (Teller *self, VntDb *db, GError **error)
{
  self->rows = vnt_db_select (
    db, error,
    "SELECT key >> 20, id, kind, author, created, field, old_value, new_value FROM message"
    " INDEXED BY message_fact WHERE kind IN (1, 2) OR (event = 'field' AND field IN"
    " ('status', 'owner', 'queue', 'service-level')) ORDER BY key");
  self->more = self->rows != NULL && vnt_rows_next (self->rows);

  return self->rows != NULL;
}

static void
add_message (Teller *self)
{
  static char event[] = "field";
  static char empty[] = "";
  VntMessage message = { 0 };

  message.id = vnt_rows_int (self->rows, 1);
  message.ticket = vnt_rows_int (self->rows, 0);
  message.kind = (VntMessageKind) vnt_rows_int (self->rows, 2);
  message.author = keep (self, vnt_rows_text (self->rows, 3));
  if (message.author == NULL)
    message.author = empty;
  message.created = vnt_rows_int (self->rows, 4);
  if (message.kind == VNT_MESSAGE_EVENT)
    {
      message.event = event;
      message.field = keep (self, vnt_rows_text (self->rows, 5));
      message.old_value = keep (self, vnt_rows_text (self->rows, 6));
      message.new_value = keep (self, vnt_rows_text (self->rows, 7));
    }
  g_array_append_val (self->messages, message);
}

static int
compare_messages (gconstpointer a, gconstpointer b)
{
  const VntMessage *one = a;
  const VntMessage *other = b;

  if (one->created != other->created)
    return one->created < other->created ? -1 : 1;
  return (one->id > other->id) - (one->id < other->id);
}

/* Tickets and keys grow together; what is of a ticket that is not told is passed over. */
static void
read_history (Teller *self, gint64 ticket)
{
  g_array_set_size (self->messages, 0);
  g_ptr_array_set_size (self->history, 0);
  while (self->more && vnt_rows_int (self->rows, 0) < ticket)
    self->more = vnt_rows_next (self->rows);
  while (self->more && vnt_rows_int (self->rows, 0) == ticket)
    {
      add_message (self);
      self->more = vnt_rows_next (self->rows);
    }
  g_array_sort (self->messages, compare_messages);
  for (guint i = 0; i < self->messages->len; i++)
    g_ptr_array_add (self->history, &g_array_index (self->messages, VntMessage, i));
}

/* -- tickets -- */

static void
read_ticket (Teller *self, VntRows *rows, VntTicket *ticket)
{
  static char empty[] = "";

  *ticket = (VntTicket){ 0 };
  ticket->id = vnt_rows_int (rows, 0);
  ticket->queue = vnt_rows_int (rows, 1);
  ticket->subject = empty;
  ticket->status = keep (self, vnt_rows_text (rows, 2));
  ticket->status_class = (VntStatusClass) vnt_rows_int (rows, 3);
  ticket->owner = keep (self, vnt_rows_text (rows, 4));
  ticket->requestor = keep (self, vnt_rows_text (rows, 5));
  ticket->service_level = keep (self, vnt_rows_text (rows, 6));
  ticket->priority = (int) vnt_rows_int (rows, 7);
  ticket->created = vnt_rows_int (rows, 8);
  ticket->due = vnt_rows_int (rows, 9);
  ticket->told = vnt_rows_int (rows, 10);
  ticket->resolved = vnt_rows_int (rows, 11);
  ticket->updated = vnt_rows_int (rows, 12);
  ticket->owner_name = keep (self, vnt_rows_text (rows, 13));
}

static void
tell_ticket (Teller *self, const VntTicket *ticket)
{
  GPtrArray *people = g_hash_table_lookup (self->requestors, &ticket->id);
  VntServiceFacts facts = { .ticket = ticket,
                            .queue = g_hash_table_lookup (self->queues, &ticket->queue),
                            .history = self->history,
                            .requestors =
                              people != NULL ? (const char *const *) people->pdata : NULL,
                            .classes = self->classes };
  const char *values[VNT_REPORT_N_FIELDS];

  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    values[i] = g_hash_table_lookup (self->fields[i], &ticket->id);
  self->telling->tell (&facts, values, self->telling->data);
}

#define ALIVE " FROM ticket WHERE created < ?1 AND (status_class <> 3 OR updated >= ?2)"

static gboolean
tell_tickets (Teller *self, VntDb *db, GCancellable *cancellable, GError **error)
{
  const VntStoreTelling *telling = self->telling;
  g_autoptr (VntRows) rows = NULL;
  gint64 all = 0;
  guint done = 0;

  if (!vnt_db_number (db, &all, error, "SELECT count(*)" ALIVE, VNT_INT (telling->until),
                      VNT_INT (telling->since)))
    return FALSE;
  rows = vnt_db_select (db, error,
                        "SELECT id, queue, status, status_class, owner, requestor, service_level,"
                        " priority, created, due, told, resolved, updated, ifnull(owner_name,"
                        " (SELECT name FROM person WHERE login = owner))" ALIVE " ORDER BY id",
                        VNT_INT (telling->until), VNT_INT (telling->since));
  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      VntTicket ticket;

      if (done % STEP == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (telling->progress != NULL)
            telling->progress (done, (guint) all, telling->data);
        }
      done++;
      read_ticket (self, rows, &ticket);
      read_history (self, ticket.id);
      tell_ticket (self, &ticket);
    }

  return vnt_rows_done (rows, error) && (self->more || vnt_rows_done (self->rows, error));
}

static gboolean
tell (VntReader *reader, const VntStoreTelling *telling, GCancellable *cancellable, GError **error)
{
  g_autoptr (Teller) teller = teller_new (telling);

  return read_queues (teller, reader->cache, error) &&
         read_classes (teller, reader->cache, error) &&
         read_requestors (teller, reader->cache, error) &&
         read_fields (teller, reader->cache, error) &&
         start_history (teller, reader->cache, error) &&
         tell_tickets (teller, reader->cache, cancellable, error);
}

/**
 * vnt_store_tell_facts:
 * @self: a #VntStore
 * @telling: which tickets, and to whom
 * @cancellable: (nullable)
 * @error: place for an error
 *
 * Tells of many tickets, one after the other. What is handed over holds only for the call. Blocks: worker threads only.
 *
 * Returns: %FALSE on an error, or when it was stopped
 */
gboolean
vnt_store_tell_facts (VntStore *self,
                      const VntStoreTelling *telling,
                      GCancellable *cancellable,
                      GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  gboolean ok;

  if (reader == NULL)
    return FALSE;
  ok = tell (reader, telling, cancellable, error);
  vnt_store_give_reader (self, reader);

  return ok;
}

/**
 * vnt_store_read_history_range:
 * @self: a #VntStore
 * @since: (out): from when on the server's history is here without a gap, Unix seconds: 0 for all of it, -1 for unknown
 * @error: place for an error
 *
 * Returns: %FALSE on an error
 */
gboolean
vnt_store_read_history_range (VntStore *self, gint64 *since, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  gboolean ok;

  if (reader == NULL)
    return FALSE;
  ok = vnt_history_table_read (reader->cache, since, error);
  vnt_store_give_reader (self, reader);

  return ok;
}

/* -- reports that are asked for again -- */

static gboolean
save_report (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;

  if (call->text == NULL)
    return vnt_db_run (db, error,
                       "DELETE FROM saved_report WHERE account = " VNT_CURRENT_ACCOUNT
                       " AND name = ?",
                       VNT_TEXT (call->name));
  return vnt_db_run (
    db, error,
    "INSERT INTO saved_report (account, name, definition) VALUES (" VNT_CURRENT_ACCOUNT
    ", ?, ?) ON CONFLICT DO UPDATE SET"
    " name = excluded.name, definition = excluded.definition",
    VNT_TEXT (call->name), VNT_TEXT (call->text));
}

/**
 * vnt_store_save_report:
 * @self: a #VntStore
 * @name: what it is called
 * @definition: (nullable): the text of its plan; %NULL to forget it
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_report (VntStore *self, const char *name, const char *definition, GError **error)
{
  VntCall call = { .name = name, .text = definition };

  return vnt_store_write_work (self, save_report, &call, error);
}

/* (transfer full) (nullable): the names of those that are kept */
GStrv
vnt_store_list_reports (VntStore *self, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  VntRows *rows;
  gboolean ok;

  if (reader == NULL)
    return NULL;
  rows = vnt_db_select (reader->work, error,
                        "SELECT name FROM saved_report WHERE account = " VNT_CURRENT_ACCOUNT
                        " ORDER BY name");
  while (rows != NULL && vnt_rows_next (rows))
    g_strv_builder_add (names, vnt_rows_text (rows, 0));
  ok = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);

  return ok ? g_strv_builder_end (names) : NULL;
}

/* (transfer full) (nullable): the text of a plan; %NULL with no error when there is none of that name */
char *
vnt_store_read_report (VntStore *self, const char *name, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  char *definition = NULL;
  VntRows *rows;

  if (reader == NULL)
    return NULL;
  rows = vnt_db_select (reader->work, error,
                        "SELECT definition FROM saved_report WHERE account = " VNT_CURRENT_ACCOUNT
                        " AND name = ?",
                        VNT_TEXT (name));
  if (rows != NULL && vnt_rows_next (rows))
    definition = vnt_rows_dup (rows, 0);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);

  return definition;
}
