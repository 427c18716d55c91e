/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-sheet.h"

#include <string.h>

#include "vnt-markdown.h"
#include "vnt-text-fill.h"

struct _VntSheet
{
  GtkTextView parent_instance;

  GtkTextTag *unfilled;
  gboolean filling; /* nobody types this */
  guint mark_id;
  guint wanted_id;
};

enum
{
  SIGNAL_FILES,
  SIGNAL_PICTURE,
  SIGNAL_TEXT_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntSheet, vnt_sheet, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (VntSheet *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* A place that nothing was filled into would look odd to who gets it. */
static gboolean
mark_places (gpointer data)
{
  VntSheet *self = data;
  GtkTextBuffer *buffer = get_buffer (self);
  g_autofree char *text = vnt_sheet_get_text (self);
  const char *rest = text;
  const char *place;
  GtkTextIter start, end;
  gsize length;

  self->mark_id = 0;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->unfilled, &start, &end);
  while ((place = vnt_text_find_place (rest, &length)) != NULL)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                          (int) g_utf8_pointer_to_offset (text, place));
      gtk_text_buffer_get_iter_at_offset (buffer, &end,
                                          (int) g_utf8_pointer_to_offset (text, place + length));
      gtk_text_buffer_apply_tag (buffer, self->unfilled, &start, &end);
      rest = place + length;
    }
  return G_SOURCE_REMOVE;
}

static void
on_changed (VntSheet *self)
{
  if (self->mark_id == 0)
    self->mark_id = g_idle_add (mark_places, self);
}

/* The item after this one; a second Enter ends the list instead. */
static void
continue_line (VntSheet *self, GtkTextBuffer *buffer, GtkTextIter *after)
{
  GtkTextIter end = *after;
  GtkTextIter start;
  g_autofree char *line = NULL;
  g_autofree char *prefix = NULL;
  gboolean empty;

  gtk_text_iter_backward_char (&end);
  start = end;
  gtk_text_iter_set_line_offset (&start, 0);
  line = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  prefix = vnt_markdown_next_prefix (line, &empty);
  if (prefix == NULL)
    return;
  self->filling = TRUE;
  if (empty)
    {
      gtk_text_buffer_delete (buffer, &start, after);
      *after = start;
    }
  else
    gtk_text_buffer_insert (buffer, after, prefix, -1);
  self->filling = FALSE;
}

static gboolean
want_text (gpointer data)
{
  VntSheet *self = data;
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  self->wanted_id = 0;
  gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
  start = end;
  if (gtk_text_iter_backward_chars (&start, 2))
    gtk_text_buffer_delete (buffer, &start, &end);
  g_signal_emit (self, signals[SIGNAL_TEXT_WANTED], 0);
  return G_SOURCE_REMOVE;
}

/* "::" where a word may begin; not in "std::vector". */
static gboolean
is_call (const GtkTextIter *after)
{
  GtkTextIter at = *after;

  gtk_text_iter_backward_char (&at);
  if (!gtk_text_iter_backward_char (&at) || gtk_text_iter_get_char (&at) != ':')
    return FALSE;
  return !gtk_text_iter_backward_char (&at) || g_unichar_isspace (gtk_text_iter_get_char (&at));
}

static void
on_inserted (
  VntSheet *self, GtkTextIter *after, const char *text, int length, GtkTextBuffer *buffer)
{
  if (self->filling || length != 1 || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  if (*text == '\n')
    continue_line (self, buffer, after);
  else if (*text == ':' && self->wanted_id == 0 && is_call (after))
    self->wanted_id = g_idle_add (want_text, self);
}

static void
on_files_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntSheet) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (value == NULL)
    return;
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  if (files->len > 0)
    g_signal_emit (self, signals[SIGNAL_FILES], 0, files);
}

static void
on_picture_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VntSheet) self = data;
  g_autoptr (GdkTexture) texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);

  if (texture != NULL)
    g_signal_emit (self, signals[SIGNAL_PICTURE], 0, texture);
}

/* Files and pictures go with the message; what comes as text too, as an office program gives it, is text. */
static void
vnt_sheet_paste_clipboard (GtkTextView *view)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean editable = gtk_text_view_get_editable (view);

  if (editable && (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
                   gdk_content_formats_contain_mime_type (formats, "text/uri-list")))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    on_files_read, g_object_ref (view));
  else if (editable && !gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) &&
           !gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") &&
           !gdk_content_formats_contain_mime_type (formats, "text/plain") &&
           (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) ||
            gdk_content_formats_contain_mime_type (formats, "image/png")))
    gdk_clipboard_read_texture_async (clipboard, NULL, on_picture_read, g_object_ref (view));
  else
    GTK_TEXT_VIEW_CLASS (vnt_sheet_parent_class)->paste_clipboard (view);
}

static void
action_bold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_sheet_wrap (VNT_SHEET (widget), "**");
}

static void
action_italic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_sheet_wrap (VNT_SHEET (widget), "*");
}

static void
vnt_sheet_dispose (GObject *object)
{
  VntSheet *self = VNT_SHEET (object);

  g_clear_handle_id (&self->mark_id, g_source_remove);
  g_clear_handle_id (&self->wanted_id, g_source_remove);
  G_OBJECT_CLASS (vnt_sheet_parent_class)->dispose (object);
}

static void
vnt_sheet_class_init (VntSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_sheet_dispose;
  GTK_TEXT_VIEW_CLASS (klass)->paste_clipboard = vnt_sheet_paste_clipboard;
  signals[SIGNAL_FILES] = g_signal_new ("files", VNT_TYPE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[SIGNAL_PICTURE] = g_signal_new ("picture", VNT_TYPE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, GDK_TYPE_TEXTURE);
  signals[SIGNAL_TEXT_WANTED] = g_signal_new ("text-wanted", VNT_TYPE_SHEET, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "sheet.bold", NULL, action_bold);
  gtk_widget_class_install_action (widget_class, "sheet.italic", NULL, action_italic);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "sheet.bold",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "sheet.italic",
                                       NULL);
}

static void
vnt_sheet_init (VntSheet *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  self->unfilled = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_DOUBLE,
                                               "weight", PANGO_WEIGHT_BOLD, NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_inserted), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * vnt_sheet_new:
 *
 * Returns: (transfer floating): an empty sheet
 */
GtkWidget *
vnt_sheet_new (void)
{
  return g_object_new (VNT_TYPE_SHEET, NULL);
}

/**
 * vnt_sheet_set_text:
 * @cursor: where the caret stands, in characters
 *
 * Shows another text. It cannot be undone into the one before.
 */
void
vnt_sheet_set_text (VntSheet *self, const char *text, guint cursor)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret;

  g_return_if_fail (VNT_IS_SHEET (self) && text != NULL);

  buffer = get_buffer (self);
  self->filling = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &caret, (int) cursor);
  gtk_text_buffer_place_cursor (buffer, &caret);
  self->filling = FALSE;
}

/**
 * vnt_sheet_get_text:
 *
 * Returns: (transfer full): what is written
 */
char *
vnt_sheet_get_text (VntSheet *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (VNT_IS_SHEET (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

/**
 * vnt_sheet_get_selected:
 *
 * Returns: (transfer full) (nullable): what is selected
 */
char *
vnt_sheet_get_selected (VntSheet *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (VNT_IS_SHEET (self), NULL);

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    return NULL;
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

/**
 * vnt_sheet_get_cursor:
 *
 * Returns: where the caret stands, in characters
 */
guint
vnt_sheet_get_cursor (VntSheet *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret;

  g_return_val_if_fail (VNT_IS_SHEET (self), 0);

  buffer = get_buffer (self);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  return (guint) gtk_text_iter_get_offset (&caret);
}

/**
 * vnt_sheet_insert:
 *
 * Puts @text where the caret stands, in place of what is selected. One undo takes it out.
 */
void
vnt_sheet_insert (VntSheet *self, const char *text)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (VNT_IS_SHEET (self) && text != NULL);

  buffer = get_buffer (self);
  self->filling = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  self->filling = FALSE;
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

/**
 * vnt_sheet_insert_paragraph:
 *
 * Puts @text where the caret stands, as lines of its own, and the caret below it.
 */
void
vnt_sheet_insert_paragraph (VntSheet *self, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret;
  g_autofree char *lines = NULL;

  g_return_if_fail (VNT_IS_SHEET (self) && text != NULL);

  buffer = get_buffer (self);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  lines = g_strconcat (gtk_text_iter_starts_line (&caret) ? "" : "\n", text,
                       g_str_has_suffix (text, "\n") ? "\n" : "\n\n", NULL);
  vnt_sheet_insert (self, lines);
}

/**
 * vnt_sheet_wrap:
 * @sign: what stands before and after bold or italic words
 *
 * Sets the signs around what is selected, or takes them away; with nothing selected the caret stands between them.
 */
void
vnt_sheet_wrap (VntSheet *self, const char *sign)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret;
  g_autofree char *selected = NULL;
  g_autofree char *wrapped = NULL;
  gsize n = strlen (sign);
  guint at;

  g_return_if_fail (VNT_IS_SHEET (self) && sign != NULL);

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  buffer = get_buffer (self);
  selected = vnt_sheet_get_selected (self);
  if (selected != NULL && strlen (selected) > 2 * n && g_str_has_prefix (selected, sign) &&
      g_str_has_suffix (selected, sign))
    wrapped = g_strndup (selected + n, strlen (selected) - 2 * n);
  else
    wrapped = g_strconcat (sign, selected != NULL ? selected : "", sign, NULL);
  vnt_sheet_insert (self, wrapped);
  at = vnt_sheet_get_cursor (self);
  if (selected == NULL)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &caret, (int) (at - n));
      gtk_text_buffer_place_cursor (buffer, &caret);
    }
  else
    {
      GtkTextIter start;

      gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                          (int) (at - (guint) g_utf8_strlen (wrapped, -1)));
      gtk_text_buffer_get_iter_at_offset (buffer, &caret, (int) at);
      gtk_text_buffer_select_range (buffer, &start, &caret);
    }
}
