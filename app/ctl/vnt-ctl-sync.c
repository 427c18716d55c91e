/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sync and status: what the desk knows of its server. */
#include <glib/gi18n.h>

#include "vnt-ctl-print.h"

/* Seconds the server has to say whether it is there. */
#define PATIENCE 10

static const char *
state_word (VntDeskState state)
{
  switch (state)
    {
    case VNT_DESK_NO_ACCOUNT:
      return "no-account";
    case VNT_DESK_ONLINE:
      return "online";
    case VNT_DESK_OFFLINE:
      return "offline";
    case VNT_DESK_AUTH:
      return "signed-out";
    case VNT_DESK_UNTRUSTED:
      return "untrusted";
    case VNT_DESK_CLOSED:
    case VNT_DESK_STARTING:
    default:
      return "connecting";
    }
}

static void
add_account (JsonBuilder *builder, const VntAccount *account)
{
  json_builder_set_member_name (builder, "account");
  if (account == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  vnt_ctl_add_string (builder, "url", account->url);
  vnt_ctl_add_string (builder, "login", account->login);
  vnt_ctl_add_string (builder, "name", account->name);
  json_builder_end_object (builder);
}

static guint
count_attention (GPtrArray *outbox)
{
  guint count = 0;

  for (guint i = 0; i < outbox->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (outbox, i);

      if (operation->state == VNT_STATE_REFUSED || operation->state == VNT_STATE_CONFLICT ||
          (operation->state == VNT_STATE_UNKNOWN && operation->next_try == G_MAXINT64))
        count++;
    }

  return count;
}

static const char *
fetched_word (VntDeskFetched fetched)
{
  if (fetched == VNT_DESK_FETCHED_ALL)
    return "all";
  return fetched == VNT_DESK_FETCHED_TICKETS ? "tickets" : "nothing";
}

static int
print_status (VntCtl *self)
{
  int status = VNT_CTL_DONE;
  g_autoptr (GPtrArray) outbox = vnt_ctl_read_outbox (self, &status);
  const VntAccount *account = vnt_desk_get_account (self->desk);
  JsonBuilder *builder;

  if (outbox == NULL)
    return status;
  if (!self->json)
    {
      if (account != NULL)
        g_print ("%s  %s\n", account->login, account->url);
      g_print ("%s\n", vnt_desk_get_status_text (self->desk));
      g_print (ngettext ("%u change waits.\n", "%u changes wait.\n", outbox->len), outbox->len);
      return VNT_CTL_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  vnt_ctl_add_string (builder, "state", state_word (vnt_desk_get_state (self->desk)));
  vnt_ctl_add_string (builder, "text", vnt_desk_get_status_text (self->desk));
  vnt_ctl_add_string (builder, "fetched", fetched_word (vnt_desk_get_fetched (self->desk)));
  vnt_ctl_add_int (builder, "waiting", outbox->len);
  vnt_ctl_add_int (builder, "attention", count_attention (outbox));
  add_account (builder, account);
  json_builder_end_object (builder);
  vnt_ctl_print_json (builder);
  return VNT_CTL_DONE;
}

static gboolean
is_fetched (gpointer data)
{
  VntCtl *self = data;
  VntDeskFetched enough = self->full ? VNT_DESK_FETCHED_ALL : VNT_DESK_FETCHED_TICKETS;
  VntCtlExit why;

  return vnt_desk_get_fetched (self->desk) >= enough || vnt_ctl_is_cut_off (self, &why);
}

int
vnt_ctl_sync (VntCtl *self)
{
  VntCtlExit why;
  int status;

  vnt_desk_set_offline (self->desk, FALSE);
  vnt_ctl_wait_until (is_fetched, self, 0);
  if (vnt_ctl_is_cut_off (self, &why))
    {
      status = print_status (self);
      return status != VNT_CTL_DONE ? status : (int) why;
    }

  return print_status (self);
}

static gboolean
is_known (gpointer data)
{
  VntDeskState state = vnt_desk_get_state (data);

  return state != VNT_DESK_STARTING && state != VNT_DESK_CLOSED;
}

int
vnt_ctl_status (VntCtl *self)
{
  int status;

  if (vnt_desk_get_account (self->desk) != NULL)
    {
      vnt_desk_set_offline (self->desk, FALSE);
      vnt_ctl_wait_until (is_known, self->desk, PATIENCE);
    }

  status = print_status (self);
  if (status == VNT_CTL_DONE && vnt_desk_get_account (self->desk) == NULL)
    return VNT_CTL_SIGNED_OUT;
  return status;
}
