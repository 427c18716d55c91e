/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-conversation-print.h"

#include <glib/gi18n.h>

#include "vnt-message-item.h"
#include "vnt-message-words.h"

/* In points. */
#define TITLE_SIZE 15
#define TEXT_SIZE 10
#define GAP 8
#define FOOTER 24

/* One line of the whole, in the order they are printed, and how far below the one before it stands. */
typedef struct
{
  PangoLayout *layout;
  int line;
  double gap;
  double height;
} Line;

typedef struct
{
  char *title;
  char *about;
  GListModel *messages; /* NULL to print the text */
  char *text;
  GPtrArray *layouts;
  GArray *lines;
  GArray *pages; /* guint: first line of each page */
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_free (print->title);
  g_free (print->about);
  g_free (print->text);
  g_clear_object (&print->messages);
  g_clear_pointer (&print->layouts, g_ptr_array_unref);
  g_clear_pointer (&print->lines, g_array_unref);
  g_clear_pointer (&print->pages, g_array_unref);
  g_free (print);
}

static void
add (Print *print, GtkPrintContext *context, const char *text, int size, gboolean bold, double gap)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  pango_font_description_set_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, valid, -1);
  pango_font_description_free (font);
  g_ptr_array_add (print->layouts, layout);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoRectangle logical;
      Line line = { .layout = layout, .line = i, .gap = i == 0 ? gap : 0 };

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &logical);
      line.height = (double) logical.height / PANGO_SCALE;
      g_array_append_val (print->lines, line);
    }
}

static void
add_message (Print *print, GtkPrintContext *context, const VntMessage *message)
{
  g_autoptr (VntDocument) document = vnt_message_words_document (message);
  g_autofree char *text = document != NULL ? vnt_document_to_text (document) : NULL;
  g_autofree char *author = vnt_message_words_author (message);
  g_autofree char *time = vnt_message_words_full_time (message->created);
  g_autofree char *head =
    g_strdup_printf ("%s · %s · %s", author, vnt_message_words_kind (message->kind), time);

  if (message->kind == VNT_MESSAGE_EVENT)
    {
      g_autofree char *line = vnt_message_words_event_line (message);

      add (print, context, line, TEXT_SIZE - 2, FALSE, GAP / 2.0);
      return;
    }
  add (print, context, head, TEXT_SIZE, TRUE, 2 * GAP);
  if (text != NULL)
    add (print, context, g_strchomp (text), TEXT_SIZE, FALSE, GAP / 2.0);
  for (guint i = 0; message->attachments != NULL && i < message->attachments->len; i++)
    {
      g_autofree char *name = vnt_message_words_file (g_ptr_array_index (message->attachments, i));
      g_autofree char *line = g_strdup_printf (_ ("Attached: %s"), name);

      add (print, context, line, TEXT_SIZE - 1, FALSE, GAP / 2.0);
    }
}

/* A page ends before the line that does not fit any more. */
static void
break_pages (Print *print, double height)
{
  double y = 0;

  for (guint i = 0; i < print->lines->len; i++)
    {
      const Line *line = &g_array_index (print->lines, Line, i);

      if (i == 0 || y + line->gap + line->height > height)
        {
          g_array_append_val (print->pages, i);
          y = line->height;
        }
      else
        y += line->gap + line->height;
    }
}

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Print *print = data;
  guint n = print->messages != NULL ? g_list_model_get_n_items (print->messages) : 0;

  print->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  print->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  print->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  add (print, context, print->title, TITLE_SIZE, TRUE, 0);
  add (print, context, print->about, TEXT_SIZE, FALSE, GAP / 2.0);
  if (print->text != NULL)
    add (print, context, print->text, TEXT_SIZE, FALSE, 2 * GAP);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (print->messages, i);

      add_message (print, context, vnt_message_item_get_message (item));
    }
  break_pages (print, gtk_print_context_get_height (context) - FOOTER);
  gtk_print_operation_set_n_pages (operation, (int) print->pages->len);
}

static void
draw_footer (Print *print, GtkPrintContext *context, int page)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 8");
  g_autofree char *text = g_strdup_printf (_ ("Page %d of %u"), page + 1, print->pages->len);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cairo, 0, gtk_print_context_get_height (context) - FOOTER / 2.0);
  pango_cairo_show_layout (cairo, layout);
  pango_font_description_free (font);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Print *print = data;
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  guint first = g_array_index (print->pages, guint, page);
  guint end = (guint) page + 1 < print->pages->len ? g_array_index (print->pages, guint, page + 1)
                                                   : print->lines->len;
  double y = 0;

  for (guint i = first; i < end; i++)
    {
      const Line *line = &g_array_index (print->lines, Line, i);
      PangoLayoutLine *shown = pango_layout_get_line_readonly (line->layout, line->line);
      PangoRectangle logical;
      double x;

      pango_layout_line_get_extents (shown, NULL, &logical);
      y += i > first ? line->gap : 0;
      x = pango_layout_line_get_resolved_direction (shown) == PANGO_DIRECTION_RTL
            ? gtk_print_context_get_width (context) - (double) logical.width / PANGO_SCALE
            : 0;
      cairo_move_to (cairo, x, y - (double) logical.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cairo, shown);
      y += line->height;
    }
  draw_footer (print, context, page);
}

static GtkPrintOperation *
new_operation (Print *print)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_job_name (operation, print->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "vnt-print", print, print_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), print);
  return operation;
}

/**
 * vnt_conversation_print_new:
 * @title: heading of the first page
 * @about: what stands below it
 * @messages: list of #VntMessageItem
 *
 * Returns: (transfer full): prints the whole conversation, quotes and events included; run it
 */
GtkPrintOperation *
vnt_conversation_print_new (const char *title, const char *about, GListModel *messages)
{
  Print *print = g_new0 (Print, 1);

  print->title = g_strdup (title);
  print->about = g_strdup (about);
  print->messages = g_object_ref (messages);
  return new_operation (print);
}

/**
 * vnt_conversation_print_new_text:
 * @title: heading of the first page
 * @about: what stands below it
 * @text: what is printed
 *
 * Returns: (transfer full): prints one text; run it
 */
GtkPrintOperation *
vnt_conversation_print_new_text (const char *title, const char *about, const char *text)
{
  Print *print = g_new0 (Print, 1);

  print->title = g_strdup (title);
  print->about = g_strdup (about);
  print->text = g_strdup (text);
  return new_operation (print);
}
