/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-bodies.h"

#include <string.h>

#include "vnt-json.h"
#include "vnt-text.h"

/* How many transactions one request names. */
#define NAMED 100
#define PAGE 100

/* The parts of one message while they are being gathered. */
typedef struct
{
  VntMessage *message;
  GPtrArray *texts; /* Part: text without a file name, in order */
  gboolean alternative;
  gboolean multipart;
} Parts;

typedef struct
{
  gint64 id;
  char *type;
  char *text;
  gint64 size;
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->type);
  g_free (part->text);
  g_free (part);
}

static void
parts_free (gpointer data)
{
  Parts *parts = data;

  g_ptr_array_unref (parts->texts);
  g_free (parts);
}

static GHashTable *
index_messages (GPtrArray *messages, guint start, guint end)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, parts_free);

  for (guint i = start; i < end; i++)
    {
      Parts *parts = g_new0 (Parts, 1);

      parts->message = g_ptr_array_index (messages, i);
      parts->texts = g_ptr_array_new_with_free_func (part_free);
      g_hash_table_insert (index, &parts->message->id, parts);
    }

  return index;
}

static void
add_condition (JsonBuilder *builder, const char *field, const char *operator, const char * value)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "field");
  json_builder_add_string_value (builder, field);
  json_builder_set_member_name (builder, "operator");
  json_builder_add_string_value (builder, operator);
  json_builder_set_member_name (builder, "value");
  json_builder_add_string_value (builder, value);
  json_builder_end_object (builder);
}

/* Conditions on one field are alternatives. Without @all only texts and the containers that tell of more are wanted:
 * other content would come as megabytes of text. */
static char *
make_query (GHashTable *index, gboolean all)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GHashTableIter iter;
  gpointer value;

  json_builder_begin_array (builder);
  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Parts *parts = value;
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, parts->message->id);

      if (!all || parts->multipart)
        add_condition (builder, "TransactionId", "=", id);
    }
  if (!all)
    {
      add_condition (builder, "ContentType", "STARTSWITH", "text/");
      add_condition (builder, "ContentType", "STARTSWITH", "multipart/");
    }
  json_builder_end_array (builder);

  return vnt_rt_json (builder);
}

static void
add_file (Parts *parts, JsonObject *item, gint64 id, const char *name, const char *type)
{
  VntAttachment *file;
  const char *headers = vnt_rt_text (item, "Headers");
  g_autoptr (GRegex) regex =
    g_regex_new ("^Content-ID:\\s*<?([^>\\s]+)", G_REGEX_CASELESS | G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (guint i = 0; i < parts->message->attachments->len; i++)
    if (((VntAttachment *) g_ptr_array_index (parts->message->attachments, i))->id == id)
      return;

  file = vnt_message_add_attachment (parts->message, id, name, type,
                                     vnt_json_int (item, "ContentLength", 0));
  if (headers != NULL && g_regex_match (regex, headers, 0, &match))
    file->content_id = g_match_info_fetch (match, 1);
}

static void
add_text (Parts *parts, JsonObject *item, gint64 id, const char *type)
{
  Part *part = g_new0 (Part, 1);
  const char *text = vnt_json_string (item, "Content");

  part->id = id;
  part->type = g_strdup (type);
  part->text = g_strdup (text != NULL ? text : "");
  part->size = vnt_json_int (item, "ContentLength", 0);
  g_ptr_array_add (parts->texts, part);
}

/* An inline picture often has no name of its own. */
static char *
name_for (const char *type, gint64 id)
{
  const char *slash = strchr (type, '/');

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%s", id, slash != NULL ? slash + 1 : "bin");
}

static void
add_part (GHashTable *index, JsonObject *item, gboolean all)
{
  gint64 transaction = vnt_json_int (item, "TransactionId", 0);
  gint64 id = vnt_json_int (item, "id", 0);
  Parts *parts = g_hash_table_lookup (index, &transaction);
  const char *type = vnt_rt_text (item, "ContentType");
  const char *name = vnt_rt_text (item, "Filename");
  gboolean text = type != NULL && g_ascii_strncasecmp (type, "text/", 5) == 0;
  gboolean container = type != NULL && g_ascii_strncasecmp (type, "multipart/", 10) == 0;

  if (parts == NULL || type == NULL || id <= 0)
    return;
  if (container)
    {
      parts->multipart = TRUE;
      parts->alternative |= g_ascii_strcasecmp (type, "multipart/alternative") == 0;
    }
  else if (text && name == NULL && !all)
    add_text (parts, item, id, type);
  else if ((all && !text) || (text && name != NULL))
    {
      g_autofree char *made = name == NULL ? name_for (type, id) : NULL;

      add_file (parts, item, id, name != NULL ? name : made, type);
    }
}

static gboolean
search_parts (VntRt *rt, GHashTable *index, gboolean all, GCancellable *cancellable, GError **error)
{
  g_autofree char *query = make_query (index, all);
  const char *fields = all ? "TransactionId,ContentType,Filename,ContentLength,Headers"
                           : "TransactionId,ContentType,Filename,ContentLength,Headers,Content";
  guint count = PAGE;

  for (guint number = 1; count > 0; number++)
    {
      g_autofree char *page_number = g_strdup_printf ("%u", number);
      g_autoptr (JsonObject) page =
        vnt_rt_search_json (rt, "/attachments", query,
                            (const char *[]){ "fields", fields, "orderby", "id", "per_page", "100",
                                              "page", page_number, NULL },
                            cancellable, error);
      JsonArray *items;

      if (page == NULL)
        return FALSE;
      items = vnt_json_array (page, "items");
      for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
        if (vnt_json_object_at (items, i) != NULL)
          add_part (index, vnt_json_object_at (items, i), all);
      /* A page that is not full may be one of which rows were hidden: only the total tells. */
      count = items != NULL ? json_array_get_length (items) : 0;
      if (vnt_json_int (page, "total", G_MAXINT64) <= number * PAGE)
        break;
      if (count < PAGE / 2)
        break;
    }

  return TRUE;
}

static gboolean
is_html (const Part *part)
{
  return g_ascii_strcasecmp (part->type, "text/html") == 0;
}

/* HTML is the fuller one of alternatives. Several plain parts are read one after the other; a text that finds no place
 * stays reachable as a file. */
static void
choose_body (Parts *parts)
{
  VntMessage *message = parts->message;
  Part *html = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < parts->texts->len && html == NULL; i++)
    if (is_html (g_ptr_array_index (parts->texts, i)))
      html = g_ptr_array_index (parts->texts, i);

  for (guint i = 0; i < parts->texts->len; i++)
    {
      Part *part = g_ptr_array_index (parts->texts, i);
      gboolean is_plain = g_ascii_strcasecmp (part->type, "text/plain") == 0;

      if (part == html || (html != NULL && is_plain && parts->alternative))
        continue;
      if (html == NULL && is_plain)
        {
          if (any)
            g_string_append (plain, "\n\n");
          g_string_append (plain, part->text);
          any = TRUE;
        }
      else if (part->size > 0)
        {
          g_autofree char *name = name_for (part->type, part->id);

          vnt_message_add_attachment (message, part->id, name, part->type, part->size);
        }
    }

  if (html == NULL && !any)
    return;
  vnt_text_set (&message->content_type, html != NULL ? "text/html" : "text/plain");
  vnt_text_set (&message->body, html != NULL ? html->text : plain->str);
}

static gboolean
fill_some (
  VntRt *rt, GPtrArray *messages, guint start, guint end, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) index = index_messages (messages, start, end);
  gboolean files = FALSE;
  GHashTableIter iter;
  gpointer value;

  if (!search_parts (rt, index, FALSE, cancellable, error))
    return FALSE;

  /* What came as a single part is its own body: only containers can hold files. */
  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Parts *parts = value;

      /* A message that is nothing but a picture has neither text nor container. */
      parts->multipart |= parts->texts->len == 0 && parts->message->attachments->len == 0;
      files |= parts->multipart;
    }
  if (files && !search_parts (rt, index, TRUE, cancellable, error))
    return FALSE;

  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    choose_body (value);

  return TRUE;
}

/**
 * vnt_rt_bodies_fill:
 * @messages: (element-type VntMessage): requests, replies and notes, without what they say
 *
 * Fetches what the messages say and which files they carry, a hundred messages at a time: one request for the texts,
 * and a second one, without any content, for the files of those that turned out to be containers.
 */
gboolean
vnt_rt_bodies_fill (VntRt *rt, GPtrArray *messages, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < messages->len; i += NAMED)
    if (!fill_some (rt, messages, i, MIN (messages->len, i + NAMED), cancellable, error))
      return FALSE;

  return TRUE;
}
