/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft.h"
#include "vnt-markdown.h"
#include "vnt-text.h"

/* The line that mail programs know a signature by. */
#define SEPARATOR "-- "

static gboolean
has_signature (const VntDraft *self)
{
  return self->kind == VNT_OPERATION_REPLY && (self->options & VNT_DRAFT_UNSIGNED) == 0 &&
         self->signature != NULL && *self->signature != '\0';
}

/**
 * vnt_draft_render:
 * @self: a reply or a comment
 * @content_type: (out): "text/plain", or "text/html" when it may be formatted and is
 *
 * What is sent: the text with the signature below it. An internal comment never has one.
 *
 * Returns: (transfer full): it
 */
char *
vnt_draft_render (const VntDraft *self, const char **content_type)
{
  gboolean html;
  g_autofree char *body = NULL;
  g_autofree char *below = NULL;

  g_return_val_if_fail (self != NULL && content_type != NULL, NULL);

  html = (self->options & VNT_DRAFT_FORMATTED) != 0 && (self->options & VNT_DRAFT_PLAIN) == 0 &&
         (vnt_markdown_is_formatted (self->text) ||
          (has_signature (self) && vnt_markdown_is_formatted (self->signature)));
  *content_type = html ? "text/html" : "text/plain";
  if (!has_signature (self))
    return html ? vnt_markdown_to_html (self->text) : g_strdup (self->text);
  if (!html)
    return g_strdup_printf ("%s\n\n%s\n%s", self->text, SEPARATOR, self->signature);

  body = vnt_markdown_to_html (self->text);
  below = vnt_markdown_to_html (self->signature);
  return g_strdup_printf ("%s<p>%s</p>\n%s", body, SEPARATOR, below);
}

/**
 * vnt_draft_make_operation:
 * @self: a reply, a comment or a forward; the time booked with a forward is a change of its own
 *
 * Returns: (transfer full): the message it is when it is sent, under its own identity
 */
VntOperation *
vnt_draft_make_operation (const VntDraft *self)
{
  VntOperation *operation = vnt_operation_new (self->kind, self->ticket);
  const char *type;

  vnt_text_set (&operation->uuid, self->uuid);
  operation->content = vnt_draft_render (self, &type);
  vnt_text_set (&operation->content_type, type);
  if (g_strcmp0 (operation->content, self->text) != 0)
    vnt_text_set (&operation->source, self->text);
  operation->options = self->options;
  if (self->kind == VNT_OPERATION_FORWARD)
    vnt_text_set (&operation->value, self->receivers);
  else
    operation->minutes = self->minutes;
  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (operation->files, vnt_file_ref (g_ptr_array_index (self->files, i)));

  return operation;
}
