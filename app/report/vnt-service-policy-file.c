/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the file of service levels: README.md of this folder says how it is written. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-error.h"
#include "vnt-icalendar.h"
#include "vnt-service-policy-private.h"

#define VERSION 1
#define GENERAL "Service levels"
#define HOLIDAYS "Holidays "
#define CALENDAR "Calendar "
#define LEVEL "Level "
#define QUEUE "Queue "
/* A list of holidays is some kilobytes. */
#define LARGEST_FILE (4 * 1024 * 1024)

static const char *const WEEKDAYS[] = { NULL,       "Monday", "Tuesday",  "Wednesday",
                                        "Thursday", "Friday", "Saturday", "Sunday" };

typedef gboolean (*ReadFunc) (
  VntServicePolicy *self, GKeyFile *file, const char *group, const char *name, GError **error);

static gboolean
refuse (GError **error, const char *group, const char *key, const char *value)
{
  g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
               /* Translators: a line of the file of service levels: its section, key and value. */
               _ ("[%s] %s=%s cannot be used. Nothing was changed."), group, key,
               value != NULL ? value : "");
  return FALSE;
}

static char *
get_text (GKeyFile *file, const char *group, const char *key)
{
  char *value = g_key_file_get_string (file, group, key, NULL);

  if (value != NULL && *g_strstrip (value) == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

static GStrv
get_list (GKeyFile *file, const char *group, const char *key)
{
  GStrv list = g_key_file_get_string_list (file, group, key, NULL, NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    g_strstrip (list[i]);
  return list != NULL ? list : g_new0 (char *, 1);
}

/* -- holidays -- */

/* What another file says becomes part of this one, so that it stays whole wherever it goes. */
static gboolean
bring_in (VntServicePolicy *self, VntHolidays *set, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;
  gsize size = 0;
  guint skipped = 0;

  if (!g_file_get_contents (path, &text, &size, &why))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                   _ ("The file of holidays cannot be read: %s. Nothing was changed."),
                   why->message);
      return FALSE;
    }
  if (size > LARGEST_FILE)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                   _ ("“%s” is too large for a list of holidays. Nothing was changed."), path);
      return FALSE;
    }
  if (!vnt_icalendar_read (set, text, size, &skipped, error))
    return FALSE;
  self->skipped += skipped;

  return TRUE;
}

static void
write_day (int year, int month, int day, const char *name, gpointer data)
{
  gpointer *to = data; /* a key file and a group */
  g_autofree char *key = year != 0 ? g_strdup_printf ("%04d-%02d-%02d", year, month, day)
                                   : g_strdup_printf ("%02d-%02d", month, day);

  g_key_file_set_string (to[0], to[1], key, name);
}

static gboolean
read_scope (GKeyFile *file, const char *group, VntHolidayScope *scope, GError **error)
{
  static const char *const SCOPES[] = { "national", "regional", "local" };
  g_autofree char *text = get_text (file, group, "Scope");

  *scope = VNT_HOLIDAYS_NATIONAL;
  for (guint i = 0; i < G_N_ELEMENTS (SCOPES); i++)
    if (text == NULL || strcmp (text, SCOPES[i]) == 0)
      {
        *scope = (VntHolidayScope) i;
        return TRUE;
      }

  return refuse (error, group, "Scope", text);
}

static gboolean
read_days (VntHolidays *set, GKeyFile *file, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = NULL;

      if (g_str_equal (keys[i], "Scope") || g_str_equal (keys[i], "File") ||
          g_str_equal (keys[i], "Except"))
        continue;
      value = g_key_file_get_string (file, group, keys[i], NULL);
      if (value == NULL || !vnt_holidays_add_text (set, keys[i], value))
        return refuse (error, group, keys[i], value);
    }

  return TRUE;
}

static gboolean
read_holidays (
  VntServicePolicy *self, GKeyFile *file, const char *group, const char *name, GError **error)
{
  g_autofree char *path = get_text (file, group, "File");
  g_auto (GStrv) except = get_list (file, group, "Except");
  gpointer to[] = { file, (gpointer) group };
  VntHolidayScope scope;
  g_autoptr (VntHolidays) set = NULL;

  if (!read_scope (file, group, &scope, error))
    return FALSE;
  set = vnt_holidays_new (name, scope);
  if ((path != NULL && !bring_in (self, set, path, error)) || !read_days (set, file, group, error))
    return FALSE;
  for (guint i = 0; except[i] != NULL; i++)
    vnt_holidays_except (set, except[i]);

  if (path != NULL)
    {
      g_key_file_remove_key (file, group, "File", NULL);
      vnt_holidays_foreach (set, write_day, to);
    }
  g_hash_table_replace (self->holidays, g_strdup (name), g_steal_pointer (&set));

  return TRUE;
}

/* -- calendars -- */

static gboolean
parse_time (const char **text, int *minutes)
{
  int parts[2];

  for (int i = 0; i < 2; i++)
    {
      char *end;

      if (!g_ascii_isdigit (**text))
        return FALSE;
      parts[i] = (int) MIN (g_ascii_strtoll (*text, &end, 10), 99);
      *text = end;
      if (i == 0 && *(*text)++ != ':')
        return FALSE;
    }
  *minutes = parts[0] * 60 + parts[1];

  return parts[1] < 60 && *minutes <= VNT_MINUTES_OF_DAY;
}

/* "08:00-14:00" */
static gboolean
add_hours (VntCalendar *calendar, GDateWeekday day, const char *text)
{
  int from, to;

  if (!parse_time (&text, &from) || *text++ != '-' || !parse_time (&text, &to) || *text != '\0' ||
      from >= VNT_MINUTES_OF_DAY || from == to)
    return FALSE;
  vnt_calendar_add_hours (calendar, day, from, to);

  return TRUE;
}

static gboolean
read_week (VntCalendar *calendar, GKeyFile *file, const char *group, GError **error)
{
  for (GDateWeekday day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    {
      g_auto (GStrv) hours = get_list (file, group, WEEKDAYS[day]);

      for (guint i = 0; hours[i] != NULL; i++)
        if (*hours[i] != '\0' && !add_hours (calendar, day, hours[i]))
          return refuse (error, group, WEEKDAYS[day], hours[i]);
    }

  return TRUE;
}

static gboolean
read_closed_days (
  VntServicePolicy *self, VntCalendar *calendar, GKeyFile *file, const char *group, GError **error)
{
  g_auto (GStrv) sets = get_list (file, group, "Holidays");
  g_auto (GStrv) worked = get_list (file, group, "Worked");
  int year, month, day;

  for (guint i = 0; sets[i] != NULL; i++)
    {
      VntHolidays *set = g_hash_table_lookup (self->holidays, sets[i]);

      if (set == NULL)
        return refuse (error, group, "Holidays", sets[i]);
      vnt_calendar_add_holidays (calendar, set);
    }
  for (guint i = 0; worked[i] != NULL; i++)
    {
      if (!vnt_holidays_parse_date (worked[i], &year, &month, &day))
        return refuse (error, group, "Worked", worked[i]);
      vnt_calendar_add_worked (calendar, year, month, day);
    }

  return TRUE;
}

static gboolean
read_calendar (
  VntServicePolicy *self, GKeyFile *file, const char *group, const char *name, GError **error)
{
  g_autofree char *zone_name = get_text (file, group, "TimeZone");
  g_autoptr (GTimeZone) zone =
    zone_name != NULL ? g_time_zone_new_identifier (zone_name) : g_time_zone_new_local ();
  g_autoptr (VntCalendar) calendar = NULL;
  gint64 from, to;

  if (zone == NULL)
    return refuse (error, group, "TimeZone", zone_name);
  calendar = vnt_calendar_new (name, zone);
  if (!read_week (calendar, file, group, error) ||
      !read_closed_days (self, calendar, file, group, error))
    return FALSE;
  if (!vnt_calendar_next_span (calendar, g_get_real_time () / G_USEC_PER_SEC, &from, &to))
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                   _ ("[%s] never opens: name hours such as Monday=08:00-14:00;16:00-20:00. "
                      "Nothing was changed."),
                   group);
      return FALSE;
    }
  g_hash_table_replace (self->calendars, g_strdup (name), g_steal_pointer (&calendar));

  return TRUE;
}

/* @calendar: (out): stays %NULL when none is named */
static gboolean
find_calendar (
  VntServicePolicy *self, GKeyFile *file, const char *group, VntCalendar **calendar, GError **error)
{
  g_autofree char *name = get_text (file, group, "Calendar");
  VntCalendar *found = name != NULL ? g_hash_table_lookup (self->calendars, name) : NULL;

  if (name == NULL)
    return TRUE;
  if (found == NULL)
    return refuse (error, group, "Calendar", name);
  *calendar = vnt_calendar_ref (found);

  return TRUE;
}

/* -- levels and queues -- */

static gboolean
read_percent (GKeyFile *file, const char *group, int *percent, GError **error)
{
  g_autofree char *text = get_text (file, group, "AtRisk");
  gint64 number;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 0, 100, &number, NULL))
    return refuse (error, group, "AtRisk", text);
  *percent = (int) number;

  return TRUE;
}

static gboolean
read_level (
  VntServicePolicy *self, GKeyFile *file, const char *group, const char *name, GError **error)
{
  static const struct
  {
    const char *key;
    VntTarget target;
  } PROMISES[] = {
    { "Response", VNT_TARGET_RESPONSE },
    { "NextResponse", VNT_TARGET_NEXT_RESPONSE },
    { "Resolution", VNT_TARGET_RESOLUTION },
    { "Own", VNT_TARGET_OWN },
  };
  g_autoptr (VntServiceLevel) level = vnt_service_level_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (PROMISES); i++)
    {
      g_autofree char *text = get_text (file, group, PROMISES[i].key);

      if (text != NULL && !vnt_promise_parse (text, &level->promises[PROMISES[i].target]))
        return refuse (error, group, PROMISES[i].key, text);
    }
  if (!read_percent (file, group, &level->at_risk, error) ||
      !find_calendar (self, file, group, &level->calendar, error))
    return FALSE;
  g_hash_table_replace (self->levels, g_utf8_casefold (name, -1), g_steal_pointer (&level));

  return TRUE;
}

static gboolean
check_level (VntServicePolicy *self, const char *group, const char *name, GError **error)
{
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  return folded == NULL || g_hash_table_contains (self->levels, folded) ||
         refuse (error, group, "Level", name);
}

static gboolean
read_queue (
  VntServicePolicy *self, GKeyFile *file, const char *group, const char *name, GError **error)
{
  VntQueueRule *rule = g_new0 (VntQueueRule, 1);

  g_hash_table_replace (self->queues, g_utf8_casefold (name, -1), rule);
  rule->level = get_text (file, group, "Level");

  return check_level (self, group, rule->level, error) &&
         find_calendar (self, file, group, &rule->calendar, error);
}

/* -- the file -- */

static void
read_statuses (GHashTable *statuses, GKeyFile *file, const char *key)
{
  g_auto (GStrv) list = get_list (file, GENERAL, key);

  for (guint i = 0; list[i] != NULL; i++)
    g_hash_table_add (statuses, g_utf8_casefold (list[i], -1));
}

static gboolean
read_flag (GKeyFile *file, const char *key, gboolean *flag, GError **error)
{
  g_autofree char *text = get_text (file, GENERAL, key);

  if (text == NULL)
    return TRUE;
  *flag = strcmp (text, "true") == 0;

  return *flag || strcmp (text, "false") == 0 || refuse (error, GENERAL, key, text);
}

static gboolean
read_general (VntServicePolicy *self, GKeyFile *file, GError **error)
{
  self->level = get_text (file, GENERAL, "Level");
  self->pause_waiting = !g_key_file_has_key (file, GENERAL, "Pause", NULL);
  read_statuses (self->pause, file, "Pause");
  read_statuses (self->supplier, file, "Supplier");
  self->supervisors = g_key_file_get_string_list (file, GENERAL, "Supervisors", NULL, NULL);
  if (!check_level (self, GENERAL, self->level, error) ||
      !read_percent (file, GENERAL, &self->at_risk, error) ||
      !read_flag (file, "CountResolved", &self->counts_resolved, error) ||
      !read_flag (file, "ServerDue", &self->honours_due, error) ||
      !find_calendar (self, file, GENERAL, &self->calendar, error))
    return FALSE;
  if (self->calendar == NULL)
    return refuse (error, GENERAL, "Calendar", NULL);

  return TRUE;
}

static gboolean
read_groups (
  VntServicePolicy *self, GKeyFile *file, const char *prefix, ReadFunc read, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], prefix) &&
        !read (self, file, groups[i], groups[i] + strlen (prefix), error))
      return FALSE;

  return TRUE;
}

/* A section or key that was mistyped would otherwise be a promise nobody keeps. */
static gboolean
check_words (GKeyFile *file, GError **error)
{
  static const struct
  {
    const char *prefix;
    const char *keys;
  } SECTIONS[] = {
    { GENERAL,
      " Version Calendar Level AtRisk Pause Supplier Supervisors CountResolved ServerDue " },
    { CALENDAR,
      " TimeZone Monday Tuesday Wednesday Thursday Friday Saturday Sunday Holidays Worked " },
    { LEVEL, " Response NextResponse Resolution Own AtRisk Calendar " },
    { QUEUE, " Level Calendar " },
    { HOLIDAYS, NULL },
  };
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);
      guint n = 0;

      while (n < G_N_ELEMENTS (SECTIONS) && !g_str_has_prefix (groups[i], SECTIONS[n].prefix))
        n++;
      if (n == G_N_ELEMENTS (SECTIONS))
        return refuse (error, groups[i], "", NULL);
      for (guint k = 0; SECTIONS[n].keys != NULL && keys != NULL && keys[k] != NULL; k++)
        {
          g_autofree char *word = g_strdup_printf (" %s ", keys[k]);

          if (strstr (SECTIONS[n].keys, word) == NULL)
            return refuse (error, groups[i], keys[k], NULL);
        }
    }

  return TRUE;
}

/* Other files are named relative to the folder this one lies in. */
static void
complete_paths (GKeyFile *file, const char *folder)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; folder != NULL && groups[i] != NULL; i++)
    {
      g_autofree char *path =
        g_str_has_prefix (groups[i], HOLIDAYS) ? get_text (file, groups[i], "File") : NULL;
      g_autofree char *whole = path != NULL ? g_canonicalize_filename (path, folder) : NULL;

      if (whole != NULL)
        g_key_file_set_string (file, groups[i], "File", whole);
    }
}

/**
 * vnt_service_policy_new_from_text:
 * @text: a file of service levels
 * @folder: (nullable): where the iCalendar files it names lie; %NULL when it must not name any
 * @error: place for a %VNT_ERROR_INVALID that says which line is wrong, for a person
 *
 * Returns: (transfer full) (nullable): a policy
 */
VntServicePolicy *
vnt_service_policy_new_from_text (const char *text, const char *folder, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (VntServicePolicy) self = vnt_service_policy_new_empty ();
  g_autoptr (GError) why = NULL;

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_KEEP_COMMENTS, &why) ||
      !g_key_file_has_group (file, GENERAL) ||
      g_key_file_get_integer (file, GENERAL, "Version", NULL) != VERSION)
    {
      g_set_error (error, VNT_ERROR, VNT_ERROR_INVALID,
                   _ ("This is not a file of service levels: it has to begin with “[%s]” and "
                      "“Version=%d”. Nothing was changed. %s"),
                   GENERAL, VERSION, why != NULL ? why->message : "");
      return NULL;
    }

  complete_paths (file, folder);
  if (!check_words (file, error) || !read_groups (self, file, HOLIDAYS, read_holidays, error) ||
      !read_groups (self, file, CALENDAR, read_calendar, error) ||
      !read_groups (self, file, LEVEL, read_level, error) ||
      !read_groups (self, file, QUEUE, read_queue, error) || !read_general (self, file, error))
    return NULL;
  self->text = g_key_file_to_data (file, NULL, NULL);

  return g_steal_pointer (&self);
}
