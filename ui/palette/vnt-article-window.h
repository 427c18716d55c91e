/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-people.h"

G_BEGIN_DECLS

GtkWindow *vnt_article_window_new (GtkWindow *parent, const VntArticle *article);

G_END_DECLS
