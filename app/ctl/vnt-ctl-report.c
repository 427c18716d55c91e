/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The service level report, for a job that runs every month. */
#include "vnt-ctl-print.h"
#include "vnt-desk-report.h"

/* Seconds the server has to answer at all. */
#define PATIENCE 20

static int
list_reports (VntCtl *self)
{
  g_auto (GStrv) names = vnt_desk_list_reports (self->desk);

  for (guint i = 0; names[i] != NULL; i++)
    g_print ("%s\n", names[i]);

  return VNT_CTL_DONE;
}

/* A period's word, or the name of one that is kept. */
static VntReportPlan *
find_plan (VntCtl *self, GError **error)
{
  VntPeriod period;

  if (vnt_period_from_word (self->words[0], &period))
    {
      VntReportPlan *plan = vnt_report_plan_new ();

      plan->period = period;
      return plan;
    }
  return vnt_desk_read_report (self->desk, self->words[0], error);
}

static void
print_table (const VntFigures *table)
{
  g_print ("\n%s\n", table->title);
  for (guint row = 0; row < table->rows->len; row++)
    {
      g_print ("  %s:", vnt_figures_get_cell (table, row, 0)->text);
      for (guint i = 1; i < table->columns->len; i++)
        {
          const VntFigureColumn *column = g_ptr_array_index (table->columns, i);

          g_print ("%s %s %s", i > 1 ? ";" : "", column->title,
                   vnt_figures_get_cell (table, row, i)->text);
        }
      g_print ("\n");
    }
}

static void
print_document (const VntReportDocument *document)
{
  g_print ("%s\n%s\n", document->title, document->subtitle);
  for (guint i = 0; i < document->notes->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (document->notes, i));
  for (guint i = 0; i < document->tables->len; i++)
    print_table (g_ptr_array_index (document->tables, i));
}

static void
add_table (JsonBuilder *builder, const VntFigures *table)
{
  json_builder_begin_object (builder);
  vnt_ctl_add_string (builder, "id", table->id);
  vnt_ctl_add_string (builder, "title", table->title);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->columns->len; i++)
    json_builder_add_string_value (
      builder, ((VntFigureColumn *) g_ptr_array_index (table->columns, i))->title);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint row = 0; row < table->rows->len; row++)
    {
      json_builder_begin_array (builder);
      for (guint i = 0; i < table->columns->len; i++)
        json_builder_add_string_value (builder, vnt_figures_get_cell (table, row, i)->text);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const VntReportDocument *document)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  vnt_ctl_add_string (builder, "title", document->title);
  vnt_ctl_add_string (builder, "subtitle", document->subtitle);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < document->notes->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (document->notes, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < document->tables->len; i++)
    add_table (builder, g_ptr_array_index (document->tables, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  vnt_ctl_print_json (builder);
}

static int
write_file (VntCtl *self, VntReportDocument *document, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vnt_desk_export_report_async (self->desk, document, path, NULL, vnt_ctl_keep_result, &result);
  if (!vnt_desk_export_report_finish (self->desk, vnt_ctl_wait_for (&result), &error))
    return vnt_ctl_say_error (error);

  return VNT_CTL_DONE;
}

static gboolean
is_online (gpointer data)
{
  VntCtl *self = data;
  VntCtlExit why;

  return vnt_desk_get_state (self->desk) == VNT_DESK_ONLINE || vnt_ctl_is_cut_off (self, &why);
}

/* With --wait: what the server does not say now stays unknown, and the report says so. */
static void
bring_fields (VntCtl *self, const VntReportPlan *plan)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < VNT_REPORT_N_FIELDS; i++)
    any = any || *plan->fields[i] != '\0';
  if (!any || !self->wait)
    return;
  vnt_desk_set_offline (self->desk, FALSE);
  vnt_ctl_wait_until (is_online, self, PATIENCE);
  vnt_desk_bring_fields_async (self->desk, plan, NULL, vnt_ctl_keep_result, &result);
  vnt_desk_bring_fields_finish (self->desk, vnt_ctl_wait_for (&result), NULL);
}

/* report; report NAME; report NAME FILE */
int
vnt_ctl_report (VntCtl *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntReportPlan) plan = NULL;
  g_autoptr (VntReportDocument) document = NULL;

  if (self->n_words == 0)
    return list_reports (self);
  plan = find_plan (self, &error);
  if (plan == NULL)
    return vnt_ctl_say_error (error);
  bring_fields (self, plan);
  vnt_desk_make_report_async (self->desk, plan, NULL, NULL, NULL, vnt_ctl_keep_result, &result);
  document = vnt_desk_make_report_finish (self->desk, vnt_ctl_wait_for (&result), &error);
  if (document == NULL)
    return vnt_ctl_say_error (error);
  if (self->n_words == 2)
    return write_file (self, document, self->words[1]);
  if (self->json)
    print_json (document);
  else
    print_document (document);

  return VNT_CTL_DONE;
}
