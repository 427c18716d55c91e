/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with an article. */
#include "vnt-article-view-private.h"

#include <glib/gi18n.h>

#include "vnt-article-picture.h"
#include "vnt-conversation-print.h"
#include "vnt-palette.h"

static void
action_insert_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_article_view_emit_use (VNT_ARTICLE_VIEW (widget), VNT_ARTICLE_AS_TEXT);
}

static void
action_insert_quote (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_article_view_emit_use (VNT_ARTICLE_VIEW (widget), VNT_ARTICLE_AS_QUOTE);
}

static void
action_insert_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_article_view_emit_use (VNT_ARTICLE_VIEW (widget), VNT_ARTICLE_AS_LINK);
}

static void
action_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_article_view_emit_report (VNT_ARTICLE_VIEW (widget));
}

static void
toggle (GtkWidget *button)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static void
action_star (GtkWidget *widget, const char *name, GVariant *parameter)
{
  toggle (VNT_ARTICLE_VIEW (widget)->star);
}

static void
action_steps (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_widget_get_visible (VNT_ARTICLE_VIEW (widget)->steps))
    toggle (VNT_ARTICLE_VIEW (widget)->steps);
}

static char *
dup_words (const VntBlock *block)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; block->runs != NULL && i < block->runs->len; i++)
    g_string_append (words, ((VntRun *) block->runs->pdata[i])->text);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
on_heading_chosen (VntArticleView *self, VntPaletteEntry *entry)
{
  guint place = (guint) g_ascii_strtoull (vnt_palette_entry_get_target (entry), NULL, 10);
  GtkWidget *block = vnt_document_view_get_block (self->document, place);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *whole = gtk_widget_get_first_child (self->scroller);
  graphene_rect_t bounds;

  if (block == NULL)
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->steps), FALSE);
  if (gtk_widget_compute_bounds (block, whole, &bounds))
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + (double) bounds.origin.y);
  gtk_widget_grab_focus (self->scroller);
}

static void
action_outline (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntArticleView *self = VNT_ARTICLE_VIEW (widget);
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);
  VntPalette *palette;

  for (guint i = 0; i < self->shown->blocks->len; i++)
    {
      const VntBlock *block = self->shown->blocks->pdata[i];
      g_autofree char *words = block->kind == VNT_BLOCK_HEADING ? dup_words (block) : NULL;
      g_autofree char *place = g_strdup_printf ("%u", i);

      if (words != NULL && *words != '\0')
        vnt_palette_search_add_action (search,
                                       vnt_palette_entry_new_action (place, words, NULL, NULL));
    }
  palette = vnt_palette_new (GTK_WINDOW (gtk_widget_get_root (widget)), search,
                             _ ("Go to a heading of this article"));
  g_signal_connect_object (palette, "chosen", G_CALLBACK (on_heading_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (palette));
}

/* -- pictures -- */

typedef struct
{
  GWeakRef view;
  char *content_id;
} Wanted;

static void
on_picture_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wanted *wanted = user_data;
  g_autofree char *path = vnt_desk_fetch_attachment_finish (VNT_DESK (source), result, NULL);
  g_autoptr (VntArticleView) self = g_weak_ref_get (&wanted->view);

  /* Without the file it keeps its words. */
  if (self != NULL && self->stack != NULL && path != NULL)
    vnt_document_view_set_picture_path (self->document, wanted->content_id, path);
  g_weak_ref_clear (&wanted->view);
  g_free (wanted->content_id);
  g_free (wanted);
}

/* Of the article's pictures those that are files of the server. */
void
vnt_article_view_fetch_picture (VntArticleView *self, const char *content_id)
{
  g_autoptr (VntAttachment) attachment = vnt_article_picture_find (content_id);
  Wanted *wanted;

  if (attachment == NULL)
    return;
  wanted = g_new0 (Wanted, 1);
  g_weak_ref_init (&wanted->view, self);
  wanted->content_id = g_strdup (content_id);
  vnt_desk_fetch_attachment_async (self->desk, attachment, NULL, on_picture_fetched, wanted);
}

/* -- on paper -- */

/**
 * vnt_article_view_new_print:
 *
 * Returns: (transfer full): what prints the article that is shown
 */
GtkPrintOperation *
vnt_article_view_new_print (VntArticleView *self)
{
  g_autofree char *about = vnt_article_view_dup_about (self);
  g_autofree char *text = vnt_document_to_text (self->shown);

  return vnt_conversation_print_new_text (self->detail->article->title, about, text);
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntArticleView *self = VNT_ARTICLE_VIEW (widget);
  g_autoptr (GtkPrintOperation) operation = vnt_article_view_new_print (self);

  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

static void
action_open_in_browser (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntArticleView *self = VNT_ARTICLE_VIEW (widget);
  g_autofree char *url = vnt_desk_get_article_url (self->desk, self->id);

  if (url != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), url, GDK_CURRENT_TIME);
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc func;
} actions[] = {
  { "article.star", action_star },
  { "article.insert-text", action_insert_text },
  { "article.insert-quote", action_insert_quote },
  { "article.insert-link", action_insert_link },
  { "article.outline", action_outline },
  { "article.print", action_print },
  { "article.open-in-browser", action_open_in_browser },
  { "article.steps", action_steps },
  { "article.report", action_report },
};

void
vnt_article_view_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
}

static gboolean
has_headings (const VntDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    n += ((VntBlock *) document->blocks->pdata[i])->kind == VNT_BLOCK_HEADING;
  return n > 1;
}

void
vnt_article_view_enable_actions (VntArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean here = self->detail != NULL;
  gboolean use = here && self->ticket != 0;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i].name,
                                   g_str_has_prefix (actions[i].name, "article.insert-") ? use
                                                                                         : here);
  gtk_widget_action_set_enabled (widget, "article.outline", here && has_headings (self->shown));
  gtk_widget_set_sensitive (self->star, here);
}
