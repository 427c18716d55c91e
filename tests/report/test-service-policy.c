/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-service-policy.h"

#include <glib/gstdio.h>

#include "vnt-error.h"

#define GENERAL "[Service levels]\nVersion=1\nCalendar=Oficina\n"
#define OFFICE \
  "[Calendar Oficina]\nTimeZone=Europe/Madrid\nMonday=08:00-14:00;16:00-20:00\nFriday=08:00-14:00\n"

static VntServicePolicy *
read_policy (const char *text)
{
  g_autoptr (GError) error = NULL;
  VntServicePolicy *policy = vnt_service_policy_new_from_text (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (policy);

  return policy;
}

static void
test_whole (void)
{
  g_autoptr (VntServicePolicy) policy = read_policy (
    GENERAL
    "Level=Normal\nAtRisk=30\nPause=Waiting;stalled\nSupplier=supplier\nCountResolved=false\n" OFFICE
    "[Calendar Guardia]\nTimeZone=UTC\nSunday=00:00-24:00\n"
    "[Level Normal]\nResponse=4h\nResolution=2d\nAtRisk=10\n"
    "[Level Urgente]\nResponse=30\nNextResponse=45m\nResolution=4h30m\nOwn=15\nCalendar=Guardia\n"
    "[Queue Redes]\nLevel=Urgente\n[Queue Campo]\nCalendar=Guardia\n");
  const VntServiceLevel *normal = vnt_service_policy_find_level (policy, "normal", NULL);
  const VntServiceLevel *urgent = vnt_service_policy_find_level (policy, NULL, "redes");

  g_assert_nonnull (normal);
  g_assert_nonnull (urgent);
  g_assert_cmpint (normal->promises[VNT_TARGET_RESPONSE].minutes, ==, 240);
  g_assert_cmpint (normal->promises[VNT_TARGET_RESOLUTION].days, ==, 2);
  g_assert_cmpint (urgent->promises[VNT_TARGET_RESOLUTION].minutes, ==, 270);
  g_assert_cmpint (urgent->promises[VNT_TARGET_NEXT_RESPONSE].minutes, ==, 45);
  g_assert_cmpint (vnt_service_policy_get_at_risk (policy, normal), ==, 10);
  g_assert_cmpint (vnt_service_policy_get_at_risk (policy, urgent), ==, 30);
  g_assert_true (vnt_service_policy_find_level (policy, NULL, "Soporte") == normal);
  g_assert_null (vnt_service_policy_find_level (policy, "Otro", "Redes"));
  g_assert_cmpstr (vnt_calendar_get_name (
                     vnt_service_policy_find_calendar (policy, urgent, "Soporte")),
                   ==, "Guardia");
  g_assert_cmpstr (vnt_calendar_get_name (
                     vnt_service_policy_find_calendar (policy, normal, "campo")),
                   ==, "Guardia");
  g_assert_cmpstr (vnt_calendar_get_name (vnt_service_policy_find_calendar (policy, normal, NULL)),
                   ==, "Oficina");
  g_assert_false (vnt_service_policy_counts_resolved (policy));
  g_assert_true (vnt_service_policy_honours_due (policy));
}

static void
test_statuses (void)
{
  g_autoptr (VntServicePolicy) named =
    read_policy (GENERAL "Pause=Waiting\nSupplier=Proveedor\n" OFFICE);
  g_autoptr (VntServicePolicy) unnamed = read_policy (GENERAL OFFICE);

  g_assert_cmpint (vnt_service_policy_get_effect (named, "waiting", VNT_STATUS_UNKNOWN), ==,
                   VNT_STATUS_PAUSES);
  g_assert_cmpint (vnt_service_policy_get_effect (named, "proveedor", VNT_STATUS_WAITING), ==,
                   VNT_STATUS_SUPPLIER);
  g_assert_cmpint (vnt_service_policy_get_effect (named, "stalled", VNT_STATUS_WAITING), ==,
                   VNT_STATUS_RUNS);
  g_assert_cmpint (vnt_service_policy_get_effect (unnamed, "stalled", VNT_STATUS_WAITING), ==,
                   VNT_STATUS_PAUSES);
  g_assert_cmpint (vnt_service_policy_get_effect (unnamed, "open", VNT_STATUS_OPEN), ==,
                   VNT_STATUS_RUNS);
}

/* What is brought in from another file is part of what is kept. */
static void
test_brings_in (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ventanilla-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "fiestas.ics", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntServicePolicy) policy = NULL;
  g_autoptr (VntServicePolicy) again = NULL;

  g_assert_true (g_file_set_contents (
    path,
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261123\nSUMMARY:San Clemente; feria\n"
    "END:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261127\nSUMMARY:Mercado\nEND:VEVENT\n"
    "BEGIN:VEVENT\nDTSTART:20261127T100000\nEND:VEVENT\nEND:VCALENDAR\n",
    -1, NULL));
  policy = vnt_service_policy_new_from_text (
    GENERAL "[Holidays Pueblo]\nScope=local\nFile=fiestas.ics\nExcept=mercado\n" OFFICE
            "Holidays=Pueblo\n",
    folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vnt_service_policy_get_skipped (policy), ==, 1);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  again = read_policy (vnt_service_policy_get_text (policy));
  g_assert_cmpstr (vnt_service_policy_get_text (again), ==, vnt_service_policy_get_text (policy));
  /* 2026-11-23 and 27, Monday and Friday, UTC noon */
  g_assert_cmpstr (vnt_calendar_find_holiday (vnt_service_policy_find_calendar (again, NULL, NULL),
                                              1795435200, 1795435201),
                   ==, "San Clemente; feria");
  g_assert_null (vnt_calendar_find_holiday (vnt_service_policy_find_calendar (again, NULL, NULL),
                                            1795780800, 1795780801));
}

static void
test_refused (void)
{
  static const char *const WRONG[] = {
    "",
    "nothing",
    "[Service levels]\nVersion=2\nCalendar=Oficina\n" OFFICE,
    "[Service levels]\nVersion=1\n" OFFICE,
    GENERAL,
    GENERAL OFFICE "Tuesday=8-14\n",
    GENERAL OFFICE "Tuesday=08:00-08:00\n",
    GENERAL OFFICE "Tuesday=25:00-26:00\n",
    GENERAL OFFICE "Thirdday=08:00-14:00\n",
    GENERAL OFFICE "Holidays=Nadie\n",
    GENERAL OFFICE "Worked=mañana\n",
    GENERAL "[Calendar Oficina]\nTimeZone=Europe/Nowhere\nMonday=08:00-14:00\n",
    GENERAL "[Calendar Oficina]\nTimeZone=UTC\n",
    GENERAL "Level=Nada\n" OFFICE,
    GENERAL "AtRisk=200\n" OFFICE,
    GENERAL "CountResolved=maybe\n" OFFICE,
    GENERAL OFFICE "[Level Uno]\nResponse=soon\n",
    GENERAL OFFICE "[Level Uno]\nResponse=-5\n",
    GENERAL OFFICE "[Level Uno]\nResponse=4h2d\n",
    GENERAL OFFICE "[Level Uno]\nAnswer=4h\n",
    GENERAL OFFICE "[Queue Uno]\nLevel=Dos\n",
    GENERAL OFFICE "[Queue Uno]\nCalendar=Dos\n",
    GENERAL OFFICE "[Holidays Uno]\n2026-02-30=Nunca\n",
    GENERAL OFFICE "[Holidays Uno]\nScope=world\n",
    GENERAL OFFICE "[Holidays Uno]\nFile=/nonexistent/fiestas.ics\n",
    GENERAL OFFICE "[Something else]\nA=B\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (WRONG); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VntServicePolicy) policy =
        vnt_service_policy_new_from_text (WRONG[i], NULL, &error);

      g_assert_null (policy);
      g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
    }
}

static void
test_default (void)
{
  g_autoptr (VntServicePolicy) policy = vnt_service_policy_new_default ();

  g_assert_null (vnt_service_policy_find_level (policy, "Urgente", "Redes"));
  g_assert_nonnull (vnt_service_policy_find_calendar (policy, NULL, NULL));
  g_assert_cmpstr (vnt_service_policy_get_text (policy), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-policy/whole", test_whole);
  g_test_add_func ("/service-policy/statuses", test_statuses);
  g_test_add_func ("/service-policy/brings-in", test_brings_in);
  g_test_add_func ("/service-policy/refused", test_refused);
  g_test_add_func ("/service-policy/default", test_default);
  return g_test_run ();
}
