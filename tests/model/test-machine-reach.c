/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-reach.h"

static VntRemoteTarget *
target_of (const char *name, const char *const *fields)
{
  g_autoptr (VntMachine) machine = vnt_machine_new (1, name);

  for (guint i = 0; fields != NULL && fields[i] != NULL; i += 2)
    vnt_machine_add_field (machine, i, fields[i], (const char *[]){ fields[i + 1], NULL });
  return vnt_machine_make_target (machine);
}

static void
test_all (void)
{
  const char *fields[] = { "Dirección IP", "10.20.0.11",     "Protocolo remoto",
                           "VNC",          "Usuario remoto", "soporte",
                           "Puerto",       "5901",           NULL };
  g_autoptr (VntRemoteTarget) target = target_of ("PC-HAC-001", fields);

  g_assert_cmpstr (target->host, ==, "10.20.0.11");
  g_assert_cmpint (target->protocol, ==, VNT_REMOTE_VNC);
  g_assert_cmpstr (target->user, ==, "soporte");
  g_assert_cmpuint (target->port, ==, 5901);
  g_assert_true (vnt_remote_target_check (target, NULL, NULL));
}

static void
test_little (void)
{
  const char *windows[] = { "Sistema operativo", "Windows 11 Pro", NULL };
  const char *linux_[] = { "OS", "Debian 12", NULL };
  g_autoptr (VntRemoteTarget) first = target_of ("PC-1", windows);
  g_autoptr (VntRemoteTarget) second = target_of ("srv-1.example.org", linux_);
  g_autoptr (VntRemoteTarget) none = target_of ("The printer on the left", NULL);

  g_assert_cmpstr (first->host, ==, "PC-1");
  g_assert_cmpint (first->protocol, ==, VNT_REMOTE_RDP);
  g_assert_cmpint (second->protocol, ==, VNT_REMOTE_SSH);
  g_assert_null (none);
}

/* What a field says that may not be used is not used. */
static void
test_hostile (void)
{
  const char *fields[] = { "Hostname", "-oProxyCommand=x", "Remote user",     "-l root",
                           "Port",     "22; touch x",      "Remote protocol", "ssh -oProxyCommand",
                           NULL };
  g_autoptr (VntRemoteTarget) named = target_of ("pc-1", fields);
  g_autoptr (VntRemoteTarget) none = target_of ("-listen", fields);

  g_assert_cmpstr (named->host, ==, "pc-1");
  g_assert_null (named->user);
  g_assert_cmpuint (named->port, ==, 0);
  g_assert_cmpint (named->protocol, ==, VNT_REMOTE_SSH);
  g_assert_null (none);
}

static void
test_card (void)
{
  g_autoptr (VntMachine) machine = vnt_machine_new (1, "PC-1");

  vnt_machine_add_field (machine, 1, "Machine place",
                         (const char *[]){ "00:11:22:33:44:55", NULL });
  g_assert_null (vnt_machine_get_network_card (machine));
  vnt_machine_add_field (machine, 2, "MAC", (const char *[]){ "aa:11:22:33:44:55", NULL });
  g_assert_cmpstr (vnt_machine_get_network_card (machine), ==, "aa:11:22:33:44:55");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/machine-reach/all", test_all);
  g_test_add_func ("/model/machine-reach/little", test_little);
  g_test_add_func ("/model/machine-reach/hostile", test_hostile);
  g_test_add_func ("/model/machine-reach/card", test_card);
  return g_test_run ();
}
