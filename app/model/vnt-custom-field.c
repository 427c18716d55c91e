/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-custom-field.h"

#include <gio/gio.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (VntCustomField, vnt_custom_field, vnt_custom_field_ref, vnt_custom_field_unref)

static void
vnt_custom_field_clear (gpointer data)
{
  VntCustomField *self = data;

  g_free (self->pattern);
  g_free (self->hint);
  g_strfreev (self->choices);
}

/**
 * vnt_custom_field_new:
 * @id: the server's number
 *
 * Makes a #VntCustomField of unknown kind; its maker may fill the other fields before handing it on.
 *
 * Returns: (transfer full): a new value
 */
VntCustomField *
vnt_custom_field_new (gint64 id)
{
  VntCustomField *self = g_atomic_rc_box_new0 (VntCustomField);

  self->id = id;
  self->choices = g_new0 (char *, 1);

  return self;
}

/**
 * vnt_custom_field_ref:
 * @self: a #VntCustomField
 *
 * Takes one more hold on @self. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
VntCustomField *
vnt_custom_field_ref (VntCustomField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * vnt_custom_field_unref:
 * @self: (transfer full): a #VntCustomField
 *
 * Lets go of @self and frees it when nobody else holds it. Safe from any thread.
 */
void
vnt_custom_field_unref (VntCustomField *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, vnt_custom_field_clear);
}

static gboolean
is_day (const char *value)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = g_strconcat (value, "T00:00:00", NULL);
  g_autoptr (GDateTime) day = NULL;

  if (strlen (value) != strlen ("2026-11-25"))
    return FALSE;
  day = g_date_time_new_from_iso8601 (text, utc);
  return day != NULL;
}

static gboolean
is_moment (const char *value)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (value, utc);

  return moment != NULL;
}

static gboolean
is_address (const char *value)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (value);

  return address != NULL;
}

/* One address, two with a dash between, a network, or the beginning of addresses. */
static gboolean
is_range (const char *value)
{
  return strspn (value, "0123456789abcdefABCDEF.:-/ ") == strlen (value) &&
         strpbrk (value, ".:") != NULL;
}

/* Each is asked only for a value that is there. */
static const struct
{
  VntCustomKind kind;
  gboolean (*is_one) (const char *value);
} SHAPES[] = {
  { VNT_CUSTOM_DATE, is_day },
  { VNT_CUSTOM_MOMENT, is_moment },
  { VNT_CUSTOM_ADDRESS, is_address },
  { VNT_CUSTOM_RANGE, is_range },
};

static gboolean
has_shape (VntCustomKind kind, const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (SHAPES); i++)
    if (SHAPES[i].kind == kind)
      return SHAPES[i].is_one (value);
  return TRUE;
}

/**
 * vnt_custom_field_accepts:
 * @self: a #VntCustomField
 * @value: a value
 *
 * A pattern this program cannot read, and whatever it does not know, is left to the server.
 *
 * Returns: %FALSE when the server would surely not take @value
 */
gboolean
vnt_custom_field_accepts (const VntCustomField *self, const char *value)
{
  g_autoptr (GRegex) regex = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (self->kind == VNT_CUSTOM_OTHER)
    return FALSE;
  if (self->kind == VNT_CUSTOM_CHOICE && *value != '\0' && self->choices[0] != NULL &&
      !g_strv_contains ((const char *const *) self->choices, value))
    return FALSE;
  if (*value != '\0' && !has_shape (self->kind, value))
    return FALSE;
  if (self->pattern == NULL || *self->pattern == '\0')
    return TRUE;
  regex = g_regex_new (self->pattern, 0, 0, NULL);

  return regex == NULL || g_regex_match (regex, value, 0, NULL);
}
