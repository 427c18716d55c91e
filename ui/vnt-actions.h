/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VNT_ACTION_NONE = 0,
  VNT_ACTION_PALETTE = 1 << 0, /* listed in the palette */
  VNT_ACTION_TICKET = 1 << 1, /* only when a ticket is shown */
  VNT_ACTION_OWN_KEYS = 1 << 2, /* a widget handles its keys; they are only shown */
  VNT_ACTION_FIRST =
    1 << 3, /* in a ticket its keys count before the widget with the focus sees them */
} VntActionFlags;

/**
 * VntAction:
 * @name: detailed action name, with its target
 * @section: heading in the shortcuts window
 * @title: what it does
 * @keys: (nullable): what the agent presses, as #GtkAccelGroup writes it: "A B" is either, "g+o" one after the other
 *
 * One thing the agent can do. Accelerators, the palette and the shortcuts window all come from this table.
 */
typedef struct
{
  const char *name;
  const char *section;
  const char *title;
  const char *keys;
  VntActionFlags flags;
} VntAction;

const VntAction *vnt_actions_get (gsize *n_actions);
gboolean vnt_actions_keys_are_bare (const char *key);
char *vnt_actions_describe_keys (const VntAction *action);
char *vnt_actions_describe_all_keys (const VntAction *action);
char *vnt_actions_describe_key (const char *key);
const VntAction *vnt_actions_find (const char *name);
void vnt_actions_set_keys (const char *name, const char *keys);
void vnt_actions_forget_keys (void);
gboolean vnt_actions_keys_are_changed (const VntAction *action);

G_END_DECLS
