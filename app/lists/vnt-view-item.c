/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-view-item.h"

#include "vnt-text.h"

struct _VntViewItem
{
  GObject parent_instance;

  char *id;
  char *title;
  char *icon_name;
  gint64 count;
  VntTicketQuery *query;
  VntOwnView *own; /* NULL for a view of the program's */
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_COUNT,
  PROP_OWN,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (VntViewItem, vnt_view_item, G_TYPE_OBJECT)

static void
vnt_view_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntViewItem *self = VNT_VIEW_ITEM (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_COUNT:
      g_value_set_int64 (value, self->count);
      break;
    case PROP_OWN:
      g_value_set_boxed (value, self->own);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vnt_view_item_finalize (GObject *object)
{
  VntViewItem *self = VNT_VIEW_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->icon_name);
  g_clear_pointer (&self->query, vnt_ticket_query_free);
  g_clear_pointer (&self->own, vnt_own_view_unref);
  G_OBJECT_CLASS (vnt_view_item_parent_class)->finalize (object);
}

static void
vnt_view_item_class_init (VntViewItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vnt_view_item_get_property;
  object_class->finalize = vnt_view_item_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_int64 ("count", NULL, NULL, -1, G_MAXINT64, -1, flags);
  properties[PROP_OWN] = g_param_spec_boxed ("own", NULL, NULL, VNT_TYPE_OWN_VIEW, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
vnt_view_item_init (VntViewItem *self)
{
  self->count = -1;
}

/**
 * vnt_view_item_new:
 * @id: its name for settings and tests
 * @title: its name for people
 * @icon_name: a symbolic icon
 * @query: the tickets it shows
 *
 * Returns: (transfer full): a line of the sidebar
 */
VntViewItem *
vnt_view_item_new (const char *id,
                   const char *title,
                   const char *icon_name,
                   const VntTicketQuery *query)
{
  VntViewItem *self = g_object_new (VNT_TYPE_VIEW_ITEM, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->query = vnt_ticket_query_copy (query);

  return self;
}

/**
 * vnt_view_item_new_own:
 * @view: (transfer none): a view the agent made
 *
 * Returns: (transfer full): a line of the sidebar
 */
VntViewItem *
vnt_view_item_new_own (VntOwnView *view)
{
  g_autoptr (VntTicketQuery) query = vnt_own_view_make_query (view);
  g_autofree char *id = g_strconcat ("own-", view->uuid, NULL);
  VntViewItem *self =
    vnt_view_item_new (id, view->name,
                       view->icon_name != NULL ? view->icon_name : VNT_OWN_VIEW_ICON, query);

  self->own = vnt_own_view_ref (view);

  return self;
}

/**
 * vnt_view_item_get_id:
 * @self: a #VntViewItem
 *
 * Returns: (transfer none): its name for settings and tests
 */
const char *
vnt_view_item_get_id (VntViewItem *self)
{
  g_return_val_if_fail (VNT_IS_VIEW_ITEM (self), NULL);

  return self->id;
}

/**
 * vnt_view_item_get_title:
 * @self: a #VntViewItem
 *
 * Returns: (transfer none): its name for people, in their language
 */
const char *
vnt_view_item_get_title (VntViewItem *self)
{
  g_return_val_if_fail (VNT_IS_VIEW_ITEM (self), NULL);

  return self->title;
}

/**
 * vnt_view_item_get_icon_name:
 * @self: a #VntViewItem
 *
 * Returns: (transfer none): a symbolic icon
 */
const char *
vnt_view_item_get_icon_name (VntViewItem *self)
{
  g_return_val_if_fail (VNT_IS_VIEW_ITEM (self), NULL);

  return self->icon_name;
}

/**
 * vnt_view_item_get_count:
 * @self: a #VntViewItem
 *
 * Returns: how many tickets it shows, -1 while that is not known
 */
gint64
vnt_view_item_get_count (VntViewItem *self)
{
  g_return_val_if_fail (VNT_IS_VIEW_ITEM (self), -1);

  return self->count;
}

/**
 * vnt_view_item_is_queue:
 * @self: a #VntViewItem
 *
 * Returns: whether it shows one queue
 */
gboolean
vnt_view_item_is_queue (VntViewItem *self)
{
  g_return_val_if_fail (VNT_IS_VIEW_ITEM (self), FALSE);

  return self->query->queue != 0;
}

/**
 * vnt_view_item_get_query:
 * @self: a #VntViewItem
 *
 * Returns: (transfer none): the tickets it shows
 */
const VntTicketQuery *
vnt_view_item_get_query (VntViewItem *self)
{
  g_return_val_if_fail (VNT_IS_VIEW_ITEM (self), NULL);

  return self->query;
}

/**
 * vnt_view_item_get_own:
 * @self: a #VntViewItem
 *
 * Returns: (transfer none) (nullable): the view the agent made
 */
const VntOwnView *
vnt_view_item_get_own (VntViewItem *self)
{
  g_return_val_if_fail (VNT_IS_VIEW_ITEM (self), NULL);

  return self->own;
}

/**
 * vnt_view_item_set_own:
 * @self: a line for a view of the agent's
 * @view: (transfer none): the view as it is now
 *
 * Notifies what is another. How many tickets it shows is not known then.
 */
void
vnt_view_item_set_own (VntViewItem *self, VntOwnView *view)
{
  const char *icon_name;

  g_return_if_fail (VNT_IS_VIEW_ITEM (self) && self->own != NULL);

  if (vnt_own_view_equal (self->own, view))
    return;

  vnt_own_view_unref (self->own);
  self->own = vnt_own_view_ref (view);
  vnt_ticket_query_free (self->query);
  self->query = vnt_own_view_make_query (view);
  icon_name = view->icon_name != NULL ? view->icon_name : VNT_OWN_VIEW_ICON;
  if (!g_str_equal (self->icon_name, icon_name))
    {
      vnt_text_set (&self->icon_name, icon_name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
    }
  vnt_view_item_set_title (self, view->name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWN]);
}

/**
 * vnt_view_item_set_title:
 * @self: a #VntViewItem
 * @title: its name for people
 *
 * Notifies "title" when it is another.
 */
void
vnt_view_item_set_title (VntViewItem *self, const char *title)
{
  g_return_if_fail (VNT_IS_VIEW_ITEM (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  vnt_text_set (&self->title, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * vnt_view_item_set_count:
 * @self: a #VntViewItem
 * @count: how many tickets it shows
 *
 * Notifies "count" when it is another.
 */
void
vnt_view_item_set_count (VntViewItem *self, gint64 count)
{
  g_return_if_fail (VNT_IS_VIEW_ITEM (self));

  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
