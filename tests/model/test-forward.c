/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-forward.h"

static void
test_round_trip (void)
{
  g_autoptr (VntForward) made =
    vnt_forward_new ("a@x.es,\nb@y.es", 17, "Fwd: Sin red\r\nBcc: c@z.es");
  g_autofree char *written = vnt_forward_write (made);
  g_autoptr (VntForward) read = vnt_forward_read (written);
  g_autoptr (VntForward) nothing = vnt_forward_read (NULL);

  g_assert_cmpstr (read->to, ==, "a@x.es, b@y.es");
  g_assert_cmpint (read->message, ==, 17);
  g_assert_cmpstr (read->subject, ==, "Fwd: Sin red  Bcc: c@z.es");
  g_assert_cmpstr (nothing->to, ==, "");
  g_assert_cmpint (nothing->message, ==, 0);
}

static const struct
{
  const char *to;
  const char *addresses; /* joined by a blank */
  const char *wrong;
} CASES[] = {
  { "", "", NULL },
  { " , ;\n", "", NULL },
  { "ana@example.org", "ana@example.org", NULL },
  { "ana@example.org; luis.gil+x@sub.example.es ,ana@example.org",
    "ana@example.org luis.gil+x@sub.example.es", NULL },
  { "ñandú@correo.es", "ñandú@correo.es", NULL },
  { "ana", "", "ana" },
  { "ana@localhost", "", "ana@localhost" },
  { "ana@example.org root", "ana@example.org", "root" },
  { "a@b@c.es", "", "a@b@c.es" },
  { "@c.es", "", "@c.es" },
  { "a@.es", "", "a@.es" },
  { "a@es.", "", "a@es." },
  { "Ana <ana@example.org>", "", "Ana" },
  { "\"x\"@example.org", "", "\"x\"@example.org" },
  { "-f@example.org", "", "-f@example.org" },
  { "a(b)@example.org", "", "a(b)@example.org" },
};

static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *wrong = NULL;
      g_auto (GStrv) addresses = vnt_forward_addresses (CASES[i].to, &wrong);
      g_autofree char *joined = g_strjoinv (" ", addresses);

      g_test_message ("%s", CASES[i].to);
      g_assert_cmpstr (joined, ==, CASES[i].addresses);
      g_assert_cmpstr (wrong, ==, CASES[i].wrong);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forward/round-trip", test_round_trip);
  g_test_add_func ("/forward/addresses", test_addresses);
  return g_test_run ();
}
