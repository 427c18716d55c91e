/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-fetch.h"

G_BEGIN_DECLS

/**
 * VntValuesWish:
 * @fields: names of custom fields
 * @since: of tickets made then or later
 * @until: and before that
 * @at: number of the field that is asked for; all are known when there is none
 * @below: of tickets with a lower number than this
 *
 * What a report wants to know, and how far that is.
 */
typedef struct
{
  GStrv fields;
  gint64 since;
  gint64 until;
  guint at;
  gint64 below;
} VntValuesWish;

void vnt_values_wish_free (gpointer wish);
gboolean vnt_values_bring (const VntFetch *fetch,
                           VntValuesWish *wish,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
