/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to base/: which addresses a document may hold. */
char *vnt_document_safe_link (const char *address);
char *vnt_document_safe_image (const char *address);

G_END_DECLS
