/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "vnt-actions.h"
#include "vnt-away.h"
#include "vnt-background.h"
#include "vnt-badge.h"
#include "vnt-desk-pace.h"
#include "vnt-headless.h"
#include "vnt-key-map.h"
#include "vnt-monitor-preferences.h"
#include "vnt-notifier.h"
#include "vnt-portal.h"
#include "vnt-preferences.h"
#include "vnt-search-provider.h"
#include "vnt-seen-window.h"
#include "vnt-ticket-uri.h"
#include "vnt-window.h"

/* So long a window may stay unpainted before it is filled unseen. */
#define UNPAINTED_MS 3000

struct _VntApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  VntDesk *desk;
  gboolean opened;
  gboolean painted; /* the window has been seen, empty as it is */
  guint unpainted;
  guint late_icon;
  GError *failure;
  VntSearchProvider *provider;
  VntNotifier *notifier;
  VntBadge *badge;
  gboolean staying; /* without a window, as the command line said */
  gint64 wanted; /* ticket to show once the desk is open */
  guint on_term;
  guint on_interrupt;
};

G_DEFINE_FINAL_TYPE (VntApplication, vnt_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "sign-in", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_ ("Sign in to this server, reading the password or token from standard input; no display is "
        "needed"),
    N_ ("URL") },
  { "user", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL, N_ ("Who signs in"), N_ ("NAME") },
  { "ticket", 't', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64, NULL, N_ ("Show this ticket"),
    N_ ("NUMBER") },
  { "background", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_ ("Start without a window, and stay until told to quit"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, NULL, NULL,
    N_ ("ventanilla:ticket/NUMBER") },
  { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { NULL },
};

static VntWindow *
get_window (VntApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (VNT_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* Once both the desk is open and the window has been seen: what fills it comes into a picture of its own. */
static void
fill_window (VntApplication *self)
{
  VntWindow *window = get_window (self);

  if (window == NULL || !self->painted)
    return;
  if (self->failure != NULL)
    vnt_window_show_failure (window, self->failure);
  else if (self->opened)
    {
      vnt_window_set_desk (window, self->desk);
      vnt_seen_window_follow (GTK_WINDOW (window), self->desk);
      vnt_away_follow (GTK_WINDOW (window), self->desk);
      if (self->wanted != 0)
        vnt_window_open_ticket (window, self->wanted, TRUE);
      self->wanted = 0;
    }
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntApplication) self = user_data;

  self->opened = vnt_desk_open_finish (VNT_DESK (source), result, &self->failure);
  if (self->opened)
    {
      self->notifier = vnt_notifier_new (GTK_APPLICATION (self), self->settings, self->desk);
      self->badge = vnt_badge_new (G_APPLICATION (self), self->desk);
    }
  if (self->opened && self->provider != NULL)
    vnt_search_provider_set_desk (self->provider, self->desk);
  fill_window (self);
}

/* For the list of windows of a desktop. It is a drawing, and what reads drawings is a large library. */
static gboolean
on_icon (gpointer user_data)
{
  VntApplication *self = user_data;
  VntWindow *window = get_window (self);

  self->late_icon = 0;
  gtk_window_set_default_icon_name (VNT_APP_ID);
  if (window != NULL)
    gtk_window_set_icon_name (GTK_WINDOW (window), VNT_APP_ID);
  return G_SOURCE_REMOVE;
}

static gboolean
on_painted_or_late (gpointer user_data)
{
  VntApplication *self = user_data;

  self->unpainted = 0;
  self->painted = TRUE;
  fill_window (self);
  if (self->late_icon == 0)
    self->late_icon = g_idle_add_full (G_PRIORITY_LOW, on_icon, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *clock, gpointer user_data)
{
  VntApplication *self = user_data;

  g_signal_handlers_disconnect_by_func (clock, on_after_paint, self);
  if (self->unpainted == 0)
    return;
  g_source_remove (self->unpainted);
  self->unpainted = g_idle_add_full (G_PRIORITY_DEFAULT, on_painted_or_late, self, NULL);
}

/* A window that nobody can see, on another workspace or under a locked screen, may never be painted. */
static void
await_painting (VntApplication *self, VntWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  self->unpainted = g_timeout_add (UNPAINTED_MS, on_painted_or_late, self);
  if (clock != NULL)
    g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_after_paint), self, 0);
}

static void
update_scheme (VntApplication *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (name, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (name, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
update_desk (VntApplication *self)
{
  vnt_desk_set_send_delay (self->desk, g_settings_get_uint (self->settings, "send-delay"));
  vnt_desk_set_poll_interval (self->desk, g_settings_get_uint (self->settings, "poll-interval"));
  vnt_desk_set_limits (self->desk,
                       (gint64) g_settings_get_uint (self->settings, "file-limit") << 20,
                       (gint64) g_settings_get_uint (self->settings, "room-limit") << 30);
  vnt_monitor_preferences_apply (self->settings, self->desk, NULL);
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntApplication *self = user_data;

  gtk_window_present (
    vnt_preferences_new (GTK_WINDOW (get_window (self)), self->settings, self->desk));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntApplication *self = user_data;

  adw_show_about_window (GTK_WINDOW (get_window (self)), "application-name", "Ventanilla",
                         "application-icon", VNT_APP_ID, "version", VNT_VERSION, "license-type",
                         GTK_LICENSE_GPL_3_0, "developer-name", _ ("The Ventanilla developers"),
                         "comments",
                         _ ("Answer your help desk's tickets, with or without a network."),
                         /* Translators: put your names here, one per line */
                         "translator-credits", _ ("translator-credits"), NULL);
}

/* Through the window's own closing, so that what is being written is saved. */
static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntApplication *self = user_data;
  VntWindow *window = get_window (self);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  g_application_quit (G_APPLICATION (self));
}

static void
on_open_ticket (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntApplication *self = user_data;
  VntWindow *window;

  self->wanted = g_variant_get_int64 (parameter);
  g_application_activate (G_APPLICATION (self));
  window = get_window (self);
  if (self->opened && self->painted && self->wanted != 0 && window != NULL)
    {
      vnt_window_open_ticket (window, self->wanted, TRUE);
      self->wanted = 0;
    }
}

static gboolean
on_signal (gpointer user_data)
{
  on_quit (NULL, NULL, user_data);
  return G_SOURCE_CONTINUE;
}

static const GActionEntry entries[] = {
  { .name = "preferences", .activate = on_preferences },
  { .name = "about", .activate = on_about },
  { .name = "quit", .activate = on_quit },
  { .name = "open-ticket", .activate = on_open_ticket, .parameter_type = "x" },
};

/* Only what is not a letter of a text: plain keys are the window's, which knows what has the focus. */
static void
add_accelerators (VntApplication *self)
{
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = NULL;
      g_autoptr (GPtrArray) held = g_ptr_array_new ();

      if (!(g_str_has_prefix (actions[i].name, "win.") ||
            g_str_has_prefix (actions[i].name, "app.")))
        continue;
      keys = g_strsplit (actions[i].keys != NULL ? actions[i].keys : "", " ", -1);
      for (gsize k = 0; keys[k] != NULL; k++)
        if (*keys[k] != '\0' && !vnt_actions_keys_are_bare (keys[k]) &&
            !g_str_equal (keys[k], "Escape"))
          g_ptr_array_add (held, keys[k]);
      g_ptr_array_add (held, NULL);
      gtk_application_set_accels_for_action (GTK_APPLICATION (self), actions[i].name,
                                             (const char *const *) held->pdata);
    }
}

static void
update_keys (VntApplication *self)
{
  vnt_key_map_load (self->settings);
  add_accelerators (self);
}

static void
vnt_application_startup (GApplication *application)
{
  VntApplication *self = VNT_APPLICATION (application);

  /* The files are read while GTK begins. */
  self->desk = vnt_desk_new (NULL, NULL);
  vnt_desk_open_async (self->desk, NULL, on_opened, g_object_ref (self));
  G_APPLICATION_CLASS (vnt_application_parent_class)->startup (application);
  self->settings = g_settings_new (VNT_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  vnt_background_follow (application, self->settings, vnt_portal_is_needed ());
  update_keys (self);
  g_signal_connect_swapped (self->settings, "changed::keys", G_CALLBACK (update_keys), self);
  g_signal_connect_swapped (self->settings, "changed::color-scheme", G_CALLBACK (update_scheme),
                            self);
  g_signal_connect_swapped (self->settings, "changed::send-delay", G_CALLBACK (update_desk), self);
  g_signal_connect_swapped (self->settings, "changed::poll-interval", G_CALLBACK (update_desk),
                            self);
  g_signal_connect_swapped (self->settings, "changed::file-limit", G_CALLBACK (update_desk), self);
  g_signal_connect_swapped (self->settings, "changed::room-limit", G_CALLBACK (update_desk), self);
  update_scheme (self);
  update_desk (self);
  self->on_term = g_unix_signal_add (SIGTERM, on_signal, self);
  self->on_interrupt = g_unix_signal_add (SIGINT, on_signal, self);
}

static void
vnt_application_activate (GApplication *application)
{
  VntApplication *self = VNT_APPLICATION (application);
  VntWindow *window = get_window (self);
  gboolean first = window == NULL;

  if (first)
    window = vnt_window_new (GTK_APPLICATION (self), self->settings);
  gtk_window_present (GTK_WINDOW (window));
  if (first && !self->painted)
    await_painting (self, window);
  else if (first)
    fill_window (self);
}

static int
vnt_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  const char *url = NULL;
  const char *user = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("Ventanilla %s\n", VNT_VERSION);
      return 0;
    }
  g_variant_dict_lookup (dict, "sign-in", "&s", &url);
  g_variant_dict_lookup (dict, "user", "&s", &user);
  if (url == NULL && user == NULL)
    return -1;
  if (url == NULL || user == NULL || *url == '\0' || *user == '\0')
    {
      g_printerr ("ventanilla: %s\n", _ ("--sign-in URL and --user NAME belong together."));
      return 2;
    }
  return vnt_headless_sign_in (url, user);
}

/* Asked for on the command line, whatever the preference is. */
static void
stay (VntApplication *self)
{
  if (!self->staying)
    g_application_hold (G_APPLICATION (self));
  self->staying = TRUE;
  if (get_window (self) == NULL)
    vnt_desk_set_background (self->desk, TRUE);
}

static int
vnt_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  g_autofree const char **uris = NULL;
  gint64 ticket = 0;

  g_variant_dict_lookup (dict, "ticket", "x", &ticket);
  if (g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&s", &uris) && uris[0] != NULL)
    ticket = vnt_ticket_uri_parse (uris[0]);
  if (ticket != 0)
    g_action_group_activate_action (G_ACTION_GROUP (application), "open-ticket",
                                    g_variant_new_int64 (ticket));
  else if (g_variant_dict_contains (dict, "background"))
    stay (VNT_APPLICATION (application));
  else
    g_application_activate (application);
  return 0;
}

/* From the desktop. An address that is not a ticket's only shows the window. */
static void
vnt_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autofree char *uri = n_files > 0 ? g_file_get_uri (files[0]) : NULL;
  gint64 ticket = vnt_ticket_uri_parse (uri);

  if (ticket != 0)
    g_action_group_activate_action (G_ACTION_GROUP (application), "open-ticket",
                                    g_variant_new_int64 (ticket));
  else
    g_application_activate (application);
}

static gboolean
vnt_application_dbus_register (GApplication *application,
                               GDBusConnection *connection,
                               const char *path,
                               GError **error)
{
  VntApplication *self = VNT_APPLICATION (application);
  g_autofree char *search = g_strconcat (path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (vnt_application_parent_class)
         ->dbus_register (application, connection, path, error))
    return FALSE;
  if (self->provider == NULL)
    self->provider = vnt_search_provider_new (application);
  return vnt_search_provider_export (self->provider, connection, search, error);
}

static void
vnt_application_dbus_unregister (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *path)
{
  VntApplication *self = VNT_APPLICATION (application);

  if (self->provider != NULL)
    vnt_search_provider_unexport (self->provider);
  G_APPLICATION_CLASS (vnt_application_parent_class)
    ->dbus_unregister (application, connection, path);
}

static void
vnt_application_shutdown (GApplication *application)
{
  VntApplication *self = VNT_APPLICATION (application);
  VntWindow *window = get_window (self);

  /* Nothing of the desk may be used once it is closed. */
  if (window != NULL)
    {
      vnt_window_flush (window);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  g_clear_handle_id (&self->unpainted, g_source_remove);
  g_clear_handle_id (&self->late_icon, g_source_remove);
  g_clear_handle_id (&self->on_term, g_source_remove);
  g_clear_handle_id (&self->on_interrupt, g_source_remove);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  if (self->provider != NULL)
    vnt_search_provider_set_desk (self->provider, NULL);
  if (self->notifier != NULL)
    g_object_run_dispose (G_OBJECT (self->notifier));
  g_clear_object (&self->notifier);
  if (self->badge != NULL)
    g_object_run_dispose (G_OBJECT (self->badge));
  g_clear_object (&self->badge);
  if (self->desk != NULL)
    vnt_desk_close (self->desk);
  G_APPLICATION_CLASS (vnt_application_parent_class)->shutdown (application);
}

static void
vnt_application_finalize (GObject *object)
{
  VntApplication *self = VNT_APPLICATION (object);

  g_clear_object (&self->provider);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);
  g_clear_error (&self->failure);
  G_OBJECT_CLASS (vnt_application_parent_class)->finalize (object);
}

static void
vnt_application_class_init (VntApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vnt_application_finalize;
  application_class->startup = vnt_application_startup;
  application_class->activate = vnt_application_activate;
  application_class->handle_local_options = vnt_application_handle_local_options;
  application_class->command_line = vnt_application_command_line;
  application_class->open = vnt_application_open;
  application_class->dbus_register = vnt_application_dbus_register;
  application_class->dbus_unregister = vnt_application_dbus_unregister;
  application_class->shutdown = vnt_application_shutdown;
}

static void
vnt_application_init (VntApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_summary (
    application, _ ("Answer your help desk's tickets, with or without a network."));
  g_application_set_option_context_description (
    application,
    _ ("--sign-in ends with: 0 signed in, 1 another failure, 2 wrong usage or address, 3 no "
       "network or no answer,\n4 credentials refused, 5 certificate not trusted, 6 not a help "
       "desk this program knows, 7 no keyring"));
}

/**
 * vnt_application_new:
 *
 * Returns: (transfer full): the application; run it
 */
VntApplication *
vnt_application_new (void)
{
  return g_object_new (VNT_TYPE_APPLICATION, "application-id", VNT_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/ventanilla/Ventanilla", NULL);
}
