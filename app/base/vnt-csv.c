/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-csv.h"

#include <string.h>

/* What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), also after blanks. */
static gboolean
is_formula (const char *cell)
{
  const char *p = cell + strspn (cell, " ");

  return *p != '\0' && strchr ("=+-@\t\r\n", *p) != NULL;
}

/* A number is no formula, whatever its sign. */
static gboolean
is_number (const char *cell)
{
  char *end;

  g_ascii_strtod (cell, &end);
  return *cell != '\0' && *end == '\0' && strspn (cell, "+-.0123456789") == strlen (cell);
}

static void
append_cell (GString *text, const char *cell)
{
  gboolean guard = is_formula (cell) && !is_number (cell);

  if (!guard && strpbrk (cell, ",\"\r\n") == NULL && *cell != ' ')
    {
      g_string_append (text, cell);
      return;
    }

  g_string_append_c (text, '"');
  if (guard)
    g_string_append_c (text, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/**
 * vnt_csv_append_row:
 * @text: where it is added
 * @cells: (array zero-terminated=1): UTF-8
 *
 * Adds a line in the form of RFC 4180. What a spreadsheet would run as a formula gets an apostrophe in front, which it shows as
 * text.
 */
void
vnt_csv_append_row (GString *text, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_cell (text, cells[i]);
    }
  g_string_append (text, "\r\n");
}

/**
 * vnt_csv_append_plain_row:
 * @text: where it is added
 * @cells: (array zero-terminated=1): UTF-8
 *
 * Adds a line with tabs between its cells, to be read or pasted into a message. What would end a cell or a line becomes a
 * blank.
 */
void
vnt_csv_append_plain_row (GString *text, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\t\r\n", ' ');

      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", cell);
    }
  g_string_append_c (text, '\n');
}
