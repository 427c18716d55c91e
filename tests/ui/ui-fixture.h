/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store-fixture.h"
#include "vnt-desk.h"

/* An open desk over a store with ten tickets, 1 to 10, in queue 1; its server never answers.
 * @fill: (nullable): set before the set-up: puts more into the store. */
typedef struct
{
  void (*fill) (VntStore *store);
  Fixture store;
  VntDesk *desk;
} UiFixture;

void ui_fixture_set_up (UiFixture *fixture, gconstpointer data);
void ui_fixture_tear_down (UiFixture *fixture, gconstpointer data);
void ui_fixture_reopen (UiFixture *fixture);
void ui_fixture_refuse (UiFixture *fixture, const char *table);
void ui_fixture_accept (UiFixture *fixture);
void ui_fixture_save_detail (UiFixture *fixture, VntTicket *ticket, VntTicketDetail *detail);
GtkWidget *ui_find (GtkWidget *within, GType type);
GtkWidget *ui_find_nth (GtkWidget *within, GType type, guint n);
