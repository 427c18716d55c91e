/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntExchange:
 * @import_title: in English: translate it where it is shown, as are @export_title and @file_name
 * @read: reads what may be anything; all of it, or nothing
 * @write: (transfer full): text
 *
 * Something of the agent's that is handed on as a file.
 */
typedef struct
{
  const char *import_title;
  const char *export_title;
  const char *file_name;
  GPtrArray *(*read) (const char *data, gsize length, GError **error);
  char *(*write) (GPtrArray *items);
} VntExchange;

/* To and from a file the agent chooses; @window is also what the callbacks are called with. */
typedef void (*VntExchangeRead) (GtkWindow *window, GPtrArray *items);
typedef void (*VntExchangeFailed) (GtkWindow *window, const char *why);

void vnt_exchange_import (GtkWindow *window,
                          const VntExchange *exchange,
                          VntExchangeRead read,
                          VntExchangeFailed failed);
void vnt_exchange_export (GtkWindow *window,
                          const VntExchange *exchange,
                          GPtrArray *items,
                          VntExchangeFailed failed);

G_END_DECLS
