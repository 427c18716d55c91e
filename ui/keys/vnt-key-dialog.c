/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-key-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-key-map.h"

typedef struct
{
  GSettings *settings;
  const VntAction *action;
  AdwMessageDialog *dialog;
  char *key; /* pressed last, NULL while none was */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->settings);
  g_free (asking->key);
  g_free (asking);
}

static void
show_key (Asking *asking)
{
  const VntAction *other = vnt_key_map_find_conflict (asking->action, asking->key);
  g_autofree char *keys = vnt_actions_describe_key (asking->key);

  if (other != NULL)
    adw_message_dialog_format_body (
      asking->dialog,
      /* Translators: a key, and the action that has it now */
      _ ("%s is the key of “%s” now. When you take it, that action loses it."), keys,
      _ (other->title));
  else
    adw_message_dialog_format_body (asking->dialog, _ ("Its key will be %s."), keys);
  adw_message_dialog_set_response_label (asking->dialog, "set",
                                         other != NULL ? _ ("_Take This Key") : _ ("_Use It"));
  adw_message_dialog_set_response_enabled (asking->dialog, "set", TRUE);
  adw_message_dialog_set_default_response (asking->dialog, "set");
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  Asking *asking = user_data;
  char *key = vnt_key_map_name (keyval, state);

  if (key == NULL)
    return FALSE;
  g_free (asking->key);
  asking->key = key;
  show_key (asking);
  return TRUE;
}

static void
on_response (Asking *asking, const char *response)
{
  if (g_str_equal (response, "none"))
    vnt_key_map_set (asking->settings, asking->action, "");
  else if (g_str_equal (response, "set") && asking->key != NULL)
    vnt_key_map_give (asking->settings, asking->action, asking->key,
                      vnt_key_map_find_conflict (asking->action, asking->key));
}

/**
 * vnt_key_dialog_open:
 * @parent: the window it belongs to
 * @settings: where changed keys are kept
 * @action: whose keys
 *
 * Asks for new keys by having them pressed, and says when another action has them.
 */
void
vnt_key_dialog_open (GtkWindow *parent, GSettings *settings, const VntAction *action)
{
  GtkWidget *dialog = adw_message_dialog_new (
    parent, NULL,
    _ ("Press the new key, alone or with Ctrl, Alt or Shift. Escape leaves everything as it is."));
  GtkEventController *keys = gtk_event_controller_key_new ();
  Asking *asking = g_new0 (Asking, 1);

  asking->settings = g_object_ref (settings);
  asking->action = action;
  asking->dialog = ADW_MESSAGE_DIALOG (dialog);
  g_object_set_data_full (G_OBJECT (dialog), "vnt-asking", asking, asking_free);
  adw_message_dialog_format_heading (asking->dialog, "%s", _ (action->title));
  adw_message_dialog_add_responses (asking->dialog, "cancel", _ ("_Cancel"), "none", _ ("_No Key"),
                                    "set", _ ("_Use It"), NULL);
  adw_message_dialog_set_response_appearance (asking->dialog, "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (asking->dialog, "set", FALSE);
  adw_message_dialog_set_close_response (asking->dialog, "cancel");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), asking);
  gtk_widget_add_controller (dialog, keys);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_response), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}
