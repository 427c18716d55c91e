/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-new-ticket.h"

#include <string.h>

#include "vnt-text.h"

/**
 * vnt_new_ticket_new:
 * @queue: id of its queue, 0 while none was chosen
 * @subject: its subject, may be ""
 *
 * Returns: (transfer full): a new value
 */
VntNewTicket *
vnt_new_ticket_new (gint64 queue, const char *subject)
{
  VntNewTicket *self;

  g_return_val_if_fail (subject != NULL, NULL);

  self = g_new0 (VntNewTicket, 1);
  self->queue = queue;
  self->subject = g_strdup (subject);
  self->requestors = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
read_line (VntNewTicket *self, const char *name, const char *value)
{
  if (g_str_equal (name, "queue"))
    self->queue = g_ascii_strtoll (value, NULL, 10);
  else if (g_str_equal (name, "subject"))
    vnt_text_set (&self->subject, value);
  else if (g_str_equal (name, "requestor"))
    vnt_new_ticket_add_requestor (self, value);
  else if (g_str_equal (name, "owner"))
    vnt_text_set (&self->owner, value);
  else if (g_str_equal (name, "status"))
    vnt_text_set (&self->status, value);
  else if (g_str_equal (name, "priority"))
    vnt_text_set (&self->priority, value);
  else if (g_str_equal (name, "due"))
    self->due = g_ascii_strtoll (value, NULL, 10);
}

/**
 * vnt_new_ticket_read:
 * @written: what vnt_new_ticket_write() made
 * @text: (out) (optional) (transfer none): the text below it, part of @written; "" when there is none
 *
 * Names it does not know are passed over.
 *
 * Returns: (transfer full): a new value
 */
VntNewTicket *
vnt_new_ticket_read (const char *written, const char **text)
{
  VntNewTicket *self = vnt_new_ticket_new (0, "");
  const char *line = written != NULL ? written : "";

  while (*line != '\0' && *line != '\n')
    {
      const char *end = strchrnul (line, '\n');
      g_autofree char *name = g_strndup (line, (gsize) (end - line));
      char *value = strstr (name, ": ");

      if (value != NULL)
        {
          *value = '\0';
          read_line (self, name, value + 2);
        }
      line = *end == '\n' ? end + 1 : end;
    }

  if (text != NULL)
    *text = *line == '\n' ? line + 1 : line;
  return self;
}

/**
 * vnt_new_ticket_free:
 * @self: (transfer full): a #VntNewTicket
 *
 * Frees @self.
 */
void
vnt_new_ticket_free (VntNewTicket *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->subject);
  g_ptr_array_unref (self->requestors);
  g_free (self->owner);
  g_free (self->status);
  g_free (self->priority);
  g_free (self);
}

/**
 * vnt_new_ticket_add_requestor:
 * @self: a #VntNewTicket
 * @requestor: an address or a login; blank ones are left out
 *
 * Adds one who asks.
 */
void
vnt_new_ticket_add_requestor (VntNewTicket *self, const char *requestor)
{
  g_autofree char *trimmed = NULL;

  g_return_if_fail (self != NULL && requestor != NULL);

  trimmed = g_strstrip (g_strdup (requestor));
  if (*trimmed != '\0')
    g_ptr_array_add (self->requestors, g_steal_pointer (&trimmed));
}

static void
write_line (GString *written, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (written, "%s: ", name);
  for (const char *p = value; *p != '\0'; p++)
    g_string_append_c (written, *p == '\n' || *p == '\r' ? ' ' : *p);
  g_string_append_c (written, '\n');
}

static void
write_number (GString *written, const char *name, gint64 number)
{
  if (number != 0)
    g_string_append_printf (written, "%s: %" G_GINT64_FORMAT "\n", name, number);
}

/**
 * vnt_new_ticket_write:
 * @self: a #VntNewTicket
 * @text: (nullable): its text, to be kept below it
 *
 * One line for each thing that is set, then, when there is a @text, an empty line and the text. Stored: names are only
 * ever added.
 *
 * Returns: (transfer full): what vnt_new_ticket_read() reads
 */
char *
vnt_new_ticket_write (const VntNewTicket *self, const char *text)
{
  GString *written = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  write_number (written, "queue", self->queue);
  write_line (written, "subject", self->subject);
  for (guint i = 0; i < self->requestors->len; i++)
    write_line (written, "requestor", g_ptr_array_index (self->requestors, i));
  write_line (written, "owner", self->owner);
  write_line (written, "status", self->status);
  write_line (written, "priority", self->priority);
  write_number (written, "due", self->due);
  if (text != NULL)
    g_string_append_printf (written, "\n%s", text);

  return g_string_free (written, FALSE);
}

/**
 * vnt_new_ticket_is_blank:
 * @written: what vnt_new_ticket_write() made
 *
 * Returns: %TRUE when nobody would miss it: no subject, nobody who asks, no text
 */
gboolean
vnt_new_ticket_is_blank (const char *written)
{
  const char *text;
  g_autoptr (VntNewTicket) self = vnt_new_ticket_read (written, &text);
  g_autofree char *said = g_strdup (text);

  return self->requestors->len == 0 && *g_strstrip (self->subject) == '\0' &&
         *g_strstrip (said) == '\0';
}
