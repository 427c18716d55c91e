/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-people-search.h"

#include "vnt-desk-ask.h"

#define MOST_OFFERED 20

struct _VntPeopleSearch
{
  GObject parent_instance;

  VntPicker *picker; /* weak */
  VntDesk *desk;
  GCancellable *search;
  GStrv values; /* who is not offered */
  GHashTable *offered; /* who was found since this was made */
  GHashTable *shown; /* who is offered now */
  char *text; /* what they were looked for by */
};

G_DEFINE_FINAL_TYPE (VntPeopleSearch, vnt_people_search, G_TYPE_OBJECT)

static const char *
value_of (const VntPerson *person)
{
  return person->address != NULL && *person->address != '\0' ? person->address : person->login;
}

static void
offer (VntPeopleSearch *self, const VntPerson *person)
{
  const char *value = value_of (person);

  if (self->values != NULL && g_strv_contains ((const char *const *) self->values, value))
    return;
  g_hash_table_add (self->offered, g_strdup (value));
  g_hash_table_add (self->shown, g_strdup (value));
  if (person->name != NULL && *person->name != '\0')
    vnt_picker_add (self->picker, value, person->name, value);
  else
    vnt_picker_add (self->picker, value, value, NULL);
}

/* Who is known here stands first; those only the server knows come below, if they come at all. */
static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPeopleSearch) self = user_data;
  g_autoptr (GPtrArray) people = vnt_desk_ask_people_finish (VNT_DESK (source), result, NULL);

  if (people == NULL || self->picker == NULL)
    return;
  for (guint i = 0; i < people->len; i++)
    if (!g_hash_table_contains (self->shown, value_of (people->pdata[i])))
      offer (self, people->pdata[i]);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPeopleSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = vnt_desk_search_people_finish (VNT_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->picker == NULL)
    return;
  for (guint i = 0; people != NULL && i < MIN (people->len, MOST_OFFERED); i++)
    offer (self, g_ptr_array_index (people, i));
  vnt_picker_done (self->picker);
  vnt_desk_ask_people_async (self->desk, self->text, FALSE, self->search, on_asked,
                             g_object_ref (self));
}

static void
stop_search (VntPeopleSearch *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

static void
on_search (VntPeopleSearch *self, const char *text)
{
  stop_search (self);
  if (self->desk == NULL)
    return;
  self->search = g_cancellable_new ();
  g_hash_table_remove_all (self->shown);
  g_free (self->text);
  self->text = g_strdup (text);
  vnt_desk_search_people_async (self->desk, text, FALSE, self->search, on_found,
                                g_object_ref (self));
}

static void
vnt_people_search_dispose (GObject *object)
{
  VntPeopleSearch *self = VNT_PEOPLE_SEARCH (object);

  stop_search (self);
  g_clear_weak_pointer (&self->picker);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_people_search_parent_class)->dispose (object);
}

static void
vnt_people_search_finalize (GObject *object)
{
  VntPeopleSearch *self = VNT_PEOPLE_SEARCH (object);

  g_strfreev (self->values);
  g_hash_table_unref (self->offered);
  g_hash_table_unref (self->shown);
  g_free (self->text);
  G_OBJECT_CLASS (vnt_people_search_parent_class)->finalize (object);
}

static void
vnt_people_search_class_init (VntPeopleSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_people_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_people_search_finalize;
}

static void
vnt_people_search_init (VntPeopleSearch *self)
{
  self->offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * vnt_people_search_new:
 * @picker: what people are chosen with
 *
 * Returns: (transfer full): a search that finds nobody before it has a desk
 */
VntPeopleSearch *
vnt_people_search_new (VntPicker *picker)
{
  VntPeopleSearch *self = g_object_new (VNT_TYPE_PEOPLE_SEARCH, NULL);

  g_set_weak_pointer (&self->picker, picker);
  g_signal_connect_object (picker, "search", G_CALLBACK (on_search), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * vnt_people_search_set_desk:
 * @desk: (nullable): where people are looked up
 */
void
vnt_people_search_set_desk (VntPeopleSearch *self, VntDesk *desk)
{
  g_return_if_fail (VNT_IS_PEOPLE_SEARCH (self));

  g_set_object (&self->desk, desk);
}

/**
 * vnt_people_search_leave_out:
 * @values: (nullable): logins or addresses that are there already
 */
void
vnt_people_search_leave_out (VntPeopleSearch *self, const char *const *values)
{
  g_return_if_fail (VNT_IS_PEOPLE_SEARCH (self));

  g_strfreev (self->values);
  self->values = g_strdupv ((GStrv) values);
}

/**
 * vnt_people_search_found:
 * @value: a login or an address
 *
 * Returns: whether it is somebody who was found
 */
gboolean
vnt_people_search_found (VntPeopleSearch *self, const char *value)
{
  g_return_val_if_fail (VNT_IS_PEOPLE_SEARCH (self), FALSE);

  return g_hash_table_contains (self->offered, value);
}

/**
 * vnt_people_search_stop:
 *
 * Nobody is offered any more for what was typed.
 */
void
vnt_people_search_stop (VntPeopleSearch *self)
{
  g_return_if_fail (VNT_IS_PEOPLE_SEARCH (self));

  stop_search (self);
}
