/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-why-not.h"

G_BEGIN_DECLS

char *vnt_why_not_words (
  VntWhyNot why, VntField field, const char *queue, const char *from, const char *to);

G_END_DECLS
