/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-custom-field.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

VntCustomField *vnt_rt_custom_kind (
  VntRt *rt, gint64 ticket, gint64 number, GCancellable *cancellable, GError **error);

VntCustomField *vnt_rt_custom_kind_of_number (VntRt *rt,
                                              gint64 number,
                                              GCancellable *cancellable,
                                              GError **error);

G_END_DECLS
