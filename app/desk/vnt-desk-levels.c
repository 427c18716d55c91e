/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-levels.h"

#include <errno.h>
#include <gio/gio.h>
#include <unistd.h>

#include "vnt-clock.h"
#include "vnt-error.h"
#include "vnt-service-times.h"

#define NAME "service-levels.conf"

struct _VntDeskLevels
{
  char *path;
  GMutex lock;
  VntServicePolicy *policy;
};

/**
 * vnt_desk_levels_new:
 * @folder: where the file of service levels is kept
 *
 * Returns: (transfer full): the levels of a desk that was told nothing; see vnt_desk_levels_load()
 */
VntDeskLevels *
vnt_desk_levels_new (const char *folder)
{
  VntDeskLevels *self = g_atomic_rc_box_new0 (VntDeskLevels);

  self->path = g_build_filename (folder, NAME, NULL);
  self->policy = vnt_service_policy_new_default ();
  g_mutex_init (&self->lock);

  return self;
}

VntDeskLevels *
vnt_desk_levels_ref (VntDeskLevels *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
vnt_desk_levels_clear (gpointer data)
{
  VntDeskLevels *self = data;

  g_free (self->path);
  vnt_service_policy_unref (self->policy);
  g_mutex_clear (&self->lock);
}

void
vnt_desk_levels_unref (VntDeskLevels *self)
{
  g_atomic_rc_box_release_full (self, vnt_desk_levels_clear);
}

const char *
vnt_desk_levels_get_path (VntDeskLevels *self)
{
  return self->path;
}

/**
 * vnt_desk_levels_ref_policy:
 *
 * Returns: (transfer full): what holds now
 */
VntServicePolicy *
vnt_desk_levels_ref_policy (VntDeskLevels *self)
{
  VntServicePolicy *policy;

  g_mutex_lock (&self->lock);
  policy = vnt_service_policy_ref (self->policy);
  g_mutex_unlock (&self->lock);

  return policy;
}

static void
set_policy (VntDeskLevels *self, VntServicePolicy *policy)
{
  VntServicePolicy *before;

  g_mutex_lock (&self->lock);
  before = self->policy;
  self->policy = policy;
  g_mutex_unlock (&self->lock);
  vnt_service_policy_unref (before);
}

/**
 * vnt_desk_levels_load:
 * @error: place for a %VNT_ERROR_INVALID or %VNT_ERROR_STORAGE
 *
 * Reads the file, if there is one. Blocks.
 *
 * Returns: %FALSE when it cannot be used; what held before goes on
 */
gboolean
vnt_desk_levels_load (VntDeskLevels *self, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;
  VntServicePolicy *policy;

  if (g_file_get_contents (self->path, &text, NULL, &why))
    policy = vnt_service_policy_new_from_text (text, NULL, error);
  else if (g_error_matches (why, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    policy = vnt_service_policy_new_default ();
  else
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_STORAGE, why->message);
      return FALSE;
    }
  if (policy != NULL)
    set_policy (self, policy);

  return policy != NULL;
}

/**
 * vnt_desk_levels_save:
 * @policy: what holds from now on; the default one removes the file
 * @error: place for a %VNT_ERROR_STORAGE
 *
 * Blocks.
 *
 * Returns: %FALSE when it could not be kept; what held before goes on
 */
gboolean
vnt_desk_levels_save (VntDeskLevels *self, VntServicePolicy *policy, GError **error)
{
  const char *text = vnt_service_policy_get_text (policy);
  g_autoptr (GError) why = NULL;

  if (*text == '\0'
        ? unlink (self->path) != 0 && errno != ENOENT
        : !g_file_set_contents_full (self->path, text, -1,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0600, &why))
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_STORAGE,
                           why != NULL ? why->message : g_strerror (errno));
      return FALSE;
    }
  set_policy (self, vnt_service_policy_ref (policy));

  return TRUE;
}

/**
 * vnt_desk_levels_answer:
 * @data: a #VntDeskLevels
 *
 * What the store asks for each row.
 */
void
vnt_desk_levels_answer (const VntServiceFacts *facts, VntRowClock *row, gpointer data)
{
  g_autoptr (VntServicePolicy) policy = vnt_desk_levels_ref_policy (data);

  vnt_service_times_row (policy, facts, vnt_clock_now (), row);
}
