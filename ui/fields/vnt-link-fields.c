/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-link-fields.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "vnt-changes.h"
#include "vnt-chips.h"
#include "vnt-desk-machines.h"
#include "vnt-desk-tickets.h"
#include "vnt-dispose.h"
#include "vnt-field-row.h"
#include "vnt-field-setting.h"
#include "vnt-in-view.h"
#include "vnt-ticket-picker.h"
#include "vnt-words.h"

static const char *const RELATIONS[] = { "parent",         "child",     "depends-on",
                                         "depended-on-by", "refers-to", "referred-to-by" };

/* What most links are. */
#define USUAL 4

struct _VntLinkFields
{
  GtkWidget parent_instance;

  VntDesk *desk;
  gint64 ticket;
  gint64 shown;
  VntTicketDetail *detail;
  GHashTable *subjects; /* ticket → its subject */
  GHashTable *machines; /* "asset:7" → its name */
  GCancellable *loading;

  VntFieldRow *rows[G_N_ELEMENTS (RELATIONS)];
  VntChips *chips[G_N_ELEMENTS (RELATIONS)];
  GtkWidget *add_line;
  GtkDropDown *relation;
  VntTicketPicker *picker;
};

G_DEFINE_FINAL_TYPE (VntLinkFields, vnt_link_fields, GTK_TYPE_WIDGET)

static gint64
ticket_of (const char *target)
{
  return g_str_has_prefix (target, "ticket:")
           ? g_ascii_strtoll (target + strlen ("ticket:"), NULL, 10)
           : 0;
}

static char *
label_of (VntLinkFields *self, const char *target)
{
  gint64 ticket = ticket_of (target);
  const char *subject = ticket != 0 ? g_hash_table_lookup (self->subjects, &ticket) : NULL;

  if (subject != NULL)
    return g_strdup_printf ("#%" G_GINT64_FORMAT " %s", ticket, subject);
  if (ticket != 0)
    return g_strdup_printf (_ ("Ticket #%s"), target + strlen ("ticket:"));
  if (g_str_has_prefix (target, "asset:") && g_hash_table_contains (self->machines, target))
    return g_strdup (g_hash_table_lookup (self->machines, target));
  if (g_str_has_prefix (target, "asset:"))
    return g_strdup_printf (_ ("Machine %s"), target + strlen ("asset:"));
  return g_strdup (target);
}

static void
show_relation (VntLinkFields *self, gsize n)
{
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;
  g_auto (GStrv) words = NULL;

  for (guint i = 0; self->detail != NULL && i < self->detail->links->len; i++)
    {
      const VntLink *link = g_ptr_array_index (self->detail->links, i);
      g_autofree char *label = label_of (self, link->target);

      if (!g_str_equal (link->relation, RELATIONS[n]))
        continue;
      g_strv_builder_add (targets, link->target);
      g_strv_builder_add (labels, label);
    }
  values = g_strv_builder_end (targets);
  words = g_strv_builder_end (labels);
  vnt_chips_show (self->chips[n], (const char *const *) values, (const char *const *) words);
  gtk_widget_set_visible (GTK_WIDGET (self->rows[n]), values[0] != NULL);
}

static void
show_all (VntLinkFields *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    show_relation (self, i);
}

static void
on_subjects (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntLinkFields) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = vnt_desk_load_tickets_finish (VNT_DESK (source), result, &error);

  if (tickets == NULL || self->desk == NULL || g_cancellable_is_cancelled (self->loading))
    return;
  for (guint i = 0; i < tickets->len; i++)
    {
      const VntTicket *ticket = g_ptr_array_index (tickets, i);

      if (ticket != NULL)
        g_hash_table_replace (self->subjects, g_memdup2 (&ticket->id, sizeof ticket->id),
                              g_strdup (vnt_words_subject (ticket)));
    }
  show_all (self);
}

static void
stop_loading (VntLinkFields *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
on_machine (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntLinkFields) self = user_data;
  g_autoptr (VntMachine) machine = vnt_desk_load_machine_finish (VNT_DESK (source), result, NULL);

  if (machine == NULL || self->desk == NULL)
    return;
  g_hash_table_replace (self->machines, g_strdup_printf ("asset:%" G_GINT64_FORMAT, machine->id),
                        g_strdup (machine->name));
  show_all (self);
}

static void
load_machines (VntLinkFields *self)
{
  for (guint i = 0; i < self->detail->links->len; i++)
    {
      const char *target = ((VntLink *) g_ptr_array_index (self->detail->links, i))->target;

      if (g_str_has_prefix (target, "asset:") && !g_hash_table_contains (self->machines, target))
        vnt_desk_load_machine_async (self->desk,
                                     g_ascii_strtoll (target + strlen ("asset:"), NULL, 10), NULL,
                                     on_machine, g_object_ref (self));
    }
}

static void
load_subjects (VntLinkFields *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->detail->links->len; i++)
    {
      const VntLink *link = g_ptr_array_index (self->detail->links, i);
      gint64 ticket = ticket_of (link->target);

      if (ticket != 0)
        g_array_append_val (ids, ticket);
    }
  stop_loading (self);
  if (ids->len == 0)
    return;
  self->loading = g_cancellable_new ();
  vnt_desk_load_tickets_async (self->desk, (const gint64 *) (gpointer) ids->data, ids->len,
                               self->loading, on_subjects, g_object_ref (self));
}

static void
change (VntLinkFields *self, gsize n, const char *added, const char *removed)
{
  const char *come[] = { added, NULL };
  const char *go[] = { removed, NULL };
  g_autofree char *changes = vnt_changes_make (come, go);

  gtk_widget_set_visible (GTK_WIDGET (self->rows[n]), TRUE);
  vnt_field_setting_start (self->desk, self->ticket, VNT_FIELD_LINKS, RELATIONS[n], changes,
                           self->rows[n], NULL, G_OBJECT (self));
}

/* A link that was removed, until its toast is gone. */
typedef struct
{
  GWeakRef fields;
  gint64 ticket;
  gsize relation;
  char *target;
} Removed;

static void
removed_free (gpointer data, GClosure *closure)
{
  Removed *removed = data;

  g_weak_ref_clear (&removed->fields);
  g_free (removed->target);
  g_free (removed);
}

static void
on_undo (AdwToast *toast, Removed *removed)
{
  g_autoptr (VntLinkFields) self = g_weak_ref_get (&removed->fields);
  const char *come[] = { removed->target, NULL };
  g_autofree char *changes = vnt_changes_make (come, NULL);

  if (self != NULL && self->desk != NULL)
    vnt_field_setting_start (self->desk, removed->ticket, VNT_FIELD_LINKS,
                             RELATIONS[removed->relation], changes, self->rows[removed->relation],
                             NULL, G_OBJECT (self));
}

static void
offer_undo (VntLinkFields *self, gsize n, const char *target)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;
  Removed *removed;

  if (overlay == NULL)
    return;
  removed = g_new0 (Removed, 1);
  g_weak_ref_init (&removed->fields, self);
  removed->ticket = self->ticket;
  removed->relation = n;
  removed->target = g_strdup (target);
  toast = adw_toast_new (_ ("The link was removed"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), removed, removed_free, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
on_removed (VntChips *chips, const char *target, VntLinkFields *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    if (self->chips[i] == chips && self->desk != NULL)
      {
        change (self, i, NULL, target);
        offer_undo (self, i, target);
      }
}

static void
on_activated (VntLinkFields *self, const char *target)
{
  gint64 ticket = ticket_of (target);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ticket != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-ticket", "x", ticket);
  else if (g_str_has_prefix (target, "asset:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-machine", "x",
                                (gint64) g_ascii_strtoll (target + strlen ("asset:"), NULL, 10));
  else if (g_str_has_prefix (target, "http"))
    gtk_show_uri (GTK_WINDOW (root), target, GDK_CURRENT_TIME);
}

static void
on_chosen (VntLinkFields *self, gint64 ticket)
{
  g_autofree char *target = g_strdup_printf ("ticket:%" G_GINT64_FORMAT, ticket);
  guint n = gtk_drop_down_get_selected (self->relation);

  if (self->desk != NULL && self->ticket != 0 && n < G_N_ELEMENTS (RELATIONS))
    change (self, n, target, NULL);
}

static void
vnt_link_fields_dispose (GObject *object)
{
  VntLinkFields *self = VNT_LINK_FIELDS (object);

  stop_loading (self);
  vnt_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->detail, vnt_ticket_detail_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_link_fields_parent_class)->dispose (object);
}

static void
vnt_link_fields_finalize (GObject *object)
{
  g_hash_table_unref (VNT_LINK_FIELDS (object)->subjects);
  g_hash_table_unref (VNT_LINK_FIELDS (object)->machines);
  G_OBJECT_CLASS (vnt_link_fields_parent_class)->finalize (object);
}

static void
vnt_link_fields_class_init (VntLinkFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_link_fields_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_link_fields_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_add_line (VntLinkFields *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *words[G_N_ELEMENTS (RELATIONS) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    words[i] = vnt_words_relation (RELATIONS[i]);
  self->relation = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (words));
  vnt_in_view_keep (GTK_WIDGET (self->relation));
  gtk_drop_down_set_selected (self->relation, USUAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->relation), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of link"), -1);
  self->picker = VNT_TICKET_PICKER (vnt_ticket_picker_new (_ ("Add Link…"), _ ("Add a link")));
  gtk_widget_set_halign (GTK_WIDGET (self->picker), GTK_ALIGN_START);
  g_signal_connect_swapped (self->picker, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->relation));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->picker));
  return line;
}

static void
vnt_link_fields_init (VntLinkFields *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->subjects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->machines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    {
      GtkWidget *chips = vnt_chips_new (TRUE);

      self->chips[i] = VNT_CHIPS (chips);
      self->rows[i] = VNT_FIELD_ROW (vnt_field_row_new (vnt_words_relation (RELATIONS[i]), chips));
      g_signal_connect_object (chips, "removed", G_CALLBACK (on_removed), self, 0);
      g_signal_connect_swapped (chips, "activated", G_CALLBACK (on_activated), self);
      gtk_widget_set_parent (GTK_WIDGET (self->rows[i]), GTK_WIDGET (self));
    }
  self->add_line = new_add_line (self);
  gtk_widget_set_parent (self->add_line, GTK_WIDGET (self));
}

/**
 * vnt_link_fields_new:
 *
 * Returns: (transfer floating): links of no ticket
 */
GtkWidget *
vnt_link_fields_new (void)
{
  return g_object_new (VNT_TYPE_LINK_FIELDS, NULL);
}

/**
 * vnt_link_fields_show:
 * @ticket: its number
 * @detail: (nullable): what is known of it, with what waits laid over it
 * @work: (nullable): what of it waits
 * @locked: (nullable): why the account may not change it, %NULL when it may
 */
void
vnt_link_fields_show (VntLinkFields *self,
                      VntDesk *desk,
                      gint64 ticket,
                      const VntTicketDetail *detail,
                      VntTicketWork *work,
                      const char *locked)
{
  g_return_if_fail (VNT_IS_LINK_FIELDS (self));

  g_set_object (&self->desk, desk);
  self->ticket = ticket;
  vnt_ticket_picker_set_desk (self->picker, desk, ticket);
  gtk_widget_set_visible (GTK_WIDGET (self), detail != NULL);
  if (detail != self->detail)
    {
      g_clear_pointer (&self->detail, vnt_ticket_detail_unref);
      self->detail = detail != NULL ? vnt_ticket_detail_ref ((VntTicketDetail *) detail) : NULL;
      stop_loading (self);
      show_all (self);
      if (detail != NULL)
        {
          load_subjects (self);
          load_machines (self);
        }
    }
  if (detail == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    {
      if (self->shown != ticket)
        vnt_field_row_set_problem (self->rows[i], NULL);
      vnt_field_row_set_operation (self->rows[i],
                                   work != NULL ? vnt_ticket_work_find_named (work, VNT_FIELD_LINKS,
                                                                              RELATIONS[i])
                                                : NULL);
      vnt_chips_set_fixed (self->chips[i], locked != NULL);
    }
  gtk_widget_set_sensitive (self->add_line, locked == NULL);
  self->shown = ticket;
}

/**
 * vnt_link_fields_edit:
 *
 * Asks for a ticket to link with.
 */
void
vnt_link_fields_edit (VntLinkFields *self)
{
  g_return_if_fail (VNT_IS_LINK_FIELDS (self));

  vnt_ticket_picker_open (self->picker);
}
