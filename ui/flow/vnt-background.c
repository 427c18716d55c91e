/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-background.h"

#include <glib/gi18n.h>

#include "vnt-autostart.h"
#include "vnt-portal.h"
#include "vnt-trouble.h"

#define STAY "run-in-background"
#define START "start-with-session"

typedef struct
{
  GApplication *application; /* owns this */
  GSettings *settings;
  gboolean sandboxed;
  gboolean held;
} Background;

/* What the portal was asked for. */
typedef struct
{
  GApplication *application;
  const char *key;
  gboolean on;
} Asked;

static void
background_free (gpointer data)
{
  Background *self = data;

  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_object_unref (self->settings);
  g_free (self);
}

static void
update_hold (Background *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, STAY);

  if (wanted == self->held)
    return;
  self->held = wanted;
  if (wanted)
    g_application_hold (self->application);
  else
    g_application_release (self->application);
}

/* The switch goes back to what is so. */
static void
take_back (Background *self, const char *key, gboolean on)
{
  g_signal_handlers_block_matched (self->settings, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  g_settings_set_boolean (self->settings, key, !on);
  g_signal_handlers_unblock_matched (self->settings, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  update_hold (self);
}

static const char *
get_remedy (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _ ("Allow it in the desktop’s settings, under Applications, and switch it on again.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return _ ("Have it installed and switch this on again, or put “ventanilla --background” among "
              "the programs your session starts.");
  return _ ("Everything else works. Try the switch again later.");
}

static void
say_asked (VntTrouble *trouble, const Asked *asked, const GError *error)
{
  g_autofree char *what = NULL;

  if (g_str_equal (asked->key, STAY))
    what =
      g_strdup_printf (_ ("Ventanilla does not go on without its window: %s."), error->message);
  else if (asked->on)
    what = g_strdup_printf (_ ("Ventanilla does not start with your session: %s."), error->message);
  else
    what = g_strdup_printf (_ ("Ventanilla still starts with your session: %s."), error->message);
  vnt_trouble_say (trouble, what, get_remedy (error));
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (GApplication) application = asked->application;
  Background *self = g_object_get_data (G_OBJECT (application), "vnt-background");
  VntTrouble *trouble = vnt_trouble_of (application, VNT_TROUBLE_BACKGROUND);
  g_autoptr (GError) error = NULL;

  if (vnt_portal_ask_background_finish (result, &error))
    {
      vnt_trouble_clear (trouble);
      return;
    }
  /* Asked for again, or no more: that answer counts. */
  if (self == NULL || g_settings_get_boolean (self->settings, asked->key) != asked->on)
    return;
  take_back (self, asked->key, asked->on);
  say_asked (trouble, asked, error);
}

static void
ask (Background *self, const char *key)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->application = g_object_ref (self->application);
  asked->key = key;
  asked->on = g_settings_get_boolean (self->settings, key);
  vnt_portal_ask_background_async (g_application_get_dbus_connection (self->application),
                                   g_settings_get_boolean (self->settings, START), on_asked, asked);
}

static void
on_stay_changed (Background *self)
{
  update_hold (self);
  if (self->sandboxed && g_settings_get_boolean (self->settings, STAY))
    ask (self, STAY);
}

static void
on_start_changed (Background *self)
{
  gboolean on = g_settings_get_boolean (self->settings, START);
  VntTrouble *trouble = vnt_trouble_of (self->application, VNT_TROUBLE_BACKGROUND);
  g_autoptr (GError) error = NULL;

  if (self->sandboxed)
    {
      ask (self, START);
      return;
    }
  if (vnt_autostart_set (g_get_user_config_dir (), on, &error))
    {
      vnt_trouble_clear (trouble);
      return;
    }
  take_back (self, START, on);
  vnt_trouble_say (trouble, error->message, get_remedy (error));
}

/**
 * vnt_background_follow:
 * @application: stays when its window is closed, while the agent wants that
 * @settings: whether they do, and whether the session starts the program
 * @sandboxed: whether the desktop has to be asked for either
 *
 * What the desktop does not do is told by the application's %VNT_TROUBLE_BACKGROUND, and its switch goes back.
 */
void
vnt_background_follow (GApplication *application, GSettings *settings, gboolean sandboxed)
{
  Background *self = g_new0 (Background, 1);

  self->application = application;
  self->settings = g_object_ref (settings);
  self->sandboxed = sandboxed;
  g_object_set_data_full (G_OBJECT (application), "vnt-background", self, background_free);
  g_signal_connect_swapped (settings, "changed::" STAY, G_CALLBACK (on_stay_changed), self);
  g_signal_connect_swapped (settings, "changed::" START, G_CALLBACK (on_start_changed), self);
  update_hold (self);
}
