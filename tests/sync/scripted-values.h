/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scripted-desk.h"
#include "vnt-operation.h"

G_BEGIN_DECLS

/* What a ticket of the desk has beside its row: custom fields, people and links. With the desk's lock held. */
GStrv scripted_values_get (ScriptedDesk *desk, gint64 ticket, VntField field, const char *name);
void scripted_values_set (
  ScriptedDesk *desk, gint64 ticket, VntField field, const char *name, const char *const *values);
gboolean scripted_values_apply (ScriptedDesk *desk, gint64 ticket, const VntOperation *operation);
gboolean scripted_values_hold (ScriptedDesk *desk, gint64 ticket, const VntOperation *operation);

G_END_DECLS
