/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inventory: read whole and by what changed, changed once, added once. Nobody else touches the machines of the desk. */
#include "contract.h"

#include "vnt-catalog.h"
#include "vnt-error.h"
#include "vnt-machine-change.h"
#include "vnt-machine-record.h"
#include "vnt-text.h"

static GPtrArray *
fetch_all (gint64 since)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  g_autofree char *cursor = NULL;

  do
    {
      g_autoptr (GError) error = NULL;
      char *next = NULL;
      g_autoptr (GPtrArray) page =
        vnt_server_fetch_machines (contract_server ("lucia"), since, cursor, &next, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < page->len; i++)
        g_ptr_array_add (all, vnt_machine_ref (g_ptr_array_index (page, i)));
      g_free (cursor);
      cursor = next;
    }
  while (cursor != NULL);

  return all;
}

static VntMachine *
find_named (const char *name)
{
  g_autoptr (GPtrArray) all = fetch_all (0);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((VntMachine *) g_ptr_array_index (all, i))->name, name))
      return vnt_machine_ref (g_ptr_array_index (all, i));

  return NULL;
}

static guint
count_named (const char *name)
{
  g_autoptr (GPtrArray) all = fetch_all (0);
  guint count = 0;

  for (guint i = 0; i < all->len; i++)
    count += g_str_equal (((VntMachine *) g_ptr_array_index (all, i))->name, name);

  return count;
}

static gboolean
send (const char *user, const VntOperation *operation, gint64 *number, GError **error)
{
  gint64 made = 0;
  gboolean sent =
    vnt_server_send (contract_server (user), operation, contract_marker (), &made, NULL, error);

  if (number != NULL)
    *number = made;
  return sent;
}

static VntMachine *
fetch (gint64 id)
{
  g_autoptr (GError) error = NULL;
  VntMachine *machine = vnt_server_fetch_machine (contract_server ("lucia"), id, NULL, &error);

  g_assert_no_error (error);
  return machine;
}

static void
test_catalogs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) catalogs =
    vnt_server_fetch_catalogs (contract_server ("lucia"), NULL, &error);
  const VntCatalog *catalog;
  const VntFieldValue *field = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (catalogs->len, ==, 1);
  catalog = g_ptr_array_index (catalogs, 0);
  g_assert_cmpstr (catalog->name, ==, "Equipos");
  g_assert_true (catalog->can_create);
  g_assert_true (g_strv_contains ((const char *const *) catalog->statuses, "stolen"));
  for (guint i = 0; i < catalog->fields->len; i++)
    if (g_str_equal (((VntFieldValue *) g_ptr_array_index (catalog->fields, i))->name,
                     "Protocolo remoto"))
      field = g_ptr_array_index (catalog->fields, i);
  g_assert_nonnull (field);
  g_assert_cmpint (field->custom->kind, ==, VNT_CUSTOM_CHOICE);
  g_assert_true (g_strv_contains ((const char *const *) field->custom->choices, "ssh"));
}

static void
test_read (void)
{
  g_autoptr (VntMachine) machine = find_named ("PC-BIB-004");
  g_autoptr (VntMachine) whole = NULL;

  g_assert_nonnull (machine);
  g_assert_cmpstr (machine->status, ==, "in-use");
  g_assert_cmpstr (machine->holder_names[0], ==, "Antonio Muñoz Peña");
  g_assert_cmpstr (vnt_machine_get_address (machine), ==, "10.20.0.14");
  g_assert_cmpstr (vnt_machine_get_serial (machine), ==, "VDM0004");
  g_assert_cmpstr (vnt_machine_get_place (machine), ==, "Biblioteca Central");
  g_assert_cmpstr (vnt_machine_get_field (machine, "protocolo remoto"), ==, "vnc");
  g_assert_true (machine->may_change);
  g_assert_cmpint (machine->created, >, 0);

  whole = fetch (machine->id);
  g_assert_nonnull (whole->version);
  g_assert_cmpstr (whole->statuses[0], ==, "in-use");
  g_assert_true (g_strv_contains ((const char *const *) whole->statuses, "recycled"));
}

static void
test_no_right_to_change (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) machine = find_named ("PC-BIB-004");
  g_autoptr (VntMachine) seen =
    vnt_server_fetch_machine (contract_server ("marta"), machine->id, NULL, &error);
  g_autoptr (VntOperation) operation =
    vnt_machine_change_new (machine, VNT_MACHINE_DESCRIPTION, "de Marta");

  g_assert_no_error (error);
  g_assert_false (seen->may_change);
  g_assert_false (send ("marta", operation, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_REFUSED);
}

static void
test_not_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) machine =
    vnt_server_fetch_machine (contract_server ("lucia"), 99999, NULL, &error);

  g_assert_null (machine);
  g_assert_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND);
}

static void
change (VntMachine *machine, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntOperation) operation = vnt_machine_change_new (machine, key, value);
  g_autoptr (VntMachine) after = NULL;
  g_autofree char *now = NULL;
  gint64 number;

  g_assert_nonnull (operation);
  send ("lucia", operation, NULL, &error);
  g_assert_no_error (error);
  after = fetch (machine->id);
  now = vnt_machine_get_value (after, key);
  g_assert_cmpstr (now, ==, value);
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), operation, FALSE, &number, NULL,
                                    NULL),
                   ==, VNT_FATE_HAPPENED);
}

static void
test_change (void)
{
  g_autoptr (VntMachine) machine = find_named ("SRV-CPD-001");
  gint64 before = g_get_real_time () / G_USEC_PER_SEC - 1000;
  g_autoptr (GPtrArray) changed = NULL;

  change (machine, VNT_MACHINE_DESCRIPTION, "Servidor de ficheros — 3 €");
  change (machine, "field:Modelo", "Dell ñ");
  change (machine, "field:IP", "10.10.0.77");
  change (machine, VNT_MACHINE_HOLDERS, "elena.gil@valdeamor.example");
  change (machine, VNT_MACHINE_OWNER, "lucia");
  change (machine, VNT_MACHINE_STATUS, "allocated");
  g_clear_pointer (&machine, vnt_machine_unref);
  machine = find_named ("SRV-CPD-001");
  change (machine, "field:Modelo", "");
  change (machine, VNT_MACHINE_HOLDERS, "");
  change (machine, VNT_MACHINE_OWNER, "");

  changed = fetch_all (before);
  for (guint i = 0; i < changed->len; i++)
    g_assert_cmpstr (((VntMachine *) g_ptr_array_index (changed, i))->name, !=, "PC-HAC-001");
  g_assert_cmpuint (changed->len, >=, 1);
}

static void
test_change_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) machine = find_named ("SRV-CPD-001");
  g_autoptr (VntOperation) operation = vnt_machine_change_new (machine, "field:IP", "no es");
  gint64 number;

  g_assert_false (send ("lucia", operation, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_REFUSED);
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), operation, FALSE, &number, NULL,
                                    NULL),
                   ==, VNT_FATE_DID_NOT_HAPPEN);
}

/* What others changed of something else stays, of the same is for the agent to decide, and in a list both have their way. */
static void
test_change_meanwhile (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) seen = find_named ("PC-HAC-001");
  g_autoptr (VntOperation) place =
    vnt_machine_change_new (seen, "field:Ubicación del equipo", "Planta 2");
  g_autoptr (VntOperation) model = vnt_machine_change_new (seen, "field:Modelo", "Mío");
  g_autoptr (VntOperation) holders =
    vnt_machine_change_new (seen, VNT_MACHINE_HOLDERS,
                            "elena.gil@valdeamor.example\nantonio.munoz@valdeamor.example");
  g_autoptr (VntMachine) after = NULL;

  change (seen, "field:Modelo", "De otro");
  change (seen, VNT_MACHINE_HOLDERS, "carmen.alvarez@valdeamor.example");

  send ("lucia", place, NULL, &error);
  g_assert_no_error (error);
  send ("lucia", holders, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (send ("lucia", model, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_CONFLICT);

  after = fetch (seen->id);
  g_assert_cmpstr (vnt_machine_get_field (after, "Modelo"), ==, "De otro");
  g_assert_cmpstr (vnt_machine_get_place (after), ==, "Planta 2");
  g_assert_true (
    g_strv_contains ((const char *const *) after->holders, "antonio.munoz@valdeamor.example"));
  g_assert_true (
    g_strv_contains ((const char *const *) after->holders, "carmen.alvarez@valdeamor.example"));
  g_assert_cmpuint (g_strv_length (after->holders), ==, 2);
}

/* Two write something down of the same machine: both lines stay, and one that is sent again is there once. */
static void
test_records (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) seen = find_named ("PC-HAC-001");
  g_autoptr (VntOperation) mine =
    vnt_machine_change_new (seen, "fields:Averías", "2026-11-25 La pantalla parpadea #3");
  g_autoptr (VntMachine) after = NULL;
  const VntFieldValue *field = vnt_machine_record_field (seen, VNT_RECORD_FAILURE);

  g_assert_nonnull (field);
  g_assert_cmpstr (field->name, ==, "Averías");
  change (seen, "fields:Averías", "2026-11-24 No arranca");
  for (int i = 0; i < 2; i++)
    {
      send ("lucia", mine, NULL, &error);
      g_assert_no_error (error);
    }
  after = fetch (seen->id);
  field = vnt_machine_record_field (after, VNT_RECORD_FAILURE);
  g_assert_cmpuint (g_strv_length (field->values), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) field->values, "2026-11-24 No arranca"));
  g_assert_true (
    g_strv_contains ((const char *const *) field->values, "2026-11-25 La pantalla parpadea #3"));
}

static VntOperation *
make_creation (const char *name, const char *serial)
{
  VntOperation *operation =
    vnt_operation_new (VNT_OPERATION_CREATE_MACHINE, vnt_machine_subject (-1));
  g_autoptr (GPtrArray) catalogs =
    vnt_server_fetch_catalogs (contract_server ("lucia"), NULL, NULL);
  g_autoptr (VntMachine) made = vnt_machine_new (-1, name);

  made->catalog = ((VntCatalog *) g_ptr_array_index (catalogs, 0))->id;
  vnt_machine_set_value (made, VNT_MACHINE_DESCRIPTION, "Nuevo — 3 €");
  vnt_machine_set_value (made, VNT_MACHINE_STATUS, "in-use");
  vnt_machine_set_value (made, VNT_MACHINE_HOLDERS, "elena.gil@valdeamor.example");
  vnt_machine_set_value (made, "field:Número de serie", serial);
  vnt_machine_set_value (made, "field:IP", "10.1.2.3");
  operation->value = vnt_machine_write (made);
  operation->attempted = g_get_real_time () / G_USEC_PER_SEC;

  return operation;
}

static void
test_create (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntOperation) operation = make_creation ("PT-NUE-001", "S-1 ñ");
  g_autoptr (VntMachine) machine = NULL;
  gint64 number;

  send ("lucia", operation, &number, &error);
  g_assert_no_error (error);
  g_assert_true (vnt_machine_is_subject (number));
  machine = fetch (vnt_machine_of_subject (number));
  g_assert_cmpstr (machine->name, ==, "PT-NUE-001");
  g_assert_cmpstr (machine->description, ==, "Nuevo — 3 €");
  g_assert_cmpstr (machine->status, ==, "in-use");
  g_assert_cmpstr (machine->holders[0], ==, "elena.gil@valdeamor.example");
  g_assert_cmpstr (vnt_machine_get_serial (machine), ==, "S-1 ñ");
  g_assert_cmpstr (vnt_machine_get_address (machine), ==, "10.1.2.3");
}

/* An answer that was lost: the machine is found by all that was filled in, and another of the same name is not taken for it. */
static void
test_find_created (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntOperation) operation = make_creation ("PT-NUE-002", "S-2");
  g_autoptr (VntOperation) other = make_creation ("PT-NUE-002", "S-3");
  gint64 number = 0, found = 0;

  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), operation, FALSE, &found, NULL,
                                    NULL),
                   ==, VNT_FATE_DID_NOT_HAPPEN);
  send ("lucia", operation, &number, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), operation, FALSE, &found, NULL,
                                    NULL),
                   ==, VNT_FATE_HAPPENED);
  g_assert_cmpint (found, ==, number);
  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), other, FALSE, &found, NULL, NULL),
                   ==, VNT_FATE_DID_NOT_HAPPEN);
  g_assert_cmpuint (count_named ("PT-NUE-002"), ==, 1);
}

static void
test_create_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntOperation) operation = make_creation ("PT-NUE-004", "S-4");

  g_assert_false (send ("marta", operation, NULL, &error));
  g_assert_error (error, VNT_ERROR, VNT_ERROR_FORBIDDEN);
  g_assert_cmpuint (count_named ("PT-NUE-004"), ==, 0);
}

/* A ticket that is linked stands in the machine's own record. */
static void
test_linked_ticket (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) machine = find_named ("PC-BIB-004");
  g_autoptr (VntMachine) after = NULL;
  gint64 ticket = contract_ticket ("Redes", "no arranca", "hola");
  g_autofree char *changes = g_strdup_printf ("+asset:%" G_GINT64_FORMAT, machine->id);
  g_autofree char *target = g_strdup_printf ("ticket:%" G_GINT64_FORMAT, ticket);
  g_autoptr (VntOperation) link = vnt_operation_new_field (ticket, VNT_FIELD_LINKS, NULL, changes);
  gboolean found = FALSE;

  vnt_text_set (&link->name, "refers-to");
  send ("lucia", link, NULL, &error);
  g_assert_no_error (error);
  after = find_named ("PC-BIB-004");
  for (guint i = 0; i < after->links->len; i++)
    found |= g_str_equal (((VntLink *) g_ptr_array_index (after->links, i))->target, target);
  g_assert_true (found);
}

void
contract_add_machines (void)
{
  g_test_add_func ("/contract/machines/catalogs", test_catalogs);
  g_test_add_func ("/contract/machines/read", test_read);
  g_test_add_func ("/contract/machines/no-right-to-change", test_no_right_to_change);
  g_test_add_func ("/contract/machines/not-there", test_not_there);
  g_test_add_func ("/contract/machines/change", test_change);
  g_test_add_func ("/contract/machines/change-refused", test_change_refused);
  g_test_add_func ("/contract/machines/change-meanwhile", test_change_meanwhile);
  g_test_add_func ("/contract/machines/records", test_records);
  g_test_add_func ("/contract/machines/create", test_create);
  g_test_add_func ("/contract/machines/find-created", test_find_created);
  g_test_add_func ("/contract/machines/create-refused", test_create_refused);
  g_test_add_func ("/contract/machines/linked-ticket", test_linked_ticket);
}
