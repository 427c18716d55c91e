/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-macro-form.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-desk-views.h"
#include "vnt-places.h"
#include "vnt-sheet.h"
#include "vnt-spell-follow.h"
#include "vnt-status.h"
#include "vnt-text.h"
#include "vnt-value-row.h"

/* More minutes or a higher priority than this is a slip of the finger. */
#define MOST 100000

struct _VntMacroForm
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntMacro *macro; /* as it was shown, NULL for none */
  GCancellable *cancellable;
  gboolean filling;

  GtkWidget *scroller;
  GtkBox *box;
  GtkWidget *name;
  VntValueRow *status;
  VntValueRow *owner;
  VntValueRow *queue;
  GtkWidget *priority;
  GtkWidget *minutes;
  AdwPreferencesGroup *fields;
  VntValueRow *more; /* fields that can be added */
  GPtrArray *field_rows; /* AdwEntryRow, titled with the field's name */
  VntValueRow *writes;
  VntSheet *text;
  GtkWidget *text_part;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntMacroForm, vnt_macro_form, GTK_TYPE_WIDGET)

static void
on_changed (VntMacroForm *self)
{
  if (!self->filling && self->macro != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_writes_chosen (VntMacroForm *self)
{
  gtk_widget_set_visible (self->text_part, vnt_value_row_get (self->writes) != NULL);
  on_changed (self);
}

/* -- what can be chosen -- */

static void
on_statuses (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMacroForm) self = user_data;
  g_auto (GStrv) statuses = vnt_desk_list_choices_finish (VNT_DESK (source), result, NULL);

  for (guint i = 0; statuses != NULL && self->scroller != NULL && statuses[i] != NULL; i++)
    vnt_value_row_offer (self->status, statuses[i], vnt_status_label (statuses[i]));
}

static void
on_people (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMacroForm) self = user_data;
  g_autoptr (GPtrArray) people = vnt_desk_search_people_finish (VNT_DESK (source), result, NULL);

  for (guint i = 0; people != NULL && self->scroller != NULL && i < people->len; i++)
    {
      const VntPerson *person = people->pdata[i];

      vnt_value_row_offer (self->owner, person->login,
                           person->name != NULL ? person->name : person->login);
    }
}

static void
on_fields (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMacroForm) self = user_data;
  g_auto (GStrv) names = vnt_desk_list_choices_finish (VNT_DESK (source), result, NULL);

  for (guint i = 0; names != NULL && self->scroller != NULL && names[i] != NULL; i++)
    vnt_value_row_offer (self->more, names[i], names[i]);
}

static void
load_choices (VntMacroForm *self)
{
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (self->desk);

  vnt_value_row_offer (self->owner, VNT_MACRO_ME, _ ("Me"));
  vnt_value_row_offer (self->owner, "", _ ("Nobody"));
  for (guint i = 0; queues != NULL && i < queues->len; i++)
    {
      const char *name = ((VntQueue *) g_ptr_array_index (queues, i))->name;

      vnt_value_row_offer (self->queue, name, name);
    }
  vnt_desk_list_choices_async (self->desk, VNT_FILTER_STATUS, NULL, self->cancellable, on_statuses,
                               g_object_ref (self));
  vnt_desk_list_choices_async (self->desk, VNT_FILTER_CUSTOM, NULL, self->cancellable, on_fields,
                               g_object_ref (self));
  vnt_desk_search_people_async (self->desk, "", TRUE, self->cancellable, on_people,
                                g_object_ref (self));
}

/* -- the fields of a queue -- */

static void
remove_field (VntMacroForm *self, GtkWidget *row)
{
  adw_preferences_group_remove (self->fields, row);
  g_ptr_array_remove (self->field_rows, row);
}

static void
on_field_removed (GtkWidget *button, GtkWidget *row)
{
  VntMacroForm *self = VNT_MACRO_FORM (gtk_widget_get_ancestor (button, VNT_TYPE_MACRO_FORM));

  gtk_widget_grab_focus (GTK_WIDGET (self->more));
  remove_field (self, row);
  on_changed (self);
}

static GtkWidget *
add_field (VntMacroForm *self, const char *name, const char *value)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: the name of a field */
  g_autofree char *label = g_strdup_printf (_ ("Leave “%s” as it is"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect (button, "clicked", G_CALLBACK (on_field_removed), row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->field_rows, row);
  adw_preferences_group_add (self->fields, row);
  return row;
}

static GtkWidget *
find_field (VntMacroForm *self, const char *name)
{
  for (guint i = 0; i < self->field_rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (self->field_rows->pdata[i]), name))
      return self->field_rows->pdata[i];
  return NULL;
}

static void
on_more_chosen (VntMacroForm *self)
{
  g_autofree char *name = g_strdup (vnt_value_row_get (self->more));
  GtkWidget *row = name != NULL ? find_field (self, name) : NULL;

  if (name == NULL)
    return;
  vnt_value_row_set (self->more, NULL, "");
  if (row == NULL)
    row = add_field (self, name, "");
  gtk_widget_grab_focus (row);
  on_changed (self);
}

/* -- making it -- */

static AdwPreferencesGroup *
add_group (VntMacroForm *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
add_entry (VntMacroForm *self, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return row;
}

static VntValueRow *
add_choice (VntMacroForm *self,
            AdwPreferencesGroup *group,
            const char *title,
            const char *none,
            GCallback then)
{
  VntValueRow *row = vnt_value_row_new (title, none);

  g_signal_connect_object (row, "chosen", then, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
add_text (VntMacroForm *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *places = vnt_places_describe ();
  g_autofree char *words =
    g_strdup_printf (_ ("Filled for each ticket: %s. **Bold**, *italic*, lists and links work."),
                     places);
  GtkWidget *hint = gtk_label_new (words);

  self->text_part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->text = VNT_SHEET (vnt_sheet_new ());
  vnt_spell_follow (GTK_TEXT_VIEW (self->text));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_widget_add_css_class (scroller, "composer-text");
  gtk_box_append (GTK_BOX (self->text_part), scroller);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (self->text_part), hint);
  gtk_widget_set_visible (self->text_part, FALSE);
  gtk_box_append (self->box, self->text_part);
}

static void
vnt_macro_form_dispose (GObject *object)
{
  VntMacroForm *self = VNT_MACRO_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->macro, vnt_macro_unref);
  g_clear_pointer (&self->field_rows, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_macro_form_parent_class)->dispose (object);
}

static void
vnt_macro_form_class_init (VntMacroFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_macro_form_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_MACRO_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_macro_form_init (VntMacroForm *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  AdwPreferencesGroup *group;

  self->cancellable = g_cancellable_new ();
  self->field_rows = g_ptr_array_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->box = GTK_BOX (box);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->name = add_entry (self, add_group (self, NULL), _ ("Name"));
  group = add_group (self, _ ("What It Changes"));
  self->status = add_choice (self, group, _ ("Status"), _ ("As it is"), G_CALLBACK (on_changed));
  self->owner = add_choice (self, group, _ ("Owner"), _ ("As it is"), G_CALLBACK (on_changed));
  self->queue = add_choice (self, group, _ ("Queue"), _ ("As it is"), G_CALLBACK (on_changed));
  self->priority = add_entry (self, group, _ ("Priority, a number"));
  self->minutes = add_entry (self, group, _ ("Minutes worked, added"));
  self->fields = add_group (self, _ ("Fields of the Queue"));
  self->more = add_choice (self, self->fields, _ ("Change a field"), _ ("Choose…"),
                           G_CALLBACK (on_more_chosen));
  group = add_group (self, _ ("What It Writes"));
  self->writes =
    add_choice (self, group, _ ("Message"), _ ("Nothing"), G_CALLBACK (on_writes_chosen));
  vnt_value_row_offer (self->writes, "reply", _ ("Reply to the requestor"));
  vnt_value_row_offer (self->writes, "comment", _ ("Internal note"));
  add_text (self);
}

/**
 * vnt_macro_form_new:
 * @desk: whose queues, agents, statuses and fields can be chosen
 *
 * Returns: (transfer floating): a form that shows no macro
 */
GtkWidget *
vnt_macro_form_new (VntDesk *desk)
{
  VntMacroForm *self = g_object_new (VNT_TYPE_MACRO_FORM, NULL);

  self->desk = g_object_ref (desk);
  load_choices (self);
  vnt_macro_form_show (self, NULL);
  return GTK_WIDGET (self);
}

static const char *
value_of (const VntMacro *macro, VntField field)
{
  const VntMacroChange *change = macro != NULL ? vnt_macro_find_change (macro, field) : NULL;

  return change != NULL ? change->value : NULL;
}

static void
show_number (GtkWidget *entry, const char *value)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), value != NULL ? value : "");
  gtk_widget_remove_css_class (entry, "error");
}

/**
 * vnt_macro_form_show:
 * @macro: (nullable): what to change
 */
void
vnt_macro_form_show (VntMacroForm *self, const VntMacro *macro)
{
  const char *status = value_of (macro, VNT_FIELD_STATUS);
  const char *writes = NULL;

  g_return_if_fail (VNT_IS_MACRO_FORM (self));

  self->filling = TRUE;
  g_clear_pointer (&self->macro, vnt_macro_unref);
  self->macro = macro != NULL ? vnt_macro_ref ((VntMacro *) macro) : NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), macro != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name), macro != NULL ? macro->name : "");
  vnt_value_row_set (self->status, status, vnt_status_label (status));
  vnt_value_row_set (self->owner, value_of (macro, VNT_FIELD_OWNER),
                     value_of (macro, VNT_FIELD_OWNER));
  vnt_value_row_set (self->queue, value_of (macro, VNT_FIELD_QUEUE),
                     value_of (macro, VNT_FIELD_QUEUE));
  show_number (self->priority, value_of (macro, VNT_FIELD_PRIORITY));
  show_number (self->minutes, value_of (macro, VNT_FIELD_MINUTES));
  while (self->field_rows->len > 0)
    remove_field (self, self->field_rows->pdata[0]);
  for (guint i = 0; macro != NULL && i < macro->changes->len; i++)
    {
      const VntMacroChange *change = macro->changes->pdata[i];

      if (change->field == VNT_FIELD_CUSTOM)
        add_field (self, change->name, change->value);
    }
  if (macro != NULL && macro->writes != 0)
    writes = macro->writes == VNT_OPERATION_REPLY ? "reply" : "comment";
  vnt_value_row_set (self->writes, writes, "");
  gtk_widget_set_visible (self->text_part, writes != NULL);
  vnt_sheet_set_text (self->text, macro != NULL ? macro->text : "", 0);
  self->filling = FALSE;
}

static void
take_choice (VntMacro *macro, VntField field, VntValueRow *row)
{
  if (vnt_value_row_get (row) != NULL)
    vnt_macro_add_change (macro, field, NULL, vnt_value_row_get (row));
}

/* What is no number is left out, and says so. */
static void
take_number (VntMacro *macro, VntField field, GtkWidget *entry, gint64 least)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  gint64 number;

  gtk_widget_remove_css_class (entry, "error");
  if (g_ascii_string_to_signed (typed, 10, least, MOST, &number, NULL))
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);

      vnt_macro_add_change (macro, field, NULL, value);
    }
  else if (*typed != '\0')
    gtk_widget_add_css_class (entry, "error");
}

/**
 * vnt_macro_form_make:
 *
 * Returns: (transfer full) (nullable): what the form says now, under the identity of what was shown; %NULL when nothing is
 */
VntMacro *
vnt_macro_form_make (VntMacroForm *self)
{
  VntMacro *macro;
  const char *writes;

  g_return_val_if_fail (VNT_IS_MACRO_FORM (self), NULL);

  if (self->macro == NULL)
    return NULL;
  macro = vnt_macro_new (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  vnt_text_set (&macro->uuid, self->macro->uuid);
  g_strstrip (macro->name);
  if (*macro->name == '\0')
    vnt_text_set (&macro->name, _ ("Without a name"));
  take_number (macro, VNT_FIELD_MINUTES, self->minutes, 1);
  take_choice (macro, VNT_FIELD_OWNER, self->owner);
  take_number (macro, VNT_FIELD_PRIORITY, self->priority, 0);
  for (guint i = 0; i < self->field_rows->len; i++)
    vnt_macro_add_change (macro, VNT_FIELD_CUSTOM,
                          adw_preferences_row_get_title (self->field_rows->pdata[i]),
                          gtk_editable_get_text (GTK_EDITABLE (self->field_rows->pdata[i])));
  take_choice (macro, VNT_FIELD_STATUS, self->status);
  take_choice (macro, VNT_FIELD_QUEUE, self->queue);
  writes = vnt_value_row_get (self->writes);
  if (writes != NULL)
    {
      macro->writes = g_str_equal (writes, "reply") ? VNT_OPERATION_REPLY : VNT_OPERATION_COMMENT;
      g_free (macro->text);
      macro->text = vnt_sheet_get_text (self->text);
    }
  macro->updated = vnt_clock_now ();
  return macro;
}

/**
 * vnt_macro_form_focus:
 *
 * Puts the caret into the name, all of it selected.
 */
void
vnt_macro_form_focus (VntMacroForm *self)
{
  g_return_if_fail (VNT_IS_MACRO_FORM (self));

  gtk_widget_grab_focus (self->name);
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}
