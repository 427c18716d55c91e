/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-filter.h"

#include "vnt-text.h"

G_DEFINE_BOXED_TYPE (VntFilter, vnt_filter, vnt_filter_ref, vnt_filter_unref)

#define T(test) (1u << VNT_TEST_##test)
#define CHOICES (T (IS) | T (IS_NOT))
#define MOMENT (T (WITHIN) | T (BEYOND))

typedef struct
{
  const char *word; /* stored: never changed */
  guint tests;
} Field;

static const Field fields[] = {
  [VNT_FILTER_QUEUE] = { "queue", CHOICES },
  [VNT_FILTER_STATUS] = { "status", CHOICES },
  [VNT_FILTER_OWNER] = { "owner", CHOICES },
  [VNT_FILTER_REQUESTOR] = { "requestor", CHOICES | T (HAS) | T (HAS_NOT) },
  [VNT_FILTER_PRIORITY] = { "priority", T (AT_LEAST) | T (AT_MOST) | CHOICES },
  [VNT_FILTER_SERVICE_LEVEL] = { "service-level", CHOICES | T (SET) | T (UNSET) },
  [VNT_FILTER_DUE] = { "due", T (PAST) | MOMENT | T (SET) | T (UNSET) },
  [VNT_FILTER_CREATED] = { "created", MOMENT },
  [VNT_FILTER_UPDATED] = { "updated", MOMENT },
  [VNT_FILTER_TOLD] = { "told", MOMENT | T (UNSET) },
  [VNT_FILTER_RESOLVED] = { "resolved", MOMENT | T (UNSET) },
  [VNT_FILTER_UNREAD] = { "unread", CHOICES },
  [VNT_FILTER_CHANGED] = { "changed", CHOICES },
  [VNT_FILTER_SUBJECT] = { "subject", T (HAS) | T (HAS_NOT) },
  [VNT_FILTER_TEXT] = { "text", T (HAS) | T (HAS_NOT) },
  [VNT_FILTER_CUSTOM] = { "custom", CHOICES | T (HAS) | T (HAS_NOT) | T (SET) | T (UNSET) |
                                      T (AT_LEAST) | T (AT_MOST) },
};

/* Stored: never changed. */
static const char *const tests[] = {
  [VNT_TEST_IS] = "is",           [VNT_TEST_IS_NOT] = "is-not",     [VNT_TEST_HAS] = "has",
  [VNT_TEST_HAS_NOT] = "has-not", [VNT_TEST_AT_LEAST] = "at-least", [VNT_TEST_AT_MOST] = "at-most",
  [VNT_TEST_PAST] = "past",       [VNT_TEST_WITHIN] = "within",     [VNT_TEST_BEYOND] = "beyond",
  [VNT_TEST_SET] = "set",         [VNT_TEST_UNSET] = "unset",
};

static void
condition_free (gpointer data)
{
  VntCondition *condition = data;

  g_free (condition->name);
  g_strfreev (condition->values);
  g_free (condition);
}

/**
 * vnt_filter_new:
 * @any: whether one condition is enough
 *
 * Returns: (transfer full): a filter without conditions yet
 */
VntFilter *
vnt_filter_new (gboolean any)
{
  VntFilter *self = g_atomic_rc_box_new0 (VntFilter);

  self->any = any;
  self->conditions = g_ptr_array_new_with_free_func (condition_free);

  return self;
}

VntFilter *
vnt_filter_ref (VntFilter *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
filter_clear (gpointer data)
{
  g_ptr_array_unref (((VntFilter *) data)->conditions);
}

void
vnt_filter_unref (VntFilter *self)
{
  g_atomic_rc_box_release_full (self, filter_clear);
}

/**
 * vnt_filter_add:
 * @self: a filter that was given to nobody yet
 * @field: what is looked at
 * @test: how, one that fits @field
 * @name: (nullable): the name of a custom field
 * @values: (nullable) (array zero-terminated=1): what it is compared with
 *
 * Adds a condition.
 */
void
vnt_filter_add (VntFilter *self,
                VntFilterField field,
                VntFilterTest test,
                const char *name,
                const char *const *values)
{
  VntCondition *condition = g_new0 (VntCondition, 1);

  condition->field = field;
  condition->test = test;
  condition->name = g_strdup (name);
  condition->values = values != NULL ? g_strdupv ((GStrv) values) : g_new0 (char *, 1);
  g_ptr_array_add (self->conditions, condition);
}

/**
 * vnt_filter_add_one:
 * @self: a filter that was given to nobody yet
 * @field: what is looked at
 * @test: how, one that fits @field
 * @value: (nullable): what it is compared with
 *
 * Adds a condition with one value or none.
 */
void
vnt_filter_add_one (VntFilter *self, VntFilterField field, VntFilterTest test, const char *value)
{
  const char *values[] = { value, NULL };

  vnt_filter_add (self, field, test, NULL, values);
}

static gboolean
condition_equal (const VntCondition *a, const VntCondition *b)
{
  return a->field == b->field && a->test == b->test && g_strcmp0 (a->name, b->name) == 0 &&
         g_strv_equal ((const char *const *) a->values, (const char *const *) b->values);
}

/**
 * vnt_filter_equal:
 * @a: (nullable): a filter
 * @b: (nullable): another
 *
 * Returns: whether both have the same conditions in the same order
 */
gboolean
vnt_filter_equal (const VntFilter *a, const VntFilter *b)
{
  if (a == NULL || b == NULL || a == b)
    return a == b;
  if (!a->any != !b->any || a->conditions->len != b->conditions->len)
    return FALSE;

  for (guint i = 0; i < a->conditions->len; i++)
    if (!condition_equal (a->conditions->pdata[i], b->conditions->pdata[i]))
      return FALSE;

  return TRUE;
}

/* -- as text: a condition is a line, its parts stand between tabs -- */

static void
write_part (GString *text, const char *part)
{
  g_string_append_c (text, '\t');
  for (const char *p = part; *p != '\0'; p++)
    switch (*p)
      {
      case '\\':
        g_string_append (text, "\\\\");
        break;
      case '\t':
        g_string_append (text, "\\t");
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      case '\r':
        g_string_append (text, "\\r");
        break;
      default:
        g_string_append_c (text, *p);
      }
}

static gboolean
read_part (char *part)
{
  char *to = part;

  for (const char *p = part; *p != '\0'; p++)
    {
      if (*p != '\\')
        {
          *to++ = *p;
          continue;
        }
      p++;
      if (*p == '\\')
        *to++ = '\\';
      else if (*p == 't')
        *to++ = '\t';
      else if (*p == 'n')
        *to++ = '\n';
      else if (*p == 'r')
        *to++ = '\r';
      else
        return FALSE;
    }
  *to = '\0';

  return TRUE;
}

/**
 * vnt_filter_write:
 * @self: a filter
 * @text: where its lines are added
 *
 * Writes the conditions, not @any.
 */
void
vnt_filter_write (const VntFilter *self, GString *text)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const VntCondition *condition = self->conditions->pdata[i];

      g_string_append_printf (text, "where\t%s\t%s", fields[condition->field].word,
                              tests[condition->test]);
      write_part (text, condition->name != NULL ? condition->name : "");
      for (guint j = 0; condition->values[j] != NULL; j++)
        write_part (text, condition->values[j]);
      g_string_append_c (text, '\n');
    }
}

static gboolean
find_field (const char *word, VntFilterField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].word, word))
      {
        *field = (VntFilterField) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
find_test (const char *word, VntFilterTest *test)
{
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (g_str_equal (tests[i], word))
      {
        *test = (VntFilterTest) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * vnt_filter_read_line:
 * @self: a filter that was given to nobody yet
 * @line: what vnt_filter_write() made of one condition, without its end of line
 *
 * Returns: %FALSE when this version of the program does not know such a condition; nothing was added then
 */
gboolean
vnt_filter_read_line (VntFilter *self, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", -1);
  VntFilterField field;
  VntFilterTest test;

  if (g_strv_length (parts) < 4 || !g_str_equal (parts[0], "where") ||
      !g_utf8_validate (line, -1, NULL) || !find_field (parts[1], &field) ||
      !find_test (parts[2], &test) || !vnt_filter_test_fits (field, test))
    return FALSE;
  for (guint i = 3; parts[i] != NULL; i++)
    if (!read_part (parts[i]))
      return FALSE;

  vnt_filter_add (self, field, test, *parts[3] != '\0' ? parts[3] : NULL,
                  (const char *const *) parts + 4);
  return TRUE;
}

/**
 * vnt_filter_test_fits:
 * @field: a field
 * @test: a test
 *
 * Returns: whether the field can be looked at that way
 */
gboolean
vnt_filter_test_fits (VntFilterField field, VntFilterTest test)
{
  return field < VNT_FILTER_N_FIELDS && test < VNT_N_TESTS &&
         (fields[field].tests & (1u << test)) != 0;
}

/**
 * vnt_filter_takes:
 * @field: a field
 * @test: how it is looked at
 *
 * Returns: what a person gives for it
 */
VntFilterTakes
vnt_filter_takes (VntFilterField field, VntFilterTest test)
{
  if (test == VNT_TEST_SET || test == VNT_TEST_UNSET || test == VNT_TEST_PAST ||
      field == VNT_FILTER_UNREAD || field == VNT_FILTER_CHANGED)
    return VNT_FILTER_TAKES_NOTHING;
  if (test == VNT_TEST_WITHIN || test == VNT_TEST_BEYOND)
    return VNT_FILTER_TAKES_DAYS;
  if (field == VNT_FILTER_PRIORITY)
    return VNT_FILTER_TAKES_NUMBER;

  return field == VNT_FILTER_QUEUE || field == VNT_FILTER_STATUS || field == VNT_FILTER_OWNER ||
             field == VNT_FILTER_SERVICE_LEVEL
           ? VNT_FILTER_TAKES_CHOICES
           : VNT_FILTER_TAKES_TEXT;
}

/**
 * vnt_filter_field_word:
 * @field: a field
 *
 * Returns: (transfer none): the word it is stored under
 */
const char *
vnt_filter_field_word (VntFilterField field)
{
  return fields[field].word;
}
