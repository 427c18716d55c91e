/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-surroundings.h"

struct _VntSurroundings
{
  VntSurroundingsChanged changed;
  gpointer data;
  gboolean local; /* the server is on this computer, network or not */
  GNetworkMonitor *network;
  GPowerProfileMonitor *profile;
  GDBusProxy *power; /* NULL until it is there */
  GCancellable *stop;
};

typedef struct
{
  VntSurroundings *self; /* not there any more when stopped */
  GCancellable *stop;
} Search;

static gboolean
is_local (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_strcmp0 (host, "localhost") == 0;
}

static void
on_network (GNetworkMonitor *monitor, gboolean available, gpointer data)
{
  VntSurroundings *self = data;

  self->changed (TRUE, self->data);
}

static void
on_metered (GObject *monitor, GParamSpec *pspec, gpointer data)
{
  VntSurroundings *self = data;

  self->changed (FALSE, self->data);
}

static void
on_power (GDBusProxy *proxy, GVariant *properties, GStrv invalidated, gpointer data)
{
  VntSurroundings *self = data;

  self->changed (FALSE, self->data);
}

static void
on_power_owner (GObject *proxy, GParamSpec *pspec, gpointer data)
{
  on_power (NULL, NULL, NULL, data);
}

/* A computer without this service runs on mains, as far as anybody knows. */
static void
on_power_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Search *search = data;
  g_autoptr (GCancellable) stop = search->stop;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusProxy) proxy = g_dbus_proxy_new_for_bus_finish (result, &error);
  VntSurroundings *self = search->self;

  if (g_cancellable_is_cancelled (stop))
    return;
  if (proxy == NULL)
    {
      g_debug ("Nothing tells whether this computer runs on its battery: %s", error->message);
      return;
    }

  self->power = g_object_ref (proxy);
  g_signal_connect (proxy, "g-properties-changed", G_CALLBACK (on_power), self);
  g_signal_connect (proxy, "notify::g-name-owner", G_CALLBACK (on_power_owner), self);
  self->changed (FALSE, self->data);
}

/**
 * vnt_surroundings_new:
 * @url: of the server: one on this computer needs no network
 * @changed: called on this main context, until vnt_surroundings_free()
 */
VntSurroundings *
vnt_surroundings_new (const char *url, VntSurroundingsChanged changed, gpointer data)
{
  VntSurroundings *self = g_new0 (VntSurroundings, 1);
  Search *search = g_new0 (Search, 1);

  self->changed = changed;
  self->data = data;
  self->local = is_local (url);
  self->stop = g_cancellable_new ();
  self->network = g_object_ref (g_network_monitor_get_default ());
  self->profile = g_power_profile_monitor_dup_default ();
  g_signal_connect (self->network, "network-changed", G_CALLBACK (on_network), self);
  g_signal_connect (self->network, "notify::network-metered", G_CALLBACK (on_metered), self);
  g_signal_connect (self->profile, "notify::power-saver-enabled", G_CALLBACK (on_metered), self);
  search->self = self;
  search->stop = g_object_ref (self->stop);
  /* Not given self->stop: a cancelled search would fail for whoever else is connecting to the bus. */
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SYSTEM, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, NULL,
                            "org.freedesktop.UPower", "/org/freedesktop/UPower",
                            "org.freedesktop.UPower", NULL, on_power_found, search);

  return self;
}

void
vnt_surroundings_free (VntSurroundings *self)
{
  g_cancellable_cancel (self->stop);
  g_signal_handlers_disconnect_by_data (self->network, self);
  g_signal_handlers_disconnect_by_data (self->profile, self);
  if (self->power != NULL)
    g_signal_handlers_disconnect_by_data (self->power, self);
  g_clear_object (&self->power);
  g_object_unref (self->network);
  g_object_unref (self->profile);
  g_object_unref (self->stop);
  g_free (self);
}

/**
 * vnt_surroundings_read:
 * @pace: (inout): what is known of power and network is set, the rest stays
 */
void
vnt_surroundings_read (VntSurroundings *self, VntPace *pace)
{
  g_autoptr (GVariant) battery =
    self->power != NULL ? g_dbus_proxy_get_cached_property (self->power, "OnBattery") : NULL;

  pace->battery = battery != NULL && g_variant_is_of_type (battery, G_VARIANT_TYPE_BOOLEAN) &&
                  g_variant_get_boolean (battery);
  pace->saver = g_power_profile_monitor_get_power_saver_enabled (self->profile);
  pace->metered = g_network_monitor_get_network_metered (self->network);
  pace->no_network = !self->local && !g_network_monitor_get_network_available (self->network);
}
