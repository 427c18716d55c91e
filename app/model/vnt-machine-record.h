/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-machine.h"

G_BEGIN_DECLS

/* What is written down of a machine. Not stored as a number. */
typedef enum
{
  VNT_RECORD_SOFTWARE, /* what was installed */
  VNT_RECORD_FAILURE, /* what was seen */
} VntRecordKind;

/**
 * VntMachineRecord:
 * @text: (not nullable): the software with its version, or what was seen
 * @day: Unix seconds, the beginning of the day in local time; 0 when it is not said
 * @ticket: the ticket it is about, 0 for none
 * @waiting: (nullable): identity of the change that still has to leave with it
 *
 * A line of a machine's list of software or of failures. Frozen once handed on; its owner frees it.
 */
typedef struct
{
  VntRecordKind kind;
  char *text;
  gint64 day;
  gint64 ticket;
  char *waiting;
} VntMachineRecord;

const VntFieldValue *vnt_machine_record_field (const VntMachine *machine, VntRecordKind kind);
char *vnt_machine_record_write (const char *text, gint64 day, gint64 ticket);
VntMachineRecord *vnt_machine_record_read (VntRecordKind kind, const char *line);
void vnt_machine_record_free (VntMachineRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntMachineRecord, vnt_machine_record_free)

G_END_DECLS
