/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "vnt-error.h"
#include "vnt-machine-change.h"
#include "vnt-store-machine-draft.h"
#include "vnt-store-machines.h"

static VntMachine *
make (gint64 id, const char *name, const char *serial, const char *holder)
{
  VntMachine *machine = vnt_machine_new (id, name);

  machine->catalog = 1;
  vnt_machine_set_value (machine, VNT_MACHINE_STATUS, "in-use");
  vnt_machine_add_field (machine, 10, "Número de serie", (const char *[]){ serial, NULL });
  vnt_machine_add_field (machine, 11, "IP", (const char *[]){ "10.20.0.11", NULL });
  vnt_machine_add_field (machine, 12, "Etiquetas", (const char *[]){ "uno", "dos", NULL });
  vnt_machine_add_field (machine, 13, "Vacío", NULL);
  if (holder != NULL)
    vnt_machine_set_value (machine, VNT_MACHINE_HOLDERS, holder);
  vnt_machine_add_link (machine, "referred-to-by", "ticket:7");

  return machine;
}

static GPtrArray *
catalogs (gint64 id)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  VntCatalog *catalog = vnt_catalog_new (id, "Equipos");
  VntFieldValue *serial = vnt_field_value_new (10, "Número de serie", NULL);

  catalog->can_create = TRUE;
  serial->custom = vnt_custom_field_new (10);
  serial->custom->kind = VNT_CUSTOM_CHOICE;
  g_strfreev (serial->custom->choices);
  serial->custom->choices = g_strsplit ("a,b", ",", -1);
  g_ptr_array_add (catalog->fields, vnt_field_value_new (12, "Etiquetas", NULL));
  g_ptr_array_add (catalog->fields, serial);
  g_ptr_array_add (all, catalog);

  return all;
}

static void
fill (VntStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = catalogs (1);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_person_unref);
  g_autoptr (GPtrArray) machines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  VntPerson *person = vnt_person_new (5, "elena.gil");

  person->name = g_strdup ("Elena Núñez");
  g_ptr_array_add (people, person);
  g_ptr_array_add (machines, make (1, "PC-HAC-001", "VDM0001", "elena.gil"));
  g_ptr_array_add (machines, make (2, "PC-BIB-004", "VDM0004", NULL));
  vnt_store_save_people (store, people, NULL, NULL, &error);
  vnt_store_save_catalogs (store, all, &error);
  vnt_store_save_machines (store, machines, &error);
  g_assert_no_error (error);
}

/* The numbers found, one after the other. */
static char *
found (VntStore *store, const VntMachineQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) machines = vnt_store_find_machines (store, query, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < machines->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "",
                            (int) ((VntMachine *) g_ptr_array_index (machines, i))->id);

  return g_string_free (text, FALSE);
}

static void
assert_found (VntStore *store, const char *words, const char *expected)
{
  VntMachineQuery query = { .text = words };
  g_autofree char *numbers = found (store, &query);

  g_assert_cmpstr (numbers, ==, expected);
}

static void
test_read_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntMachine) machine = NULL;
  const VntFieldValue *first;

  fill (fixture->store);
  machine = vnt_store_read_machine (fixture->store, 1, NULL);
  g_assert_cmpstr (machine->name, ==, "PC-HAC-001");
  g_assert_cmpstr (machine->holder_names[0], ==, "Elena Núñez");
  g_assert_cmpuint (machine->fields->len, ==, 4);
  first = g_ptr_array_index (machine->fields, 0);
  g_assert_cmpstr (first->name, ==, "Etiquetas");
  g_assert_cmpuint (g_strv_length (first->values), ==, 2);
  g_assert_cmpint (vnt_machine_find_field (machine, "numero de serie")->custom->kind, ==,
                   VNT_CUSTOM_CHOICE);
  g_assert_cmpuint (g_strv_length (vnt_machine_find_field (machine, "vacio")->values), ==, 0);
  g_assert_cmpstr (((VntLink *) g_ptr_array_index (machine->links, 0))->target, ==, "ticket:7");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  VntMachineQuery held = { .holder = "elena.gil" };
  VntMachineQuery status = { .status = "stolen" };
  g_autofree char *hers = NULL;
  g_autofree char *stolen = NULL;

  fill (fixture->store);
  assert_found (fixture->store, NULL, "2 1");
  assert_found (fixture->store, "vdm0004", "2");
  assert_found (fixture->store, "nunez", "1");
  assert_found (fixture->store, "bib 10.20", "2");
  assert_found (fixture->store, "nada", "");
  hers = found (fixture->store, &held);
  g_assert_cmpstr (hers, ==, "1");
  stolen = found (fixture->store, &status);
  g_assert_cmpstr (stolen, ==, "");
}

static void
test_rights_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  fill (fixture->store);
  g_assert_true (vnt_store_save_catalogs (fixture->store, none, NULL));
  assert_found (fixture->store, NULL, "");
}

static void
test_keep_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 kept = 2;

  fill (fixture->store);
  g_hash_table_add (ids, &kept);
  g_assert_true (vnt_store_keep_only_machines (fixture->store, ids, NULL));
  assert_found (fixture->store, NULL, "2");
  assert_found (fixture->store, "hac", "");
}

static char *
queue_change (VntStore *store, gint64 id, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) before = vnt_store_read_machine (store, id, NULL);
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *operation = vnt_machine_change_new (before, key, value);

  g_ptr_array_add (operations, operation);
  vnt_store_queue_operations (store, operations, &error);
  g_assert_no_error (error);

  return g_strdup (operation->uuid);
}

/* Shown and found as it will be, until the server says so itself. */
static void
test_change_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = NULL;
  g_autoptr (VntMachine) shown = NULL;
  g_autoptr (VntMachine) server = NULL;

  fill (fixture->store);
  uuid = queue_change (fixture->store, 2, "field:Número de serie", "Ñ-77");
  assert_found (fixture->store, "n-77", "2");
  assert_found (fixture->store, "vdm0004", "");
  shown = vnt_store_read_machine (fixture->store, 2, NULL);
  server = vnt_store_read_server_machine (fixture->store, 2, NULL);
  g_assert_cmpuint (shown->waiting, ==, 1);
  g_assert_cmpstr (vnt_machine_get_serial (shown), ==, "Ñ-77");
  g_assert_cmpstr (vnt_machine_get_serial (server), ==, "VDM0004");
}

static void
test_conflict_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = NULL;
  g_autoptr (GError) why = g_error_new_literal (VNT_ERROR, VNT_ERROR_CONFLICT, "!");
  g_autoptr (VntMachine) theirs = make (2, "PC-BIB-004", "SUYO", NULL);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (VntOperation) again = NULL;
  g_autoptr (VntMachine) shown = NULL;

  fill (fixture->store);
  uuid = queue_change (fixture->store, 2, "field:Número de serie", "MÍO");
  vnt_store_mark_failed (fixture->store, uuid, VNT_STATE_CONFLICT, 0, why, NULL);
  g_ptr_array_add (one, theirs);
  vnt_store_save_machines (fixture->store, one, NULL);
  shown = vnt_store_read_machine (fixture->store, 2, NULL);
  g_assert_true (shown->attention);
  g_assert_cmpstr (vnt_machine_get_serial (shown), ==, "SUYO");
  g_assert_true (vnt_store_retry_operation (fixture->store, uuid, NULL));
  again = vnt_store_get_operation (fixture->store, uuid, NULL);
  g_assert_cmpstr (again->base, ==, "SUYO");
  g_assert_cmpint (again->state, ==, VNT_STATE_QUEUED);
}

/* What is changed of a machine that waits itself goes to its number when it has one. */
static void
test_creation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntMachine) made = make (0, "PT-NUE-001", "S-1", "elena.gil");
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (VntMachine) later = NULL;
  g_autoptr (VntMachine) by_old_number = NULL;
  g_autofree char *uuid = NULL;
  gint64 id, next;

  fill (fixture->store);
  id = vnt_store_queue_machine (fixture->store, made, NULL);
  next = vnt_store_queue_machine (fixture->store, made, NULL);
  g_assert_cmpint (id, ==, -1);
  g_assert_cmpint (next, ==, -2);
  assert_found (fixture->store, "nue-001", "-1 -2");
  uuid = queue_change (fixture->store, id, VNT_MACHINE_DESCRIPTION, "Nueva");

  waiting = vnt_store_list_operations (fixture->store, NULL);
  g_assert_true (vnt_store_finish_machine (fixture->store,
                                           ((VntOperation *) g_ptr_array_index (waiting, 0))->uuid,
                                           vnt_machine_subject (40), NULL));
  g_assert_cmpint (vnt_store_follow_ticket (fixture->store, vnt_machine_subject (id)), ==,
                   vnt_machine_subject (40));
  later = vnt_store_read_machine (fixture->store, 40, NULL);
  g_assert_cmpstr (later->description, ==, "Nueva");
  by_old_number = vnt_store_read_machine (fixture->store, id, NULL);
  g_assert_nonnull (by_old_number);
  g_assert_cmpint (by_old_number->id, ==, 40);
  g_assert_null (vnt_store_read_machine (fixture->store, -9, NULL));
  assert_found (fixture->store, "nue-001", "40 -2");
}

static void
test_incidents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) tickets = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *link = vnt_operation_new_field (9, VNT_FIELD_LINKS, NULL, "+asset:1");

  fill (fixture->store);
  link->name = g_strdup ("refers-to");
  tickets = vnt_store_list_machine_tickets (fixture->store, 1, NULL);
  g_assert_cmpuint (tickets->len, ==, 1);
  g_ptr_array_add (operations, link);
  g_assert_true (vnt_store_queue_operations (fixture->store, operations, NULL));
  after = vnt_store_list_machine_tickets (fixture->store, 1, NULL);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpint (g_array_index (after, gint64, 0), ==, 9);
}

/* What is filled in is a draft until it waits to be sent, and follows a machine made here. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntMachine) made = make (0, "PC-NUE-001", "VDM0900", NULL);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *followed = NULL;
  gint64 id;

  g_assert_true (vnt_store_save_machine_draft (fixture->store, 0, "PC-NUE-001", "nuevo", NULL));
  id = vnt_store_queue_machine (fixture->store, made, NULL);
  g_assert_true (vnt_store_get_machine_draft (fixture->store, 0, &gone, NULL));
  g_assert_null (gone);
  g_assert_true (vnt_store_save_machine_draft (fixture->store, id, "PC-NUE-001", "más", NULL));
  waiting = vnt_store_list_operations (fixture->store, NULL);
  g_assert_true (vnt_store_finish_machine (fixture->store,
                                           ((VntOperation *) g_ptr_array_index (waiting, 0))->uuid,
                                           vnt_machine_subject (9), NULL));
  g_assert_true (vnt_store_get_machine_draft (fixture->store, 9, &followed, NULL));
  g_assert_cmpstr (followed, ==, "más");
}

static char *
link_value (Fixture *fixture, guint at)
{
  g_autoptr (GPtrArray) waiting = vnt_store_list_operations (fixture->store, NULL);

  return g_strdup (((VntOperation *) g_ptr_array_index (waiting, at))->value);
}

static void
queue_link (Fixture *fixture, const char *value)
{
  g_autoptr (GPtrArray) operations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_operation_unref);
  VntOperation *link = vnt_operation_new_field (7, VNT_FIELD_LINKS, NULL, value);

  link->name = g_strdup ("refers-to");
  g_ptr_array_add (operations, link);
  g_assert_true (vnt_store_queue_operations (fixture->store, operations, NULL));
}

/* Only that machine is named anew, and one that has its number by now at once. */
static void
test_made_targets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntMachine) made = make (0, "PC-NUE-001", "VDM0900", NULL);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) due = NULL;
  g_autofree char *before = NULL;
  g_autofree char *late = NULL;

  g_assert_cmpint (vnt_store_queue_machine (fixture->store, made, NULL), ==, -1);
  queue_link (fixture, "+asset:-1\n+asset:-12\n-asset:5");
  due = vnt_store_due_operations (fixture->store, 1, NULL, NULL);
  g_assert_cmpuint (due->len, ==, 1);
  waiting = vnt_store_list_operations (fixture->store, NULL);
  g_assert_true (vnt_store_finish_machine (fixture->store,
                                           ((VntOperation *) g_ptr_array_index (waiting, 0))->uuid,
                                           vnt_machine_subject (9), NULL));
  before = link_value (fixture, 0);
  g_assert_cmpstr (before, ==, "+asset:9\n+asset:-12\n-asset:5");
  queue_link (fixture, "+asset:-1");
  late = link_value (fixture, 1);
  g_assert_cmpstr (late, ==, "+asset:9");
}

/* Given up or filled in again it would leave a link to nothing. */
static void
test_linked_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VntMachine) made = make (0, "PC-NUE-001", "VDM0900", NULL);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (VntDraft) draft = NULL;
  g_autoptr (GError) dropped = NULL;
  g_autoptr (GError) undone = NULL;
  g_autofree char *written = NULL;
  const char *uuid;
  const char *link;

  vnt_store_queue_machine (fixture->store, made, NULL);
  queue_link (fixture, "+asset:-1");
  waiting = vnt_store_list_operations (fixture->store, NULL);
  uuid = ((VntOperation *) g_ptr_array_index (waiting, 0))->uuid;
  link = ((VntOperation *) g_ptr_array_index (waiting, 1))->uuid;
  g_assert_false (vnt_store_drop_operation (fixture->store, uuid, &dropped));
  g_assert_error (dropped, VNT_ERROR, VNT_ERROR_CONFLICT);
  g_assert_false (vnt_store_undo_draft (fixture->store, uuid, &draft, &undone));
  g_assert_error (undone, VNT_ERROR, VNT_ERROR_CONFLICT);
  g_assert_true (vnt_store_drop_operation (fixture->store, link, NULL));
  g_assert_true (vnt_store_undo_draft (fixture->store, uuid, &draft, NULL));
  g_assert_true (vnt_store_get_machine_draft (fixture->store, 0, &written, NULL));
  g_assert_nonnull (strstr (written, "VDM0900"));
}

#define ADD(path, func) \
  g_test_add ("/store/machines/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("read-again", test_read_again);
  ADD ("search", test_search);
  ADD ("rights-lost", test_rights_lost);
  ADD ("keep-only", test_keep_only);
  ADD ("change-waits", test_change_waits);
  ADD ("conflict-goes-on", test_conflict_goes_on);
  ADD ("creation", test_creation);
  ADD ("incidents", test_incidents);
  ADD ("draft", test_draft);
  ADD ("made-targets", test_made_targets);
  ADD ("linked-is-kept", test_linked_is_kept);

  return g_test_run ();
}
