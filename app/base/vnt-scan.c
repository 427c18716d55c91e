/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bar codes and QR codes in a picture. */
#include "vnt-scan.h"

#include "vnt-zbar.h"

/* A code is a serial number or an address of a page; whoever prints a book into one wants something else. */
#define LONGEST 512
#define LARGEST 16384

/* What was read was printed by anybody: one line of text, nothing that steers a terminal or a label. */
static char *
clean (const char *data, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (data, (gssize) MIN (length, LONGEST));
  GString *text = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r')
        break;
      if (g_unichar_isprint (c))
        g_string_append_unichar (text, c);
    }

  return g_strstrip (g_string_free (text, FALSE));
}

/**
 * vnt_scan_gray:
 * @gray: (array): brightness, one byte a pixel, row by row without gaps
 * @width: pixels
 * @height: pixels
 *
 * Looks for a code. Takes its time for a large picture; any thread. Finds none where libzbar is not installed.
 *
 * Returns: (transfer full) (nullable): the text of the first one, cleaned and cut; %NULL when there is none
 */
char *
vnt_scan_gray (const guint8 *gray, guint width, guint height)
{
  const VntZbar *zbar;
  zbar_image_scanner_t *scanner;
  zbar_image_t *image;
  g_autofree char *text = NULL;

  g_return_val_if_fail (gray != NULL, NULL);

  if (width == 0 || height == 0 || width > LARGEST || height > LARGEST)
    return NULL;
  zbar = vnt_zbar_get ();
  if (zbar == NULL)
    return NULL;

  scanner = zbar->scanner_create ();
  image = zbar->image_create ();
  zbar->scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 1);
  zbar->image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar->image_set_size (image, width, height);
  zbar->image_set_data (image, gray, (unsigned long) width * height, NULL);
  if (zbar->scan (scanner, image) > 0)
    {
      const zbar_symbol_t *symbol = zbar->image_first_symbol (image);

      if (symbol != NULL)
        text = clean (zbar->symbol_get_data (symbol), zbar->symbol_get_data_length (symbol));
    }
  zbar->image_destroy (image);
  zbar->scanner_destroy (scanner);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}
