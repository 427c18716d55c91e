/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-article-view.h"

G_BEGIN_DECLS

/**
 * VntBesideWindow:
 *
 * An article, or a ticket that was solved, beside the ticket the agent is writing on: nothing of the reply is lost. Escape closes it.
 *
 * Signals: "use" (VntArticle, int form): the article shall go into the reply. "report" (VntArticle): something in it is wrong.
 * "quote" (gint64 ticket, string text): the solution of the ticket shall. "open" (gint64 ticket): it shall be opened itself.
 */
#define VNT_TYPE_BESIDE_WINDOW (vnt_beside_window_get_type ())
G_DECLARE_FINAL_TYPE (VntBesideWindow, vnt_beside_window, VNT, BESIDE_WINDOW, AdwWindow)

VntBesideWindow *vnt_beside_window_new (GtkWindow *parent, VntDesk *desk, gint64 writing_on);
void vnt_beside_window_set_guides (VntBesideWindow *self, const char *category);
void vnt_beside_window_show_article (VntBesideWindow *self, gint64 article);
void vnt_beside_window_show_ticket (VntBesideWindow *self, gint64 ticket, const char *subject);

G_END_DECLS
