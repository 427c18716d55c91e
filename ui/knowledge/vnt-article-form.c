/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-article-form.h"

#include <glib/gi18n.h>

#include "vnt-document.h"
#include "vnt-markdown.h"

static char *
dup_text (const VntArticle *article)
{
  const char *html = article->body != NULL ? article->body : article->summary;
  g_autoptr (VntDocument) document = vnt_document_new_from_html (html != NULL ? html : "");

  return g_strstrip (vnt_document_to_text (document));
}

/**
 * vnt_article_form_make:
 * @article: an article, with its body
 * @form: how it shall go into a reply
 * @url: (nullable): its web page; without one a link is its title
 *
 * Returns: (transfer full): what is put into the reply
 */
char *
vnt_article_form_make (const VntArticle *article, VntArticleForm form, const char *url)
{
  g_autofree char *text = form != VNT_ARTICLE_AS_LINK ? dup_text (article) : NULL;
  g_autofree char *quote = NULL;
  g_autofree char *from = NULL;

  if (form == VNT_ARTICLE_AS_TEXT)
    return g_steal_pointer (&text);
  if (form == VNT_ARTICLE_AS_LINK)
    return url != NULL ? g_strdup_printf ("%s: %s", article->title, url)
                       : g_strdup (article->title);
  quote = vnt_markdown_quote (text);
  /* Translators: %s is the title of an article of the knowledge base, which is quoted below */
  from = g_strdup_printf (_ ("From “%s”:"), article->title);
  return g_strdup_printf ("%s\n%s", from, quote);
}
