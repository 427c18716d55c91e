/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-attributes.h"

#include <string.h>

/* Whether a style says @property: @value, however it is spaced. */
static gboolean
style_says (const char *style, const char *property, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (style, ";", 64);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (parts[i]), property) == 0 &&
          g_ascii_strncasecmp (g_strchug (colon + 1), value, strlen (value)) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * vnt_attributes_get:
 * @attributes: (nullable): names and values by turns, %NULL at the end
 * @name: name of an attribute, in any case
 *
 * Looks up an attribute.
 *
 * Returns: (transfer none) (nullable): its value, "" when it has none, %NULL when it is not there
 */
const char *
vnt_attributes_get (const guchar **attributes, const char *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp ((const char *) attributes[i], name) == 0)
      return attributes[i + 1] != NULL ? (const char *) attributes[i + 1] : "";

  return NULL;
}

/**
 * vnt_attributes_get_number:
 * @attributes: (nullable): the attributes
 * @name: name of an attribute
 * @fallback: what to answer when there is no number
 * @max: the largest number to answer
 *
 * Reads a number from 1.
 *
 * Returns: the number
 */
int
vnt_attributes_get_number (const guchar **attributes, const char *name, int fallback, int max)
{
  const char *value = vnt_attributes_get (attributes, name);
  gint64 result = value != NULL ? g_ascii_strtoll (value, NULL, 10) : fallback;

  return result >= 1 ? (int) MIN (result, max) : fallback;
}

/**
 * vnt_attributes_hide:
 * @attributes: (nullable): the attributes
 *
 * Whether an element with them is not shown.
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
vnt_attributes_hide (const guchar **attributes)
{
  const char *style = vnt_attributes_get (attributes, "style");

  if (vnt_attributes_get (attributes, "hidden") != NULL)
    return TRUE;

  return style != NULL &&
         (style_says (style, "display", "none") || style_says (style, "visibility", "hidden") ||
          style_says (style, "mso-hide", "all"));
}

/**
 * vnt_attributes_get_style:
 * @attributes: (nullable): the attributes
 *
 * Reads how text is set from a style attribute.
 *
 * Returns: what its text is set in besides
 */
VntRunStyle
vnt_attributes_get_style (const guchar **attributes)
{
  const char *style = vnt_attributes_get (attributes, "style");
  VntRunStyle result = VNT_RUN_PLAIN;

  if (style == NULL)
    return result;

  if (style_says (style, "font-weight", "bold") || style_says (style, "font-weight", "700"))
    result |= VNT_RUN_BOLD;
  if (style_says (style, "font-style", "italic"))
    result |= VNT_RUN_ITALIC;
  if (style_says (style, "text-decoration", "underline"))
    result |= VNT_RUN_UNDERLINE;
  if (style_says (style, "text-decoration", "line-through"))
    result |= VNT_RUN_STRIKE;

  return result;
}

/**
 * vnt_attributes_hold_answered:
 * @attributes: (nullable): the attributes
 *
 * Whether a mail program puts the mail that is answered inside an element with them.
 *
 * Returns: %TRUE if it does
 */
gboolean
vnt_attributes_hold_answered (const guchar **attributes)
{
  static const char *const classes[] = { "gmail_quote", "gmail_quote_container", "yahoo_quoted",
                                         "protonmail_quote", "zmail_extra" };
  const char *value = vnt_attributes_get (attributes, "class");
  g_auto (GStrv) words = value != NULL ? g_strsplit_set (value, " \t\r\n", 32) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (classes); j++)
      if (strcmp (words[i], classes[j]) == 0)
        return TRUE;

  return g_strcmp0 (vnt_attributes_get (attributes, "id"), "OLK_SRC_BODY_SECTION") == 0;
}

/**
 * vnt_attributes_start_answered:
 * @attributes: (nullable): the attributes
 *
 * Whether the mail that is answered begins with an element with them and goes on after it.
 *
 * Returns: %TRUE if it does
 */
gboolean
vnt_attributes_start_answered (const guchar **attributes)
{
  const char *id = vnt_attributes_get (attributes, "id");

  return id != NULL &&
         (g_str_has_suffix (id, "divRplyFwdMsg") || g_str_has_suffix (id, "stopSpelling"));
}
