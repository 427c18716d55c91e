/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-danger-words.h"

#include <glib/gi18n.h>

/**
 * vnt_danger_words:
 *
 * Returns: (transfer none) (nullable): why one should think before opening such a file, %NULL when there is no reason
 */
const char *
vnt_danger_words (VntDanger danger)
{
  switch (danger)
    {
    case VNT_DANGER_UNKNOWN:
      return _ (
        "Nobody here knows what kind of file this is, nor what another program will do with it.");
    case VNT_DANGER_ARCHIVE:
      return _ ("This is an archive: it may hold programs. What is in it is not checked.");
    case VNT_DANGER_PAGE:
      return _ (
        "This is a web page or drawing: it may run scripts and tell its sender that you opened it.");
    case VNT_DANGER_MACROS:
      return _ (
        "This document may hold macros, which are programs. Do not allow them unless you asked for them.");
    case VNT_DANGER_SHORTCUT:
      return _ ("This file starts something else when it is opened.");
    case VNT_DANGER_SCRIPT:
      return _ ("This is a script: opening it may run it with everything you may do.");
    case VNT_DANGER_PROGRAM:
      return _ ("This is a program: opening it may run it with everything you may do.");
    case VNT_DANGER_DISGUISED:
      return _ (
        "The name of this file hides what it is. Files like this are almost always an attack.");
    case VNT_DANGER_NONE:
    default:
      return NULL;
    }
}
