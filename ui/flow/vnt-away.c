/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-away.h"

#include "vnt-clock.h"
#include "vnt-desk-tell.h"

/* Seconds in another window, or at lunch, after which one was away. */
#define AWAY (30 * 60)

typedef struct
{
  VntDesk *desk;
  gint64 came;
  VntPresence gone; /* what was known when the window was left; nothing while it has the focus */
} Away;

static void
away_free (Away *away)
{
  g_object_unref (away->desk);
  g_free (away);
}

static VntPresence
look_around (Away *away)
{
  VntPresence presence = { vnt_desk_get_last_entry (away->desk), vnt_clock_now () };

  return presence;
}

static void
leave (Away *away, const VntPresence *known)
{
  VntPresence before = vnt_desk_get_presence (away->desk);

  if (vnt_tell_came_back (before.left_at, away->came, known->left_at) == known->left_at)
    vnt_desk_note_presence_async (away->desk, known, NULL, NULL, NULL);
}

static void
on_active (GtkWindow *window, GParamSpec *pspec, Away *away)
{
  gint64 now = vnt_clock_now ();

  if (!gtk_window_is_active (window))
    {
      away->gone = look_around (away);
      return;
    }
  if (away->gone.left_at != 0 && now - away->gone.left_at >= AWAY)
    {
      leave (away, &away->gone);
      away->came = now;
    }
  away->gone.left_at = 0;
}

static void
on_destroy (GtkWindow *window, Away *away)
{
  VntPresence known = away->gone.left_at != 0 ? away->gone : look_around (away);

  if (vnt_desk_get_account (away->desk) != NULL)
    leave (away, &known);
}

/**
 * vnt_away_follow:
 * @window: where the agent works
 * @desk: an open desk; closed after the window is gone
 *
 * Notes until when the agent was here and what was on this computer then, when they close the window or leave it for long.
 */
void
vnt_away_follow (GtkWindow *window, VntDesk *desk)
{
  Away *away = g_new0 (Away, 1);

  away->desk = g_object_ref (desk);
  away->came = vnt_clock_now ();
  g_object_set_data_full (G_OBJECT (window), "vnt-away", away, (GDestroyNotify) away_free);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (on_active), away);
  g_signal_connect (window, "destroy", G_CALLBACK (on_destroy), away);
}
