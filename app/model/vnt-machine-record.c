/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Software that was installed on a machine and failures that were seen, as lines of a custom field with many values:
 * "2026-11-25 LibreOffice 7.4", "2026-11-25 The screen flickers #123". A person reads and writes them in a browser, too. */
#include "vnt-machine-record.h"

#include <string.h>

#include "vnt-text.h"

#define DAY_LENGTH 10

/* What desks call such a field, folded: its name has one of these in it. */
static const char *const SOFTWARE_WORDS[] = { "software", "program", "aplicacion", "application",
                                              NULL };
static const char *const FAILURE_WORDS[] = { "failure", "fault",     "averia",
                                             "fallo",   "breakdown", NULL };

/**
 * vnt_machine_record_field:
 * @machine: a machine with every custom field of its catalogue
 * @kind: what is to be written down
 *
 * Returns: (transfer none) (nullable): where it is written: a custom field of many lines whose name says so; %NULL when its
 *   catalogue has none
 */
const VntFieldValue *
vnt_machine_record_field (const VntMachine *machine, VntRecordKind kind)
{
  const char *const *words = kind == VNT_RECORD_SOFTWARE ? SOFTWARE_WORDS : FAILURE_WORDS;

  for (guint i = 0; i < machine->fields->len; i++)
    {
      const VntFieldValue *field = g_ptr_array_index (machine->fields, i);
      g_autofree char *folded = vnt_text_fold (field->name);

      if (field->custom == NULL || !field->custom->many || field->custom->kind != VNT_CUSTOM_LINE)
        continue;
      for (guint w = 0; words[w] != NULL; w++)
        if (strstr (folded, words[w]) != NULL)
          return field;
    }

  return NULL;
}

/**
 * vnt_machine_record_write:
 * @text: (not nullable): the software with its version, or what was seen
 * @day: Unix seconds, any time of that day; 0 for none
 * @ticket: the server's number of a ticket, 0 for none
 *
 * Returns: (transfer full): a line; "" when @text says nothing
 */
char *
vnt_machine_record_write (const char *text, gint64 day, gint64 ticket)
{
  g_autoptr (GDateTime) then = day > 0 ? g_date_time_new_from_unix_local (day) : NULL;
  g_autofree char *date = then != NULL ? g_date_time_format (then, "%Y-%m-%d ") : g_strdup ("");
  g_autofree char *words = g_strdelimit (g_strdup (text), "\r\n\t", ' ');

  g_strstrip (words);
  if (*words == '\0')
    return g_steal_pointer (&words);
  return ticket > 0 ? g_strdup_printf ("%s%s #%" G_GINT64_FORMAT, date, words, ticket)
                    : g_strconcat (date, words, NULL);
}

static gint64
take_day (const char **line)
{
  g_autofree char *moment = NULL;
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) then = NULL;

  if (strlen (*line) <= DAY_LENGTH || (*line)[DAY_LENGTH] != ' ' || (*line)[4] != '-')
    return 0;
  moment = g_strdup_printf ("%.*sT00:00:00", DAY_LENGTH, *line);
  then = g_date_time_new_from_iso8601 (moment, here);
  if (then == NULL)
    return 0;
  *line += DAY_LENGTH + 1;
  return g_date_time_to_unix (then);
}

/* Off the end of @text, unless nothing would be left of it. */
static gint64
take_ticket (char *text)
{
  char *mark = strrchr (text, '#');
  guint64 ticket;

  if (mark == NULL || mark < text + 2 || mark[-1] != ' ' ||
      !g_ascii_string_to_unsigned (mark + 1, 10, 1, G_MAXINT64, &ticket, NULL))
    return 0;
  mark[-1] = '\0';
  return (gint64) ticket;
}

/**
 * vnt_machine_record_read:
 * @kind: what it is
 * @line: (not nullable): a value of the field, whoever wrote it
 *
 * Returns: (transfer full): what it says
 */
VntMachineRecord *
vnt_machine_record_read (VntRecordKind kind, const char *line)
{
  VntMachineRecord *self = g_new0 (VntMachineRecord, 1);

  self->kind = kind;
  self->day = take_day (&line);
  self->text = g_strdup (line);
  self->ticket = take_ticket (self->text);
  return self;
}

void
vnt_machine_record_free (VntMachineRecord *self)
{
  g_free (self->text);
  g_free (self->waiting);
  g_free (self);
}
