/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"
#include "vnt-key-map.h"
#include "vnt-keys-window.h"
#include "vnt-keys.h"

typedef struct
{
  GSettings *settings;
} Keys;

static void
set_up (Keys *self, gconstpointer data)
{
  self->settings = g_settings_new ("org.ventanilla.Ventanilla");
  vnt_key_map_reset_all (self->settings);
}

static void
tear_down (Keys *self, gconstpointer data)
{
  vnt_key_map_reset_all (self->settings);
  g_clear_object (&self->settings);
}

static const char *
found (guint keyval, GdkModifierType state)
{
  const VntAction *action = vnt_keys_find (NULL, keyval, state, FALSE);

  return action != NULL ? action->name : NULL;
}

static void
test_set (Keys *self, gconstpointer data)
{
  const VntAction *reply = vnt_actions_find ("ticket.reply");

  g_assert_cmpstr (found (GDK_KEY_r, 0), ==, "ticket.reply");
  vnt_key_map_set (self->settings, reply, "<Control>r");
  g_assert_null (found (GDK_KEY_r, 0));
  g_assert_cmpstr (found (GDK_KEY_r, GDK_CONTROL_MASK), ==, "ticket.reply");
  g_assert_true (vnt_actions_keys_are_changed (reply));
  vnt_key_map_reset (self->settings, reply);
  g_assert_cmpstr (found (GDK_KEY_r, 0), ==, "ticket.reply");
  g_assert_false (vnt_actions_keys_are_changed (reply));
}

static void
test_none (Keys *self, gconstpointer data)
{
  vnt_key_map_set (self->settings, vnt_actions_find ("ticket.reply"), "");
  g_assert_null (found (GDK_KEY_r, 0));
}

/* Another program, or the next start, reads the same. */
static void
test_kept (Keys *self, gconstpointer data)
{
  vnt_key_map_set (self->settings, vnt_actions_find ("ticket.reply"), "F8");
  vnt_actions_forget_keys ();
  g_assert_cmpstr (found (GDK_KEY_F8, 0), ==, NULL);
  vnt_key_map_load (self->settings);
  g_assert_cmpstr (found (GDK_KEY_F8, 0), ==, "ticket.reply");
}

/* What an older version knew, or a newer one, does no harm. */
static void
test_unknown (Keys *self, gconstpointer data)
{
  g_settings_set (self->settings, "keys", "a{ss}", NULL);
  g_settings_set_value (self->settings, "keys",
                        g_variant_new_parsed ("{'no.such': 'F8', 'ticket.reply': '<no such'}"));
  vnt_key_map_load (self->settings);
  g_assert_null (found (GDK_KEY_F8, 0));
}

static void
test_conflict (Keys *self, gconstpointer data)
{
  const VntAction *reply = vnt_actions_find ("ticket.reply");
  const VntAction *next = vnt_actions_find ("tickets.next");

  g_assert_true (vnt_key_map_find_conflict (reply, "j") == next);
  g_assert_true (vnt_key_map_find_conflict (next, "j") == NULL);
  /* It begins others. */
  g_assert_nonnull (vnt_key_map_find_conflict (reply, "g"));
  /* In a ticket and elsewhere a key may do two things. */
  g_assert_true (vnt_key_map_find_conflict (vnt_actions_find ("ticket.find"), "<Control>f") ==
                 NULL);
}

static void
test_give (Keys *self, gconstpointer data)
{
  const VntAction *reply = vnt_actions_find ("ticket.reply");

  vnt_key_map_give (self->settings, reply, "j", vnt_key_map_find_conflict (reply, "j"));
  g_assert_cmpstr (found (GDK_KEY_j, 0), ==, "ticket.reply");
  /* It keeps its other one. */
  g_assert_cmpstr (found (GDK_KEY_j, GDK_ALT_MASK), ==, "tickets.next");
}

static void
assert_name (guint keyval, GdkModifierType state, const char *expected)
{
  g_autofree char *name = vnt_key_map_name (keyval, state);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (Keys *self, gconstpointer data)
{
  assert_name (GDK_KEY_R, GDK_SHIFT_MASK, "<Shift>r");
  assert_name (GDK_KEY_r, GDK_CONTROL_MASK, "<Control>r");
  assert_name (GDK_KEY_question, GDK_SHIFT_MASK, "question");
  assert_name (GDK_KEY_F5, 0, "F5");
  assert_name (GDK_KEY_Return, GDK_CONTROL_MASK, "<Control>Return");
  assert_name (GDK_KEY_Return, 0, NULL);
  assert_name (GDK_KEY_Escape, 0, NULL);
  assert_name (GDK_KEY_Control_L, 0, NULL);
  assert_name (GDK_KEY_Tab, GDK_SHIFT_MASK, NULL);
}

static GtkWidget *
find_text (GtkWidget *within, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label;

      if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text))
        return child;
      label = find_text (child, text);
      if (label != NULL)
        return label;
    }
  return NULL;
}

static guint
count_shown (GtkWidget *window)
{
  GtkWidget *list = ui_find (window, GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (row)) ? 1 : 0;
  return n;
}

static gboolean
shows_one (gpointer data)
{
  return count_shown (data) == 1;
}

static void
test_window (Keys *self, gconstpointer data)
{
  GtkWindow *window = vnt_keys_window_new (NULL, self->settings, TRUE);
  int minimum = 0;

  gtk_window_present (window);
  g_assert_nonnull (find_text (GTK_WIDGET (window), "Reply"));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_null (find_text (GTK_WIDGET (window), "F8"));
  vnt_key_map_set (self->settings, vnt_actions_find ("ticket.reply"), "F8");
  g_assert_nonnull (find_text (GTK_WIDGET (window), "F8"));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY)), "f7");
  iterate_until (shows_one, window);
  gtk_window_destroy (window);
}

#define ADD(path, func) g_test_add (path, Keys, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/key-map/set", test_set);
  ADD ("/key-map/none", test_none);
  ADD ("/key-map/kept", test_kept);
  ADD ("/key-map/unknown", test_unknown);
  ADD ("/key-map/conflict", test_conflict);
  ADD ("/key-map/give", test_give);
  ADD ("/key-map/names", test_names);
  ADD ("/key-map/window", test_window);
  return g_test_run ();
}
