/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-receivers.h"

#include <stdlib.h>
#include <string.h>

/* Names taken so far, in small letters: nobody gets the same mail twice. */
typedef struct
{
  GHashTable *known;
} Taken;

static gboolean
take (Taken *self, const char *name)
{
  return name != NULL && *name != '\0' && g_hash_table_add (self->known, g_utf8_strdown (name, -1));
}

static void
take_all (Taken *self, GStrvBuilder *builder, GStrv names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (take (self, names[i]))
      g_strv_builder_add (builder, names[i]);
}

/**
 * vnt_receivers_new:
 * @ticket: what is written on
 * @detail: (nullable): its people, %NULL while they are not known
 * @account: (nullable): who writes
 * @kind: %VNT_OPERATION_REPLY or %VNT_OPERATION_COMMENT
 *
 * Returns: (transfer full): who gets it
 */
VntReceivers *
vnt_receivers_new (const VntTicket *ticket,
                   const VntTicketDetail *detail,
                   const VntAccount *account,
                   VntOperationKind kind)
{
  VntReceivers *self = g_new0 (VntReceivers, 1);
  g_autoptr (GStrvBuilder) to = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) cc = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) desk = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Taken taken = { known };
  char *requestor[] = { ticket != NULL ? ticket->requestor : NULL, NULL };

  if (account != NULL)
    {
      take (&taken, account->login);
      take (&taken, account->address);
    }
  if (kind == VNT_OPERATION_REPLY)
    {
      take_all (&taken, to, detail != NULL ? detail->requestors : requestor);
      take_all (&taken, cc, detail != NULL ? detail->cc : NULL);
      if (ticket != NULL && take (&taken, ticket->owner))
        g_strv_builder_add (desk, ticket->owner);
    }
  take_all (&taken, desk, detail != NULL ? detail->admin_cc : NULL);
  self->to = g_strv_builder_end (to);
  self->cc = g_strv_builder_end (cc);
  self->desk = g_strv_builder_end (desk);

  return self;
}

/**
 * vnt_receivers_free:
 * @self: (transfer full): receivers
 */
void
vnt_receivers_free (VntReceivers *self)
{
  g_strfreev (self->to);
  g_strfreev (self->cc);
  g_strfreev (self->desk);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/**
 * vnt_receivers_to_key:
 *
 * Those outside the desk, in an order of its own: two of them are equal when the same people would get it.
 *
 * Returns: (transfer full): one name a line; "" for nobody
 */
char *
vnt_receivers_to_key (const VntReceivers *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; self->to[i] != NULL; i++)
    g_ptr_array_add (names, self->to[i]);
  for (guint i = 0; self->cc[i] != NULL; i++)
    g_ptr_array_add (names, self->cc[i]);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("\n", (char **) names->pdata);
}

static char *
find_missing (const char *in, const char *from)
{
  g_auto (GStrv) wanted = g_strsplit (in, "\n", -1);
  g_auto (GStrv) there = g_strsplit (from, "\n", -1);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; wanted[i] != NULL; i++)
    if (*wanted[i] != '\0' && !g_strv_contains ((const char *const *) there, wanted[i]))
      g_ptr_array_add (missing, wanted[i]);
  if (missing->len == 0)
    return NULL;
  g_ptr_array_add (missing, NULL);
  return g_strjoinv (", ", (char **) missing->pdata);
}

/**
 * vnt_receivers_compare:
 * @before: a key
 * @now: another
 * @added: (out) (nullable): who gets it now and would not have before, for a person; %NULL for nobody
 * @gone: (out) (nullable): who would have got it before and does not now
 */
void
vnt_receivers_compare (const char *before, const char *now, char **added, char **gone)
{
  g_return_if_fail (before != NULL && now != NULL);

  *added = find_missing (now, before);
  *gone = find_missing (before, now);
}
