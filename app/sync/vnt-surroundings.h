/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-pace.h"

G_BEGIN_DECLS

/* Watches what the computer says of its power and its network, on the main context it was made on. */
typedef struct _VntSurroundings VntSurroundings;

/* @network: it is the network that changed */
typedef void (*VntSurroundingsChanged) (gboolean network, gpointer data);

VntSurroundings *vnt_surroundings_new (const char *url,
                                       VntSurroundingsChanged changed,
                                       gpointer data);
void vnt_surroundings_free (VntSurroundings *self);
void vnt_surroundings_read (VntSurroundings *self, VntPace *pace);

G_END_DECLS
