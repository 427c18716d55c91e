/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-custom-field.h"
#include "vnt-rt.h"

G_BEGIN_DECLS

JsonObject *vnt_rt_custom_in (JsonObject *record, const char *name);
void vnt_rt_custom_learn (VntRt *rt, JsonObject *record);
GStrv vnt_rt_custom_values (JsonObject *field);
VntCustomKind vnt_rt_custom_kind_of (const char *type);
char *vnt_rt_custom_canonical (VntRt *rt, VntCustomKind kind, const char *value);
char *vnt_rt_custom_written (VntRt *rt, VntCustomKind kind, const char *value);

G_END_DECLS
