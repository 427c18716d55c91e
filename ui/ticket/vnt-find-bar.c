/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-find-bar.h"

#include <glib/gi18n.h>

struct _VntFindBar
{
  GtkWidget parent_instance;

  VntConversationFind *find;
  VntFound current; /* the place looked at, while @looks */
  gboolean looks;
  guint n;
  GtkWidget *writing; /* the text the agent came from */

  GtkSearchBar *bar;
  GtkWidget *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
};

enum
{
  SIGNAL_FOUND,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntFindBar, vnt_find_bar, GTK_TYPE_WIDGET)

static void
show_count (VntFindBar *self)
{
  guint total = vnt_conversation_find_get_n (self->find);
  g_autofree char *text = NULL;

  if (*vnt_conversation_find_get_words (self->find) == '\0')
    text = g_strdup ("");
  else if (total == 0)
    text = g_strdup (vnt_conversation_find_get_busy (self->find) ? "" : _ ("Nothing found"));
  else
    /* Translators: which of the places found is looked at: "2 of 14" */
    text = g_strdup_printf (_ ("%u of %u"), self->n + 1, total);
  gtk_label_set_label (self->count, text);
  gtk_widget_set_sensitive (self->previous, total > 0);
  gtk_widget_set_sensitive (self->next, total > 0);
}

static void
look_at (VntFindBar *self, guint n)
{
  const VntFound *found = vnt_conversation_find_get (self->find, n);

  self->looks = found != NULL;
  self->n = n;
  if (found != NULL)
    self->current = *found;
  show_count (self);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0, found != NULL ? n : G_MAXUINT);
}

/* The place looked at stays the same one while others come and go around it; else the newest, which stands last. */
static void
on_changed (VntFindBar *self)
{
  guint total = vnt_conversation_find_get_n (self->find);

  for (guint i = 0; self->looks && i < total; i++)
    {
      const VntFound *found = vnt_conversation_find_get (self->find, i);

      if (found->id == self->current.id && found->nth >= self->current.nth)
        {
          look_at (self, i);
          return;
        }
    }
  look_at (self, total > 0 ? total - 1 : 0);
}

static void
on_search_changed (VntFindBar *self)
{
  vnt_conversation_find_set_words (self->find, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
on_next (VntFindBar *self)
{
  vnt_find_bar_step (self, FALSE);
}

static void
on_previous (VntFindBar *self)
{
  vnt_find_bar_step (self, TRUE);
}

/* Enter before the entry has told what was typed last looks for that first. */
static void
on_activate (VntFindBar *self)
{
  if (g_str_equal (vnt_conversation_find_get_words (self->find),
                   gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    on_previous (self);
  else
    on_search_changed (self);
}

static void
on_mode_changed (VntFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    return;
  self->looks = FALSE;
  vnt_conversation_find_set_words (self->find, "");
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  if (self->writing != NULL && gtk_widget_get_mapped (self->writing))
    gtk_widget_grab_focus (self->writing);
}

/* Where the agent was writing, to go back there afterwards. */
static void
remember_focus (VntFindBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->writing, GTK_IS_TEXT_VIEW (focus) ? focus : NULL);
}

static void
vnt_find_bar_dispose (GObject *object)
{
  VntFindBar *self = VNT_FIND_BAR (object);

  if (self->find != NULL)
    g_signal_handlers_disconnect_by_data (self->find, self);
  g_clear_weak_pointer (&self->writing);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_FIND_BAR);
  g_clear_object (&self->find);
  G_OBJECT_CLASS (vnt_find_bar_parent_class)->dispose (object);
}

static void
vnt_find_bar_class_init (VntFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_find_bar_dispose;
  signals[SIGNAL_FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VntFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, VntFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, VntFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, VntFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, VntFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
}

static void
vnt_find_bar_init (VntFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->find = vnt_conversation_find_new ();
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  g_signal_connect_swapped (self->find, "changed", G_CALLBACK (on_changed), self);
  show_count (self);
}

/**
 * vnt_find_bar_get_find:
 *
 * Returns: (transfer none): what looks
 */
VntConversationFind *
vnt_find_bar_get_find (VntFindBar *self)
{
  g_return_val_if_fail (VNT_IS_FIND_BAR (self), NULL);

  return self->find;
}

/**
 * vnt_find_bar_open:
 *
 * Shows it, ready to type; what was looked for before is looked for again.
 */
void
vnt_find_bar_open (VntFindBar *self)
{
  g_return_if_fail (VNT_IS_FIND_BAR (self));

  remember_focus (self);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  on_search_changed (self);
}

/**
 * vnt_find_bar_close:
 *
 * Nothing is looked for any more.
 */
void
vnt_find_bar_close (VntFindBar *self)
{
  g_return_if_fail (VNT_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

/**
 * vnt_find_bar_step:
 * @back: towards the beginning of the conversation
 *
 * Looks at the next place, from the last one at the first again. Opens the bar when nothing is looked for.
 */
void
vnt_find_bar_step (VntFindBar *self, gboolean back)
{
  guint total;

  g_return_if_fail (VNT_IS_FIND_BAR (self));

  total = vnt_conversation_find_get_n (self->find);
  if (!gtk_search_bar_get_search_mode (self->bar))
    vnt_find_bar_open (self);
  else if (total > 0)
    look_at (self, (self->n + (back ? total - 1 : 1)) % total);
}
