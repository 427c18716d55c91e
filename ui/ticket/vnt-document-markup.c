/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-markup.h"

static const struct
{
  VntRunStyle style;
  const char *open;
  const char *close;
} TAGS[] = {
  { VNT_RUN_BOLD, "<b>", "</b>" },      { VNT_RUN_ITALIC, "<i>", "</i>" },
  { VNT_RUN_UNDERLINE, "<u>", "</u>" }, { VNT_RUN_STRIKE, "<s>", "</s>" },
  { VNT_RUN_CODE, "<tt>", "</tt>" },
};

static void
append_run (GString *markup, const VntRun *run)
{
  g_autofree char *text = g_markup_escape_text (run->text, -1);

  if (run->link != NULL)
    {
      g_autofree char *link = g_markup_escape_text (run->link, -1);

      /* The tooltip shows where the link really goes, whatever its text claims. */
      g_string_append_printf (markup, "<a href=\"%s\" title=\"%s\">", link, link);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (TAGS); i++)
    if (run->style & TAGS[i].style)
      g_string_append (markup, TAGS[i].open);
  g_string_append (markup, text);
  for (gsize i = G_N_ELEMENTS (TAGS); i > 0; i--)
    if (run->style & TAGS[i - 1].style)
      g_string_append (markup, TAGS[i - 1].close);
  if (run->link != NULL)
    g_string_append (markup, "</a>");
}

/**
 * vnt_document_markup:
 * @runs: (element-type VntRun) (nullable): runs of one block
 *
 * Turns runs into Pango markup as #GtkLabel reads it; every character of the runs is escaped.
 *
 * Returns: (transfer full): the markup, "" for no runs
 */
char *
vnt_document_markup (GPtrArray *runs)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    append_run (markup, g_ptr_array_index (runs, i));
  return g_string_free (markup, FALSE);
}
