/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures in articles, and which of them are on this computer. */
#include "vnt-picture-table.h"

#include <glib/gstdio.h>

#include "vnt-article-picture.h"

/**
 * vnt_picture_table_write:
 * @db: a writing connection to cache.db
 * @article: an article; without a body its pictures stay what they were
 * @error: place for an error
 *
 * Notes which pictures an article has. Those that are here stay so.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_picture_table_write (VntDb *db, const VntArticle *article, GError **error)
{
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (GString) kept = g_string_new (NULL);

  if (article->body == NULL)
    return TRUE;

  pictures = vnt_article_picture_list (article->body);
  for (guint i = 0; i < pictures->len; i++)
    {
      const VntAttachment *picture = g_ptr_array_index (pictures, i);

      g_string_append_printf (kept, ",%" G_GINT64_FORMAT ",", picture->id);
      if (!vnt_db_run (db, error,
                       "INSERT OR IGNORE INTO article_picture (attachment, article, message)"
                       " VALUES (?, ?, ?)",
                       VNT_INT (picture->id), VNT_INT (article->id), VNT_INT (picture->message)))
        return FALSE;
    }

  return vnt_db_run (db, error,
                     "DELETE FROM article_picture WHERE article = ?"
                     " AND instr (?, ',' || attachment || ',') = 0",
                     VNT_INT (article->id), VNT_TEXT (kept->str));
}

/**
 * vnt_picture_table_set_path:
 * @db: a writing connection to cache.db
 * @id: the server's number of a file
 * @path: (nullable): where its copy is
 * @error: place for an error
 *
 * Does nothing for a file that is no picture of an article.
 *
 * Returns: %TRUE if written
 */
gboolean
vnt_picture_table_set_path (VntDb *db, gint64 id, const char *path, GError **error)
{
  GStatBuf about;
  gint64 size = path != NULL && g_stat (path, &about) == 0 ? about.st_size : 0;

  return vnt_db_run (db, error,
                     "UPDATE article_picture SET path = ?, size = ? WHERE attachment = ?",
                     VNT_TEXT (path), VNT_INT (size), VNT_INT (id));
}

/**
 * vnt_picture_table_missing:
 * @db: a connection to cache.db
 * @largest: bytes that each is said to have at most
 * @limit: at most so many
 * @error: place for an error
 *
 * Returns: (transfer full) (element-type VntAttachment) (nullable): pictures that are not here
 */
GPtrArray *
vnt_picture_table_missing (VntDb *db, gint64 largest, guint limit, GError **error)
{
  g_autoptr (GPtrArray) pictures =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_attachment_unref);
  g_autoptr (VntRows) rows = vnt_db_select (db, error,
                                            "SELECT DISTINCT message, attachment"
                                            " FROM article_picture WHERE path IS NULL"
                                            " ORDER BY attachment LIMIT ?",
                                            VNT_INT (limit));

  if (rows == NULL)
    return NULL;
  while (vnt_rows_next (rows))
    {
      VntAttachment *picture =
        vnt_article_picture_new (vnt_rows_int (rows, 0), vnt_rows_int (rows, 1));

      picture->size = MIN (picture->size, largest);
      g_ptr_array_add (pictures, picture);
    }
  return vnt_rows_done (rows, error) ? g_steal_pointer (&pictures) : NULL;
}
