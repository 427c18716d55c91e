/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-view.h"

G_BEGIN_DECLS

/**
 * VntOwnView:
 * @uuid: (not nullable): its identity
 * @name: (not nullable): what the agent calls it
 * @icon_name: (nullable): a symbolic icon
 * @filter: (not nullable): which tickets
 * @parts: what its rows show
 * @readable: %FALSE when a newer version of the program wrote it: it then holds nothing, and must not be saved
 *
 * A view the agent made. Frozen once it is given away.
 */
typedef struct
{
  char *uuid;
  char *name;
  char *icon_name;
  VntFilter *filter;
  VntSort sort;
  gboolean ascending;
  VntGroup group;
  VntParts parts;
  gboolean readable;
} VntOwnView;

#define VNT_OWN_VIEW_ICON "view-pin-symbolic"

#define VNT_TYPE_OWN_VIEW (vnt_own_view_get_type ())
GType vnt_own_view_get_type (void);
VntOwnView *vnt_own_view_new (const char *uuid, const char *name, VntFilter *filter);
VntOwnView *vnt_own_view_read (const char *uuid,
                               const char *name,
                               const char *icon_name,
                               const char *definition);
VntOwnView *vnt_own_view_ref (VntOwnView *self);
void vnt_own_view_unref (VntOwnView *self);
char *vnt_own_view_write (const VntOwnView *self);
gboolean vnt_own_view_equal (const VntOwnView *a, const VntOwnView *b);
VntTicketQuery *vnt_own_view_make_query (const VntOwnView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntOwnView, vnt_own_view_unref)

G_END_DECLS
