/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real servers of these tests. */
#include <glib/gstdio.h>
#include <unistd.h>

#include "remote-fixture.h"

/* OpenSSH's server wants this folder when it runs as root. */
static void
make_privilege_folder (void)
{
  if (geteuid () == 0)
    g_mkdir_with_parents ("/run/sshd", 0755);
}

static void
make_key (Remote *remote, const char *name, const char *phrase)
{
  g_autofree char *path = remote_path (remote, name);
  const char *argv[] = { "ssh-keygen", "-q", "-t", "ed25519", "-N", phrase, "-f", path, NULL };

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    remote_command (remote, "", argv, NULL);
}

static void
write_sshd_config (Remote *remote, Server *server, const char *host_key, const char *lets_in)
{
  g_autofree char *config = NULL;

  make_privilege_folder ();
  make_key (remote, host_key, "");
  if (server->port == 0)
    server->port = remote_find_port ();
  config = g_strdup_printf ("ListenAddress 127.0.0.1\nPort %u\nHostKey %s/%s\n"
                            "StrictModes no\nUsePAM no\nPermitRootLogin yes\nPidFile none\n%s",
                            server->port, remote->folder, host_key, lets_in);
  remote_write (remote, "sshd_config", config);
}

/* Everybody of this computer and one more, who is us by another name. */
static void
write_people (Remote *remote, const char *secret)
{
  const char *argv[] = { "openssl", "passwd", "-6", "-stdin", NULL };
  g_autofree char *line = g_strdup_printf ("%s\n", secret);
  g_autofree char *hash = NULL;
  g_autofree char *there = NULL;
  g_autofree char *people = NULL;
  g_autofree char *passwords = NULL;

  remote_command (remote, line, argv, &hash);
  g_assert_true (g_file_get_contents ("/etc/passwd", &there, NULL, NULL));
  people = g_strdup_printf ("%s%s:x:%u:%u::%s:/bin/sh\n", there, REMOTE_USER, getuid (), getgid (),
                            remote->folder);
  passwords = g_strdup_printf ("%s:%s:19000:0:99999:7:::\n", REMOTE_USER, g_strstrip (hash));
  remote_write (remote, "passwd", people);
  remote_write (remote, "shadow", passwords);
}

/* Lets in REMOTE_USER as @lets_in says, with @secret if with a password. The account is one of our own: whoever runs the tests may
 * have one that is locked. */
static void
start_sshd (
  Remote *remote, Server *server, const char *host_key, const char *secret, const char *lets_in)
{
  g_autofree char *path = remote_path (remote, "sshd_config");
  g_autofree char *people = g_strdup_printf ("NSS_WRAPPER_PASSWD=%s/passwd", remote->folder);
  g_autofree char *passwords = g_strdup_printf ("NSS_WRAPPER_SHADOW=%s/shadow", remote->folder);
  const char *argv[] = { "env",
                         "LD_PRELOAD=libnss_wrapper.so",
                         "NSS_WRAPPER_GROUP=/etc/group",
                         people,
                         passwords,
                         "/usr/sbin/sshd",
                         "-D",
                         "-e",
                         "-f",
                         path,
                         NULL };

  write_people (remote, secret);
  write_sshd_config (remote, server, host_key, lets_in);
  remote_start_server (remote, server, argv);
}

/* Lets in REMOTE_USER with the key "id", which REMOTE_SECRET opens. */
void
remote_start_sshd (Remote *remote, Server *server, const char *host_key)
{
  g_autofree char *lets_in =
    g_strdup_printf ("AuthorizedKeysFile %s/id.pub\nPasswordAuthentication no\n", remote->folder);

  make_key (remote, "id", REMOTE_SECRET);
  start_sshd (remote, server, host_key, "nobody knows it", lets_in);
}

/* One that stands between: the target is behind it, and its question is answered. */
void
remote_start_gate (Remote *remote, Server *gate)
{
  remote_start_sshd (remote, gate, "host");
  g_free (remote->answer);
  remote->answer = g_strdup (REMOTE_SECRET);
  g_free (remote->target->jump);
  remote->target->jump = g_strdup_printf ("%s@127.0.0.1:%u", REMOTE_USER, gate->port);
}

/* Lets in REMOTE_USER with @secret, and nobody with a key. */
void
remote_start_sshd_password (Remote *remote, Server *server, const char *secret)
{
  start_sshd (remote, server, "host", secret,
              "PubkeyAuthentication no\nPasswordAuthentication yes\n"
              "KbdInteractiveAuthentication no\n");
}

/* Lets in REMOTE_USER with @secret, and who has the key "id", which REMOTE_SECRET opens. */
void
remote_start_sshd_both (Remote *remote, Server *server, const char *secret)
{
  g_autofree char *lets_in =
    g_strdup_printf ("AuthorizedKeysFile %s/id.pub\nPasswordAuthentication yes\n"
                     "KbdInteractiveAuthentication no\n",
                     remote->folder);

  make_key (remote, "id", REMOTE_SECRET);
  start_sshd (remote, server, "host", secret, lets_in);
}

void
remote_start_vnc (Remote *remote, Server *server)
{
  static int next;
  g_autofree char *path = remote_path (remote, "vnc-passwd");
  g_autofree char *passwd = g_strdup_printf ("-PasswordFile=%s", path);
  g_autofree char *port = NULL;
  g_autofree char *display = NULL;
  const char *script = "tigervncpasswd -f > \"$1\"";
  const char *argv[] = { "sh", "-c", script, "sh", path, NULL };

  remote_command (remote, "Pa55word\n", argv, NULL);
  server->port = remote_find_port ();
  port = g_strdup_printf ("-rfbport=%u", server->port);
  remote->display = 30000 + (int) (getpid () % 20000) + next++;
  display = g_strdup_printf (":%d", remote->display);
  {
    const char *vnc[] = { "Xtigervnc",
                          display,
                          port,
                          passwd,
                          "-localhost=1",
                          "-SecurityTypes=VncAuth",
                          "-geometry",
                          "320x240",
                          "-nolisten",
                          "tcp",
                          "-BlacklistThreshold=10000",
                          NULL };

    remote_start_server (remote, server, vnc);
  }
}

/* Shows the display the test runs on. Its certificate lives in @home. */
void
remote_start_rdp (Remote *remote, Server *server, const char *home)
{
  g_autofree char *hash = NULL;
  g_autofree char *line = NULL;
  g_autofree char *sam = remote_path (remote, "sam");
  g_autofree char *sam_file = g_strdup_printf ("/sam-file:%s", sam);
  g_autofree char *port = NULL;
  g_autofree char *config = remote_path (remote, home);
  g_autofree char *environment = g_strdup_printf ("XDG_CONFIG_HOME=%s", config);
  const char *make_hash[] = { "winpr-hash", "-u", "demo", "-p", REMOTE_SECRET, NULL };

  remote_command (remote, "", make_hash, &hash);
  line = g_strdup_printf ("demo:::%s:::\n", g_strstrip (hash));
  remote_write (remote, "sam", line);
  if (server->port == 0)
    server->port = remote_find_port ();
  port = g_strdup_printf ("/port:%u", server->port);
  {
    const char *argv[] = { "env",
                           environment,
                           "freerdp-shadow-cli",
                           port,
                           "/bind-address:127.0.0.1",
                           "/sec:nla",
                           "+auth",
                           sam_file,
                           NULL };

    remote_start_server (remote, server, argv);
  }
}

/* A machine that is switched on and does nothing: only its screen is there. */
static void
start_spice (Remote *remote, Server *server, const char *how)
{
  g_autofree char *path = remote_path (remote, "ticket");
  g_autofree char *ticket = g_strdup_printf ("secret,id=ticket,file=%s", path);
  g_autofree char *spice = NULL;

  remote_write (remote, "ticket", REMOTE_SECRET);
  if (server->port == 0)
    server->port = remote_find_port ();
  spice = g_strdup_printf ("addr=127.0.0.1,password-secret=ticket,%s=%u", how, server->port);
  {
    const char *argv[] = { "qemu-system-x86_64",
                           "-nodefaults",
                           "-no-user-config",
                           "-accel",
                           "tcg",
                           "-m",
                           "16",
                           "-S",
                           "-display",
                           "none",
                           "-vga",
                           "qxl",
                           "-object",
                           ticket,
                           "-spice",
                           spice,
                           NULL };

    remote_start_server (remote, server, argv);
  }
}

void
remote_start_spice (Remote *remote, Server *server)
{
  start_spice (remote, server, "port");
}

/* With the certificate in the folder @name; when it is not there, with a new one that vouches for itself. */
void
remote_start_spice_tls (Remote *remote, Server *server, const char *name)
{
  g_autofree char *folder = remote_path (remote, name);
  g_autofree char *key = g_build_filename (folder, "server-key.pem", NULL);
  g_autofree char *certificate = g_build_filename (folder, "server-cert.pem", NULL);
  g_autofree char *issuer = g_build_filename (folder, "ca-cert.pem", NULL);
  g_autofree char *how = g_strdup_printf ("x509-dir=%s,tls-port", folder);
  const char *make[] = { "openssl", "req",   "-x509", "-newkey",   "rsa:2048",
                         "-nodes",  "-days", "30",    "-subj",     "/C=ES/O=Acme, S.A./CN=pc",
                         "-keyout", key,     "-out",  certificate, NULL };
  const char *copy[] = { "cp", certificate, issuer, NULL };

  if (g_mkdir (folder, 0700) == 0)
    {
      remote_command (remote, "", make, NULL);
      remote_command (remote, "", copy, NULL);
    }
  start_spice (remote, server, how);
}
