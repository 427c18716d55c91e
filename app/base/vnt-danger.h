/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntDanger:
 * @VNT_DANGER_NONE: only a viewer reads it
 * @VNT_DANGER_UNKNOWN: nobody knows what opens it
 * @VNT_DANGER_ARCHIVE: holds other files, whichever
 * @VNT_DANGER_PAGE: a page or drawing that may run scripts, or fetch from elsewhere
 * @VNT_DANGER_MACROS: a document that may run macros
 * @VNT_DANGER_SHORTCUT: starts something else
 * @VNT_DANGER_SCRIPT: text that is run
 * @VNT_DANGER_PROGRAM: is run, or installs what is
 * @VNT_DANGER_DISGUISED: one of the last four whose name claims that it is something else
 *
 * What opening a file with its usual program may do. From the least to the worst.
 */
typedef enum
{
  VNT_DANGER_NONE,
  VNT_DANGER_UNKNOWN,
  VNT_DANGER_ARCHIVE,
  VNT_DANGER_PAGE,
  VNT_DANGER_MACROS,
  VNT_DANGER_SHORTCUT,
  VNT_DANGER_SCRIPT,
  VNT_DANGER_PROGRAM,
  VNT_DANGER_DISGUISED,
} VntDanger;

VntDanger vnt_danger_of_file (const char *name, const char *content_type);

G_END_DECLS
