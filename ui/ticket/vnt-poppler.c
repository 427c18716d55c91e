/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-poppler.h"

#include <glib/gi18n.h>
#include <gmodule.h>

#include "vnt-error.h"

/* The one the headers belong to. */
#define LIBRARY "libpoppler-glib.so.8"

static gboolean
find (GModule *module, VntPoppler *poppler)
{
  return g_module_symbol (module, "poppler_document_new_from_file",
                          (gpointer *) &poppler->document_new_from_file) &&
         g_module_symbol (module, "poppler_document_get_n_pages",
                          (gpointer *) &poppler->document_get_n_pages) &&
         g_module_symbol (module, "poppler_document_get_page",
                          (gpointer *) &poppler->document_get_page) &&
         g_module_symbol (module, "poppler_page_get_size", (gpointer *) &poppler->page_get_size) &&
         g_module_symbol (module, "poppler_page_render", (gpointer *) &poppler->page_render);
}

static gpointer
load (gpointer unused)
{
  GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  VntPoppler *poppler = g_new0 (VntPoppler, 1);

  if (module != NULL && find (module, poppler))
    {
      g_module_make_resident (module);
      return poppler;
    }
  g_message ("No PDF can be shown: %s", g_module_error ());
  g_free (poppler);
  return NULL;
}

/**
 * vnt_poppler_get:
 * @error: place for a %VNT_ERROR_INVALID
 *
 * Loads the library when it is first needed: with the dozen libraries it brings along it would take a tenth of what the whole program
 * needs until its window is there, and most days nobody looks at a PDF. Any thread.
 *
 * Returns: (transfer none) (nullable): its functions
 */
const VntPoppler *
vnt_poppler_get (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const VntPoppler *poppler = g_once (&once, load, NULL);

  if (poppler == NULL)
    g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID, _ ("This file has no page to show."));
  return poppler;
}
