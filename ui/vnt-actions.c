/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-actions.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#define P VNT_ACTION_PALETTE
#define T VNT_ACTION_TICKET
#define OWN VNT_ACTION_OWN_KEYS
#define FIRST VNT_ACTION_FIRST

/* Only the keys are ever changed: the agent may choose others. */
static VntAction actions[] = {
  { "tickets.next", N_ ("Tickets"), N_ ("Next ticket"), "j <Alt>j", 0 },
  { "tickets.previous", N_ ("Tickets"), N_ ("Previous ticket"), "k <Alt>k", 0 },
  { "tickets.open", N_ ("Tickets"), N_ ("Open the ticket"), "Return", OWN },
  { "win.new-ticket", N_ ("Tickets"), N_ ("New ticket"), "<Control>n", P },
  { "tickets.search", N_ ("Tickets"), N_ ("Search or filter"), "slash <Control>f", P },
  { "tickets.closed", N_ ("Tickets"), N_ ("Show closed tickets too"), NULL, P },
  { "tickets.sort::updated", N_ ("Tickets"), N_ ("Sort by last change"), NULL, P },
  { "tickets.sort::due", N_ ("Tickets"), N_ ("Sort by due time"), NULL, P },
  { "tickets.sort::clock", N_ ("Tickets"), N_ ("Sort by time left"), NULL, P },
  { "tickets.sort::priority", N_ ("Tickets"), N_ ("Sort by priority"), NULL, P },
  { "tickets.sort::created", N_ ("Tickets"), N_ ("Sort by creation"), NULL, P },
  { "tickets.sort::subject", N_ ("Tickets"), N_ ("Sort by subject"), NULL, P },
  { "tickets.sort::number", N_ ("Tickets"), N_ ("Sort by number"), NULL, P },
  { "many.tick", N_ ("Tickets"), N_ ("Choose this row together with others"), "x", P },
  { "many.tick-all", N_ ("Tickets"), N_ ("Choose every row"), "<Control>a", P },
  { "many.untick", N_ ("Tickets"), N_ ("Choose none"), NULL, P },
  { "many.change::status", N_ ("Tickets"), N_ ("Change the status of the chosen"), NULL, P },
  { "many.change::owner", N_ ("Tickets"), N_ ("Change the owner of the chosen"), NULL, P },
  { "many.change::queue", N_ ("Tickets"), N_ ("Move the chosen to another queue"), NULL, P },
  { "many.change::priority", N_ ("Tickets"), N_ ("Change the priority of the chosen"), NULL, P },
  { "many.change::due", N_ ("Tickets"), N_ ("Change the due time of the chosen"), NULL, P },
  { "many.take", N_ ("Tickets"), N_ ("Take the chosen"), NULL, P },
  { "many.resolve", N_ ("Tickets"), N_ ("Resolve the chosen"), NULL, P },
  { "many.copy", N_ ("Tickets"), N_ ("Copy the chosen rows"), "<Control><Shift>c", P },
  { "many.copy-csv", N_ ("Tickets"), N_ ("Copy the chosen rows as CSV"), NULL, P },
  { "many.save-csv", N_ ("Tickets"), N_ ("Save the list as CSV"), NULL, P },
  { "many.print", N_ ("Tickets"), N_ ("Print the list"), NULL, P },
  { "views.save-search", N_ ("Tickets"), N_ ("Save what is shown as a view"), NULL, P },
  { "views.new", N_ ("Tickets"), N_ ("New view"), NULL, P },

  { "ticket.reply", N_ ("This Ticket"), N_ ("Reply"), "r", P | T },
  { "ticket.comment", N_ ("This Ticket"), N_ ("Internal comment"), "c", P | T },
  { "ticket.take", N_ ("This Ticket"), N_ ("Take it"), "m", P | T },
  { "win.set-status", N_ ("This Ticket"), N_ ("Change status"), "s", P | T },
  { "ticket.send", N_ ("This Ticket"), N_ ("Send"), "<Control>Return <Control>KP_Enter",
    P | T | FIRST },
  { "ticket.send-and-resolve", N_ ("This Ticket"), N_ ("Send and resolve"),
    "<Control><Shift>Return <Control><Shift>KP_Enter", P | T },
  { "ticket.send-and-next", N_ ("This Ticket"), N_ ("Send and open the next ticket"),
    "<Control><Alt>Return <Control><Alt>KP_Enter", P | T },
  { "ticket.insert-text", N_ ("This Ticket"), N_ ("Insert a text"), "<Control><Shift>m", P | T },
  { "ticket.quote", N_ ("This Ticket"), N_ ("Quote what is selected, or the last message"), "q",
    P | T },
  { "ticket.forward", N_ ("This Ticket"), N_ ("Forward it to people outside"), "<Shift>f", P | T },
  { "ticket.preview", N_ ("This Ticket"), N_ ("See the message as it leaves"), "<Control><Shift>p",
    P | T },
  { "ticket.misspelled", N_ ("This Ticket"), N_ ("Go to the next misspelled word"), "F7", P | T },
  { "win.undo-last-send", N_ ("This Ticket"), N_ ("Take back what was just sent"), "<Alt>z", P },
  { "win.macro-menu", N_ ("This Ticket"), N_ ("Apply a macro"), "a", P | T },
  { "win.snooze-menu", N_ ("This Ticket"), N_ ("Put off until later"), "z", P | T },
  { "win.follow", N_ ("This Ticket"), N_ ("Follow it, or let go of it"), "asterisk", P | T },
  { "ticket.edit-subject", N_ ("This Ticket"), N_ ("Change the subject"), NULL, P | T },
  { "win.set-queue", N_ ("This Ticket"), N_ ("Move to another queue"), NULL, P | T },
  { "ticket.edit-priority", N_ ("This Ticket"), N_ ("Change the priority"), "p", P | T },
  { "ticket.edit-due", N_ ("This Ticket"), N_ ("Change the due date"), "d", P | T },
  { "ticket.why", N_ ("This Ticket"), N_ ("Why so much time is left"), "<Alt>y", P | T },
  { "ticket.add-time", N_ ("This Ticket"), N_ ("Add time worked"), "t", P | T },
  { "win.stopwatch", N_ ("This Ticket"), N_ ("Start or pause the stopwatch"), "w", P | T },
  { "win.book-time", N_ ("This Ticket"), N_ ("Stop the stopwatch and book the time"), "<Shift>w",
    P | T },
  { "win.remote", N_ ("This Ticket"), N_ ("Remote session to a machine"), "F9", P },
  { "ticket.add-requestor", N_ ("This Ticket"), N_ ("Add a requestor"), NULL, P | T },
  { "ticket.add-cc", N_ ("This Ticket"), N_ ("Add somebody who gets copies"), NULL, P | T },
  { "ticket.add-admin-cc", N_ ("This Ticket"), N_ ("Add an agent who gets copies"), NULL, P | T },
  { "ticket.add-link", N_ ("This Ticket"), N_ ("Link it with another ticket"), "l", P | T },
  { "ticket.merge", N_ ("This Ticket"), N_ ("Merge it into another ticket"), NULL, P | T },
  { "ticket.remind", N_ ("This Ticket"), N_ ("Remind me of it"), NULL, P | T },
  { "ticket.history", N_ ("This Ticket"), N_ ("History of its changes"), "h", P | T },
  { "ticket.escalate", N_ ("This Ticket"), N_ ("Hand over to the next level"), "e", P | T },
  { "win.write-article", N_ ("This Ticket"), N_ ("Write it up as an article"), NULL, P | T },
  { "ticket.decide", N_ ("This Ticket"), N_ ("Look at what waits"), NULL, P | T },
  { "ticket.attach", N_ ("This Ticket"), N_ ("Attach a file"), NULL, P | T },
  { "ticket.details", N_ ("This Ticket"), N_ ("Show or hide its details"), "<Alt>Return", P | T },
  { "ticket.keep", N_ ("This Ticket"), N_ ("Take this ticket offline, or let go of it"), NULL,
    P | T },
  { "ticket.copy-number", N_ ("This Ticket"), N_ ("Copy its number"), "y+n", P | T },
  { "ticket.copy-subject", N_ ("This Ticket"), N_ ("Copy its number and subject"), "y+s", P | T },
  { "ticket.copy-link", N_ ("This Ticket"), N_ ("Copy its link"), "y+l", P | T },
  { "ticket.save-files", N_ ("This Ticket"), N_ ("Save all its files"), NULL, P | T },
  { "ticket.print", N_ ("This Ticket"), N_ ("Print it"), "<Control>p", P | T | FIRST },
  { "ticket.open-in-browser", N_ ("This Ticket"), N_ ("Open in the browser"), NULL, P | T },

  { "ticket.find", N_ ("Reading"), N_ ("Find in this ticket"), "<Control>f", P | T | FIRST },
  { "ticket.find-next", N_ ("Reading"), N_ ("Next place of what is looked for"), "<Control>g",
    T | FIRST },
  { "ticket.find-previous", N_ ("Reading"), N_ ("Previous place of what is looked for"),
    "<Shift><Control>g", T | FIRST },
  { "ticket.outline", N_ ("Reading"), N_ ("Outline of the conversation"), "i", P | T },
  { "ticket.first-new", N_ ("Reading"), N_ ("Go to what is new"), "n", P | T },
  { "ticket.next-message", N_ ("Reading"), N_ ("Next message"), "<Alt>Down", P | T },
  { "ticket.previous-message", N_ ("Reading"), N_ ("Previous message"), "<Alt>Up", P | T },
  { "ticket.start", N_ ("Reading"), N_ ("Beginning of the conversation"), "<Alt>Home", P | T },
  { "ticket.end", N_ ("Reading"), N_ ("End of the conversation"), "<Alt>End", P | T },
  { "ticket.copy-text", N_ ("Reading"), N_ ("Copy the text of this message"), "y+t", P | T },

  { "article.star", N_ ("This Article"), N_ ("Keep it at hand, or let go of it"), NULL, P },
  { "article.steps", N_ ("This Article"), N_ ("Step by step, or as a text"), NULL, P },
  { "article.insert-text", N_ ("This Article"), N_ ("Put its text into the reply"), NULL, P },
  { "article.insert-quote", N_ ("This Article"), N_ ("Quote it in the reply"), NULL, P },
  { "article.insert-link", N_ ("This Article"), N_ ("Put its link into the reply"), NULL, P },

  { "win.show-view::mine", N_ ("Go To"), N_ ("Mine"), "<Control>1", P },
  { "win.show-view::unowned", N_ ("Go To"), N_ ("Unowned"), "<Control>2", P },
  { "win.show-view::my-queues", N_ ("Go To"), N_ ("My queues"), "<Control>3", P },
  { "win.show-view::waiting", N_ ("Go To"), N_ ("Waiting"), "<Control>4", P },
  { "win.show-view::overdue", N_ ("Go To"), N_ ("Overdue"), "<Control>5", P },
  { "win.show-view::recent", N_ ("Go To"), N_ ("Recently updated"), "<Control>6", P },
  { "win.show-view::snoozed", N_ ("Go To"), N_ ("Snoozed"), "<Control>7", P },
  { "win.show-view::followed", N_ ("Go To"), N_ ("Followed"), "<Control>8", P },
  { "win.show-knowledge", N_ ("Go To"), N_ ("Knowledge"), "g+k", P },
  { "win.search-articles", N_ ("Go To"), N_ ("Search the articles"), NULL, P },
  { "win.texts", N_ ("Go To"), N_ ("Texts and signatures"), NULL, P },
  { "win.since", N_ ("Go To"), N_ ("What happened since I left"), "g+a", P },
  { "win.macros", N_ ("Go To"), N_ ("Macros"), NULL, P },
  { "win.machines", N_ ("Go To"), N_ ("Machines"), "g+m", P },
  { "win.new-machine", N_ ("Go To"), N_ ("New machine"), NULL, P },
  { "win.scan-camera", N_ ("Go To"), N_ ("Find a machine by a code before the camera"), NULL, P },
  { "win.scan-picture", N_ ("Go To"), N_ ("Find a machine by a code in a picture"), NULL, P },
  { "win.scan-clipboard", N_ ("Go To"), N_ ("Find a machine by a code that was copied"), NULL, P },
  { "win.show-outbox", N_ ("Go To"), N_ ("Outbox"), "g+o", P },
  { "win.show-drafts", N_ ("Go To"), N_ ("Drafts"), "g+d", P },
  { "win.show-workload", N_ ("Go To"), N_ ("Workload"), "g+w", P },
  { "win.show-report", N_ ("Go To"), N_ ("Service level report"), "g+r", P },
  { "win.back", N_ ("Go To"), N_ ("Back"), "Escape <Alt>Left", 0 },
  { "win.toggle-sidebar", N_ ("Go To"), N_ ("Show or hide the sidebar"), "<Shift>F9", P },

  { "win.palette", N_ ("General"), N_ ("Find anything"), "<Control>k", 0 },
  { "win.refresh", N_ ("General"), N_ ("Ask the server for news"), "F5", P },
  { "win.sign-in", N_ ("General"), N_ ("Sign in again"), NULL, P },
  { "app.preferences", N_ ("General"), N_ ("Preferences"), "<Control>comma", P },
  { "win.shortcuts", N_ ("General"), N_ ("Keyboard shortcuts"), "question <Control>question", P },
  { "app.about", N_ ("General"), N_ ("About Ventanilla"), NULL, P },
  { "win.close", N_ ("General"), N_ ("Close the window"), "<Control>w", 0 },
  { "app.quit", N_ ("General"), N_ ("Quit"), "<Control>q", P },
};

/**
 * vnt_actions_get:
 * @n_actions: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_actions): the table; its words are not translated yet
 */
const VntAction *
vnt_actions_get (gsize *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

/**
 * vnt_actions_keys_are_bare:
 * @key: one key of #VntAction's keys
 *
 * Returns: whether it would also be a letter in a text, so that it counts only while nothing is being written
 */
gboolean
vnt_actions_keys_are_bare (const char *key)
{
  const char *rest = g_str_has_prefix (key, "<Shift>") ? key + strlen ("<Shift>") : key;

  return *rest != '<' && !(rest[0] == 'F' && g_ascii_isdigit (rest[1])) &&
         strcmp (rest, "Escape") != 0;
}

/* The keys the table came with. */
static const char *const *
get_first_keys (void)
{
  static const char *first[G_N_ELEMENTS (actions)];
  static gboolean known;

  for (gsize i = 0; !known && i < G_N_ELEMENTS (actions); i++)
    first[i] = actions[i].keys;
  known = TRUE;
  return first;
}

/**
 * vnt_actions_find:
 * @name: (nullable): detailed name of an action
 *
 * Returns: (transfer none) (nullable): it, %NULL when the table has none of that name
 */
const VntAction *
vnt_actions_find (const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      return &actions[i];
  return NULL;
}

/**
 * vnt_actions_set_keys:
 * @name: detailed name of an action; one nobody knows is left alone
 * @keys: its keys from now on, "" for none
 *
 * Main thread. Keys a widget handles itself stay as they are.
 */
void
vnt_actions_set_keys (const char *name, const char *keys)
{
  get_first_keys ();
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name) && (actions[i].flags & OWN) == 0)
      actions[i].keys = *keys != '\0' ? g_intern_string (keys) : NULL;
}

/**
 * vnt_actions_forget_keys:
 *
 * Every action has the keys again that it comes with.
 */
void
vnt_actions_forget_keys (void)
{
  const char *const *first = get_first_keys ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    actions[i].keys = first[i];
}

/**
 * vnt_actions_keys_are_changed:
 *
 * Returns: whether its keys are others than those it comes with
 */
gboolean
vnt_actions_keys_are_changed (const VntAction *action)
{
  return g_strcmp0 (action->keys, get_first_keys ()[action - actions]) != 0;
}

/**
 * vnt_actions_describe_key:
 * @key: one key of #VntAction's keys
 *
 * Returns: (transfer full): it as a person reads it. Needs no display.
 */
char *
vnt_actions_describe_key (const char *key)
{
  g_auto (GStrv) steps = NULL;
  GString *text = NULL;

  if (*key == '<')
    steps = g_strsplit (key, "\n", 1);
  else
    steps = g_strsplit (key, "+", -1);
  text = g_string_new (NULL);
  for (gsize i = 0; steps[i] != NULL; i++)
    {
      guint keyval = 0;
      GdkModifierType modifiers = 0;
      g_autofree char *label = NULL;

      if (!gtk_accelerator_parse (steps[i], &keyval, &modifiers))
        continue;
      /* A bare letter is pressed as it is; GTK would write it as a capital. */
      if (modifiers == 0 && strlen (steps[i]) == 1)
        label = g_strdup (steps[i]);
      else
        label = gtk_accelerator_get_label (keyval, modifiers);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", label);
    }
  return g_string_free (text, FALSE);
}

/**
 * vnt_actions_describe_keys:
 * @action: an action
 *
 * Returns: (transfer full): its first key as a person reads it, "" when it has none. Needs no display.
 */
char *
vnt_actions_describe_keys (const VntAction *action)
{
  g_auto (GStrv) keys = NULL;

  if (action->keys == NULL)
    return g_strdup ("");
  keys = g_strsplit (action->keys, " ", -1);
  return vnt_actions_describe_key (keys[0]);
}

/**
 * vnt_actions_describe_all_keys:
 * @action: an action
 *
 * Returns: (transfer full): its keys as a person reads them, one or the other; "" when it has none
 */
char *
vnt_actions_describe_all_keys (const VntAction *action)
{
  g_auto (GStrv) keys = g_strsplit (action->keys != NULL ? action->keys : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *one = vnt_actions_describe_key (keys[i]);

      if (*one != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "  ·  " : "", one);
    }
  return g_string_free (text, FALSE);
}
