/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "vnt-error.h"

G_BEGIN_DECLS

typedef enum
{
  VNT_DB_CACHE,
  VNT_DB_WORK,
} VntDbKind;

typedef enum
{
  VNT_DB_WRITER,
  VNT_DB_SALVAGE, /* reads whatever still can be read of a damaged file */
  VNT_DB_READER, /* refuses to write; migrations were made by a writer before */
} VntDbUse;

/* One connection; used by one thread at a time. */
typedef struct _VntDb VntDb;

/* A statement that is being stepped through; give it back before its connection is used by others. */
typedef struct _VntRows VntRows;

/* A value bound to a statement: made by VNT_INT() or VNT_TEXT() only. */
typedef struct
{
  char type;
  gint64 number;
  const char *text;
} VntValue;

#define VNT_INT(n) ((VntValue){ 'i', (n), NULL })
#define VNT_TEXT(s) ((VntValue){ 't', 0, (s) })
#define VNT_END ((VntValue){ '\0', 0, NULL })

VntDb *vnt_db_open (const char *path, VntDbKind kind, VntDbUse use, GError **error);
void vnt_db_close (VntDb *self);
VntDbKind vnt_db_get_kind (VntDb *self);

gboolean vnt_db_exec (VntDb *self, const char *script, GError **error);
gboolean vnt_db_run_values (VntDb *self, const char *sql, const VntValue *values, GError **error);
VntRows *vnt_db_select_values (VntDb *self,
                               const char *sql,
                               const VntValue *values,
                               GError **error);
gboolean vnt_db_number_values (
  VntDb *self, const char *sql, const VntValue *values, gint64 *number, GError **error);
int vnt_db_get_changes (VntDb *self);

/* vnt_db_run (db, error, "SQL", VNT_INT (1), VNT_TEXT ("a")) and so on: values are bound in order. */
#define vnt_db_run(db, error, sql, ...) \
  vnt_db_run_values (db, sql, (const VntValue[]){ __VA_ARGS__ __VA_OPT__ (, ) VNT_END }, error)
#define vnt_db_select(db, error, sql, ...) \
  vnt_db_select_values (db, sql, (const VntValue[]){ __VA_ARGS__ __VA_OPT__ (, ) VNT_END }, error)
#define vnt_db_number(db, number, error, sql, ...)                                          \
  vnt_db_number_values (db, sql, (const VntValue[]){ __VA_ARGS__ __VA_OPT__ (, ) VNT_END }, \
                        number, error)

gboolean vnt_rows_next (VntRows *self);
gboolean vnt_rows_done (VntRows *self, GError **error);
gint64 vnt_rows_int (VntRows *self, int column);
const char *vnt_rows_text (VntRows *self, int column);
char *vnt_rows_dup (VntRows *self, int column);
void vnt_rows_free (VntRows *self);

typedef gboolean (*VntDbFunc) (VntDb *self, gpointer data, GError **error);
gboolean vnt_db_transaction (VntDb *self, VntDbFunc func, gpointer data, GError **error);
gboolean vnt_db_exclusive (VntDb *self, VntDbFunc func, gpointer data, GError **error);

/* Stops a running statement of @self when it returns %TRUE; %NULL to let it run. */
typedef gboolean (*VntDbStop) (gpointer data);
void vnt_db_set_stop (VntDb *self, VntDbStop stop, gpointer data);

/* The connection met a damaged page since it was opened. */
gboolean vnt_db_is_damaged (VntDb *self);

/* For tests: lets the @nth statement from now that a writer runs end with @code, an SQLite result, instead of running, or,
 * with VNT_DB_CRASH, lets the process end there. 0 for never. */
#define VNT_DB_CRASH (-1)
void vnt_db_fail_for_tests (int nth, int code);
/* For tests: whether the failure asked for has happened. */
gboolean vnt_db_failed_for_tests (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntDb, vnt_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntRows, vnt_rows_free)

G_END_DECLS
