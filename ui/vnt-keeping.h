/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VntKeepingFuncs:
 * @save: begins to write down what the window holds; vnt_keeping_saved() says how that ended
 * @say: shows why it could not be written down, already translated; %NULL once it could
 */
typedef struct
{
  void (*save) (gpointer window);
  void (*say) (gpointer window, const char *problem);
} VntKeepingFuncs;

/**
 * VntKeeping:
 *
 * Keeps what is written in a window: it is on the disk soon after it changed, and the window stays until it is. All zero
 * before vnt_keeping_init(). One is a part of each window that has a draft; main thread.
 */
typedef struct
{
  GtkWindow *window; /* not owned: it owns this */
  const VntKeepingFuncs *funcs;
  guint save_id;
  guint changes; /* how often it changed */
  guint begun; /* how often it had when the last save began */
  guint kept; /* how often it had of what is on the disk */
  gboolean saving;
  gboolean held; /* it is being sent */
  gboolean closing; /* as soon as all is kept */
  gboolean warned; /* closing it once more gives up what could not be kept */
} VntKeeping;

void vnt_keeping_init (VntKeeping *self, GtkWindow *window, const VntKeepingFuncs *funcs);
void vnt_keeping_clear (VntKeeping *self);
void vnt_keeping_changed (VntKeeping *self);
void vnt_keeping_save_now (VntKeeping *self);
void vnt_keeping_saved (VntKeeping *self, const GError *error);
void vnt_keeping_hold (VntKeeping *self);
void vnt_keeping_release (VntKeeping *self);
void vnt_keeping_forget (VntKeeping *self);
gboolean vnt_keeping_is_kept (const VntKeeping *self);
gboolean vnt_keeping_may_close (VntKeeping *self);

void vnt_keeping_close_above (GtkWindow *window);

G_END_DECLS
