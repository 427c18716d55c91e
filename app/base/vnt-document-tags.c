/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-tags.h"

#include <stdlib.h>

/* In the order of their names. An element that is not here is inline and means nothing. */
static const VntTag tags[] = {
  { "a", VNT_TAG_LINK, VNT_RUN_PLAIN, 0 },
  { "address", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "applet", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "article", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "aside", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "audio", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "b", VNT_TAG_INLINE, VNT_RUN_BOLD, 0 },
  { "blockquote", VNT_TAG_QUOTE, VNT_RUN_PLAIN, 0 },
  { "body", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "br", VNT_TAG_BREAK, VNT_RUN_PLAIN, 0 },
  { "button", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "canvas", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "caption", VNT_TAG_PARAGRAPH, VNT_RUN_PLAIN, 0 },
  { "center", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "cite", VNT_TAG_INLINE, VNT_RUN_ITALIC, 0 },
  { "code", VNT_TAG_INLINE, VNT_RUN_CODE, 0 },
  { "datalist", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "dd", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "del", VNT_TAG_INLINE, VNT_RUN_STRIKE, 0 },
  { "details", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "dfn", VNT_TAG_INLINE, VNT_RUN_ITALIC, 0 },
  { "dir", VNT_TAG_LIST, VNT_RUN_PLAIN, 0 },
  { "div", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "dl", VNT_TAG_PARAGRAPH, VNT_RUN_PLAIN, 0 },
  { "dt", VNT_TAG_PARAGRAPH, VNT_RUN_BOLD, 0 },
  { "em", VNT_TAG_INLINE, VNT_RUN_ITALIC, 0 },
  { "embed", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "fieldset", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "figcaption", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "figure", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "footer", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "form", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "frameset", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "h1", VNT_TAG_HEADING, VNT_RUN_PLAIN, 1 },
  { "h2", VNT_TAG_HEADING, VNT_RUN_PLAIN, 2 },
  { "h3", VNT_TAG_HEADING, VNT_RUN_PLAIN, 3 },
  { "h4", VNT_TAG_HEADING, VNT_RUN_PLAIN, 4 },
  { "h5", VNT_TAG_HEADING, VNT_RUN_PLAIN, 5 },
  { "h6", VNT_TAG_HEADING, VNT_RUN_PLAIN, 6 },
  { "header", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "hgroup", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "hr", VNT_TAG_RULE, VNT_RUN_PLAIN, 0 },
  { "html", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "i", VNT_TAG_INLINE, VNT_RUN_ITALIC, 0 },
  { "iframe", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "image", VNT_TAG_IMAGE, VNT_RUN_PLAIN, 0 },
  { "img", VNT_TAG_IMAGE, VNT_RUN_PLAIN, 0 },
  { "input", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "ins", VNT_TAG_INLINE, VNT_RUN_UNDERLINE, 0 },
  { "kbd", VNT_TAG_INLINE, VNT_RUN_CODE, 0 },
  { "legend", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "li", VNT_TAG_ITEM, VNT_RUN_PLAIN, 0 },
  { "listing", VNT_TAG_PRE, VNT_RUN_PLAIN, 0 },
  { "main", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "math", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "menu", VNT_TAG_LIST, VNT_RUN_PLAIN, 0 },
  { "menuitem", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "nav", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "noembed", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "noframes", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "object", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "ol", VNT_TAG_LIST, VNT_RUN_PLAIN, 1 },
  { "option", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "p", VNT_TAG_PARAGRAPH, VNT_RUN_PLAIN, 0 },
  { "plaintext", VNT_TAG_PRE, VNT_RUN_PLAIN, 0 },
  { "pre", VNT_TAG_PRE, VNT_RUN_PLAIN, 0 },
  { "s", VNT_TAG_INLINE, VNT_RUN_STRIKE, 0 },
  { "samp", VNT_TAG_INLINE, VNT_RUN_CODE, 0 },
  { "script", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "section", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "select", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "strike", VNT_TAG_INLINE, VNT_RUN_STRIKE, 0 },
  { "strong", VNT_TAG_INLINE, VNT_RUN_BOLD, 0 },
  { "style", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "summary", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "svg", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "table", VNT_TAG_TABLE, VNT_RUN_PLAIN, 0 },
  { "tbody", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "td", VNT_TAG_CELL, VNT_RUN_PLAIN, 0 },
  { "template", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "textarea", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "tfoot", VNT_TAG_LINE, VNT_RUN_PLAIN, 0 },
  { "th", VNT_TAG_CELL, VNT_RUN_PLAIN, 1 },
  { "thead", VNT_TAG_HEAD, VNT_RUN_PLAIN, 0 },
  { "title", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "tr", VNT_TAG_ROW, VNT_RUN_PLAIN, 0 },
  { "tt", VNT_TAG_INLINE, VNT_RUN_CODE, 0 },
  { "u", VNT_TAG_INLINE, VNT_RUN_UNDERLINE, 0 },
  { "ul", VNT_TAG_LIST, VNT_RUN_PLAIN, 0 },
  { "var", VNT_TAG_INLINE, VNT_RUN_ITALIC, 0 },
  { "video", VNT_TAG_DROP, VNT_RUN_PLAIN, 0 },
  { "xmp", VNT_TAG_PRE, VNT_RUN_PLAIN, 0 },
};

static int
compare (gconstpointer name, gconstpointer tag)
{
  return g_ascii_strcasecmp (name, ((const VntTag *) tag)->name);
}

/**
 * vnt_tag_find:
 * @name: name of an HTML element, in any case
 *
 * Looks up what an element means.
 *
 * Returns: (transfer none): its meaning
 */
const VntTag *
vnt_tag_find (const char *name)
{
  static const VntTag other = { "", VNT_TAG_INLINE, VNT_RUN_PLAIN, 0 };
  const VntTag *tag = bsearch (name, tags, G_N_ELEMENTS (tags), sizeof (VntTag), compare);

  return tag != NULL ? tag : &other;
}
