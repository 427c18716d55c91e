/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-actions.h"
#include "vnt-keys.h"

/* What a key press is, however it is written: "<Control>f" and "<Ctrl>F" are one. In a ticket it may be another. */
static char *
normal (const char *key, VntActionFlags flags)
{
  g_auto (GStrv) steps = NULL;
  GString *text = g_string_new ((flags & VNT_ACTION_FIRST) != 0 ? "in a ticket " : NULL);

  steps = *key == '<' ? g_strsplit (key, "\n", 1) : g_strsplit (key, "+", -1);
  for (gsize i = 0; steps[i] != NULL; i++)
    {
      guint keyval = 0;
      GdkModifierType modifiers = 0;
      g_autofree char *name = NULL;

      g_test_message ("key %s", steps[i]);
      g_assert_true (gtk_accelerator_parse (steps[i], &keyval, &modifiers));
      name = gtk_accelerator_name (keyval, modifiers);
      g_string_append_printf (text, "%s ", name);
    }
  return g_string_free (text, FALSE);
}

static void
test_no_duplicate_keys (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = actions[i].keys != NULL ? g_strsplit (actions[i].keys, " ", -1) : NULL;

      for (gsize k = 0; keys != NULL && keys[k] != NULL; k++)
        {
          char *key;

          g_test_message ("%s has %s", actions[i].name, keys[k]);
          key = normal (keys[k], actions[i].flags);
          g_assert_true (g_hash_table_add (seen, key));
        }
    }
}

static void
test_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (actions[i].name, &name, &target, NULL));
      g_assert_true (g_hash_table_add (seen, (gpointer) actions[i].name));
      g_assert_true (*actions[i].title != '\0' && *actions[i].section != '\0');
    }
}

static const char *
found (const char *before, guint keyval, GdkModifierType state)
{
  const VntAction *action = vnt_keys_find (before, keyval, state, FALSE);

  return action != NULL ? action->name : NULL;
}

static void
test_keys (void)
{
  g_assert_cmpstr (found (NULL, GDK_KEY_j, 0), ==, "tickets.next");
  g_assert_cmpstr (found (NULL, GDK_KEY_j, GDK_ALT_MASK), ==, "tickets.next");
  g_assert_null (found (NULL, GDK_KEY_j, GDK_CONTROL_MASK));
  g_assert_cmpstr (found (NULL, GDK_KEY_r, 0), ==, "ticket.reply");
  /* On a Spanish keyboard both need Shift. */
  g_assert_cmpstr (found (NULL, GDK_KEY_slash, GDK_SHIFT_MASK), ==, "tickets.search");
  g_assert_cmpstr (found (NULL, GDK_KEY_question, GDK_SHIFT_MASK), ==, "win.shortcuts");
  g_assert_cmpstr (found (NULL, GDK_KEY_Escape, 0), ==, "win.back");
  /* In a list and in a ticket. */
  g_assert_cmpstr (found (NULL, GDK_KEY_f, GDK_CONTROL_MASK), ==, "tickets.search");
  g_assert_cmpstr (vnt_keys_find (NULL, GDK_KEY_f, GDK_CONTROL_MASK, TRUE)->name, ==,
                   "ticket.find");
  /* The list opens a row by itself. */
  g_assert_null (found (NULL, GDK_KEY_Return, 0));
}

static void
test_sequence (void)
{
  g_assert_null (found (NULL, GDK_KEY_o, 0));
  g_assert_true (vnt_keys_begin_sequence (GDK_KEY_g, 0));
  g_assert_false (vnt_keys_begin_sequence (GDK_KEY_x, 0));
  g_assert_cmpstr (found ("g", GDK_KEY_o, 0), ==, "win.show-outbox");
}

static void
test_bare (void)
{
  g_assert_true (vnt_actions_keys_are_bare ("j"));
  g_assert_true (vnt_actions_keys_are_bare ("slash"));
  g_assert_true (vnt_actions_keys_are_bare ("g+o"));
  g_assert_true (vnt_actions_keys_are_bare ("<Shift>w"));
  g_assert_false (vnt_actions_keys_are_bare ("<Shift>F9"));
  g_assert_false (vnt_actions_keys_are_bare ("<Control>k"));
  g_assert_false (vnt_actions_keys_are_bare ("F5"));
  g_assert_false (vnt_actions_keys_are_bare ("Escape"));
}

/* A key that does something by itself would never let a sequence begin. */
static void
test_no_key_is_in_the_way (void)
{
  g_autoptr (GHashTable) alone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (int round = 0; round < 2; round++)
    for (gsize i = 0; i < n; i++)
      {
        g_auto (GStrv) keys = g_strsplit (actions[i].keys != NULL ? actions[i].keys : "", " ", -1);

        for (gsize k = 0; keys[k] != NULL; k++)
          {
            g_auto (GStrv) steps = g_strsplit (keys[k], "+", 2);

            if (*keys[k] == '\0')
              continue;
            if (round == 0 && steps[1] == NULL)
              g_hash_table_add (alone, g_strdup (keys[k]));
            else if (round == 1 && steps[1] != NULL)
              g_assert_false (g_hash_table_contains (alone, steps[0]));
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/actions/no-duplicate-keys", test_no_duplicate_keys);
  g_test_add_func ("/actions/names", test_names);
  g_test_add_func ("/actions/keys", test_keys);
  g_test_add_func ("/actions/sequence", test_sequence);
  g_test_add_func ("/actions/bare", test_bare);
  g_test_add_func ("/actions/no-key-is-in-the-way", test_no_key_is_in_the_way);

  return g_test_run ();
}
