/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-custom-fields.h"

#include <string.h>

#include "vnt-choice-editor.h"
#include "vnt-dispose.h"
#include "vnt-field-row.h"
#include "vnt-field-setting.h"
#include "vnt-line-editor.h"
#include "vnt-many-editor.h"
#include "vnt-moment-editor.h"
#include "vnt-shown-editor.h"
#include "vnt-text-editor.h"

typedef GtkWidget *(*NewEditor) (const char *title, const VntCustomField *custom);

/* What fills a field of one value, and one of many. */
static const struct
{
  VntCustomKind kind;
  NewEditor one;
  NewEditor many;
} EDITORS[] = {
  { VNT_CUSTOM_LINE, vnt_line_editor_new, vnt_many_editor_new },
  { VNT_CUSTOM_TEXT, vnt_text_editor_new, vnt_many_editor_new },
  { VNT_CUSTOM_CHOICE, vnt_choice_editor_new, vnt_many_editor_new },
  { VNT_CUSTOM_SUGGESTION, vnt_line_editor_new, vnt_many_editor_new },
  { VNT_CUSTOM_DATE, vnt_moment_editor_new, vnt_many_editor_new },
  { VNT_CUSTOM_MOMENT, vnt_moment_editor_new, vnt_many_editor_new },
  { VNT_CUSTOM_ADDRESS, vnt_line_editor_new, vnt_many_editor_new },
  { VNT_CUSTOM_RANGE, vnt_line_editor_new, vnt_many_editor_new },
};

/* One line of the form. */
typedef struct
{
  VntCustomField *custom; /* NULL when the server did not say */
  char *name;
  GStrv values;
  VntFieldRow *row;
  VntValueEditor *editor;
} Line;

struct _VntCustomFields
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 ticket;
  gint64 shown; /* whose values are in the lines */
  GPtrArray *lines; /* of Line, in the order of the detail's fields */
};

G_DEFINE_FINAL_TYPE (VntCustomFields, vnt_custom_fields, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->custom, vnt_custom_field_unref);
  g_free (line->name);
  g_strfreev (line->values);
  g_free (line);
}

static gboolean
customs_equal (const VntCustomField *a, const VntCustomField *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->id == b->id && a->kind == b->kind && a->many == b->many &&
         g_strcmp0 (a->hint, b->hint) == 0 &&
         g_strv_equal ((const char *const *) a->choices, (const char *const *) b->choices);
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  const VntFieldValue *left = *(const VntFieldValue *const *) a;
  const VntFieldValue *right = *(const VntFieldValue *const *) b;

  return (left->id > right->id) - (left->id < right->id);
}

/* The server gives them in any order, another each time. */
static GPtrArray *
in_order (const VntTicketDetail *detail)
{
  GPtrArray *fields = g_ptr_array_copy (detail->fields, NULL, NULL);

  g_ptr_array_set_free_func (fields, NULL);
  g_ptr_array_sort (fields, compare_fields);
  return fields;
}

static gboolean
lines_match (VntCustomFields *self, GPtrArray *fields)
{
  if (self->lines->len != fields->len)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (fields, i);
      const Line *line = g_ptr_array_index (self->lines, i);

      if (!g_str_equal (field->name, line->name) || !customs_equal (field->custom, line->custom))
        return FALSE;
    }
  return TRUE;
}

/* What the server does not take is not shown as if it had; what was typed stays, to be put right. */
static void
on_refused (gpointer row, gpointer user_data)
{
  VntCustomFields *self = user_data;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (line->row == row)
        vnt_value_editor_show (line->editor, (const char *const *) line->values, FALSE);
    }
}

static void
on_edited (VntValueEditor *editor, const char *value, VntCustomFields *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);

      if (line->editor != editor || self->desk == NULL || self->ticket == 0 || line->custom == NULL)
        continue;
      vnt_field_setting_start (self->desk, self->ticket,
                               line->custom->many ? VNT_FIELD_CUSTOM_VALUES : VNT_FIELD_CUSTOM,
                               line->name, value, line->row, on_refused, G_OBJECT (self));
    }
}

/**
 * vnt_custom_fields_new_editor:
 * @name: the field's
 * @custom: (nullable): how it is filled, %NULL when the server did not say
 *
 * Returns: (transfer floating): a #VntValueEditor for such a field
 */
GtkWidget *
vnt_custom_fields_new_editor (const char *name, const VntCustomField *custom)
{
  for (gsize i = 0; custom != NULL && i < G_N_ELEMENTS (EDITORS); i++)
    if (EDITORS[i].kind == custom->kind)
      return (custom->many ? EDITORS[i].many : EDITORS[i].one) (name, custom);
  return vnt_shown_editor_new (name, custom);
}

/* Of a field that takes anything a server says so, too: that is no news. What it says of a pattern is. */
static void
show_hint (VntFieldRow *row, const VntCustomField *custom)
{
  gboolean telling;

  if (custom == NULL || custom->hint == NULL)
    return;
  telling = custom->pattern != NULL || strstr (custom->hint, ". ") != NULL;
  vnt_field_row_set_hint (row, telling ? custom->hint : NULL);
}

static void
add_line (VntCustomFields *self, const VntFieldValue *field)
{
  GtkWidget *editor = vnt_custom_fields_new_editor (field->name, field->custom);
  Line *line = g_new0 (Line, 1);

  line->custom = field->custom != NULL ? vnt_custom_field_ref (field->custom) : NULL;
  line->name = g_strdup (field->name);
  line->editor = VNT_VALUE_EDITOR (editor);
  line->row = VNT_FIELD_ROW (vnt_field_row_new (field->name, editor));
  show_hint (line->row, field->custom);
  g_signal_connect_object (editor, "edited", G_CALLBACK (on_edited), self, 0);
  g_ptr_array_add (self->lines, line);
  gtk_widget_set_parent (GTK_WIDGET (line->row), GTK_WIDGET (self));
}

static void
vnt_custom_fields_dispose (GObject *object)
{
  VntCustomFields *self = VNT_CUSTOM_FIELDS (object);

  g_clear_object (&self->desk);
  g_ptr_array_set_size (self->lines, 0);
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_custom_fields_parent_class)->dispose (object);
}

static void
vnt_custom_fields_finalize (GObject *object)
{
  g_ptr_array_unref (VNT_CUSTOM_FIELDS (object)->lines);
  G_OBJECT_CLASS (vnt_custom_fields_parent_class)->finalize (object);
}

static void
vnt_custom_fields_class_init (VntCustomFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_custom_fields_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_custom_fields_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_custom_fields_init (VntCustomFields *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->lines = g_ptr_array_new_with_free_func (line_free);
}

/**
 * vnt_custom_fields_new:
 *
 * Returns: (transfer floating): fields of no ticket
 */
GtkWidget *
vnt_custom_fields_new (void)
{
  return g_object_new (VNT_TYPE_CUSTOM_FIELDS, NULL);
}

static void
show_line (
  Line *line, const VntFieldValue *field, VntTicketWork *work, const char *locked, gboolean other)
{
  VntField kind =
    field->custom != NULL && field->custom->many ? VNT_FIELD_CUSTOM_VALUES : VNT_FIELD_CUSTOM;

  g_strfreev (line->values);
  line->values = field->values != NULL ? g_strdupv (field->values) : g_new0 (char *, 1);
  vnt_value_editor_show (line->editor, (const char *const *) line->values, other);
  if (other)
    vnt_field_row_set_problem (line->row, NULL);
  vnt_field_row_set_operation (line->row, work != NULL
                                            ? vnt_ticket_work_find_named (work, kind, field->name)
                                            : NULL);
  vnt_field_row_set_locked (line->row, locked);
}

/**
 * vnt_custom_fields_show:
 * @ticket: its number
 * @detail: (nullable): what is known of it, with what waits laid over it
 * @work: (nullable): what of it waits
 * @locked: (nullable): why the account may not change it, %NULL when it may
 *
 * What is being typed stays as it is, as long as it is the same ticket.
 */
void
vnt_custom_fields_show (VntCustomFields *self,
                        VntDesk *desk,
                        gint64 ticket,
                        const VntTicketDetail *detail,
                        VntTicketWork *work,
                        const char *locked)
{
  g_autoptr (GPtrArray) fields = NULL;
  gboolean other;

  g_return_if_fail (VNT_IS_CUSTOM_FIELDS (self));

  for (guint i = 0; self->ticket != ticket && self->shown == self->ticket && i < self->lines->len;
       i++)
    vnt_value_editor_flush (((Line *) g_ptr_array_index (self->lines, i))->editor);
  g_set_object (&self->desk, desk);
  self->ticket = ticket;
  gtk_widget_set_visible (GTK_WIDGET (self), detail != NULL && detail->fields->len > 0);
  if (detail == NULL)
    return;
  other = self->shown != ticket;
  self->shown = ticket;
  fields = in_order (detail);
  if (!lines_match (self, fields))
    {
      g_ptr_array_set_size (self->lines, 0);
      vnt_unparent_children (GTK_WIDGET (self));
      for (guint i = 0; i < fields->len; i++)
        add_line (self, g_ptr_array_index (fields, i));
      other = TRUE;
    }
  for (guint i = 0; i < self->lines->len; i++)
    show_line (g_ptr_array_index (self->lines, i), g_ptr_array_index (fields, i), work, locked,
               other);
}
