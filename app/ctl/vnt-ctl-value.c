/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-ctl-value.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-ctl-print.h"

void
vnt_ctl_value_clear (VntCtlValue *self)
{
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

static VntField
read_field (const char *word, gsize length)
{
  for (VntField field = VNT_FIELD_STATUS; field <= VNT_FIELD_DUE; field++)
    {
      const char *name = vnt_ctl_field_word (field);

      if (strlen (name) == length && strncmp (word, name, length) == 0)
        return field;
    }

  return VNT_FIELD_NONE;
}

/**
 * vnt_ctl_value_read:
 * @word: FIELD=VALUE
 * @value: (out): cleared by the caller
 *
 * Returns: an exit status, 0 when it can be used
 */
int
vnt_ctl_value_read (VntCtl *ctl, const char *word, VntCtlValue *value)
{
  const char *equals = strchr (word, '=');
  const char *text = equals != NULL ? equals + 1 : "";
  gint64 queue;

  value->field = equals != NULL ? read_field (word, (gsize) (equals - word)) : VNT_FIELD_NONE;
  value->value = NULL;

  switch (value->field)
    {
    case VNT_FIELD_STATUS:
    case VNT_FIELD_SUBJECT:
      value->value = *text != '\0' ? g_strdup (text) : NULL;
      break;
    case VNT_FIELD_OWNER:
      value->value = *text != '\0' ? read_owner (ctl, text) : NULL;
      break;
    case VNT_FIELD_MINUTES:
      read_number (text, 1, 100000, &value->value);
      break;
    case VNT_FIELD_PRIORITY:
      read_number (text, G_MININT32, G_MAXINT32, &value->value);
      break;
    case VNT_FIELD_DUE:
      read_due (text, &value->value);
      break;
    case VNT_FIELD_QUEUE:
      queue = vnt_ctl_find_queue (ctl, text);
      if (queue == 0)
        {
          g_printerr ("ventanilla-ctl: ");
          g_printerr (_ ("There is no queue “%s”.\n"), text);
          return VNT_CTL_NOT_FOUND;
        }
      value->value = g_strdup_printf ("%" G_GINT64_FORMAT, queue);
      break;
    case VNT_FIELD_NONE:
    default:
      g_printerr ("ventanilla-ctl: ");
      g_printerr (_ ("“%s” is not FIELD=VALUE. The fields are status, owner, minutes, subject, "
                     "priority, queue and due.\n"),
                  word);
      return VNT_CTL_USAGE;
    }

  if (value->value != NULL)
    return VNT_CTL_DONE;

  g_printerr ("ventanilla-ctl: ");
  g_printerr (_ ("“%s” has no value that can be used.\n"), word);
  return VNT_CTL_USAGE;
}
