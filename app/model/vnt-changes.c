/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an agent does to a set of values: some come, some go. It never conflicts with what somebody else does to the set. */
#include "vnt-changes.h"

#include <string.h>

static void
append (GString *text, char sign, const char *const *values)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_c (text, sign);
      for (const char *p = values[i]; *p != '\0'; p++)
        if (*p == '\n')
          g_string_append (text, "\\n");
        else if (*p == '\\')
          g_string_append (text, "\\\\");
        else
          g_string_append_c (text, *p);
    }
}

static char *
unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          p++;
          g_string_append_c (plain, *p == 'n' ? '\n' : *p);
        }
      else
        g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}

/* Names and addresses differ by case only by accident. */
static gboolean
has (const char *const *values, const char *value)
{
  g_autofree char *wanted = g_utf8_casefold (value, -1);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (values[i], -1);

      if (g_str_equal (folded, wanted))
        return TRUE;
    }

  return FALSE;
}

/**
 * vnt_changes_make:
 * @added: (nullable) (array zero-terminated=1): values that shall be there
 * @removed: (nullable) (array zero-terminated=1): values that shall not
 *
 * Returns: (transfer full): a line "+value" or "-value" for each, as the value of a #VntOperation; "" for none
 */
char *
vnt_changes_make (const char *const *added, const char *const *removed)
{
  GString *text = g_string_new (NULL);

  append (text, '+', added);
  append (text, '-', removed);

  return g_string_free (text, FALSE);
}

/**
 * vnt_changes_read:
 * @changes: (nullable): from vnt_changes_make()
 * @added: (out) (transfer full) (array zero-terminated=1): values that shall be there
 * @removed: (out) (transfer full) (array zero-terminated=1): values that shall not
 */
void
vnt_changes_read (const char *changes, GStrv *added, GStrv *removed)
{
  g_auto (GStrv) lines = g_strsplit (changes != NULL ? changes : "", "\n", -1);
  g_autoptr (GStrvBuilder) come = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) go = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *value = *lines[i] != '\0' ? unescape (lines[i] + 1) : NULL;

      if (*lines[i] == '+')
        g_strv_builder_add (come, value);
      else if (*lines[i] == '-')
        g_strv_builder_add (go, value);
    }
  *added = g_strv_builder_end (come);
  *removed = g_strv_builder_end (go);
}

/**
 * vnt_changes_invert:
 * @changes: (nullable): from vnt_changes_make()
 * @values: (nullable) (array zero-terminated=1): what is there before them
 *
 * What was there already was not added, and what was not there was not removed.
 *
 * Returns: (transfer full): the changes that lead back to @values; "" when @changes do nothing
 */
char *
vnt_changes_invert (const char *changes, const char *const *values)
{
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;
  g_autoptr (GStrvBuilder) come = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) go = g_strv_builder_new ();
  g_auto (GStrv) back = NULL;
  g_auto (GStrv) away = NULL;

  vnt_changes_read (changes, &added, &removed);
  for (guint i = 0; added[i] != NULL; i++)
    if (!has (values, added[i]))
      g_strv_builder_add (go, added[i]);
  for (guint i = 0; removed[i] != NULL; i++)
    if (has (values, removed[i]))
      g_strv_builder_add (come, removed[i]);
  back = g_strv_builder_end (come);
  away = g_strv_builder_end (go);

  return vnt_changes_make ((const char *const *) back, (const char *const *) away);
}

/**
 * vnt_changes_apply:
 * @changes: (nullable): from vnt_changes_make()
 * @values: (nullable) (array zero-terminated=1): what is there
 *
 * Returns: (transfer full) (array zero-terminated=1): what is there afterwards, in the same order, new ones last
 */
GStrv
vnt_changes_apply (const char *changes, const char *const *values)
{
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;
  g_autoptr (GStrvBuilder) result = g_strv_builder_new ();

  vnt_changes_read (changes, &added, &removed);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (!has ((const char *const *) removed, values[i]))
      g_strv_builder_add (result, values[i]);
  for (guint i = 0; added[i] != NULL; i++)
    if (!has (values, added[i]))
      g_strv_builder_add (result, added[i]);

  return g_strv_builder_end (result);
}

/**
 * vnt_changes_hold:
 * @changes: (nullable): from vnt_changes_make()
 * @values: (nullable) (array zero-terminated=1): what is there
 *
 * Returns: whether everything that shall be there is, and nothing that shall not
 */
gboolean
vnt_changes_hold (const char *changes, const char *const *values)
{
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;

  vnt_changes_read (changes, &added, &removed);
  for (guint i = 0; added[i] != NULL; i++)
    if (!has (values, added[i]))
      return FALSE;
  for (guint i = 0; removed[i] != NULL; i++)
    if (has (values, removed[i]))
      return FALSE;

  return TRUE;
}
