/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokenizer "ventanilla" of full-text indexes: what another one finds, with the forms of words forgiven. It stands before
 * the other's name and arguments, as SQLite's own "porter" does. */
#include "vnt-tokenizer.h"

#include <glib.h>
#include <string.h>

#include "vnt-stem.h"

/* A longer word is none. */
#define LONGEST 64

typedef struct
{
  fts5_tokenizer parent;
  Fts5Tokenizer *words;
} Tokenizer;

typedef struct
{
  int flags;
  void *context;
  int (*token) (void *, int, const char *, int, int, int);
} Call;

static void
tokenizer_delete (Fts5Tokenizer *tokenizer)
{
  Tokenizer *self = (Tokenizer *) tokenizer;

  if (self->words != NULL)
    self->parent.xDelete (self->words);
  g_free (self);
}

static int
tokenizer_create (void *context, const char **args, int n_args, Fts5Tokenizer **result)
{
  fts5_api *api = context;
  Tokenizer *self = g_new0 (Tokenizer, 1);
  void *data = NULL;
  int code = api->xFindTokenizer (api, n_args > 0 ? args[0] : "unicode61", &data, &self->parent);

  if (code == SQLITE_OK)
    code =
      self->parent.xCreate (data, n_args > 1 ? &args[1] : NULL, MAX (n_args - 1, 0), &self->words);
  if (code != SQLITE_OK)
    g_clear_pointer (&self, g_free);
  *result = (Fts5Tokenizer *) self;
  return code;
}

/* The index knows the word as it is written too: the beginning of a word is looked for among those. */
static int
on_token (void *context, int flags, const char *token, int n_token, int start, int end)
{
  const Call *call = context;
  char word[LONGEST];
  gsize length = (gsize) n_token;
  int code;

  if ((call->flags & FTS5_TOKENIZE_PREFIX) != 0 || length >= LONGEST)
    return call->token (call->context, flags, token, n_token, start, end);

  memcpy (word, token, length);
  length = vnt_stem_length (word, length);
  code = call->token (call->context, flags, word, (int) length, start, end);
  if (code != SQLITE_OK || (call->flags & FTS5_TOKENIZE_DOCUMENT) == 0 ||
      (length == (gsize) n_token && memcmp (word, token, length) == 0))
    return code;
  return call->token (call->context, flags | FTS5_TOKEN_COLOCATED, token, n_token, start, end);
}

static int
tokenizer_tokenize (Fts5Tokenizer *tokenizer,
                    void *context,
                    int flags,
                    const char *text,
                    int n_text,
                    int (*token) (void *, int, const char *, int, int, int))
{
  Tokenizer *self = (Tokenizer *) tokenizer;
  Call call = { flags, context, token };

  return self->parent.xTokenize (self->words, &call, flags, text, n_text, on_token);
}

/**
 * vnt_tokenizer_register:
 * @sqlite: a connection
 *
 * Every connection to a database with such an index needs it.
 *
 * Returns: an SQLite result
 */
int
vnt_tokenizer_register (sqlite3 *sqlite)
{
  static fts5_tokenizer tokenizer = { tokenizer_create, tokenizer_delete, tokenizer_tokenize };
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (sqlite, "SELECT fts5(?1)", -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  if (code == SQLITE_OK)
    sqlite3_step (statement);
  sqlite3_finalize (statement);
  if (code == SQLITE_OK && api == NULL)
    code = SQLITE_ERROR;
  return code == SQLITE_OK ? api->xCreateTokenizer (api, "ventanilla", api, &tokenizer, NULL)
                           : code;
}
