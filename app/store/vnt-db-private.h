/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "vnt-db.h"

G_BEGIN_DECLS

struct _VntDb
{
  sqlite3 *sqlite;
  GHashTable *statements; /* SQL → sqlite3_stmt not in use */
  VntDbKind kind;
  VntDbUse use;
  VntDbStop stop;
  gpointer stop_data;
  gboolean damaged;
};

struct _VntRows
{
  VntDb *db;
  sqlite3_stmt *statement;
  char *sql;
  int result;
};

gboolean vnt_db_set_error (VntDb *self, int result, GError **error);

G_END_DECLS
