/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-view-words.h"

#include <glib/gi18n.h>

static const char *const fields[] = {
  [VNT_FILTER_QUEUE] = N_ ("Queue"),
  [VNT_FILTER_STATUS] = N_ ("Status"),
  [VNT_FILTER_OWNER] = N_ ("Owner"),
  [VNT_FILTER_REQUESTOR] = N_ ("Requestor"),
  [VNT_FILTER_PRIORITY] = N_ ("Priority"),
  [VNT_FILTER_SERVICE_LEVEL] = N_ ("Service level"),
  [VNT_FILTER_DUE] = N_ ("Due time"),
  [VNT_FILTER_CREATED] = N_ ("Creation"),
  [VNT_FILTER_UPDATED] = N_ ("Last change"),
  [VNT_FILTER_TOLD] = N_ ("Last reply"),
  [VNT_FILTER_RESOLVED] = N_ ("Resolution"),
  [VNT_FILTER_UNREAD] = N_ ("Unread"),
  [VNT_FILTER_CHANGED] = N_ ("Waits to be sent"),
  [VNT_FILTER_SUBJECT] = N_ ("Subject"),
  [VNT_FILTER_TEXT] = N_ ("Any text"),
  [VNT_FILTER_CUSTOM] = N_ ("Own field"),
};

static const char *const tests[] = {
  [VNT_TEST_IS] = N_ ("is"),
  [VNT_TEST_IS_NOT] = N_ ("is not"),
  [VNT_TEST_HAS] = N_ ("contains"),
  [VNT_TEST_HAS_NOT] = N_ ("does not contain"),
  [VNT_TEST_AT_LEAST] = N_ ("is at least"),
  [VNT_TEST_AT_MOST] = N_ ("is at most"),
  [VNT_TEST_PAST] = N_ ("has passed"),
  [VNT_TEST_WITHIN] = N_ ("was in the last days:"),
  [VNT_TEST_BEYOND] = N_ ("was longer ago than days:"),
  [VNT_TEST_SET] = N_ ("is filled in"),
  [VNT_TEST_UNSET] = N_ ("is not filled in"),
};

static const char *const sorts[] = {
  [VNT_SORT_UPDATED] = N_ ("Last Change"), [VNT_SORT_CREATED] = N_ ("Creation"),
  [VNT_SORT_DUE] = N_ ("Due Time"),        [VNT_SORT_PRIORITY] = N_ ("Priority"),
  [VNT_SORT_SUBJECT] = N_ ("Subject"),     [VNT_SORT_NUMBER] = N_ ("Number"),
  [VNT_SORT_CLOCK] = N_ ("Time Left"),
};

static const char *const groups[] = {
  [VNT_GROUP_NONE] = N_ ("No headings"),
  [VNT_GROUP_OWNER] = N_ ("Owner"),
  [VNT_GROUP_QUEUE] = N_ ("Queue"),
  [VNT_GROUP_STATUS] = N_ ("Status"),
};

static const char *const parts[] = {
  N_ ("Number"), N_ ("Requestor"), N_ ("Queue"),    N_ ("Owner"),
  N_ ("Status"), N_ ("Due time"),  N_ ("Priority"), N_ ("Service level"),
};

/**
 * vnt_view_words_field:
 * @field: a field of a filter
 *
 * Returns: (transfer none): its name
 */
const char *
vnt_view_words_field (VntFilterField field)
{
  return _ (fields[field]);
}

/**
 * vnt_view_words_test:
 * @field: a field of a filter
 * @test: how it is looked at
 *
 * Returns: (transfer none): what stands between field and value
 */
const char *
vnt_view_words_test (VntFilterField field, VntFilterTest test)
{
  if (field == VNT_FILTER_DUE && test == VNT_TEST_WITHIN)
    return _ ("comes in the next days:");
  if (field == VNT_FILTER_DUE && test == VNT_TEST_BEYOND)
    return _ ("comes later than in days:");
  if (field == VNT_FILTER_UNREAD || field == VNT_FILTER_CHANGED)
    return test == VNT_TEST_IS ? _ ("yes") : _ ("no");

  return _ (tests[test]);
}

/**
 * vnt_view_words_sort:
 * @sort: an order
 *
 * Returns: (transfer none): by what it is
 */
const char *
vnt_view_words_sort (VntSort sort)
{
  return _ (sorts[sort]);
}

/**
 * vnt_view_words_group:
 * @group: headings
 *
 * Returns: (transfer none): what they are
 */
const char *
vnt_view_words_group (VntGroup group)
{
  return _ (groups[group]);
}

/**
 * vnt_view_words_part:
 * @n: the number of a bit of #VntParts
 *
 * Returns: (transfer none) (nullable): its name, %NULL after the last
 */
const char *
vnt_view_words_part (guint n)
{
  return n < G_N_ELEMENTS (parts) ? _ (parts[n]) : NULL;
}
