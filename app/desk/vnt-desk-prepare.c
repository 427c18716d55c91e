/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known here about a field decides how a change of it is kept, and what need not be sent to be refused. */
#include "vnt-desk-prepare.h"

#include <glib/gi18n.h>

#include "vnt-changes.h"
#include "vnt-error.h"
#include "vnt-field.h"
#include "vnt-overlay.h"
#include "vnt-text.h"

static const VntFieldValue *
find_field (const VntTicketDetail *detail, const char *name)
{
  g_autofree char *wanted = vnt_text_fold (name);

  for (guint i = 0; i < detail->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (detail->fields, i);
      g_autofree char *folded = vnt_text_fold (field->name);

      if (g_str_equal (folded, wanted))
        return field;
    }

  return NULL;
}

/* "2026-11-25T14:30" is the agent's own time; what is no moment is left for the server to refuse. */
static char *
normal_value (const VntCustomField *custom, const char *value)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autofree char *text = g_strdup (value);
  g_autofree char *whole = NULL;

  if (custom->kind != VNT_CUSTOM_MOMENT)
    return g_strdup (value);
  g_strdelimit (text, " ", 'T');
  whole = strlen (text) == strlen ("2026-11-25T14:30") ? g_strconcat (text, ":00", NULL) : NULL;
  moment = g_date_time_new_from_iso8601 (whole != NULL ? whole : text, zone);
  if (moment == NULL)
    return g_strdup (value);
  utc = g_date_time_to_utc (moment);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

/* What a kind of field takes, where the server gives no hint. */
static const struct
{
  VntCustomKind kind;
  const char *words;
} TAKES[] = {
  { VNT_CUSTOM_DATE, N_ ("a day, such as 2026-11-25.") },
  { VNT_CUSTOM_MOMENT, N_ ("a day and a time, such as 2026-11-25 14:30.") },
  { VNT_CUSTOM_ADDRESS, N_ ("an IP address, such as 10.1.0.7.") },
  { VNT_CUSTOM_RANGE, N_ ("IP addresses, such as 10.1.0.1-10.1.0.9 or 10.1.0.0/24.") },
};

/* Returns: (transfer full) (nullable): what it takes, in words */
static char *
takes (const VntCustomField *custom)
{
  g_autofree char *choices = NULL;

  if (custom->kind == VNT_CUSTOM_CHOICE && custom->choices[0] != NULL)
    {
      choices = g_strjoinv (", ", custom->choices);
      return g_strdup_printf (_ ("one of %s."), choices);
    }
  if (custom->hint != NULL && *custom->hint != '\0')
    return g_strdup (custom->hint);
  for (guint i = 0; i < G_N_ELEMENTS (TAKES); i++)
    if (TAKES[i].kind == custom->kind)
      return g_strdup (_ (TAKES[i].words));
  return g_strdup (custom->pattern);
}

static gboolean
check_value (const VntFieldValue *field, const char *value, GError **error)
{
  g_autofree char *words = NULL;

  if (vnt_custom_field_accepts (field->custom, value))
    return TRUE;

  words = takes (field->custom);
  if (words != NULL)
    g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                 _ ("The field “%s” does not take this value. What it takes: %s"), field->name,
                 words);
  else
    g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                 _ ("The field “%s” does not take this value."), field->name);
  return FALSE;
}

static void
replace_value (VntOperation *operation, char *value)
{
  g_free (operation->value);
  operation->value = value;
}

/* To set a field of many values is to add that one and remove the others. */
static gboolean
prepare_one (VntOperation *operation, const VntFieldValue *field, GError **error)
{
  g_autofree char *value = normal_value (field->custom, operation->value);
  const char *added[] = { *value != '\0' ? value : NULL, NULL };
  g_autofree char *remove = NULL;
  g_auto (GStrv) others = NULL;

  if (!check_value (field, value, error))
    return FALSE;
  if (!field->custom->many)
    {
      replace_value (operation, g_steal_pointer (&value));
      return TRUE;
    }
  remove = *value != '\0' ? vnt_changes_make (NULL, added) : g_strdup ("");
  others = vnt_changes_apply (remove, (const char *const *) field->values);
  operation->field = VNT_FIELD_CUSTOM_VALUES;
  replace_value (operation, vnt_changes_make (added, (const char *const *) others));

  return TRUE;
}

static gboolean
prepare_values (VntOperation *operation, const VntFieldValue *field, GError **error)
{
  g_auto (GStrv) added = NULL;
  g_auto (GStrv) removed = NULL;

  if (!field->custom->many)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                   _ ("The field “%s” holds one value, which can only be set."), field->name);
      return FALSE;
    }
  vnt_changes_read (operation->value, &added, &removed);
  for (guint i = 0; added[i] != NULL; i++)
    {
      char *value = normal_value (field->custom, added[i]);

      g_free (added[i]);
      added[i] = value;
      if (!check_value (field, value, error))
        return FALSE;
    }
  replace_value (operation,
                 vnt_changes_make ((const char *const *) added, (const char *const *) removed));

  return TRUE;
}

static gboolean
prepare_custom (VntStore *store, VntOperation *operation, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (VntTicketDetail) detail = vnt_store_read_detail (store, operation->ticket, &local);
  const VntFieldValue *field;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* A ticket that was never fetched whole: the server will say. */
  if (detail == NULL || detail->fields->len == 0)
    return TRUE;

  field = operation->name != NULL ? find_field (detail, operation->name) : NULL;
  if (field == NULL)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID, _ ("This ticket has no field “%s”."),
                   operation->name != NULL ? operation->name : "");
      return FALSE;
    }
  vnt_text_set (&operation->name, field->name);
  if (field->custom == NULL || field->custom->kind == VNT_CUSTOM_UNKNOWN)
    return TRUE;

  return operation->field == VNT_FIELD_CUSTOM ? prepare_one (operation, field, error)
                                              : prepare_values (operation, field, error);
}

static gboolean
prepare_value (VntStore *store, VntOperation *operation, GError **error)
{
  if (operation->field == VNT_FIELD_CUSTOM || operation->field == VNT_FIELD_CUSTOM_VALUES)
    return prepare_custom (store, operation, error);
  if (operation->field != VNT_FIELD_MERGE ||
      g_ascii_strtoll (operation->value, NULL, 10) != operation->ticket)
    return TRUE;

  g_set_error_literal (error, VNT_ERROR, VNT_ERROR_INVALID,
                       _ ("A ticket cannot become part of itself."));
  return FALSE;
}

/* The value as an operation writes it. Sums and sets are added to, so what they were does not count. */
static char *
base_of (VntStore *store, const VntTicket *ticket, const VntOperation *operation)
{
  const VntFieldInfo *info = vnt_field_info (operation->field);
  g_autoptr (VntTicketDetail) detail = NULL;

  if (info == NULL || info->shape == VNT_SHAPE_SUM || info->shape == VNT_SHAPE_SET)
    return NULL;
  if (operation->field != VNT_FIELD_CUSTOM)
    return vnt_overlay_get_field (ticket, operation->field);
  detail = vnt_store_read_detail (store, operation->ticket, NULL);

  return vnt_overlay_get_custom (detail, operation->name);
}

/**
 * vnt_desk_prepare_change:
 * @operation: a change of a field, not given to anybody else yet; brought into the form that suits the field, of the ticket
 *   as it is numbered now, with what the field is now as its base
 * @error: place for a %VNT_ERROR_INVALID, or a %VNT_ERROR_NOT_FOUND when the ticket is not here any more
 *
 * Blocks: worker threads only.
 *
 * Returns: %FALSE when it cannot be made, or the server would surely refuse it
 */
gboolean
vnt_desk_prepare_change (VntStore *store, VntOperation *operation, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  operation->ticket = vnt_store_follow_ticket (store, operation->ticket);
  rows = vnt_store_read_tickets (store, &operation->ticket, 1, error);
  if (rows == NULL)
    return FALSE;
  if (rows->len == 0 || g_ptr_array_index (rows, 0) == NULL)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_NOT_FOUND,
                           _ ("This ticket is not on this computer any more."));
      return FALSE;
    }
  if (!prepare_value (store, operation, error))
    return FALSE;

  g_free (operation->base);
  operation->base = base_of (store, g_ptr_array_index (rows, 0), operation);
  return TRUE;
}
