/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-forward.h"

#include <string.h>

/* One line a value: what would end the line becomes a blank. */
static char *
one_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\r\n", ' ');
}

/**
 * vnt_forward_new:
 * @to: addresses
 * @message: the number of a message, 0 for the whole ticket
 * @subject: of the mail
 *
 * Returns: (transfer full): a new value
 */
VntForward *
vnt_forward_new (const char *to, gint64 message, const char *subject)
{
  VntForward *self;

  g_return_val_if_fail (to != NULL && subject != NULL, NULL);

  self = g_new0 (VntForward, 1);
  self->to = one_line (to);
  self->message = message;
  self->subject = one_line (subject);

  return self;
}

/**
 * vnt_forward_read:
 * @written: (nullable): what vnt_forward_write() made
 *
 * Returns: (transfer full): a new value; of nothing, one to nobody
 */
VntForward *
vnt_forward_read (const char *written)
{
  g_auto (GStrv) lines = g_strsplit (written != NULL ? written : "", "\n", 4);
  guint n = g_strv_length (lines);

  return vnt_forward_new (n > 0 ? lines[0] : "", n > 1 ? g_ascii_strtoll (lines[1], NULL, 10) : 0,
                          n > 2 ? lines[2] : "");
}

/**
 * vnt_forward_write:
 *
 * Returns: (transfer full): all of it in one text, to be stored
 */
char *
vnt_forward_write (const VntForward *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%s", self->to, self->message, self->subject);
}

void
vnt_forward_free (VntForward *self)
{
  g_free (self->to);
  g_free (self->subject);
  g_free (self);
}

/* What every mail program takes and no server reads as something else: no names, no quotes, no spaces. */
static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@');

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL || strlen (text) > 254)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && (*p & 0x80) == 0 && strchr ("@.!#$%&'*+-/=?^_`{|}~", *p) == NULL)
      return FALSE;

  return strchr (at, '.') != NULL && at[1] != '.' && at[strlen (at) - 1] != '.' && *text != '-';
}

/**
 * vnt_forward_addresses:
 * @to: addresses as they were typed, apart by commas, semicolons or blanks
 * @wrong: (out) (optional) (nullable) (transfer full): the first that is no address
 *
 * Returns: (transfer full) (array zero-terminated=1): each address once, in order; those that are none are left out
 */
GStrv
vnt_forward_addresses (const char *to, char **wrong)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *first = NULL;

  g_return_val_if_fail (to != NULL, NULL);

  parts = g_strsplit_set (to, ",; \t\r\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (is_address (parts[i]) && g_hash_table_add (known, parts[i]))
        g_strv_builder_add (builder, parts[i]);
      else if (!is_address (parts[i]) && first == NULL)
        first = g_strdup (parts[i]);
    }
  if (wrong != NULL)
    *wrong = g_steal_pointer (&first);

  return g_strv_builder_end (builder);
}
