/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-document.h"
#include "vnt-ctl-json.h"
#include "vnt-ctl.h"

G_BEGIN_DECLS

/* The words of --json and of the command line: never translated, never changed. */
const char *vnt_ctl_state_word (VntState state);
const char *vnt_ctl_kind_word (VntOperationKind kind);
char *vnt_ctl_field_word (VntField field, const char *name);

/* What the same is called for a person. */
const char *vnt_ctl_state_text (VntState state);

char *vnt_ctl_message_body (const VntMessage *message);

void vnt_ctl_add_ticket (VntCtl *self, JsonBuilder *builder, const VntTicket *ticket);
void vnt_ctl_add_operation (JsonBuilder *builder, const VntOperation *operation);
void vnt_ctl_add_message (JsonBuilder *builder, const VntMessage *message);
void vnt_ctl_print_json (JsonBuilder *builder);

/* A line for a person. */
void vnt_ctl_print_ticket (VntCtl *self, const VntTicket *ticket);
void vnt_ctl_print_operation (const VntOperation *operation);
void vnt_ctl_print_message (const VntMessage *message);

G_END_DECLS
