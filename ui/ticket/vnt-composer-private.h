/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-composer.h"
#include "vnt-desk-writing.h"
#include "vnt-document-view.h"
#include "vnt-draft-keeper.h"
#include "vnt-file-strip.h"
#include "vnt-sheet.h"
#include "vnt-spell-check.h"
#include "vnt-suggestion-line.h"

G_BEGIN_DECLS

#define VNT_COMPOSER_REPLY 0
#define VNT_COMPOSER_NOTE 1
#define VNT_COMPOSER_FORWARD 2

/* The composer's parts, shared by the files it is written in. */
struct _VntComposer
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntDraftKeeper *keeper;
  VntValueList *texts;
  VntSpellCheck *spelling;
  gint64 ticket;
  VntTicket *shown; /* what the ticket is now; NULL while that is not known */
  VntTicketDetail *detail;
  char *uuid; /* of the draft being written */
  char *wanted_status; /* from the draft, until the ticket's statuses are known */
  char *receivers; /* who would have got it when the draft was begun */
  gint64 forward_message; /* the message that is forwarded, 0 for the whole ticket */
  char *language; /* spoken on this ticket, NULL while that is not known */
  VntDraftOptions options;
  guint save_id;
  gint64 sending_ticket; /* whose draft is on its way to the outbox, 0 for none */
  VntComposerThen then;
  gboolean filling;
  gboolean unreadable; /* the ticket’s draft: nothing may be written over it */

  GtkWidget *box;
  GtkImage *kind_icon;
  GtkDropDown *kind;
  GtkLabel *saved;
  GtkLabel *who;
  GtkEntry *forward_to;
  GtkStack *pages;
  VntSuggestionLine *suggestions;
  VntSheet *text;
  VntDocumentView *document;
  GtkLabel *form;
  GtkWidget *plain;
  GtkWidget *signature_box;
  GtkLabel *signature;
  GtkWidget *signature_edit;
  GtkWidget *signature_leave;
  VntFileStrip *files;
  GtkLabel *problem;
  GtkWidget *insert;
  GtkWidget *preview;
  GtkSpinButton *minutes;
  GtkDropDown *status;
  AdwSplitButton *send;
};

VntOperationKind vnt_composer_get_kind (VntComposer *self);
void vnt_composer_set_kind (VntComposer *self, VntOperationKind kind);
void vnt_composer_set_problem (VntComposer *self, const char *text);

/* -- vnt-composer-draft.c -- */
VntDraft *vnt_composer_make_draft (VntComposer *self);
void vnt_composer_fill (VntComposer *self, const VntDraft *draft);
void vnt_composer_load_draft (VntComposer *self);
void vnt_composer_set_keeper (VntComposer *self, VntDraftKeeper *keeper);
gboolean vnt_composer_may_save (VntComposer *self);
void vnt_composer_note_edit (VntComposer *self);
void vnt_composer_select_status (VntComposer *self, const char *status);
const char *vnt_composer_get_status (VntComposer *self);

/* -- vnt-composer-send.c -- */
void vnt_composer_show_who (VntComposer *self);
void vnt_composer_show_signature (VntComposer *self);
char *vnt_composer_dup_signature (VntComposer *self);
char *vnt_composer_dup_receivers_key (VntComposer *self);
void vnt_composer_show_preview (VntComposer *self);

/* -- vnt-composer-forward.c -- */
char *vnt_composer_dup_forward (VntComposer *self);
void vnt_composer_fill_forward (VntComposer *self, const char *written);
char *vnt_composer_explain_forward (const VntDraft *draft);
const char *vnt_composer_describe_forward (VntComposer *self);

G_END_DECLS
