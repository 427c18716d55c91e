/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scripted-inventory.h"

#include "vnt-article.h"
#include "vnt-catalog.h"
#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-machine-change.h"
#include "vnt-new-article.h"
#include "vnt-text.h"

#define SERIAL "Serial"

/* Returns: the number of a new machine */
gint64
scripted_inventory_add (ScriptedDesk *desk, const char *name, const char *serial)
{
  VntMachine *machine = vnt_machine_new (desk->machines->len + 1, name);

  machine->catalog = 1;
  machine->may_change = TRUE;
  machine->created = machine->updated = vnt_clock_now ();
  vnt_machine_set_value (machine, VNT_MACHINE_STATUS, "in-use");
  vnt_machine_add_field (machine, 10, SERIAL, (const char *[]){ serial, NULL });
  g_ptr_array_add (desk->machines, machine);
  return machine->id;
}

/* Returns: (transfer none) (nullable): it */
VntMachine *
scripted_inventory_get (ScriptedDesk *desk, gint64 machine)
{
  return machine >= 1 && machine <= desk->machines->len
           ? g_ptr_array_index (desk->machines, machine - 1)
           : NULL;
}

/* A machine's value is replaced, never changed: clients hold the one before. */
void
scripted_inventory_set (ScriptedDesk *desk, gint64 machine, const char *key, const char *value)
{
  VntMachine *copy = vnt_machine_copy (scripted_inventory_get (desk, machine));

  vnt_machine_set_value (copy, key, value);
  copy->updated = vnt_clock_now ();
  vnt_machine_unref (g_ptr_array_index (desk->machines, machine - 1));
  g_ptr_array_index (desk->machines, machine - 1) = copy;
}

gboolean
scripted_inventory_has (const VntOperation *operation)
{
  return operation->kind == VNT_OPERATION_EDIT_MACHINE ||
         operation->kind == VNT_OPERATION_CREATE_MACHINE ||
         operation->kind == VNT_OPERATION_ARTICLE;
}

static gboolean
change (ScriptedDesk *desk, const VntOperation *operation, GError **error)
{
  gint64 id = vnt_machine_of_subject (operation->ticket);
  const VntMachine *machine = scripted_inventory_get (desk, id);
  g_autofree char *now = NULL;
  g_autofree char *merged = NULL;

  if (machine == NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND, "no such machine");
      return FALSE;
    }
  now = vnt_machine_get_value (machine, operation->name);
  if (!vnt_machine_key_is_list (operation->name) && operation->base != NULL &&
      !g_str_equal (now, operation->base))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_CONFLICT, "Somebody else changed it.");
      return FALSE;
    }
  merged = vnt_machine_merge (operation->name, operation->base, operation->value, now);
  scripted_inventory_set (desk, id, operation->name, merged);
  return TRUE;
}

static void
create (ScriptedDesk *desk, const VntOperation *operation, gint64 *number)
{
  VntMachine *made = vnt_machine_read (desk->machines->len + 1, operation->value);

  made->created = made->updated = vnt_clock_now ();
  made->may_change = TRUE;
  g_ptr_array_add (desk->machines, made);
  *number = vnt_machine_subject (made->id);
}

static void
write_article (ScriptedDesk *desk, const VntOperation *operation, gint64 *number)
{
  g_autoptr (VntNewArticle) made = vnt_new_article_read (operation->value, NULL);
  VntArticle *article = vnt_article_new (100 + desk->articles->len, made->title);

  vnt_text_set (&article->body, operation->content);
  g_ptr_array_add (desk->articles, article);
  *number = article->id;
}

/* Returns: %FALSE with @error when it was not done */
gboolean
scripted_inventory_send (ScriptedDesk *desk,
                         const VntOperation *operation,
                         gint64 *number,
                         GError **error)
{
  *number = 0;
  if (operation->ticket == desk->refuse)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_REFUSED, "The server said no.");
      return FALSE;
    }
  if (operation->kind == VNT_OPERATION_EDIT_MACHINE)
    {
      if (!change (desk, operation, error))
        return FALSE;
    }
  else if (operation->kind == VNT_OPERATION_CREATE_MACHINE)
    create (desk, operation, number);
  else
    write_article (desk, operation, number);
  desk->applied++;
  return TRUE;
}

/* Returns: whether it was done */
gboolean
scripted_inventory_find (ScriptedDesk *desk, const VntOperation *operation, gint64 *number)
{
  g_autoptr (VntMachine) made = NULL;
  g_autoptr (VntNewArticle) article = NULL;
  g_autofree char *now = NULL;

  *number = 0;
  if (operation->kind == VNT_OPERATION_EDIT_MACHINE)
    {
      now = vnt_machine_get_value (
        scripted_inventory_get (desk, vnt_machine_of_subject (operation->ticket)), operation->name);
      return g_str_equal (now, operation->value);
    }
  if (operation->kind == VNT_OPERATION_CREATE_MACHINE)
    {
      made = vnt_machine_read (0, operation->value);
      for (guint i = 0; i < desk->machines->len; i++)
        if (g_str_equal (((VntMachine *) g_ptr_array_index (desk->machines, i))->name, made->name))
          *number = vnt_machine_subject (i + 1);
      return *number != 0;
    }
  article = vnt_new_article_read (operation->value, NULL);
  for (guint i = 0; i < desk->articles->len; i++)
    if (g_str_equal (((VntArticle *) g_ptr_array_index (desk->articles, i))->title, article->title))
      *number = ((VntArticle *) g_ptr_array_index (desk->articles, i))->id;
  return *number != 0;
}

/* Returns: (transfer full): the one catalogue */
GPtrArray *
scripted_inventory_catalogs (ScriptedDesk *desk)
{
  GPtrArray *catalogs = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  VntCatalog *catalog = vnt_catalog_new (1, "Equipment");

  catalog->can_create = TRUE;
  g_ptr_array_add (catalog->fields, vnt_field_value_new (10, SERIAL, NULL));
  g_ptr_array_add (catalogs, catalog);
  return catalogs;
}
