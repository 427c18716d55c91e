/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  VNT_FILTER_QUEUE, /* values: numbers of queues */
  VNT_FILTER_STATUS, /* VNT_FILTER_OPEN, VNT_FILTER_WAITING, VNT_FILTER_CLOSED, or the server's words */
  VNT_FILTER_OWNER, /* VNT_FILTER_ME, VNT_FILTER_NOBODY, or logins */
  VNT_FILTER_REQUESTOR, /* VNT_FILTER_ME, logins or addresses; or a part of one or of a name */
  VNT_FILTER_PRIORITY, /* a whole number */
  VNT_FILTER_SERVICE_LEVEL, /* names */
  VNT_FILTER_DUE, /* days */
  VNT_FILTER_CREATED, /* days, as the next three */
  VNT_FILTER_UPDATED,
  VNT_FILTER_TOLD,
  VNT_FILTER_RESOLVED,
  VNT_FILTER_UNREAD, /* no value, as the next one */
  VNT_FILTER_CHANGED, /* changes of the agent wait to be sent */
  VNT_FILTER_SUBJECT, /* a part of it */
  VNT_FILTER_TEXT, /* words of subject, people or conversation */
  VNT_FILTER_CUSTOM, /* values of the custom field "name" */
  VNT_FILTER_N_FIELDS
} VntFilterField;

typedef enum
{
  VNT_TEST_IS, /* one of the values; for what has no value: it is so */
  VNT_TEST_IS_NOT, /* none of the values */
  VNT_TEST_HAS, /* contains one of the values; of words every one */
  VNT_TEST_HAS_NOT,
  VNT_TEST_AT_LEAST,
  VNT_TEST_AT_MOST,
  VNT_TEST_PAST, /* a moment that is over */
  VNT_TEST_WITHIN, /* less than so many days from now: before now, but a due time after now */
  VNT_TEST_BEYOND, /* more than that */
  VNT_TEST_SET,
  VNT_TEST_UNSET,
  VNT_N_TESTS
} VntFilterTest;

#define VNT_FILTER_OPEN "@open"
#define VNT_FILTER_WAITING "@waiting"
#define VNT_FILTER_CLOSED "@closed"
#define VNT_FILTER_ME "@me"
#define VNT_FILTER_NOBODY "@nobody"

/* What a person puts in for the values of a field. */
typedef enum
{
  VNT_FILTER_TAKES_NOTHING,
  VNT_FILTER_TAKES_CHOICES,
  VNT_FILTER_TAKES_TEXT,
  VNT_FILTER_TAKES_NUMBER,
  VNT_FILTER_TAKES_DAYS,
} VntFilterTakes;

/**
 * VntCondition:
 * @name: (nullable): the name of a custom field
 * @values: (not nullable) (array zero-terminated=1): as @field and @test say; possibly none
 */
typedef struct
{
  VntFilterField field;
  VntFilterTest test;
  char *name;
  GStrv values;
} VntCondition;

/**
 * VntFilter:
 * @any: one condition is enough; with no condition at all it holds for nothing
 * @conditions: (element-type VntCondition): with none, and without @any, it holds for everything
 *
 * Which tickets. Frozen once it is given away.
 */
typedef struct
{
  gboolean any;
  GPtrArray *conditions;
} VntFilter;

#define VNT_TYPE_FILTER (vnt_filter_get_type ())
GType vnt_filter_get_type (void);
VntFilter *vnt_filter_new (gboolean any);
VntFilter *vnt_filter_ref (VntFilter *self);
void vnt_filter_unref (VntFilter *self);
void vnt_filter_add (VntFilter *self,
                     VntFilterField field,
                     VntFilterTest test,
                     const char *name,
                     const char *const *values);
void vnt_filter_add_one (VntFilter *self,
                         VntFilterField field,
                         VntFilterTest test,
                         const char *value);
gboolean vnt_filter_equal (const VntFilter *a, const VntFilter *b);

void vnt_filter_write (const VntFilter *self, GString *text);
gboolean vnt_filter_read_line (VntFilter *self, const char *line);

gboolean vnt_filter_test_fits (VntFilterField field, VntFilterTest test);
VntFilterTakes vnt_filter_takes (VntFilterField field, VntFilterTest test);
const char *vnt_filter_field_word (VntFilterField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntFilter, vnt_filter_unref)

G_END_DECLS
