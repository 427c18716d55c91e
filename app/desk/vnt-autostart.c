/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the session starts the program: a file every desktop reads. */
#include "vnt-autostart.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "vnt-error.h"

/* The session reads it; nobody needs to translate what nobody sees. */
static const char ENTRY[] = "[Desktop Entry]\n"
                            "Type=Application\n"
                            "Name=Ventanilla\n"
                            "Exec=ventanilla --background\n"
                            "TryExec=ventanilla\n"
                            "Icon=org.ventanilla.Ventanilla\n"
                            "Terminal=false\n"
                            "NoDisplay=true\n"
                            "StartupNotify=false\n"
                            "X-GNOME-UsesNotifications=true\n";

/**
 * vnt_autostart_path:
 * @config_dir: the person's folder of settings
 *
 * Returns: (transfer full): the file that is there while the session starts the program
 */
char *
vnt_autostart_path (const char *config_dir)
{
  return g_build_filename (config_dir, "autostart", "org.ventanilla.Ventanilla.desktop", NULL);
}

/**
 * vnt_autostart_set:
 * @config_dir: the person's folder of settings
 * @on: whether the session shall start the program, without a window
 * @error: place for a %VNT_ERROR_STORAGE
 *
 * The file is there whole or not at all.
 *
 * Returns: %TRUE if it is so now
 */
gboolean
vnt_autostart_set (const char *config_dir, gboolean on, GError **error)
{
  g_autofree char *path = vnt_autostart_path (config_dir);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) local = NULL;

  if (!on)
    {
      if (g_unlink (path) == 0 || errno == ENOENT)
        return TRUE;
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
                   _ ("Ventanilla still starts with the session: %s."), g_strerror (errno));
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents_full (path, ENTRY, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &local))
    return TRUE;

  g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
               _ ("Ventanilla does not start with the session: %s."),
               local != NULL ? local->message : g_strerror (errno));
  return FALSE;
}
