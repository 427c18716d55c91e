/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-people.h"

#include <glib/gi18n.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-person.h"
#include "vnt-rt-forms.h"
#include "vnt-rt-queues.h"

static VntAccount *
read_account (VntRt *rt, JsonObject *record)
{
  const char *login = vnt_rt_text (record, "Name");
  VntAccount *account;

  if (login == NULL)
    return NULL;

  account = vnt_account_new ("rt", vnt_http_get_url (rt->http), login);
  account->user_id = vnt_json_int (record, "id", 0);
  account->name = g_strdup (vnt_rt_text (record, "RealName"));
  account->address = g_strdup (vnt_rt_text (record, "EmailAddress"));
  account->time_zone = g_strdup (vnt_rt_text (record, "Timezone"));
  account->language = g_strdup (vnt_rt_text (record, "Lang"));
  account->signature = g_strdup (vnt_rt_text (record, "Signature"));

  return account;
}

static JsonObject *
fetch_self (VntRt *rt, const char *user, gint64 number, GCancellable *cancellable, GError **error)
{
  g_autofree char *login = g_uri_escape_string (user, NULL, FALSE);
  g_autofree char *path = number > 0 ? g_strdup_printf ("/user/%" G_GINT64_FORMAT, number)
                                     : g_strconcat ("/user/", login, NULL);

  return vnt_rt_get (rt, path, NULL, cancellable, error);
}

/* What is not there at sign-in is not this kind of server. */
static void
blame_address (VntRt *rt, GError **error)
{
  if (!g_error_matches (*error, VNT_ERROR, VNT_ERROR_NOT_FOUND))
    return;

  g_clear_error (error);
  g_set_error (error, VNT_ERROR, VNT_ERROR_PROTOCOL,
               _ ("There is no Request Tracker at %s. Is the address right, with its path?"),
               vnt_http_get_url (rt->http));
}

/**
 * vnt_rt_people_sign_in:
 * @user: login; may be "" with a token, which names its user by number
 */
VntAccount *
vnt_rt_people_sign_in (
  VntRt *rt, const char *user, const char *secret, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) record = NULL;
  gint64 number = vnt_rt_session_token_user (secret);
  VntAccount *account;

  if (number == 0 && *user == '\0')
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_AUTH,
                           _ ("That is not a token. With a password, give the user name too."));
      return NULL;
    }

  vnt_rt_known_clear (rt->known);
  vnt_rt_session_set_secret (rt->session, user, secret);
  if (vnt_rt_session_begin (rt->session, cancellable, &local))
    record = fetch_self (rt, user, number, cancellable, &local);
  if (record == NULL)
    {
      blame_address (rt, &local);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  account = read_account (rt, record);
  if (account == NULL ||
      (number > 0 && *user != '\0' && g_ascii_strcasecmp (user, account->login) != 0))
    {
      g_clear_pointer (&account, vnt_account_unref);
      vnt_rt_session_set_secret (rt->session, "", NULL);
      g_set_error (error, VNT_ERROR, VNT_ERROR_AUTH, _ ("That token does not belong to %s."), user);
      return NULL;
    }
  vnt_rt_set_account (rt, account);

  return account;
}

/* The number is only in the link to the record itself: as an id, collections give the login. */
static gint64
number_of (JsonObject *item)
{
  JsonArray *links = vnt_json_array (item, "_hyperlinks");

  for (guint i = 0; links != NULL && i < json_array_get_length (links); i++)
    {
      JsonObject *link = vnt_json_object_at (links, i);

      if (g_strcmp0 (vnt_json_string (link, "ref"), "self") == 0)
        return vnt_json_int (link, "id", 0);
    }

  return 0;
}

/* Phones that only administrators read are often kept in a custom field for everybody. */
static const char *
phone_of (JsonObject *item)
{
  JsonArray *fields = vnt_json_array (item, "CustomFields");
  const char *phone = vnt_rt_text (item, "WorkPhone");

  if (phone == NULL)
    phone = vnt_rt_text (item, "MobilePhone");
  for (guint i = 0; phone == NULL && fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = vnt_json_object_at (fields, i);
      const char *name = vnt_rt_text (field, "name");
      g_autofree char *folded = g_utf8_casefold (name != NULL ? name : "", -1);

      if (g_str_has_prefix (folded, "tel") || g_strrstr (folded, "phone") != NULL ||
          g_str_has_prefix (folded, "móvil"))
        phone = vnt_json_string_at (vnt_json_array (field, "values"), 0);
    }

  return phone;
}

static void
add_person (VntRt *rt, JsonObject *item, GHashTable *owners, GPtrArray *people)
{
  const char *login = vnt_rt_text (item, "Name");
  gint64 number = number_of (item);
  VntPerson *person;

  if (login == NULL)
    return;
  if (number > 0)
    vnt_rt_known_set_login (rt->known, number, login);
  if (g_str_equal (login, "Nobody") || g_str_equal (login, "RT_System"))
    return;

  person = vnt_person_new (number, login);
  person->name = g_strdup (vnt_rt_text (item, "RealName"));
  person->address = g_strdup (vnt_rt_text (item, "EmailAddress"));
  person->organization = g_strdup (vnt_rt_text (item, "Organization"));
  person->phone = g_strdup (phone_of (item));
  person->agent = g_hash_table_contains (owners, &number);
  g_ptr_array_add (people, person);
}

/* [{"field":FIELD,"operator":"LIKE","value":TEXT}] */
static char *
make_search (const char *field, const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "field");
  json_builder_add_string_value (builder, field);
  json_builder_set_member_name (builder, "operator");
  json_builder_add_string_value (builder, "LIKE");
  json_builder_set_member_name (builder, "value");
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
  json_builder_end_array (builder);

  return vnt_rt_json (builder);
}

/**
 * vnt_rt_people_fetch:
 *
 * A page of people by number: new ones come last, and none is ever deleted, so pages do not move.
 */
GPtrArray *
vnt_rt_people_fetch (
  VntRt *rt, const char *cursor, char **next_cursor, GCancellable *cancellable, GError **error)
{
  gint64 number = 1;
  g_autofree char *path = NULL;
  g_autoptr (JsonObject) page = NULL;
  g_autoptr (GHashTable) owners = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_person_unref);
  JsonArray *items;

  *next_cursor = NULL;
  if (cursor != NULL && !g_ascii_string_to_signed (cursor, 10, 1, G_MAXINT32, &number, error))
    return NULL;
  owners = vnt_rt_forms_owners (rt, cancellable, error);
  if (owners == NULL)
    return NULL;
  path =
    g_strdup_printf ("/users?fields=Name,RealName,EmailAddress,Organization,WorkPhone,MobilePhone,"
                     "CustomFields,_hyperlinks&orderby=id&per_page=100&page=%" G_GINT64_FORMAT,
                     number);
  page = vnt_rt_get (rt, path, NULL, cancellable, error);
  if (page == NULL)
    return NULL;

  items = vnt_json_array (page, "items");
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    if (vnt_json_object_at (items, i) != NULL)
      add_person (rt, vnt_json_object_at (items, i), owners, people);
  if (items != NULL && json_array_get_length (items) > 0 &&
      vnt_json_int (page, "total", G_MAXINT64) > number * 100)
    *next_cursor = g_strdup_printf ("%" G_GINT64_FORMAT, number + 1);

  return g_steal_pointer (&people);
}

static gboolean
add_found (VntRt *rt,
           const char *field,
           const char *text,
           GHashTable *owners,
           GPtrArray *people,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *query = make_search (field, text);
  g_autoptr (JsonObject) page =
    vnt_rt_search_json (rt, "/users", query,
                        (const char *[]){ "fields",
                                          "Name,RealName,EmailAddress,Organization,_hyperlinks",
                                          "per_page", "10", NULL },
                        cancellable, error);
  JsonArray *items;

  if (page == NULL)
    return FALSE;

  items = vnt_json_array (page, "items");
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    if (vnt_json_object_at (items, i) != NULL)
      add_person (rt, vnt_json_object_at (items, i), owners, people);
  return TRUE;
}

/**
 * vnt_rt_people_search:
 * @text: a part of a name or an address
 *
 * Two questions: the server joins conditions on different fields so that both must hold.
 */
GPtrArray *
vnt_rt_people_search (VntRt *rt, const char *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_person_unref);
  g_autoptr (GHashTable) owners = vnt_rt_forms_owners (rt, cancellable, error);

  if (owners == NULL || !add_found (rt, "RealName", text, owners, people, cancellable, error) ||
      !add_found (rt, "EmailAddress", text, owners, people, cancellable, error))
    return NULL;

  return g_steal_pointer (&people);
}

/**
 * vnt_rt_people_login:
 *
 * History names owners by number.
 *
 * Returns: (transfer full) (nullable): a user's login, "" for nobody; %NULL when the server does not tell
 */
char *
vnt_rt_people_login (VntRt *rt, gint64 user, GCancellable *cancellable)
{
  char *login = vnt_rt_known_get_login (rt->known, user);

  if (login == NULL)
    {
      g_autofree char *path = g_strdup_printf ("/user/%" G_GINT64_FORMAT, user);
      g_autoptr (JsonObject) record = vnt_rt_get (rt, path, NULL, cancellable, NULL);

      login = g_strdup (vnt_rt_text (record, "Name"));
      if (login != NULL)
        vnt_rt_known_set_login (rt->known, user, login);
    }
  if (g_strcmp0 (login, "Nobody") == 0)
    *login = '\0';

  return login;
}
