/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window and the command line share the files: each tells the other what it changed. One of them sends. */
#include "vnt-desk-private.h"
#include "vnt-desk-stamp.h"

#define STAMP "news"
/* The first change is told at once, those that follow it together. */
#define PAUSE 1000

static gboolean
news_pause_over (gpointer data)
{
  VntDesk *self = data;

  if (!self->news_again)
    {
      self->news_source = 0;
      return G_SOURCE_REMOVE;
    }

  self->news_again = FALSE;
  vnt_desk_stamp_write (self->news_stamp);
  return G_SOURCE_CONTINUE;
}

static void
news_made (VntDesk *self)
{
  if (self->news_heard) /* the other process told it */
    return;

  self->news_again = self->news_source != 0;
  if (self->news_source != 0)
    return;

  vnt_desk_stamp_write (self->news_stamp);
  self->news_source = g_timeout_add (PAUSE, news_pause_over, self);
}

static void
rows_changed (VntDesk *self)
{
  g_signal_emit_by_name (self, "tickets-changed");
}

/* The outbox is tried at once when this process is the one that sends. */
static void
news_come (VntDesk *self)
{
  self->news_heard = TRUE;
  vnt_store_read_again (self->store);
  self->news_heard = FALSE;
}

/**
 * vnt_desk_news_open:
 *
 * Before anything of the desk can change.
 */
void
vnt_desk_news_open (VntDesk *self)
{
  self->news_stamp = vnt_desk_stamp_new (self, STAMP, news_come);
  g_signal_connect_swapped (self->store, "tickets-changed", G_CALLBACK (news_made), self);
  g_signal_connect_swapped (self->store, "tickets-changed", G_CALLBACK (rows_changed), self);
  g_signal_connect_swapped (self->store, "conversation-changed", G_CALLBACK (news_made), self);
  g_signal_connect_swapped (self->store, "outbox-changed", G_CALLBACK (news_made), self);
  g_signal_connect_swapped (self->store, "queues-changed", G_CALLBACK (news_made), self);
}

/**
 * vnt_desk_news_close:
 * @fetched: this process wrote what the server said; the last of it may not have been told
 */
void
vnt_desk_news_close (VntDesk *self, gboolean fetched)
{
  if (self->news_again || fetched)
    vnt_desk_stamp_write (self->news_stamp);
  self->news_again = FALSE;
  g_clear_handle_id (&self->news_source, g_source_remove);
  g_clear_pointer (&self->news_stamp, vnt_desk_stamp_free);
}
