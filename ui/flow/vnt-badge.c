/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-badge.h"

#include "vnt-desk-views.h"

/* What changes together is counted once. */
#define GATHER_SECONDS 2

struct _VntBadge
{
  GObject parent_instance;

  GApplication *application; /* not owned: it owns this */
  VntDesk *desk;
  gint64 shown; /* -1 before the first time */
  guint source;
  gboolean counting;
};

G_DEFINE_FINAL_TYPE (VntBadge, vnt_badge, G_TYPE_OBJECT)

/* The signal docks listen to; it goes to whoever wants it. */
static void
show_count (VntBadge *self, gint64 count)
{
  GDBusConnection *bus = g_application_get_dbus_connection (self->application);
  const char *id = g_application_get_application_id (self->application);
  g_autofree char *path = NULL;

  if (bus == NULL || count == self->shown)
    return;
  self->shown = count;
  path = g_strdup_printf ("/com/canonical/unity/launcherentry/%u", g_str_hash (id));
  g_dbus_connection_emit_signal (bus, NULL, path, "com.canonical.Unity.LauncherEntry", "Update",
                                 vnt_badge_make_update (id, count), NULL);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntBadge) self = user_data;
  gint64 count = vnt_desk_count_tickets_finish (VNT_DESK (source), result, NULL);

  self->counting = FALSE;
  if (self->desk != NULL && count >= 0)
    show_count (self, count);
}

static gboolean
count (gpointer data)
{
  VntBadge *self = data;
  g_autoptr (VntTicketQuery) query = NULL;
  g_autoptr (VntFilter) unread = NULL;

  self->source = 0;
  if (self->counting)
    return G_SOURCE_REMOVE;
  if (vnt_desk_get_account (self->desk) == NULL)
    {
      show_count (self, 0);
      return G_SOURCE_REMOVE;
    }
  query = vnt_ticket_query_new (VNT_SCOPE_MINE);
  unread = vnt_filter_new (FALSE);
  vnt_filter_add_one (unread, VNT_FILTER_UNREAD, VNT_TEST_IS, NULL);
  query->filter = g_steal_pointer (&unread);
  self->counting = TRUE;
  vnt_desk_count_tickets_async (self->desk, query, NULL, on_counted, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_news (VntBadge *self)
{
  if (self->source == 0)
    self->source = g_timeout_add_seconds (GATHER_SECONDS, count, self);
}

static void
vnt_badge_dispose (GObject *object)
{
  VntBadge *self = VNT_BADGE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      if (self->shown > 0)
        show_count (self, 0);
    }
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_badge_parent_class)->dispose (object);
}

static void
vnt_badge_class_init (VntBadgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_badge_dispose;
}

static void
vnt_badge_init (VntBadge *self)
{
  self->shown = -1;
}

/**
 * vnt_badge_make_update:
 * @app_id: the program's
 * @count: what its icon shows; 0 for nothing
 *
 * Returns: (transfer floating): the arguments of com.canonical.Unity.LauncherEntry.Update
 */
GVariant *
vnt_badge_make_update (const char *app_id, gint64 count)
{
  g_autofree char *uri = g_strdup_printf ("application://%s.desktop", app_id);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "count", g_variant_new_int64 (count));
  g_variant_builder_add (&builder, "{sv}", "count-visible", g_variant_new_boolean (count > 0));
  return g_variant_new ("(sa{sv})", uri, &builder);
}

/**
 * vnt_badge_new:
 * @application: whose icon it is; it outlives this
 * @desk: an open desk; let go of this before it is closed
 *
 * Returns: (transfer full): a badge that follows the desk
 */
VntBadge *
vnt_badge_new (GApplication *application, VntDesk *desk)
{
  VntBadge *self = g_object_new (VNT_TYPE_BADGE, NULL);

  self->application = application;
  self->desk = g_object_ref (desk);
  g_signal_connect_swapped (desk, "conversations-changed", G_CALLBACK (on_news), self);
  g_signal_connect_swapped (desk, "ticket-seen", G_CALLBACK (on_news), self);
  g_signal_connect_swapped (desk, "notify::status-text", G_CALLBACK (on_news), self);
  on_news (self);
  return self;
}
