/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-command.h"

#include <gio/gio.h>
#include <string.h>

#include "vnt-remote-check.h"

/**
 * vnt_remote_command_free:
 * @self: (transfer full): a #VntRemoteCommand
 */
void
vnt_remote_command_free (VntRemoteCommand *self)
{
  g_strfreev (self->argv);
  g_strfreev (self->environment);
  g_clear_pointer (&self->input, g_bytes_unref);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_free (self);
}

static VntRemoteCommand *
finish (GStrvBuilder *argv, GStrvBuilder *environment)
{
  VntRemoteCommand *self = g_new0 (VntRemoteCommand, 1);

  self->argv = g_strv_builder_end (argv);
  self->environment = g_strv_builder_end (environment);
  return self;
}

G_GNUC_PRINTF (2, 3)
static void
add (GStrvBuilder *argv, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strv_builder_add (argv, text);
}

/* Nothing that was not checked is ever handed on, whoever forgot it. */
static gboolean
is_safe (const VntRemoteTarget *target)
{
  return vnt_remote_target_check (target, NULL, NULL);
}

static const char *
host_of (const VntRemoteTarget *target, const VntRemoteRoute *route)
{
  return route != NULL && route->host != NULL ? route->host : target->host;
}

static guint
port_of (const VntRemoteTarget *target, const VntRemoteRoute *route)
{
  return route != NULL && route->host != NULL ? route->port : vnt_remote_target_get_port (target);
}

/**
 * vnt_remote_command_vnc:
 * @program: path of TigerVNC's viewer
 *
 * A host is always written with its port, so that the viewer takes it neither for an option nor for a parameter. What the
 * viewer says is read, thus the language.
 *
 * Returns: (transfer full) (nullable): the command; %NULL for a target that may not be used
 */
VntRemoteCommand *
vnt_remote_command_vnc (const char *program,
                        const VntRemoteTarget *target,
                        const VntRemoteRoute *route,
                        const char *secret)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) environment = g_strv_builder_new ();
  const char *host = host_of (target, route);

  if (!is_safe (target))
    return NULL;
  add (argv, "%s", program);
  add (argv, "-ReconnectOnError=0");
  add (argv, "-AlertOnFatalError=0");
  add (argv, "-Shared=1");
  if (target->view_only)
    add (argv, "-ViewOnly=1");
  if (route != NULL && route->socket != NULL)
    add (argv, "%s", route->socket);
  else
    add (argv, strchr (host, ':') != NULL ? "[%s]::%u" : "%s::%u", host, port_of (target, route));
  add (environment, "LC_ALL=C");
  if (secret != NULL)
    add (environment, "VNC_PASSWORD=%s", secret);
  if (secret != NULL && target->user != NULL)
    add (environment, "VNC_USERNAME=%s", target->user);
  return finish (argv, environment);
}

/**
 * vnt_remote_command_rdp:
 * @program: path of FreeRDP's client
 * @fingerprint: SHA-256 of the certificate that is trusted, "aa:bb:…", "" for none; with any other it stops without a question
 *
 * Returns: (transfer full) (nullable): the command; %NULL for a target that may not be used
 */
VntRemoteCommand *
vnt_remote_command_rdp (const char *program,
                        const VntRemoteTarget *target,
                        const VntRemoteRoute *route,
                        const char *fingerprint,
                        const char *secret)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) environment = g_strv_builder_new ();
  VntRemoteCommand *self;
  g_autofree char *line = g_strdup_printf ("%s\n", secret != NULL ? secret : "");
  const char *host = host_of (target, route);

  if (!is_safe (target) || strchr (host, ':') != NULL)
    return NULL; /* FreeRDP 2 takes an IPv6 address apart in the wrong place: a tunnel leads there */
  add (argv, "stdbuf");
  add (argv, "-oL");
  add (argv, "%s", program);
  add (argv, "/v:%s:%u", host, port_of (target, route));
  add (argv, "/u:%s", target->user != NULL ? target->user : "");
  add (argv, "/d:%s", target->domain != NULL ? target->domain : "");
  add (argv, "/from-stdin:force");
  if (*fingerprint != '\0')
    add (argv, "/cert:deny,fingerprint:sha256:%s", fingerprint);
  else
    add (argv, "/cert:deny");
  add (argv, "/t:%s", target->host);
  add (argv, "/log-level:INFO");
  if (target->width != 0 && target->height != 0)
    add (argv, "/size:%ux%u", target->width, target->height);
  else
    add (argv, "/dynamic-resolution");
  self = finish (argv, environment);
  self->input = g_bytes_new (line, strlen (line));
  return self;
}

/* A line of a key file, whatever stands in @text. */
static void
add_line (GString *lines, const char *key, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *value = NULL;

  g_key_file_set_string (file, "s", "k", text);
  value = g_key_file_get_value (file, "s", "k", NULL);
  g_string_append_printf (lines, "%s=%s\n", key, value);
}

/* With a certificate nothing else is accepted: it vouches for itself, under the name that stands in it. */
static gboolean
add_certificates (GString *lines, const char *certificates)
{
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_pem (certificates, -1, NULL);
  g_autofree char *subject = NULL;

  if (certificate == NULL)
    return FALSE;
  g_object_get (certificate, "subject-name", &subject, NULL);
  if (subject == NULL)
    return FALSE;
  add_line (lines, "ca", certificates);
  add_line (lines, "host-subject", subject);
  return TRUE;
}

/* The viewer's own kind of file: what stands in it was checked, or cannot leave its line. */
static GBytes *
spice_file (const VntRemoteTarget *target,
            const VntRemoteRoute *route,
            const char *certificates,
            const char *secret)
{
  GString *text = g_string_new ("[virt-viewer]\ntype=spice\n");

  g_string_append_printf (text, "host=%s\n%s=%u\n", host_of (target, route),
                          certificates != NULL ? "tls-port" : "port", port_of (target, route));
  g_string_append_printf (text, "title=%s\n", target->host);
  if (certificates != NULL && !add_certificates (text, certificates))
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  if (secret != NULL && strpbrk (secret, "\r\n") == NULL)
    add_line (text, "password", secret);
  return g_string_free_to_bytes (text);
}

/**
 * vnt_remote_command_spice:
 * @program: path of remote-viewer
 * @certificates: (nullable): the machine's certificate, which is trusted, and those of its issuers, PEM; %NULL without TLS
 *
 * Returns: (transfer full) (nullable): the command; %NULL for a target or certificates that may not be used
 */
VntRemoteCommand *
vnt_remote_command_spice (const char *program,
                          const VntRemoteTarget *target,
                          const VntRemoteRoute *route,
                          const char *certificates,
                          const char *secret)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) environment = g_strv_builder_new ();
  VntRemoteCommand *self;
  GBytes *file = is_safe (target) ? spice_file (target, route, certificates, secret) : NULL;

  if (file == NULL)
    return NULL;
  add (argv, "%s", program);
  add (argv, "--debug");
  add (argv, "/dev/fd/3");
  add (environment, "LC_ALL=C");
  self = finish (argv, environment);
  self->file = file;
  return self;
}

static void
add_ssh (GStrvBuilder *argv, const char *program, const VntRemoteSshFiles *files)
{
  add (argv, "%s", program);
  add (argv, "-F");
  add (argv, "none");
  add (argv, "-S");
  add (argv, "%s", files->control);
}

static void
add_option (GStrvBuilder *argv, const char *option)
{
  g_strv_builder_add (argv, "-o");
  g_strv_builder_add (argv, option);
}

static void
add_ssh_place (GStrvBuilder *argv, const VntRemoteTarget *target, const char *host)
{
  if (target->user != NULL)
    {
      add (argv, "-l");
      add (argv, "%s", target->user);
    }
  add (argv, "--");
  add (argv, "%s", host);
}

/**
 * vnt_remote_command_ssh_master:
 * @files: where its socket shall be, and which keys are trusted
 * @forward: (nullable): of vnt_remote_forward_port() or vnt_remote_forward_socket()
 *
 * A connection of ours that others go through. It asks whatever it asks by SSH_ASKPASS, which its starter sets.
 *
 * Returns: (transfer full) (nullable): the command; %NULL for a target that may not be used
 */
VntRemoteCommand *
vnt_remote_command_ssh_master (const char *program,
                               const VntRemoteTarget *target,
                               const VntRemoteRoute *route,
                               const VntRemoteSshFiles *files,
                               const char *forward)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) environment = g_strv_builder_new ();
  g_autofree char *known = g_strdup_printf ("UserKnownHostsFile=\"%s\"", files->known_hosts);
  g_autofree char *alias = g_strdup_printf ("HostKeyAlias=%s", target->host);

  if (!is_safe (target))
    return NULL;
  add_ssh (argv, program, files);
  add (argv, "-v");
  add (argv, "-M");
  add (argv, "-N");
  add_option (argv, known);
  add_option (argv, "GlobalKnownHostsFile=/dev/null");
  add_option (argv, "StrictHostKeyChecking=accept-new");
  add_option (argv, "NumberOfPasswordPrompts=1");
  add_option (argv, "ControlPersist=no");
  add_option (argv, "ExitOnForwardFailure=yes");
  add_option (argv, "ConnectTimeout=15");
  add_option (argv, "ServerAliveInterval=15");
  add_option (argv, "StreamLocalBindMask=0177");
  if (route != NULL && route->host != NULL)
    add_option (argv, alias); /* the key belongs to the machine, not to the tunnel's end */
  if (files->identity != NULL)
    {
      add (argv, "-i");
      add (argv, "%s", files->identity);
    }
  if (forward != NULL)
    {
      add (argv, "-L");
      add (argv, "%s", forward);
    }
  add (argv, "-p");
  add (argv, "%u", port_of (target, route));
  add_ssh_place (argv, target, host_of (target, route));
  add (environment, "LC_ALL=C");
  return finish (argv, environment);
}

/**
 * vnt_remote_command_ssh_client:
 * @terminal: (array zero-terminated=1): a terminal and what stands before the program it runs
 *
 * Goes through the master, or not at all: it never asks for anything.
 *
 * Returns: (transfer full) (nullable): the command; %NULL for a target that may not be used
 */
VntRemoteCommand *
vnt_remote_command_ssh_client (const char *program,
                               const VntRemoteTarget *target,
                               const VntRemoteSshFiles *files,
                               const char *const *terminal)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) environment = g_strv_builder_new ();

  if (!is_safe (target))
    return NULL;
  g_strv_builder_addv (argv, (const char **) terminal);
  add_ssh (argv, program, files);
  add_option (argv, "ControlMaster=no");
  add_option (argv, "BatchMode=yes");
  add_option (argv, "ProxyCommand=false"); /* without its master it reaches nothing */
  if (files->log != NULL)
    {
      add (argv, "-v");
      add (argv, "-E");
      add (argv, "%s", files->log);
    }
  add_ssh_place (argv, target, target->host);
  return finish (argv, environment);
}

static char *
forward_to (const VntRemoteTarget *target)
{
  return g_strdup_printf (strchr (target->host, ':') != NULL ? "[%s]:%u" : "%s:%u", target->host,
                          vnt_remote_target_get_port (target));
}

/**
 * vnt_remote_forward_port:
 * @local: a port of this computer
 *
 * Returns: (transfer full): a way from there to the target, only for this computer
 */
char *
vnt_remote_forward_port (guint local, const VntRemoteTarget *target)
{
  g_autofree char *to = forward_to (target);

  return g_strdup_printf ("127.0.0.1:%u:%s", local, to);
}

/**
 * vnt_remote_forward_socket:
 * @local: path of a socket that is made
 *
 * Returns: (transfer full): a way from there to the target, only for this user
 */
char *
vnt_remote_forward_socket (const char *local, const VntRemoteTarget *target)
{
  g_autofree char *to = forward_to (target);

  return g_strdup_printf ("%s:%s", local, to);
}
