/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The agent's own views: a filter finds what looking at every ticket finds, and views are kept. */
#include <string.h>

#include "store-fixture.h"
#include "vnt-own-view.h"
#include "vnt-store-views.h"

#define DAY (24 * 60 * 60)
#define N_TICKETS 120

/* -- brute force -- */

static gboolean
same (const char *a, const char *b)
{
  return g_ascii_strcasecmp (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static gboolean
is_person (const char *login, const char *value)
{
  if (g_str_equal (value, VNT_FILTER_ME))
    value = "ana";
  if (g_str_equal (value, VNT_FILTER_NOBODY))
    return login == NULL;
  return login != NULL && same (login, value);
}

static gboolean
is_status (const VntTicket *t, const char *value)
{
  if (g_str_equal (value, VNT_FILTER_OPEN))
    return t->status_class != VNT_STATUS_CLOSED;
  if (g_str_equal (value, VNT_FILTER_WAITING))
    return t->status_class == VNT_STATUS_WAITING;
  if (g_str_equal (value, VNT_FILTER_CLOSED))
    return t->status_class == VNT_STATUS_CLOSED;
  return same (t->status, value);
}

static gboolean
has (const char *where, const char *what)
{
  g_autofree char *folded = vnt_text_fold (where != NULL ? where : "");
  g_autofree char *part = vnt_text_fold (what);

  return strstr (folded, part) != NULL;
}

/* Accents count in a name that is only on the ticket; those of the list of people are found without. */
static gboolean
has_plainly (const char *where, const char *what)
{
  g_autofree char *lower = g_ascii_strdown (where != NULL ? where : "", -1);
  g_autofree char *part = g_ascii_strdown (what, -1);

  return strstr (lower, part) != NULL;
}

static gboolean
value_holds (const VntTicket *t, const VntCondition *c, const char *value)
{
  switch ((int) c->field)
    {
    case VNT_FILTER_QUEUE:
      return t->queue == g_ascii_strtoll (value, NULL, 10);
    case VNT_FILTER_STATUS:
      return is_status (t, value);
    case VNT_FILTER_OWNER:
      return is_person (t->owner, value);
    case VNT_FILTER_REQUESTOR:
      if (c->test == VNT_TEST_HAS || c->test == VNT_TEST_HAS_NOT)
        return has_plainly (t->requestor, value) || has_plainly (t->requestor_name, value);
      return is_person (t->requestor, value);
    case VNT_FILTER_PRIORITY:
      if (c->test == VNT_TEST_AT_LEAST)
        return t->priority >= atoi (value);
      if (c->test == VNT_TEST_AT_MOST)
        return t->priority <= atoi (value);
      return t->priority == atoi (value);
    case VNT_FILTER_SERVICE_LEVEL:
      return t->service_level != NULL && same (t->service_level, value);
    case VNT_FILTER_SUBJECT:
      return has (t->subject, value);
    default:
      return FALSE;
    }
}

static gint64
moment (const VntTicket *t, VntFilterField field)
{
  switch ((int) field)
    {
    case VNT_FILTER_DUE:
      return t->due;
    case VNT_FILTER_CREATED:
      return t->created;
    case VNT_FILTER_UPDATED:
      return t->updated;
    case VNT_FILTER_TOLD:
      return t->told;
    default:
      return t->resolved;
    }
}

static gboolean
moment_holds (gint64 when, const VntCondition *c)
{
  gint64 days = c->values[0] != NULL ? MAX (atoi (c->values[0]), 0) : 0;

  if (when == 0)
    return FALSE;
  if (c->test == VNT_TEST_PAST)
    return when < FIXTURE_NOW;
  if (c->field == VNT_FILTER_DUE)
    return c->test == VNT_TEST_WITHIN ? when >= FIXTURE_NOW && when <= FIXTURE_NOW + days * DAY
                                      : when > FIXTURE_NOW + days * DAY;
  return c->test == VNT_TEST_WITHIN ? when >= FIXTURE_NOW - days * DAY
                                    : when < FIXTURE_NOW - days * DAY;
}

static gboolean
holds (const VntTicket *t, const VntCondition *c)
{
  gboolean any = FALSE;
  gboolean is_set = c->field == VNT_FILTER_SERVICE_LEVEL
                      ? t->service_level != NULL && *t->service_level != '\0'
                      : moment (t, c->field) != 0;

  switch ((int) c->test)
    {
    case VNT_TEST_SET:
      return is_set;
    case VNT_TEST_UNSET:
      return !is_set;
    case VNT_TEST_PAST:
    case VNT_TEST_WITHIN:
    case VNT_TEST_BEYOND:
      return moment_holds (moment (t, c->field), c);
    default:
      break;
    }
  if (c->field == VNT_FILTER_UNREAD)
    return (c->test == VNT_TEST_IS) == t->unread;
  if (c->field == VNT_FILTER_CHANGED)
    return (c->test == VNT_TEST_IS) == (t->waiting > 0);
  for (guint i = 0; c->values[i] != NULL; i++)
    any = any || value_holds (t, c, c->values[i]);

  return c->test == VNT_TEST_IS_NOT || c->test == VNT_TEST_HAS_NOT ? !any : any;
}

static gboolean
filter_holds (const VntTicket *t, const VntFilter *filter)
{
  for (guint i = 0; i < filter->conditions->len; i++)
    if (holds (t, filter->conditions->pdata[i]) == !!filter->any)
      return filter->any;

  return !filter->any;
}

/* -- random data: the same few words everywhere, so that conditions meet -- */

static const char *const people[] = {
  NULL, "ana", "Bruno", "bruno", "c%d", "o'neil", "ñu@x.example"
};
static const char *const statuses[] = { "new", "open", "stalled", "resolved", "Open" };
static const char *const levels[] = { NULL, "", "Gold", "gold", "100%" };
static const char *const subjects[] = { "Impresora rota", "IMPRESORA 100%", "VPN_lenta",
                                        "\\ raro '", "Reunión ñandú" };

#define PICK(list) list[g_test_rand_int_range (0, G_N_ELEMENTS (list))]

static gint64
random_moment (void)
{
  return g_test_rand_int_range (0, 4) == 0
           ? 0
           : FIXTURE_NOW + (gint64) g_test_rand_int_range (-6, 7) * DAY;
}

static VntTicket *
random_ticket (gint64 id)
{
  VntTicket *t = make_ticket (id, PICK (subjects));

  t->queue = g_test_rand_int_range (1, 3);
  vnt_text_set (&t->status, PICK (statuses));
  t->status_class = (VntStatusClass) g_test_rand_int_range (0, 4);
  vnt_text_set (&t->owner, PICK (people));
  vnt_text_set (&t->requestor, PICK (people));
  vnt_text_set (&t->requestor_name, PICK (people));
  vnt_text_set (&t->service_level, PICK (levels));
  t->priority = g_test_rand_int_range (-2, 4);
  t->due = random_moment ();
  t->created = random_moment ();
  t->told = random_moment ();
  t->resolved = random_moment ();
  t->updated = FIXTURE_NOW + (gint64) g_test_rand_int_range (-6, 1) * DAY;

  return t;
}

static const char *
random_value (VntFilterField field, VntFilterTest test)
{
  static const char *const numbers[] = { "-1", "0", "1", "2", "3", "x" };
  static const char *const logins[] = { VNT_FILTER_ME, VNT_FILTER_NOBODY, "BRUNO", "c%d",
                                        "o'neil" };
  static const char *const words[] = {
    VNT_FILTER_OPEN, VNT_FILTER_WAITING, VNT_FILTER_CLOSED, "open", "new", "' OR 1"
  };
  static const char *const bits[] = { "a", "%", "_", "\\", "'", "reunion", "ñ", "N" };

  switch (vnt_filter_takes (field, test))
    {
    case VNT_FILTER_TAKES_DAYS:
    case VNT_FILTER_TAKES_NUMBER:
      return PICK (numbers);
    case VNT_FILTER_TAKES_TEXT:
      return PICK (bits);
    case VNT_FILTER_TAKES_CHOICES:
    case VNT_FILTER_TAKES_NOTHING:
    default:
      if (field == VNT_FILTER_QUEUE)
        return PICK (numbers);
      return field == VNT_FILTER_OWNER    ? PICK (logins)
             : field == VNT_FILTER_STATUS ? PICK (words)
                                          : "GOLD";
    }
}

static VntFilter *
random_filter (void)
{
  VntFilter *filter = vnt_filter_new (g_test_rand_bit ());
  guint n = (guint) g_test_rand_int_range (0, 4);

  while (filter->conditions->len < n)
    {
      VntFilterField field = (VntFilterField) g_test_rand_int_range (0, VNT_FILTER_TEXT);
      VntFilterTest test = (VntFilterTest) g_test_rand_int_range (0, VNT_N_TESTS);
      const char *values[] = { NULL, NULL, NULL };

      if (!vnt_filter_test_fits (field, test))
        continue;
      for (int i = 0; i < g_test_rand_int_range (0, 3); i++)
        values[i] = random_value (field, test);
      vnt_filter_add (filter, field, test, NULL, values);
    }

  return filter;
}

/* -- tests -- */

static void
save_random_tickets (VntStore *store)
{
  g_autoptr (GPtrArray) tickets =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_ticket_unref);

  for (gint64 id = 1; id <= N_TICKETS; id++)
    g_ptr_array_add (tickets, random_ticket (id));
  g_assert_true (vnt_store_save_tickets (store, tickets, NULL, NULL, NULL, NULL));
}

static void
test_same_as_brute_force (Fixture *fixture, gconstpointer data)
{
  gint64 ids[N_TICKETS];
  g_autoptr (GPtrArray) shown = NULL;

  save_random_tickets (fixture->store);
  for (gint64 i = 0; i < N_TICKETS; i++)
    ids[i] = i + 1;
  shown = vnt_store_read_tickets (fixture->store, ids, N_TICKETS, NULL);

  for (guint round = 0; round < 600; round++)
    {
      g_autoptr (VntFilter) filter = random_filter ();
      g_autoptr (VntOwnView) view = vnt_own_view_new (NULL, "x", filter);
      g_autoptr (VntTicketQuery) query = vnt_own_view_make_query (view);
      g_autofree char *text = vnt_own_view_write (view);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) found = NULL;
      guint n = 0;

      query->sort = VNT_SORT_NUMBER;
      query->ascending = TRUE;
      found = vnt_store_query_tickets (fixture->store, query, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (vnt_store_count_tickets (fixture->store, query, NULL), ==, found->len);
      for (guint i = 0; i < shown->len; i++)
        {
          const VntTicket *t = shown->pdata[i];
          gboolean is_found = n < found->len && g_array_index (found, gint64, n) == t->id;

          if (is_found != filter_holds (t, filter))
            g_error ("#%d %s found by\n%s", (int) t->id, is_found ? "wrongly" : "not", text);
          n += is_found;
        }
      g_assert_cmpuint (n, ==, found->len);
    }
}

/* Headings cut the answer into runs, each of one kind, and no kind twice. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  save_random_tickets (fixture->store);
  for (guint group = VNT_GROUP_OWNER; group <= VNT_GROUP_STATUS; group++)
    {
      g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);
      g_autoptr (GPtrArray) groups = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
      guint next = 0;

      query->group = (VntGroup) group;
      query->text = g_strdup (group == VNT_GROUP_QUEUE ? "impresora" : NULL);
      ids = vnt_store_query_groups (fixture->store, query, 0, &groups, NULL, NULL);
      g_assert_cmpuint (groups->len, >, 1);
      for (guint i = 0; i < groups->len; i++)
        {
          const VntGroupRun *run = groups->pdata[i];

          g_assert_cmpuint (run->start, ==, next);
          g_assert_true (g_hash_table_add (keys, run->key));
          next += run->count;
        }
      g_assert_cmpuint (next, ==, ids->len);
    }
}

static void
save_field (VntStore *store, gint64 id, const char *name, const char *value)
{
  g_autoptr (VntTicket) ticket = make_ticket (id, "x");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (id);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const char *values[] = { value, NULL };

  vnt_ticket_detail_add_field (detail, 3, name, values);
  g_assert_true (vnt_store_save_conversation (store, id, ticket, detail, none, NULL));
}

static guint
count_field (VntStore *store, VntFilterTest test, const char *value)
{
  g_autoptr (VntFilter) filter = vnt_filter_new (FALSE);
  g_autoptr (VntOwnView) view = vnt_own_view_new (NULL, "x", filter);
  g_autoptr (VntTicketQuery) query = vnt_own_view_make_query (view);
  const char *values[] = { value, NULL };

  vnt_filter_add (filter, VNT_FILTER_CUSTOM, test, "Planta", values);
  return (guint) vnt_store_count_tickets (store, query, NULL);
}

static void
test_custom_fields (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  g_autoptr (VntTicket) unknown = make_ticket (9, "never fetched whole");

  save_ticket (store, unknown);
  save_field (store, 1, "Planta", "2");
  save_field (store, 2, "planta", "10");
  save_field (store, 3, "Planta", NULL);
  save_field (store, 4, "Otro", "2");
  g_assert_cmpuint (count_field (store, VNT_TEST_IS, "2"), ==, 1);
  g_assert_cmpuint (count_field (store, VNT_TEST_IS_NOT, "2"), ==, 2);
  g_assert_cmpuint (count_field (store, VNT_TEST_HAS, "0"), ==, 1);
  g_assert_cmpuint (count_field (store, VNT_TEST_AT_LEAST, "3"), ==, 1);
  g_assert_cmpuint (count_field (store, VNT_TEST_AT_MOST, "3"), ==, 1);
  g_assert_cmpuint (count_field (store, VNT_TEST_SET, NULL), ==, 2);
  g_assert_cmpuint (count_field (store, VNT_TEST_UNSET, NULL), ==, 1);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntTicket) ticket = make_ticket (1, "Impresora rota");
  g_autoptr (VntTicket) other = make_ticket (2, "VPN");
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  const char *both[] = { "rota tóner", NULL };
  g_autoptr (VntFilter) filter = vnt_filter_new (FALSE);
  g_autoptr (VntOwnView) view = vnt_own_view_new (NULL, "x", filter);
  g_autoptr (VntTicketQuery) query = vnt_own_view_make_query (view);

  save_ticket (fixture->store, ticket);
  save_ticket (fixture->store, other);
  g_ptr_array_add (messages, make_message (10, 1, "Falta toner", "text/plain"));
  g_assert_true (vnt_store_save_messages (fixture->store, messages, NULL, NULL, NULL));
  vnt_filter_add (filter, VNT_FILTER_TEXT, VNT_TEST_HAS, NULL, both);
  g_assert_cmpint (vnt_store_count_tickets (fixture->store, query, NULL), ==, 1);
  ((VntCondition *) filter->conditions->pdata[0])->test = VNT_TEST_HAS_NOT;
  g_assert_cmpint (vnt_store_count_tickets (fixture->store, query, NULL), ==, 1);
}

static char *
list_names (VntStore *store)
{
  g_autoptr (GPtrArray) views = vnt_store_list_views (store, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    g_string_append (names, ((VntOwnView *) views->pdata[i])->name);
  return g_string_free (names, FALSE);
}

#define assert_names(fixture, expected)                      \
  G_STMT_START                                               \
  {                                                          \
    g_autofree char *names_ = list_names ((fixture)->store); \
    g_assert_cmpstr (names_, ==, expected);                  \
  }                                                          \
  G_STMT_END

static void
on_changed (VntStore *store, guint *count)
{
  (*count)++;
}

static gboolean
is_set (gpointer data)
{
  return *(guint *) data > 0;
}

static void
test_kept_in_order (Fixture *fixture, gconstpointer data)
{
  VntStore *store = fixture->store;
  const char *const names[] = { "a", "b", "c", "d" };
  g_autoptr (VntFilter) filter = vnt_filter_new (FALSE);
  g_autoptr (VntOwnView) renamed = vnt_own_view_new ("b", "B", filter);
  guint told = 0;

  g_signal_connect (store, "views-changed", G_CALLBACK (on_changed), &told);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (VntOwnView) view = vnt_own_view_new (names[i], names[i], filter);

      g_assert_true (vnt_store_save_view (store, view, -1, NULL));
    }
  assert_names (fixture, "abcd");
  iterate_until (is_set, &told);
  g_assert_true (vnt_store_place_view (store, "a", 2, NULL));
  assert_names (fixture, "bcad");
  g_assert_true (vnt_store_place_view (store, "d", 0, NULL));
  assert_names (fixture, "dbca");
  g_assert_true (vnt_store_place_view (store, "d", 99, NULL));
  assert_names (fixture, "bcad");
  g_assert_true (vnt_store_save_view (store, renamed, -1, NULL));
  assert_names (fixture, "Bcad");
  g_assert_true (vnt_store_delete_view (store, "b", NULL));
  assert_names (fixture, "cad");
  /* Undone: it stands where it stood. */
  g_assert_true (vnt_store_save_view (store, renamed, 0, NULL));
  fixture_close (fixture);
  fixture_open (fixture);
  assert_names (fixture, "Bcad");
}

static void
test_newer_view_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntOwnView) view = vnt_own_view_read ("u", "n", NULL, "where\tmood\tis\t\tbad\n");
  g_autoptr (VntTicketQuery) query = vnt_own_view_make_query (view);
  g_autoptr (VntTicket) ticket = make_ticket (1, "x");
  g_autoptr (GError) error = NULL;

  save_ticket (fixture->store, ticket);
  g_assert_cmpint (vnt_store_count_tickets (fixture->store, query, NULL), ==, 0);
  g_assert_false (vnt_store_save_view (fixture->store, view, -1, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_NEWER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/views/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("same-as-brute-force", test_same_as_brute_force);
  ADD ("groups", test_groups);
  ADD ("custom-fields", test_custom_fields);
  ADD ("words", test_words);
  ADD ("kept-in-order", test_kept_in_order);
  ADD ("newer-view-is-left-alone", test_newer_view_is_left_alone);

  return g_test_run ();
}
