/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Custom fields, people and links on their way: there once, whatever goes wrong, and one that somebody else changed asks. */
#include "scripted-values.h"
#include "sync-fixture.h"
#include "vnt-clock.h"
#include "vnt-error.h"

#define BEGINNING 1700000000

typedef struct
{
  VntField field;
  const char *name;
  const char *value;
  const char *before; /* what is there first, NULL for nothing */
  const char *after; /* all that is there in the end */
} Case;

static const Case CASES[] = {
  { VNT_FIELD_CUSTOM, "Impacto", "Alto", NULL, "Alto" },
  { VNT_FIELD_CUSTOM_VALUES, "Etiquetas", "+red\n-viejo", "viejo", "red" },
  { VNT_FIELD_CUSTOM_VALUES, "Etiquetas", "+red", "otro", "otro red" },
  { VNT_FIELD_REQUESTORS, NULL, "+elena@x.org", NULL, "elena@x.org" },
  { VNT_FIELD_CC, NULL, "+pau@x.org\n-bea@x.org", "bea@x.org", "pau@x.org" },
  { VNT_FIELD_ADMIN_CC, NULL, "+marta", "pablo", "pablo marta" },
  { VNT_FIELD_LINKS, "refers-to", "+ticket:7", NULL, "ticket:7" },
  { VNT_FIELD_LINKS, "parent", "-ticket:7", "ticket:7", "" },
};

static VntOperation *
queue (SyncFixture *fixture, gint64 ticket, const Case *line, const char *base)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *operation = vnt_operation_new_field (ticket, line->field, base, line->value);

  operation->name = g_strdup (line->name);
  g_ptr_array_add (operations, operation);
  g_assert_true (vnt_store_queue_operations (fixture->store, operations, NULL));

  return vnt_operation_ref (operation);
}

static char *
values_of (SyncFixture *fixture, gint64 ticket, const Case *line)
{
  g_auto (GStrv) values = NULL;

  g_mutex_lock (&fixture->desk->lock);
  values = scripted_values_get (fixture->desk, ticket, line->field, line->name);
  g_mutex_unlock (&fixture->desk->lock);

  return g_strjoinv (" ", values);
}

static SyncFixture *
fetched (const Case *line)
{
  const char *before[] = { line->before, NULL };
  SyncFixture *fixture;

  vnt_clock_set_for_tests (BEGINNING);
  fixture = sync_fixture_new (scripted_desk_new (4, TRUE));
  scripted_values_set (fixture->desk, 3, line->field, line->name, before);
  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, sync_is_idle, NULL);
  sync_fixture_close (fixture);
  sync_fixture_open (fixture);

  return fixture;
}

static void
test_once (gconstpointer data)
{
  const Case *line = data;
  static const Fault FAULTS[] = { FAULT_NONE, FAULT_OFFLINE, FAULT_LOST_REQUEST, FAULT_LOST_ANSWER,
                                  FAULT_FAILURE };

  for (guint i = 0; i < G_N_ELEMENTS (FAULTS); i++)
    {
      SyncFixture *fixture = fetched (line);
      g_autoptr (VntOperation) operation = NULL;
      g_autofree char *after = NULL;

      fixture->desk->fault = FAULTS[i];
      fixture->desk->fail_on = FAULTS[i] != FAULT_NONE ? "send" : NULL;
      operation = queue (fixture, 3, line, line->field == VNT_FIELD_CUSTOM ? "" : NULL);
      sync_fixture_start (fixture);
      sync_fixture_wait (fixture, sync_outbox_is_empty, NULL);
      after = values_of (fixture, 3, line);
      g_assert_cmpstr (after, ==, line->after);
      g_assert_cmpuint (fixture->desk->applied, ==, 1);
      sync_fixture_free (fixture);
    }
}

static gboolean
conflict_is_seen (SyncFixture *fixture, gpointer uuid)
{
  g_autoptr (VntOperation) operation = vnt_store_get_operation (fixture->store, uuid, NULL);

  return operation != NULL && operation->state == VNT_STATE_CONFLICT;
}

static gboolean
is_gone (SyncFixture *fixture, gpointer uuid)
{
  g_autoptr (GPtrArray) waiting = vnt_store_list_operations (fixture->store, NULL);

  for (guint i = 0; i < waiting->len; i++)
    if (g_str_equal (((VntOperation *) g_ptr_array_index (waiting, i))->uuid, uuid))
      return FALSE;
  return TRUE;
}

/* A field of one value that somebody else changed asks the agent, and holds nothing else up; a set never does. */
static void
test_conflict (void)
{
  static const Case custom = { VNT_FIELD_CUSTOM, "Impacto", "Alto", "Bajo", "Bajo" };
  SyncFixture *fixture = fetched (&custom);
  g_autoptr (VntOperation) mine = queue (fixture, 3, &custom, "Medio");
  g_autoptr (VntOperation) elsewhere = queue (fixture, 2, &CASES[1], NULL);
  g_autofree char *after = NULL;

  sync_fixture_start (fixture);
  sync_fixture_wait (fixture, conflict_is_seen, mine->uuid);
  sync_fixture_wait (fixture, is_gone, elsewhere->uuid);
  after = values_of (fixture, 3, &custom);
  g_assert_cmpstr (after, ==, "Bajo");
  sync_fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fields/once/%u", i);

      g_test_add_data_func (path, &CASES[i], test_once);
    }
  g_test_add_func ("/fields/conflict", test_conflict);

  return g_test_run ();
}
