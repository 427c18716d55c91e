/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-flow-preferences.h"

#include <glib/gi18n.h>

#include "vnt-notice-check.h"
#include "vnt-portal.h"
#include "vnt-trouble.h"

static const char *const after_names[] = { "stay", "next", "list", NULL };

static gboolean
get_choice (GValue *value, GVariant *variant, gpointer names)
{
  const char *name = g_variant_get_string (variant, NULL);

  for (guint i = 0; ((const char *const *) names)[i] != NULL; i++)
    if (g_str_equal (((const char *const *) names)[i], name))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_choice (const GValue *value, const GVariantType *type, gpointer names)
{
  guint chosen = g_value_get_uint (value);

  if (chosen >= g_strv_length ((GStrv) names))
    return NULL;
  return g_variant_new_string (((const char *const *) names)[chosen]);
}

static void
add_choice (AdwPreferencesGroup *group,
            GSettings *settings,
            const char *key,
            const char *title,
            const char *const *names,
            const char *const *words)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    gtk_string_list_append (model, _ (words[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, get_choice,
                                set_choice, (gpointer) names, NULL);
  adw_preferences_group_add (group, row);
}

static void
add_row (AdwPreferencesGroup *group, GtkWidget *widget, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  adw_preferences_group_add (group, row);
}

static void
add_switch (AdwPreferencesGroup *group,
            GSettings *settings,
            const char *key,
            const char *title,
            const char *subtitle)
{
  GtkWidget *widget = gtk_switch_new ();

  add_row (group, widget, title, subtitle);
  g_settings_bind (settings, key, widget, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
add_hour (AdwPreferencesGroup *group,
          GSettings *settings,
          const char *key,
          const char *title,
          const char *subtitle)
{
  GtkWidget *widget = gtk_spin_button_new_with_range (0, 23, 1);

  add_row (group, widget, title, subtitle);
  g_settings_bind (settings, key, widget, "value", G_SETTINGS_BIND_DEFAULT);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

/* Its words may be the desktop's, and are no markup. */
static gboolean
escape (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *text = g_value_get_string (from);

  g_value_take_string (to, text != NULL ? g_markup_escape_text (text, -1) : NULL);
  return TRUE;
}

/* What the desktop does not do stands above the switches it is about. */
static void
show_trouble (AdwPreferencesGroup *group, GApplication *application, const char *about)
{
  if (application != NULL)
    g_object_bind_property_full (vnt_trouble_of (application, about), "text", group, "description",
                                 G_BINDING_SYNC_CREATE, escape, NULL, NULL, NULL);
}

static void
add_notifications (AdwPreferencesPage *page, GSettings *settings, GApplication *application)
{
  static const char *const details[] = { "text", "subject", "number", NULL };
  static const char *const words[] = { N_ ("The beginning of the message, too"),
                                       N_ ("Who did what to which ticket"),
                                       N_ ("Only the ticket’s number"), NULL };
  AdwPreferencesGroup *group = add_group (page, _ ("Notifications"));

  show_trouble (group, application, VNT_TROUBLE_NOTICES);
  if (application != NULL)
    vnt_notice_check (application, vnt_portal_is_needed ());
  add_switch (group, settings, "notify-mine", _ ("My Tickets"),
              _ ("What others write, what becomes mine, what I follow"));
  add_switch (group, settings, "notify-queues", _ ("New in My Queues"),
              _ ("Tickets that are nobody’s"));
  add_switch (group, settings, "notify-mentions", _ ("Where I Am Mentioned"),
              _ ("My name, or @ and my login, in an internal note"));
  add_switch (group, settings, "notify-due", _ ("What Will Soon Be Late"), NULL);
  add_choice (group, settings, "notify-detail", _ ("They Say"), details, words);
  add_hour (group, settings, "quiet-from", _ ("Quiet From, Hour of the Day"),
            _ ("The same hour twice for no such time"));
  add_hour (group, settings, "quiet-to", _ ("Quiet Until, Hour of the Day"), NULL);
}

/**
 * vnt_flow_preferences_new:
 * @settings: where they are kept
 * @application: (nullable): whose they are: what the desktop does not do for it is shown
 *
 * Returns: (transfer floating): a page of the preferences: what follows a ticket, and what the agent is told of
 */
AdwPreferencesPage *
vnt_flow_preferences_new (GSettings *settings, GApplication *application)
{
  static const char *const after_words[] = { N_ ("Stay With It"), N_ ("Show the Next One"),
                                             N_ ("Go Back to the List"), NULL };
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group;

  adw_preferences_page_set_title (page, _ ("Flow"));
  adw_preferences_page_set_icon_name (page, "preferences-system-notifications-symbolic");
  group = add_group (page, _ ("One Ticket After the Other"));
  add_choice (group, settings, "after-action", _ ("When a Ticket Is Done"), after_names,
              after_words);
  add_notifications (page, settings, application);
  group = add_group (page, _ ("Without a Window"));
  show_trouble (group, application, VNT_TROUBLE_BACKGROUND);
  add_switch (group, settings, "run-in-background", _ ("Go On When the Window Is Closed"),
              _ ("Tickets are fetched and changes are sent until you quit"));
  add_switch (group, settings, "start-with-session", _ ("Start with the Session"),
              _ ("Without showing a window"));
  return page;
}
