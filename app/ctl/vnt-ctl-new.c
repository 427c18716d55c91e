/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new: a ticket, with or without a network. */
#include <glib/gi18n.h>

#include "vnt-ctl-value.h"
#include "vnt-ctl-write.h"
#include "vnt-new-ticket.h"
#include "vnt-text.h"

/* What a ticket can be made with; anything else is changed on it once it is made. */
static gboolean
take_value (VntNewTicket *made, VntDraft *draft, const VntCtlValue *value)
{
  switch (value->field)
    {
    case VNT_FIELD_STATUS:
      vnt_text_set (&made->status, value->value);
      return TRUE;
    case VNT_FIELD_OWNER:
      vnt_text_set (&made->owner, value->value);
      return TRUE;
    case VNT_FIELD_PRIORITY:
      vnt_text_set (&made->priority, value->value);
      return TRUE;
    case VNT_FIELD_SUBJECT:
      vnt_text_set (&made->subject, value->value);
      return TRUE;
    case VNT_FIELD_MINUTES:
      draft->minutes = (int) g_ascii_strtoll (value->value, NULL, 10);
      return TRUE;
    case VNT_FIELD_QUEUE:
      made->queue = g_ascii_strtoll (value->value, NULL, 10);
      return TRUE;
    case VNT_FIELD_DUE:
      made->due = g_ascii_strtoll (value->value, NULL, 10);
      return TRUE;
    case VNT_FIELD_CUSTOM:
    case VNT_FIELD_CUSTOM_VALUES:
    case VNT_FIELD_REQUESTORS:
    case VNT_FIELD_CC:
    case VNT_FIELD_ADMIN_CC:
    case VNT_FIELD_LINKS:
    case VNT_FIELD_MERGE:
    case VNT_FIELD_NONE:
    default:
      return FALSE;
    }
}

static int
read_values (VntCtl *self, VntNewTicket *made, VntDraft *draft, GArray *later)
{
  int status = VNT_CTL_DONE;

  for (guint i = 0; i < self->n_words && status == VNT_CTL_DONE; i++)
    {
      VntCtlValue value = { 0 };

      status = vnt_ctl_value_read (self, self->words[i], &value);
      if (status == VNT_CTL_DONE && !take_value (made, draft, &value))
        g_array_append_val (later, value);
      else
        vnt_ctl_value_clear (&value);
    }

  return status;
}

static int
read_options (VntCtl *self, VntNewTicket *made)
{
  if (self->queue != NULL)
    {
      made->queue = vnt_ctl_find_queue (self, self->queue);
      if (made->queue == 0)
        {
          g_printerr ("ventanilla-ctl: ");
          g_printerr (_ ("There is no queue “%s”.\n"), self->queue);
          return VNT_CTL_NOT_FOUND;
        }
    }
  if (self->subject != NULL)
    vnt_text_set (&made->subject, self->subject);
  if (self->status != NULL)
    vnt_text_set (&made->status, self->status);
  for (guint i = 0; self->requestors != NULL && self->requestors[i] != NULL; i++)
    vnt_new_ticket_add_requestor (made, self->requestors[i]);

  return VNT_CTL_DONE;
}

static int
make (VntCtl *self, VntDraft *draft, GArray *later)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int status = VNT_CTL_DONE;

  vnt_desk_create_ticket_async (self->desk, draft, NULL, vnt_ctl_keep_result, &result);
  self->made = vnt_desk_create_ticket_finish (self->desk, vnt_ctl_wait_for (&result), &error);
  if (self->made == 0)
    return vnt_ctl_say_error (error);

  g_ptr_array_add (uuids, g_strdup (draft->uuid));
  for (guint i = 0; i < later->len && status == VNT_CTL_DONE; i++)
    status = vnt_ctl_set_one (self, self->made, &g_array_index (later, VntCtlValue, i), uuids);

  return status == VNT_CTL_DONE ? vnt_ctl_finish_writing (self, uuids) : status;
}

int
vnt_ctl_new (VntCtl *self)
{
  g_autoptr (VntNewTicket) made = vnt_new_ticket_new (0, "");
  g_autoptr (VntDraft) draft = vnt_draft_new (0, VNT_OPERATION_CREATE);
  g_autoptr (GArray) later = g_array_new (FALSE, TRUE, sizeof (VntCtlValue));
  g_autofree char *text = NULL;
  int status = read_options (self, made);

  g_array_set_clear_func (later, (GDestroyNotify) vnt_ctl_value_clear);
  draft->minutes = self->minutes;
  if (status == VNT_CTL_DONE)
    status = read_values (self, made, draft, later);
  if (status != VNT_CTL_DONE)
    return status;
  if (made->queue == 0 || *made->subject == '\0')
    return vnt_ctl_say_usage (_ ("A new ticket needs --queue and --subject."));

  text = vnt_ctl_read_text (&status);
  if (text == NULL)
    return status;

  g_free (draft->text);
  draft->text = vnt_new_ticket_write (made, text);
  status = vnt_ctl_keep_files (self, draft);

  return status == VNT_CTL_DONE ? make (self, draft, later) : status;
}
