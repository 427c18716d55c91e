/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-machine-words.h"

#include <glib/gi18n.h>

static void
add (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/**
 * vnt_machine_words_holders:
 * @machine: a machine
 *
 * Returns: (transfer full): who has it, "" for nobody
 */
char *
vnt_machine_words_holders (const VntMachine *machine)
{
  GString *text = g_string_new (NULL);
  guint names = g_strv_length (machine->holder_names);

  for (guint i = 0; machine->holders[i] != NULL; i++)
    {
      const char *name = i < names ? machine->holder_names[i] : "";

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              *name != '\0' ? name : machine->holders[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * vnt_machine_words_about:
 * @machine: a machine
 *
 * Returns: (transfer full): who has it, its address, where it is
 */
char *
vnt_machine_words_about (const VntMachine *machine)
{
  GString *text = g_string_new (NULL);
  g_autofree char *holders = vnt_machine_words_holders (machine);

  add (text, holders);
  add (text, vnt_machine_get_address (machine));
  add (text, vnt_machine_get_place (machine));
  if (text->len == 0)
    add (text, machine->description);
  return g_string_free (text, FALSE);
}

/**
 * vnt_machine_words_waiting:
 * @machine: a machine
 *
 * Returns: (transfer full) (nullable): what of it the server does not have yet, %NULL for nothing
 */
char *
vnt_machine_words_waiting (const VntMachine *machine)
{
  if (machine->attention)
    return g_strdup (_ ("✕ a change needs you"));
  if (machine->id < 0)
    return g_strdup (_ ("… new, waits to be sent"));
  if (machine->waiting == 0)
    return NULL;
  return g_strdup_printf (ngettext ("… %u change waiting", "… %u changes waiting",
                                    machine->waiting),
                          machine->waiting);
}
