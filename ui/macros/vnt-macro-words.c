/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-macro-words.h"

#include <glib/gi18n.h>

#include "vnt-bulk-words.h"
#include "vnt-field.h"
#include "vnt-status.h"
#include "vnt-words.h"

/* A queue is kept by its name, and an owner may be whoever applies it. */
static char *
value_words (VntDesk *desk, VntField field, const char *value, gboolean resolved)
{
  if (value == NULL)
    return g_strdup ("");
  if (field == VNT_FIELD_CUSTOM || field == VNT_FIELD_CUSTOM_VALUES)
    return g_strdup (*value != '\0' ? value : _ ("nothing"));
  if (field == VNT_FIELD_MINUTES)
    return vnt_words_minutes ((int) g_ascii_strtoll (value, NULL, 10));
  if (!resolved && field == VNT_FIELD_QUEUE)
    return g_strdup (value);
  if (!resolved && g_str_equal (value, VNT_MACRO_ME))
    return g_strdup (_ ("me"));

  return vnt_bulk_words_value (desk, field, value);
}

static const char *
field_words (VntField field, const char *name)
{
  const VntFieldInfo *info = vnt_field_info (field);

  if (field == VNT_FIELD_MINUTES)
    return _ ("Time worked");
  return name != NULL ? name : info != NULL ? _ (info->label) : "";
}

static const char *
writes_words (const VntMacro *macro)
{
  return macro->writes == VNT_OPERATION_REPLY ? _ ("Reply to the requestor") : _ ("Internal note");
}

/**
 * vnt_macro_words_step:
 * @desk: where the names of queues come from
 * @macro: what is done
 * @step: one thing it does to a ticket
 *
 * Returns: (transfer full): it, and why not when it is not done: "Status: open → resolved"
 */
char *
vnt_macro_words_step (VntDesk *desk, const VntMacro *macro, const VntMacroStep *step)
{
  const char *what =
    step->field == VNT_FIELD_NONE ? writes_words (macro) : field_words (step->field, step->name);
  g_autofree char *before = value_words (desk, step->field, step->before, TRUE);
  g_autofree char *after = value_words (desk, step->field, step->after, TRUE);

  if (step->why != VNT_BULK_CHANGES)
    /* Translators: a field, then why it is not changed */
    return g_strdup_printf (_ ("%s: left out, %s"), what, vnt_bulk_words_reason (step->why));
  if (step->field == VNT_FIELD_NONE)
    return g_strdup (what);
  if (step->field == VNT_FIELD_MINUTES)
    return g_strdup_printf ("%s: + %s", what, after);
  if (step->before == NULL)
    return g_strdup_printf ("%s: %s", what, after);

  return g_strdup_printf ("%s: %s → %s", what, *before != '\0' ? before : _ ("nothing"), after);
}

/**
 * vnt_macro_words_entry:
 * @desk: where the names of queues come from
 * @macro: what is done
 * @entry: one ticket
 *
 * Returns: (transfer full): number and subject, a tab, and what becomes of it
 */
char *
vnt_macro_words_entry (VntDesk *desk, const VntMacro *macro, const VntMacroEntry *entry)
{
  g_autofree char *number = vnt_words_ticket_number (entry->id);
  g_autofree char *subject =
    g_strdelimit (g_strdup (entry->ticket != NULL ? vnt_words_subject (entry->ticket) : ""), "\t\n",
                  ' ');
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s\t", number, subject);
  if (entry->ticket == NULL)
    g_string_append (text, vnt_bulk_words_reason (VNT_BULK_GONE));
  for (guint i = 0; i < entry->steps->len; i++)
    {
      g_autofree char *step = vnt_macro_words_step (desk, macro, entry->steps->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", step);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * vnt_macro_words_summary:
 * @plan: a plan
 *
 * Returns: (transfer full): how much is done, and how much is not
 */
char *
vnt_macro_words_summary (const VntMacroPlan *plan)
{
  g_autofree char *tickets = NULL;
  g_autofree char *left = NULL;

  if (plan->n_steps == 0)
    return g_strdup (_ ("Nothing would change."));
  tickets = g_strdup_printf (ngettext ("%u ticket changes.", "%u tickets change.", plan->n_tickets),
                             plan->n_tickets);
  if (plan->n_left == 0)
    return g_steal_pointer (&tickets);

  left =
    g_strdup_printf (ngettext ("%u thing is left out.", "%u things are left out.", plan->n_left),
                     plan->n_left);
  return g_strdup_printf ("%s %s", tickets, left);
}

/**
 * vnt_macro_words_about:
 * @desk: where names come from
 * @macro: a macro
 *
 * Returns: (transfer full): what it does, on one line
 */
char *
vnt_macro_words_about (VntDesk *desk, const VntMacro *macro)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (macro->writes != 0 && *macro->text != '\0')
    g_string_append (text, writes_words (macro));
  for (guint i = 0; i < macro->changes->len; i++)
    {
      const VntMacroChange *change = macro->changes->pdata[i];
      g_autofree char *value = value_words (desk, change->field, change->value, FALSE);

      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "",
                              field_words (change->field, change->name), value);
    }
  if (text->len == 0)
    g_string_append (text, _ ("Does nothing yet"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * vnt_macro_words_done:
 * @macro: what was done
 * @n_tickets: to how many tickets
 *
 * Returns: (transfer full): that it was
 */
char *
vnt_macro_words_done (const VntMacro *macro, guint n_tickets)
{
  if (n_tickets == 1)
    /* Translators: the name of a macro */
    return g_strdup_printf (_ ("“%s” done"), macro->name);

  return g_strdup_printf (ngettext ("“%s” done on %u ticket", "“%s” done on %u tickets", n_tickets),
                          macro->name, n_tickets);
}
