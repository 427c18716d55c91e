/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-knowledge-preferences.h"

#include <glib/gi18n.h>

static void
add_entry (AdwPreferencesGroup *group,
           GSettings *settings,
           const char *key,
           const char *title,
           const char *tooltip)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (row, tooltip);
  g_settings_bind (settings, key, row, "text", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

/**
 * vnt_knowledge_preferences_new:
 * @settings: where they are kept
 *
 * Returns: (transfer floating): what can be chosen about articles
 */
AdwPreferencesGroup *
vnt_knowledge_preferences_new (GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Knowledge"));
  add_entry (group, settings, "guide-category", _ ("Category Shown Step by Step"),
             _ (
               "Articles of this category are shown with their steps at once, large and with boxes "
               "to tick"));
  add_entry (group, settings, "knowledge-queue", _ ("Queue That Looks After the Articles"),
             _ ("A ticket is made there when an article is wrong or outdated; without one, an "
                "internal comment of the open ticket says so"));
  return group;
}
