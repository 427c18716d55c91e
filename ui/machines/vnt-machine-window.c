/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-window.h"

#include <glib/gi18n.h>

#include "vnt-changes.h"
#include "vnt-custom-fields.h"
#include "vnt-desk-machine-draft.h"
#include "vnt-desk-machines.h"
#include "vnt-drop-down.h"
#include "vnt-field-row.h"
#include "vnt-keeping.h"
#include "vnt-machine-draft.h"
#include "vnt-people-editor.h"
#include "vnt-status.h"
#include "vnt-text.h"
#include "vnt-value-editor.h"

struct _VntMachineWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  GPtrArray *catalogs; /* those a machine can be added to */
  VntMachine *before; /* NULL of a new one */
  VntMachine *after;
  GtkBox *form;
  GtkBox *customs;
  GtkEditable *name;
  GtkEditable *description;
  GtkDropDown *catalog; /* of a new one */
  GtkDropDown *status;
  GtkWidget *save;
  GtkLabel *problem;
  GtkLabel *kept;
  GtkWidget *discard;
  GStrv statuses;
  VntKeeping keeping;
  gboolean differs; /* what was saved last from what the server has */
  gboolean filling;
  gboolean sending;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntMachineWindow, vnt_machine_window, ADW_TYPE_WINDOW)

#define KEY "vnt-key"

static void
update_button (VntMachineWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  gtk_widget_set_sensitive (self->save,
                            *name != '\0' && (self->before != NULL || self->catalogs->len > 0));
}

/* -- what is filled in is a draft until it is saved -- */

static void
take_all (VntMachineWindow *self)
{
  guint status = gtk_drop_down_get_selected (self->status);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  vnt_value_editor_flush_all (GTK_WIDGET (self->form));
  vnt_text_set (&self->after->name, name);
  vnt_text_set (&self->after->description, gtk_editable_get_text (self->description));
  if (status < g_strv_length (self->statuses))
    vnt_text_set (&self->after->status, self->statuses[status]);
}

static void
show_kept (VntMachineWindow *self, const char *words)
{
  gtk_label_set_label (self->kept, words);
  gtk_widget_set_visible (self->discard, *words != '\0');
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMachineWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_save_machine_draft_finish (VNT_DESK (source), result, &error);
  vnt_keeping_saved (&self->keeping, error);
}

static void
keep_draft (gpointer window)
{
  VntMachineWindow *self = window;
  g_autofree char *draft = NULL;

  take_all (self);
  draft = vnt_machine_draft_write (self->before, self->after);
  self->differs = draft != NULL;
  vnt_desk_save_machine_draft_async (self->desk, self->after->id, self->after->name, draft, NULL,
                                     on_kept, g_object_ref (self));
}

static void
say_kept (gpointer window, const char *problem)
{
  VntMachineWindow *self = window;

  if (problem != NULL)
    gtk_label_set_label (self->kept, problem);
  else
    show_kept (self, self->differs ? _ ("Saved on this computer") : "");
}

static const VntKeepingFuncs keeping_funcs = { keep_draft, say_kept };

static void
on_typed (VntMachineWindow *self)
{
  if (!self->filling && !self->sending)
    vnt_keeping_changed (&self->keeping);
}

static void
on_discard (VntMachineWindow *self)
{
  vnt_keeping_forget (&self->keeping);
  vnt_desk_save_machine_draft_async (self->desk, self->after->id, self->after->name, NULL, NULL,
                                     NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* -- editors -- */

static GStrv
values_of (VntMachineWindow *self, const char *key)
{
  g_autofree char *value = vnt_machine_get_value (self->after, key);

  if (*value == '\0')
    return g_new0 (char *, 1);
  return vnt_machine_key_is_list (key) ? g_strsplit (value, "\n", -1)
                                       : g_strdupv ((char *[]){ value, NULL });
}

static void
show_value (VntMachineWindow *self, VntValueEditor *editor, gboolean other)
{
  const char *key = g_object_get_data (G_OBJECT (editor), KEY);
  g_auto (GStrv) values = values_of (self, key);

  vnt_value_editor_show (editor, (const char *const *) values, other);
}

/* Of many values an editor says what comes and what goes. */
static void
on_edited (VntValueEditor *editor, const char *value, VntMachineWindow *self)
{
  const char *key = g_object_get_data (G_OBJECT (editor), KEY);
  g_auto (GStrv) before = values_of (self, key);
  g_auto (GStrv) values = NULL;
  g_autofree char *lines = NULL;

  if (vnt_machine_key_is_list (key))
    {
      values = vnt_changes_apply (value, (const char *const *) before);
      lines = g_strjoinv ("\n", values);
    }
  vnt_machine_set_value (self->after, key, lines != NULL ? lines : value);
  show_value (self, editor, FALSE);
  on_typed (self);
}

static void
add_editor (
  VntMachineWindow *self, GtkBox *box, const char *title, const char *key, GtkWidget *editor)
{
  g_object_set_data_full (G_OBJECT (editor), KEY, g_strdup (key), g_free);
  g_signal_connect_object (editor, "edited", G_CALLBACK (on_edited), self, 0);
  gtk_box_append (box, vnt_field_row_new (title, editor));
  show_value (self, VNT_VALUE_EDITOR (editor), TRUE);
  vnt_value_editor_watch (editor, G_CALLBACK (on_typed), G_OBJECT (self));
}

static void
show_customs (VntMachineWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->customs))) != NULL)
    gtk_box_remove (self->customs, child);
  for (guint i = 0; i < self->after->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (self->after->fields, i);
      g_autofree char *key = vnt_machine_key_of_field (field);

      add_editor (self, self->customs, field->name, key,
                  vnt_custom_fields_new_editor (field->name, field->custom));
    }
}

/* -- catalogue and status -- */

static const VntCatalog *
find_catalog (GPtrArray *catalogs, gint64 id)
{
  for (guint i = 0; i < catalogs->len; i++)
    if (((VntCatalog *) g_ptr_array_index (catalogs, i))->id == id)
      return g_ptr_array_index (catalogs, i);
  return NULL;
}

static void
offer_statuses (VntMachineWindow *self, const char *const *statuses)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autoptr (GtkStringList) model = NULL;
  guint chosen = 0;

  g_strfreev (self->statuses);
  self->statuses = g_strdupv ((char **) statuses);
  for (guint i = 0; statuses[i] != NULL; i++)
    {
      g_strv_builder_add (labels, vnt_status_label (statuses[i]));
      if (g_str_equal (statuses[i], self->after->status))
        chosen = i;
    }
  words = g_strv_builder_end (labels);
  model = gtk_string_list_new ((const char *const *) words);
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->status, chosen);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->status)), words[0] != NULL);
}

static void
offer_own_statuses (VntMachineWindow *self)
{
  g_autoptr (GPtrArray) all = vnt_desk_list_catalogs (self->desk);
  const VntCatalog *catalog = find_catalog (all, self->after->catalog);
  g_autoptr (GPtrArray) statuses = g_ptr_array_new ();
  GStrv known =
    self->after->statuses[0] != NULL || catalog == NULL ? self->after->statuses : catalog->statuses;

  if (*self->after->status != '\0' &&
      !g_strv_contains ((const char *const *) known, self->after->status))
    g_ptr_array_add (statuses, self->after->status);
  for (guint i = 0; known[i] != NULL; i++)
    g_ptr_array_add (statuses, known[i]);
  g_ptr_array_add (statuses, NULL);
  offer_statuses (self, (const char *const *) statuses->pdata);
}

/* A new one has the fields of its catalogue; what was filled in of the same name stays. */
static void
on_catalog (VntMachineWindow *self)
{
  guint n = gtk_drop_down_get_selected (self->catalog);
  const VntCatalog *catalog;

  if (n >= self->catalogs->len)
    return;
  catalog = g_ptr_array_index (self->catalogs, n);
  self->after->catalog = catalog->id;
  for (guint i = 0; i < catalog->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (catalog->fields, i);
      VntFieldValue *own = (VntFieldValue *) vnt_machine_find_field (self->after, field->name);

      if (own == NULL)
        own = vnt_machine_add_field (self->after, field->id, field->name, NULL);
      g_clear_pointer (&own->custom, vnt_custom_field_unref);
      own->custom = field->custom != NULL ? vnt_custom_field_ref (field->custom) : NULL;
    }
  for (guint i = self->after->fields->len; i > 0; i--)
    {
      const VntFieldValue *own = g_ptr_array_index (self->after->fields, i - 1);
      gboolean there = FALSE;

      for (guint j = 0; j < catalog->fields->len; j++)
        there |=
          g_str_equal (((VntFieldValue *) g_ptr_array_index (catalog->fields, j))->name, own->name);
      if (!there)
        g_ptr_array_remove_index (self->after->fields, i - 1);
    }
  offer_own_statuses (self);
  show_customs (self);
  on_typed (self);
}

/* -- saving -- */

static void
saved (VntMachineWindow *self, gint64 machine, const GError *error)
{
  if (error != NULL)
    {
      self->sending = FALSE;
      vnt_keeping_release (&self->keeping);
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
      update_button (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, machine);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMachineWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_change_machine_finish (VNT_DESK (source), result, &error);
  saved (self, self->after->id, error);
}

static void
on_created (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntMachineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 machine = vnt_desk_create_machine_finish (VNT_DESK (source), result, &error);

  saved (self, machine, error);
}

static void
save (VntMachineWindow *self)
{
  take_all (self);
  if (*self->after->name == '\0')
    return;
  self->sending = TRUE;
  /* With what is saved the draft goes: there must be none that is saved after it. */
  vnt_keeping_hold (&self->keeping);
  /* An entry does not notice that it lost the focus by becoming insensitive, and its caret goes on blinking. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  if (self->before != NULL)
    vnt_desk_change_machine_async (self->desk, self->before, self->after, NULL, on_changed,
                                   g_object_ref (self));
  else
    vnt_desk_create_machine_async (self->desk, self->after, NULL, on_created, g_object_ref (self));
}

static gboolean
vnt_machine_window_close_request (GtkWindow *window)
{
  VntMachineWindow *self = VNT_MACHINE_WINDOW (window);

  if (!vnt_keeping_may_close (&self->keeping))
    return TRUE;
  return GTK_WINDOW_CLASS (vnt_machine_window_parent_class)->close_request (window);
}

static void
vnt_machine_window_dispose (GObject *object)
{
  VntMachineWindow *self = VNT_MACHINE_WINDOW (object);

  vnt_keeping_clear (&self->keeping);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_machine_window_parent_class)->dispose (object);
}

static void
vnt_machine_window_finalize (GObject *object)
{
  VntMachineWindow *self = VNT_MACHINE_WINDOW (object);

  g_clear_pointer (&self->before, vnt_machine_unref);
  g_clear_pointer (&self->after, vnt_machine_unref);
  g_clear_pointer (&self->catalogs, g_ptr_array_unref);
  g_strfreev (self->statuses);
  G_OBJECT_CLASS (vnt_machine_window_parent_class)->finalize (object);
}

static void
vnt_machine_window_class_init (VntMachineWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_machine_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_machine_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vnt_machine_window_close_request;
  signals[SIGNAL_SAVED] = g_signal_new ("saved", VNT_TYPE_MACHINE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkEditable *
add_entry (VntMachineWindow *self, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->form, vnt_field_row_new (title, entry));
  return GTK_EDITABLE (entry);
}

static GtkDropDown *
add_drop_down (VntMachineWindow *self, const char *title)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  vnt_drop_down_let_shrink (GTK_DROP_DOWN (drop_down));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_box_append (self->form, vnt_field_row_new (title, drop_down));
  return GTK_DROP_DOWN (drop_down);
}

static GtkWidget *
new_header (VntMachineWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_label (_ ("Close"));

  self->save = gtk_button_new_with_label (_ ("Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  gtk_widget_set_tooltip_text (close, _ ("What is filled in stays a draft (Escape)"));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), close);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  return header;
}

static GtkWidget *
new_kept (VntMachineWindow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->kept = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->kept, 0);
  gtk_label_set_wrap (self->kept, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->kept), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->kept), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->kept), "caption");
  self->discard = gtk_button_new_with_label (_ ("Discard"));
  gtk_widget_add_css_class (self->discard, "flat");
  gtk_widget_set_tooltip_text (self->discard, _ ("Discard this draft"));
  gtk_widget_set_visible (self->discard, FALSE);
  g_signal_connect_swapped (self->discard, "clicked", G_CALLBACK (on_discard), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->kept));
  gtk_box_append (GTK_BOX (line), self->discard);
  return line;
}

static void
vnt_machine_window_init (VntMachineWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  vnt_keeping_init (&self->keeping, GTK_WINDOW (self), &keeping_funcs);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 420, 560);
  gtk_box_append (GTK_BOX (box), new_header (self));
  self->form = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_set_margin_top (GTK_WIDGET (self->form), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->form), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (self->form), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->form), 12);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (self->form, GTK_WIDGET (self->problem));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->form));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
add_catalogs (VntMachineWindow *self)
{
  g_autoptr (GPtrArray) all = vnt_desk_list_catalogs (self->desk);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  self->catalogs = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  for (guint i = 0; i < all->len; i++)
    {
      VntCatalog *catalog = g_ptr_array_index (all, i);

      if (!catalog->can_create)
        continue;
      if (catalog->id == self->after->catalog)
        chosen = self->catalogs->len;
      g_ptr_array_add (self->catalogs, vnt_catalog_ref (catalog));
      gtk_string_list_append (names, catalog->name);
    }
  self->catalog = add_drop_down (self, _ ("Catalogue"));
  if (self->catalogs->len == 0)
    {
      gtk_label_set_label (self->problem,
                           _ ("There is no catalogue here to which you may add machines."));
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    }
  gtk_drop_down_set_model (self->catalog, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->catalog, chosen);
}

static void
fill (VntMachineWindow *self)
{
  GtkWidget *people;

  if (self->before == NULL)
    add_catalogs (self);
  self->name = add_entry (self, _ ("Name"));
  gtk_editable_set_text (self->name, self->after->name);
  self->status = add_drop_down (self, _ ("Status"));
  self->description = add_entry (self, _ ("Description"));
  gtk_editable_set_text (self->description,
                         self->after->description != NULL ? self->after->description : "");
  people = vnt_people_editor_new (_ ("Held by"));
  vnt_people_editor_set_desk (VNT_PEOPLE_EDITOR (people), self->desk);
  add_editor (self, self->form, _ ("Held by"), VNT_MACHINE_HOLDERS, people);
  self->customs = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_box_append (self->form, GTK_WIDGET (self->customs));
  if (self->before != NULL)
    {
      offer_own_statuses (self);
      show_customs (self);
    }
  else
    {
      on_catalog (self);
      g_signal_connect_swapped (self->catalog, "notify::selected", G_CALLBACK (on_catalog), self);
    }
  gtk_box_append (self->form, new_kept (self));
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->description, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->status, "notify::selected", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (update_button), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save), self);
  update_button (self);
}

/**
 * vnt_machine_window_new:
 * @parent: above which window
 * @desk: an open desk
 * @machine: what is changed; with the number 0 a new one, with what is known of it already
 * @draft: (nullable): what was filled in before, see vnt_machine_draft_write()
 *
 * Returns: (transfer none): a form, to be presented
 */
GtkWindow *
vnt_machine_window_new (GtkWindow *parent,
                        VntDesk *desk,
                        const VntMachine *machine,
                        const char *draft)
{
  VntMachineWindow *self = g_object_new (VNT_TYPE_MACHINE_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->after = vnt_machine_copy (machine);
  if (machine->id != 0)
    self->before = vnt_machine_copy (machine);
  if (draft != NULL && *draft != '\0')
    vnt_machine_draft_lay (draft, self->before, self->after);
  gtk_window_set_title (GTK_WINDOW (self),
                        self->before != NULL ? self->before->name : _ ("New Machine"));
  self->filling = TRUE;
  fill (self);
  self->filling = FALSE;
  if (draft != NULL && *draft != '\0')
    show_kept (self, _ ("As you left it"));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return GTK_WINDOW (self);
}
