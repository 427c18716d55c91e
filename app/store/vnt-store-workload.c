/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has what. A figure and the list behind it are one condition. */
#include "vnt-store-workload.h"

#include "vnt-account-table.h"
#include "vnt-bound.h"
#include "vnt-medians.h"
#include "vnt-store-private.h"

/* Values are always bound in these places. */
#define NOW "?1"
#define MIDNIGHT "?2"
#define SINCE "?3"
#define OPEN "status_class <> 3"

static const char *const conditions[VNT_LOAD_N_FIGURES] = {
  [VNT_LOAD_OPEN] = "1",
  [VNT_LOAD_TODAY] = "updated >= " MIDNIGHT,
  [VNT_LOAD_LATE] = "clock_due > 0 AND clock_due <= " NOW,
  [VNT_LOAD_RISK] = "clock_due > " NOW " AND clock_risk > 0 AND clock_risk <= " NOW,
  [VNT_LOAD_PROGRESS] = "status_class <> 2 AND (started > 0 OR minutes_worked > 0)",
  [VNT_LOAD_UNSTARTED] = "started = 0 AND minutes_worked = 0",
  [VNT_LOAD_AGE] = "created >= ?4",
  [VNT_LOAD_AGE + 1] = "created >= ?5 AND created < ?4",
  [VNT_LOAD_AGE + 2] = "created >= ?6 AND created < ?5",
  [VNT_LOAD_AGE + 3] = "created >= ?7 AND created < ?6",
  [VNT_LOAD_AGE + 4] = "created >= ?8 AND created < ?7",
  [VNT_LOAD_AGE + 5] = "created < ?8",
  [VNT_LOAD_SOLVED] = "resolved >= " SINCE,
};

/* What is left of an estimate; nothing is known without one. */
#define LEFT                                                                 \
  "CASE WHEN minutes_left > 0 THEN minutes_left WHEN minutes_estimated > 0 " \
  "THEN max(minutes_estimated - minutes_worked, 0) END"

static VntBound *
bind (const VntWorkloadMoments *moments)
{
  VntBound *bound = vnt_bound_new ();

  vnt_bound_add_int (bound, NULL, moments->now);
  vnt_bound_add_int (bound, NULL, moments->midnight);
  vnt_bound_add_int (bound, NULL, moments->since);
  for (guint i = 0; i < G_N_ELEMENTS (moments->ages); i++)
    vnt_bound_add_int (bound, NULL, moments->ages[i]);

  return bound;
}

/* A statement has to name every value that is bound. */
#define ALL_BOUND " AND ?1 + ?2 + ?3 + ?4 + ?5 + ?6 + ?7 + ?8 IS NOT NULL"

static VntLoad *
load_of (GPtrArray *loads, VntLoadOf of, const char *key, const char *name)
{
  VntLoad *load = vnt_workload_find (loads, key);

  if (load == NULL)
    {
      load = vnt_load_new (of, key, name);
      g_ptr_array_add (loads, load);
    }
  return load;
}

/* -- what is open -- */

/* One group of tickets with one owner in one queue. */
typedef struct
{
  guint counts[VNT_LOAD_N_FIGURES];
  gint64 oldest;
  gint64 minutes;
  guint without; /* an estimate */
  gint64 median;
} Part;

static void
add_part (VntLoad *load, const Part *part)
{
  for (guint i = 0; i < VNT_LOAD_N_FIGURES; i++)
    load->counts[i] += part->counts[i];
  if (part->oldest > 0 && (load->oldest == 0 || part->oldest < load->oldest))
    load->oldest = part->oldest;
  load->minutes += part->minutes + part->without * part->median;
  if (part->median > 0)
    load->guessed += part->without;
  else
    load->unknown += part->without;
}

static void
read_part (VntRows *rows, Part *part)
{
  for (guint i = 0; i < VNT_LOAD_SOLVED; i++)
    part->counts[i] = (guint) vnt_rows_int (rows, 3 + (int) i);
  part->oldest = vnt_rows_int (rows, 3 + VNT_LOAD_SOLVED);
  part->minutes = vnt_rows_int (rows, 4 + VNT_LOAD_SOLVED);
  part->without = (guint) vnt_rows_int (rows, 5 + VNT_LOAD_SOLVED);
}

static void
add_everywhere (
  VntWorkload *workload, const char *owner, const char *name, gint64 queue, const Part *part)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, queue);

  add_part (load_of (workload->people, VNT_LOAD_OF_PERSON, owner != NULL ? owner : "",
                     name != NULL ? name : (owner != NULL ? owner : "")),
            part);
  add_part (load_of (workload->queues, VNT_LOAD_OF_QUEUE, number, ""), part);
  add_part (workload->all, part);
}

static gboolean
read_open (VntDb *db, const VntWorkloadMoments *moments, VntWorkload *workload, GError **error)
{
  g_autoptr (GHashTable) medians = vnt_medians_new ();
  g_autoptr (VntBound) bound = bind (moments);
  g_autoptr (GString) sql = g_string_new ("SELECT owner, queue, max(owner_name)");
  g_autoptr (VntRows) rows = NULL;

  for (guint i = 0; i < VNT_LOAD_SOLVED; i++)
    g_string_append_printf (sql, ", sum(%s)", conditions[i]);
  g_string_append (sql, ", min(created), ifnull(sum(" LEFT "), 0), sum(" LEFT " IS NULL)"
                        " FROM ticket INDEXED BY ticket_workload WHERE " OPEN ALL_BOUND
                        " GROUP BY owner, queue");
  rows = vnt_db_select_values (db, sql->str, vnt_bound_get_values (bound), error);
  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      Part part = { 0 };

      read_part (rows, &part);
      if (!vnt_medians_find (medians, db, vnt_rows_int (rows, 1), &part.median, error))
        return FALSE;
      add_everywhere (workload, vnt_rows_text (rows, 0), vnt_rows_text (rows, 2),
                      vnt_rows_int (rows, 1), &part);
    }

  return vnt_rows_done (rows, error);
}

static gboolean
read_solved (VntDb *db, gint64 since, VntWorkload *workload, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (
    db, error,
    "SELECT owner, queue, count(*), (SELECT name FROM person WHERE login = owner) FROM ticket"
    " INDEXED BY ticket_solved WHERE status_class = 3 AND resolved >= ? GROUP BY owner, queue",
    VNT_INT (since));

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      Part part = { 0 };

      part.counts[VNT_LOAD_SOLVED] = (guint) vnt_rows_int (rows, 2);
      add_everywhere (workload, vnt_rows_text (rows, 0), vnt_rows_text (rows, 3),
                      vnt_rows_int (rows, 1), &part);
    }

  return vnt_rows_done (rows, error);
}

/* -- names -- */

static gboolean
read_names (VntDb *db, VntWorkload *workload, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (db, error, "SELECT id, name FROM queue");

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      VntLoad *load = vnt_workload_find (workload->queues, vnt_rows_text (rows, 0));

      if (load == NULL)
        continue;
      g_free (load->name);
      load->name = vnt_rows_dup (rows, 1);
    }

  return vnt_rows_done (rows, error);
}

static gboolean
read_agents (VntDb *db, VntWorkload *workload, GError **error)
{
  g_autoptr (VntRows) rows =
    vnt_db_select (db, error,
                   "SELECT login, name FROM person WHERE agent = 1 AND login <> '' LIMIT 500");

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      const char *login = vnt_rows_text (rows, 0);
      const char *name = vnt_rows_text (rows, 1);

      load_of (workload->people, VNT_LOAD_OF_PERSON, login, name != NULL ? name : login);
    }

  return vnt_rows_done (rows, error);
}

static gboolean
read_colleagues (VntDb *work, VntWorkload *workload, GError **error)
{
  g_autoptr (VntRows) rows = vnt_db_select (work, error,
                                            "SELECT login, role, away, day, most FROM colleague"
                                            " WHERE account = " VNT_CURRENT_ACCOUNT);

  if (rows == NULL)
    return FALSE;
  while (vnt_rows_next (rows))
    {
      const char *login = vnt_rows_text (rows, 0);
      VntLoad *load = load_of (workload->people, VNT_LOAD_OF_PERSON, login, login);
      VntColleague *colleague = vnt_colleague_new (login);

      g_free (colleague->role);
      colleague->role = vnt_rows_dup (rows, 1);
      colleague->away = vnt_rows_int (rows, 2);
      colleague->day = (int) vnt_rows_int (rows, 3);
      colleague->most = (int) vnt_rows_int (rows, 4);
      g_clear_pointer (&load->colleague, vnt_colleague_free);
      load->colleague = colleague;
    }

  return vnt_rows_done (rows, error);
}

static gint
compare_loads (gconstpointer a, gconstpointer b)
{
  const VntLoad *one = *(const VntLoad *const *) a;
  const VntLoad *other = *(const VntLoad *const *) b;

  if ((*one->key == '\0') != (*other->key == '\0'))
    return *one->key == '\0' ? 1 : -1;
  return g_utf8_collate (one->name, other->name);
}

/**
 * vnt_store_read_workload:
 * @self: a #VntStore
 * @moments: what is counted by
 * @error: place for an error
 *
 * Counts who has what. Blocks: worker threads only.
 *
 * Returns: (transfer full) (nullable): the figures
 */
VntWorkload *
vnt_store_read_workload (VntStore *self, const VntWorkloadMoments *moments, GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (VntWorkload) workload = vnt_workload_new (moments->now);
  g_autofree char *news = NULL;
  gboolean ok;

  if (reader == NULL)
    return NULL;
  ok = read_open (reader->cache, moments, workload, error) &&
       read_solved (reader->cache, moments->since, workload, error) &&
       read_agents (reader->cache, workload, error) &&
       read_names (reader->cache, workload, error) &&
       read_colleagues (reader->work, workload, error) &&
       vnt_meta_table_get (reader->cache, "cursor news", &news, error);
  vnt_store_give_reader (self, reader);
  if (!ok)
    return NULL;

  workload->news = news != NULL ? g_ascii_strtoll (news, NULL, 10) : 0;
  g_ptr_array_sort (workload->people, compare_loads);
  g_ptr_array_sort (workload->queues, compare_loads);

  return g_steal_pointer (&workload);
}

/**
 * vnt_store_list_load:
 * @self: a #VntStore
 * @moments: what was counted by
 * @of: whose tickets
 * @key: (not nullable): login, "" for nobody's; or the queue's number
 * @figure: which of them
 * @error: place for an error
 *
 * The tickets behind a figure, the oldest first. Blocks: worker threads only.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their numbers
 */
GArray *
vnt_store_list_load (VntStore *self,
                     const VntWorkloadMoments *moments,
                     VntLoadOf of,
                     const char *key,
                     VntLoadFigure figure,
                     GError **error)
{
  VntReader *reader = vnt_store_take_reader (self, error);
  g_autoptr (VntBound) bound = bind (moments);
  g_autoptr (GString) sql = g_string_new ("SELECT id FROM ticket WHERE ");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  VntRows *rows;
  gboolean ok;

  if (reader == NULL)
    return NULL;
  g_string_append_printf (sql, "status_class %s 3 AND (%s)" ALL_BOUND,
                          figure == VNT_LOAD_SOLVED ? "=" : "<>", conditions[figure]);
  if (of == VNT_LOAD_OF_PERSON && *key == '\0')
    g_string_append (sql, " AND ifnull(owner, '') = ''");
  else if (of != VNT_LOAD_OF_ALL)
    {
      g_string_append_printf (sql, " AND %s = ", of == VNT_LOAD_OF_QUEUE ? "queue" : "owner");
      if (of == VNT_LOAD_OF_QUEUE)
        vnt_bound_add_int (bound, sql, g_ascii_strtoll (key, NULL, 10));
      else
        vnt_bound_add_text (bound, sql, key);
    }
  g_string_append (sql, " ORDER BY created, id");
  rows = vnt_db_select_values (reader->cache, sql->str, vnt_bound_get_values (bound), error);
  while (rows != NULL && vnt_rows_next (rows))
    {
      gint64 id = vnt_rows_int (rows, 0);

      g_array_append_val (ids, id);
    }
  ok = rows != NULL && vnt_rows_done (rows, error);
  g_clear_pointer (&rows, vnt_rows_free);
  vnt_store_give_reader (self, reader);

  return ok ? g_steal_pointer (&ids) : NULL;
}

static gboolean
save_colleague (VntDb *db, gpointer data, GError **error)
{
  VntCall *call = data;
  const VntColleague *colleague = call->value;

  return vnt_db_run (db, error,
                     "INSERT INTO colleague (account, login, role, away, day, most)"
                     " VALUES (" VNT_CURRENT_ACCOUNT ", ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                     " role = excluded.role, away = excluded.away, day = excluded.day,"
                     " most = excluded.most",
                     VNT_TEXT (colleague->login), VNT_TEXT (colleague->role),
                     VNT_INT (colleague->away), VNT_INT (colleague->day),
                     VNT_INT (colleague->most));
}

/**
 * vnt_store_save_colleague:
 * @self: a #VntStore
 * @colleague: what is written down of a person
 * @error: place for an error
 *
 * Blocks: worker threads only.
 *
 * Returns: %TRUE if it is durable
 */
gboolean
vnt_store_save_colleague (VntStore *self, const VntColleague *colleague, GError **error)
{
  VntCall call = { .value = colleague };

  return vnt_store_write_work (self, save_colleague, &call, error);
}
