/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft-row.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-machine-draft.h"
#include "vnt-new-article.h"
#include "vnt-new-ticket.h"
#include "vnt-text.h"
#include "vnt-words.h"

#define MOST_WORDS 160

struct _VntDraftRow
{
  GtkListBoxRow parent_instance;

  VntDraftItem *item;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *age;
  GtkLabel *words;
  GtkWidget *discard;
};

G_DEFINE_FINAL_TYPE (VntDraftRow, vnt_draft_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
kind_words (VntOperationKind kind)
{
  if (kind == VNT_OPERATION_CREATE)
    return _ ("New ticket");
  if (kind == VNT_OPERATION_FORWARD)
    return _ ("Forward");
  if (kind == VNT_OPERATION_ARTICLE)
    return _ ("New article");
  if (kind == VNT_OPERATION_CREATE_MACHINE)
    return _ ("New machine");
  if (kind == VNT_OPERATION_EDIT_MACHINE)
    return _ ("Machine");
  return kind == VNT_OPERATION_COMMENT ? _ ("Internal note") : _ ("Reply");
}

static gboolean
is_machine (const VntDraft *draft)
{
  return draft->kind == VNT_OPERATION_CREATE_MACHINE || draft->kind == VNT_OPERATION_EDIT_MACHINE;
}

static const char *
no_subject (const VntDraftEntry *entry)
{
  if (is_machine (entry->draft))
    return _ ("no name");
  return entry->draft->kind == VNT_OPERATION_ARTICLE ? _ ("no title") : _ ("no subject");
}

static char *
make_title (const VntDraftEntry *entry)
{
  const char *kind = kind_words (entry->draft->kind);
  const char *subject =
    entry->subject != NULL && *entry->subject != '\0' ? entry->subject : no_subject (entry);
  g_autofree char *number = NULL;

  if (entry->draft->kind == VNT_OPERATION_CREATE || is_machine (entry->draft))
    return g_strdup_printf ("%s · %s", kind, subject);
  number = vnt_words_ticket_number (entry->draft->ticket);
  return g_strdup_printf ("%s · %s %s", kind, number, entry->subject != NULL ? subject : "");
}

static char *
make_words (const VntDraft *draft)
{
  const char *text = draft->text;
  g_autoptr (VntNewTicket) made = NULL;
  g_autoptr (VntNewArticle) article = NULL;

  if (is_machine (draft))
    return vnt_machine_draft_words (text);
  if (draft->kind == VNT_OPERATION_ARTICLE)
    article = vnt_new_article_read (draft->text, &text);
  if (draft->kind == VNT_OPERATION_CREATE)
    made = vnt_new_ticket_read (draft->text, &text);
  if (*text != '\0' || draft->files->len == 0)
    return vnt_text_one_line (text, MOST_WORDS);
  return g_strdup_printf (ngettext ("%u file", "%u files", draft->files->len), draft->files->len);
}

static const char *
icon_of (const VntDraft *draft)
{
  if (is_machine (draft))
    return "computer-symbolic";
  if (draft->kind == VNT_OPERATION_ARTICLE)
    return "accessories-dictionary-symbolic";
  return draft->kind == VNT_OPERATION_COMMENT ? "changes-prevent-symbolic" : "mail-send-symbolic";
}

static void
update (VntDraftRow *self)
{
  const VntDraftEntry *entry = vnt_draft_item_get_entry (self->item);
  gint64 now = vnt_clock_now ();
  g_autofree char *title = make_title (entry);
  g_autofree char *words = make_words (entry->draft);
  g_autofree char *age = vnt_words_age (entry->draft->updated, now);
  g_autofree char *age_spoken = vnt_words_age_spoken (entry->draft->updated, now);
  g_autofree char *exact = vnt_words_exact (entry->draft->updated);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", title, words, age_spoken);
  /* Translators: %s is what is being written, as in “Reply · #12 Printer” */
  g_autofree char *discard = g_strdup_printf (_ ("Discard %s"), title);

  gtk_image_set_from_icon_name (self->icon, icon_of (entry->draft));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->age, age);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->age), exact);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->discard), "x",
                                    vnt_draft_entry_key (entry->draft));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->discard), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  discard, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
vnt_draft_row_dispose (GObject *object)
{
  g_clear_object (&VNT_DRAFT_ROW (object)->item);
  G_OBJECT_CLASS (vnt_draft_row_parent_class)->dispose (object);
}

static void
vnt_draft_row_class_init (VntDraftRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_draft_row_dispose;
}

static GtkLabel *
new_label (const char *css_class, gboolean grows)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), grows ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, grows);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
vnt_draft_row_init (VntDraftRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = new_label ("heading", TRUE);
  self->age = new_label ("dim-label", FALSE);
  self->words = new_label ("dim-label", TRUE);
  self->discard = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_tooltip_text (self->discard, _ ("Discard this draft"));
  gtk_widget_add_css_class (self->discard, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->discard), "drafts.discard");
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->age));
  gtk_box_append (GTK_BOX (second), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (second), self->discard);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), second);
  gtk_widget_add_css_class (lines, "outbox-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), lines);
}

/**
 * vnt_draft_row_new:
 * @item: (transfer none): what it follows
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
vnt_draft_row_new (VntDraftItem *item)
{
  VntDraftRow *self = g_object_new (VNT_TYPE_DRAFT_ROW, NULL);

  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::entry", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * vnt_draft_row_get_item:
 *
 * Returns: (transfer none): what it shows
 */
VntDraftItem *
vnt_draft_row_get_item (VntDraftRow *self)
{
  g_return_val_if_fail (VNT_IS_DRAFT_ROW (self), NULL);

  return self->item;
}
