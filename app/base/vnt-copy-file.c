/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-copy-file.h"

#include <string.h>

#include "vnt-text.h"

/* More files of one name than that in one folder are no accident. */
#define MOST_TRIES 1000

/* "report.pdf" → "report (2).pdf". */
static char *
numbered (const char *name, guint n)
{
  const char *dot = strrchr (name, '.');

  if (n == 1)
    return g_strdup (name);
  if (dot == NULL || dot == name)
    return g_strdup_printf ("%s (%u)", name, n);
  return g_strdup_printf ("%.*s (%u)%s", (int) (dot - name), name, n, dot);
}

/**
 * vnt_copy_file:
 * @source: a file
 * @folder: where a copy shall be
 * @name: (nullable): what it shall be called, as somebody else says: it is made safe first
 * @cancellable: (nullable): stops it
 * @error: place for an error of #GIOError
 *
 * Blocks: worker threads only. A file that is there already is never overwritten: the copy gets a number.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GFile *
vnt_copy_file (
  GFile *source, GFile *folder, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *safe = vnt_text_safe_file_name (name);

  for (guint n = 1; n <= MOST_TRIES; n++)
    {
      g_autofree char *tried = numbered (safe, n);
      g_autoptr (GFile) copy = g_file_get_child (folder, tried);
      g_autoptr (GError) failure = NULL;

      /* Without the flags of the kept copy: it is the agent's own file now. */
      if (g_file_copy (source, copy, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL,
                       &failure))
        return g_steal_pointer (&copy);
      if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS) || n == MOST_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  g_return_val_if_reached (NULL);
}
