/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-key-map.h"

#include <string.h>

#define KEY "keys"
#define MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)

/* Keys a person moves, chooses and writes with: alone they cannot be an action's. */
static const guint TAKEN[] = {
  GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_Tab,       GDK_KEY_ISO_Left_Tab, GDK_KEY_space,
  GDK_KEY_Up,     GDK_KEY_Down,     GDK_KEY_Left,      GDK_KEY_Right,        GDK_KEY_Home,
  GDK_KEY_End,    GDK_KEY_Page_Up,  GDK_KEY_Page_Down, GDK_KEY_BackSpace,    GDK_KEY_Delete,
  GDK_KEY_Escape, GDK_KEY_Menu,
};

static gboolean
is_taken (guint keyval)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TAKEN); i++)
    if (TAKEN[i] == keyval)
      return TRUE;
  return FALSE;
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) ||
         keyval == GDK_KEY_ISO_Level3_Shift || keyval == GDK_KEY_ISO_Level5_Shift ||
         keyval == GDK_KEY_Num_Lock;
}

static gboolean
is_same_step (const char *a, const char *b)
{
  guint keyvals[2] = { 0, 0 };
  GdkModifierType states[2] = { 0, 0 };

  return gtk_accelerator_parse (a, &keyvals[0], &states[0]) &&
         gtk_accelerator_parse (b, &keyvals[1], &states[1]) && keyvals[0] == keyvals[1] &&
         states[0] == states[1];
}

/* "g" and "g+o" cannot be told apart when g is pressed. */
static gboolean
is_same_key (const char *a, const char *b)
{
  g_auto (GStrv) one = *a == '<' ? g_strsplit (a, "\n", 1) : g_strsplit (a, "+", -1);
  g_auto (GStrv) other = *b == '<' ? g_strsplit (b, "\n", 1) : g_strsplit (b, "+", -1);

  for (gsize i = 0; one[i] != NULL && other[i] != NULL; i++)
    if (!is_same_step (one[i], other[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_key (const VntAction *action, const char *key)
{
  g_auto (GStrv) keys = action->keys != NULL ? g_strsplit (action->keys, " ", -1) : NULL;

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    if (*keys[i] != '\0' && is_same_key (keys[i], key))
      return TRUE;
  return FALSE;
}

/* What is left of the keys of @action without @key. */
static char *
keys_without (const VntAction *action, const char *key)
{
  g_auto (GStrv) keys = g_strsplit (action->keys != NULL ? action->keys : "", " ", -1);
  GString *left = g_string_new (NULL);

  for (gsize i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0' && !is_same_key (keys[i], key))
      g_string_append_printf (left, "%s%s", left->len > 0 ? " " : "", keys[i]);
  return g_string_free (left, FALSE);
}

static GVariantDict *
read_changes (GSettings *settings)
{
  g_autoptr (GVariant) changes = g_settings_get_value (settings, KEY);
  GVariantDict *dict = g_variant_dict_new (NULL);
  GVariantIter iter;
  const char *name, *keys;

  g_variant_iter_init (&iter, changes);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &keys))
    g_variant_dict_insert (dict, name, "s", keys);
  return dict;
}

static void
apply (GVariant *changes)
{
  GVariantIter iter;
  const char *name, *keys;

  vnt_actions_forget_keys ();
  g_variant_iter_init (&iter, changes);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &keys))
    vnt_actions_set_keys (name, keys);
}

static void
write_changes (GSettings *settings, GVariantDict *dict)
{
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_dict_end (dict));
  g_autoptr (GVariant) changes = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *keys;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &keys))
    {
      g_variant_builder_add (&builder, "{ss}", name, g_variant_get_string (keys, NULL));
      g_variant_unref (keys);
    }
  changes = g_variant_ref_sink (g_variant_builder_end (&builder));
  /* The table first: whoever follows the settings looks there. */
  apply (changes);
  g_settings_set_value (settings, KEY, changes);
}

/**
 * vnt_key_map_load:
 * @settings: the program's settings
 *
 * Gives the table of actions the keys the agent chose. Whoever made accelerators of them makes them anew.
 */
void
vnt_key_map_load (GSettings *settings)
{
  g_autoptr (GVariant) changes = g_settings_get_value (settings, KEY);

  apply (changes);
}

/**
 * vnt_key_map_set:
 * @action: whose keys
 * @keys: in the table's syntax; "" for none
 *
 * Changes its keys, for good.
 */
void
vnt_key_map_set (GSettings *settings, const VntAction *action, const char *keys)
{
  g_autoptr (GVariantDict) dict = read_changes (settings);

  g_variant_dict_insert (dict, action->name, "s", keys);
  write_changes (settings, dict);
}

/**
 * vnt_key_map_give:
 * @action: which gets @key, and no other
 * @key: a key in the table's syntax
 * @from: (nullable): which has it now, and loses it
 *
 * Moves a key from one action to another, in one step.
 */
void
vnt_key_map_give (GSettings *settings,
                  const VntAction *action,
                  const char *key,
                  const VntAction *from)
{
  g_autoptr (GVariantDict) dict = read_changes (settings);

  for (; from != NULL; from = vnt_key_map_find_conflict (action, key))
    {
      g_autofree char *left = keys_without (from, key);

      g_variant_dict_insert (dict, from->name, "s", left);
      vnt_actions_set_keys (from->name, left);
    }
  g_variant_dict_insert (dict, action->name, "s", key);
  write_changes (settings, dict);
}

/**
 * vnt_key_map_reset:
 * @action: which gets the keys back that it comes with
 */
void
vnt_key_map_reset (GSettings *settings, const VntAction *action)
{
  g_autoptr (GVariantDict) dict = read_changes (settings);

  g_variant_dict_remove (dict, action->name);
  write_changes (settings, dict);
}

/**
 * vnt_key_map_reset_all:
 *
 * Every action has the keys again that it comes with.
 */
void
vnt_key_map_reset_all (GSettings *settings)
{
  vnt_actions_forget_keys ();
  g_settings_reset (settings, KEY);
}

/**
 * vnt_key_map_name:
 * @keyval: a key that was pressed
 * @state: what was held with it
 *
 * Returns: (transfer full) (nullable): it in the table's syntax; %NULL when it is only half pressed, or one moves and writes
 *   with it
 */
char *
vnt_key_map_name (guint keyval, GdkModifierType state)
{
  guint lower = gdk_keyval_to_lower (keyval);

  state &= MODIFIERS;
  if (lower == GDK_KEY_ISO_Left_Tab)
    lower = GDK_KEY_Tab;
  /* "?" and "/" need Shift on some keyboards and not on others. */
  if (lower < 0x7f && !g_ascii_isalpha ((char) lower))
    state &= ~GDK_SHIFT_MASK;
  if (is_modifier (keyval) || !gtk_accelerator_valid (lower, state))
    return NULL;
  if ((state & ~GDK_SHIFT_MASK) == 0 && is_taken (lower))
    return NULL;
  return gtk_accelerator_name (lower, state);
}

/**
 * vnt_key_map_find_conflict:
 * @action: which shall have @key
 * @key: in the table's syntax
 *
 * Returns: (transfer none) (nullable): another action that has it, or a key that begins or ends with it, in the same place
 */
const VntAction *
vnt_key_map_find_conflict (const VntAction *action, const char *key)
{
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    if (&actions[i] != action && ((actions[i].flags ^ action->flags) & VNT_ACTION_FIRST) == 0 &&
        has_key (&actions[i], key))
      return &actions[i];
  return NULL;
}

static gboolean
on_query_tooltip (
  GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, const char *text)
{
  const VntAction *action = vnt_actions_find (g_object_get_data (G_OBJECT (widget), "vnt-action"));
  g_autofree char *keys = action != NULL ? vnt_actions_describe_keys (action) : NULL;
  g_autofree char *both =
    keys != NULL && *keys != '\0' ? g_strdup_printf ("%s (%s)", text, keys) : g_strdup (text);

  gtk_tooltip_set_text (tooltip, both);
  return TRUE;
}

/**
 * vnt_key_map_set_tooltip:
 * @widget: what is pressed
 * @action: name of the action that does the same
 * @text: what it does, translated
 *
 * Gives it a tooltip that always shows the keys the action has now.
 */
void
vnt_key_map_set_tooltip (GtkWidget *widget, const char *action, const char *text)
{
  gtk_widget_set_tooltip_text (widget, text);
  g_object_set_data_full (G_OBJECT (widget), "vnt-action", g_strdup (action), g_free);
  g_signal_connect_data (widget, "query-tooltip", G_CALLBACK (on_query_tooltip), g_strdup (text),
                         (GClosureNotify) (GCallback) g_free, 0);
}

/* What a tooltip says without the key that is written at its end. */
static char *
without_key (const char *text)
{
  const char *open = strrchr (text, '(');

  return open != NULL && open > text && g_str_has_suffix (text, ")")
           ? g_strchomp (g_strndup (text, (gsize) (open - text)))
           : g_strdup (text);
}

/**
 * vnt_key_map_show_in:
 * @root: a widget whose template was made
 *
 * Has the tooltip of every button in it that does an action of the table show the keys that action has now.
 */
void
vnt_key_map_show_in (GtkWidget *root)
{
  const char *name =
    GTK_IS_ACTIONABLE (root) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (root)) : NULL;
  const char *tip = gtk_widget_get_tooltip_text (root);

  if (tip != NULL && vnt_actions_find (name) != NULL)
    {
      g_autofree char *text = without_key (tip);

      vnt_key_map_set_tooltip (root, name, text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    vnt_key_map_show_in (child);
}
