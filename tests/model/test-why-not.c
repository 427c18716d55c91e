/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-why-not.h"

#define ALL (VNT_RIGHT_REPLY | VNT_RIGHT_COMMENT | VNT_RIGHT_MODIFY)

static const struct
{
  guint rights;
  const char *statuses; /* its own first */
  VntOperationKind kind;
  VntField field;
  const char *value;
  VntWhyNot why;
} cases[] = {
  /* Nothing known: nothing said. */
  { VNT_RIGHT_UNKNOWN, "", VNT_OPERATION_REPLY, 0, NULL, VNT_WHY_NOT_NOTHING },
  { VNT_RIGHT_UNKNOWN, "", VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS, "open", VNT_WHY_NOT_NOTHING },
  { ALL, "new,open", VNT_OPERATION_REPLY, 0, NULL, VNT_WHY_NOT_NOTHING },
  { ALL, "new,open", VNT_OPERATION_COMMENT, 0, NULL, VNT_WHY_NOT_NOTHING },
  { ALL, "new,open", VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS, "open", VNT_WHY_NOT_NOTHING },
  { ALL, "new,open", VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS, "resolved", VNT_WHY_NOT_LIFECYCLE },
  { ALL, "new", VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS, "open", VNT_WHY_NOT_LIFECYCLE },
  { ALL, "new", VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS, NULL, VNT_WHY_NOT_NOTHING },
  /* A technician who may only write. */
  { VNT_RIGHT_COMMENT, "new", VNT_OPERATION_COMMENT, 0, NULL, VNT_WHY_NOT_NOTHING },
  { VNT_RIGHT_COMMENT, "new", VNT_OPERATION_REPLY, 0, NULL, VNT_WHY_NOT_REPLY },
  { VNT_RIGHT_REPLY, "new", VNT_OPERATION_COMMENT, 0, NULL, VNT_WHY_NOT_COMMENT },
  { VNT_RIGHT_COMMENT, "new", VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS, "open",
    VNT_WHY_NOT_CHANGE },
  { VNT_RIGHT_COMMENT, "new", VNT_OPERATION_SET_FIELD, VNT_FIELD_STATUS, NULL, VNT_WHY_NOT_CHANGE },
  { VNT_RIGHT_COMMENT, "new", VNT_OPERATION_SET_FIELD, VNT_FIELD_OWNER, "ana",
    VNT_WHY_NOT_NOTHING },
  /* Who may only read. */
  { VNT_RIGHT_NONE, "new", VNT_OPERATION_REPLY, 0, NULL, VNT_WHY_NOT_READ_ONLY },
  { VNT_RIGHT_NONE, "new", VNT_OPERATION_SET_FIELD, VNT_FIELD_OWNER, "ana", VNT_WHY_NOT_READ_ONLY },
  /* The ticket has "Canal". */
  { ALL, "new", VNT_OPERATION_SET_FIELD, VNT_FIELD_CUSTOM, "canal", VNT_WHY_NOT_NOTHING },
  { ALL, "new", VNT_OPERATION_SET_FIELD, VNT_FIELD_CUSTOM, "Sede", VNT_WHY_NOT_NO_FIELD },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (7);
      const char *web[] = { "Web", NULL };

      detail->rights = (VntRights) cases[i].rights;
      g_strfreev (detail->statuses);
      detail->statuses = g_strsplit (cases[i].statuses, ",", -1);
      vnt_ticket_detail_add_field (detail, 1, "Canal", web);
      g_test_message ("case %u", i);
      g_assert_cmpint (vnt_why_not (detail, cases[i].kind, cases[i].field, cases[i].value), ==,
                       cases[i].why);
    }
}

static void
test_unknown_ticket (void)
{
  g_assert_cmpint (vnt_why_not (NULL, VNT_OPERATION_REPLY, VNT_FIELD_NONE, NULL), ==,
                   VNT_WHY_NOT_NOTHING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/why-not/table", test_table);
  g_test_add_func ("/why-not/unknown-ticket", test_unknown_ticket);

  return g_test_run ();
}
