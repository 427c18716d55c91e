/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-outbox-row.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-text.h"
#include "vnt-words.h"

struct _VntOutboxRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *age;
  GtkLabel *content;
  GtkLabel *state;
  GtkWidget *open;
  GtkWidget *decide;
  GtkWidget *retry;
  GtkWidget *edit;
  GtkWidget *drop;

  VntOperationItem *item;
};

G_DEFINE_FINAL_TYPE (VntOutboxRow, vnt_outbox_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
needs_agent (VntState state)
{
  return state == VNT_STATE_REFUSED || state == VNT_STATE_CONFLICT;
}

static char *
describe_state (const VntOperation *operation)
{
  GString *text = g_string_new (NULL);

  if (needs_agent (operation->state))
    g_string_append (text, "✕ ");
  g_string_append (text, vnt_words_state (operation->state));
  if (operation->tries > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("tried %u time", "tried %u times", operation->tries),
                              operation->tries);
    }
  if (operation->error != NULL && *operation->error != '\0')
    g_string_append_printf (text, ". %s", operation->error);
  return g_string_free (text, FALSE);
}

/* The engine has given up finding out by itself whether it arrived. */
static gboolean
is_stuck (const VntOperation *operation)
{
  return operation->state == VNT_STATE_UNKNOWN && operation->next_try == G_MAXINT64;
}

/* What may be on its way cannot be taken back, and what is being checked is tried again by itself. */
static void
update_buttons (VntOutboxRow *self, const VntOperation *operation)
{
  gboolean field = operation->kind == VNT_OPERATION_SET_FIELD;
  gboolean changed = operation->kind == VNT_OPERATION_EDIT_MACHINE;
  gboolean under_way = operation->state == VNT_STATE_SENDING;
  gboolean unknown = operation->state == VNT_STATE_UNKNOWN;
  gboolean dispute = (field || changed) && operation->state == VNT_STATE_CONFLICT;
  GtkWidget *buttons[] = { self->decide, self->retry, self->edit, self->drop };

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "x", operation->ticket);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (buttons[i]), "s", operation->uuid);
  gtk_button_set_label (GTK_BUTTON (self->retry),
                        operation->state == VNT_STATE_CONFLICT ? _ ("Send Anyway") : _ ("Retry"));
  gtk_widget_set_visible (self->decide, dispute);
  gtk_widget_set_visible (self->retry,
                          !under_way && !dispute && (!unknown || is_stuck (operation)));
  gtk_widget_set_visible (self->edit, !field && !changed && !under_way && !unknown);
  gtk_widget_set_visible (self->drop, !under_way);
}

static void
update (VntOutboxRow *self)
{
  const VntOperation *operation = vnt_operation_item_get_operation (self->item);
  gint64 now = vnt_clock_now ();
  g_autofree char *what = vnt_words_operation (operation);
  g_autofree char *number = vnt_words_ticket_number (operation->ticket);
  g_autofree char *title = g_strdup_printf ("%s · %s", what, number);
  g_autofree char *age = vnt_words_age (operation->created, now);
  g_autofree char *exact = vnt_words_exact (operation->created);
  g_autofree char *content = NULL;
  g_autofree char *state = describe_state (operation);
  g_autofree char *spoken = NULL;
  gboolean said = operation->kind != VNT_OPERATION_SET_FIELD;

  if (said && vnt_operation_get_words (operation) != NULL)
    content = vnt_text_one_line (vnt_operation_get_words (operation), 200);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->age, age);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->age), exact);
  gtk_label_set_label (self->content, content != NULL ? content : "");
  gtk_widget_set_visible (GTK_WIDGET (self->content), content != NULL);
  gtk_label_set_label (self->state, state);
  if (needs_agent (operation->state))
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");

  update_buttons (self, operation);

  spoken = g_strdup_printf ("%s, %s, %s", title, age, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
vnt_outbox_row_dispose (GObject *object)
{
  VntOutboxRow *self = VNT_OUTBOX_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_OUTBOX_ROW);
  G_OBJECT_CLASS (vnt_outbox_row_parent_class)->dispose (object);
}

static void
vnt_outbox_row_class_init (VntOutboxRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_outbox_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/outbox/vnt-outbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VntOutboxRow, title);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxRow, age);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxRow, content);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxRow, state);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxRow, open);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxRow, decide);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxRow, retry);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxRow, edit);
  gtk_widget_class_bind_template_child (widget_class, VntOutboxRow, drop);
}

static void
vnt_outbox_row_init (VntOutboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vnt_outbox_row_new:
 * @item: what it shows and follows
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
vnt_outbox_row_new (VntOperationItem *item)
{
  VntOutboxRow *self = g_object_new (VNT_TYPE_OUTBOX_ROW, NULL);

  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify::operation", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * vnt_outbox_row_get_ticket:
 * @self: a row
 *
 * Returns: the ticket its change is for
 */
gint64
vnt_outbox_row_get_ticket (VntOutboxRow *self)
{
  return vnt_operation_item_get_operation (self->item)->ticket;
}
