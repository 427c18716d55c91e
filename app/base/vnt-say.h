/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

#include "vnt-translation.h"

/* Words that may be written in another language than the program speaks: see vnt_translation_begin(). */
#undef _
#undef ngettext
#define _(text) vnt_translation_say (text)
#define ngettext(one, many, n) vnt_translation_say_number (one, many, n)
