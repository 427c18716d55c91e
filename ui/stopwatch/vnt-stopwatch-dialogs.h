/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk-stopwatch.h"

G_BEGIN_DECLS

GtkWidget *vnt_stopwatch_away_dialog (GtkWindow *parent,
                                      VntDeskStopwatch *watches,
                                      const VntStopwatch *watch);
GtkWidget *vnt_stopwatch_book_dialog (GtkWindow *parent,
                                      VntDeskStopwatch *watches,
                                      const VntStopwatch *watch);

G_END_DECLS
