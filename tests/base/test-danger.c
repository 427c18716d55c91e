/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-danger.h"

typedef struct
{
  const char *name;
  const char *type;
  VntDanger danger;
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("case %u, %s", (guint) i, cases[i].type);
      g_assert_cmpint (vnt_danger_of_file (cases[i].name, cases[i].type), ==, cases[i].danger);
    }
}

static void
test_safe (void)
{
  static const Case CASES[] = {
    { "photo.png", "image/png", VNT_DANGER_NONE },
    { "Informe final.PDF", "application/pdf", VNT_DANGER_NONE },
    { "acta.odt", "application/vnd.oasis.opendocument.text", VNT_DANGER_NONE },
    { "photo.jpeg", "application/octet-stream", VNT_DANGER_NONE },
    { "log of 2.1.3.txt", "text/plain", VNT_DANGER_NONE },
    { "README", "text/plain", VNT_DANGER_NONE },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static void
test_programs (void)
{
  static const Case CASES[] = {
    { "setup.exe", "application/x-msdownload", VNT_DANGER_PROGRAM },
    { "SETUP.EXE", NULL, VNT_DANGER_PROGRAM },
    { "saver.scr", "application/octet-stream", VNT_DANGER_PROGRAM },
    { "tool", "application/x-executable", VNT_DANGER_PROGRAM },
    { "tool.deb", "application/vnd.debian.binary-package", VNT_DANGER_PROGRAM },
    { "Tool.AppImage", NULL, VNT_DANGER_PROGRAM },
    { "fix.sh", "text/plain", VNT_DANGER_SCRIPT },
    { "fix.ps1", NULL, VNT_DANGER_SCRIPT },
    { "fix.py", "text/x-python", VNT_DANGER_SCRIPT },
    { "fix", "application/x-shellscript", VNT_DANGER_SCRIPT },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static void
test_others (void)
{
  static const Case CASES[] = {
    { "Files.desktop", "text/plain", VNT_DANGER_SHORTCUT },
    { "share.lnk", NULL, VNT_DANGER_SHORTCUT },
    { "budget.xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12", VNT_DANGER_MACROS },
    { "old.doc", "application/msword", VNT_DANGER_MACROS },
    { "page.html", "text/html", VNT_DANGER_PAGE },
    { "drawing.svg", "image/svg+xml", VNT_DANGER_PAGE },
    { "all.zip", "application/zip", VNT_DANGER_ARCHIVE },
    { "all.tar.gz", "application/gzip", VNT_DANGER_ARCHIVE },
    { "disk.iso", NULL, VNT_DANGER_ARCHIVE },
    { "what.xyzzy", "application/octet-stream", VNT_DANGER_UNKNOWN },
    { NULL, NULL, VNT_DANGER_UNKNOWN },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

static void
test_double_extension (void)
{
  static const Case CASES[] = {
    { "invoice.pdf.exe", NULL, VNT_DANGER_DISGUISED },
    { "invoice.pdf                       .exe", NULL, VNT_DANGER_DISGUISED },
    { "photo.jpg.sh", "text/plain", VNT_DANGER_DISGUISED },
    { "invoice.pdf.exe. . .", NULL, VNT_DANGER_DISGUISED },
    { "invoice.pdf.zip", NULL, VNT_DANGER_ARCHIVE },
    { "setup.2.exe", NULL, VNT_DANGER_PROGRAM },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

/* Shown as "invoiceexe.pdf". */
static void
test_direction (void)
{
  static const Case CASES[] = {
    { "invoice\xe2\x80\xae"
      "fdp.exe",
      NULL, VNT_DANGER_DISGUISED },
    { "photo\xe2\x80\xae"
      "gpj.png",
      "image/png", VNT_DANGER_DISGUISED },
    { "x\xe2\x81\xa7.txt", "text/plain", VNT_DANGER_DISGUISED },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

/* The name of one thing, the content of another. */
static void
test_contradiction (void)
{
  static const Case CASES[] = {
    { "photo.png", "application/x-msdownload", VNT_DANGER_DISGUISED },
    { "notes.txt", "application/x-shellscript", VNT_DANGER_DISGUISED },
    { "photo.png", "text/html", VNT_DANGER_PAGE },
    { "setup.exe", "image/png", VNT_DANGER_PROGRAM },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

/* Wide letters and an invisible one are the same name to who opens it. */
static void
test_lookalikes (void)
{
  static const Case CASES[] = {
    { "setup.ｅｘｅ", NULL, VNT_DANGER_PROGRAM },
    { "setup.e\xe2\x80\x8bxe", NULL, VNT_DANGER_PROGRAM },
    { "bad\xff.exe", NULL, VNT_DANGER_PROGRAM },
  };

  check (CASES, G_N_ELEMENTS (CASES));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/danger/safe", test_safe);
  g_test_add_func ("/danger/programs", test_programs);
  g_test_add_func ("/danger/others", test_others);
  g_test_add_func ("/danger/double-extension", test_double_extension);
  g_test_add_func ("/danger/direction", test_direction);
  g_test_add_func ("/danger/contradiction", test_contradiction);
  g_test_add_func ("/danger/lookalikes", test_lookalikes);
  return g_test_run ();
}
