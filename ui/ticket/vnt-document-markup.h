/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-document.h"

G_BEGIN_DECLS

char *vnt_document_markup (GPtrArray *runs);

G_END_DECLS
