/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Custom fields: what the server says of them, and how it writes their values. */
#include "vnt-rt-custom.h"

#include <gio/gio.h>
#include <string.h>

#include "vnt-json.h"

/* What an emptied moment is read as. */
#define NO_MOMENT "1970-01-01T00:00:00Z"

static const struct
{
  const char *type;
  VntCustomKind kind;
} KINDS[] = {
  { "Freeform", VNT_CUSTOM_LINE },
  { "Text", VNT_CUSTOM_TEXT },
  { "Wikitext", VNT_CUSTOM_TEXT },
  { "HTML", VNT_CUSTOM_TEXT },
  { "Select", VNT_CUSTOM_CHOICE },
  { "Combobox", VNT_CUSTOM_SUGGESTION },
  { "Autocomplete", VNT_CUSTOM_SUGGESTION },
  { "Date", VNT_CUSTOM_DATE },
  { "DateTime", VNT_CUSTOM_MOMENT },
  { "IPAddress", VNT_CUSTOM_ADDRESS },
  { "IPAddressRange", VNT_CUSTOM_RANGE },
  { "Image", VNT_CUSTOM_OTHER },
  { "Binary", VNT_CUSTOM_OTHER },
};

/**
 * vnt_rt_custom_in:
 * @record: a ticket
 * @name: a custom field's
 *
 * Returns: (transfer none) (nullable): it, as the record has it
 */
JsonObject *
vnt_rt_custom_in (JsonObject *record, const char *name)
{
  JsonArray *fields = vnt_json_array (record, "CustomFields");
  g_autofree char *wanted = g_utf8_casefold (name != NULL ? name : "", -1);

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = vnt_json_object_at (fields, i);
      const char *text = vnt_rt_text (field, "name");
      g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);

      if (g_str_equal (folded, wanted))
        return field;
    }

  return NULL;
}

/**
 * vnt_rt_custom_learn:
 * @record: a ticket
 *
 * Remembers the names of its custom fields: history only has their numbers.
 */
void
vnt_rt_custom_learn (VntRt *rt, JsonObject *record)
{
  JsonArray *fields = vnt_json_array (record, "CustomFields");

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = vnt_json_object_at (fields, i);
      const char *name = vnt_rt_text (field, "name");
      const char *number = vnt_rt_text (field, "id");

      if (name != NULL && number != NULL)
        vnt_rt_known_set_field_name (rt->known, number, name);
    }
}

/**
 * vnt_rt_custom_values:
 * @field: (nullable): from vnt_rt_custom_in()
 *
 * Returns: (transfer full): its values, as the server writes them; an emptied field may have one that is null, "" or the
 *   beginning of time
 */
GStrv
vnt_rt_custom_values (JsonObject *field)
{
  JsonArray *values = field != NULL ? vnt_json_array (field, "values") : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; values != NULL && i < json_array_get_length (values); i++)
    {
      const char *value = vnt_json_string_at (values, i);

      if (value != NULL && *value != '\0' && !g_str_equal (value, NO_MOMENT))
        g_strv_builder_add (builder, value);
    }

  return g_strv_builder_end (builder);
}

/**
 * vnt_rt_custom_kind_of:
 * @type: (nullable): the server's word for how a field is filled
 *
 * Returns: what that means
 */
VntCustomKind
vnt_rt_custom_kind_of (const char *type)
{
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (KINDS); i++)
    if (g_str_equal (KINDS[i].type, type))
      return KINDS[i].kind;

  return VNT_CUSTOM_UNKNOWN;
}

/* The agent's zone on the server, in which it reads what is written; UTC when the account says none. */
static GTimeZone *
zone_of (VntRt *rt)
{
  g_autoptr (VntAccount) account = vnt_rt_account (rt, NULL);
  GTimeZone *zone = NULL;

  if (account != NULL && account->time_zone != NULL)
    zone = g_time_zone_new_identifier (account->time_zone);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/* "2026-11-25T14:30:00Z", or without a zone as the agent's own time, with a space for the T. */
static GDateTime *
moment_of (VntRt *rt, const char *value)
{
  g_autoptr (GTimeZone) zone = zone_of (rt);
  g_autofree char *text = g_strstrip (g_strdup (value));

  return g_date_time_new_from_iso8601 (g_strdelimit (text, " ", 'T'), zone);
}

/* The server keeps the first and the last address of a network. */
static char *
range_of (const char *value)
{
  g_autoptr (GInetAddressMask) mask = NULL;
  g_autofree char *text = NULL;
  GInetAddress *first;
  const guint8 *bytes;
  guint8 last[4];
  guint length;
  g_autoptr (GInetAddress) end = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_auto (GStrv) parts = g_strsplit (value, " ", -1);

  text = g_strjoinv ("", parts);
  mask = strchr (text, '/') != NULL ? g_inet_address_mask_new_from_string (text, NULL) : NULL;
  if (mask == NULL || g_inet_address_mask_get_family (mask) != G_SOCKET_FAMILY_IPV4)
    return g_steal_pointer (&text);
  first = g_inet_address_mask_get_address (mask);
  length = g_inet_address_mask_get_length (mask);
  bytes = g_inet_address_to_bytes (first);
  for (guint i = 0; i < 4; i++)
    {
      guint kept = CLAMP ((int) length - (int) (8 * i), 0, 8);

      last[i] = bytes[i] | (guint8) (0xff >> kept);
    }
  end = g_inet_address_new_from_bytes (last, G_SOCKET_FAMILY_IPV4);
  from = g_inet_address_to_string (first);
  to = g_inet_address_to_string (end);

  return g_str_equal (from, to) ? g_steal_pointer (&from) : g_strdup_printf ("%s-%s", from, to);
}

/**
 * vnt_rt_custom_canonical:
 * @value: (nullable): a value
 *
 * Returns: (transfer full): the same for all values that the server takes for the same
 */
char *
vnt_rt_custom_canonical (VntRt *rt, VntCustomKind kind, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\r", -1);
  g_autofree char *text = g_strstrip (g_strjoinv ("", lines));
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GInetAddress) address = NULL;

  switch (kind)
    {
    case VNT_CUSTOM_CHOICE:
    case VNT_CUSTOM_SUGGESTION:
      return g_utf8_casefold (text, -1);
    case VNT_CUSTOM_DATE:
      return g_strndup (text, strlen ("2026-11-25"));
    case VNT_CUSTOM_MOMENT:
      moment = moment_of (rt, text);
      return moment != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (moment))
                            : g_steal_pointer (&text);
    case VNT_CUSTOM_ADDRESS:
      address = g_inet_address_new_from_string (text);
      return address != NULL ? g_inet_address_to_string (address) : g_steal_pointer (&text);
    case VNT_CUSTOM_RANGE:
      return range_of (text);
    case VNT_CUSTOM_LINE:
    case VNT_CUSTOM_TEXT:
    case VNT_CUSTOM_OTHER:
    case VNT_CUSTOM_UNKNOWN:
    default:
      return g_steal_pointer (&text);
    }
}

/**
 * vnt_rt_custom_written:
 * @value: a value as the model has it
 *
 * Returns: (transfer full): as the server has to be sent it: moments in the agent's own zone, without saying so
 */
char *
vnt_rt_custom_written (VntRt *rt, VntCustomKind kind, const char *value)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) moment = kind == VNT_CUSTOM_MOMENT ? moment_of (rt, value) : NULL;
  g_autoptr (GDateTime) local = NULL;

  if (moment == NULL)
    return g_strdup (value);
  zone = zone_of (rt);
  local = g_date_time_to_timezone (moment, zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
}
