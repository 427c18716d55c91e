/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VntMachineQuery:
 * @text: (nullable): words; each must begin a word of the machine's name, fields, address, holders …
 * @catalog: only of this catalogue, 0 for any
 * @status: (nullable): only with this status
 * @holder: (nullable): login: only what this person has
 * @limit: at most so many, 0 for all
 *
 * Which machines.
 */
typedef struct
{
  const char *text;
  gint64 catalog;
  const char *status;
  const char *holder;
  guint limit;
} VntMachineQuery;

G_END_DECLS
