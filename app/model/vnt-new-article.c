/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-new-article.h"

#include <string.h>

#include "vnt-text.h"

/* Stored: names are only ever added. */
static const struct
{
  const char *name;
  gsize place;
} lines[] = {
  { "title", G_STRUCT_OFFSET (VntNewArticle, title) },
  { "category", G_STRUCT_OFFSET (VntNewArticle, category) },
  { "summary", G_STRUCT_OFFSET (VntNewArticle, summary) },
  { "service", G_STRUCT_OFFSET (VntNewArticle, service) },
  { "body-field", G_STRUCT_OFFSET (VntNewArticle, body_field) },
  { "service-field", G_STRUCT_OFFSET (VntNewArticle, service_field) },
};

/**
 * vnt_new_article_new:
 * @title: its title, may be ""
 *
 * Returns: (transfer full): a new value
 */
VntNewArticle *
vnt_new_article_new (const char *title)
{
  VntNewArticle *self = g_new0 (VntNewArticle, 1);

  self->title = g_strdup (title);
  return self;
}

void
vnt_new_article_free (VntNewArticle *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_free (G_STRUCT_MEMBER (char *, self, lines[i].place));
  g_free (self);
}

/**
 * vnt_new_article_read:
 * @written: (nullable): what vnt_new_article_write() made
 * @text: (out) (optional) (transfer none): the text below it, part of @written; "" when there is none
 *
 * Names it does not know are passed over.
 *
 * Returns: (transfer full): a new value
 */
VntNewArticle *
vnt_new_article_read (const char *written, const char **text)
{
  VntNewArticle *self = vnt_new_article_new ("");
  const char *line = written != NULL ? written : "";

  while (*line != '\0' && *line != '\n')
    {
      const char *end = strchrnul (line, '\n');
      g_autofree char *name = g_strndup (line, (gsize) (end - line));
      char *value = strstr (name, ": ");

      if (value != NULL)
        *value = '\0';
      for (gsize i = 0; value != NULL && i < G_N_ELEMENTS (lines); i++)
        if (g_str_equal (name, lines[i].name))
          vnt_text_set (&G_STRUCT_MEMBER (char *, self, lines[i].place), value + 2);
      line = *end == '\n' ? end + 1 : end;
    }

  if (text != NULL)
    *text = *line == '\n' ? line + 1 : line;
  return self;
}

/**
 * vnt_new_article_write:
 * @self: a #VntNewArticle
 * @text: (nullable): its text, to be kept below it
 *
 * One line for each thing that is set, then, when there is a @text, an empty line and the text.
 *
 * Returns: (transfer full): what vnt_new_article_read() reads
 */
char *
vnt_new_article_write (const VntNewArticle *self, const char *text)
{
  GString *written = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *value = G_STRUCT_MEMBER (char *, self, lines[i].place);

      if (value == NULL || *value == '\0')
        continue;
      g_string_append_printf (written, "%s: ", lines[i].name);
      for (const char *p = value; *p != '\0'; p++)
        g_string_append_c (written, *p == '\n' || *p == '\r' ? ' ' : *p);
      g_string_append_c (written, '\n');
    }
  if (text != NULL)
    g_string_append_printf (written, "\n%s", text);
  return g_string_free (written, FALSE);
}
