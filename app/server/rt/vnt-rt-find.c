/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-find.h"

#include <string.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-rt-article-write.h"
#include "vnt-rt-create.h"
#include "vnt-rt-events.h"
#include "vnt-rt-field.h"
#include "vnt-rt-forward.h"
#include "vnt-rt-machine-write.h"
#include "vnt-rt-messages.h"
#include "vnt-rt-mine.h"
#include "vnt-rt-minutes.h"

static gboolean
find_marker (VntRt *rt,
             const VntOperation *operation,
             gint64 *transaction,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *uuid = vnt_rt_quote (operation->uuid);
  g_autofree char *query = g_strconcat ("CF.{", rt->reply_marker, "} = ", uuid, NULL);
  g_autoptr (JsonObject) page =
    vnt_rt_search (rt, "/transactions",
                   (const char *[]){ "query", query, "fields", "Type", "orderby", "id", NULL },
                   cancellable, error);

  if (page == NULL)
    return FALSE;
  *transaction = vnt_json_int (vnt_json_object_at (vnt_json_array (page, "items"), 0), "id", 0);

  return TRUE;
}

static JsonArray *
without_others (VntRt *rt, JsonArray *items, const char *uuid)
{
  JsonArray *rest = json_array_new ();

  for (guint i = 0; i < json_array_get_length (items); i++)
    if (!vnt_rt_mine_is_of_another (vnt_json_object_at (items, i), rt->reply_marker, uuid))
      json_array_add_element (rest, json_array_dup_element (items, i));

  return rest;
}

static gboolean
find_content (VntRt *rt,
              const VntOperation *operation,
              gint64 *transaction,
              GCancellable *cancellable,
              GError **error)
{
  gboolean reply = operation->kind == VNT_OPERATION_REPLY;
  g_autoptr (JsonArray) recent =
    vnt_rt_mine_fetch_ticket (rt, operation, reply ? "Type = 'Correspond'" : "Type = 'Comment'",
                              cancellable, error);
  g_autoptr (JsonArray) possible =
    recent != NULL ? without_others (rt, recent, operation->uuid) : NULL;
  g_autoptr (GPtrArray) messages =
    possible != NULL ? vnt_rt_messages_read (rt, possible, operation->ticket, cancellable, error)
                     : NULL;
  g_autofree char *wanted = vnt_rt_mine_normalize (operation->content);

  if (messages == NULL)
    return FALSE;
  for (guint i = 0; i < messages->len && *transaction == 0; i++)
    {
      const VntMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *body = vnt_rt_mine_normalize (message->body);

      if (g_str_equal (body, wanted))
        *transaction = message->id;
    }

  return TRUE;
}

/**
 * vnt_rt_find_change:
 * @transaction: (out): the newest record of history by which the agent made this very change, 0 when there is none
 *
 * Returns: %FALSE with @error set when the server could not be read
 */
gboolean
vnt_rt_find_change (VntRt *rt,
                    const VntOperation *operation,
                    gint64 *transaction,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (JsonArray) recent = vnt_rt_mine_fetch_ticket (
    rt, operation,
    "Type = 'Set' OR Type = 'Status' OR Type = 'Take' OR Type = 'Untake' OR Type = 'Steal' OR"
    " Type = 'CustomField'",
    cancellable, error);
  g_autoptr (GPtrArray) events =
    recent != NULL ? vnt_rt_messages_read (rt, recent, operation->ticket, cancellable, error)
                   : NULL;

  *transaction = 0;
  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < events->len && *transaction == 0; i++)
    {
      const VntMessage *event = g_ptr_array_index (events, i);

      if (vnt_rt_events_is_change (rt, event, operation))
        *transaction = event->id;
    }

  return TRUE;
}

/* The program may have ended between the addition and making good what it was written over. */
static gboolean
finish_minutes (VntRt *rt,
                const VntOperation *operation,
                gint64 *transaction,
                GCancellable *cancellable,
                GError **error)
{
  return vnt_rt_minutes_make_good (rt, operation->ticket,
                                   g_ascii_strtoll (operation->value, NULL, 10), cancellable,
                                   error) &&
         vnt_rt_find_change (rt, operation, transaction, cancellable, error);
}

/* A field that is what it should be is done, whoever did it. When it is not, it may have been and been changed again,
 * which the history tells; minutes can only be told by the history. */
static gboolean
find_field (VntRt *rt,
            const VntOperation *operation,
            gint64 *transaction,
            GCancellable *cancellable,
            GError **error)
{
  if (operation->field != VNT_FIELD_MINUTES)
    {
      gboolean so;

      if (!vnt_rt_field_is_so (rt, operation, &so, cancellable, error))
        return FALSE;
      if (so)
        {
          *transaction = -1;
          return TRUE;
        }
    }

  return vnt_rt_find_change (rt, operation, transaction, cancellable, error) &&
         (operation->field != VNT_FIELD_MINUTES || *transaction == 0 ||
          finish_minutes (rt, operation, transaction, cancellable, error));
}

/* @transaction is -1 for a change that is there without a number. */
static gboolean
look (VntRt *rt,
      const VntOperation *operation,
      gboolean marker,
      gint64 *transaction,
      GCancellable *cancellable,
      GError **error)
{
  *transaction = 0;
  if (operation->kind == VNT_OPERATION_CREATE)
    return vnt_rt_create_find (rt, operation, transaction, cancellable, error);
  if (operation->kind == VNT_OPERATION_ARTICLE)
    return vnt_rt_article_find (rt, operation, transaction, cancellable, error);
  if (vnt_rt_machine_has (operation))
    return vnt_rt_machine_find (rt, operation, transaction, cancellable, error);
  if (operation->kind == VNT_OPERATION_SET_FIELD)
    return find_field (rt, operation, transaction, cancellable, error);
  if (operation->kind == VNT_OPERATION_FORWARD)
    return vnt_rt_forward_find (rt, operation, transaction, cancellable, error);
  if (marker && !find_marker (rt, operation, transaction, cancellable, error))
    return FALSE;
  if (*transaction > 0)
    return TRUE;

  /* Where there is a marker too: a server that died between message and marker, or one that lets the agent see the
   * field but not fill it, has the message without it. */
  return find_content (rt, operation, transaction, cancellable, error);
}

/**
 * vnt_rt_find:
 *
 * See vnt_server_find(). Without a marker the newest message of the same text since the attempt is taken for it: a
 * caller who sent the same text twice on purpose sees a transaction it already knows, which means that this operation
 * did not happen. Of a new ticket in a queue where the agent sees none it cannot be told.
 */
VntFate
vnt_rt_find (VntRt *rt,
             const VntOperation *operation,
             gboolean marker,
             gint64 *transaction,
             GCancellable *cancellable,
             GError **error)
{
  gboolean seen = TRUE;

  if (!look (rt, operation, marker, transaction, cancellable, error))
    return 0;
  if (*transaction == 0 && operation->kind == VNT_OPERATION_CREATE &&
      !vnt_rt_create_would_be_seen (rt, operation, &seen, cancellable, error))
    return 0;
  if (*transaction == 0)
    return seen ? VNT_FATE_DID_NOT_HAPPEN : VNT_FATE_CANNOT_TELL;
  *transaction = MAX (*transaction, 0);

  return VNT_FATE_HAPPENED;
}
