/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-danger.h"

G_BEGIN_DECLS

const char *vnt_danger_words (VntDanger danger);

G_END_DECLS
