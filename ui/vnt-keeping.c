/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-keeping.h"

#include <glib/gi18n.h>

/* After the first change; what comes before it is over goes along. */
#define SAVE_DELAY_MS 400
/* A disk that was full may have room again. */
#define AGAIN_DELAY_MS 5000

static void
keeping_save (VntKeeping *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->saving)
    return;
  self->saving = TRUE;
  self->begun = self->changes;
  self->funcs->save (self->window);
}

static gboolean
on_due (gpointer user_data)
{
  VntKeeping *self = user_data;

  self->save_id = 0;
  keeping_save (self);
  return G_SOURCE_REMOVE;
}

static void
keeping_plan (VntKeeping *self, guint delay_ms)
{
  if (self->save_id == 0 && !self->held)
    self->save_id = g_timeout_add (delay_ms, on_due, self);
}

/**
 * vnt_keeping_init:
 * @window: whose part @self is
 * @funcs: (transfer none): outlives it
 */
void
vnt_keeping_init (VntKeeping *self, GtkWindow *window, const VntKeepingFuncs *funcs)
{
  self->window = window;
  self->funcs = funcs;
}

/**
 * vnt_keeping_clear:
 *
 * Does nothing any more; for the window's dispose.
 */
void
vnt_keeping_clear (VntKeeping *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->window = NULL;
}

/**
 * vnt_keeping_changed:
 *
 * Something in the window is another; it is saved soon.
 */
void
vnt_keeping_changed (VntKeeping *self)
{
  if (self->window == NULL)
    return;
  self->changes++;
  self->warned = FALSE;
  keeping_plan (self, SAVE_DELAY_MS);
}

/**
 * vnt_keeping_save_now:
 *
 * What changed is not left to the next pause: somebody waits to see it kept.
 */
void
vnt_keeping_save_now (VntKeeping *self)
{
  if (self->window != NULL && !self->held && !vnt_keeping_is_kept (self))
    keeping_save (self);
}

/* What could not be kept stays on the screen. */
static void
keeping_stay (VntKeeping *self, const GError *error)
{
  g_autofree char *text =
    g_strdup_printf (_ ("%s What you wrote is still here. Close the window again to give it up."),
                     error->message);

  self->closing = FALSE;
  self->warned = TRUE;
  self->funcs->say (self->window, text);
  gtk_window_present (self->window);
}

/**
 * vnt_keeping_saved:
 * @error: (nullable): why not
 *
 * The save that was begun last ended. A window that waited for it goes.
 */
void
vnt_keeping_saved (VntKeeping *self, const GError *error)
{
  self->saving = FALSE;
  if (self->window == NULL)
    return;
  if (error != NULL)
    {
      if (self->closing)
        keeping_stay (self, error);
      else
        self->funcs->say (self->window, error->message);
      keeping_plan (self, AGAIN_DELAY_MS);
      return;
    }
  self->kept = MAX (self->kept, self->begun);
  self->funcs->say (self->window, NULL);
  if (!vnt_keeping_is_kept (self))
    {
      if (self->closing)
        keeping_save (self);
      else
        keeping_plan (self, SAVE_DELAY_MS);
    }
  else if (self->closing)
    gtk_window_destroy (self->window);
}

/**
 * vnt_keeping_hold:
 *
 * What is written is being sent: nothing more of it is saved, and the window does not close, until vnt_keeping_release() or
 * vnt_keeping_forget().
 */
void
vnt_keeping_hold (VntKeeping *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->held = TRUE;
}

/**
 * vnt_keeping_release:
 *
 * It could not be sent: it goes on as what is being written.
 */
void
vnt_keeping_release (VntKeeping *self)
{
  self->held = FALSE;
  vnt_keeping_changed (self);
}

/**
 * vnt_keeping_forget:
 *
 * There is nothing to keep any more: it was sent or thrown away, and the window may close.
 */
void
vnt_keeping_forget (VntKeeping *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->held = FALSE;
  self->kept = self->changes;
}

/**
 * vnt_keeping_is_kept:
 *
 * Returns: whether all that is written is on the disk
 */
gboolean
vnt_keeping_is_kept (const VntKeeping *self)
{
  return self->kept == self->changes;
}

/**
 * vnt_keeping_may_close:
 *
 * For the window's close-request: begins to save what is not yet, after which the window goes by itself.
 *
 * Returns: whether it may go now
 */
gboolean
vnt_keeping_may_close (VntKeeping *self)
{
  if (self->held)
    return FALSE;
  if (vnt_keeping_is_kept (self) || self->warned)
    return TRUE;
  self->closing = TRUE;
  keeping_save (self);
  return FALSE;
}

/**
 * vnt_keeping_close_above:
 * @window: a window that is about to close
 *
 * Closes every window that belongs to it as a person would, so that each begins to save what it holds. One that waits for
 * that belongs to nobody then, and goes by itself.
 */
void
vnt_keeping_close_above (GtkWindow *window)
{
  GList *all = gtk_window_list_toplevels ();

  g_list_foreach (all, (GFunc) (void *) g_object_ref, NULL);
  for (GList *l = all; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window)
      {
        vnt_keeping_close_above (l->data);
        gtk_window_close (l->data);
        gtk_window_set_transient_for (l->data, NULL);
      }
  g_list_free_full (all, g_object_unref);
}
