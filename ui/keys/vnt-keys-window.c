/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-keys-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-key-dialog.h"
#include "vnt-key-map.h"
#include "vnt-text.h"

struct _VntKeysWindow
{
  AdwWindow parent_instance;

  GSettings *settings;
  gboolean with_ticket;
  char *words; /* looked for, folded */

  GtkWidget *reset_all;
  GtkWidget *entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (VntKeysWindow, vnt_keys_window, ADW_TYPE_WINDOW)

static const VntAction *
get_action (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "vnt-action");
}

static void
show_keys (GtkListBoxRow *row)
{
  const VntAction *action = get_action (row);
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "vnt-keys");
  GtkWidget *reset = g_object_get_data (G_OBJECT (row), "vnt-reset");
  g_autofree char *keys = vnt_actions_describe_all_keys (action);
  g_autofree char *spoken =
    g_strdup_printf ("%s, %s", _ (action->title), *keys != '\0' ? keys : _ ("no key"));

  gtk_label_set_label (label, keys);
  gtk_widget_set_visible (GTK_WIDGET (label), *keys != '\0');
  gtk_widget_set_visible (reset, vnt_actions_keys_are_changed (action));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
update (VntKeysWindow *self)
{
  GtkListBoxRow *row;
  gboolean changed = FALSE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      show_keys (row);
      changed |= vnt_actions_keys_are_changed (get_action (row));
    }
  gtk_widget_set_sensitive (self->reset_all, changed);
  gtk_list_box_invalidate_filter (self->list);
}

static void
on_reset (VntKeysWindow *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  /* It goes away with what it undid. */
  gtk_widget_grab_focus (row);
  vnt_key_map_reset (self->settings, get_action (GTK_LIST_BOX_ROW (row)));
}

static void
on_reset_all (VntKeysWindow *self)
{
  gtk_widget_grab_focus (self->entry);
  vnt_key_map_reset_all (self->settings);
}

static GtkWidget *
new_row (VntKeysWindow *self, const VntAction *action)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (_ (action->title));
  GtkWidget *keys = gtk_label_new (NULL);
  GtkWidget *reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *spoken = g_strdup_printf (_ ("The key it had at first: %s"), _ (action->title));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_wrap (GTK_LABEL (keys), TRUE);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (keys, "key-hint");
  gtk_widget_set_tooltip_text (reset, _ ("The key it had at first"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reset), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (on_reset), self);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), keys);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_widget_add_css_class (box, "key-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    (action->flags & VNT_ACTION_OWN_KEYS) == 0);
  g_object_set_data (G_OBJECT (row), "vnt-action", (gpointer) action);
  g_object_set_data (G_OBJECT (row), "vnt-keys", keys);
  g_object_set_data (G_OBJECT (row), "vnt-reset", reset);
  return row;
}

static void
show_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const VntAction *action = get_action (row);
  GtkWidget *label;

  if (before != NULL && g_str_equal (get_action (before)->section, action->section))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_ (action->section));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "key-section");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  VntKeysWindow *self = data;
  const VntAction *action = get_action (row);
  g_autofree char *keys = vnt_actions_describe_all_keys (action);
  g_autofree char *text = g_strdup_printf ("%s %s", _ (action->title), keys);
  g_autofree char *folded = vnt_text_fold (text);

  return self->words == NULL || strstr (folded, self->words) != NULL;
}

static void
on_search_changed (VntKeysWindow *self)
{
  g_free (self->words);
  self->words = vnt_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_list_box_invalidate_filter (self->list);
}

static void
on_stop_search (VntKeysWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_row_activated (VntKeysWindow *self, GtkListBoxRow *row)
{
  vnt_key_dialog_open (GTK_WINDOW (self), self->settings, get_action (row));
}

/* What can be done on the page shown comes first. */
static void
fill (VntKeysWindow *self)
{
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (int turn = 0; turn < 2; turn++)
    for (gsize i = 0; i < n; i++)
      {
        gboolean here =
          (actions[i].flags & VNT_ACTION_TICKET) != 0 ? self->with_ticket : !self->with_ticket;

        if (here == (turn == 0))
          gtk_list_box_append (self->list, new_row (self, &actions[i]));
      }
  update (self);
}

static void
vnt_keys_window_dispose (GObject *object)
{
  VntKeysWindow *self = VNT_KEYS_WINDOW (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_KEYS_WINDOW);
  G_OBJECT_CLASS (vnt_keys_window_parent_class)->dispose (object);
}

static void
vnt_keys_window_finalize (GObject *object)
{
  g_free (VNT_KEYS_WINDOW (object)->words);
  G_OBJECT_CLASS (vnt_keys_window_parent_class)->finalize (object);
}

static void
vnt_keys_window_class_init (VntKeysWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_keys_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_keys_window_finalize;
  /* An AdwWindow is no window to a screen reader unless it says so. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/keys/vnt-keys-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VntKeysWindow, reset_all);
  gtk_widget_class_bind_template_child (widget_class, VntKeysWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, VntKeysWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_all);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vnt_keys_window_init (VntKeysWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_window_get_title (GTK_WINDOW (self)), -1);
  gtk_list_box_set_header_func (self->list, show_header, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
}

/**
 * vnt_keys_window_new:
 * @parent: (nullable): the window it belongs to
 * @settings: where changed keys are kept
 * @with_ticket: a ticket is shown, so that what can be done with it comes first
 *
 * Returns: (transfer none): the window; present it
 */
GtkWindow *
vnt_keys_window_new (GtkWindow *parent, GSettings *settings, gboolean with_ticket)
{
  VntKeysWindow *self = g_object_new (VNT_TYPE_KEYS_WINDOW, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  self->with_ticket = with_ticket;
  /* Not wider than what it belongs to, which may be a telephone. */
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 MIN (gtk_widget_get_width (GTK_WIDGET (parent)), 560), 640);
  fill (self);
  g_signal_connect_swapped (settings, "changed::keys", G_CALLBACK (update), self);
  gtk_widget_grab_focus (self->entry);
  return GTK_WINDOW (self);
}
