/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-keys.h"

#include "vnt-article-view.h"
#include "vnt-ticket-page.h"

/* How long after the first key of a sequence the second still counts, in microseconds. */
#define PATIENCE (1500 * 1000)

#define MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)

typedef struct
{
  GtkWidget *window;
  VntKeysFunc func;
  const char *before; /* first key of a sequence that has begun, interned */
  gint64 began;
} Keys;

static gboolean
is_writing (GtkWidget *focus)
{
  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));
  return GTK_IS_TEXT (focus) || GTK_IS_EDITABLE (focus);
}

static gboolean
key_matches (const char *key, guint keyval, GdkModifierType state)
{
  guint wanted = 0;
  GdkModifierType modifiers = 0;

  if (!gtk_accelerator_parse (key, &wanted, &modifiers))
    return FALSE;
  /* "?" and "/" need Shift on some keyboards and not on others. */
  if (wanted < 0x7f && !g_ascii_isalpha ((char) wanted))
    state &= ~GDK_SHIFT_MASK;
  return gdk_keyval_to_lower (keyval) == wanted && (state & MODIFIERS) == modifiers;
}

static gboolean
keys_match (const char *keys, const char *before, guint keyval, GdkModifierType state)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  for (gsize i = 0; each[i] != NULL; i++)
    {
      g_auto (GStrv) steps = g_strsplit (each[i], "+", 2);

      if (before != NULL)
        {
          if (steps[1] != NULL && g_str_equal (steps[0], before) &&
              key_matches (steps[1], keyval, state))
            return TRUE;
        }
      else if (steps[1] == NULL && key_matches (each[i], keyval, state))
        return TRUE;
    }
  return FALSE;
}

/* The application gives accelerators with modifiers to the window's own actions already. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  Keys *keys = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (keys->window));
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;
  const char *before = keys->before;
  const VntAction *action;

  keys->before = NULL;
  if (plain && is_writing (focus) && keyval != GDK_KEY_Escape &&
      !(keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F12))
    return FALSE;
  if (before != NULL && g_get_monotonic_time () - keys->began < PATIENCE)
    {
      action = vnt_keys_find (before, keyval, state, FALSE);
      if (action != NULL)
        return keys->func (keys->window, action->name);
    }
  action = vnt_keys_find (NULL, keyval, state, FALSE);
  if (action != NULL)
    return keys->func (keys->window, action->name);
  if (vnt_keys_begin_sequence (keyval, state))
    {
      keys->before = g_intern_string (gdk_keyval_name (gdk_keyval_to_lower (keyval)));
      keys->began = g_get_monotonic_time ();
      return TRUE;
    }
  return FALSE;
}

/* A text view takes Ctrl+Return for a new line. */
static gboolean
on_key_first (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              gpointer user_data)
{
  Keys *keys = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (keys->window));
  const VntAction *action;

  if (focus == NULL || (gtk_widget_get_ancestor (focus, VNT_TYPE_TICKET_PAGE) == NULL &&
                        gtk_widget_get_ancestor (focus, VNT_TYPE_ARTICLE_VIEW) == NULL))
    return FALSE;
  action = vnt_keys_find (NULL, keyval, state, TRUE);
  if (action == NULL)
    return FALSE;
  return keys->func (keys->window, action->name);
}

/**
 * vnt_keys_find:
 * @before: (nullable): the key pressed before, when it begins a sequence
 * @keyval: the key
 * @state: what was held with it
 * @first: look among those whose keys count first in a ticket, else among all the others
 *
 * Returns: (transfer none) (nullable): the action of the table with these keys, unless a widget handles them itself
 */
const VntAction *
vnt_keys_find (const char *before, guint keyval, GdkModifierType state, gboolean first)
{
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    if (actions[i].keys != NULL && (actions[i].flags & VNT_ACTION_OWN_KEYS) == 0 &&
        ((actions[i].flags & VNT_ACTION_FIRST) != 0) == first &&
        keys_match (actions[i].keys, before, keyval, state))
      return &actions[i];
  return NULL;
}

/**
 * vnt_keys_begin_sequence:
 * @keyval: the key
 * @state: what was held with it
 *
 * Returns: whether some action's keys begin with it
 */
gboolean
vnt_keys_begin_sequence (guint keyval, GdkModifierType state)
{
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) steps = actions[i].keys != NULL ? g_strsplit (actions[i].keys, "+", 2) : NULL;

      if (steps != NULL && steps[0] != NULL && steps[1] != NULL &&
          key_matches (steps[0], keyval, state))
        return TRUE;
    }
  return FALSE;
}

/**
 * vnt_keys_install:
 * @window: a window
 * @func: runs an action of it
 *
 * Makes the keys of the table work in the window. Plain letters count only while nothing is being written.
 */
void
vnt_keys_install (GtkWidget *window, VntKeysFunc func)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkEventController *first = gtk_event_controller_key_new ();
  Keys *keys = g_new0 (Keys, 1);

  keys->window = window;
  keys->func = func;
  g_object_set_data_full (G_OBJECT (window), "vnt-keys", keys, g_free);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_key), keys);
  gtk_widget_add_controller (window, controller);
  gtk_event_controller_set_propagation_phase (first, GTK_PHASE_CAPTURE);
  g_signal_connect (first, "key-pressed", G_CALLBACK (on_key_first), keys);
  gtk_widget_add_controller (window, first);
}
