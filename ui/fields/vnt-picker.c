/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-picker.h"

#include <glib/gi18n.h>

#include "vnt-in-view.h"
#include "vnt-text.h"

#define LIST_HEIGHT 260
#define LIST_WIDTH 240

struct _VntPicker
{
  GtkWidget parent_instance;

  gboolean free_text;
  GStrv choices; /* NULL when somebody else is asked */
  char *asked; /* what is offered belongs to this text */
  gboolean answered;
  gboolean entered; /* the first is taken as soon as there is one */

  GtkWidget *button;
  GtkPopover *popover;
  GtkEditable *entry;
  GtkListBox *list;
};

enum
{
  SIGNAL_SEARCH,
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntPicker, vnt_picker, GTK_TYPE_WIDGET)

/* What was typed may itself be the answer; it stands last, so that Enter takes what is known where there is any. */
static void
add_typed (VntPicker *self)
{
  g_autofree char *text = g_strstrip (g_strdup (self->asked));
  g_autofree char *title = NULL;

  if (!self->free_text || *text == '\0')
    return;
  /* Translators: %s is what was typed */
  title = g_strdup_printf (_ ("Add “%s”"), text);
  vnt_picker_add (self, text, title, NULL);
}

static void
offer_choices (VntPicker *self)
{
  g_autofree char *wanted = vnt_text_fold (self->asked);

  for (guint i = 0; self->choices[i] != NULL; i++)
    {
      g_autofree char *folded = vnt_text_fold (self->choices[i]);

      if (strstr (folded, wanted) != NULL)
        vnt_picker_add (self, self->choices[i], self->choices[i], NULL);
    }
  vnt_picker_done (self);
}

static void
search (VntPicker *self)
{
  g_free (self->asked);
  self->asked = g_strdup (gtk_editable_get_text (self->entry));
  self->answered = FALSE;
  vnt_picker_clear (self);
  if (self->choices != NULL)
    offer_choices (self);
  else
    g_signal_emit (self, signals[SIGNAL_SEARCH], 0, self->asked);
}

static void
on_search (VntPicker *self)
{
  if (g_strcmp0 (self->asked, gtk_editable_get_text (self->entry)) != 0)
    search (self);
}

static void
on_show (VntPicker *self)
{
  self->entered = FALSE;
  gtk_editable_set_text (self->entry, "");
  search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_row_activated (VntPicker *self, GtkListBoxRow *row)
{
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (row), "value"));

  self->entered = FALSE;
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, value);
}

static void
take_first (VntPicker *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  self->entered = FALSE;
  if (first != NULL)
    on_row_activated (self, first);
}

/* However fast Enter follows, it takes what was found for what is typed, not for what was. */
static void
on_activate (VntPicker *self)
{
  on_search (self);
  if (self->answered)
    take_first (self);
  else
    self->entered = TRUE;
}

static gboolean
on_down (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (VNT_PICKER (user_data)->list, 0);

  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static GtkWidget *
new_entry (VntPicker *self, const char *prompt)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_object_set (entry, "placeholder-text", prompt, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, prompt,
                                  -1);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self->popover);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                                                          gtk_callback_action_new (on_down, self,
                                                                                   NULL)));
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static GtkWidget *
new_list (VntPicker *self, const char *prompt)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  prompt, -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), LIST_WIDTH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static void
vnt_picker_dispose (GObject *object)
{
  VntPicker *self = VNT_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  self->list = NULL;
  self->entry = NULL;
  g_clear_pointer (&self->choices, g_strfreev);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (vnt_picker_parent_class)->dispose (object);
}

static void
vnt_picker_class_init (VntPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_picker_dispose;
  signals[SIGNAL_SEARCH] = g_signal_new ("search", VNT_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", VNT_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_picker_init (VntPicker *self)
{
}

/**
 * vnt_picker_new:
 * @label: (nullable): what stands on the button; %NULL for an arrow only, which needs vnt_picker_set_name()
 * @prompt: what to type
 *
 * Returns: (transfer floating): a picker
 */
GtkWidget *
vnt_picker_new (const char *label, const char *prompt)
{
  VntPicker *self = g_object_new (VNT_TYPE_PICKER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->entry = GTK_EDITABLE (new_entry (self, prompt));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), new_list (self, prompt));
  gtk_popover_set_child (self->popover, box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_show), self);
  self->button = gtk_menu_button_new ();
  vnt_in_view_keep (self->button);
  if (label != NULL)
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->popover));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * vnt_picker_set_free:
 * @free_text: whether what is typed may be chosen, too, where nothing is found
 */
void
vnt_picker_set_free (VntPicker *self, gboolean free_text)
{
  g_return_if_fail (VNT_IS_PICKER (self));

  self->free_text = free_text;
}

/**
 * vnt_picker_set_choices:
 * @choices: (array zero-terminated=1): what there is to choose from
 */
void
vnt_picker_set_choices (VntPicker *self, const char *const *choices)
{
  g_return_if_fail (VNT_IS_PICKER (self));

  g_strfreev (self->choices);
  self->choices = g_strdupv ((GStrv) choices);
}

/**
 * vnt_picker_set_name:
 * @name: what a screen reader calls the button, and its tooltip
 */
void
vnt_picker_set_name (VntPicker *self, const char *name)
{
  g_return_if_fail (VNT_IS_PICKER (self));

  gtk_widget_set_tooltip_text (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/**
 * vnt_picker_clear:
 *
 * Takes back what is offered.
 */
void
vnt_picker_clear (VntPicker *self)
{
  GtkWidget *child;

  g_return_if_fail (VNT_IS_PICKER (self));

  while (self->list != NULL &&
         (child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static GtkWidget *
new_line (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

/**
 * vnt_picker_add:
 * @value: what is said when it is chosen
 * @title: what is shown
 * @subtitle: (nullable): a second line
 *
 * Offers one more.
 */
void
vnt_picker_add (VntPicker *self, const char *value, const char *title, const char *subtitle)
{
  GtkWidget *row, *box;
  g_autofree char *spoken = NULL;

  g_return_if_fail (VNT_IS_PICKER (self));

  if (self->list == NULL)
    return;
  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), new_line (title, FALSE));
  if (subtitle != NULL)
    gtk_box_append (GTK_BOX (box), new_line (subtitle, TRUE));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  spoken = subtitle != NULL ? g_strdup_printf ("%s, %s", title, subtitle) : g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

/**
 * vnt_picker_done:
 *
 * Everything that was found at once is offered; more may follow.
 */
void
vnt_picker_done (VntPicker *self)
{
  g_return_if_fail (VNT_IS_PICKER (self));

  if (self->list == NULL)
    return;
  add_typed (self);
  self->answered = TRUE;
  if (self->entered)
    take_first (self);
}

/**
 * vnt_picker_open:
 *
 * Opens it, with the focus in its entry.
 */
void
vnt_picker_open (VntPicker *self)
{
  g_return_if_fail (VNT_IS_PICKER (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
