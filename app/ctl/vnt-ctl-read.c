/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list, search and show: what is on this computer. */
#include <glib/gi18n.h>

#include "vnt-ctl-clock.h"
#include "vnt-ctl-print.h"
#include "vnt-ctl-value.h"
#include "vnt-text.h"

/* Seconds the server has to bring a ticket that is not here yet. */
#define PATIENCE 20

static gboolean
list_is_loaded (gpointer list)
{
  return !vnt_ticket_list_get_loading (list);
}

static int
print_tickets (VntCtl *self, const VntTicketQuery *query)
{
  g_autoptr (VntTicketList) list = vnt_desk_list_tickets (self->desk, query);
  GListModel *model = G_LIST_MODEL (list);
  JsonBuilder *builder = self->json ? json_builder_new () : NULL;
  guint most = self->limit > 0 ? (guint) self->limit : G_MAXUINT;

  vnt_ctl_wait_until (list_is_loaded, list, 0);
  if (builder != NULL)
    json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (model), most); i++)
    {
      g_autoptr (VntTicketItem) item = g_list_model_get_item (model, i);
      const VntTicket *ticket = vnt_ticket_item_get_ticket (item);

      if (ticket == NULL)
        continue;
      if (builder == NULL)
        {
          vnt_ctl_print_ticket (self, ticket);
          continue;
        }
      json_builder_begin_object (builder);
      vnt_ctl_add_ticket (self, builder, ticket);
      json_builder_end_object (builder);
    }
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      vnt_ctl_print_json (builder);
    }

  return VNT_CTL_DONE;
}

/* By its id, or by the name the agent gave it or sees. %NULL when there is none. */
static VntTicketQuery *
find_view (VntCtl *self, const char *name)
{
  g_autoptr (VntViewList) views = vnt_desk_list_views (self->desk);
  g_autofree char *folded = vnt_text_fold (name);
  VntTicketQuery *named = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (views)); i++)
    {
      g_autoptr (VntViewItem) view = g_list_model_get_item (G_LIST_MODEL (views), i);

      g_autofree char *title = vnt_text_fold (vnt_view_item_get_title (view));

      if (g_str_equal (vnt_view_item_get_id (view), name))
        {
          g_clear_pointer (&named, vnt_ticket_query_free);
          return vnt_ticket_query_copy (vnt_view_item_get_query (view));
        }
      if (named == NULL && g_str_equal (title, folded))
        named = vnt_ticket_query_copy (vnt_view_item_get_query (view));
    }

  return named;
}

int
vnt_ctl_list (VntCtl *self)
{
  g_autoptr (VntTicketQuery) query = NULL;

  if (self->view != NULL)
    query = find_view (self, self->view);
  else
    query = vnt_ticket_query_new (self->queue != NULL ? VNT_SCOPE_ALL : VNT_SCOPE_MINE);
  if (query == NULL)
    {
      g_printerr ("ventanilla-ctl: ");
      g_printerr (_ ("There is no view “%s”.\n"), self->view);
      return VNT_CTL_NOT_FOUND;
    }

  if (self->queue != NULL)
    {
      query->queue = vnt_ctl_find_queue (self, self->queue);
      if (query->queue == 0)
        {
          g_printerr ("ventanilla-ctl: ");
          g_printerr (_ ("There is no queue “%s”.\n"), self->queue);
          return VNT_CTL_NOT_FOUND;
        }
    }
  query->closed = query->closed || self->closed;
  query->text = g_strdup (self->search);

  return print_tickets (self, query);
}

int
vnt_ctl_search (VntCtl *self)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  query->closed = TRUE;
  query->text = g_strjoinv (" ", self->words);

  return print_tickets (self, query);
}

/* -- one ticket -- */

static VntTicketDetail *
load_detail (VntCtl *self, gint64 ticket)
{
  g_autoptr (GAsyncResult) result = NULL;

  vnt_desk_load_detail_async (self->desk, ticket, NULL, vnt_ctl_keep_result, &result);
  return vnt_desk_load_detail_finish (self->desk, vnt_ctl_wait_for (&result), NULL);
}

static gboolean
messages_are_loaded (gpointer list)
{
  return !vnt_message_list_get_loading (list);
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

static void
set_flag (VntMessageList *list, gboolean *flag)
{
  *flag = TRUE;
}

static gboolean
is_known (gpointer data)
{
  VntCtl *self = data;
  VntCtlExit why;

  return vnt_desk_get_state (self->desk) == VNT_DESK_ONLINE || vnt_ctl_is_cut_off (self, &why);
}

/* Asks the server for the whole of it. */
static int
fetch (VntCtl *self, gint64 id, VntMessageList *messages)
{
  g_autoptr (VntTicketItem) item = NULL;
  gboolean arrived = FALSE;
  VntCtlExit why = VNT_CTL_OFFLINE;
  gulong handler;

  vnt_desk_set_offline (self->desk, FALSE);
  vnt_ctl_wait_until (is_known, self, PATIENCE);
  if (vnt_ctl_is_cut_off (self, &why) || vnt_desk_get_state (self->desk) != VNT_DESK_ONLINE)
    return why;

  handler = g_signal_connect (messages, "reloaded", G_CALLBACK (set_flag), &arrived);
  item = vnt_desk_open_ticket (self->desk, id);
  vnt_ctl_wait_until (is_set, &arrived, PATIENCE);
  g_signal_handler_disconnect (messages, handler);

  return arrived ? VNT_CTL_DONE : VNT_CTL_NOT_FOUND;
}

static void
add_strings (JsonBuilder *builder, const char *name, GStrv values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_links (JsonBuilder *builder, const VntTicketDetail *detail)
{
  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; detail != NULL && i < detail->links->len; i++)
    {
      const VntLink *link = g_ptr_array_index (detail->links, i);

      json_builder_begin_object (builder);
      vnt_ctl_add_string (builder, "relation", link->relation);
      vnt_ctl_add_string (builder, "target", link->target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_whole_json (VntCtl *self,
                  const VntTicket *ticket,
                  const VntTicketDetail *detail,
                  GListModel *messages)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  vnt_ctl_add_ticket (self, builder, ticket);
  vnt_ctl_add_bool (builder, "whole", detail != NULL);
  vnt_ctl_add_clocks (self, builder, ticket->id);
  add_strings (builder, "statuses", detail != NULL ? detail->statuses : NULL);
  add_strings (builder, "requestors", detail != NULL ? detail->requestors : NULL);
  add_strings (builder, "cc", detail != NULL ? detail->cc : NULL);
  add_strings (builder, "admin_cc", detail != NULL ? detail->admin_cc : NULL);
  add_links (builder, detail);
  vnt_ctl_add_bool (builder, "kept", detail != NULL && detail->kept);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; detail != NULL && i < detail->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (detail->fields, i);

      add_strings (builder, field->name, field->values);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (messages, i);

      vnt_ctl_add_message (builder, vnt_message_item_get_message (item));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  vnt_ctl_print_json (builder);
}

static int
print_whole (VntCtl *self, gint64 id, VntMessageList *messages)
{
  g_autoptr (VntTicketItem) item = vnt_desk_open_ticket (self->desk, id);
  g_autoptr (VntTicketDetail) detail = load_detail (self, id);
  const VntTicket *ticket = vnt_ticket_item_get_ticket (item);
  GListModel *model = G_LIST_MODEL (messages);

  if (self->json)
    {
      print_whole_json (self, ticket, detail, model);
      return VNT_CTL_DONE;
    }

  vnt_ctl_print_ticket (self, ticket);
  vnt_ctl_print_clocks (self, id);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VntMessageItem) message = g_list_model_get_item (model, i);

      vnt_ctl_print_message (vnt_message_item_get_message (message));
    }
  if (detail == NULL)
    g_printerr ("ventanilla-ctl: %s\n", _ ("The whole conversation is not on this computer yet."));
  return VNT_CTL_DONE;
}

int
vnt_ctl_show (VntCtl *self)
{
  gint64 id = vnt_ctl_read_ticket_number (self);
  g_autoptr (VntTicketItem) item = NULL;
  g_autoptr (VntTicketDetail) detail = NULL;
  g_autoptr (VntMessageList) messages = NULL;
  int status = VNT_CTL_DONE;

  if (id == 0)
    return VNT_CTL_USAGE;

  messages = vnt_desk_list_messages (self->desk, id);
  vnt_ctl_wait_until (messages_are_loaded, messages, 0);
  item = vnt_desk_open_ticket (self->desk, id);
  detail = load_detail (self, id);
  if (id > 0 && (self->wait || detail == NULL || vnt_ticket_item_get_ticket (item) == NULL))
    status = fetch (self, id, messages);

  if (status != VNT_CTL_DONE && self->wait)
    return vnt_ctl_say_cut_off (self, status);

  g_clear_object (&item);
  item = vnt_ctl_find_ticket (self, &status);
  return item != NULL ? print_whole (self, id, messages) : status;
}
