/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-levels-group.h"

#include <glib/gi18n.h>

#include "vnt-desk-clock.h"
#include "vnt-wrap-box.h"

struct _VntLevelsGroup
{
  AdwPreferencesGroup parent_instance;

  VntDesk *desk;
  GtkFileChooserNative *chooser;

  AdwActionRow *row;
  GtkWidget *forget;
  GtkWidget *result; /* what became of it, or why not */
};

G_DEFINE_FINAL_TYPE (VntLevelsGroup, vnt_levels_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_levels (VntLevelsGroup *self)
{
  g_autofree char *text = vnt_desk_describe_levels (self->desk);
  g_autofree char *kept = vnt_desk_dup_levels (self->desk);

  adw_action_row_set_subtitle (self->row, text);
  gtk_widget_set_sensitive (self->forget, *kept != '\0');
}

static void
show_result (VntLevelsGroup *self, const char *text, gboolean wrong)
{
  gtk_label_set_label (GTK_LABEL (self->result), text);
  gtk_widget_set_visible (self->result, *text != '\0');
  if (wrong)
    gtk_widget_add_css_class (self->result, "error");
  else
    gtk_widget_remove_css_class (self->result, "error");
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntLevelsGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *left_out = NULL;
  guint skipped = 0;
  gboolean done = vnt_desk_import_levels_finish (VNT_DESK (source), result, &skipped, &error);

  if (self->desk == NULL)
    return;
  if (done && skipped > 0)
    left_out = g_strdup_printf (ngettext ("%u entry of the calendars was left out: not of whole "
                                          "days, cancelled, or of a rule for days that move.",
                                          "%u entries of the calendars were left out: not of whole "
                                          "days, cancelled, or of a rule for days that move.",
                                          skipped),
                                skipped);
  show_result (self, done ? (left_out != NULL ? left_out : "") : error->message, !done);
  show_levels (self);
}

static void
on_chosen (VntLevelsGroup *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                             : NULL;

  if (file != NULL && self->desk != NULL)
    vnt_desk_import_levels_async (self->desk, file, NULL, on_changed, g_object_ref (self));
  g_clear_object (&self->chooser);
}

static void
on_import (VntLevelsGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->desk == NULL || self->chooser != NULL)
    return;
  self->chooser =
    gtk_file_chooser_native_new (_ ("Import Service Levels"),
                                 GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_forget (VntLevelsGroup *self)
{
  if (self->desk != NULL)
    vnt_desk_forget_levels_async (self->desk, NULL, on_changed, g_object_ref (self));
}

static void
vnt_levels_group_dispose (GObject *object)
{
  VntLevelsGroup *self = VNT_LEVELS_GROUP (object);

  if (self->chooser != NULL)
    g_signal_handlers_disconnect_by_data (self->chooser, self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_levels_group_parent_class)->dispose (object);
}

static void
vnt_levels_group_class_init (VntLevelsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_levels_group_dispose;
}

static GtkWidget *
new_button (
  VntLevelsGroup *self, GtkWidget *box, const char *label, const char *tooltip, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", pressed, self);
  vnt_wrap_box_append (VNT_WRAP_BOX (box), button);
  return button;
}

static void
vnt_levels_group_init (VntLevelsGroup *self)
{
  GtkWidget *buttons = vnt_wrap_box_new ();

  self->row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Service Levels"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Levels, Hours and Holidays"));
  new_button (self, buttons, _ ("Import…"), _ ("Take them from a file of service levels"),
              G_CALLBACK (on_import));
  self->forget = new_button (self, buttons, _ ("Remove"),
                             _ ("Go by the due times of the server alone"), G_CALLBACK (on_forget));
  /* Below it, where they take no room from its words. */
  gtk_widget_set_margin_top (buttons, 6);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), buttons);
  self->result = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->result), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->result), 0);
  gtk_widget_add_css_class (self->result, "field-error");
  gtk_widget_set_visible (self->result, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->result);
}

/**
 * vnt_levels_group_set_desk:
 * @desk: (nullable): an open desk
 */
void
vnt_levels_group_set_desk (VntLevelsGroup *self, VntDesk *desk)
{
  g_return_if_fail (VNT_IS_LEVELS_GROUP (self));

  g_set_object (&self->desk, desk);
  if (desk != NULL)
    show_levels (self);
}
