/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-view-from-query.h"

#define RECENT_DAYS "7"

static void
add_my_queues (VntFilter *filter, GPtrArray *queues)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < queues->len; i++)
    {
      const VntQueue *queue = queues->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, queue->id);

      if (queue->mine)
        g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  if (ids[0] != NULL)
    vnt_filter_add (filter, VNT_FILTER_QUEUE, VNT_TEST_IS, NULL, (const char *const *) ids);
}

static void
add_scope (VntFilter *filter, VntScope scope, GPtrArray *queues)
{
  switch ((int) scope)
    {
    case VNT_SCOPE_MINE:
    case VNT_SCOPE_WAITING:
    case VNT_SCOPE_OVERDUE:
      vnt_filter_add_one (filter, VNT_FILTER_OWNER, VNT_TEST_IS, VNT_FILTER_ME);
      break;
    case VNT_SCOPE_UNOWNED:
      vnt_filter_add_one (filter, VNT_FILTER_OWNER, VNT_TEST_IS, VNT_FILTER_NOBODY);
      add_my_queues (filter, queues);
      break;
    case VNT_SCOPE_MY_QUEUES:
      add_my_queues (filter, queues);
      break;
    case VNT_SCOPE_RECENT:
      vnt_filter_add_one (filter, VNT_FILTER_UPDATED, VNT_TEST_WITHIN, RECENT_DAYS);
      break;
    default:
      break;
    }
  if (scope == VNT_SCOPE_WAITING)
    vnt_filter_add_one (filter, VNT_FILTER_STATUS, VNT_TEST_IS, VNT_FILTER_WAITING);
  if (scope == VNT_SCOPE_OVERDUE)
    vnt_filter_add_one (filter, VNT_FILTER_DUE, VNT_TEST_PAST, NULL);
}

/* What is searched in a view of the agent's own is one condition more; where one of its conditions is enough, that cannot be said. */
static VntFilter *
copy_filter (const VntFilter *from)
{
  VntFilter *filter = vnt_filter_new (from->any);

  for (guint i = 0; i < from->conditions->len; i++)
    {
      const VntCondition *condition = from->conditions->pdata[i];

      vnt_filter_add (filter, condition->field, condition->test, condition->name,
                      (const char *const *) condition->values);
    }

  return filter;
}

/**
 * vnt_view_from_query:
 * @query: what a list shows, with what is searched in it
 * @queues: (element-type VntQueue): the queues there are
 *
 * Returns: (transfer full): a new view without a name that shows the same as far as conditions can say it
 */
VntOwnView *
vnt_view_from_query (const VntTicketQuery *query, GPtrArray *queues)
{
  g_autoptr (VntFilter) filter =
    query->filter != NULL ? copy_filter (query->filter) : vnt_filter_new (FALSE);
  VntOwnView *view;

  if (query->filter == NULL)
    {
      add_scope (filter, query->scope, queues);
      if (query->queue != 0)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, query->queue);

          vnt_filter_add_one (filter, VNT_FILTER_QUEUE, VNT_TEST_IS, id);
        }
      if (!query->closed && query->scope != VNT_SCOPE_RECENT)
        vnt_filter_add_one (filter, VNT_FILTER_STATUS, VNT_TEST_IS, VNT_FILTER_OPEN);
    }
  if (query->text != NULL && *query->text != '\0' && !filter->any)
    vnt_filter_add_one (filter, VNT_FILTER_TEXT, VNT_TEST_HAS, query->text);
  view = vnt_own_view_new (NULL, "", filter);
  view->sort = query->sort;
  view->ascending = query->ascending;
  view->group = query->group;

  return view;
}
