/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-article-editor.h"

#include <glib/gi18n.h>

#include "vnt-desk-article.h"
#include "vnt-desk-knowledge.h"
#include "vnt-drop-down.h"
#include "vnt-keeping.h"
#include "vnt-sheet.h"
#include "vnt-spell-follow.h"
#include "vnt-text.h"
#include "vnt-words.h"

/**
 * VntArticleEditor:
 *
 * Where what a ticket taught is written up as an article. It is saved while it is written, and here again after whatever happened.
 *
 * Signals: "sent" (string uuid): it waits to be sent, and can still be taken back.
 */
struct _VntArticleEditor
{
  AdwWindow parent_instance;

  VntDesk *desk;
  gint64 ticket;
  char *category_wanted; /* until the categories are known */
  char *service_wanted;
  VntKeeping keeping;
  gboolean filling;
  gboolean sending;

  GtkWidget *form;
  GtkWidget *title;
  GtkWidget *summary;
  GtkDropDown *category;
  GtkDropDown *service;
  VntSheet *text;
  GtkLabel *saved;
  GtkLabel *problem;
  GtkWidget *send;
};

enum
{
  SIGNAL_SENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntArticleEditor, vnt_article_editor, ADW_TYPE_WINDOW)

static void
show_problem (VntArticleEditor *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* The first entry is none. */
static const char *
get_chosen (GtkDropDown *choices, const char *wanted)
{
  guint selected = gtk_drop_down_get_selected (choices);
  GListModel *model = gtk_drop_down_get_model (choices);

  if (model == NULL)
    return wanted;
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return gtk_string_list_get_string (GTK_STRING_LIST (model), selected);
}

static char *
write_draft (VntArticleEditor *self)
{
  g_autoptr (VntNewArticle) made =
    vnt_new_article_new (gtk_editable_get_text (GTK_EDITABLE (self->title)));
  g_autofree char *text = vnt_sheet_get_text (self->text);

  vnt_text_set (&made->summary, gtk_editable_get_text (GTK_EDITABLE (self->summary)));
  vnt_text_set (&made->category, get_chosen (self->category, self->category_wanted));
  vnt_text_set (&made->service, get_chosen (self->service, self->service_wanted));
  return vnt_new_article_write (made, text);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntArticleEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_save_article_draft_finish (VNT_DESK (source), result, &error);
  vnt_keeping_saved (&self->keeping, error);
}

static void
save (gpointer window)
{
  VntArticleEditor *self = window;
  g_autofree char *draft = write_draft (self);

  vnt_desk_save_article_draft_async (self->desk, self->ticket, draft, NULL, on_saved,
                                     g_object_ref (self));
}

static void
show_saved (gpointer window, const char *problem)
{
  VntArticleEditor *self = window;

  show_problem (self, problem);
  gtk_label_set_label (self->saved, problem != NULL ? ""
                                    : vnt_keeping_is_kept (&self->keeping)
                                      ? _ ("Saved on this computer")
                                      : _ ("Saving…"));
}

static const VntKeepingFuncs keeping_funcs = { save, show_saved };

static void
on_edited (VntArticleEditor *self)
{
  if (self->filling || self->sending || self->text == NULL)
    return;
  gtk_label_set_label (self->saved, _ ("Saving…"));
  vnt_keeping_changed (&self->keeping);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntArticleEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = vnt_desk_send_article_finish (VNT_DESK (source), result, &error);

  if (self->text == NULL)
    return;
  if (uuid != NULL)
    {
      vnt_keeping_forget (&self->keeping);
      g_signal_emit (self, signals[SIGNAL_SENT], 0, uuid);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->sending = FALSE;
  vnt_keeping_release (&self->keeping);
  gtk_widget_set_sensitive (self->form, TRUE);
  gtk_widget_set_sensitive (self->send, TRUE);
  show_problem (self, error->message);
}

static void
send (VntArticleEditor *self)
{
  g_autofree char *draft = write_draft (self);

  if (self->sending)
    return;
  vnt_keeping_hold (&self->keeping);
  self->sending = TRUE;
  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_widget_set_sensitive (self->send, FALSE);
  vnt_desk_send_article_async (self->desk, self->ticket, draft, NULL, on_sent, g_object_ref (self));
}

static gboolean
send_by_key (GtkWidget *window, GVariant *args, gpointer user_data)
{
  send (VNT_ARTICLE_EDITOR (window));
  return TRUE;
}

static gboolean
close_by_key (GtkWidget *window, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static void
offer (VntArticleEditor *self, GtkDropDown *choices, GStrv groups, const char *none, char **wanted)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint selected = 0;

  g_strv_builder_add (builder, none);
  for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      if (g_strcmp0 (groups[i], *wanted) == 0)
        selected = i + 1;
      g_strv_builder_add (builder, groups[i]);
    }
  names = g_strv_builder_end (builder);
  self->filling = TRUE;
  vnt_drop_down_offer (choices, (const char *const *) names);
  gtk_drop_down_set_selected (choices, selected);
  self->filling = FALSE;
}

static void
on_categories (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntArticleEditor) self = user_data;
  g_auto (GStrv) groups = vnt_desk_list_article_groups_finish (VNT_DESK (source), result, NULL);

  if (self->text != NULL)
    offer (self, self->category, groups, _ ("Choose a category"), &self->category_wanted);
}

static void
on_services (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntArticleEditor) self = user_data;
  g_auto (GStrv) groups = vnt_desk_list_article_groups_finish (VNT_DESK (source), result, NULL);

  if (self->text != NULL)
    offer (self, self->service, groups, _ ("No service"), &self->service_wanted);
}

static void
fill (VntArticleEditor *self, const VntNewArticle *made, const char *text)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->title), made->title);
  gtk_editable_set_text (GTK_EDITABLE (self->summary), made->summary != NULL ? made->summary : "");
  vnt_text_set (&self->category_wanted, made->category);
  vnt_text_set (&self->service_wanted, made->service);
  vnt_sheet_set_text (self->text, text, 0);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), TRUE);
  self->filling = FALSE;
  vnt_desk_list_article_groups_async (self->desk, FALSE, NULL, on_categories, g_object_ref (self));
  vnt_desk_list_article_groups_async (self->desk, TRUE, NULL, on_services, g_object_ref (self));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntArticleEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = vnt_desk_load_article_draft_finish (VNT_DESK (source), result, &error);
  g_autoptr (VntNewArticle) made = NULL;
  const char *text;

  if (self->text == NULL)
    return;
  /* What cannot be read must not be written over. */
  if (error != NULL)
    {
      show_problem (self, error->message);
      return;
    }
  gtk_widget_set_sensitive (self->form, TRUE);
  gtk_widget_set_sensitive (self->send, TRUE);
  gtk_widget_grab_focus (self->title);
  if (draft == NULL || *draft == '\0')
    return;
  /* What was being written before wins over what is proposed. */
  made = vnt_new_article_read (draft, &text);
  fill (self, made, text);
  gtk_label_set_label (self->saved, _ ("As you left it"));
}

static gboolean
vnt_article_editor_close_request (GtkWindow *window)
{
  VntArticleEditor *self = VNT_ARTICLE_EDITOR (window);

  if (!vnt_keeping_may_close (&self->keeping))
    return TRUE;
  return GTK_WINDOW_CLASS (vnt_article_editor_parent_class)->close_request (window);
}

static void
vnt_article_editor_dispose (GObject *object)
{
  VntArticleEditor *self = VNT_ARTICLE_EDITOR (object);

  vnt_keeping_clear (&self->keeping);
  self->text = NULL;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->category_wanted, g_free);
  g_clear_pointer (&self->service_wanted, g_free);
  G_OBJECT_CLASS (vnt_article_editor_parent_class)->dispose (object);
}

static void
vnt_article_editor_class_init (VntArticleEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_article_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = vnt_article_editor_close_request;
  signals[SIGNAL_SENT] = g_signal_new ("sent", VNT_TYPE_ARTICLE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
add_entry (VntArticleEditor *self, GtkWidget *form, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_edited), self);
  gtk_box_append (GTK_BOX (form), entry);
  return entry;
}

static GtkDropDown *
add_choices (VntArticleEditor *self, GtkWidget *line, const char *label)
{
  GtkWidget *choices = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_hexpand (choices, TRUE);
  gtk_widget_set_tooltip_text (choices, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choices), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (choices, "notify::selected", G_CALLBACK (on_edited), self);
  gtk_box_append (GTK_BOX (line), choices);
  return GTK_DROP_DOWN (choices);
}

static GtkWidget *
new_sheet (VntArticleEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->text = VNT_SHEET (vnt_sheet_new ());
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the article"), -1);
  vnt_spell_follow (GTK_TEXT_VIEW (self->text));
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "composer-text");
  return scroller;
}

static GtkLabel *
add_label (GtkWidget *form, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (form), label);
  return GTK_LABEL (label);
}

static GtkWidget *
new_header (VntArticleEditor *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->send = gtk_button_new_with_label (_ ("Send"));
  gtk_widget_set_tooltip_text (self->send, _ ("Send the article to the server (Ctrl+Enter)"));
  gtk_widget_add_css_class (self->send, "suggested-action");
  g_signal_connect_swapped (self->send, "clicked", G_CALLBACK (send), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->send);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("New Article"), NULL));
  return header;
}

static void
add_key (VntArticleEditor *self, guint key, GdkModifierType modifiers, GtkShortcutFunc func)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_callback_action_new (func, NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
vnt_article_editor_init (VntArticleEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  vnt_keeping_init (&self->keeping, GTK_WINDOW (self), &keeping_funcs);
  self->filling = TRUE;
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->form, "composer");
  self->title = add_entry (self, self->form, _ ("Title"));
  self->summary = add_entry (self, self->form, _ ("In a sentence"));
  self->category = add_choices (self, line, _ ("Category"));
  self->service = add_choices (self, line, _ ("Service"));
  gtk_box_append (GTK_BOX (self->form), line);
  gtk_box_append (GTK_BOX (self->form), new_sheet (self));
  self->problem = add_label (self->form, "error");
  self->saved = add_label (self->form, "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_widget_set_sensitive (self->send, FALSE);
  gtk_box_append (GTK_BOX (box), self->form);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("New Article"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  add_key (self, GDK_KEY_Return, GDK_CONTROL_MASK, send_by_key);
  add_key (self, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, send_by_key);
  add_key (self, GDK_KEY_Escape, 0, close_by_key);
  self->filling = FALSE;
}

/**
 * vnt_article_editor_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 * @ticket: what the article is about
 * @proposed: what it begins with, when none was being written about the ticket
 * @text: its text then
 *
 * Returns: (transfer none): a window; present it. Escape closes it, and what was written stays.
 */
VntArticleEditor *
vnt_article_editor_new (
  GtkWindow *parent, VntDesk *desk, gint64 ticket, const VntNewArticle *proposed, const char *text)
{
  VntArticleEditor *self = g_object_new (VNT_TYPE_ARTICLE_EDITOR, "transient-for", parent,
                                         "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->ticket = ticket;
  fill (self, proposed, text);
  vnt_desk_load_article_draft_async (desk, ticket, NULL, on_loaded, g_object_ref (self));
  return self;
}
