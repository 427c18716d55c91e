/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-text-popover.h"

#include <glib/gi18n.h>

#include "vnt-article.h"
#include "vnt-desk-knowledge.h"
#include "vnt-document.h"
#include "vnt-places.h"
#include "vnt-text.h"

#define MOST_ROWS 40

struct _VntTextPopover
{
  GtkPopover parent_instance;

  VntDesk *desk;
  VntValueList *texts;
  VntTicket *ticket;
  char *queue;
  char *language;
  GCancellable *asking; /* for articles */
  GtkListBoxRow *wanted; /* chosen before its text was here; compared only */

  GtkWidget *search;
  GtkListBox *list;
  GtkLabel *preview;
  GtkWidget *empty;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntTextPopover, vnt_text_popover, GTK_TYPE_POPOVER)

static const char *
row_text (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "vnt-text") : NULL;
}

static void
on_selected (VntTextPopover *self)
{
  const char *text;
  g_autofree char *filled = NULL;

  /* Rows are let go of after the popover itself. */
  if (self->list == NULL)
    return;
  text = row_text (gtk_list_box_get_selected_row (self->list));
  filled = text != NULL ? vnt_places_fill (text, self->desk, self->ticket) : g_strdup ("");
  gtk_label_set_label (self->preview, filled);
}

static void
choose (VntTextPopover *self, GtkListBoxRow *row)
{
  g_autofree char *text = g_strdup (row_text (row));
  const gint64 *article = row != NULL ? g_object_get_data (G_OBJECT (row), "vnt-article") : NULL;

  /* Its text comes in a moment. */
  self->wanted = text == NULL ? row : NULL;
  if (text == NULL)
    return;
  if (article != NULL && self->ticket != NULL)
    vnt_desk_note_use (self->desk, self->ticket->id, VNT_KNOWLEDGE_ARTICLE, *article);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, text);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_enter (VntTextPopover *self)
{
  choose (self, gtk_list_box_get_selected_row (self->list));
}

static GtkWidget *
add_row (VntTextPopover *self, const char *name, const char *key, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *side = gtk_label_new (key);
  g_autofree char *spoken = g_strdup_printf ("%s %s", name, key);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (side, "dim-label");
  gtk_widget_add_css_class (side, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), side);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "vnt-text", g_strdup (text), g_free);
  gtk_list_box_append (self->list, row);
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  return row;
}

static void
show_empty (VntTextPopover *self)
{
  gtk_widget_set_visible (self->empty, gtk_list_box_get_row_at_index (self->list, 0) == NULL);
}

/* A row that may be gone when its text is here. */
typedef struct
{
  GWeakRef popover;
  GWeakRef row;
} Waiting;

static void
on_article (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  VntArticleDetail *detail = vnt_desk_load_article_finish (VNT_DESK (source), result, NULL);
  g_autoptr (VntTextPopover) self = g_weak_ref_get (&waiting->popover);
  g_autoptr (GtkListBoxRow) row = g_weak_ref_get (&waiting->row);

  g_weak_ref_clear (&waiting->popover);
  g_weak_ref_clear (&waiting->row);
  g_free (waiting);
  if (detail != NULL && row != NULL && self != NULL && self->list != NULL &&
      gtk_list_box_row_get_index (row) >= 0)
    {
      const VntArticle *article = detail->article;
      g_autoptr (VntDocument) document =
        vnt_document_new_from_html (article->body != NULL      ? article->body
                                    : article->summary != NULL ? article->summary
                                                               : "");

      g_object_set_data_full (G_OBJECT (row), "vnt-text", vnt_document_to_text (document), g_free);
      on_selected (self);
      if (self->wanted == row)
        choose (self, row);
    }
  g_clear_pointer (&detail, vnt_article_detail_free);
}

static void
load_article (VntTextPopover *self, GtkWidget *row, gint64 article)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_object_set_data_full (G_OBJECT (row), "vnt-article", g_memdup2 (&article, sizeof article),
                          g_free);
  g_weak_ref_init (&waiting->popover, self);
  g_weak_ref_init (&waiting->row, row);
  vnt_desk_load_article_async (self->desk, article, self->asking, on_article, waiting);
}

/* A search finds no whole texts. */
static void
on_articles (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntTextPopover) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles =
    vnt_desk_search_articles_finish (VNT_DESK (source), result, &error);

  if (articles == NULL || self->list == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  for (guint i = 0; i < MIN (articles->len, 8); i++)
    {
      const VntArticle *article = g_ptr_array_index (articles, i);

      load_article (self, add_row (self, article->title, _ ("article"), NULL), article->id);
    }
  show_empty (self);
}

static void
ask_articles (VntTextPopover *self, const char *words)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (g_utf8_strlen (words, -1) < 2)
    return;
  self->asking = g_cancellable_new ();
  vnt_desk_search_articles_async (self->desk, words, self->asking, on_articles,
                                  g_object_ref (self));
}

/* Whoever types a key means that text; then those whose name begins so. */
static int
rank (const VntTextModule *module, const char *folded)
{
  g_autofree char *key = vnt_text_fold (module->key);
  g_autofree char *name = vnt_text_fold (module->name);

  if (*folded == '\0')
    return 2;
  if (g_str_equal (key, folded))
    return 0;
  return g_str_has_prefix (key, folded) || g_str_has_prefix (name, folded) ? 1 : 2;
}

static void
show_texts (VntTextPopover *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *folded = vnt_text_fold (words);
  GPtrArray *modules = vnt_value_list_get_values (self->texts);
  GtkListBoxRow *row;
  guint shown = 0;

  g_strstrip (folded);
  self->wanted = NULL;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (int wanted = 0; wanted <= 2; wanted++)
    for (guint i = 0; i < modules->len && shown < MOST_ROWS; i++)
      {
        const VntTextModule *module = g_ptr_array_index (modules, i);

        if (module->kind != VNT_TEXT_MODULE_TEXT || rank (module, folded) != wanted ||
            !vnt_text_module_fits (module, self->queue, self->language) ||
            !vnt_text_module_matches (module, folded))
          continue;
        add_row (self, module->name, module->key, module->text);
        shown++;
      }
  show_empty (self);
  on_selected (self);
  ask_articles (self, words);
}

static gboolean
on_key (VntTextPopover *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  row = gtk_list_box_get_row_at_index (self->list, key == GDK_KEY_Down ? index + 1 : index - 1);
  if (row != NULL && (key == GDK_KEY_Down || index > 0))
    gtk_list_box_select_row (self->list, row);
  return TRUE;
}

static void
vnt_text_popover_dispose (GObject *object)
{
  VntTextPopover *self = VNT_TEXT_POPOVER (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->texts != NULL)
    g_signal_handlers_disconnect_by_data (self->texts, self);
  g_clear_object (&self->texts);
  g_clear_object (&self->desk);
  self->list = NULL;
  G_OBJECT_CLASS (vnt_text_popover_parent_class)->dispose (object);
}

static void
vnt_text_popover_finalize (GObject *object)
{
  VntTextPopover *self = VNT_TEXT_POPOVER (object);

  g_clear_pointer (&self->ticket, vnt_ticket_unref);
  g_free (self->queue);
  g_free (self->language);
  G_OBJECT_CLASS (vnt_text_popover_parent_class)->finalize (object);
}

static void
vnt_text_popover_class_init (VntTextPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_text_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_text_popover_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", VNT_TYPE_TEXT_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
new_scroller (GtkWidget *child, int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static void
add_search (VntTextPopover *self, GtkWidget *box)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Key, name or words"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a text"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (show_texts), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_box_append (GTK_BOX (box), self->search);
}

static void
vnt_text_popover_init (VntTextPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *manage = gtk_button_new_with_label (_ ("Manage Texts…"));

  add_search (self, box);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Texts"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose), self);
  gtk_box_append (GTK_BOX (box), new_scroller (GTK_WIDGET (self->list), 130));
  self->empty = gtk_label_new (_ ("No text fits. Make one with the button below."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_box_append (GTK_BOX (box), self->empty);
  self->preview = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->preview, TRUE);
  gtk_label_set_wrap_mode (self->preview, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->preview, 0);
  gtk_label_set_yalign (self->preview, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->preview), "caption");
  gtk_box_append (GTK_BOX (box), new_scroller (GTK_WIDGET (self->preview), 90));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (manage), "win.texts");
  gtk_widget_add_css_class (manage, "flat");
  gtk_box_append (GTK_BOX (box), manage);
  gtk_widget_set_size_request (box, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * vnt_text_popover_new:
 * @desk: where articles are
 * @texts: the texts
 * @ticket: (nullable): what fills their places in the preview
 * @queue: (nullable): name of its queue
 * @language: (nullable): what is spoken there
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
vnt_text_popover_new (VntDesk *desk,
                      VntValueList *texts,
                      const VntTicket *ticket,
                      const char *queue,
                      const char *language)
{
  VntTextPopover *self = g_object_new (VNT_TYPE_TEXT_POPOVER, NULL);

  self->desk = g_object_ref (desk);
  self->texts = g_object_ref (texts);
  self->ticket = ticket != NULL ? vnt_ticket_ref ((VntTicket *) ticket) : NULL;
  self->queue = g_strdup (queue);
  self->language = g_strdup (language);
  g_signal_connect_swapped (texts, "changed", G_CALLBACK (show_texts), self);
  show_texts (self);
  return GTK_WIDGET (self);
}
