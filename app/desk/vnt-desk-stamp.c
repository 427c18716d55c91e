/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-stamp.h"

#include "vnt-desk-private.h"

struct _VntDeskStamp
{
  VntDesk *desk; /* whose it is */
  VntDeskStampFunc changed;
  char *path;
  char *seen; /* what this process wrote or read last */
  GFileMonitor *monitor;
};

/* What is written, and where. */
typedef struct
{
  char *path;
  char *text;
} Mark;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->path);
  g_free (mark->text);
  g_free (mark);
}

static gpointer
stamp_save (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Mark *mark = data;
  g_autoptr (GError) problem = NULL;

  if (!g_file_set_contents_full (mark->path, mark->text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &problem))
    g_message ("Other windows will not notice this change: %s", problem->message);
  return GINT_TO_POINTER (TRUE);
}

static void
stamp_changed (
  GFileMonitor *monitor, GFile *file, GFile *other_file, GFileMonitorEvent event, gpointer data)
{
  VntDeskStamp *self = data;
  g_autofree char *now = NULL;

  if (!g_file_get_contents (self->path, &now, NULL, NULL) || g_strcmp0 (now, self->seen) == 0)
    return;

  g_free (self->seen);
  self->seen = g_steal_pointer (&now);
  self->changed (self->desk);
}

/**
 * vnt_desk_stamp_new:
 * @desk: an open desk; borrowed
 * @name: of the file, in the desk's folder
 * @changed: called when another process wrote it
 *
 * Returns: (transfer full): a stamp that is watched
 */
VntDeskStamp *
vnt_desk_stamp_new (VntDesk *desk, const char *name, VntDeskStampFunc changed)
{
  VntDeskStamp *self = g_new0 (VntDeskStamp, 1);
  g_autoptr (GFile) file = NULL;

  self->desk = desk;
  self->changed = changed;
  self->path = g_build_filename (desk->work_dir, name, NULL);
  file = g_file_new_for_path (self->path);
  g_file_get_contents (self->path, &self->seen, NULL, NULL);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (stamp_changed), self);

  return self;
}

void
vnt_desk_stamp_free (VntDeskStamp *self)
{
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_free (self->path);
  g_free (self->seen);
  g_free (self);
}

/**
 * vnt_desk_stamp_write:
 *
 * Tells the other processes, after the changes that are being saved.
 */
void
vnt_desk_stamp_write (VntDeskStamp *self)
{
  Mark *mark = g_new0 (Mark, 1);

  g_free (self->seen);
  self->seen = g_uuid_string_random ();
  mark->path = g_strdup (self->path);
  mark->text = g_strdup (self->seen);
  vnt_desk_write (self->desk, stamp_save, mark, mark_free, NULL, NULL, NULL, NULL);
}
