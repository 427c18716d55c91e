/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scripted-calls.h"
#include "scripted-inventory.h"
#include "vnt-error.h"

static GPtrArray *
scripted_fetch_articles (VntServer *server,
                         const char *cursor,
                         char **next_cursor,
                         GCancellable *cancellable,
                         GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = scripted_server_get_desk (self);
  g_autoptr (GPtrArray) articles = NULL;

  *next_cursor = NULL;
  if (!scripted_server_enter (self, "articles", cancellable, error))
    return NULL;

  articles = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_article_unref);
  g_ptr_array_add (articles, vnt_article_new (1, "How to print"));
  for (guint i = 0; i < desk->articles->len; i++)
    g_ptr_array_add (articles, vnt_article_ref (g_ptr_array_index (desk->articles, i)));

  return scripted_server_leave (self, error) ? g_steal_pointer (&articles) : NULL;
}

/* A desk that has no machine has no inventory, and is not asked for one by most tests. */
static GPtrArray *
scripted_fetch_catalogs (VntServer *server, GCancellable *cancellable, GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = scripted_server_get_desk (self);
  g_autoptr (GPtrArray) catalogs = NULL;

  if (desk->machines->len == 0)
    return g_ptr_array_new ();
  if (!scripted_server_enter (self, "catalogs", cancellable, error))
    return NULL;

  catalogs = scripted_inventory_catalogs (desk);
  return scripted_server_leave (self, error) ? g_steal_pointer (&catalogs) : NULL;
}

static GPtrArray *
scripted_fetch_machines (VntServer *server,
                         gint64 since,
                         const char *cursor,
                         char **next_cursor,
                         GCancellable *cancellable,
                         GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = scripted_server_get_desk (self);
  g_autoptr (GPtrArray) machines = NULL;

  *next_cursor = NULL;
  if (!scripted_server_enter (self, "machines", cancellable, error))
    return NULL;

  machines = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  for (guint i = 0; i < desk->machines->len; i++)
    g_ptr_array_add (machines, vnt_machine_ref (g_ptr_array_index (desk->machines, i)));
  return scripted_server_leave (self, error) ? g_steal_pointer (&machines) : NULL;
}

static VntMachine *
scripted_fetch_machine (VntServer *server, gint64 id, GCancellable *cancellable, GError **error)
{
  ScriptedServer *self = SCRIPTED_SERVER (server);
  ScriptedDesk *desk = scripted_server_get_desk (self);
  g_autoptr (VntMachine) machine = NULL;

  if (!scripted_server_enter (self, "machine", cancellable, error))
    return NULL;

  if (scripted_inventory_get (desk, id) == NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_NOT_FOUND, "no such machine");
      g_mutex_unlock (&desk->lock);
      return NULL;
    }
  machine = vnt_machine_ref (scripted_inventory_get (desk, id));
  return scripted_server_leave (self, error) ? g_steal_pointer (&machine) : NULL;
}

void
scripted_inventory_install (VntServerInterface *iface)
{
  iface->fetch_articles = scripted_fetch_articles;
  iface->fetch_catalogs = scripted_fetch_catalogs;
  iface->fetch_machines = scripted_fetch_machines;
  iface->fetch_machine = scripted_fetch_machine;
}
