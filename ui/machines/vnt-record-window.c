/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-record-window.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-decision.h"
#include "vnt-desk-machines.h"
#include "vnt-desk-record.h"
#include "vnt-field-row.h"
#include "vnt-moment-button.h"

struct _VntRecordWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  VntMachine *machine;
  GtkBox *form;
  GtkWidget *save;
  GtkDropDown *kind;
  GArray *kinds; /* VntRecordKind, those that are offered */
  GtkEditable *seen;
  GtkEditable *ticket;
  GtkEditable *software;
  GtkEditable *version;
  GtkWidget *day;
  GtkLabel *problem;
  gint64 when;
};

G_DEFINE_FINAL_TYPE (VntRecordWindow, vnt_record_window, ADW_TYPE_WINDOW)

static gboolean
is_failure (VntRecordWindow *self)
{
  guint n = gtk_drop_down_get_selected (self->kind);

  return n < self->kinds->len &&
         g_array_index (self->kinds, VntRecordKind, n) == VNT_RECORD_FAILURE;
}

/* "123" or "#123"; 0 for none, -1 for what is no number of a ticket. */
static gint64
read_ticket (VntRecordWindow *self)
{
  const char *text = gtk_editable_get_text (self->ticket);
  guint64 ticket;

  while (*text == '#' || *text == ' ')
    text++;
  if (*text == '\0')
    return 0;
  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &ticket, NULL) ? (gint64) ticket : -1;
}

static void
update (VntRecordWindow *self)
{
  gboolean failure = is_failure (self);
  GtkEditable *first = failure ? self->seen : self->software;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (first)));

  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->seen)), failure);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->ticket)), failure);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->software)), !failure);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->version)), !failure);
  gtk_widget_set_sensitive (self->save,
                            self->kinds->len > 0 && *text != '\0' && read_ticket (self) >= 0);
}

static void
say_problem (VntRecordWindow *self, const char *words)
{
  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntRecordWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean kept = vnt_desk_record_finish (VNT_DESK (source), result, &error);

  if (self->desk == NULL)
    return;
  if (kept)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  say_problem (self, error->message);
  update (self);
}

static char *
make_line (VntRecordWindow *self)
{
  g_autofree char *text = NULL;

  if (is_failure (self))
    return vnt_machine_record_write (gtk_editable_get_text (self->seen), self->when,
                                     read_ticket (self));
  text = g_strjoin (" ", gtk_editable_get_text (self->software),
                    gtk_editable_get_text (self->version), NULL);
  return vnt_machine_record_write (text, self->when, 0);
}

static void
on_save (VntRecordWindow *self)
{
  g_autofree char *line = make_line (self);

  if (*line == '\0' || !gtk_widget_get_sensitive (self->save))
    return;
  gtk_widget_set_sensitive (self->save, FALSE);
  vnt_desk_record_async (self->desk, vnt_desk_follow_machine (self->desk, self->machine->id),
                         is_failure (self) ? VNT_RECORD_FAILURE : VNT_RECORD_SOFTWARE, line, NULL,
                         on_recorded, g_object_ref (self));
}

static void
on_day (VntMomentButton *button, gint64 when, VntRecordWindow *self)
{
  self->when = when;
  vnt_moment_button_set_time (button, when);
}

static void
vnt_record_window_dispose (GObject *object)
{
  VntRecordWindow *self = VNT_RECORD_WINDOW (object);

  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_record_window_parent_class)->dispose (object);
}

static void
vnt_record_window_finalize (GObject *object)
{
  VntRecordWindow *self = VNT_RECORD_WINDOW (object);

  g_clear_pointer (&self->machine, vnt_machine_unref);
  g_array_unref (self->kinds);
  G_OBJECT_CLASS (vnt_record_window_parent_class)->finalize (object);
}

static void
vnt_record_window_class_init (VntRecordWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_record_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_record_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkEditable *
add_entry (VntRecordWindow *self, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->form, vnt_field_row_new (title, entry));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_save), self);
  return GTK_EDITABLE (entry);
}

static void
vnt_record_window_init (VntRecordWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = vnt_decision_header_new (GTK_WINDOW (self), _ ("Record"), &self->save);

  self->kinds = g_array_new (FALSE, FALSE, sizeof (VntRecordKind));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 360, -1);
  gtk_box_append (GTK_BOX (box), header);
  self->form = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_set_margin_top (GTK_WIDGET (self->form), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->form), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (self->form), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->form), 12);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (self->form, GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (on_save), self);
}

static void
offer (VntRecordWindow *self, GtkStringList *names, VntRecordKind kind, const char *name)
{
  if (vnt_machine_record_field (self->machine, kind) == NULL)
    return;
  g_array_append_val (self->kinds, kind);
  gtk_string_list_append (names, name);
}

static void
fill (VntRecordWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  offer (self, names, VNT_RECORD_FAILURE, _ ("Failure"));
  offer (self, names, VNT_RECORD_SOFTWARE, _ ("Software"));
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What"), -1);
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (names));
  gtk_box_append (self->form, vnt_field_row_new (_ ("What"), GTK_WIDGET (self->kind)));
  self->seen = add_entry (self, _ ("What was seen"));
  self->software = add_entry (self, _ ("Software"));
  self->version = add_entry (self, _ ("Version"));
  self->day = vnt_moment_button_new (_ ("Date"), TRUE);
  self->when = vnt_clock_now ();
  vnt_moment_button_set_time (VNT_MOMENT_BUTTON (self->day), self->when);
  g_signal_connect (self->day, "chosen", G_CALLBACK (on_day), self);
  gtk_box_append (self->form, vnt_field_row_new (_ ("Date"), self->day));
  self->ticket = add_entry (self, _ ("Ticket"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->ticket), _ ("Its number, if there is one"));
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (update), self);
  if (self->kinds->len > 0)
    return;
  say_problem (self,
               _ ("On this server machines have no field for software or failures. Whoever looks "
                  "after it can add one with many values, called “Software” or “Failures”. "
                  "Until then a ticket about the machine tells it."));
  for (GtkWidget *child = gtk_widget_get_next_sibling (GTK_WIDGET (self->problem)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, FALSE);
}

/**
 * vnt_record_window_new:
 * @parent: above which window
 * @desk: an open desk
 * @machine: of what something is written down
 *
 * Returns: (transfer none): a form, to be presented
 */
GtkWindow *
vnt_record_window_new (GtkWindow *parent, VntDesk *desk, const VntMachine *machine)
{
  VntRecordWindow *self = g_object_new (VNT_TYPE_RECORD_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->machine = vnt_machine_ref ((VntMachine *) machine);
  gtk_window_set_title (GTK_WINDOW (self), machine->name);
  fill (self);
  if (self->kinds->len > 0)
    update (self);
  else
    gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (is_failure (self) ? self->seen : self->software));
  return GTK_WINDOW (self);
}
