/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ctl-print.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "vnt-ctl-clock.h"
#include "vnt-field.h"
#include "vnt-machine-change.h"
#include "vnt-status.h"

const char *
vnt_ctl_state_word (VntState state)
{
  switch (state)
    {
    case VNT_STATE_QUEUED:
      return "queued";
    case VNT_STATE_SENDING:
      return "sending";
    case VNT_STATE_UNKNOWN:
      return "unknown";
    case VNT_STATE_REFUSED:
      return "refused";
    case VNT_STATE_CONFLICT:
      return "conflict";
    case VNT_STATE_DONE:
    default:
      return "done";
    }
}

const char *
vnt_ctl_state_text (VntState state)
{
  switch (state)
    {
    case VNT_STATE_QUEUED:
      return _ ("Waiting to be sent");
    case VNT_STATE_SENDING:
      return _ ("Being sent");
    case VNT_STATE_UNKNOWN:
      return _ ("May have arrived; being checked before it is sent again");
    case VNT_STATE_REFUSED:
      return _ ("The server said no");
    case VNT_STATE_CONFLICT:
      return _ ("The ticket changed meanwhile");
    case VNT_STATE_DONE:
    default:
      return _ ("Sent");
    }
}

const char *
vnt_ctl_kind_word (VntOperationKind kind)
{
  switch (kind)
    {
    case VNT_OPERATION_REPLY:
      return "reply";
    case VNT_OPERATION_COMMENT:
      return "comment";
    case VNT_OPERATION_CREATE:
      return "new";
    case VNT_OPERATION_FORWARD:
      return "forward";
    case VNT_OPERATION_ARTICLE:
      return "article";
    case VNT_OPERATION_EDIT_MACHINE:
      return "set-machine";
    case VNT_OPERATION_CREATE_MACHINE:
      return "new-machine";
    case VNT_OPERATION_SET_FIELD:
    default:
      return "set";
    }
}

/* Returns: (transfer full): what is typed for a field: "status", "cf.Serial number", "depends-on" */
char *
vnt_ctl_field_word (VntField field, const char *name)
{
  const VntFieldInfo *info = vnt_field_info (field);

  if (field == VNT_FIELD_LINKS)
    return g_strdup (name);
  if (info != NULL && info->named)
    return g_strconcat (info->word, ".", name, NULL);

  return g_strdup (info != NULL ? info->word : "");
}

/**
 * vnt_ctl_message_body:
 *
 * Returns: (transfer full): its text; "" when there is none
 */
char *
vnt_ctl_message_body (const VntMessage *message)
{
  g_autoptr (VntDocument) document = NULL;

  if (message->body == NULL)
    return g_strdup ("");

  document = g_strcmp0 (message->content_type, "text/html") == 0
               ? vnt_document_new_from_html (message->body)
               : vnt_document_new_from_text (message->body);
  return vnt_document_to_text (document);
}

/* -- JSON -- */

static const char *
class_word (VntStatusClass status_class)
{
  switch (status_class)
    {
    case VNT_STATUS_OPEN:
      return "open";
    case VNT_STATUS_WAITING:
      return "waiting";
    case VNT_STATUS_CLOSED:
      return "closed";
    case VNT_STATUS_UNKNOWN:
    default:
      return NULL;
    }
}

/* Its members, inside an object that the caller begins and ends. */
void
vnt_ctl_add_ticket (VntCtl *self, JsonBuilder *builder, const VntTicket *ticket)
{
  vnt_ctl_add_int (builder, "id", ticket->id);
  vnt_ctl_add_string (builder, "subject", ticket->subject);
  vnt_ctl_add_string (builder, "queue", vnt_desk_get_queue_name (self->desk, ticket->queue));
  vnt_ctl_add_string (builder, "status", ticket->status);
  vnt_ctl_add_string (builder, "status_class", class_word (ticket->status_class));
  vnt_ctl_add_string (builder, "owner", ticket->owner);
  vnt_ctl_add_string (builder, "requestor", ticket->requestor);
  vnt_ctl_add_string (builder, "requestor_name", ticket->requestor_name);
  vnt_ctl_add_string (builder, "service_level", ticket->service_level);
  vnt_ctl_add_int (builder, "priority", ticket->priority);
  vnt_ctl_add_int (builder, "minutes_worked", ticket->minutes_worked);
  vnt_ctl_add_time (builder, "created", ticket->created);
  vnt_ctl_add_time (builder, "due", ticket->due);
  vnt_ctl_add_clock (self, builder, ticket);
  vnt_ctl_add_time (builder, "updated", ticket->updated);
  vnt_ctl_add_bool (builder, "unread", ticket->unread);
  vnt_ctl_add_int (builder, "waiting", ticket->waiting);
  vnt_ctl_add_bool (builder, "attention", ticket->attention);
}

void
vnt_ctl_add_operation (JsonBuilder *builder, const VntOperation *operation)
{
  gboolean field = operation->kind == VNT_OPERATION_SET_FIELD;
  g_autofree char *word = vnt_ctl_field_word (operation->field, operation->name);

  vnt_ctl_add_string (builder, "id", operation->uuid);
  vnt_ctl_add_string (builder, "state", vnt_ctl_state_word (operation->state));
  if (vnt_machine_is_subject (operation->ticket))
    vnt_ctl_add_int (builder, "machine", vnt_machine_of_subject (operation->ticket));
  else
    vnt_ctl_add_int (builder, "ticket", operation->ticket);
  vnt_ctl_add_string (builder, "kind", vnt_ctl_kind_word (operation->kind));
  vnt_ctl_add_string (builder, "field", field ? word : NULL);
  vnt_ctl_add_string (builder, "value", field ? operation->value : NULL);
  vnt_ctl_add_string (builder, "text", field ? NULL : vnt_operation_get_words (operation));
  vnt_ctl_add_int (builder, "minutes", operation->minutes);
  vnt_ctl_add_time (builder, "created", operation->created);
  vnt_ctl_add_int (builder, "tries", operation->tries);
  vnt_ctl_add_string (builder, "error", operation->error);
}

static const char *
message_word (VntMessageKind kind)
{
  switch (kind)
    {
    case VNT_MESSAGE_REQUEST:
      return "request";
    case VNT_MESSAGE_REPLY:
      return "reply";
    case VNT_MESSAGE_NOTE:
      return "comment";
    case VNT_MESSAGE_EVENT:
    default:
      return "event";
    }
}

void
vnt_ctl_add_message (JsonBuilder *builder, const VntMessage *message)
{
  g_autofree char *text = message->body != NULL ? vnt_ctl_message_body (message) : NULL;

  json_builder_begin_object (builder);
  vnt_ctl_add_int (builder, "id", message->id);
  vnt_ctl_add_string (builder, "kind", message_word (message->kind));
  vnt_ctl_add_string (builder, "state", vnt_ctl_state_word (message->state));
  vnt_ctl_add_string (builder, "operation", message->operation);
  vnt_ctl_add_string (builder, "author", message->author);
  vnt_ctl_add_time (builder, "created", message->created);
  vnt_ctl_add_int (builder, "minutes", message->minutes);
  vnt_ctl_add_string (builder, "event", message->event);
  vnt_ctl_add_string (builder, "field", message->field);
  vnt_ctl_add_string (builder, "old_value", message->old_value);
  vnt_ctl_add_string (builder, "new_value", message->new_value);
  vnt_ctl_add_string (builder, "text", text);
  json_builder_set_member_name (builder, "attachments");
  json_builder_begin_array (builder);
  for (guint i = 0; message->attachments != NULL && i < message->attachments->len; i++)
    {
      const VntAttachment *attachment = g_ptr_array_index (message->attachments, i);

      json_builder_begin_object (builder);
      vnt_ctl_add_int (builder, "id", attachment->id);
      vnt_ctl_add_string (builder, "name", attachment->name);
      vnt_ctl_add_string (builder, "content_type", attachment->content_type);
      vnt_ctl_add_int (builder, "size", attachment->size);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * vnt_ctl_print_json:
 * @builder: (transfer full): a finished document
 *
 * Prints it; whoever reads the output has it at once.
 */
void
vnt_ctl_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
  fflush (stdout);
  g_object_unref (builder);
}

/* -- for a person -- */

/* What came by mail must not steer the terminal. */
static char *
plain (const char *text)
{
  GString *safe = g_string_new (NULL);

  for (const char *at = text != NULL ? text : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_unichar (safe, c);
    }

  return g_string_free (safe, FALSE);
}

void
vnt_ctl_print_ticket (VntCtl *self, const VntTicket *ticket)
{
  g_autofree char *updated = vnt_ctl_time_text (ticket->updated);
  g_autofree char *subject = plain (ticket->subject);
  g_autofree char *clock = vnt_ctl_clock_text (self, ticket);
  const char *queue = vnt_desk_get_queue_name (self->desk, ticket->queue);

  g_strdelimit (subject, "\n\t", ' ');
  g_print ("#%-7" G_GINT64_FORMAT " %-10s %-10s %-14s %s  %s%s%s%s%s\n", ticket->id,
           vnt_status_label (ticket->status), ticket->owner != NULL ? ticket->owner : "-",
           queue != NULL ? queue : "-", updated, subject, *clock != '\0' ? " (" : "", clock,
           *clock != '\0' ? ")" : "",
           ticket->attention     ? " [!]"
           : ticket->waiting > 0 ? " […]"
                                 : "");
}

void
vnt_ctl_print_operation (const VntOperation *operation)
{
  g_autofree char *error = plain (operation->error);
  g_autofree char *value = plain (operation->value);
  g_autofree char *word = vnt_ctl_field_word (operation->field, operation->name);
  gboolean field = operation->kind == VNT_OPERATION_SET_FIELD;
  gboolean machine = vnt_machine_is_subject (operation->ticket);
  gint64 number = machine ? vnt_machine_of_subject (operation->ticket) : operation->ticket;

  g_strdelimit (value, "\n", ' ');
  g_print ("%s  %s%" G_GINT64_FORMAT "  %s%s%s%s%s  %s%s%s\n", operation->uuid,
           machine ? "machine " : "#", number, vnt_ctl_kind_word (operation->kind),
           field ? " " : "", field ? word : "", field ? "=" : "", field ? value : "",
           vnt_ctl_state_text (operation->state), *error != '\0' ? ": " : "", error);
}

void
vnt_ctl_print_message (const VntMessage *message)
{
  g_autofree char *when = vnt_ctl_time_text (message->created);
  g_autofree char *body = vnt_ctl_message_body (message);
  g_autofree char *text = plain (body);
  g_autofree char *author =
    plain (message->author_name != NULL ? message->author_name : message->author);

  if (message->kind == VNT_MESSAGE_EVENT)
    {
      g_autofree char *change =
        message->field != NULL
          ? g_strdup_printf ("%s: %s → %s", message->field,
                             message->old_value != NULL ? message->old_value : "-",
                             message->new_value != NULL ? message->new_value : "-")
          : g_strdup (message->event);
      g_autofree char *safe = plain (change);

      g_print ("\n%s  %s  %s\n", when, author, safe);
      return;
    }

  g_print ("\n%s  %s  %s%s%s\n", when, author, message_word (message->kind),
           message->state != VNT_STATE_DONE ? "  " : "",
           message->state != VNT_STATE_DONE ? vnt_ctl_state_text (message->state) : "");
  if (*text != '\0')
    g_print ("\n%s\n", text);
  for (guint i = 0; message->attachments != NULL && i < message->attachments->len; i++)
    {
      const VntAttachment *attachment = g_ptr_array_index (message->attachments, i);
      g_autofree char *name = plain (attachment->name);
      g_autofree char *size = g_format_size ((guint64) MAX (attachment->size, 0));

      g_print ("  [%s, %s]\n", name, size);
    }
}
