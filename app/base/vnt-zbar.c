/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-zbar.h"

#include <gmodule.h>

/* The one the headers belong to. */
#define LIBRARY "libzbar.so.0"

#define FIND(place, name) g_module_symbol (module, "zbar_" name, (gpointer *) &zbar->place)

static gboolean
find (GModule *module, VntZbar *zbar)
{
  return FIND (scanner_create, "image_scanner_create") &&
         FIND (scanner_destroy, "image_scanner_destroy") &&
         FIND (scanner_set_config, "image_scanner_set_config") && FIND (scan, "scan_image") &&
         FIND (image_create, "image_create") && FIND (image_destroy, "image_destroy") &&
         FIND (image_set_format, "image_set_format") && FIND (image_set_size, "image_set_size") &&
         FIND (image_set_data, "image_set_data") &&
         FIND (image_first_symbol, "image_first_symbol") &&
         FIND (symbol_get_data, "symbol_get_data") &&
         FIND (symbol_get_data_length, "symbol_get_data_length");
}

static gpointer
load (gpointer unused)
{
  GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  VntZbar *zbar = g_new0 (VntZbar, 1);

  if (module != NULL && find (module, zbar))
    {
      g_module_make_resident (module);
      return zbar;
    }
  g_message ("No bar code can be read: %s", g_module_error ());
  if (module != NULL)
    g_module_close (module);
  g_free (zbar);
  return NULL;
}

/**
 * vnt_zbar_get:
 *
 * Loads the library when it is first needed: it brings those of cameras, of the message bus and of the system along, ten of them, and
 * the window would wait for them at each start. Any thread.
 *
 * Returns: (transfer none) (nullable): its functions; %NULL when it is not installed
 */
const VntZbar *
vnt_zbar_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}
