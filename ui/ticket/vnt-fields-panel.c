/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-fields-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-message-words.h"

/* What is known of a ticket beside its conversation: people, dates, time, the queue's own fields, links. */
struct _VntFieldsPanel
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *box;
};

static const struct
{
  const char *relation;
  const char *words;
} RELATIONS[] = {
  { "parent", N_ ("Part of") },        { "child", N_ ("Has part") },
  { "depends-on", N_ ("Depends on") }, { "depended-on-by", N_ ("Needed by") },
  { "refers-to", N_ ("Refers to") },   { "referred-to-by", N_ ("Referred to by") },
};

G_DEFINE_FINAL_TYPE (VntFieldsPanel, vnt_fields_panel, GTK_TYPE_WIDGET)

static void
add_row (GtkWidget *list, const char *name, const char *value)
{
  GtkWidget *row, *title, *text;

  if (value == NULL || *value == '\0')
    return;
  row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  title = gtk_label_new (name);
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_can_focus (text, FALSE);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (list), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title,
                                  NULL, -1);
}

static void
add_time (GtkWidget *list, const char *name, gint64 unix_seconds)
{
  g_autofree char *text = vnt_message_words_time (unix_seconds);

  add_row (list, name, text);
}

static void
add_minutes (GtkWidget *list, const char *name, int minutes)
{
  g_autofree char *text =
    minutes >= 60
      ? g_strdup_printf (_ ("%d h %02d min"), minutes / 60, minutes % 60)
      : g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);

  if (minutes > 0)
    add_row (list, name, text);
}

static void
add_people (GtkWidget *list, const char *name, GStrv people)
{
  g_autofree char *text = people != NULL ? g_strjoinv ("\n", people) : NULL;

  add_row (list, name, text);
}

static GtkWidget *
add_group (VntFieldsPanel *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->box, label);
  gtk_box_append (self->box, list);
  return list;
}

static void
add_ticket (VntFieldsPanel *self, VntDesk *desk, const VntTicket *ticket)
{
  GtkWidget *list = add_group (self, _ ("Ticket"));
  g_autofree char *priority = g_strdup_printf ("%d", ticket->priority);

  add_row (list, _ ("Requestor"),
           ticket->requestor_name != NULL ? ticket->requestor_name : ticket->requestor);
  add_row (list, _ ("Queue"), vnt_desk_get_queue_name (desk, ticket->queue));
  add_row (list, _ ("Service level"), ticket->service_level);
  add_row (list, _ ("Priority"), priority);
  add_time (list, _ ("Due"), ticket->due);
  add_time (list, _ ("Opened"), ticket->created);
  add_time (list, _ ("Last contact"), ticket->told);
  add_time (list, _ ("Resolved"), ticket->resolved);
  add_minutes (list, _ ("Time worked"), ticket->minutes_worked);
  add_minutes (list, _ ("Time left"), ticket->minutes_left);
}

static const char *
relation_words (const char *relation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    if (g_str_equal (RELATIONS[i].relation, relation))
      return _ (RELATIONS[i].words);
  return relation;
}

static char *
link_words (const char *target)
{
  if (g_str_has_prefix (target, "ticket:"))
    return g_strdup_printf (_ ("Ticket #%s"), target + strlen ("ticket:"));
  if (g_str_has_prefix (target, "asset:"))
    return g_strdup_printf (_ ("Machine %s"), target + strlen ("asset:"));
  return g_strdup (target);
}

static void
add_detail (VntFieldsPanel *self, const VntTicketDetail *detail)
{
  GtkWidget *list = add_group (self, _ ("Details"));

  add_people (list, _ ("Requestors"), detail->requestors);
  add_people (list, _ ("Copy to"), detail->cc);
  add_people (list, _ ("Internal copy to"), detail->admin_cc);
  for (guint i = 0; detail->fields != NULL && i < detail->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (detail->fields, i);
      g_autofree char *text = field->values != NULL ? g_strjoinv (", ", field->values) : NULL;

      add_row (list, field->name, text);
    }
  for (guint i = 0; detail->links != NULL && i < detail->links->len; i++)
    {
      const VntLink *link = g_ptr_array_index (detail->links, i);
      g_autofree char *text = link_words (link->target);

      add_row (list, relation_words (link->relation), text);
    }
}

static void
vnt_fields_panel_dispose (GObject *object)
{
  VntFieldsPanel *self = VNT_FIELDS_PANEL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (vnt_fields_panel_parent_class)->dispose (object);
}

static void
vnt_fields_panel_class_init (VntFieldsPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_fields_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vnt_fields_panel_init (VntFieldsPanel *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_size_request (self->scroller, 220, -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ticket details"), -1);
}

/**
 * vnt_fields_panel_new:
 *
 * Returns: (transfer floating): an empty panel
 */
GtkWidget *
vnt_fields_panel_new (void)
{
  return g_object_new (VNT_TYPE_FIELDS_PANEL, NULL);
}

/**
 * vnt_fields_panel_show:
 * @ticket: (nullable): its row, %NULL to show nothing
 * @detail: (nullable): the rest, once it is known
 */
void
vnt_fields_panel_show (VntFieldsPanel *self,
                       VntDesk *desk,
                       const VntTicket *ticket,
                       const VntTicketDetail *detail)
{
  GtkWidget *child;

  g_return_if_fail (VNT_IS_FIELDS_PANEL (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (ticket != NULL)
    add_ticket (self, desk, ticket);
  if (detail != NULL)
    add_detail (self, detail);
}
