/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-owner-button.h"

#include <glib/gi18n.h>

#include "vnt-desk-ask.h"

/**
 * VntOwnerButton:
 *
 * Shows who owns a ticket and lets the agent choose somebody else, by name.
 *
 * Signals: "chosen" (string login): "" for nobody.
 */
struct _VntOwnerButton
{
  GtkWidget parent_instance;

  VntDesk *desk;
  GCancellable *search;
  GHashTable *shown; /* logins */

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkEditable *entry;
  GtkListBox *list;
  GtkLabel *label;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntOwnerButton, vnt_owner_button, GTK_TYPE_WIDGET)

static void
add_person (VntOwnerButton *self, const char *login, const char *name)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "login", g_strdup (login), g_free);
  g_hash_table_add (self->shown, g_strdup (login));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
add_people (VntOwnerButton *self, GPtrArray *people)
{
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const VntPerson *person = g_ptr_array_index (people, i);

      if (!g_hash_table_contains (self->shown, person->login))
        add_person (self, person->login, person->name != NULL ? person->name : person->login);
    }
}

/* Below those who are known here. */
static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntOwnerButton) self = user_data;
  g_autoptr (GPtrArray) people = vnt_desk_ask_people_finish (VNT_DESK (source), result, NULL);

  if (self->list != NULL)
    add_people (self, people);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntOwnerButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = vnt_desk_search_people_finish (VNT_DESK (source), result, &error);
  const VntAccount *account;
  GtkWidget *child;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_hash_table_remove_all (self->shown);
  account = vnt_desk_get_account (self->desk);
  if (account != NULL && *gtk_editable_get_text (self->entry) == '\0')
    {
      add_person (self, account->login, _ ("Me"));
      add_person (self, "", _ ("Nobody"));
    }
  add_people (self, people);
  vnt_desk_ask_people_async (self->desk, gtk_editable_get_text (self->entry), TRUE, self->search,
                             on_asked, g_object_ref (self));
}

static void
on_search (VntOwnerButton *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (self->desk == NULL)
    return;
  self->search = g_cancellable_new ();
  vnt_desk_search_people_async (self->desk, gtk_editable_get_text (self->entry), TRUE, self->search,
                                on_found, g_object_ref (self));
}

static void
on_show (VntOwnerButton *self)
{
  gtk_editable_set_text (self->entry, "");
  on_search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
choose (VntOwnerButton *self, GtkListBoxRow *row)
{
  g_autofree char *login = g_strdup (g_object_get_data (G_OBJECT (row), "login"));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, login);
}

static void
on_row_activated (VntOwnerButton *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
on_activate (VntOwnerButton *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    choose (self, first);
}

static void
vnt_owner_button_dispose (GObject *object)
{
  VntOwnerButton *self = VNT_OWNER_BUTTON (object);

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_OWNER_BUTTON);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_owner_button_parent_class)->dispose (object);
}

static void
vnt_owner_button_finalize (GObject *object)
{
  g_hash_table_unref (VNT_OWNER_BUTTON (object)->shown);
  G_OBJECT_CLASS (vnt_owner_button_parent_class)->finalize (object);
}

static void
vnt_owner_button_class_init (VntOwnerButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_owner_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_owner_button_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-owner-button.ui");
  gtk_widget_class_bind_template_child (widget_class, VntOwnerButton, button);
  gtk_widget_class_bind_template_child (widget_class, VntOwnerButton, popover);
  gtk_widget_class_bind_template_child (widget_class, VntOwnerButton, entry);
  gtk_widget_class_bind_template_child (widget_class, VntOwnerButton, list);
  gtk_widget_class_bind_template_child (widget_class, VntOwnerButton, label);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
vnt_owner_button_init (VntOwnerButton *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vnt_owner_button_set_desk:
 * @desk: (nullable): where people are looked up
 */
void
vnt_owner_button_set_desk (VntOwnerButton *self, VntDesk *desk)
{
  g_return_if_fail (VNT_IS_OWNER_BUTTON (self));

  g_set_object (&self->desk, desk);
}

/**
 * vnt_owner_button_set_owner:
 * @login: (nullable): %NULL when nobody owns it
 * @name: (nullable): as people say it
 */
void
vnt_owner_button_set_owner (VntOwnerButton *self, const char *login, const char *name)
{
  const char *shown = login == NULL ? _ ("Nobody") : name != NULL ? name : login;
  g_autofree char *label = g_strdup_printf (_ ("Owner: %s"), shown);

  g_return_if_fail (VNT_IS_OWNER_BUTTON (self));

  gtk_label_set_label (self->label, shown);
  /* For a name that found no room. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}
