/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-report-form.h"

#include <glib/gi18n.h>

#include "vnt-dispose.h"
#include "vnt-drop-down.h"
#include "vnt-logo-button.h"

struct _VntReportForm
{
  GtkWidget parent_instance;

  GtkDropDown *period;
  GtkSpinButton *target;
  GtkEditable *fields[VNT_REPORT_N_FIELDS];
  GtkEditable *organisation;
  GtkEditable *title;
  GtkEditable *words;
  VntLogoButton *logo;
  GtkDropDown *language;
  GtkSwitch *people; /* NULL when the agent may not see them */
  gboolean filling;
};

/* As a plan has them. */
static const char *const languages[] = { "", "es", "en" };

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntReportForm, vnt_report_form, GTK_TYPE_WIDGET)

static void
on_changed (VntReportForm *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
vnt_report_form_dispose (GObject *object)
{
  vnt_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (vnt_report_form_parent_class)->dispose (object);
}

static void
vnt_report_form_class_init (VntReportFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_report_form_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_REPORT_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_report_form_init (VntReportForm *self)
{
}

/* @list: a list, or a row of one that unfolds */
static void
add_row (GtkWidget *list, const char *title, const char *subtitle, GtkWidget *widget)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  if (ADW_IS_EXPANDER_ROW (list))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (list), row);
  else
    gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkEditable *
add_text (VntReportForm *self, GtkWidget *list, const char *title, const char *subtitle)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  add_row (list, title, subtitle, entry);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (entry);
}

/* What is said once and kept: it does not stand between the question and the figures. */
static void
fill_more (VntReportForm *self, GtkWidget *outer, VntDesk *desk)
{
  const char *names[] = { _ ("That of the program"), "Español", "English", NULL };
  GtkWidget *list = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (list), _ ("Fields, Organisation, Language"));
  gtk_list_box_append (GTK_LIST_BOX (outer), list);
  self->fields[VNT_REPORT_CHANNEL] =
    add_text (self, list, _ ("Channel"), _ ("The ticket’s own field that says how it came"));
  self->fields[VNT_REPORT_SURVEY] =
    add_text (self, list, _ ("Satisfaction"),
              _ ("The ticket’s own field with what its requestor gave, 1 to 5"));
  self->fields[VNT_REPORT_SUPPLIER] =
    add_text (self, list, _ ("Supplier"), _ ("The ticket’s own field that says who has it"));
  self->organisation = add_text (self, list, _ ("Organisation"), _ ("Above the title"));
  self->title = add_text (self, list, _ ("Title"), _ ("Instead of “Service Level Report”"));
  self->words = add_text (self, list, _ ("Introduction"), _ ("Below the title"));
  self->logo = VNT_LOGO_BUTTON (vnt_logo_button_new (desk));
  add_row (list, _ ("Logo"), _ ("A PNG picture, on paper"), GTK_WIDGET (self->logo));
  g_signal_connect_object (self->logo, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  self->language = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  vnt_drop_down_let_shrink (self->language);
  add_row (list, _ ("Language"), _ ("What the report is written in"), GTK_WIDGET (self->language));
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
fill_list (VntReportForm *self, GtkWidget *list, VntDesk *desk, gboolean people)
{
  const char *periods[] = { _ ("Last month"),
                            _ ("This month"),
                            _ ("Last week"),
                            _ ("Last quarter"),
                            _ ("Last year"),
                            _ ("This year"),
                            NULL };

  self->period = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (periods));
  vnt_drop_down_let_shrink (self->period);
  add_row (list, _ ("Period"), NULL, GTK_WIDGET (self->period));
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  self->target = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, 100, 1));
  add_row (list, _ ("Target"), _ ("Percent of what was promised; 0 for none"),
           GTK_WIDGET (self->target));
  g_signal_connect_object (self->target, "value-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  if (people)
    {
      self->people = GTK_SWITCH (gtk_switch_new ());
      add_row (list, _ ("Single people"), _ ("Also figures about each person"),
               GTK_WIDGET (self->people));
      g_signal_connect_object (self->people, "notify::active", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
    }
  fill_more (self, list, desk);
}

/**
 * vnt_report_form_new:
 * @desk: an open desk
 * @people: whether figures about single people may be asked for
 *
 * Returns: (transfer floating): a form
 */
GtkWidget *
vnt_report_form_new (VntDesk *desk, gboolean people)
{
  VntReportForm *self = g_object_new (VNT_TYPE_REPORT_FORM, NULL);
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (VntReportPlan) plan = vnt_report_plan_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  fill_list (self, list, desk, people);
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  vnt_report_form_show_plan (self, plan);

  return GTK_WIDGET (self);
}

static void
take_text (GtkEditable *editable, char **place)
{
  g_free (*place);
  *place = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* (transfer full) */
VntReportPlan *
vnt_report_form_make_plan (VntReportForm *self)
{
  VntReportPlan *plan = vnt_report_plan_new ();

  plan->period = (VntPeriod) gtk_drop_down_get_selected (self->period);
  plan->target = gtk_spin_button_get_value (self->target);
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    take_text (self->fields[i], &plan->fields[i]);
  take_text (self->organisation, &plan->organisation);
  take_text (self->title, &plan->title);
  take_text (self->words, &plan->words);
  g_free (plan->logo);
  plan->logo = g_strdup (vnt_logo_button_get_path (self->logo));
  g_free (plan->language);
  plan->language = g_strdup (languages[gtk_drop_down_get_selected (self->language)]);
  plan->people = self->people != NULL && gtk_switch_get_active (self->people);

  return plan;
}

void
vnt_report_form_show_plan (VntReportForm *self, const VntReportPlan *plan)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->period, plan->period);
  gtk_spin_button_set_value (self->target, plan->target);
  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    gtk_editable_set_text (self->fields[i], plan->fields[i]);
  gtk_editable_set_text (self->organisation, plan->organisation);
  gtk_editable_set_text (self->title, plan->title);
  gtk_editable_set_text (self->words, plan->words);
  vnt_logo_button_set_path (self->logo, plan->logo);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], plan->language))
      gtk_drop_down_set_selected (self->language, i);
  if (self->people != NULL)
    gtk_switch_set_active (self->people, plan->people);
  self->filling = FALSE;
}
