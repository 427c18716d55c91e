/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays on this laptop. */
#include "vnt-desk-private.h"

typedef struct
{
  gint64 ticket;
  gboolean keep;
} Keep;

static gpointer
keep_ticket (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Keep *keep = data;

  return GINT_TO_POINTER (vnt_store_keep_ticket (store, keep->ticket, keep->keep, error));
}

/**
 * vnt_desk_keep_ticket_async:
 * @keep: whether it is taken offline: all of it is brought, files of any size too, and nothing of it goes when room is made
 *
 * Done when the wish is durable; the rest comes as soon as the server can be asked.
 */
void
vnt_desk_keep_ticket_async (VntDesk *self,
                            gint64 ticket,
                            gboolean keep,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Keep *wish = g_new0 (Keep, 1);

  wish->ticket = ticket;
  wish->keep = keep;
  vnt_desk_write (self, keep_ticket, wish, g_free, NULL, cancellable, callback, user_data);
}

/**
 * vnt_desk_keep_ticket_finish:
 *
 * Returns: %FALSE with an error when it could not be saved
 */
gboolean
vnt_desk_keep_ticket_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  return vnt_desk_finish_flag (self, result, error);
}

/**
 * vnt_desk_set_limits:
 * @largest_file: bytes of a file of an open ticket that is brought unasked, 0 for none
 * @room: bytes the copy of the server may take on this laptop, files included; 0 for no limit
 *
 * Before it is called nothing comes unasked and nothing goes.
 */
void
vnt_desk_set_limits (VntDesk *self, gint64 largest_file, gint64 room)
{
  self->largest_file = largest_file;
  self->room = room;
  if (self->sync != NULL)
    vnt_sync_set_limits (self->sync, largest_file, room);
}
