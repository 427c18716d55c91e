/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would be started, and that no secret stands among the arguments. */
#include <string.h>

#include "vnt-error.h"
#include "vnt-remote-command.h"

#define SECRET "Pa55 wo\"rd$1"

static const VntRemoteSshFiles FILES = { "/run/x/master", "/home/a b/known", "/run/x/log", NULL };

static VntRemoteTarget *
make_target (VntRemoteProtocol protocol, const char *host)
{
  VntRemoteTarget *target = vnt_remote_target_new (protocol, host);

  target->user = g_strdup ("lucia");
  return target;
}

static void
assert_argv (const VntRemoteCommand *command, const char *wanted)
{
  g_autofree char *line = NULL;

  g_assert_nonnull (command);
  line = g_strjoinv ("|", command->argv);
  g_assert_cmpstr (line, ==, wanted);
  g_assert_null (strstr (line, "Pa55"));
}

static void
test_vnc (void)
{
  g_autoptr (VntRemoteTarget) target = make_target (VNT_REMOTE_VNC, "pc-1");
  g_autoptr (VntRemoteCommand) command = NULL;

  target->view_only = TRUE;
  target->port = 5901;
  command = vnt_remote_command_vnc ("vnc", target, NULL, SECRET);
  assert_argv (command,
               "vnc|-ReconnectOnError=0|-AlertOnFatalError=0|-Shared=1|-ViewOnly=1|pc-1::5901");
  g_assert_cmpstr (g_environ_getenv (command->environment, "VNC_PASSWORD"), ==, SECRET);
  g_assert_cmpstr (g_environ_getenv (command->environment, "LC_ALL"), ==, "C");
}

static void
test_vnc_address (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_VNC, "2001:db8::7");
  g_autoptr (VntRemoteCommand) command = vnt_remote_command_vnc ("vnc", target, NULL, NULL);

  assert_argv (command,
               "vnc|-ReconnectOnError=0|-AlertOnFatalError=0|-Shared=1|[2001:db8::7]::5900");
  g_assert_null (g_environ_getenv (command->environment, "VNC_PASSWORD"));
}

static void
test_vnc_socket (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_VNC, "pc-1");
  VntRemoteRoute route = { .socket = "/run/x/vnc" };
  g_autoptr (VntRemoteCommand) command = vnt_remote_command_vnc ("vnc", target, &route, NULL);

  assert_argv (command, "vnc|-ReconnectOnError=0|-AlertOnFatalError=0|-Shared=1|/run/x/vnc");
}

static void
test_rdp (void)
{
  g_autoptr (VntRemoteTarget) target = make_target (VNT_REMOTE_RDP, "pc-1");
  VntRemoteRoute route = { .host = "127.0.0.1", .port = 4711 };
  g_autoptr (VntRemoteCommand) command = NULL;

  target->domain = g_strdup ("EXAMPLE");
  command = vnt_remote_command_rdp ("rdp", target, &route, "aa:bb", SECRET);
  assert_argv (command, "stdbuf|-oL|rdp|/v:127.0.0.1:4711|/u:lucia|/d:EXAMPLE|/from-stdin:force|"
                        "/cert:deny,fingerprint:sha256:aa:bb|/t:pc-1|/log-level:INFO|"
                        "/dynamic-resolution");
  g_assert_cmpmem (g_bytes_get_data (command->input, NULL), g_bytes_get_size (command->input),
                   SECRET "\n", strlen (SECRET) + 1);
}

static void
test_rdp_address_needs_tunnel (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_RDP, "::1");

  g_assert_null (vnt_remote_command_rdp ("rdp", target, NULL, "aa", NULL));
}

static void
test_spice (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_SPICE, "pc-1");
  g_autoptr (VntRemoteCommand) command = NULL;
  g_autofree char *file = NULL;

  target->port = 5930;
  command = vnt_remote_command_spice ("viewer", target, NULL, NULL, "a\\b c");
  assert_argv (command, "viewer|--debug|/dev/fd/3");
  file = g_strndup (g_bytes_get_data (command->file, NULL), g_bytes_get_size (command->file));
  g_assert_cmpstr (file, ==,
                   "[virt-viewer]\ntype=spice\nhost=pc-1\nport=5930\ntitle=pc-1\n"
                   "password=a\\\\b c\n");
}

/* Of a machine whose name is "pc", then a line "password=evil". */
static const char EVIL_CERTIFICATE[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBtzCCAV2gAwIBAgIUFIAeZgI8jfyX6jQXeAezOVV2EuYwCgYIKoZIzj0EAwIw\n"
  "MDETMBEGA1UECgwKQWNtZSwgUy5BLjEZMBcGA1UEAwwQcGMKcGFzc3dvcmQ9ZXZp\n"
  "bDAgFw0yNjExMjIxOTU4MjVaGA8yMTI2MTAyOTE5NTgyNVowMDETMBEGA1UECgwK\n"
  "QWNtZSwgUy5BLjEZMBcGA1UEAwwQcGMKcGFzc3dvcmQ9ZXZpbDBZMBMGByqGSM49\n"
  "AgEGCCqGSM49AwEHA0IABMqv6sQWdG2NJpJ3mLO/cgeHCPf2jmqIK8NFc7/PINwu\n"
  "iw1Vny2f44NUNULJNFtY7IzlkxyDb5Xs/caqGGC3OfmjUzBRMB0GA1UdDgQWBBQ8\n"
  "u5u0vIjxz5i2pIxGTjyKrYN8PDAfBgNVHSMEGDAWgBQ8u5u0vIjxz5i2pIxGTjyK\n"
  "rYN8PDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCq4FQWPMPW\n"
  "9nIySsISIGqPxA7NFie9qdirOojgdStnVAIgEztV4Nmq9anucLv5SD1j7nXyrkte\n"
  "Z0K7BpsPvmmHsOA=\n"
  "-----END CERTIFICATE-----\n";

/* With a certificate there is no other way in, and what stands in it stays in its line. */
static void
test_spice_tls (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_SPICE, "pc-1");
  g_autoptr (VntRemoteCommand) command = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *ca = NULL;
  g_autofree char *subject = NULL;

  target->port = 5930;
  command = vnt_remote_command_spice ("viewer", target, NULL, EVIL_CERTIFICATE, NULL);
  g_assert_true (g_key_file_load_from_bytes (file, command->file, G_KEY_FILE_NONE, NULL));
  ca = g_key_file_get_string (file, "virt-viewer", "ca", NULL);
  subject = g_key_file_get_string (file, "virt-viewer", "host-subject", NULL);
  g_assert_cmpstr (ca, ==, EVIL_CERTIFICATE);
  g_assert_true (g_str_has_prefix (subject, "O=Acme\\, S.A.,CN="));
  g_assert_cmpint (g_key_file_get_integer (file, "virt-viewer", "tls-port", NULL), ==, 5930);
  g_assert_false (g_key_file_has_key (file, "virt-viewer", "port", NULL));
  g_assert_false (g_key_file_has_key (file, "virt-viewer", "password", NULL));
}

static void
test_spice_no_certificate (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_SPICE, "pc-1");

  g_assert_null (vnt_remote_command_spice ("viewer", target, NULL, "none", NULL));
}

/* A password that would begin a line of its own is left out: the viewer asks. */
static void
test_spice_line (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_SPICE, "pc-1");
  g_autoptr (VntRemoteCommand) command =
    vnt_remote_command_spice ("viewer", target, NULL, NULL, "x\nproxy=evil");
  g_autofree char *file =
    g_strndup (g_bytes_get_data (command->file, NULL), g_bytes_get_size (command->file));

  g_assert_null (strstr (file, "evil"));
}

static void
test_ssh_master (void)
{
  g_autoptr (VntRemoteTarget) target = make_target (VNT_REMOTE_SSH, "pc-1");
  VntRemoteRoute route = { .host = "127.0.0.1", .port = 4711 };
  g_autoptr (VntRemoteCommand) command =
    vnt_remote_command_ssh_master ("ssh", target, &route, &FILES, "127.0.0.1:1:a:2");

  assert_argv (command,
               "ssh|-F|none|-S|/run/x/master|-v|-M|-N|-o|UserKnownHostsFile=\"/home/a b/known\"|-o|"
               "GlobalKnownHostsFile=/dev/null|-o|StrictHostKeyChecking=accept-new|-o|"
               "NumberOfPasswordPrompts=1|-o|ControlPersist=no|-o|ExitOnForwardFailure=yes|-o|"
               "ConnectTimeout=15|-o|ServerAliveInterval=15|-o|StreamLocalBindMask=0177|-o|"
               "HostKeyAlias=pc-1|-L|127.0.0.1:1:a:2|-p|4711|-l|lucia|--|127.0.0.1");
}

static void
test_ssh_client (void)
{
  static const char *const terminal[] = { "xterm", "-T", "pc-1", "-e", NULL };
  g_autoptr (VntRemoteTarget) target = make_target (VNT_REMOTE_SSH, "pc-1");
  g_autoptr (VntRemoteCommand) command =
    vnt_remote_command_ssh_client ("ssh", target, &FILES, terminal);

  assert_argv (command, "xterm|-T|pc-1|-e|ssh|-F|none|-S|/run/x/master|-o|ControlMaster=no|-o|"
                        "BatchMode=yes|-o|ProxyCommand=false|-v|-E|/run/x/log|-l|lucia|--|pc-1");
}

static void
test_forwards (void)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_VNC, "2001:db8::7");
  g_autofree char *port = vnt_remote_forward_port (4711, target);
  g_autofree char *socket = vnt_remote_forward_socket ("/run/x/vnc", target);

  g_assert_cmpstr (port, ==, "127.0.0.1:4711:[2001:db8::7]:5900");
  g_assert_cmpstr (socket, ==, "/run/x/vnc:[2001:db8::7]:5900");
}

/* Whoever forgot to check gets nothing, for each program. */
static void
test_unchecked (void)
{
  static const char *const hosts[] = {
    "-listen", "-oProxyCommand=x", "Name=value", "/x", "a b", "a\nb", "%h", "a\"b", ""
  };
  static const char *const terminal[] = { "xterm", "-e", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    for (int user = 0; user < 2; user++)
      {
        g_autoptr (VntRemoteTarget) target =
          vnt_remote_target_new (VNT_REMOTE_SSH, user ? "pc-1" : hosts[i]);

        if (user)
          target->user = g_strdup (hosts[i]);
        g_assert_null (vnt_remote_command_vnc ("p", target, NULL, NULL));
        g_assert_null (vnt_remote_command_rdp ("p", target, NULL, "aa", NULL));
        g_assert_null (vnt_remote_command_spice ("p", target, NULL, NULL, NULL));
        g_assert_null (vnt_remote_command_ssh_master ("p", target, NULL, &FILES, NULL));
        g_assert_null (vnt_remote_command_ssh_client ("p", target, &FILES, terminal));
      }
}

static void
test_address (void)
{
  static const struct
  {
    const char *template, *wanted;
  } cases[] = {
    { "https://novnc.example/vnc.html?path=websockify%2F{host}&view_only=1",
      "https://novnc.example/vnc.html?path=websockify%2Fpc-1&view_only=1" },
    { "https://mesh.example/?viewmode=11&gotonode={host}&u={user}",
      "https://mesh.example/?viewmode=11&gotonode=pc-1&u=l%2Bs%40x" },
    { "rustdesk://{host}", "rustdesk://pc-1" },
    { "anydesk:{host}", "anydesk:pc-1" },
    { "http://127.0.0.1:{port}/", "http://127.0.0.1:443/" },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "ssh://{host}", NULL },
    { "https://user:secret@{host}/", NULL },
    { "https:///x", NULL },
    { "{host}", NULL },
    { "-x", NULL },
    { "https://{host}/ --x", NULL },
    { "https://{host}/\n", NULL },
    { "https://{host}/{unknown}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_WEB, "pc-1");
      g_autoptr (GError) error = NULL;
      g_autofree char *address = NULL;

      target->user = g_strdup ("l+s@x");
      target->address = g_strdup (cases[i].template);
      address = vnt_remote_address (target, &error);
      g_assert_cmpstr (address, ==, cases[i].wanted);
      if (address == NULL)
        g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remote/command/vnc", test_vnc);
  g_test_add_func ("/remote/command/vnc-address", test_vnc_address);
  g_test_add_func ("/remote/command/vnc-socket", test_vnc_socket);
  g_test_add_func ("/remote/command/rdp", test_rdp);
  g_test_add_func ("/remote/command/rdp-address", test_rdp_address_needs_tunnel);
  g_test_add_func ("/remote/command/spice", test_spice);
  g_test_add_func ("/remote/command/spice-tls", test_spice_tls);
  g_test_add_func ("/remote/command/spice-no-certificate", test_spice_no_certificate);
  g_test_add_func ("/remote/command/spice-line", test_spice_line);
  g_test_add_func ("/remote/command/ssh-master", test_ssh_master);
  g_test_add_func ("/remote/command/ssh-client", test_ssh_client);
  g_test_add_func ("/remote/command/forwards", test_forwards);
  g_test_add_func ("/remote/command/unchecked", test_unchecked);
  g_test_add_func ("/remote/command/address", test_address);
  return g_test_run ();
}
