/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Custom fields, people, links, merging, and whose ticket it is. */
#include "contract.h"

#include <string.h>

#include "desk-fixture.h"
#include "vnt-changes.h"
#include "vnt-error.h"

static VntTicketDetail *
detail_of (gint64 ticket)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntConversation) conversation =
    vnt_server_fetch_conversation (contract_server ("lucia"), ticket, NULL, &error);

  g_assert_no_error (error);

  return vnt_ticket_detail_ref (conversation->detail);
}

static VntOperation *
operation_of (gint64 ticket, VntField field, const char *name, const char *base, const char *value)
{
  VntOperation *operation = vnt_operation_new_field (ticket, field, base, value);

  operation->name = g_strdup (name);
  operation->attempted = g_get_real_time () / G_USEC_PER_SEC;

  return operation;
}

static void
send_as (const char *user, VntOperation *operation)
{
  g_autoptr (GError) error = NULL;
  gint64 transaction = 0;

  vnt_server_send (contract_server (user), operation, FALSE, &transaction, NULL, &error);
  g_assert_no_error (error);
}

static void
change (gint64 ticket, VntField field, const char *name, const char *value)
{
  g_autoptr (VntOperation) operation = operation_of (ticket, field, name, NULL, value);

  send_as ("lucia", operation);
}

static VntFieldValue *
field_of (const VntTicketDetail *detail, const char *name)
{
  for (guint i = 0; i < detail->fields->len; i++)
    {
      VntFieldValue *field = g_ptr_array_index (detail->fields, i);

      if (g_str_equal (field->name, name))
        return field;
    }
  g_assert_not_reached ();
}

static void
check_values (gint64 ticket, const char *name, const char *const *values)
{
  g_autoptr (VntTicketDetail) detail = detail_of (ticket);
  VntFieldValue *field = field_of (detail, name);

  g_assert_cmpuint (g_strv_length (field->values), ==, g_strv_length ((char **) values));
  for (guint i = 0; values[i] != NULL; i++)
    g_assert_true (g_strv_contains ((const char *const *) field->values, values[i]));
}

static void
test_custom_of_one_value (void)
{
  static const struct
  {
    const char *name;
    const char *value;
  } values[] = {
    { "Ubicación", "planta 2 ñ €" },    { "Inventario", "AB-12" },    { "Impacto", "Medio" },
    { "Diagnóstico", "uno\ndos € ñ" },  { "Notas", "* una\n* dos" },  { "Compra", "2026-03-04" },
    { "Cita", "2026-03-04T09:30:00Z" }, { "Dirección", "10.20.0.7" }, { "Proveedor", "Otro" },
    { "Afectado", "router" },
  };
  gint64 id = contract_ticket ("Redes", "rellena", "hola");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char *full[] = { values[i].value, NULL };
      const char *empty[] = { NULL };

      g_test_message ("%s", values[i].name);
      change (id, VNT_FIELD_CUSTOM, values[i].name, values[i].value);
      check_values (id, values[i].name, full);
      change (id, VNT_FIELD_CUSTOM, values[i].name, "");
      check_values (id, values[i].name, empty);
    }
}

static void
test_custom_of_many_values (void)
{
  static const struct
  {
    const char *name;
    const char *first;
    const char *second;
  } values[] = {
    { "Etiquetas", "uno € ñ", "dos" },
    { "Edificios", "Norte", "Sur" },
    { "Puertas", "10.0.0.1", "10.0.0.2" },
    { "Afectados", "router", "switch" },
  };
  gint64 id = contract_ticket ("Redes", "varios", "hola");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char *first[] = { values[i].first, NULL };
      const char *second[] = { values[i].second, NULL };
      const char *both[] = { values[i].first, values[i].second, NULL };
      g_autofree char *add_first = vnt_changes_make (first, NULL);
      g_autofree char *add_second = vnt_changes_make (second, NULL);
      g_autofree char *swap = vnt_changes_make (second, first);

      g_test_message ("%s", values[i].name);
      change (id, VNT_FIELD_CUSTOM_VALUES, values[i].name, add_first);
      change (id, VNT_FIELD_CUSTOM_VALUES, values[i].name, add_second);
      check_values (id, values[i].name, both);
      change (id, VNT_FIELD_CUSTOM_VALUES, values[i].name, swap);
      check_values (id, values[i].name, second);
    }
}

static void
test_custom_is_described (void)
{
  gint64 id = contract_ticket ("Redes", "¿cómo se rellena?", "hola");
  g_autoptr (VntTicketDetail) detail = detail_of (id);
  const VntCustomField *inventory = field_of (detail, "Inventario")->custom;
  const VntCustomField *buildings = field_of (detail, "Edificios")->custom;

  g_assert_cmpint (inventory->kind, ==, VNT_CUSTOM_LINE);
  g_assert_false (inventory->many);
  g_assert_true (vnt_custom_field_accepts (inventory, "AB-12"));
  g_assert_false (vnt_custom_field_accepts (inventory, "doce"));
  g_assert_nonnull (strstr (inventory->hint, "Dos letras, un guion y un número"));
  g_assert_cmpint (buildings->kind, ==, VNT_CUSTOM_CHOICE);
  g_assert_true (buildings->many);
  g_assert_cmpuint (g_strv_length (buildings->choices), ==, 3);
  g_assert_cmpint (field_of (detail, "Cita")->custom->kind, ==, VNT_CUSTOM_MOMENT);
}

static void
check_error (VntOperation *operation, int code)
{
  g_autoptr (GError) error = NULL;
  gint64 transaction = 0;

  g_assert_false (
    vnt_server_send (contract_server ("lucia"), operation, FALSE, &transaction, NULL, &error));
  g_assert_error (error, VNT_ERROR, code);
}

static void
test_custom_refused (void)
{
  gint64 id = contract_ticket ("Redes", "no encaja", "hola");
  g_autoptr (VntOperation) pattern = operation_of (id, VNT_FIELD_CUSTOM, "Inventario", "", "doce");
  g_autoptr (VntOperation) unknown = operation_of (id, VNT_FIELD_CUSTOM, "No hay", "", "x");

  check_error (pattern, VNT_ERROR_REFUSED);
  check_error (unknown, VNT_ERROR_REFUSED);
}

static void
test_custom_conflict (void)
{
  gint64 id = contract_ticket ("Redes", "dos a la vez", "hola");
  g_autoptr (VntOperation) mine = operation_of (id, VNT_FIELD_CUSTOM, "Impacto", "", "Bajo");

  change (id, VNT_FIELD_CUSTOM, "Impacto", "Alto");
  check_error (mine, VNT_ERROR_CONFLICT);
}

static void
check_fate (VntOperation *operation, VntFate fate)
{
  g_autoptr (GError) error = NULL;
  gint64 transaction = 0;

  g_assert_cmpint (vnt_server_find (contract_server ("lucia"), operation, FALSE, &transaction, NULL,
                                    &error),
                   ==, fate);
  g_assert_no_error (error);
}

static void
test_find (void)
{
  gint64 id = contract_ticket ("Redes", "¿llegó?", "hola");
  g_autoptr (VntOperation) custom = operation_of (id, VNT_FIELD_CUSTOM, "Impacto", "", "Bajo");
  g_autoptr (VntOperation) people =
    operation_of (id, VNT_FIELD_CC, NULL, NULL, "+otra@example.org");

  custom->attempted -= 60;
  people->attempted -= 60;
  check_fate (custom, VNT_FATE_DID_NOT_HAPPEN);
  check_fate (people, VNT_FATE_DID_NOT_HAPPEN);
  send_as ("lucia", custom);
  send_as ("lucia", people);
  change (id, VNT_FIELD_CUSTOM, "Impacto", "Alto");
  check_fate (custom, VNT_FATE_HAPPENED);
  check_fate (people, VNT_FATE_HAPPENED);
}

static void
test_people (void)
{
  gint64 id = contract_ticket ("Redes", "gente", "hola");
  g_autoptr (VntTicketDetail) before = NULL;
  g_autoptr (VntTicketDetail) after = NULL;

  change (id, VNT_FIELD_REQUESTORS, NULL, "+nuevo@example.org");
  change (id, VNT_FIELD_CC, NULL, "+nuevo@example.org\n+marta");
  change (id, VNT_FIELD_ADMIN_CC, NULL, "+marta");
  before = detail_of (id);
  g_assert_cmpuint (g_strv_length (before->requestors), ==, 2);
  g_assert_cmpuint (g_strv_length (before->cc), ==, 2);
  g_assert_cmpstr (before->admin_cc[0], ==, "marta");

  change (id, VNT_FIELD_REQUESTORS, NULL, "-vecina@example.org");
  change (id, VNT_FIELD_CC, NULL, "-nuevo@example.org");
  change (id, VNT_FIELD_ADMIN_CC, NULL, "-marta");
  after = detail_of (id);
  g_assert_cmpuint (g_strv_length (after->requestors), ==, 1);
  g_assert_cmpstr (after->requestors[0], ==, "nuevo@example.org");
  g_assert_cmpuint (g_strv_length (after->cc), ==, 1);
  g_assert_cmpstr (after->cc[0], ==, "marta");
  g_assert_cmpuint (g_strv_length (after->admin_cc), ==, 0);
}

/* An agent's login is not the address they are written to. */
static void
test_people_by_address (void)
{
  gint64 id = contract_ticket ("Redes", "por su correo", "hola");
  g_autoptr (JsonNode) node =
    vnt_desk_fixture_call ("lucia", "GET", "/user/marta?fields=EmailAddress", NULL);
  const char *address = json_object_get_string_member (json_node_get_object (node), "EmailAddress");
  g_autofree char *add = g_strconcat ("+", address, NULL);
  g_autofree char *remove = g_strconcat ("-", address, NULL);
  g_autoptr (VntTicketDetail) before = NULL;
  g_autoptr (VntTicketDetail) after = NULL;

  change (id, VNT_FIELD_CC, NULL, add);
  before = detail_of (id);
  g_assert_cmpstr (before->cc[0], ==, "marta");
  change (id, VNT_FIELD_CC, NULL, remove);
  after = detail_of (id);
  g_assert_null (after->cc[0]);
}

static void
test_links (void)
{
  static const char *const relations[] = { "parent",         "child",     "depends-on",
                                           "depended-on-by", "refers-to", "referred-to-by" };
  gint64 id = contract_ticket ("Redes", "enlaza", "hola");

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      gint64 other = contract_ticket ("Redes", "enlazado", "hola");
      g_autofree char *target = g_strdup_printf ("ticket:%" G_GINT64_FORMAT, other);
      g_autofree char *add = g_strconcat ("+", target, NULL);
      g_autofree char *remove = g_strconcat ("-", target, NULL);
      g_autoptr (VntTicketDetail) before = NULL;
      g_autoptr (VntTicketDetail) after = NULL;
      const VntLink *link;

      g_test_message ("%s", relations[i]);
      change (id, VNT_FIELD_LINKS, relations[i], add);
      before = detail_of (id);
      g_assert_cmpuint (before->links->len, ==, 1);
      link = g_ptr_array_index (before->links, 0);
      g_assert_cmpstr (link->relation, ==, relations[i]);
      g_assert_cmpstr (link->target, ==, target);
      change (id, VNT_FIELD_LINKS, relations[i], remove);
      after = detail_of (id);
      g_assert_cmpuint (after->links->len, ==, 0);
    }
}

static void
test_link_refused (void)
{
  gint64 id = contract_ticket ("Redes", "a ninguna parte", "hola");
  g_autoptr (VntOperation) operation =
    operation_of (id, VNT_FIELD_LINKS, "depends-on", NULL, "+ticket:999999");

  check_error (operation, VNT_ERROR_REFUSED);
}

static void
test_steal (void)
{
  gint64 id = contract_ticket ("Soporte N1", "¿de quién?", "hola");
  g_autoptr (VntOperation) take = operation_of (id, VNT_FIELD_OWNER, NULL, "", "marta");
  g_autoptr (VntOperation) steal = operation_of (id, VNT_FIELD_OWNER, NULL, "marta", "lucia");
  g_autoptr (VntConversation) conversation = NULL;

  send_as ("marta", take);
  send_as ("lucia", steal);
  conversation = vnt_server_fetch_conversation (contract_server ("lucia"), id, NULL, NULL);
  g_assert_cmpstr (conversation->ticket->owner, ==, "lucia");
}

static void
test_merge (void)
{
  gint64 from = contract_ticket ("Redes", "lo mismo", "hola");
  gint64 into = contract_ticket ("Redes", "lo de siempre", "hola");
  g_autofree char *target = g_strdup_printf ("%" G_GINT64_FORMAT, into);
  g_autoptr (VntOperation) operation = operation_of (from, VNT_FIELD_MERGE, NULL, "0", target);
  g_autoptr (VntConversation) conversation = NULL;

  send_as ("lucia", operation);
  conversation = vnt_server_fetch_conversation (contract_server ("lucia"), from, NULL, NULL);
  g_assert_cmpint (conversation->ticket->id, ==, into);
  /* Again is once. */
  send_as ("lucia", operation);
  check_fate (operation, VNT_FATE_HAPPENED);
}

static void
test_merged_elsewhere (void)
{
  gint64 from = contract_ticket ("Redes", "lo mismo", "hola");
  gint64 into = contract_ticket ("Redes", "esto", "hola");
  gint64 other = contract_ticket ("Redes", "aquello", "hola");
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, into);
  g_autofree char *second = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  g_autoptr (VntOperation) done = operation_of (from, VNT_FIELD_MERGE, NULL, "0", first);
  g_autoptr (VntOperation) late = operation_of (from, VNT_FIELD_MERGE, NULL, "0", second);

  send_as ("lucia", done);
  check_error (late, VNT_ERROR_CONFLICT);
}

void
contract_add_sets (void)
{
  g_test_add_func ("/contract/custom/one", test_custom_of_one_value);
  g_test_add_func ("/contract/custom/many", test_custom_of_many_values);
  g_test_add_func ("/contract/custom/described", test_custom_is_described);
  g_test_add_func ("/contract/custom/refused", test_custom_refused);
  g_test_add_func ("/contract/custom/conflict", test_custom_conflict);
  g_test_add_func ("/contract/sets/find", test_find);
  g_test_add_func ("/contract/sets/people", test_people);
  g_test_add_func ("/contract/sets/people-by-address", test_people_by_address);
  g_test_add_func ("/contract/sets/links", test_links);
  g_test_add_func ("/contract/sets/link-refused", test_link_refused);
  g_test_add_func ("/contract/owner/steal", test_steal);
  g_test_add_func ("/contract/merge/once", test_merge);
  g_test_add_func ("/contract/merge/elsewhere", test_merged_elsewhere);
}
