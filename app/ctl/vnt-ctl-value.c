/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ctl-value.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-changes.h"
#include "vnt-ctl-print.h"
#include "vnt-field.h"

void
vnt_ctl_value_clear (VntCtlValue *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->value, g_free);
}

/**
 * vnt_ctl_find_queue:
 * @name: its name, or its number
 *
 * Returns: the queue's number, 0 when there is none such
 */
gint64
vnt_ctl_find_queue (VntCtl *ctl, const char *name)
{
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (ctl->desk);
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  gint64 number = g_ascii_strtoll (name, NULL, 10);

  for (guint i = 0; i < queues->len; i++)
    {
      const VntQueue *queue = g_ptr_array_index (queues, i);
      g_autofree char *folded = g_utf8_casefold (queue->name, -1);

      if (g_str_equal (folded, wanted) || queue->id == number)
        return queue->id;
    }

  return 0;
}

/* "none", "2026-11-25", "2026-11-25T14:30" or the same with a zone; days end at their last minute. */
static gboolean
read_due (const char *text, char **value)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *whole = NULL;

  if (g_str_equal (text, "none"))
    {
      *value = g_strdup ("0");
      return TRUE;
    }

  if (strlen (text) == strlen ("2026-11-25"))
    whole = g_strconcat (text, "T23:59:00", NULL);
  else if (strlen (text) == strlen ("2026-11-25T14:30"))
    whole = g_strconcat (text, ":00", NULL);
  date = g_date_time_new_from_iso8601 (whole != NULL ? whole : text, zone);
  if (date == NULL)
    return FALSE;

  *value = g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (date));
  return TRUE;
}

static gboolean
read_number (const char *text, gint64 least, gint64 most, char **value)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, least, most, &number, NULL))
    return FALSE;

  *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return TRUE;
}

static char *
read_owner (VntCtl *ctl, const char *text)
{
  if (g_str_equal (text, "nobody"))
    return g_strdup ("");
  if (g_str_equal (text, "me"))
    return g_strdup (vnt_desk_get_account (ctl->desk)->login);

  return g_strdup (text);
}

/* FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE */
typedef struct
{
  char *field;
  char sign; /* '=', '+' or '-' */
  const char *text;
} Word;

/* A custom field may hold any character in its name but "="; an address given as a link may hold one after it. */
static gboolean
split (const char *typed, Word *word)
{
  const char *equals = strchr (typed, '=');
  gsize length;

  if (equals == NULL || equals == typed)
    return FALSE;
  word->sign = equals[-1] == '+' || equals[-1] == '-' ? equals[-1] : '=';
  length = (gsize) (equals - typed) - (word->sign != '=' ? 1 : 0);
  word->field = g_strndup (typed, length);
  word->text = equals + 1;

  return length > 0;
}

static gboolean
is_relation (const char *word)
{
  static const char *const relations[] = {
    "parent", "child", "depends-on", "depended-on-by", "refers-to", "referred-to-by", NULL
  };

  return g_strv_contains (relations, word);
}

static void
read_field (const Word *word, VntCtlValue *value)
{
  if (g_str_has_prefix (word->field, "cf.") && word->field[3] != '\0')
    {
      value->field = word->sign == '=' ? VNT_FIELD_CUSTOM : VNT_FIELD_CUSTOM_VALUES;
      value->name = g_strdup (word->field + strlen ("cf."));
      return;
    }
  if (is_relation (word->field))
    {
      value->field = word->sign != '=' ? VNT_FIELD_LINKS : VNT_FIELD_NONE;
      value->name = g_strdup (word->field);
      return;
    }
  for (guint i = 0; vnt_field_nth (i) != NULL; i++)
    {
      const VntFieldInfo *info = vnt_field_nth (i);
      gboolean set = info->shape == VNT_SHAPE_SET;

      if (!info->named && g_str_equal (info->word, word->field) && set == (word->sign != '='))
        value->field = info->field;
    }
}

/* "12", "#12" and "asset:7" and addresses are what a ticket can be linked to. */
static char *
read_target (const char *text)
{
  const char *number = *text == '#' ? text + 1 : text;
  gint64 id;

  if (g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &id, NULL))
    return g_strdup_printf ("ticket:%" G_GINT64_FORMAT, id);
  if (g_str_has_prefix (text, "ticket:") || g_str_has_prefix (text, "asset:") ||
      g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
    return g_strdup (text);

  return NULL;
}

static char *
read_change (VntCtl *ctl, const Word *word, VntField field)
{
  g_autofree char *one = field == VNT_FIELD_LINKS           ? read_target (word->text)
                         : field == VNT_FIELD_CUSTOM_VALUES ? g_strdup (word->text)
                                                            : read_owner (ctl, word->text);
  const char *values[] = { one, NULL };

  if (one == NULL || *one == '\0')
    return NULL;

  return word->sign == '+' ? vnt_changes_make (values, NULL) : vnt_changes_make (NULL, values);
}

static int
say_no_field (const char *word)
{
  g_printerr ("ventanilla-ctl: ");
  g_printerr (_ ("“%s” is not a change. Write FIELD=VALUE for status, owner, minutes, subject, "
                 "priority, queue, due, merge and cf.NAME; FIELD+=VALUE or FIELD-=VALUE for "
                 "requestors, cc, admin-cc, cf.NAME, parent, child, depends-on, depended-on-by, "
                 "refers-to and referred-to-by.\n"),
              word);
  return VNT_CTL_USAGE;
}

/* A field that is set by a value of its own kind. */
static char *
read_plain (VntCtl *ctl, VntField field, const char *text)
{
  char *value = NULL;

  if (field == VNT_FIELD_OWNER)
    return *text != '\0' ? read_owner (ctl, text) : NULL;
  if (field == VNT_FIELD_MINUTES)
    read_number (text, 1, 100000, &value);
  else if (field == VNT_FIELD_PRIORITY)
    read_number (text, G_MININT32, G_MAXINT32, &value);
  else if (field == VNT_FIELD_DUE)
    read_due (text, &value);
  else if (field == VNT_FIELD_MERGE)
    read_number (*text == '#' ? text + 1 : text, 1, G_MAXINT64, &value);
  else if (field == VNT_FIELD_CUSTOM)
    value = g_strdup (text);
  else
    value = *text != '\0' ? g_strdup (text) : NULL;

  return value;
}

static int
read_queue (VntCtl *ctl, const char *text, VntCtlValue *value)
{
  gint64 queue = vnt_ctl_find_queue (ctl, text);

  if (queue == 0)
    {
      g_printerr ("ventanilla-ctl: ");
      g_printerr (_ ("There is no queue “%s”.\n"), text);
      return VNT_CTL_NOT_FOUND;
    }

  value->value = g_strdup_printf ("%" G_GINT64_FORMAT, queue);
  return VNT_CTL_DONE;
}

/**
 * vnt_ctl_value_read:
 * @word: FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE
 * @value: (out): cleared by the caller
 *
 * Returns: an exit status, 0 when it can be used
 */
int
vnt_ctl_value_read (VntCtl *ctl, const char *word, VntCtlValue *value)
{
  Word parts = { 0 };
  g_autofree char *field = NULL;
  const VntFieldInfo *info;

  value->field = VNT_FIELD_NONE;
  if (split (word, &parts))
    read_field (&parts, value);
  field = parts.field;
  info = vnt_field_info (value->field);

  if (info == NULL)
    return say_no_field (word);
  if (value->field == VNT_FIELD_QUEUE)
    return read_queue (ctl, parts.text, value);
  value->value = info->shape == VNT_SHAPE_SET ? read_change (ctl, &parts, value->field)
                                              : read_plain (ctl, value->field, parts.text);
  if (value->value != NULL)
    return VNT_CTL_DONE;

  g_printerr ("ventanilla-ctl: ");
  g_printerr (_ ("“%s” has no value that can be used.\n"), word);
  return VNT_CTL_USAGE;
}
