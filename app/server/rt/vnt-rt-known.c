/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-known.h"

/* Lifecycles change when an administrator edits them; an agent's window should not have to be closed for that. */
#define FORM_SECONDS (30 * 60)

typedef struct
{
  GStrv statuses;
  GStrv levels;
  gint64 born;
} Form;

typedef struct
{
  VntCustomField *field;
  gint64 born;
} Custom;

/**
 * VntRtKnown:
 *
 * What was learnt from the server on the way and saves asking again. Shared by all threads.
 */
struct _VntRtKnown
{
  GMutex lock;
  GHashTable *logins; /* number → login */
  GHashTable *field_names; /* a custom field's number → its name */
  GHashTable *customs; /* a custom field's number → Custom */
  GHashTable *classes; /* "queue status" → VntStatusClass */
  GHashTable *forms; /* "queue status" → Form */
  GPtrArray *queues;
  GHashTable *owners; /* numbers of who may own tickets */
  guint quiet;
};

static void
form_free (gpointer data)
{
  Form *form = data;

  g_strfreev (form->statuses);
  g_strfreev (form->levels);
  g_free (form);
}

static void
custom_free (gpointer data)
{
  Custom *custom = data;

  vnt_custom_field_unref (custom->field);
  g_free (custom);
}

static char *
key_of (gint64 queue, const char *status)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", queue, status);
}

VntRtKnown *
vnt_rt_known_new (void)
{
  VntRtKnown *self = g_new0 (VntRtKnown, 1);

  g_mutex_init (&self->lock);
  self->logins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->field_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->customs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, custom_free);
  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, form_free);

  return self;
}

void
vnt_rt_known_free (VntRtKnown *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->logins);
  g_hash_table_unref (self->field_names);
  g_hash_table_unref (self->customs);
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->forms);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->owners, g_hash_table_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* For another account everything may be different. */
void
vnt_rt_known_clear (VntRtKnown *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_remove_all (self->logins);
  g_hash_table_remove_all (self->field_names);
  g_hash_table_remove_all (self->customs);
  g_hash_table_remove_all (self->classes);
  g_hash_table_remove_all (self->forms);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->owners, g_hash_table_unref);
  self->quiet = 0;
}

void
vnt_rt_known_set_login (VntRtKnown *self, gint64 user, const char *login)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_replace (self->logins, g_memdup2 (&user, sizeof user), g_strdup (login));
}

/* Returns: (transfer full) (nullable): the login of a user's number */
char *
vnt_rt_known_get_login (VntRtKnown *self, gint64 user)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (g_hash_table_lookup (self->logins, &user));
}

void
vnt_rt_known_set_field_name (VntRtKnown *self, const char *number, const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_replace (self->field_names, g_strdup (number), g_strdup (name));
}

/* Returns: (transfer full) (nullable): the name of a custom field's number */
char *
vnt_rt_known_get_field_name (VntRtKnown *self, const char *number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (g_hash_table_lookup (self->field_names, number));
}

void
vnt_rt_known_set_custom (VntRtKnown *self, VntCustomField *field)
{
  Custom *custom = g_new0 (Custom, 1);

  custom->field = vnt_custom_field_ref (field);
  custom->born = g_get_monotonic_time ();
  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->customs, g_memdup2 (&field->id, sizeof field->id), custom);
  g_mutex_unlock (&self->lock);
}

/* Returns: (transfer full) (nullable): what is known of a custom field, %NULL when it should be asked for */
VntCustomField *
vnt_rt_known_get_custom (VntRtKnown *self, gint64 number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Custom *custom = g_hash_table_lookup (self->customs, &number);

  if (custom == NULL || g_get_monotonic_time () - custom->born > FORM_SECONDS * G_USEC_PER_SEC)
    return NULL;

  return vnt_custom_field_ref (custom->field);
}

void
vnt_rt_known_set_class (VntRtKnown *self, gint64 queue, const char *status, VntStatusClass value)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_replace (self->classes, key_of (queue, status), GINT_TO_POINTER (value));
}

/* Returns: VNT_STATUS_UNKNOWN when no ticket told yet */
VntStatusClass
vnt_rt_known_get_class (VntRtKnown *self, gint64 queue, const char *status)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *key = key_of (queue, status);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->classes, key));
}

void
vnt_rt_known_set_queues (VntRtKnown *self, GPtrArray *queues)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->queues, g_ptr_array_unref);
  self->queues = g_ptr_array_ref (queues);
}

/* Returns: (transfer full) (nullable) (element-type VntQueue): never changed once set */
GPtrArray *
vnt_rt_known_get_queues (VntRtKnown *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->queues != NULL ? g_ptr_array_ref (self->queues) : NULL;
}

void
vnt_rt_known_set_form (VntRtKnown *self,
                       gint64 queue,
                       const char *status,
                       const char *const *statuses,
                       const char *const *levels)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Form *form = g_new0 (Form, 1);

  form->statuses = g_strdupv ((GStrv) statuses);
  form->levels = g_strdupv ((GStrv) levels);
  form->born = g_get_monotonic_time () / G_USEC_PER_SEC;
  g_hash_table_replace (self->forms, key_of (queue, status), form);
}

/* Returns: whether a form not too old is known; then @statuses and @levels are set */
gboolean
vnt_rt_known_get_form (
  VntRtKnown *self, gint64 queue, const char *status, GStrv *statuses, GStrv *levels)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *key = key_of (queue, status);
  Form *form = g_hash_table_lookup (self->forms, key);

  if (form == NULL || g_get_monotonic_time () / G_USEC_PER_SEC - form->born > FORM_SECONDS)
    return FALSE;

  *statuses = g_strdupv (form->statuses);
  *levels = g_strdupv (form->levels);

  return TRUE;
}

void
vnt_rt_known_set_owners (VntRtKnown *self, GHashTable *owners)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->owners, g_hash_table_unref);
  self->owners = g_hash_table_ref (owners);
}

/* Returns: (transfer full) (nullable): never changed once set */
GHashTable *
vnt_rt_known_get_owners (VntRtKnown *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->owners != NULL ? g_hash_table_ref (self->owners) : NULL;
}

/* Returns: how many polls before this one found nothing, in a row */
guint
vnt_rt_known_count_quiet (VntRtKnown *self, gboolean quiet)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint before = self->quiet;

  self->quiet = quiet ? self->quiet + 1 : 0;

  return before;
}
