/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-holidays.h"

#include <string.h>

struct _VntHolidays
{
  char *name;
  VntHolidayScope scope;
  GHashTable *days; /* of key() → name */
};

/* Year 0 stands for every year. */
static int
key (int year, int month, int day)
{
  return year * 10000 + month * 100 + day;
}

static void
vnt_holidays_clear (gpointer data)
{
  VntHolidays *self = data;

  g_free (self->name);
  g_hash_table_unref (self->days);
}

/**
 * vnt_holidays_new:
 * @name: what the set is called
 * @scope: where it holds
 *
 * Returns: (transfer full): a set without any day
 */
VntHolidays *
vnt_holidays_new (const char *name, VntHolidayScope scope)
{
  VntHolidays *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_atomic_rc_box_new0 (VntHolidays);
  self->name = g_strdup (name);
  self->scope = scope;
  self->days = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

VntHolidays *
vnt_holidays_ref (VntHolidays *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
vnt_holidays_unref (VntHolidays *self)
{
  g_atomic_rc_box_release_full (self, vnt_holidays_clear);
}

const char *
vnt_holidays_get_name (VntHolidays *self)
{
  return self->name;
}

VntHolidayScope
vnt_holidays_get_scope (VntHolidays *self)
{
  return self->scope;
}

guint
vnt_holidays_get_size (VntHolidays *self)
{
  return g_hash_table_size (self->days);
}

/**
 * vnt_holidays_add:
 * @self: a set still being made
 * @year: 1–9999, or 0 for every year
 * @month: 1–12
 * @day: 1–31; the 29th of February of every year is one of leap years
 * @name: what the day is called
 *
 * Returns: %FALSE when there is no such day; the set stays as it is
 */
gboolean
vnt_holidays_add (VntHolidays *self, int year, int month, int day, const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  /* 2000 has a 29th of February. */
  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) (year != 0 ? year : 2000)))
    return FALSE;

  g_hash_table_replace (self->days, GINT_TO_POINTER (key (year, month, day)), g_strdup (name));
  return TRUE;
}

static gboolean
parse_digits (const char **text, int digits, int *number)
{
  *number = 0;
  for (int i = 0; i < digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (**text);
    }

  return TRUE;
}

/**
 * vnt_holidays_parse_date:
 * @text: "2026-12-25", or "12-25" for every year
 * @year: (out): 0 for every year
 * @month: (out): 1–12
 * @day: (out): 1–31
 *
 * Returns: %FALSE when @text is no date
 */
gboolean
vnt_holidays_parse_date (const char *text, int *year, int *month, int *day)
{
  *year = 0;
  if (strlen (text) == strlen ("2026-12-25") && (!parse_digits (&text, 4, year) || *text++ != '-'))
    return FALSE;
  if (!parse_digits (&text, 2, month) || *text++ != '-' || !parse_digits (&text, 2, day) ||
      *text != '\0')
    return FALSE;

  return *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31 &&
         g_date_valid_dmy ((GDateDay) *day, (GDateMonth) *month,
                           (GDateYear) (*year != 0 ? *year : 2000));
}

/**
 * vnt_holidays_add_text:
 * @self: a set still being made
 * @date: as vnt_holidays_parse_date() reads it
 * @name: what the day is called
 *
 * Returns: %FALSE when @date is none
 */
gboolean
vnt_holidays_add_text (VntHolidays *self, const char *date, const char *name)
{
  int year, month, day;

  return vnt_holidays_parse_date (date, &year, &month, &day) &&
         vnt_holidays_add (self, year, month, day, name);
}

static gboolean
is_called (gpointer date, gpointer name, gpointer data)
{
  g_autofree char *one = g_utf8_casefold (name, -1);
  g_autofree char *other = g_utf8_casefold (data, -1);

  return strcmp (one, other) == 0;
}

/**
 * vnt_holidays_except:
 * @self: a set still being made
 * @date_or_name: a date, or a name as it was added, without regard to case
 *
 * Takes days out again: what is published as holidays also holds days on which people work.
 *
 * Returns: how many were taken out
 */
guint
vnt_holidays_except (VntHolidays *self, const char *date_or_name)
{
  int year, month, day;

  if (vnt_holidays_parse_date (date_or_name, &year, &month, &day))
    return g_hash_table_remove (self->days, GINT_TO_POINTER (key (year, month, day))) ? 1 : 0;

  return g_hash_table_foreach_remove (self->days, is_called, (gpointer) date_or_name);
}

/**
 * vnt_holidays_find:
 *
 * Returns: (nullable): what this day is called, %NULL when it is not in the set
 */
const char *
vnt_holidays_find (VntHolidays *self, int year, int month, int day)
{
  const char *name = g_hash_table_lookup (self->days, GINT_TO_POINTER (key (year, month, day)));

  return name != NULL ? name
                      : g_hash_table_lookup (self->days, GINT_TO_POINTER (key (0, month, day)));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

/**
 * vnt_holidays_foreach:
 * @func: called with each day: those of every year (0) first, then by date
 */
void
vnt_holidays_foreach (VntHolidays *self, VntHolidayFunc func, gpointer data)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->days), compare_keys);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      int date = GPOINTER_TO_INT (l->data);

      func (date / 10000, date / 100 % 100, date % 100, g_hash_table_lookup (self->days, l->data),
            data);
    }
}
