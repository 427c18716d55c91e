/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-scan.h"

#include <string.h>

#define WIDTH 600
#define HEIGHT 60

/* Code 39: nine bars and gaps a letter, "w" for a wide one. */
static const struct
{
  char letter;
  const char *bars;
} CODE39[] = {
  { '*', "nwnnwnwnn" }, { 'A', "wnnnnwnnw" }, { 'B', "nnwnnwnnw" },
  { '1', "wnnwnnnnw" }, { '2', "nnwwnnnnw" },
};

static guint
draw_letter (guint8 *row, guint x, char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (CODE39); i++)
    for (guint bar = 0; CODE39[i].letter == letter && bar < 9; bar++)
      {
        guint width = CODE39[i].bars[bar] == 'w' ? 6 : 2;

        memset (row + x, bar % 2 == 0 ? 0 : 0xff, width);
        x += width;
      }

  return x + 2;
}

static guint8 *
draw (const char *text)
{
  guint8 *gray = g_malloc (WIDTH * HEIGHT);
  guint x = 40;

  memset (gray, 0xff, WIDTH * HEIGHT);
  for (const char *p = text; *p != '\0'; p++)
    x = draw_letter (gray, x, *p);
  for (guint y = 1; y < HEIGHT; y++)
    memcpy (gray + y * WIDTH, gray, WIDTH);

  return gray;
}

static void
test_code (void)
{
  g_autofree guint8 *gray = draw ("*A1B2*");
  g_autofree char *text = vnt_scan_gray (gray, WIDTH, HEIGHT);

  g_assert_cmpstr (text, ==, "A1B2");
}

static void
test_nothing (void)
{
  g_autofree guint8 *gray = draw ("");
  g_autofree char *text = vnt_scan_gray (gray, WIDTH, HEIGHT);

  g_assert_null (text);
}

static void
test_no_picture (void)
{
  guint8 none = 0;
  g_autofree char *empty = vnt_scan_gray (&none, 0, 0);
  g_autofree char *huge = vnt_scan_gray (&none, G_MAXUINT, 1);

  g_assert_null (empty);
  g_assert_null (huge);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scan/code", test_code);
  g_test_add_func ("/scan/nothing", test_nothing);
  g_test_add_func ("/scan/no-picture", test_no_picture);

  return g_test_run ();
}
