/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-people-fields.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-changes.h"
#include "vnt-dispose.h"
#include "vnt-field-row.h"
#include "vnt-field-setting.h"
#include "vnt-message-words.h"
#include "vnt-people-editor.h"

static const VntField ROLES[] = { VNT_FIELD_REQUESTORS, VNT_FIELD_CC, VNT_FIELD_ADMIN_CC };

struct _VntPeopleFields
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 ticket;
  gint64 shown;
  VntPeopleEditor *editors[G_N_ELEMENTS (ROLES)];
  VntFieldRow *rows[G_N_ELEMENTS (ROLES)];
};

G_DEFINE_FINAL_TYPE (VntPeopleFields, vnt_people_fields, GTK_TYPE_WIDGET)

/* An address is one of somebody at somewhere; a login is one of somebody who was found. */
static gboolean
is_address (const char *value)
{
  const char *at = strchr (value, '@');

  return strpbrk (value, " \t,;<>\"") == NULL && at != NULL && at != value && at[1] != '\0' &&
         strchr (at + 1, '@') == NULL;
}

static gboolean
are_somebody (VntPeopleEditor *editor, const char *changes)
{
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;

  vnt_changes_read (changes, &added, &removed);
  for (guint i = 0; added[i] != NULL; i++)
    if (!vnt_people_editor_offered (editor, added[i]) && !is_address (added[i]))
      return FALSE;
  return TRUE;
}

static void
on_edited (VntPeopleEditor *editor, const char *changes, VntPeopleFields *self)
{
  if (self->desk == NULL || self->ticket == 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (ROLES); i++)
    if (self->editors[i] != editor)
      continue;
    else if (!are_somebody (editor, changes))
      vnt_field_row_set_problem (
        self->rows[i], _ ("That is neither somebody known here nor an e-mail address. Nobody was "
                          "added."));
    else
      vnt_field_setting_start (self->desk, self->ticket, ROLES[i], NULL, changes, self->rows[i],
                               NULL, G_OBJECT (self));
}

static void
vnt_people_fields_dispose (GObject *object)
{
  VntPeopleFields *self = VNT_PEOPLE_FIELDS (object);

  g_clear_object (&self->desk);
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_people_fields_parent_class)->dispose (object);
}

static void
vnt_people_fields_class_init (VntPeopleFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_people_fields_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_people_fields_init (VntPeopleFields *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  for (gsize i = 0; i < G_N_ELEMENTS (ROLES); i++)
    {
      const char *title = vnt_message_words_field (ROLES[i]);
      GtkWidget *editor = vnt_people_editor_new (title);

      self->editors[i] = VNT_PEOPLE_EDITOR (editor);
      self->rows[i] = VNT_FIELD_ROW (vnt_field_row_new (title, editor));
      g_signal_connect_object (editor, "edited", G_CALLBACK (on_edited), self, 0);
      gtk_widget_set_parent (GTK_WIDGET (self->rows[i]), GTK_WIDGET (self));
    }
}

/**
 * vnt_people_fields_new:
 *
 * Returns: (transfer floating): people of no ticket
 */
GtkWidget *
vnt_people_fields_new (void)
{
  return g_object_new (VNT_TYPE_PEOPLE_FIELDS, NULL);
}

/**
 * vnt_people_fields_show:
 * @ticket: its number
 * @detail: (nullable): what is known of it, with what waits laid over it
 * @work: (nullable): what of it waits
 * @locked: (nullable): why the account may not change it, %NULL when it may
 */
void
vnt_people_fields_show (VntPeopleFields *self,
                        VntDesk *desk,
                        gint64 ticket,
                        const VntTicketDetail *detail,
                        VntTicketWork *work,
                        const char *locked)
{
  GStrv people[G_N_ELEMENTS (ROLES)];

  g_return_if_fail (VNT_IS_PEOPLE_FIELDS (self));

  g_set_object (&self->desk, desk);
  self->ticket = ticket;
  gtk_widget_set_visible (GTK_WIDGET (self), detail != NULL);
  if (detail == NULL)
    return;
  people[0] = detail->requestors;
  people[1] = detail->cc;
  people[2] = detail->admin_cc;
  for (gsize i = 0; i < G_N_ELEMENTS (ROLES); i++)
    {
      vnt_people_editor_set_desk (self->editors[i], desk);
      vnt_value_editor_show (VNT_VALUE_EDITOR (self->editors[i]), (const char *const *) people[i],
                             self->shown != ticket);
      if (self->shown != ticket)
        vnt_field_row_set_problem (self->rows[i], NULL);
      vnt_field_row_set_operation (self->rows[i], work != NULL
                                                    ? vnt_ticket_work_find_field (work, ROLES[i])
                                                    : NULL);
      vnt_field_row_set_locked (self->rows[i], locked);
    }
  self->shown = ticket;
}

/**
 * vnt_people_fields_edit:
 * @field: a role
 *
 * Asks for somebody to add to it.
 */
void
vnt_people_fields_edit (VntPeopleFields *self, VntField field)
{
  g_return_if_fail (VNT_IS_PEOPLE_FIELDS (self));

  for (gsize i = 0; i < G_N_ELEMENTS (ROLES); i++)
    if (ROLES[i] == field)
      vnt_people_editor_open (self->editors[i]);
}
