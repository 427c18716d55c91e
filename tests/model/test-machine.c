/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-change.h"
#include "vnt-machine-draft.h"
#include "vnt-machine-record.h"
#include "vnt-machine.h"

static VntMachine *
make (const char *const *pairs)
{
  VntMachine *machine = vnt_machine_new (7, "PC-HAC-001");

  for (guint i = 0; pairs[i] != NULL; i += 2)
    vnt_machine_add_field (machine, i + 1, pairs[i], (const char *[]){ pairs[i + 1], NULL });

  return machine;
}

static void
test_field_by_name (void)
{
  g_autoptr (VntMachine) machine =
    make ((const char *[]){ "Protocolo remoto", "rdp", "Ubicación", "", NULL });

  g_assert_cmpstr (vnt_machine_get_field (machine, "protocolo REMOTO"), ==, "rdp");
  g_assert_null (vnt_machine_get_field (machine, "ubicacion"));
  g_assert_nonnull (vnt_machine_find_field (machine, "ubicacion"));
  g_assert_null (vnt_machine_get_field (machine, "Puerto"));
}

static void
test_known_by_other_names (void)
{
  g_autoptr (VntMachine) council =
    make ((const char *[]){ "Tipo", "PC", "Ubicación del equipo", "Casa Consistorial", "IP",
                            "10.20.0.11", "Número de serie", "VDM0001", NULL });
  g_autoptr (VntMachine) hospital = make ((const char *[]){
    "MAC address", "00:11:22:33:44:55", "Network address", "ward-4", "Asset tag", "A7", NULL });

  g_assert_cmpstr (vnt_machine_get_address (council), ==, "10.20.0.11");
  g_assert_cmpstr (vnt_machine_get_serial (council), ==, "VDM0001");
  g_assert_cmpstr (vnt_machine_get_place (council), ==, "Casa Consistorial");
  g_assert_cmpstr (vnt_machine_get_address (hospital), ==, "ward-4");
  g_assert_cmpstr (vnt_machine_get_serial (hospital), ==, "A7");
  g_assert_null (vnt_machine_get_place (hospital));
}

static void
test_address_by_look (void)
{
  g_autoptr (VntMachine) machine =
    make ((const char *[]){ "Equipo", "HP", "Red", "fe80::1", NULL });

  g_assert_cmpstr (vnt_machine_get_address (machine), ==, "fe80::1");
}

static void
test_records (void)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local (2026, 11, 25, 12, 0, 0);
  g_autoptr (GDateTime) midnight = g_date_time_new_local (2026, 11, 25, 0, 0, 0);
  g_autofree char *line =
    vnt_machine_record_write (" The screen\nflickers ", g_date_time_to_unix (noon), 123);
  g_autofree char *nothing = vnt_machine_record_write ("\n ", g_date_time_to_unix (noon), 123);
  g_autofree char *plain = vnt_machine_record_write ("LibreOffice 7.4", 0, 0);
  g_autoptr (VntMachineRecord) failure = vnt_machine_record_read (VNT_RECORD_FAILURE, line);
  g_autoptr (VntMachineRecord) other =
    vnt_machine_record_read (VNT_RECORD_FAILURE, "2026-13-45 toner #3 is empty");

  g_assert_cmpstr (line, ==, "2026-11-25 The screen flickers #123");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (plain, ==, "LibreOffice 7.4");
  g_assert_cmpstr (failure->text, ==, "The screen flickers");
  g_assert_cmpint (failure->day, ==, g_date_time_to_unix (midnight));
  g_assert_cmpint (failure->ticket, ==, 123);
  g_assert_cmpstr (other->text, ==, "2026-13-45 toner #3 is empty");
  g_assert_cmpint (other->day, ==, 0);
  g_assert_cmpint (other->ticket, ==, 0);
}

static VntFieldValue *
add_custom (VntMachine *machine, const char *name, VntCustomKind kind, gboolean many)
{
  VntFieldValue *field = vnt_machine_add_field (machine, 1, name, NULL);

  field->custom = vnt_custom_field_new (1);
  field->custom->kind = kind;
  field->custom->many = many;
  return field;
}

static void
test_record_fields (void)
{
  g_autoptr (VntMachine) machine = vnt_machine_new (7, "PC-HAC-001");
  VntFieldValue *failures;

  add_custom (machine, "Software", VNT_CUSTOM_LINE, FALSE);
  add_custom (machine, "Application", VNT_CUSTOM_CHOICE, TRUE);
  failures = add_custom (machine, "Averías", VNT_CUSTOM_LINE, TRUE);
  g_assert_null (vnt_machine_record_field (machine, VNT_RECORD_SOFTWARE));
  g_assert_true (vnt_machine_record_field (machine, VNT_RECORD_FAILURE) == failures);
}

static void
test_copy_is_another (void)
{
  g_autoptr (VntMachine) machine = make ((const char *[]){ "IP", "10.0.0.1", NULL });
  g_autoptr (VntMachine) copy = NULL;

  vnt_machine_add_link (machine, "referred-to-by", "ticket:5");
  ((VntFieldValue *) g_ptr_array_index (machine->fields, 0))->custom = vnt_custom_field_new (1);
  copy = vnt_machine_copy (machine);
  vnt_machine_add_field (copy, 9, "Nuevo", NULL);

  g_assert_cmpuint (machine->fields->len, ==, 1);
  g_assert_cmpstr (vnt_machine_get_field (copy, "IP"), ==, "10.0.0.1");
  g_assert_cmpuint (copy->links->len, ==, 1);
}

static void
assert_value (const VntMachine *machine, const char *key, const char *expected)
{
  g_autofree char *value = vnt_machine_get_value (machine, key);

  g_assert_cmpstr (value, ==, expected);
}

/* What others changed meanwhile stays, and of what was filled in it is known what it was. */
static void
test_draft_of_a_change (void)
{
  const char *key = VNT_MACHINE_FIELD "IP";
  g_autoptr (VntMachine) before = make ((const char *[]){ "IP", "10.0.0.1", "Sala", "A", NULL });
  g_autoptr (VntMachine) after = vnt_machine_copy (before);
  g_autoptr (VntMachine) later = make ((const char *[]){ "IP", "10.0.0.9", "Sala", "B", NULL });
  g_autoptr (VntMachine) again = vnt_machine_copy (later);
  g_autofree char *nothing = vnt_machine_draft_write (before, after);
  g_autofree char *written = NULL;
  g_autofree char *words = NULL;

  g_assert_null (nothing);
  vnt_machine_set_value (after, key, "10.0.0.2");
  written = vnt_machine_draft_write (before, after);
  vnt_machine_draft_lay (written, later, again);
  assert_value (later, key, "10.0.0.1");
  assert_value (again, key, "10.0.0.2");
  assert_value (later, VNT_MACHINE_FIELD "Sala", "B");
  assert_value (again, VNT_MACHINE_FIELD "Sala", "B");
  words = vnt_machine_draft_words (written);
  g_assert_cmpstr (words, ==, "10.0.0.2");
}

static void
test_draft_of_a_new_one (void)
{
  g_autoptr (VntMachine) made = vnt_machine_new (0, "");
  g_autoptr (VntMachine) again = vnt_machine_new (0, "");
  g_autofree char *nothing = NULL;
  g_autofree char *written = NULL;

  made->catalog = 3;
  vnt_machine_set_value (made, VNT_MACHINE_STATUS, "new");
  nothing = vnt_machine_draft_write (NULL, made);
  g_assert_null (nothing);
  vnt_machine_set_value (made, VNT_MACHINE_HOLDERS, "ana\nbea");
  written = vnt_machine_draft_write (NULL, made);
  vnt_machine_draft_lay (written, NULL, again);
  g_assert_cmpint (again->catalog, ==, 3);
  assert_value (again, VNT_MACHINE_STATUS, "new");
  g_assert_cmpuint (g_strv_length (again->holders), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/machine/field-by-name", test_field_by_name);
  g_test_add_func ("/model/machine/known-by-other-names", test_known_by_other_names);
  g_test_add_func ("/model/machine/address-by-look", test_address_by_look);
  g_test_add_func ("/model/machine/records", test_records);
  g_test_add_func ("/model/machine/record-fields", test_record_fields);
  g_test_add_func ("/model/machine/copy-is-another", test_copy_is_another);
  g_test_add_func ("/model/machine/draft-of-a-change", test_draft_of_a_change);
  g_test_add_func ("/model/machine/draft-of-a-new-one", test_draft_of_a_new_one);

  return g_test_run ();
}
