/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-module.h"

#include <string.h>

#include "vnt-clock.h"
#include "vnt-text.h"

G_DEFINE_BOXED_TYPE (VntTextModule, vnt_text_module, vnt_text_module_ref, vnt_text_module_unref)

static void
vnt_text_module_clear (gpointer data)
{
  VntTextModule *self = data;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->key);
  g_free (self->text);
  g_free (self->language);
  g_free (self->queue);
}

/**
 * vnt_text_module_new:
 * @kind: what it is for
 * @name: what people call it
 * @text: its text
 *
 * Makes one with an identity of its own. Its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntTextModule *
vnt_text_module_new (VntTextModuleKind kind, const char *name, const char *text)
{
  VntTextModule *self = g_atomic_rc_box_new0 (VntTextModule);

  self->uuid = g_uuid_string_random ();
  self->kind = kind;
  self->name = g_strdup (name != NULL ? name : "");
  self->key = g_strdup ("");
  self->text = g_strdup (text != NULL ? text : "");
  self->updated = vnt_clock_now ();

  return self;
}

/**
 * vnt_text_module_copy:
 *
 * Returns: (transfer full): a second one with the same fields, the identity included, which its maker may change
 */
VntTextModule *
vnt_text_module_copy (const VntTextModule *self)
{
  VntTextModule *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_atomic_rc_box_new0 (VntTextModule);
  *copy = *self;
  copy->uuid = g_strdup (self->uuid);
  copy->name = g_strdup (self->name);
  copy->key = g_strdup (self->key);
  copy->text = g_strdup (self->text);
  copy->language = g_strdup (self->language);
  copy->queue = g_strdup (self->queue);

  return copy;
}

/**
 * vnt_text_module_equal:
 *
 * Returns: whether they are the same text and say the same
 */
gboolean
vnt_text_module_equal (const VntTextModule *a, const VntTextModule *b)
{
  return g_str_equal (a->uuid, b->uuid) && a->kind == b->kind && a->updated == b->updated &&
         g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->text, b->text) == 0 &&
         g_strcmp0 (a->key, b->key) == 0 && g_strcmp0 (a->queue, b->queue) == 0 &&
         g_strcmp0 (a->language, b->language) == 0;
}

/**
 * vnt_text_module_ref:
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntTextModule *
vnt_text_module_ref (VntTextModule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_text_module_unref:
 * @self: (transfer full): a #VntTextModule
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_text_module_unref (VntTextModule *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_text_module_clear);
}

/* "es" is spoken in "es-MX". */
static gboolean
same_language (const char *a, const char *b)
{
  gsize length = strcspn (a, "-_");

  return length == strcspn (b, "-_") && g_ascii_strncasecmp (a, b, length) == 0;
}

/**
 * vnt_text_module_fits:
 * @queue: (nullable): name of the ticket's queue
 * @language: (nullable): what is spoken there, %NULL when that is not known
 *
 * Returns: whether it may be used there
 */
gboolean
vnt_text_module_fits (const VntTextModule *self, const char *queue, const char *language)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->queue != NULL && g_strcmp0 (self->queue, queue) != 0)
    return FALSE;

  return self->language == NULL || language == NULL || same_language (self->language, language);
}

/**
 * vnt_text_module_choose_signature:
 * @modules: (element-type VntTextModule): all there are
 * @queue: (nullable): name of the ticket's queue
 * @language: (nullable): what is spoken there
 *
 * The signature made for this queue goes before one for all, and one in the very language before one for any.
 *
 * Returns: (transfer none) (nullable): what stands below a reply
 */
const VntTextModule *
vnt_text_module_choose_signature (GPtrArray *modules, const char *queue, const char *language)
{
  const VntTextModule *best = NULL;
  int most = -1;

  g_return_val_if_fail (modules != NULL, NULL);

  for (guint i = 0; i < modules->len; i++)
    {
      const VntTextModule *module = g_ptr_array_index (modules, i);
      int points = (module->queue != NULL ? 2 : 0) + (module->language != NULL ? 1 : 0);

      if (module->kind != VNT_TEXT_MODULE_SIGNATURE ||
          !vnt_text_module_fits (module, queue, language) || points <= most)
        continue;
      most = points;
      best = module;
    }

  return best;
}

/**
 * vnt_text_module_matches:
 * @folded: words to look for, through vnt_text_fold()
 *
 * Returns: whether each of them stands in its name, key or text
 */
gboolean
vnt_text_module_matches (const VntTextModule *self, const char *folded)
{
  g_autofree char *all = NULL;
  g_autofree char *hay = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (self != NULL && folded != NULL, FALSE);

  all = g_strdup_printf ("%s %s %s", self->key, self->name, self->text);
  hay = vnt_text_fold (all);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (hay, words[i]) == NULL)
      return FALSE;

  return TRUE;
}
