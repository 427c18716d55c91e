/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-article-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-clock.h"
#include "vnt-dispose.h"
#include "vnt-menu-later.h"
#include "vnt-scroll-keys.h"
#include "vnt-tab-through.h"
#include "vnt-words.h"
#include "vnt-wrap-box.h"

/**
 * VntArticleView:
 *
 * One article: read, kept at hand, put into the reply of the ticket that is open. What it shows is on this computer.
 *
 * Actions: article.star, article.insert-text, article.insert-quote, article.insert-link, article.outline, article.print,
 * article.open-in-browser, article.steps, article.report.
 * Signals: "use" (VntArticle, int form): it shall go into the reply. "report" (VntArticle): something in it is wrong. "shown":
 * another article is shown, or what is known of it changed.
 */
enum
{
  SIGNAL_USE,
  SIGNAL_REPORT,
  SIGNAL_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntArticleView, vnt_article_view, GTK_TYPE_WIDGET)

void
vnt_article_view_emit_use (VntArticleView *self, VntArticleForm form)
{
  g_signal_emit (self, signals[SIGNAL_USE], 0, self->detail->article, (int) form);
}

void
vnt_article_view_emit_report (VntArticleView *self)
{
  g_signal_emit (self, signals[SIGNAL_REPORT], 0, self->detail->article);
}

/* "Guías · Impresión · changed 3 d ago by marta" */
char *
vnt_article_view_dup_about (VntArticleView *self)
{
  const VntArticle *article = self->detail->article;
  GString *about = g_string_new (article->category);
  g_autofree char *when = vnt_words_exact (article->updated);

  if (article->service != NULL)
    g_string_append_printf (about, "%s%s", about->len > 0 ? " · " : "", article->service);
  if (article->updated > 0)
    {
      g_string_append (about, about->len > 0 ? " · " : "");
      if (article->editor != NULL)
        /* Translators: a time, then who */
        g_string_append_printf (about, _ ("changed %s by %s"), when, article->editor);
      else
        g_string_append_printf (about, _ ("changed %s"), when);
    }
  if (self->detail->uses > 0)
    {
      g_string_append (about, " · ");
      g_string_append_printf (about,
                              ngettext ("used on %u ticket", "used on %u tickets",
                                        self->detail->uses),
                              self->detail->uses);
    }
  return g_string_free (about, FALSE);
}

static void
show_history (VntArticleView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const VntArticle *article = self->detail->article;
  GString *text = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < self->detail->changes->len; i++)
    {
      const VntArticleChange *change = self->detail->changes->pdata[i];
      g_autofree char *when = vnt_words_exact (change->changed);

      g_string_append_printf (text, _ ("%s · changed by %s\n"), when,
                              change->editor != NULL ? change->editor : "?");
    }
  if (article->created > 0)
    {
      g_autofree char *when = vnt_words_exact (article->created);

      g_string_append_printf (text, _ ("%s · written by %s\n"), when,
                              article->author != NULL ? article->author : "?");
    }
  g_string_append (text, _ ("Earlier changes are known to the server only."));
  label = gtk_label_new (text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_expander_set_child (GTK_EXPANDER (self->history), box);
  gtk_expander_set_expanded (GTK_EXPANDER (self->history), FALSE);
  g_string_free (text, TRUE);
}

static void
show_detail (VntArticleView *self)
{
  const VntArticle *article = self->detail->article;
  const char *html = article->body != NULL ? article->body : article->summary;
  g_autofree char *about = vnt_article_view_dup_about (self);
  gboolean guide;

  g_clear_pointer (&self->shown, vnt_document_unref);
  self->shown =
    vnt_document_new_from_html (html != NULL ? html : _ ("This article has no text yet."));
  gtk_label_set_label (self->title, article->title);
  gtk_label_set_label (self->about, about);
  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->star), self->detail->starred);
  vnt_document_view_set_document (self->document, self->shown);
  guide =
    vnt_guide_view_show (self->guide, self->desk, article->id, self->shown, self->detail->done);
  gtk_widget_set_visible (self->steps, guide);
  guide = guide && self->guides != NULL && g_strcmp0 (article->category, self->guides) == 0;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->steps), guide);
  self->filling = FALSE;
  show_history (self);
  gtk_stack_set_visible_child_name (self->stack, guide ? "guide" : "text");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                              GTK_SCROLLED_WINDOW (self->scroller)),
                            0);
}

static void
show_nothing (VntArticleView *self, const char *why)
{
  gtk_label_set_label (self->title, _ ("Article"));
  gtk_label_set_label (self->about, "");
  adw_status_page_set_description (self->nothing, why);
  gtk_widget_set_visible (self->steps, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntArticleView) self = user_data;
  g_autoptr (GError) error = NULL;
  VntArticleDetail *detail = vnt_desk_load_article_finish (VNT_DESK (source), result, &error);

  if (self->stack == NULL || self->asking == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->asking)
    {
      g_clear_pointer (&detail, vnt_article_detail_free);
      return;
    }
  g_clear_pointer (&self->detail, vnt_article_detail_free);
  self->detail = detail;
  if (detail != NULL)
    {
      show_detail (self);
      vnt_desk_note_article_opened (self->desk, self->id);
    }
  else
    show_nothing (self, error != NULL ? error->message
                                      : _ ("It is not on this computer. It may have been removed, "
                                           "or you may not read it."));
  vnt_article_view_enable_actions (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
load (VntArticleView *self, gint64 article)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->id = article;
  self->asking = g_cancellable_new ();
  gtk_widget_set_visible (self->back, self->before->len > 0);
  vnt_desk_load_article_async (self->desk, article, self->asking, on_loaded, g_object_ref (self));
}

/* Links between articles stay inside. */
static void
on_link (VntArticleView *self, const char *address)
{
  gint64 article = g_ascii_strtoll (address + strlen ("article:"), NULL, 10);

  if (article <= 0)
    return;
  g_array_append_val (self->before, self->id);
  load (self, article);
}

static void
on_star (VntArticleView *self)
{
  gboolean starred = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->star));

  gtk_button_set_icon_name (GTK_BUTTON (self->star),
                            starred ? "starred-symbolic" : "non-starred-symbolic");
  if (self->filling || self->detail == NULL)
    return;
  self->detail->starred = starred;
  vnt_desk_star_article (self->desk, self->id, self->detail->starred);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
on_steps (VntArticleView *self)
{
  gboolean guide = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->steps));

  if (!self->filling && self->detail != NULL)
    gtk_stack_set_visible_child_name (self->stack, guide ? "guide" : "text");
}

static void
on_back (VntArticleView *self)
{
  vnt_article_view_back (self);
}

static void
vnt_article_view_dispose (GObject *object)
{
  VntArticleView *self = VNT_ARTICLE_VIEW (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->stack = NULL;
  vnt_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->detail, vnt_article_detail_free);
  g_clear_pointer (&self->shown, vnt_document_unref);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_pointer (&self->guides, g_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_article_view_parent_class)->dispose (object);
}

static gboolean
vnt_article_view_grab_focus (GtkWidget *widget)
{
  return !vnt_tab_through_passes (widget) &&
         gtk_widget_grab_focus (VNT_ARTICLE_VIEW (widget)->scroller);
}

static void
vnt_article_view_class_init (VntArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_article_view_dispose;
  widget_class->grab_focus = vnt_article_view_grab_focus;
  widget_class->focus = vnt_tab_through_focus;
  signals[SIGNAL_USE] = g_signal_new ("use", VNT_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 2, VNT_TYPE_ARTICLE, G_TYPE_INT);
  signals[SIGNAL_REPORT] = g_signal_new ("report", VNT_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, VNT_TYPE_ARTICLE);
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", VNT_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  vnt_article_view_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_button (const char *icon_name, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_use (void)
{
  GtkWidget *use = adw_split_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("As _Text"), "article.insert-text");
  g_menu_append (menu, _ ("As _Quote"), "article.insert-quote");
  g_menu_append (menu, _ ("As _Link"), "article.insert-link");
  adw_split_button_set_label (ADW_SPLIT_BUTTON (use), _ ("Put Into Reply"));
  adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (use), _ ("How it goes into the reply"));
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (use), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (use, _ ("Put the article's text into the reply of the open ticket"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (use), "article.insert-text");
  return use;
}

static GtkWidget *
new_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Print…"), "article.print");
  g_menu_append (menu, _ ("Open in the _Browser"), "article.open-in-browser");
  g_menu_append (menu, _ ("This Is _Wrong or Outdated…"), "article.report");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("What can be done with this article"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What can be done with this article"), -1);
  vnt_menu_later (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

static GtkWidget *
new_bar (VntArticleView *self)
{
  GtkWidget *bar = vnt_wrap_box_new ();

  self->back = new_button ("go-previous-symbolic", _ ("Previous Article"),
                           _ ("The article you came from"), NULL);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (on_back), self);
  self->use = new_use ();
  self->star = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->star), "non-starred-symbolic");
  gtk_widget_set_tooltip_text (self->star, _ ("Keep it at hand"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Keep at Hand"), -1);
  g_signal_connect_swapped (self->star, "toggled", G_CALLBACK (on_star), self);
  self->steps = gtk_toggle_button_new_with_label (_ ("Step by Step"));
  gtk_widget_set_tooltip_text (self->steps, _ ("Large, with a box to tick for each step"));
  g_signal_connect_swapped (self->steps, "toggled", G_CALLBACK (on_steps), self);
  vnt_wrap_box_append (VNT_WRAP_BOX (bar), self->back);
  vnt_wrap_box_append (VNT_WRAP_BOX (bar), self->use);
  vnt_wrap_box_append (VNT_WRAP_BOX (bar), self->steps);
  vnt_wrap_box_append (VNT_WRAP_BOX (bar), self->star);
  vnt_wrap_box_append (VNT_WRAP_BOX (bar),
                       new_button ("view-list-symbolic", _ ("Outline"),
                                   _ ("Go to a heading of this article"), "article.outline"));
  vnt_wrap_box_append (VNT_WRAP_BOX (bar), new_menu ());
  return bar;
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static GtkWidget *
new_text (VntArticleView *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->document = VNT_DOCUMENT_VIEW (vnt_document_view_new ());
  g_signal_connect_swapped (self->document, "link", G_CALLBACK (on_link), self);
  g_signal_connect_swapped (self->document, "picture-wanted",
                            G_CALLBACK (vnt_article_view_fetch_picture), self);
  self->history = gtk_expander_new (_ ("History"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->document));
  gtk_box_append (GTK_BOX (box), self->history);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_add_css_class (clamp, "article");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_focusable (self->scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);
  vnt_scroll_keys_add (self->scroller);
  return self->scroller;
}

static void
vnt_article_view_init (VntArticleView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *nothing = adw_status_page_new ();
  GtkWidget *stack = gtk_stack_new ();

  self->before = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->title = new_label ("title-3");
  self->about = new_label ("dim-label");
  gtk_widget_add_css_class (head, "ticket-header");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (head), new_bar (self));
  self->stack = GTK_STACK (stack);
  self->nothing = ADW_STATUS_PAGE (nothing);
  adw_status_page_set_icon_name (self->nothing, "accessories-dictionary-symbolic");
  adw_status_page_set_title (self->nothing, _ ("No Such Article Here"));
  gtk_stack_add_named (self->stack, new_text (self), "text");
  self->guide = VNT_GUIDE_VIEW (vnt_guide_view_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->guide), "guide");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), stack);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  vnt_article_view_enable_actions (self);
}

/**
 * vnt_article_view_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): a view that shows no article yet
 */
GtkWidget *
vnt_article_view_new (VntDesk *desk)
{
  VntArticleView *self = g_object_new (VNT_TYPE_ARTICLE_VIEW, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

/**
 * vnt_article_view_show:
 * @article: its number
 *
 * Shows it; it is among those opened last from now on.
 */
void
vnt_article_view_show (VntArticleView *self, gint64 article)
{
  g_return_if_fail (VNT_IS_ARTICLE_VIEW (self));

  g_array_set_size (self->before, 0);
  load (self, article);
}

/**
 * vnt_article_view_back:
 *
 * Goes back to the article whose link led to this one.
 *
 * Returns: whether there was one
 */
gboolean
vnt_article_view_back (VntArticleView *self)
{
  gint64 article;

  g_return_val_if_fail (VNT_IS_ARTICLE_VIEW (self), FALSE);

  if (self->before->len == 0)
    return FALSE;
  article = g_array_index (self->before, gint64, self->before->len - 1);
  g_array_set_size (self->before, self->before->len - 1);
  load (self, article);
  return TRUE;
}

/**
 * vnt_article_view_get_article:
 *
 * Returns: the number of the article that is shown, 0 for none
 */
gint64
vnt_article_view_get_article (VntArticleView *self)
{
  g_return_val_if_fail (VNT_IS_ARTICLE_VIEW (self), 0);

  return self->id;
}

/**
 * vnt_article_view_get_title:
 *
 * Returns: (nullable): its title, %NULL while it is read
 */
const char *
vnt_article_view_get_title (VntArticleView *self)
{
  g_return_val_if_fail (VNT_IS_ARTICLE_VIEW (self), NULL);

  return self->detail != NULL ? self->detail->article->title : NULL;
}

/**
 * vnt_article_view_set_ticket:
 * @ticket: whose reply the article can be put into, 0 for none
 */
void
vnt_article_view_set_ticket (VntArticleView *self, gint64 ticket)
{
  g_return_if_fail (VNT_IS_ARTICLE_VIEW (self));

  self->ticket = ticket;
  vnt_article_view_enable_actions (self);
}

/**
 * vnt_article_view_set_guides:
 * @category: (nullable): articles of this category are shown step by step at once
 */
void
vnt_article_view_set_guides (VntArticleView *self, const char *category)
{
  g_return_if_fail (VNT_IS_ARTICLE_VIEW (self));

  g_free (self->guides);
  self->guides = g_strdup (category);
}
