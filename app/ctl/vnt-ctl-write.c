/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply, comment and set: done when they are durable, then sent. */
#include "vnt-ctl-write.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "vnt-ctl-print.h"
#include "vnt-ctl-value.h"

/* Seconds a change is tried to be sent before it is left to the next run. */
#define PATIENCE 10
#define LONGEST_TEXT (4 * 1024 * 1024)

/* -- sending -- */

static const VntOperation *
find_operation (GPtrArray *outbox, const char *uuid)
{
  for (guint i = 0; i < outbox->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (outbox, i);

      if (g_str_equal (operation->uuid, uuid))
        return operation;
    }

  return NULL;
}

static gboolean
is_stuck (const VntOperation *operation)
{
  return operation->state == VNT_STATE_REFUSED || operation->state == VNT_STATE_CONFLICT ||
         (operation->state == VNT_STATE_UNKNOWN && operation->next_try == G_MAXINT64);
}

/* The operation the agent has to decide about before @operation can leave: itself, or one before it on its ticket. */
static const VntOperation *
find_obstacle (GPtrArray *outbox, const VntOperation *operation)
{
  for (guint i = 0; i < outbox->len; i++)
    {
      const VntOperation *other = g_ptr_array_index (outbox, i);

      if (other->ticket == operation->ticket && other->sequence <= operation->sequence &&
          is_stuck (other))
        return other;
    }

  return NULL;
}

static guint
count_waiting (GPtrArray *outbox, GPtrArray *uuids, const VntOperation **obstacle)
{
  guint waiting = 0;

  *obstacle = NULL;
  for (guint i = 0; i < uuids->len; i++)
    {
      const VntOperation *operation = find_operation (outbox, g_ptr_array_index (uuids, i));

      if (operation == NULL)
        continue;
      waiting++;
      if (*obstacle == NULL)
        *obstacle = find_obstacle (outbox, operation);
    }

  return waiting;
}

/* Until the server has all of them, or it cannot be, or, without --wait, for a moment only. */
static int
try_to_send (VntCtl *self, GPtrArray *uuids)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;
  VntCtlExit why;
  int status = VNT_CTL_DONE;

  vnt_desk_set_offline (self->desk, FALSE);
  while (self->wait || g_get_monotonic_time () < end)
    {
      g_autoptr (GPtrArray) outbox = vnt_ctl_read_outbox (self, &status);
      const VntOperation *obstacle;

      if (outbox == NULL)
        return status;
      if (count_waiting (outbox, uuids, &obstacle) == 0)
        return VNT_CTL_DONE;
      if (obstacle != NULL)
        {
          g_printerr ("ventanilla-ctl: %s: %s\n", vnt_ctl_state_text (obstacle->state),
                      obstacle->error != NULL ? obstacle->error : obstacle->uuid);
          return VNT_CTL_FAILED;
        }
      if (vnt_ctl_is_cut_off (self, &why))
        return vnt_ctl_say_cut_off (self, why);
      vnt_ctl_rest ();
    }

  return VNT_CTL_DONE;
}

static int
print_states (VntCtl *self, GPtrArray *uuids)
{
  int status = VNT_CTL_DONE;
  g_autoptr (GPtrArray) outbox = vnt_ctl_read_outbox (self, &status);
  JsonBuilder *builder;

  if (outbox == NULL)
    return status;

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < uuids->len; i++)
    {
      const char *uuid = g_ptr_array_index (uuids, i);
      const VntOperation *operation = find_operation (outbox, uuid);
      VntState state = operation != NULL ? operation->state : VNT_STATE_DONE;

      if (!self->json && i == 0 && self->made != 0)
        g_print ("%s %s #%" G_GINT64_FORMAT "\n", uuid, vnt_ctl_state_word (state),
                 vnt_desk_follow_ticket (self->desk, self->made));
      else if (!self->json)
        g_print ("%s %s\n", uuid, vnt_ctl_state_word (state));
      json_builder_begin_object (builder);
      if (operation != NULL)
        vnt_ctl_add_operation (builder, operation);
      else
        {
          vnt_ctl_add_string (builder, "id", uuid);
          vnt_ctl_add_string (builder, "state", vnt_ctl_state_word (state));
          if (self->made != 0)
            vnt_ctl_add_int (builder, "ticket", vnt_desk_follow_ticket (self->desk, self->made));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (self->json)
    vnt_ctl_print_json (builder);
  else
    {
      fflush (stdout);
      g_object_unref (builder);
    }

  return VNT_CTL_DONE;
}

/**
 * vnt_ctl_finish_writing:
 * @uuids: (element-type utf8): operations that are durable
 *
 * Says what they are and tries to send them.
 *
 * Returns: the exit status: without --wait they are done as they are
 */
int
vnt_ctl_finish_writing (VntCtl *self, GPtrArray *uuids)
{
  int status = VNT_CTL_DONE;
  int printed;

  if (!self->wait)
    {
      printed = print_states (self, uuids);
      if (printed == VNT_CTL_DONE && uuids->len > 0)
        try_to_send (self, uuids);
      return printed;
    }

  if (uuids->len > 0)
    status = try_to_send (self, uuids);
  printed = print_states (self, uuids);
  return status != VNT_CTL_DONE ? status : printed;
}

/* -- reply and comment -- */

/* Standard input. (nullable): @status says why */
char *
vnt_ctl_read_text (int *status)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[8192];

  if (isatty (STDIN_FILENO))
    g_printerr ("%s\n", _ ("Write the text, then press Ctrl+D on a line of its own."));
  while (text->len <= LONGEST_TEXT)
    {
      gssize n = read (STDIN_FILENO, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      g_string_append_len (text, buffer, n);
    }
  if (text->len > LONGEST_TEXT || strlen (text->str) != text->len ||
      !g_utf8_validate (text->str, (gssize) text->len, NULL))
    {
      *status = vnt_ctl_say_usage (
        _ ("What came on standard input is not a text in UTF-8, or it is longer than 4 MiB."));
      return NULL;
    }

  g_strchomp (text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

int
vnt_ctl_keep_files (VntCtl *self, VntDraft *draft)
{
  for (guint i = 0; self->files != NULL && self->files[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->files[i]);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      VntFile *kept;

      vnt_desk_keep_file_async (self->desk, file, NULL, vnt_ctl_keep_result, &result);
      kept = vnt_desk_keep_file_finish (self->desk, vnt_ctl_wait_for (&result), &error);
      if (kept == NULL)
        return vnt_ctl_say_error (error);
      g_ptr_array_add (draft->files, kept);
    }

  return VNT_CTL_DONE;
}

/* What was queued for @draft: its words under its own identity, its status beside them. */
static GPtrArray *
find_queued (GPtrArray *before, GPtrArray *after, const VntDraft *draft, gboolean words)
{
  GPtrArray *uuids = g_ptr_array_new_with_free_func (g_free);

  if (words)
    g_ptr_array_add (uuids, g_strdup (draft->uuid));
  for (guint i = 0; i < after->len; i++)
    {
      const VntOperation *operation = g_ptr_array_index (after, i);

      if (operation->ticket == draft->ticket && !g_str_equal (operation->uuid, draft->uuid) &&
          find_operation (before, operation->uuid) == NULL)
        g_ptr_array_add (uuids, g_strdup (operation->uuid));
    }

  return uuids;
}

static int
queue_draft (VntCtl *self, VntDraft *draft)
{
  int status = VNT_CTL_DONE;
  g_autoptr (GPtrArray) before = vnt_ctl_read_outbox (self, &status);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) uuids = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean words = *draft->text != '\0' || draft->files->len > 0;

  if (before == NULL)
    return status;

  vnt_desk_send_async (self->desk, draft, NULL, vnt_ctl_keep_result, &result);
  if (!vnt_desk_send_finish (self->desk, vnt_ctl_wait_for (&result), &error))
    return vnt_ctl_say_error (error);

  after = vnt_ctl_read_outbox (self, &status);
  if (after == NULL)
    return status;
  uuids = find_queued (before, after, draft, words);
  return vnt_ctl_finish_writing (self, uuids);
}

static int
write_on (VntCtl *self, VntOperationKind kind)
{
  int status = VNT_CTL_DONE;
  g_autoptr (VntTicketItem) item = vnt_ctl_find_ticket (self, &status);
  g_autoptr (VntDraft) draft = NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return status;
  text = vnt_ctl_read_text (&status);
  if (text == NULL)
    return status;
  if (*text == '\0' && self->files == NULL)
    return vnt_ctl_say_usage (_ ("Give the text on standard input."));

  draft = vnt_draft_new (vnt_ticket_item_get_id (item), kind);
  g_free (draft->text);
  draft->text = g_steal_pointer (&text);
  draft->status = g_strdup (self->status);
  draft->minutes = self->minutes;
  status = vnt_ctl_keep_files (self, draft);

  return status == VNT_CTL_DONE ? queue_draft (self, draft) : status;
}

int
vnt_ctl_reply (VntCtl *self)
{
  return write_on (self, VNT_OPERATION_REPLY);
}

int
vnt_ctl_comment (VntCtl *self)
{
  return write_on (self, VNT_OPERATION_COMMENT);
}

/* -- set -- */

int
vnt_ctl_set_one (VntCtl *self, gint64 ticket, const VntCtlValue *value, GPtrArray *uuids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;

  vnt_desk_set_named_field_async (self->desk, ticket, value->field, value->name, value->value, NULL,
                                  vnt_ctl_keep_result, &result);
  uuid = vnt_desk_set_field_finish_id (self->desk, vnt_ctl_wait_for (&result), &error);
  if (uuid == NULL)
    return vnt_ctl_say_error (error);

  if (*uuid != '\0')
    g_ptr_array_add (uuids, g_steal_pointer (&uuid));
  return VNT_CTL_DONE;
}

int
vnt_ctl_set (VntCtl *self)
{
  int status = VNT_CTL_DONE;
  g_autoptr (VntTicketItem) item = vnt_ctl_find_ticket (self, &status);
  g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (VntCtlValue));
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);

  if (item == NULL)
    return status;

  /* Nothing is written before all of it can be read. */
  g_array_set_clear_func (values, (GDestroyNotify) vnt_ctl_value_clear);
  for (guint i = 1; i < self->n_words && status == VNT_CTL_DONE; i++)
    {
      VntCtlValue value = { 0 };

      status = vnt_ctl_value_read (self, self->words[i], &value);
      g_array_append_val (values, value);
    }
  for (guint i = 0; i < values->len && status == VNT_CTL_DONE; i++)
    status = vnt_ctl_set_one (self, vnt_ticket_item_get_id (item),
                              &g_array_index (values, VntCtlValue, i), uuids);

  return status == VNT_CTL_DONE ? vnt_ctl_finish_writing (self, uuids) : status;
}
