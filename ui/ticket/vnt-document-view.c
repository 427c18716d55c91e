/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-document-markup.h"
#include "vnt-highlight.h"
#include "vnt-picture.h"
#include "vnt-sideways.h"

/* Pixels of the longer side of a picture: more than any window shows. */
#define LARGEST_SIDE 2048
#define MAX_DATA_ADDRESS (8 * 1024 * 1024)
#define MAX_PICTURE_HEIGHT 420

/* A table of more columns than this scrolls sideways instead of wrapping its words. */
#define MAX_WRAPPED_COLUMNS 4

/**
 * VntDocumentView:
 *
 * Shows a #VntDocument: labels one can select in, lists, tables, folded quotes, and those pictures that are on this
 * laptop. It never fetches anything.
 *
 * Signals: "picture-wanted" (string content_id): a picture of the message is not here yet; answer with
 * vnt_document_view_set_picture_path(). "link" (string address): a link that is not for the browser ("article:12").
 */
struct _VntDocumentView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GMenuModel *menu;
  GHashTable *pictures; /* content id → GtkPicture, borrowed from the widget tree */
};

enum
{
  SIGNAL_PICTURE_WANTED,
  SIGNAL_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntDocumentView, vnt_document_view, GTK_TYPE_WIDGET)

static void append_blocks (VntDocumentView *self, GtkBox *box, GPtrArray *blocks);

static gboolean
on_activate_link (VntDocumentView *self, const char *address)
{
  if (!g_str_has_prefix (address, "article:"))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_LINK], 0, address);
  return TRUE;
}

static GtkWidget *
new_text (VntDocumentView *self, GPtrArray *runs, const char *css_class)
{
  g_autofree char *markup = vnt_document_markup (runs);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  /* Reached by pointer for selecting; by keyboard the conversation moves message by message. */
  gtk_widget_set_can_focus (label, strstr (markup, "<a ") != NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  vnt_highlight_mark (label);
  gtk_label_set_extra_menu (GTK_LABEL (label), self->menu);
  g_signal_connect_swapped (label, "activate-link", G_CALLBACK (on_activate_link), self);
  return label;
}

static GtkWidget *
new_list_item (VntDocumentView *self, const VntBlock *block)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *mark =
    block->ordinal > 0 ? g_strdup_printf ("%d.", block->ordinal) : g_strdup ("•");
  GtkWidget *bullet = gtk_label_new (mark);

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_set_margin_start (row, 18 * MAX (block->level - 1, 0) + 6);
  gtk_box_append (GTK_BOX (row), bullet);
  gtk_box_append (GTK_BOX (row), new_text (self, block->runs, NULL));
  return row;
}

static GtkWidget *
new_quote (VntDocumentView *self, const VntBlock *block)
{
  GtkWidget *expander = gtk_expander_new (_ ("Quoted text"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "quote");
  append_blocks (self, GTK_BOX (box), block->children);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_widget_add_css_class (expander, "dim-label");
  return expander;
}

/* What scrolls sideways has no width to wrap to: its height would be that of the narrowest it can be. */
static void
stop_wrapping (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_wrap (GTK_LABEL (widget), FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    stop_wrapping (child);
}

static GtkWidget *
new_table (VntDocumentView *self, const VntBlock *block)
{
  GtkWidget *grid = gtk_grid_new ();
  int columns = MAX (block->columns, 1);

  gtk_widget_add_css_class (grid, "document-table");
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      const VntBlock *cell = g_ptr_array_index (block->children, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      int row = (int) i / columns;

      gtk_widget_add_css_class (box, row < block->header_rows ? "document-heading-cell"
                                                              : "document-cell");
      append_blocks (self, GTK_BOX (box), cell->children);
      gtk_grid_attach (GTK_GRID (grid), box, (int) i % columns, row, 1, 1);
    }
  if (columns <= MAX_WRAPPED_COLUMNS)
    return grid;
  stop_wrapping (grid);
  return vnt_sideways_new (grid);
}

static void
fit_picture (GtkPicture *picture, GdkTexture *texture)
{
  int height = MIN (gdk_texture_get_height (texture), MAX_PICTURE_HEIGHT);

  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
  gtk_widget_set_size_request (GTK_WIDGET (picture), -1, height);
}

static void
load_file_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *contents = NULL;
  gsize length = 0;
  GError *error = NULL;
  GdkTexture *texture = NULL;

  if (g_file_get_contents (data, &contents, &length, &error))
    texture = vnt_picture_decode ((const guchar *) contents, length, LARGEST_SIDE, &error);
  if (texture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

static void
load_data_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *address = data;
  const char *encoding = strstr (address, ";base64,");
  GError *error = NULL;
  GdkTexture *texture = NULL;

  if (encoding == NULL || strlen (address) > MAX_DATA_ADDRESS)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a usable picture");
  else
    {
      gsize length = 0;
      g_autofree guchar *bytes = g_base64_decode (encoding + strlen (";base64,"), &length);

      texture = vnt_picture_decode (bytes, length, LARGEST_SIDE, &error);
    }
  if (texture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

static void
on_picture_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkPicture) picture = user_data;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  /* A picture that cannot be decoded keeps its words, which stand beside it. */
  if (texture != NULL)
    fit_picture (picture, texture);
}

static void
load_picture (VntDocumentView *self, GtkPicture *picture, const char *source, GTaskThreadFunc func)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_picture_loaded, g_object_ref (picture));

  g_task_set_task_data (task, g_strdup (source), g_free);
  g_task_run_in_thread (task, func);
}

static GtkWidget *
new_picture (VntDocumentView *self, const VntBlock *block)
{
  GtkWidget *picture = gtk_picture_new ();

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture),
                                    block->alt != NULL ? block->alt : _ ("Picture"));
  gtk_widget_set_tooltip_text (picture, block->alt);
  if (g_str_has_prefix (block->image, "data:"))
    load_picture (self, GTK_PICTURE (picture), block->image, load_data_thread);
  else
    g_hash_table_insert (self->pictures, g_strdup (block->image), picture);
  return picture;
}

static GtkWidget *
new_preformatted (VntDocumentView *self, const VntBlock *block)
{
  GtkWidget *label = new_text (self, block->runs, "monospace");

  gtk_widget_add_css_class (label, "preformatted");
  return label;
}

static GtkWidget *
new_block (VntDocumentView *self, const VntBlock *block)
{
  switch (block->kind)
    {
    case VNT_BLOCK_HEADING:
      return new_text (self, block->runs, block->level <= 2 ? "title-4" : "heading");
    case VNT_BLOCK_LIST_ITEM:
      return new_list_item (self, block);
    case VNT_BLOCK_PREFORMATTED:
      return new_preformatted (self, block);
    case VNT_BLOCK_QUOTE:
      return new_quote (self, block);
    case VNT_BLOCK_TABLE:
      return new_table (self, block);
    case VNT_BLOCK_IMAGE:
      return block->image != NULL ? new_picture (self, block) : new_text (self, block->runs, NULL);
    case VNT_BLOCK_RULE:
      return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    case VNT_BLOCK_CELL: /* stands only inside a table */
    case VNT_BLOCK_PARAGRAPH:
    default:
      return new_text (self, block->runs, NULL);
    }
}

static void
append_blocks (VntDocumentView *self, GtkBox *box, GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    gtk_box_append (box, new_block (self, g_ptr_array_index (blocks, i)));
}

static void
append_blocked_note (VntDocumentView *self, guint count)
{
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u remote picture was not fetched, to protect your privacy.",
                               "%u remote pictures were not fetched, to protect your privacy.",
                               count),
                     count);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
vnt_document_view_dispose (GObject *object)
{
  VntDocumentView *self = VNT_DOCUMENT_VIEW (object);

  g_clear_object (&self->menu);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (vnt_document_view_parent_class)->dispose (object);
}

static void
vnt_document_view_class_init (VntDocumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vnt_document_view_dispose;
  signals[SIGNAL_PICTURE_WANTED] =
    g_signal_new ("picture-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_LINK] = g_signal_new ("link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "document");
}

static void
vnt_document_view_init (VntDocumentView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * vnt_document_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
vnt_document_view_new (void)
{
  return g_object_new (VNT_TYPE_DOCUMENT_VIEW, NULL);
}

/**
 * vnt_document_view_set_menu:
 * @menu: what the context menu of its texts offers beside copying
 *
 * For the documents that are set from now on.
 */
void
vnt_document_view_set_menu (VntDocumentView *self, GMenuModel *menu)
{
  g_return_if_fail (VNT_IS_DOCUMENT_VIEW (self));

  g_set_object (&self->menu, menu);
}

/**
 * vnt_document_view_set_document:
 * @document: (nullable): what to show
 *
 * Builds the widgets anew. Asks by "picture-wanted" for each picture that is an attachment of the message, so connect
 * to that signal first.
 */
void
vnt_document_view_set_document (VntDocumentView *self, VntDocument *document)
{
  GtkWidget *child;
  GHashTableIter iter;
  gpointer content_id;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  g_return_if_fail (VNT_IS_DOCUMENT_VIEW (self));

  g_hash_table_remove_all (self->pictures);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (document == NULL)
    return;
  append_blocks (self, GTK_BOX (self->box), document->blocks);
  if (document->blocked_images > 0)
    append_blocked_note (self, document->blocked_images);

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &content_id, NULL))
    g_ptr_array_add (wanted, content_id);
  for (guint i = 0; i < wanted->len; i++)
    g_signal_emit (self, signals[SIGNAL_PICTURE_WANTED], 0, g_ptr_array_index (wanted, i));
}

/**
 * vnt_document_view_set_picture_path:
 * @content_id: (not nullable): as "picture-wanted" gave it
 * @path: (not nullable): a file on this laptop; decoded on a worker thread
 */
void
vnt_document_view_set_picture_path (VntDocumentView *self, const char *content_id, const char *path)
{
  GtkPicture *picture;

  g_return_if_fail (VNT_IS_DOCUMENT_VIEW (self));

  picture = self->pictures != NULL ? g_hash_table_lookup (self->pictures, content_id) : NULL;
  if (picture != NULL)
    load_picture (self, picture, path, load_file_thread);
}

/**
 * vnt_document_view_get_block:
 * @place: which block of the document, counted from 0
 *
 * Returns: (transfer none) (nullable): what shows it
 */
GtkWidget *
vnt_document_view_get_block (VntDocumentView *self, guint place)
{
  GtkWidget *child;

  g_return_val_if_fail (VNT_IS_DOCUMENT_VIEW (self), NULL);

  child = gtk_widget_get_first_child (self->box);
  for (guint i = 0; child != NULL && i < place; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}
