/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keep and unkeep: a ticket is taken offline, whole, or let go of. */
#include "vnt-ctl-print.h"

static gboolean
keep (VntCtl *self, gint64 ticket, gboolean wanted, int *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vnt_desk_keep_ticket_async (self->desk, ticket, wanted, NULL, vnt_ctl_keep_result, &result);
  if (vnt_desk_keep_ticket_finish (self->desk, vnt_ctl_wait_for (&result), &error))
    return TRUE;

  *status = vnt_ctl_say_error (error);
  return FALSE;
}

static gboolean
list_is_loaded (gpointer list)
{
  return !vnt_message_list_get_loading (list);
}

static gboolean
has_detail (VntCtl *self, gint64 ticket)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VntTicketDetail) detail = NULL;

  vnt_desk_load_detail_async (self->desk, ticket, NULL, vnt_ctl_keep_result, &result);
  detail = vnt_desk_load_detail_finish (self->desk, vnt_ctl_wait_for (&result), NULL);
  return detail != NULL;
}

/* The conversation and every file of it. */
static gboolean
is_whole (VntCtl *self, gint64 ticket)
{
  g_autoptr (VntMessageList) list = vnt_desk_list_messages (self->desk, ticket);
  GListModel *model = G_LIST_MODEL (list);

  vnt_ctl_wait_until (list_is_loaded, list, 0);
  if (g_list_model_get_n_items (model) == 0)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (model, i);
      GPtrArray *files = vnt_message_item_get_message (item)->attachments;

      for (guint j = 0; files != NULL && j < files->len; j++)
        if (((VntAttachment *) g_ptr_array_index (files, j))->path == NULL)
          return FALSE;
    }

  return has_detail (self, ticket);
}

static int
wait_until_whole (VntCtl *self, gint64 ticket)
{
  g_autoptr (VntTicketItem) item = NULL;
  VntCtlExit why;

  vnt_desk_set_offline (self->desk, FALSE);
  item = vnt_desk_open_ticket (self->desk, ticket);
  while (!is_whole (self, ticket))
    {
      if (vnt_ctl_is_cut_off (self, &why))
        return vnt_ctl_say_cut_off (self, why);
      vnt_ctl_rest ();
    }

  return VNT_CTL_DONE;
}

static int
run (VntCtl *self, gboolean wanted)
{
  int status = VNT_CTL_DONE;
  g_autoptr (VntTicketItem) item = vnt_ctl_find_ticket (self, &status);
  gint64 ticket = item != NULL ? vnt_ticket_item_get_ticket (item)->id : 0;

  if (item == NULL || !keep (self, ticket, wanted, &status))
    return status;
  if (wanted && self->wait)
    status = wait_until_whole (self, ticket);

  if (self->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      vnt_ctl_add_int (builder, "id", ticket);
      vnt_ctl_add_bool (builder, "kept", wanted);
      vnt_ctl_add_bool (builder, "whole", is_whole (self, ticket));
      json_builder_end_object (builder);
      vnt_ctl_print_json (builder);
    }

  return status;
}

int
vnt_ctl_keep (VntCtl *self)
{
  return run (self, TRUE);
}

int
vnt_ctl_unkeep (VntCtl *self)
{
  return run (self, FALSE);
}
