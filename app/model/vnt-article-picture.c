/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of an article are files of the server's own tickets. In its text they stand as parts of a mail do, "cid:" and such
 * an identity, so that a picture from anywhere else stays what it is everywhere: left out. */
#include "vnt-article-picture.h"

#include <string.h>

#define PREFIX "article-picture."
/* The server does not say how large it is; more is no picture of a guide. */
#define LARGEST (8 * 1024 * 1024)

/**
 * vnt_article_picture_id:
 * @message: the server's number of the message it came with
 * @attachment: and of the file
 *
 * Returns: (transfer full): what the picture is called in the text
 */
char *
vnt_article_picture_id (gint64 message, gint64 attachment)
{
  return g_strdup_printf (PREFIX "%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, message, attachment);
}

/**
 * vnt_article_picture_new:
 * @message: the server's number of the message it came with
 * @attachment: and of the file
 *
 * Returns: (transfer full): the file, to be fetched as any other
 */
VntAttachment *
vnt_article_picture_new (gint64 message, gint64 attachment)
{
  return vnt_attachment_new (attachment, message, "picture", NULL, LARGEST);
}

/**
 * vnt_article_picture_find:
 * @content_id: (not nullable): what a picture is called in a text
 *
 * Returns: (transfer full) (nullable): the file it is, to be fetched as any other; %NULL when it is none of the server's
 */
VntAttachment *
vnt_article_picture_find (const char *content_id)
{
  g_auto (GStrv) numbers = NULL;
  guint64 message;
  guint64 attachment;

  if (!g_str_has_prefix (content_id, PREFIX))
    return NULL;
  numbers = g_strsplit (content_id + strlen (PREFIX), ".", -1);
  if (g_strv_length (numbers) != 2 ||
      !g_ascii_string_to_unsigned (numbers[0], 10, 1, G_MAXINT64, &message, NULL) ||
      !g_ascii_string_to_unsigned (numbers[1], 10, 1, G_MAXINT64, &attachment, NULL))
    return NULL;

  return vnt_article_picture_new ((gint64) message, (gint64) attachment);
}

/**
 * vnt_article_picture_list:
 * @body: (not nullable): an article's text, HTML
 *
 * Returns: (transfer full) (element-type VntAttachment): the pictures in it that are files of the server
 */
GPtrArray *
vnt_article_picture_list (const char *body)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_attachment_unref);

  for (const char *p = strstr (body, "cid:" PREFIX); p != NULL; p = strstr (p, "cid:" PREFIX))
    {
      g_autofree char *id = NULL;
      VntAttachment *picture;

      p += strlen ("cid:");
      id = g_strndup (p, strlen (PREFIX) + strspn (p + strlen (PREFIX), "0123456789."));
      picture = vnt_article_picture_find (id);
      if (picture != NULL)
        g_ptr_array_add (pictures, picture);
    }

  return pictures;
}
