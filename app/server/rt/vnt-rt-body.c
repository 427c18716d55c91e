/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sent: JSON, alone or with files. */
#include "vnt-rt-body.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"

static void
append_text (GByteArray *body, const char *text)
{
  g_byte_array_append (body, (const guint8 *) text, strlen (text));
}

/* A name between quotes in a header: whatever would end it is replaced. Raw UTF-8 is what the server reads right. */
static char *
header_safe (const char *text)
{
  char *safe = g_utf8_make_valid (text, -1);

  for (char *p = safe; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f || *p == '"' || *p == '\\')
      *p = '_';

  return safe;
}

static gboolean
append_file (GByteArray *body, const char *boundary, const VntFile *file, GError **error)
{
  g_autofree char *name = header_safe (file->name);
  g_autofree char *type =
    header_safe (file->content_type != NULL ? file->content_type : "application/octet-stream");
  g_autofree char *head = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) local = NULL;
  gsize size;

  if (!g_file_get_contents (file->path, &content, &size, &local))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_STORAGE,
                   _ ("The file “%s” could not be read, so nothing was sent: %s"), file->name,
                   local->message);
      return FALSE;
    }

  head = g_strdup_printf (
    "--%s\r\nContent-Disposition: form-data; name=\"Attachments\"; filename=\"%s\"\r\n"
    "Content-Type: %s\r\n\r\n",
    boundary, name, type);
  append_text (body, head);
  g_byte_array_append (body, (const guint8 *) content, size);
  append_text (body, "\r\n");

  return TRUE;
}

/* JSON alone would lose names of files that are not ASCII. */
static gboolean
set_multipart (VntHttpRequest *request,
               const VntOperation *operation,
               const char *json,
               GError **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree char *boundary = g_strdup_printf ("ventanilla-%08x%08x%08x%08x", g_random_int (),
                                               g_random_int (), g_random_int (), g_random_int ());
  g_autofree char *head =
    g_strdup_printf ("--%s\r\nContent-Disposition: form-data; name=\"JSON\"\r\n"
                     "Content-Type: application/json\r\n\r\n%s\r\n",
                     boundary, json);
  g_autofree char *tail = g_strdup_printf ("--%s--\r\n", boundary);

  append_text (body, head);
  for (guint i = 0; i < operation->files->len; i++)
    if (!append_file (body, boundary, g_ptr_array_index (operation->files, i), error))
      return FALSE;
  append_text (body, tail);

  request->body = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  request->content_type = g_strdup_printf ("multipart/form-data; boundary=%s", boundary);

  return TRUE;
}

/**
 * vnt_rt_body_set:
 * @json: what is said
 *
 * Fills the request with @json and the files of @operation. Fails with VNT_ERROR_STORAGE when one cannot be read.
 */
gboolean
vnt_rt_body_set (VntHttpRequest *request,
                 const VntOperation *operation,
                 const char *json,
                 GError **error)
{
  if (operation->files->len > 0)
    return set_multipart (request, operation, json, error);

  request->body = g_bytes_new (json, strlen (json));
  request->content_type = g_strdup ("application/json");
  return TRUE;
}
