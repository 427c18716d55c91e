/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-report-window.h"

#include <glib/gi18n.h>

#include "vnt-desk-report.h"
#include "vnt-drop-down.h"
#include "vnt-figures-chart.h"
#include "vnt-figures-view.h"
#include "vnt-report-form.h"
#include "vnt-report-print.h"
#include "vnt-wrap-box.h"

struct _VntReportWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkDropDown *kept;
  GtkStringList *names;
  VntReportForm *form;
  GtkEditable *name;
  GtkWidget *working;
  GtkProgressBar *progress;
  GtkBox *paper;
  GtkWidget *save_as;

  VntDesk *desk;
  VntReportDocument *document;
  GCancellable *making; /* NULL while nothing is made */
  gboolean asking; /* the server is asked for fields that are not known, once this is made */
  GtkFileChooserNative *chooser;
};

enum
{
  SIGNAL_LIST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntReportWindow, vnt_report_window, ADW_TYPE_WINDOW)

static void
say (VntReportWindow *self, const char *words)
{
  g_autofree char *title = g_markup_escape_text (words, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

/* -- on paper -- */

static void
on_activated (VntReportWindow *self, guint row, guint column, VntFiguresView *view)
{
  VntFigures *figures = vnt_figures_view_get_figures (view);
  const VntFigureCell *cell = vnt_figures_get_cell (figures, row, column);
  const VntFigureColumn *heading = g_ptr_array_index (figures->columns, column);
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_CHOSEN);
  g_autofree char *title =
    g_strdup_printf ("%s: %s", vnt_figures_get_cell (figures, row, 0)->text, heading->title);

  if (cell->tickets == NULL)
    return;
  vnt_ticket_query_choose (query, cell->tickets);
  g_signal_emit (self, signals[SIGNAL_LIST], 0, query, title);
}

static void
add_line (VntReportWindow *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (self->paper, label);
}

/* The table first: the bars only show it. */
static void
add_table (VntReportWindow *self, VntFigures *figures, double target)
{
  GtkWidget *view = vnt_figures_view_new (figures);

  g_signal_connect_object (view, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->paper, view);
  for (guint i = figures->columns->len; i > 0 && figures->rows->len > 1; i--)
    if (((VntFigureColumn *) g_ptr_array_index (figures->columns, i - 1))->chart ==
        VNT_CHART_PERCENT)
      {
        add_line (self, ((VntFigureColumn *) g_ptr_array_index (figures->columns, i - 1))->title,
                  "caption-heading");
        gtk_box_append (self->paper, vnt_figures_chart_new (figures, i - 1, target));
        return;
      }
}

static void
show_document (VntReportWindow *self)
{
  g_autoptr (VntReportPlan) plan = vnt_report_form_make_plan (self->form);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->paper))) != NULL)
    gtk_box_remove (self->paper, child);
  if (self->document->organisation != NULL)
    add_line (self, self->document->organisation, "heading");
  add_line (self, self->document->title, "title-1");
  add_line (self, self->document->subtitle, "dim-label");
  if (self->document->words != NULL)
    add_line (self, self->document->words, "body");
  for (guint i = 0; i < self->document->notes->len; i++)
    add_line (self, g_ptr_array_index (self->document->notes, i), "caption");
  for (guint i = 0; i < self->document->tables->len; i++)
    add_table (self, g_ptr_array_index (self->document->tables, i), plan->target);
  gtk_widget_set_sensitive (self->save_as, TRUE);
}

/* -- making -- */

static void
on_progress (double fraction, gpointer data)
{
  gtk_progress_bar_set_fraction (VNT_REPORT_WINDOW (data)->progress, fraction);
}

static void make_again (VntReportWindow *self, gboolean ask);

/* What came makes another report; without the server it stays as it is. */
static void
on_brought (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntReportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean brought = vnt_desk_bring_fields_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->making);
  gtk_widget_set_visible (self->working, FALSE);
  if (brought)
    make_again (self, FALSE);
}

/* First what is known; then the server is asked for the rest, until that is stopped. */
static void
bring_fields (VntReportWindow *self)
{
  g_autoptr (VntReportPlan) plan = vnt_report_form_make_plan (self->form);
  gboolean any = FALSE;

  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    any = any || *plan->fields[i] != '\0';
  if (!any || vnt_desk_get_state (self->desk) != VNT_DESK_ONLINE)
    return;
  self->making = g_cancellable_new ();
  gtk_progress_bar_pulse (self->progress);
  gtk_widget_set_visible (self->working, TRUE);
  vnt_desk_bring_fields_async (self->desk, plan, self->making, on_brought, g_object_ref (self));
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntReportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntReportDocument) document =
    vnt_desk_make_report_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->making);
  gtk_widget_set_visible (self->working, FALSE);
  if (document == NULL)
    {
      say (self, error->message);
      return;
    }
  g_clear_pointer (&self->document, vnt_report_document_unref);
  self->document = g_steal_pointer (&document);
  show_document (self);
  if (self->asking)
    bring_fields (self);
}

static void
stop (VntReportWindow *self)
{
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  gtk_widget_set_visible (self->working, FALSE);
}

static void
make_again (VntReportWindow *self, gboolean ask)
{
  g_autoptr (VntReportPlan) plan = vnt_report_form_make_plan (self->form);

  stop (self);
  self->asking = ask;
  self->making = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (self->working, TRUE);
  vnt_desk_make_report_async (self->desk, plan, on_progress, self, self->making, on_made,
                              g_object_ref (self));
}

static void
make (VntReportWindow *self)
{
  make_again (self, TRUE);
}

/* -- kept -- */

static void
list_kept (VntReportWindow *self)
{
  g_auto (GStrv) names = vnt_desk_list_reports (self->desk);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  gtk_string_list_splice (self->names, 1, n - 1, (const char *const *) names);
  gtk_widget_set_visible (GTK_WIDGET (self->kept), names[0] != NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntReportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = vnt_desk_save_report_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL)
    return;
  if (saved)
    list_kept (self);
  say (self, saved ? _ ("Kept; “ventanilla-ctl report NAME” makes it again") : error->message);
}

static void
on_save (VntReportWindow *self)
{
  g_autoptr (VntReportPlan) plan = vnt_report_form_make_plan (self->form);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (*name == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  vnt_desk_save_report_async (self->desk, name, plan, NULL, on_saved, g_object_ref (self));
}

static void
on_kept (VntReportWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->kept);
  const char *name = gtk_string_list_get_string (self->names, selected);
  g_autoptr (GError) error = NULL;
  g_autoptr (VntReportPlan) plan = NULL;

  if (selected == 0 || name == NULL)
    return;
  plan = vnt_desk_read_report (self->desk, name, &error);
  if (plan == NULL)
    {
      say (self, error->message);
      return;
    }
  vnt_report_form_show_plan (self->form, plan);
  gtk_editable_set_text (self->name, name);
  make (self);
}

/* -- as a file -- */

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntReportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = vnt_desk_export_report_finish (VNT_DESK (source), result, &error);

  if (self->desk != NULL)
    say (self, done ? _ ("The report was written") : error->message);
}

static void
on_file (GtkNativeDialog *dialog, int response, VntReportWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    vnt_report_window_export (self, path);
  g_clear_object (&self->chooser);
}

static void
choose_file (VntReportWindow *self, const char *extension)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", self->document->title, extension);

  if (self->chooser != NULL)
    return;
  self->chooser =
    gtk_file_chooser_native_new (_ ("Save the Report"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntReportWindow *self = VNT_REPORT_WINDOW (widget);

  if (self->document != NULL)
    choose_file (self, g_variant_get_string (parameter, NULL));
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntReportWindow *self = VNT_REPORT_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;
  operation = vnt_report_print_new (self->document);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    say (self, error->message);
}

/* -- the window -- */

static void
vnt_report_window_dispose (GObject *object)
{
  VntReportWindow *self = VNT_REPORT_WINDOW (object);

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_object (&self->chooser);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->document, vnt_report_document_unref);
  G_OBJECT_CLASS (vnt_report_window_parent_class)->dispose (object);
}

static void
vnt_report_window_class_init (VntReportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_report_window_dispose;
  signals[SIGNAL_LIST] =
    g_signal_new ("list", VNT_TYPE_REPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, VNT_TYPE_TICKET_QUERY, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "report.save", "s", action_save);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, action_print);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vnt_report_window_init (VntReportWindow *self)
{
}

static GtkWidget *
make_header (VntReportWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *first[] = { _ ("Kept reports"), NULL };

  g_menu_append (menu, _ ("_PDF"), "report.save::pdf");
  g_menu_append (menu, _ ("_OpenDocument Table"), "report.save::ods");
  g_menu_append (menu, _ ("_CSV"), "report.save::csv");
  g_menu_append (menu, _ ("P_rint…"), "report.print");
  self->save_as = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->save_as), _ ("_Export"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->save_as), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->save_as), G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (self->save_as, FALSE);
  self->names = gtk_string_list_new (first);
  self->kept = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->names), NULL));
  vnt_drop_down_let_shrink (self->kept);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kept), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kept reports"), -1);
  g_signal_connect_swapped (self->kept, "notify::selected", G_CALLBACK (on_kept), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), GTK_WIDGET (self->kept));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_as);
  return header;
}

static GtkWidget *
make_buttons (VntReportWindow *self)
{
  GtkWidget *box = vnt_wrap_box_new ();
  GtkWidget *again = gtk_button_new_with_mnemonic (_ ("_Make the Report"));
  GtkWidget *keep = gtk_button_new_with_mnemonic (_ ("_Keep"));
  GtkWidget *name = gtk_entry_new ();

  self->name = GTK_EDITABLE (name);
  gtk_entry_set_placeholder_text (GTK_ENTRY (name), _ ("Name to keep it by"));
  gtk_editable_set_width_chars (self->name, 8);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name to keep it by"), -1);
  gtk_widget_add_css_class (again, "suggested-action");
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (make), self);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (on_save), self);
  vnt_wrap_box_append (VNT_WRAP_BOX (box), again);
  vnt_wrap_box_append (VNT_WRAP_BOX (box), name);
  vnt_wrap_box_append (VNT_WRAP_BOX (box), keep);
  return box;
}

static GtkWidget *
make_working (VntReportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Stop"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (stop), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_visible (box, FALSE);
  self->working = box;
  return box;
}

static void
make_content (VntReportWindow *self, gboolean people)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *form = vnt_report_form_new (self->desk, people);

  self->form = VNT_REPORT_FORM (form);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->paper = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_clamp_set_child (ADW_CLAMP (clamp), form);
  g_signal_connect_swapped (form, "changed", G_CALLBACK (make), self);
  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  gtk_box_append (GTK_BOX (content), clamp);
  gtk_box_append (GTK_BOX (content), make_buttons (self));
  gtk_box_append (GTK_BOX (content), make_working (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->paper));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_toast_overlay_set_child (self->toasts, scroller);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * vnt_report_window_new:
 * @desk: an open desk
 * @people: whether figures about single people may be asked for
 *
 * Returns: (transfer none): a window that makes last month's report; present it
 */
GtkWindow *
vnt_report_window_new (VntDesk *desk, gboolean people)
{
  VntReportWindow *self =
    g_object_new (VNT_TYPE_REPORT_WINDOW, "default-width", 1000, "default-height", 720, "title",
                  _ ("Service Level Report"), NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_size_request (GTK_WIDGET (self), 350, 294);
  make_content (self, people);
  list_kept (self);
  make (self);

  return GTK_WINDOW (self);
}

/* (transfer none) (nullable): what is shown */
const VntReportDocument *
vnt_report_window_get_document (VntReportWindow *self)
{
  return self->document;
}

/**
 * vnt_report_window_export:
 * @self: the window, with a report
 * @path: where to; its ending says what it becomes
 */
void
vnt_report_window_export (VntReportWindow *self, const char *path)
{
  g_return_if_fail (self->document != NULL);

  vnt_desk_export_report_async (self->desk, self->document, path, NULL, on_exported,
                                g_object_ref (self));
}
