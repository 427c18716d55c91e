/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-danger.h"

#include <string.h>

#include "vnt-text.h"

typedef struct
{
  VntDanger danger;
  const char *const *words;
} Kind;

static const char *const SAFE_NAMES[] = { "txt",  "log",  "csv",  "tsv",  "md",   "pdf",  "png",
                                          "jpg",  "jpeg", "gif",  "webp", "bmp",  "tif",  "tiff",
                                          "heic", "odt",  "ods",  "odp",  "odg",  "docx", "xlsx",
                                          "pptx", "rtf",  "epub", "json", "yaml", "yml",  "ics",
                                          "vcf",  "eml",  "mp3",  "ogg",  "oga",  "opus", "wav",
                                          "flac", "m4a",  "mp4",  "webm", "ogv",  "mkv",  "mov",
                                          "avi",  "p7s",  "asc",  "ini",  "conf", "cfg",  NULL };

static const char *const ARCHIVE_NAMES[] = { "zip",  "7z",   "rar", "tar",  "gz",   "tgz",  "bz2",
                                             "tbz2", "xz",   "txz", "zst",  "lz",   "lzma", "cab",
                                             "arj",  "ace",  "lzh", "z",    "iso",  "img",  "dmg",
                                             "vhd",  "vhdx", "udf", "cpio", "tnef", "uue",  NULL };

static const char *const PAGE_NAMES[] = { "html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg",
                                          "svgz", "xml", "xsl",   "xslt",  "swf", "one",   NULL };

static const char *const MACRO_NAMES[] = { "docm",  "dotm",  "xlsm", "xltm", "xlsb", "xlam", "pptm",
                                           "potm",  "ppsm",  "ppam", "sldm", "doc",  "dot",  "xls",
                                           "xlt",   "xla",   "xlm",  "ppt",  "pot",  "pps",  "mdb",
                                           "accdb", "accde", "mde",  "pub",  "odb",  "xll",  "wll",
                                           "slk",   "iqy",   NULL };

static const char *const SHORTCUT_NAMES[] = { "desktop",
                                              "lnk",
                                              "url",
                                              "webloc",
                                              "scf",
                                              "library-ms",
                                              "search-ms",
                                              "rdp",
                                              "pif",
                                              "appref-ms",
                                              "settingcontent-ms",
                                              "website",
                                              "inf",
                                              "reg",
                                              "theme",
                                              "vnc",
                                              "remmina",
                                              NULL };

static const char *const SCRIPT_NAMES[] = {
  "sh",  "bash",        "zsh",  "ksh",     "csh",    "fish",   "py",  "pyw", "pyc", "pl",  "pm",
  "rb",  "lua",         "tcl",  "php",     "js",     "jse",    "mjs", "vbs", "vbe", "wsf", "wsh",
  "wsc", "hta",         "ps1",  "ps1xml",  "psm1",   "psd1",   "bat", "cmd", "btm", "awk", "sed",
  "r",   "applescript", "scpt", "command", "csproj", "gadget", "sct", "shb", "shs", NULL
};

static const char *const PROGRAM_NAMES[] = {
  "exe",      "com",        "scr",         "msi",         "msp",  "mst", "msix", "msixbundle",
  "appx",     "appxbundle", "cpl",         "dll",         "ocx",  "sys", "drv",  "jar",
  "jnlp",     "class",      "war",         "apk",         "aab",  "ipa", "deb",  "rpm",
  "appimage", "flatpak",    "flatpakref",  "flatpakrepo", "snap", "run", "bin",  "elf",
  "so",       "out",        "app",         "pkg",         "mpkg", "crx", "xpi",  "vsix",
  "chm",      "hlp",        "application", "msc",         "ade",  "adp", "bas",  NULL
};

/* Archives of programs that do not say so are archives; the worst comes last and wins. */
static const Kind BY_NAME[] = {
  { VNT_DANGER_NONE, SAFE_NAMES },         { VNT_DANGER_ARCHIVE, ARCHIVE_NAMES },
  { VNT_DANGER_PAGE, PAGE_NAMES },         { VNT_DANGER_MACROS, MACRO_NAMES },
  { VNT_DANGER_SHORTCUT, SHORTCUT_NAMES }, { VNT_DANGER_SCRIPT, SCRIPT_NAMES },
  { VNT_DANGER_PROGRAM, PROGRAM_NAMES },
};

/* Beginnings of content types. */
static const char *const SAFE_TYPES[] = {
  "image/",
  "text/plain",
  "text/csv",
  "text/calendar",
  "text/vcard",
  "text/markdown",
  "message/",
  "application/pdf",
  "application/json",
  "application/rtf",
  "application/vnd.oasis.opendocument.",
  "application/vnd.openxmlformats-officedocument.",
  "application/pgp-signature",
  "application/pkcs7-signature",
  "audio/",
  "video/",
  NULL,
};

static const char *const ARCHIVE_TYPES[] = {
  "application/zip",        "application/x-zip",   "application/x-7z",
  "application/x-rar",      "application/vnd.rar", "application/x-tar",
  "application/gzip",       "application/x-gzip",  "application/x-bzip",
  "application/x-xz",       "application/zstd",    "application/x-compressed",
  "application/x-iso9660",  "application/x-cd-",   "application/x-raw-disk",
  "application/vnd.ms-cab", "application/ms-tnef", NULL,
};

static const char *const PAGE_TYPES[] = {
  "text/html",       "application/xhtml",       "image/svg", "text/xml",
  "application/xml", "application/x-shockwave", NULL,
};

static const char *const MACRO_TYPES[] = {
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/vnd.ms-word",
  "application/msaccess",
  "application/x-msaccess",
  NULL,
};

static const char *const SHORTCUT_TYPES[] = {
  "application/x-desktop",         "application/x-ms-shortcut", "application/x-mswinurl",
  "application/internet-shortcut", "application/x-rdp",         NULL,
};

static const char *const SCRIPT_TYPES[] = {
  "application/x-sh",
  "application/x-shellscript",
  "text/x-sh",
  "application/x-csh",
  "application/x-perl",
  "text/x-perl",
  "text/x-python",
  "application/x-python",
  "text/javascript",
  "application/javascript",
  "application/x-javascript",
  "text/vbscript",
  "application/hta",
  "application/x-php",
  "text/x-php",
  "application/x-ruby",
  "application/x-powershell",
  "application/x-bat",
  "application/x-msdos-batch",
  NULL,
};

static const char *const PROGRAM_TYPES[] = {
  "application/x-executable",
  "application/x-pie-executable",
  "application/x-sharedlib",
  "application/x-elf",
  "application/x-mach-binary",
  "application/x-msdownload",
  "application/x-dosexec",
  "application/x-ms-dos-executable",
  "application/vnd.microsoft.portable-executable",
  "application/x-msi",
  "application/x-ms-installer",
  "application/java-archive",
  "application/x-java-archive",
  "application/x-java-jnlp-file",
  "application/vnd.debian.binary-package",
  "application/x-debian-package",
  "application/x-rpm",
  "application/x-redhat-package-manager",
  "application/vnd.android.package-archive",
  "application/vnd.appimage",
  "application/x-iso9660-appimage",
  "application/vnd.flatpak",
  "application/vnd.snap",
  NULL,
};

static const Kind BY_TYPE[] = {
  { VNT_DANGER_NONE, SAFE_TYPES },         { VNT_DANGER_ARCHIVE, ARCHIVE_TYPES },
  { VNT_DANGER_PAGE, PAGE_TYPES },         { VNT_DANGER_MACROS, MACRO_TYPES },
  { VNT_DANGER_SHORTCUT, SHORTCUT_TYPES }, { VNT_DANGER_SCRIPT, SCRIPT_TYPES },
  { VNT_DANGER_PROGRAM, PROGRAM_TYPES },
};

static VntDanger
of_extension (const char *extension)
{
  VntDanger danger = VNT_DANGER_UNKNOWN;

  for (gsize i = 0; i < G_N_ELEMENTS (BY_NAME); i++)
    if (g_strv_contains (BY_NAME[i].words, extension))
      danger = BY_NAME[i].danger;
  return danger;
}

static VntDanger
of_type (const char *content_type)
{
  g_autofree char *lower = g_ascii_strdown (content_type != NULL ? content_type : "", -1);
  VntDanger danger = VNT_DANGER_UNKNOWN;

  for (gsize i = 0; i < G_N_ELEMENTS (BY_TYPE); i++)
    for (gsize w = 0; BY_TYPE[i].words[w] != NULL; w++)
      if (g_str_has_prefix (lower, BY_TYPE[i].words[w]))
        danger = BY_TYPE[i].danger;
  return danger;
}

static gboolean
has_direction_mark (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (vnt_text_is_direction_mark (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Blanks and dots at the end do not count: some systems drop them, and with them what hides the real end. */
static char *
plain_name (const char *name)
{
  g_autofree char *folded = vnt_text_fold (name);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) &&
          g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, c);
    }
  while (plain->len > 0 && plain->str[plain->len - 1] == '.')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free (plain, FALSE);
}

/**
 * vnt_danger_of_file:
 * @name: (nullable): a file's name as its sender gave it
 * @content_type: (nullable): what the sender, or the server, calls its content
 *
 * The worse of what its name and its content type say. Nothing of the file is read, so that what is safe by both may
 * still lie: only a viewer gets it.
 *
 * Returns: what opening it may do
 */
VntDanger
vnt_danger_of_file (const char *name, const char *content_type)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *plain = plain_name (valid);
  g_auto (GStrv) parts = g_strsplit (plain, ".", -1);
  guint n = g_strv_length (parts);
  VntDanger by_type = of_type (content_type);
  VntDanger by_name = n > 1 ? of_extension (parts[n - 1]) : VNT_DANGER_UNKNOWN;
  VntDanger danger;

  /* A name nobody knows is what its content says; content nobody knows is what its name says. */
  if (by_name == VNT_DANGER_UNKNOWN || by_type == VNT_DANGER_UNKNOWN)
    danger = by_name == VNT_DANGER_UNKNOWN ? by_type : by_name;
  else
    danger = MAX (by_name, by_type);
  if (has_direction_mark (valid))
    return VNT_DANGER_DISGUISED;
  if (danger >= VNT_DANGER_MACROS && by_name >= VNT_DANGER_MACROS && n > 2 &&
      of_extension (parts[n - 2]) == VNT_DANGER_NONE)
    return VNT_DANGER_DISGUISED;
  if (danger >= VNT_DANGER_SHORTCUT && by_name == VNT_DANGER_NONE)
    return VNT_DANGER_DISGUISED;
  return danger;
}
