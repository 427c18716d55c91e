/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers of a list, headings among them. All pure; (element-type gint64). */
guint vnt_ticket_ids_find (GArray *ids, gint64 id);
guint vnt_ticket_ids_count (GArray *ids);
GArray *vnt_ticket_ids_still (GArray *shown, GArray *answer);
GArray *vnt_ticket_ids_pin (GArray *shown, GArray *answer, gint64 pinned, gboolean *left);

G_END_DECLS
