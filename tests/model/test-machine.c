/* SPDX-License-Identifier: GPL-3.0-or-later */
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/machine/field-by-name", test_field_by_name);
  g_test_add_func ("/model/machine/known-by-other-names", test_known_by_other_names);
  g_test_add_func ("/model/machine/address-by-look", test_address_by_look);
  g_test_add_func ("/model/machine/copy-is-another", test_copy_is_another);

  return g_test_run ();
}
