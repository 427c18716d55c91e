/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-db.h"

G_BEGIN_DECLS

/* The one thread of this process that writes; it has a connection to each database. */
typedef struct _VntWriter VntWriter;

typedef gboolean (*VntWriterFunc) (VntWriter *self, gpointer data, GError **error);

VntWriter *vnt_writer_new (VntDb *cache, VntDb *work);
void vnt_writer_free (VntWriter *self);
gboolean vnt_writer_run (VntWriter *self, VntWriterFunc func, gpointer data, GError **error);
VntDb *vnt_writer_get_cache (VntWriter *self);
VntDb *vnt_writer_get_work (VntWriter *self);

G_END_DECLS
