/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-idle.h"

/* Shorter than this nobody was away. */
#define SHORTEST 300

struct _VntIdle
{
  GObject parent_instance;

  GCancellable *cancellable;
  gboolean asking;
  gboolean mute; /* the desktop does not say */
  gint64 longest; /* seconds, as of the last look */
  gint64 looked; /* monotonic microseconds of that look */
};

enum
{
  SIGNAL_RETURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntIdle, vnt_idle, G_TYPE_OBJECT)

static void
on_told (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntIdle) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  guint64 milliseconds = 0;

  self->asking = FALSE;
  if (answer == NULL)
    {
      self->mute = !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      return;
    }
  g_variant_get (answer, "(t)", &milliseconds);
  vnt_idle_note (self, (gint64) (milliseconds / 1000));
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntIdle) self = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      self->asking = FALSE;
      self->mute = TRUE;
      return;
    }
  g_dbus_connection_call (bus, "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core",
                          "org.gnome.Mutter.IdleMonitor", "GetIdletime", NULL,
                          G_VARIANT_TYPE ("(t)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          self->cancellable, on_told, g_object_ref (self));
}

static void
vnt_idle_dispose (GObject *object)
{
  VntIdle *self = VNT_IDLE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (vnt_idle_parent_class)->dispose (object);
}

static void
vnt_idle_class_init (VntIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_idle_dispose;
  signals[SIGNAL_RETURNED] = g_signal_new ("returned", VNT_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
vnt_idle_init (VntIdle *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * vnt_idle_new:
 *
 * Returns: (transfer full): one that did not look yet
 */
VntIdle *
vnt_idle_new (void)
{
  return g_object_new (VNT_TYPE_IDLE, NULL);
}

/**
 * vnt_idle_look:
 *
 * Asks the desktop; call it every so often while it matters.
 */
void
vnt_idle_look (VntIdle *self)
{
  g_return_if_fail (VNT_IS_IDLE (self));

  if (self->asking || self->mute || self->cancellable == NULL)
    return;
  self->asking = TRUE;
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_bus, g_object_ref (self));
}

/**
 * vnt_idle_note:
 * @seconds: for how long nobody touched the computer, as of now
 *
 * What the desktop said.
 */
void
vnt_idle_note (VntIdle *self, gint64 seconds)
{
  gint64 now = g_get_monotonic_time ();
  gint64 before = self->longest;
  gint64 away;

  g_return_if_fail (VNT_IS_IDLE (self));

  /* Until they came back, which was between the two looks. */
  away = before + MAX ((now - self->looked) / G_USEC_PER_SEC - seconds, 0);
  self->longest = seconds;
  self->looked = now;
  if (before >= SHORTEST && seconds < before)
    g_signal_emit (self, signals[SIGNAL_RETURNED], 0, away);
}
