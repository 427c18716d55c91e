/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter as a condition on the ticket table. ?1 is the agent's login, ?2 now; every other value is bound after them. */
#include "vnt-filter-sql.h"

#include <string.h>

#include "vnt-match.h"
#include "vnt-text.h"

#define ME "?1"
#define NOW "?2"
#define DAY (24 * 60 * 60)
#define LONGEST_DAYS (100 * 365)

#define FIELD_ROWS "SELECT ticket FROM ticket_detail_value WHERE kind = 6 AND name = "

/* "%" and "_" in what was typed are letters. */
static char *
make_pattern (const char *text)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');

  return g_string_free (pattern, FALSE);
}

static void
add_like (GString *sql, VntBound *bound, const char *column, const char *text)
{
  g_autofree char *pattern = make_pattern (text);

  g_string_append_printf (sql, "%s LIKE ", column);
  vnt_bound_add_text (bound, sql, pattern);
  g_string_append (sql, " ESCAPE '\\'");
}

static void
add_status (GString *sql, VntBound *bound, const char *value)
{
  /* A status nobody could explain counts as open, as in every list. */
  if (g_str_equal (value, VNT_FILTER_OPEN))
    g_string_append (sql, "status_class <> 3");
  else if (g_str_equal (value, VNT_FILTER_WAITING))
    g_string_append (sql, "status_class = 2");
  else if (g_str_equal (value, VNT_FILTER_CLOSED))
    g_string_append (sql, "status_class = 3");
  else
    {
      g_string_append (sql, "status = ");
      vnt_bound_add_text (bound, sql, value);
      g_string_append (sql, " COLLATE NOCASE");
    }
}

static void
add_person (GString *sql, VntBound *bound, const char *column, const char *value)
{
  if (g_str_equal (value, VNT_FILTER_ME))
    g_string_append_printf (sql, "%s IS " ME " COLLATE NOCASE", column);
  else if (g_str_equal (value, VNT_FILTER_NOBODY))
    g_string_append_printf (sql, "%s IS NULL", column);
  else
    {
      g_string_append_printf (sql, "%s IS ", column);
      vnt_bound_add_text (bound, sql, value);
      g_string_append (sql, " COLLATE NOCASE");
    }
}

static void
add_requestor_part (GString *sql, VntBound *bound, const char *value)
{
  g_autofree char *folded = vnt_text_fold (value);

  g_string_append_c (sql, '(');
  add_like (sql, bound, "ifnull(requestor, '')", value);
  g_string_append (sql, " OR ");
  add_like (sql, bound, "ifnull(requestor_name, '')", value);
  g_string_append (sql, " OR ifnull(requestor, '') IN (SELECT login FROM person WHERE ");
  add_like (sql, bound, "folded", folded);
  g_string_append (sql, "))");
}

/* Each word for itself, as in a search: one may be in the subject and the other in the conversation. */
static void
add_words (GString *sql, VntBound *bound, const char *value)
{
  g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n", -1);
  guint n = 0;

  g_string_append_c (sql, '(');
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *match = vnt_match_expression (words[i]);

      if (match == NULL)
        continue;
      g_string_append_printf (sql,
                              "%sid IN (SELECT rowid FROM ticket_search WHERE ticket_search MATCH ",
                              n++ > 0 ? " AND " : "");
      vnt_bound_add_text (bound, sql, match);
      g_string_append (sql,
                       " UNION SELECT rowid >> 20 FROM message_search WHERE message_search MATCH ");
      vnt_bound_add_text (bound, sql, match);
      g_string_append_c (sql, ')');
    }
  /* Nothing that is a word is in nothing. */
  g_string_append (sql, n > 0 ? ")" : "0)");
}

static gboolean
is_number (const char *value)
{
  char *end;

  g_ascii_strtod (value, &end);
  return *value != '\0' && *end == '\0';
}

/* What a custom field holds is text; numbers are compared as numbers, dates in their written form. */
static void
add_custom (GString *sql, VntBound *bound, const VntCondition *condition, const char *value)
{
  const char *compare = condition->test == VNT_TEST_AT_LEAST ? ">=" : "<=";
  gboolean number = is_number (value);

  g_string_append (sql, "id IN (" FIELD_ROWS);
  vnt_bound_add_text (bound, sql, condition->name != NULL ? condition->name : "");
  g_string_append (sql, " COLLATE NOCASE AND ");
  if (condition->test == VNT_TEST_HAS || condition->test == VNT_TEST_HAS_NOT)
    add_like (sql, bound, "value", value);
  else if (condition->test == VNT_TEST_AT_LEAST || condition->test == VNT_TEST_AT_MOST)
    {
      g_string_append_printf (sql, "value <> '' AND %s %s %s(",
                              number ? "CAST(value AS REAL)" : "value", compare,
                              number ? "CAST" : "");
      vnt_bound_add_text (bound, sql, value);
      g_string_append (sql, number ? " AS REAL)" : ")");
    }
  else
    {
      g_string_append (sql, "value = ");
      vnt_bound_add_text (bound, sql, value);
      g_string_append (sql, " COLLATE NOCASE");
    }
  g_string_append_c (sql, ')');
}

static gint64
read_number (const char *value)
{
  gint64 number = 0;

  g_ascii_string_to_signed (value, 10, G_MININT32, G_MAXINT32, &number, NULL);
  return number;
}

/* One value of a condition that compares. */
static void
add_value (GString *sql, VntBound *bound, const VntCondition *condition, const char *value)
{
  g_autofree char *folded = NULL;

  switch (condition->field)
    {
    case VNT_FILTER_QUEUE:
      g_string_append (sql, "queue = ");
      vnt_bound_add_int (bound, sql, g_ascii_strtoll (value, NULL, 10));
      break;
    case VNT_FILTER_STATUS:
      add_status (sql, bound, value);
      break;
    case VNT_FILTER_OWNER:
      add_person (sql, bound, "owner", value);
      break;
    case VNT_FILTER_REQUESTOR:
      if (condition->test == VNT_TEST_HAS || condition->test == VNT_TEST_HAS_NOT)
        add_requestor_part (sql, bound, value);
      else
        add_person (sql, bound, "requestor", value);
      break;
    case VNT_FILTER_PRIORITY:
      g_string_append (sql, condition->test == VNT_TEST_AT_LEAST  ? "priority >= "
                            : condition->test == VNT_TEST_AT_MOST ? "priority <= "
                                                                  : "priority = ");
      vnt_bound_add_int (bound, sql, read_number (value));
      break;
    case VNT_FILTER_SERVICE_LEVEL:
      add_person (sql, bound, "service_level", value);
      break;
    case VNT_FILTER_SUBJECT:
      folded = vnt_text_fold (value);
      add_like (sql, bound, "subject_key", folded);
      break;
    case VNT_FILTER_TEXT:
      add_words (sql, bound, value);
      break;
    case VNT_FILTER_CUSTOM:
      add_custom (sql, bound, condition, value);
      break;
    case VNT_FILTER_DUE:
    case VNT_FILTER_CREATED:
    case VNT_FILTER_UPDATED:
    case VNT_FILTER_TOLD:
    case VNT_FILTER_RESOLVED:
    case VNT_FILTER_UNREAD:
    case VNT_FILTER_CHANGED:
    case VNT_FILTER_N_FIELDS:
    default:
      g_string_append_c (sql, '0');
      break;
    }
}

static const char *
moment_column (VntFilterField field)
{
  switch ((int) field)
    {
    case VNT_FILTER_DUE:
      return "due";
    case VNT_FILTER_CREATED:
      return "created";
    case VNT_FILTER_UPDATED:
      return "updated";
    case VNT_FILTER_TOLD:
      return "told";
    case VNT_FILTER_RESOLVED:
    default:
      return "resolved";
    }
}

/* Due times lie ahead, every other moment behind. */
static void
add_moment (GString *sql, VntBound *bound, const VntCondition *condition)
{
  const char *column = moment_column (condition->field);
  gint64 days = condition->values[0] != NULL ? read_number (condition->values[0]) : 0;
  gboolean ahead = condition->field == VNT_FILTER_DUE;
  gboolean within = condition->test == VNT_TEST_WITHIN;

  g_string_append_printf (sql, "%s > 0", column);
  if (condition->test == VNT_TEST_SET)
    return;
  if (condition->test == VNT_TEST_PAST)
    {
      g_string_append_printf (sql, " AND %s < " NOW, column);
      return;
    }

  if (ahead && within)
    g_string_append_printf (sql, " AND %s >= " NOW, column);
  if (ahead)
    g_string_append_printf (sql, " AND %s %s " NOW " + ", column, within ? "<=" : ">");
  else
    g_string_append_printf (sql, " AND %s %s " NOW " - ", column, within ? ">=" : "<");
  vnt_bound_add_int (bound, sql, CLAMP (days, 0, LONGEST_DAYS) * DAY);
}

/* Custom fields are known of tickets that were fetched whole: of the others nothing is said, neither that they have a value nor that
 * they do not. */
static void
add_custom_known (GString *sql, VntBound *bound, const VntCondition *condition, const char *more)
{
  g_string_append (sql, "id IN (" FIELD_ROWS);
  vnt_bound_add_text (bound, sql, condition->name != NULL ? condition->name : "");
  g_string_append_printf (sql, " COLLATE NOCASE%s)", more);
}

static void
add_unset (GString *sql, VntBound *bound, const VntCondition *condition)
{
  gboolean set = condition->test == VNT_TEST_SET;

  if (condition->field == VNT_FILTER_SERVICE_LEVEL)
    g_string_append_printf (sql, "ifnull(service_level, '') %s ''", set ? "<>" : "=");
  else if (condition->field != VNT_FILTER_CUSTOM)
    g_string_append_printf (sql, "%s = 0", moment_column (condition->field));
  else if (set)
    add_custom_known (sql, bound, condition, " AND ifnull(value, '') <> ''");
  else
    {
      add_custom_known (sql, bound, condition, "");
      g_string_append (sql, " AND NOT ");
      add_custom_known (sql, bound, condition, " AND ifnull(value, '') <> ''");
    }
}

/* Any one of the values; of words every one. */
static void
add_values (GString *sql, VntBound *bound, const VntCondition *condition)
{
  gboolean every = condition->field == VNT_FILTER_TEXT;

  if (condition->values[0] == NULL)
    g_string_append_c (sql, '0');
  for (guint i = 0; condition->values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (sql, every ? " AND " : " OR ");
      add_value (sql, bound, condition, condition->values[i]);
    }
}

static void
add_condition (GString *sql, VntBound *bound, const VntCondition *condition)
{
  gboolean not = condition->test == VNT_TEST_IS_NOT || condition->test == VNT_TEST_HAS_NOT;
  gboolean moment = condition->test == VNT_TEST_PAST || condition->test == VNT_TEST_WITHIN ||
                    condition->test == VNT_TEST_BEYOND;

  g_string_append_c (sql, '(');
  if (condition->test == VNT_TEST_UNSET ||
      (condition->test == VNT_TEST_SET && condition->field != VNT_FILTER_DUE))
    add_unset (sql, bound, condition);
  else if (moment || condition->test == VNT_TEST_SET)
    add_moment (sql, bound, condition);
  else if (condition->field == VNT_FILTER_UNREAD)
    g_string_append (sql, not ? "unread = 0" : "unread = 1");
  else if (condition->field == VNT_FILTER_CHANGED)
    g_string_append (sql, not ? "waiting = 0" : "waiting > 0");
  else if (not )
    {
      if (condition->field == VNT_FILTER_CUSTOM)
        {
          add_custom_known (sql, bound, condition, "");
          g_string_append (sql, " AND ");
        }
      g_string_append (sql, "NOT (");
      add_values (sql, bound, condition);
      g_string_append_c (sql, ')');
    }
  else
    add_values (sql, bound, condition);
  g_string_append_c (sql, ')');
}

/**
 * vnt_filter_sql_append:
 * @filter: which tickets
 * @sql: a statement on cache.db's ticket table; a condition in parentheses is added
 * @bound: its values so far, the agent's login and the time the first two
 *
 * Nothing a person typed becomes part of the statement.
 */
void
vnt_filter_sql_append (const VntFilter *filter, GString *sql, VntBound *bound)
{
  g_string_append_c (sql, '(');
  if (filter->conditions->len == 0)
    g_string_append_c (sql, filter->any ? '0' : '1');
  for (guint i = 0; i < filter->conditions->len; i++)
    {
      if (i > 0)
        g_string_append (sql, filter->any ? " OR " : " AND ");
      add_condition (sql, bound, filter->conditions->pdata[i]);
    }
  g_string_append_c (sql, ')');
}
