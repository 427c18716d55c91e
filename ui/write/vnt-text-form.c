/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-form.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-drop-down.h"
#include "vnt-places.h"
#include "vnt-sheet.h"
#include "vnt-spell-follow.h"
#include "vnt-text.h"

struct _VntTextForm
{
  GtkWidget parent_instance;

  VntTextModule *module; /* as it was shown, NULL for none */
  GPtrArray *queues; /* char *: names, "" for all */
  guint language_shown; /* a text from elsewhere may speak one that is not offered */
  gboolean filling;

  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *key;
  GtkDropDown *kind;
  GtkDropDown *queue;
  GtkDropDown *language;
  VntSheet *text;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Codes beside the names that are offered. */
static const char *const LANGUAGES[] = { "", "es", "en", "ca", "gl", "eu", "pt", "fr", "de", "it" };

G_DEFINE_FINAL_TYPE (VntTextForm, vnt_text_form, GTK_TYPE_WIDGET)

static void
on_changed (VntTextForm *self)
{
  if (!self->filling && self->module != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
vnt_text_form_dispose (GObject *object)
{
  VntTextForm *self = VNT_TEXT_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->module, vnt_text_module_unref);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  G_OBJECT_CLASS (vnt_text_form_parent_class)->dispose (object);
}

static void
vnt_text_form_class_init (VntTextFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_text_form_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_TEXT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_field (VntTextForm *self, const char *title, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), field);
}

static GtkWidget *
new_entry (VntTextForm *self)
{
  GtkWidget *entry = gtk_entry_new ();

  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkDropDown *
new_drop_down (VntTextForm *self, const char *const *choices)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (choices);

  vnt_drop_down_let_shrink (GTK_DROP_DOWN (drop_down));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (drop_down);
}

static void
add_text (VntTextForm *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *places = vnt_places_describe ();
  g_autofree char *words = g_strdup_printf (
    _ ("Filled when it is inserted: %s. **Bold**, *italic*, lists and links work."), places);
  GtkWidget *hint = gtk_label_new (words);

  self->text = VNT_SHEET (vnt_sheet_new ());
  vnt_spell_follow (GTK_TEXT_VIEW (self->text));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "composer-text");
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (self->box), hint);
}

static void
vnt_text_form_init (VntTextForm *self)
{
  const char *kinds[] = { _ ("Text, inserted where it is wanted"), _ ("Signature, below replies"),
                          NULL };
  const char *languages[] = { _ ("Any language"), "Español",  "English",   "Català",
                              "Galego",           "Euskara",  "Português", "Français",
                              "Deutsch",          "Italiano", NULL };

  self->filling = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 12);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->name = new_entry (self);
  self->key = new_entry (self);
  self->kind = new_drop_down (self, kinds);
  self->language = new_drop_down (self, languages);
  self->queue = new_drop_down (self, NULL);
  add_field (self, _ ("Name"), self->name);
  add_field (self, _ ("Key, typed to find it"), self->key);
  add_field (self, _ ("What it is"), GTK_WIDGET (self->kind));
  add_field (self, _ ("Language"), GTK_WIDGET (self->language));
  add_field (self, _ ("Queue"), GTK_WIDGET (self->queue));
  add_text (self);
  self->filling = FALSE;
}

/* A text from elsewhere may be for a queue that is not here. */
static void
offer_queues (VntTextForm *self, const char *own)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->queues->len; i++)
    {
      const char *name = g_ptr_array_index (self->queues, i);

      gtk_string_list_append (names, *name != '\0' ? name : _ ("All queues"));
      if (own != NULL && g_str_equal (name, own))
        selected = i;
    }
  if (own != NULL && selected == 0)
    {
      g_ptr_array_add (self->queues, g_strdup (own));
      gtk_string_list_append (names, own);
      selected = self->queues->len - 1;
    }
  gtk_drop_down_set_model (self->queue, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->queue, selected);
  g_object_unref (names);
}

/**
 * vnt_text_form_new:
 * @desk: whose queues can be chosen
 *
 * Returns: (transfer floating): a form that shows no text
 */
GtkWidget *
vnt_text_form_new (VntDesk *desk)
{
  VntTextForm *self = g_object_new (VNT_TYPE_TEXT_FORM, NULL);
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (desk);

  self->queues = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->queues, g_strdup (""));
  for (guint i = 0; queues != NULL && i < queues->len; i++)
    g_ptr_array_add (self->queues, g_strdup (((VntQueue *) g_ptr_array_index (queues, i))->name));
  vnt_text_form_show (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * vnt_text_form_show:
 * @module: (nullable): what to change
 */
void
vnt_text_form_show (VntTextForm *self, const VntTextModule *module)
{
  guint language = 0;

  g_return_if_fail (VNT_IS_TEXT_FORM (self));

  self->filling = TRUE;
  g_clear_pointer (&self->module, vnt_text_module_unref);
  self->module = module != NULL ? vnt_text_module_ref ((VntTextModule *) module) : NULL;
  gtk_widget_set_sensitive (self->box, module != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name), module != NULL ? module->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->key), module != NULL ? module->key : "");
  gtk_drop_down_set_selected (self->kind,
                              module != NULL && module->kind == VNT_TEXT_MODULE_SIGNATURE ? 1 : 0);
  for (guint i = 1; module != NULL && i < G_N_ELEMENTS (LANGUAGES); i++)
    if (g_strcmp0 (module->language, LANGUAGES[i]) == 0)
      language = i;
  gtk_drop_down_set_selected (self->language, language);
  self->language_shown = language;
  offer_queues (self, module != NULL ? module->queue : NULL);
  vnt_sheet_set_text (self->text, module != NULL ? module->text : "", 0);
  self->filling = FALSE;
}

/**
 * vnt_text_form_make:
 *
 * Returns: (transfer full) (nullable): what the form says now, under the identity of what was shown; %NULL when nothing is
 */
VntTextModule *
vnt_text_form_make (VntTextForm *self)
{
  VntTextModule *module;
  guint language;
  guint queue;

  g_return_val_if_fail (VNT_IS_TEXT_FORM (self), NULL);

  if (self->module == NULL)
    return NULL;
  module = vnt_text_module_copy (self->module);
  language = gtk_drop_down_get_selected (self->language);
  queue = gtk_drop_down_get_selected (self->queue);
  module->kind =
    gtk_drop_down_get_selected (self->kind) == 1 ? VNT_TEXT_MODULE_SIGNATURE : VNT_TEXT_MODULE_TEXT;
  vnt_text_set (&module->name, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  vnt_text_set (&module->key, gtk_editable_get_text (GTK_EDITABLE (self->key)));
  g_strstrip (module->name);
  g_strstrip (module->key);
  if (*module->name == '\0')
    vnt_text_set (&module->name, _ ("Without a name"));
  if (language != self->language_shown && language < G_N_ELEMENTS (LANGUAGES))
    vnt_text_set (&module->language, language > 0 ? LANGUAGES[language] : NULL);
  vnt_text_set (&module->queue, queue > 0 && queue < self->queues->len
                                  ? g_ptr_array_index (self->queues, queue)
                                  : NULL);
  g_free (module->text);
  module->text = vnt_sheet_get_text (self->text);
  module->updated = vnt_clock_now ();
  return module;
}

/**
 * vnt_text_form_focus:
 *
 * Puts the caret into the name, all of it selected.
 */
void
vnt_text_form_focus (VntTextForm *self)
{
  g_return_if_fail (VNT_IS_TEXT_FORM (self));

  gtk_widget_grab_focus (self->name);
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}
