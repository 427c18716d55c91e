/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-programs.h"

/* In the order of preference; the package is Debian's. */
static const struct
{
  VntRemoteProtocol protocol;
  const char *program;
  const char *package;
  gboolean wayland; /* only there */
} PROGRAMS[] = {
  { VNT_REMOTE_SSH, "ssh", "openssh-client", FALSE },
  { VNT_REMOTE_VNC, "xtigervncviewer", "tigervnc-viewer", FALSE },
  { VNT_REMOTE_RDP, "xfreerdp", "freerdp2-x11", FALSE },
  { VNT_REMOTE_RDP, "wlfreerdp", "freerdp2-wayland", TRUE },
  { VNT_REMOTE_SPICE, "remote-viewer", "virt-viewer", FALSE },
};

/* A terminal, how its window is named, and what stands before the program it runs. */
static const struct
{
  const char *program;
  const char *title;
  const char *before;
} TERMINALS[] = {
  { "x-terminal-emulator", "-T", "-e" }, /* what Debian's person chose */
  { "gnome-terminal", NULL, "--" },      { "kgx", NULL, "--" },   { "konsole", NULL, "-e" },
  { "xfce4-terminal", "-T", "-x" },      { "xterm", "-T", "-e" },
};

/**
 * vnt_remote_find_program:
 * @protocol: a way in
 * @package: (out) (optional) (transfer none): Debian's package of the program that is preferred, %NULL when none is needed
 *
 * Returns: (transfer full) (nullable): path of the first program that is there; %NULL when none is
 */
char *
vnt_remote_find_program (VntRemoteProtocol protocol, const char **package)
{
  const char *preferred = NULL;
  char *path = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (PROGRAMS) && path == NULL; i++)
    {
      if (PROGRAMS[i].protocol != protocol)
        continue;
      if (preferred == NULL)
        preferred = PROGRAMS[i].package;
      if (!PROGRAMS[i].wayland || g_getenv ("WAYLAND_DISPLAY") != NULL)
        path = g_find_program_in_path (PROGRAMS[i].program);
    }
  if (package != NULL)
    *package = preferred;
  return path;
}

/**
 * vnt_remote_find_terminal:
 * @title: of its window; checked like a host
 * @package: (out) (optional) (transfer none): Debian's package of a terminal
 *
 * Returns: (transfer full) (nullable): the person's terminal and what stands before the program it runs
 */
GStrv
vnt_remote_find_terminal (const char *title, const char **package)
{
  if (package != NULL)
    *package = "xterm";
  for (gsize i = 0; i < G_N_ELEMENTS (TERMINALS); i++)
    {
      g_autofree char *path = g_find_program_in_path (TERMINALS[i].program);
      g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();

      if (path == NULL)
        continue;
      g_strv_builder_add (argv, path);
      if (TERMINALS[i].title != NULL)
        g_strv_builder_add_many (argv, TERMINALS[i].title, title, NULL);
      g_strv_builder_add (argv, TERMINALS[i].before);
      return g_strv_builder_end (argv);
    }
  return NULL;
}
