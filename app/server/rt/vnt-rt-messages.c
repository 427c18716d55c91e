/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-messages.h"

#include "vnt-json.h"
#include "vnt-rt-bodies.h"
#include "vnt-rt-events.h"
#include "vnt-text.h"

/* Mail that the server sent is a copy of what is there already, and the second record of a new owner says nothing. */
static gboolean
is_noise (const char *type, const char *field)
{
  return g_str_equal (type, "EmailRecord") || g_str_equal (type, "CommentEmailRecord") ||
         (g_str_equal (type, "SetWatcher") && g_strcmp0 (field, "Owner") == 0);
}

static VntMessageKind
kind_of (const char *type)
{
  if (g_str_equal (type, "Create"))
    return VNT_MESSAGE_REQUEST;
  if (g_str_equal (type, "Correspond"))
    return VNT_MESSAGE_REPLY;
  if (g_str_equal (type, "Comment"))
    return VNT_MESSAGE_NOTE;

  return VNT_MESSAGE_EVENT;
}

static VntMessage *
read_message (VntRt *rt, JsonObject *item, gint64 ticket, GCancellable *cancellable)
{
  const char *type = vnt_rt_text (item, "Type");
  const char *field = vnt_rt_text (item, "Field");
  JsonObject *creator = vnt_json_object (item, "Creator");
  const char *author = vnt_rt_text (creator, "id");
  gint64 id = vnt_json_int (item, "id", 0);
  VntMessage *message;

  if (ticket == 0)
    ticket = vnt_json_int (item, "ObjectId", 0);
  if (id <= 0 || ticket <= 0 || type == NULL || is_noise (type, field))
    return NULL;

  message = vnt_message_new (id, ticket, kind_of (type));
  if (g_strcmp0 (author, "RT_System") != 0)
    {
      vnt_text_set (&message->author, author != NULL ? author : "");
      message->author_name = g_strdup (vnt_rt_text (creator, "RealName"));
    }
  message->created = vnt_json_time (item, "Created");
  message->minutes = vnt_json_int (item, "TimeTaken", 0);
  if (message->kind == VNT_MESSAGE_EVENT)
    vnt_rt_events_read (rt, item, message, cancellable);

  return message;
}

/**
 * vnt_rt_messages_read:
 * @transactions: as a collection with VNT_RT_TRANSACTION_FIELDS gives them
 * @ticket: whose they are, 0 when each says itself
 *
 * Returns: (transfer full) (element-type VntMessage): the same in the same order, with bodies, without noise
 */
GPtrArray *
vnt_rt_messages_read (
  VntRt *rt, JsonArray *transactions, gint64 ticket, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_message_unref);
  g_autoptr (GPtrArray) speaking = g_ptr_array_new ();

  for (guint i = 0; transactions != NULL && i < json_array_get_length (transactions); i++)
    {
      JsonObject *item = vnt_json_object_at (transactions, i);
      VntMessage *message = item != NULL ? read_message (rt, item, ticket, cancellable) : NULL;

      if (message == NULL)
        continue;
      g_ptr_array_add (messages, message);
      if (message->kind != VNT_MESSAGE_EVENT)
        g_ptr_array_add (speaking, message);
    }
  if (!vnt_rt_bodies_fill (rt, speaking, cancellable, error))
    return NULL;

  return g_steal_pointer (&messages);
}

/**
 * vnt_rt_messages_fetch_ticket:
 *
 * Returns: (transfer full) (element-type VntMessage): the whole conversation of a ticket, oldest first
 */
GPtrArray *
vnt_rt_messages_fetch_ticket (VntRt *rt, gint64 ticket, GCancellable *cancellable, GError **error)
{
  /* Not a search for its transactions: this also has those of tickets merged into it. */
  g_autofree char *path = g_strdup_printf ("/ticket/%" G_GINT64_FORMAT "/history", ticket);
  g_autoptr (JsonArray) all = json_array_new ();
  gint64 after = 0;

  for (;;)
    {
      g_autofree char *query =
        g_strdup_printf ("[{\"field\":\"id\",\"operator\":\">\",\"value\":\"%" G_GINT64_FORMAT
                         "\"}]",
                         after);
      g_autoptr (JsonObject) page =
        vnt_rt_search_json (rt, path, query,
                            (const char *[]){ "fields", VNT_RT_TRANSACTION_FIELDS,
                                              "fields[Creator]", "RealName", "orderby", "id",
                                              "per_page", "100", NULL },
                            cancellable, error);
      JsonArray *items;
      guint count;

      if (page == NULL)
        return NULL;
      items = vnt_json_array (page, "items");
      count = items != NULL ? json_array_get_length (items) : 0;
      if (count == 0)
        break;
      for (guint i = 0; i < count; i++)
        {
          after = MAX (after, vnt_json_int (vnt_json_object_at (items, i), "id", after));
          json_array_add_element (all, json_array_dup_element (items, i));
        }
    }

  return vnt_rt_messages_read (rt, all, ticket, cancellable, error);
}
