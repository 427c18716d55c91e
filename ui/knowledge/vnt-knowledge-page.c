/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-knowledge-page.h"

#include <glib/gi18n.h>

#include "vnt-article-row.h"
#include "vnt-desk-knowledge.h"
#include "vnt-dispose.h"
#include "vnt-drop-down.h"
#include "vnt-search-keys.h"
#include "vnt-words.h"
#include "vnt-wrap-box.h"

#define MOST_SHOWN 60
/* Fewer are not worth a filter. */
#define LEAST_GROUPS 2

/**
 * VntKnowledgePage:
 *
 * The articles: looked through as one types, on this computer only.
 *
 * Signals: "open" (gint64 article, gboolean enter): one is to be shown, or entered.
 */
struct _VntKnowledgePage
{
  GtkWidget parent_instance;

  VntDesk *desk;
  GCancellable *asking;
  gboolean filling;
  gint64 shown; /* the article whose row is marked */

  AdwHeaderBar *header;
  GtkWidget *search;
  GtkDropDown *shelf;
  GtkDropDown *category;
  GtkDropDown *service;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *empty;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntKnowledgePage, vnt_knowledge_page, GTK_TYPE_WIDGET)

/* The first entry of a filter is "all of them". */
static const char *
get_chosen (GtkDropDown *choices)
{
  guint selected = gtk_drop_down_get_selected (choices);
  GListModel *model = gtk_drop_down_get_model (choices);

  if (model == NULL || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return gtk_string_list_get_string (GTK_STRING_LIST (model), selected);
}

static void
show_empty (VntKnowledgePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  VntArticleShelf shelf = gtk_drop_down_get_selected (self->shelf);
  const char *title = _ ("No Articles Here Yet");
  const char *why = _ ("They come from the server by themselves, after the first tickets.");

  if (*text != '\0' || get_chosen (self->category) != NULL || get_chosen (self->service) != NULL)
    {
      title = _ ("Nothing Found");
      why = _ ("No article has these words in any of their forms. Try fewer, or other ones.");
    }
  else if (shelf == VNT_ARTICLES_STARRED)
    {
      title = _ ("Nothing Kept at Hand");
      why = _ ("Press the star of an article you need often, and it stands here.");
    }
  else if (shelf == VNT_ARTICLES_RECENT)
    {
      title = _ ("Nothing Opened Yet");
      why = _ ("The articles you open stand here, the last one first.");
    }
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, why);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_found (VntKnowledgePage *self, GPtrArray *found)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < found->len; i++)
    {
      row = vnt_article_row_new (found->pdata[i]);
      gtk_list_box_append (self->list, row);
      if (vnt_article_row_get_article (VNT_ARTICLE_ROW (row)) == self->shown)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  if (found->len == 0)
    show_empty (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntKnowledgePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = vnt_desk_find_articles_finish (VNT_DESK (source), result, &error);

  if (self->list == NULL || self->asking == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  if (found != NULL)
    show_found (self, found);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_status_page_set_title (self->empty, _ ("The Articles Could Not Be Read"));
      adw_status_page_set_description (self->empty, error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
}

static void
find (VntKnowledgePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  VntArticleQuery query = { .shelf = gtk_drop_down_get_selected (self->shelf),
                            .text = *text != '\0' ? (char *) text : NULL,
                            .category = (char *) get_chosen (self->category),
                            .service = (char *) get_chosen (self->service),
                            .limit = MOST_SHOWN };

  if (self->filling)
    return;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  vnt_desk_find_articles_async (self->desk, &query, self->asking, on_found, g_object_ref (self));
}

static void
offer_groups (VntKnowledgePage *self, GtkDropDown *choices, GStrv groups, const char *all)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *chosen = g_strdup (get_chosen (choices));

  g_strv_builder_add (builder, all);
  for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
    g_strv_builder_add (builder, groups[i]);
  names = g_strv_builder_end (builder);
  self->filling = TRUE;
  vnt_drop_down_offer (choices, (const char *const *) names);
  gtk_drop_down_set_selected (choices, 0);
  for (guint i = 1; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], chosen) == 0)
      gtk_drop_down_set_selected (choices, i);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (choices), g_strv_length (names) > LEAST_GROUPS);
}

static void
on_categories (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntKnowledgePage) self = user_data;
  g_auto (GStrv) groups = vnt_desk_list_article_groups_finish (VNT_DESK (source), result, NULL);

  if (self->list != NULL)
    offer_groups (self, self->category, groups, _ ("Every category"));
}

static void
on_services (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntKnowledgePage) self = user_data;
  g_auto (GStrv) groups = vnt_desk_list_article_groups_finish (VNT_DESK (source), result, NULL);

  if (self->list != NULL)
    offer_groups (self, self->service, groups, _ ("Every service"));
}

static void
open_row (VntKnowledgePage *self, GtkListBoxRow *row, gboolean enter)
{
  self->shown = vnt_article_row_get_article (VNT_ARTICLE_ROW (row));
  gtk_list_box_select_row (self->list, row);
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, self->shown, enter);
}

/* The arrow keys show what they come to. */
static void
on_row_selected (VntKnowledgePage *self, GtkListBoxRow *row)
{
  if (row != NULL && vnt_article_row_get_article (VNT_ARTICLE_ROW (row)) != self->shown)
    open_row (self, row, FALSE);
}

static void
on_row_activated (VntKnowledgePage *self, GtkListBoxRow *row)
{
  open_row (self, row, TRUE);
}

/* Enter in the search takes what stands first. */
static void
on_search_activate (VntKnowledgePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    open_row (self, row, TRUE);
}

static void
vnt_knowledge_page_dispose (GObject *object)
{
  VntKnowledgePage *self = VNT_KNOWLEDGE_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->list = NULL;
  vnt_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_knowledge_page_parent_class)->dispose (object);
}

static void
vnt_knowledge_page_class_init (VntKnowledgePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_knowledge_page_dispose;
  signals[SIGNAL_OPEN] = g_signal_new ("open", VNT_TYPE_KNOWLEDGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_header (VntKnowledgePage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *sidebar = gtk_toggle_button_new ();

  self->header = ADW_HEADER_BAR (header);
  adw_header_bar_set_show_start_title_buttons (self->header, FALSE);
  adw_header_bar_set_show_end_title_buttons (self->header, FALSE);
  adw_header_bar_set_title_widget (self->header, adw_window_title_new (_ ("Knowledge"), NULL));
  gtk_button_set_icon_name (GTK_BUTTON (sidebar), "sidebar-show-symbolic");
  gtk_widget_set_tooltip_text (sidebar, _ ("Sidebar (Shift+F9)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sidebar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sidebar"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (sidebar), "win.toggle-sidebar");
  adw_header_bar_pack_start (self->header, sidebar);
  return header;
}

static GtkDropDown *
add_choices (VntKnowledgePage *self, GtkWidget *bar, const char *label)
{
  GtkWidget *choices = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_hexpand (choices, TRUE);
  gtk_widget_set_tooltip_text (choices, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choices), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (choices, "notify::selected", G_CALLBACK (find), self);
  vnt_wrap_box_append (VNT_WRAP_BOX (bar), choices);
  return GTK_DROP_DOWN (choices);
}

static GtkWidget *
new_bar (VntKnowledgePage *self)
{
  const char *shelves[] = { _ ("All articles"), _ ("Kept at hand"), _ ("Opened last"), NULL };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *filters = vnt_wrap_box_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search the articles"), "search-delay", 60,
                NULL);
  gtk_widget_set_tooltip_text (self->search, _ ("Words in any form, with or without accents (/)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the articles"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (find), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activate), self);
  gtk_box_append (GTK_BOX (bar), self->search);
  self->shelf = add_choices (self, filters, _ ("Which articles"));
  self->category = add_choices (self, filters, _ ("Category"));
  self->service = add_choices (self, filters, _ ("Service"));
  vnt_drop_down_offer (self->shelf, shelves);
  gtk_widget_set_visible (GTK_WIDGET (self->category), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->service), FALSE);
  gtk_box_append (GTK_BOX (bar), filters);
  gtk_widget_add_css_class (bar, "knowledge-bar");
  return bar;
}

static GtkWidget *
new_results (VntKnowledgePage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *empty = adw_status_page_new ();

  self->stack = GTK_STACK (stack);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  vnt_search_keys_add (self->search, self->list);
  self->empty = ADW_STATUS_PAGE (empty);
  gtk_list_box_set_show_separators (self->list, TRUE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Articles"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_status_page_set_icon_name (self->empty, "accessories-dictionary-symbolic");
  gtk_widget_add_css_class (empty, "compact");
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_vexpand (stack, TRUE);
  return stack;
}

static void
vnt_knowledge_page_init (VntKnowledgePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->filling = TRUE;
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), new_bar (self));
  gtk_box_append (GTK_BOX (box), new_results (self));
  self->filling = FALSE;
}

/* While nothing is here yet the first articles may come at any moment. */
static void
on_progress (VntKnowledgePage *self)
{
  if (self->list != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    vnt_knowledge_page_refresh (self);
}

/**
 * vnt_knowledge_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): a page of its articles
 */
GtkWidget *
vnt_knowledge_page_new (VntDesk *desk)
{
  VntKnowledgePage *self = g_object_new (VNT_TYPE_KNOWLEDGE_PAGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::progress", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
  vnt_knowledge_page_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * vnt_knowledge_page_refresh:
 *
 * Looks again: articles may have come since.
 */
void
vnt_knowledge_page_refresh (VntKnowledgePage *self)
{
  g_return_if_fail (VNT_IS_KNOWLEDGE_PAGE (self));

  vnt_desk_list_article_groups_async (self->desk, FALSE, NULL, on_categories, g_object_ref (self));
  vnt_desk_list_article_groups_async (self->desk, TRUE, NULL, on_services, g_object_ref (self));
  find (self);
}

/**
 * vnt_knowledge_page_focus:
 *
 * Puts the focus on the article that is shown, else on the search.
 */
void
vnt_knowledge_page_focus (VntKnowledgePage *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (VNT_IS_KNOWLEDGE_PAGE (self));

  row = gtk_list_box_get_selected_row (self->list);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->search);
}

void
vnt_knowledge_page_focus_search (VntKnowledgePage *self)
{
  g_return_if_fail (VNT_IS_KNOWLEDGE_PAGE (self));

  gtk_widget_grab_focus (self->search);
}

/**
 * vnt_knowledge_page_step:
 * @by: 1 for the next, -1 for the previous
 *
 * Shows the article after the one that is shown, without entering it.
 *
 * Returns: whether there is one
 */
gboolean
vnt_knowledge_page_step (VntKnowledgePage *self, int by)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (VNT_IS_KNOWLEDGE_PAGE (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list);
  row = gtk_list_box_get_row_at_index (self->list,
                                       row != NULL ? gtk_list_box_row_get_index (row) + by : 0);
  if (row == NULL)
    return FALSE;
  open_row (self, row, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

/**
 * vnt_knowledge_page_get_header:
 *
 * Returns: (transfer none): its header bar, so that the window can give it its buttons
 */
AdwHeaderBar *
vnt_knowledge_page_get_header (VntKnowledgePage *self)
{
  return self->header;
}
