/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-catalog.h"

G_DEFINE_BOXED_TYPE (VntCatalog, vnt_catalog, vnt_catalog_ref, vnt_catalog_unref)

static void
vnt_catalog_clear (gpointer data)
{
  VntCatalog *self = data;

  g_free (self->name);
  g_free (self->description);
  g_strfreev (self->statuses);
  g_ptr_array_unref (self->fields);
}

/**
 * vnt_catalog_new:
 * @id: the server's number
 * @name: its name
 *
 * Makes a #VntCatalog; its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntCatalog *
vnt_catalog_new (gint64 id, const char *name)
{
  VntCatalog *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_atomic_rc_box_new0 (VntCatalog);
  self->id = id;
  self->name = g_strdup (name);
  self->statuses = g_new0 (char *, 1);
  self->fields = g_ptr_array_new_with_free_func (vnt_field_value_free);

  return self;
}

/**
 * vnt_catalog_ref:
 * @self: a #VntCatalog
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntCatalog *
vnt_catalog_ref (VntCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_catalog_unref:
 * @self: (transfer full): a #VntCatalog
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_catalog_unref (VntCatalog *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_catalog_clear);
}
