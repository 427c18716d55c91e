/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-values-button.h"

#include <glib/gi18n.h>

#include "vnt-status.h"
#include "vnt-view-words.h"

struct _VntValuesButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkBox *box; /* of check buttons; NULL once disposed of */

  VntDesk *desk;
  VntFilterField field;
  GPtrArray *chosen; /* values, in the order they were chosen */
  GCancellable *cancellable;
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntValuesButton, vnt_values_button, GTK_TYPE_WIDGET)

static const char *
special_title (const char *value)
{
  if (g_str_equal (value, VNT_FILTER_OPEN))
    return _ ("any open one");
  if (g_str_equal (value, VNT_FILTER_WAITING))
    return _ ("any that waits");
  if (g_str_equal (value, VNT_FILTER_CLOSED))
    return _ ("any closed one");
  if (g_str_equal (value, VNT_FILTER_ME))
    return _ ("me");
  return g_str_equal (value, VNT_FILTER_NOBODY) ? _ ("nobody") : NULL;
}

/* (transfer full) */
static char *
title_of (VntValuesButton *self, const char *value)
{
  const char *special = special_title (value);

  if (special != NULL)
    return g_strdup (special);
  if (self->field == VNT_FILTER_QUEUE)
    {
      const char *name = vnt_desk_get_queue_name (self->desk, g_ascii_strtoll (value, NULL, 10));

      return g_strdup (name != NULL ? name : value);
    }

  return g_strdup (self->field == VNT_FILTER_STATUS ? vnt_status_label (value) : value);
}

static guint
find_chosen (VntValuesButton *self, const char *value)
{
  guint i;

  return g_ptr_array_find_with_equal_func (self->chosen, value, g_str_equal, &i) ? i : G_MAXUINT;
}

static void
update_label (VntValuesButton *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->chosen->len; i++)
    {
      g_autofree char *title = title_of (self, self->chosen->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", title);
    }
  gtk_label_set_label (self->label, text->len > 0 ? text->str : _ ("Choose…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->label), -1);
}

static void
on_toggled (VntValuesButton *self, GtkCheckButton *check)
{
  const char *value = g_object_get_data (G_OBJECT (check), "value");
  guint i = find_chosen (self, value);

  if (self->filling)
    return;
  if (gtk_check_button_get_active (check) && i == G_MAXUINT)
    g_ptr_array_add (self->chosen, g_strdup (value));
  else if (!gtk_check_button_get_active (check) && i != G_MAXUINT)
    g_ptr_array_remove_index (self->chosen, i);
  update_label (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add (VntValuesButton *self, const char *value, const char *title)
{
  GtkWidget *check;
  g_autofree char *own = title == NULL ? title_of (self, value) : NULL;

  if (self->box == NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (g_object_get_data (G_OBJECT (child), "value"), value))
      return;

  check = gtk_check_button_new_with_label (title != NULL ? title : own);
  g_object_set_data_full (G_OBJECT (check), "value", g_strdup (value), g_free);
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), find_chosen (self, value) != G_MAXUINT);
  self->filling = FALSE;
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (self->box, check);
}

/* What was chosen elsewhere is offered too, or it could not be let go of. */
static void
add_chosen (VntValuesButton *self)
{
  for (guint i = 0; i < self->chosen->len; i++)
    add (self, self->chosen->pdata[i], NULL);
}

static void
on_people (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntValuesButton) self = user_data;
  g_autoptr (GPtrArray) people = vnt_desk_search_people_finish (VNT_DESK (source), result, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const VntPerson *person = people->pdata[i];

      add (self, person->login, person->name != NULL ? person->name : person->login);
    }
  add_chosen (self);
}

static void
on_choices (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntValuesButton) self = user_data;
  g_auto (GStrv) choices = vnt_desk_list_choices_finish (VNT_DESK (source), result, NULL);

  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    add (self, choices[i], NULL);
  add_chosen (self);
}

static void
offer (VntValuesButton *self)
{
  g_autoptr (GPtrArray) queues = NULL;

  switch ((int) self->field)
    {
    case VNT_FILTER_QUEUE:
      queues = vnt_desk_list_queues (self->desk);
      for (guint i = 0; i < queues->len; i++)
        {
          const VntQueue *queue = queues->pdata[i];
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, queue->id);

          add (self, id, queue->name);
        }
      add_chosen (self);
      break;
    case VNT_FILTER_OWNER:
      add (self, VNT_FILTER_ME, NULL);
      add (self, VNT_FILTER_NOBODY, NULL);
      vnt_desk_search_people_async (self->desk, "", TRUE, self->cancellable, on_people,
                                    g_object_ref (self));
      break;
    case VNT_FILTER_STATUS:
      add (self, VNT_FILTER_OPEN, NULL);
      add (self, VNT_FILTER_WAITING, NULL);
      add (self, VNT_FILTER_CLOSED, NULL);
      G_GNUC_FALLTHROUGH;
    default:
      vnt_desk_list_choices_async (self->desk, self->field, NULL, self->cancellable, on_choices,
                                   g_object_ref (self));
      break;
    }
}

static void
vnt_values_button_dispose (GObject *object)
{
  VntValuesButton *self = VNT_VALUES_BUTTON (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  self->box = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_values_button_parent_class)->dispose (object);
}

static void
vnt_values_button_finalize (GObject *object)
{
  VntValuesButton *self = VNT_VALUES_BUTTON (object);

  g_ptr_array_unref (self->chosen);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (vnt_values_button_parent_class)->finalize (object);
}

static void
vnt_values_button_class_init (VntValuesButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_values_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_values_button_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_VALUES_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_values_button_init (VntValuesButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  self->button = GTK_MENU_BUTTON (button);
  self->label = GTK_LABEL (label);
  self->box = GTK_BOX (box);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_menu_button_set_child (self->button, label);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/**
 * vnt_values_button_new:
 * @desk: where the values come from
 * @field: queue, status, owner or service level
 * @values: (nullable): what is chosen at first
 *
 * Returns: (transfer floating): a new button
 */
GtkWidget *
vnt_values_button_new (VntDesk *desk, VntFilterField field, const char *const *values)
{
  VntValuesButton *self = g_object_new (VNT_TYPE_VALUES_BUTTON, NULL);

  self->desk = g_object_ref (desk);
  self->field = field;
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (values[i]));
  offer (self);
  update_label (self);
  return GTK_WIDGET (self);
}

/**
 * vnt_values_button_get_values:
 * @self: a button
 *
 * Returns: (transfer full): what is chosen
 */
GStrv
vnt_values_button_get_values (VntValuesButton *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->chosen->len; i++)
    g_strv_builder_add (builder, self->chosen->pdata[i]);

  return g_strv_builder_end (builder);
}
