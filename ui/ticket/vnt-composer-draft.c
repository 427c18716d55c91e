/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on the sheet is a draft of the desk within a second. */
#include "vnt-composer-private.h"

#include <glib/gi18n.h>

/* A draft is on the disk this long after its first unsaved change: well within the second that is promised. */
#define SAVE_DELAY_MS 350

static void
show_saved (VntComposer *self, gboolean saved)
{
  gtk_label_set_label (self->saved, saved ? _ ("Saved") : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved),
                               saved ? _ ("Saved on this computer") : NULL);
}

/* The first entry leaves the status as it is. */
const char *
vnt_composer_get_status (VntComposer *self)
{
  guint selected = gtk_drop_down_get_selected (self->status);
  GListModel *model = gtk_drop_down_get_model (self->status);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION || model == NULL)
    return self->wanted_status;
  return gtk_string_list_get_string (GTK_STRING_LIST (model), selected);
}

void
vnt_composer_select_status (VntComposer *self, const char *status)
{
  GListModel *model = gtk_drop_down_get_model (self->status);
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  for (guint i = 1; status != NULL && i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), status) == 0)
      {
        g_clear_pointer (&self->wanted_status, g_free);
        gtk_drop_down_set_selected (self->status, i);
        return;
      }
  gtk_drop_down_set_selected (self->status, 0);
}

VntDraft *
vnt_composer_make_draft (VntComposer *self)
{
  VntDraft *draft = vnt_draft_new (self->ticket, vnt_composer_get_kind (self));

  g_free (draft->uuid);
  draft->uuid = g_strdup (self->uuid);
  g_free (draft->text);
  draft->text = vnt_sheet_get_text (self->text);
  draft->cursor = vnt_sheet_get_cursor (self->text);
  draft->status = g_strdup (vnt_composer_get_status (self));
  draft->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  draft->options = self->options;
  if (self->receivers == NULL && draft->kind == VNT_OPERATION_REPLY)
    self->receivers = vnt_composer_dup_receivers_key (self);
  draft->receivers = draft->kind == VNT_OPERATION_FORWARD ? vnt_composer_dup_forward (self)
                                                          : g_strdup (self->receivers);
  vnt_file_strip_add_to (self->files, draft->files);
  return draft;
}

/* While a ticket's draft is loaded or sent, nothing of its sheet is saved: it would undo what is under way. What could not
   be read is not written over. */
gboolean
vnt_composer_may_save (VntComposer *self)
{
  return self->keeper != NULL && self->ticket != 0 && !self->unreadable &&
         self->ticket != self->sending_ticket && !vnt_draft_keeper_is_loading (self->keeper);
}

static gboolean
save_draft (gpointer user_data)
{
  VntComposer *self = user_data;
  g_autoptr (VntDraft) draft = NULL;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!vnt_composer_may_save (self))
    return G_SOURCE_REMOVE;
  draft = vnt_composer_make_draft (self);
  vnt_draft_keeper_save (self->keeper, draft);
  vnt_suggestion_line_set_text (self->suggestions, draft->text);
  return G_SOURCE_REMOVE;
}

/* Something of the draft is another. */
void
vnt_composer_note_edit (VntComposer *self)
{
  if (self->filling || !vnt_composer_may_save (self))
    return;
  gtk_label_set_label (self->saved, _ ("Saving…"));
  if (self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_DELAY_MS, save_draft, self);
}

/* Shows @draft, or an empty sheet for %NULL. */
void
vnt_composer_fill (VntComposer *self, const VntDraft *draft)
{
  gboolean forward = draft != NULL && draft->kind == VNT_OPERATION_FORWARD;

  self->filling = TRUE;
  g_free (self->uuid);
  self->uuid = draft != NULL ? g_strdup (draft->uuid) : g_uuid_string_random ();
  vnt_sheet_set_text (self->text, draft != NULL ? draft->text : "",
                      draft != NULL ? draft->cursor : 0);
  vnt_composer_fill_forward (self, forward ? draft->receivers : NULL);
  vnt_composer_set_kind (self, draft != NULL ? draft->kind : VNT_OPERATION_REPLY);
  gtk_spin_button_set_value (self->minutes, draft != NULL ? draft->minutes : 0);
  g_free (self->wanted_status);
  self->wanted_status = draft != NULL ? g_strdup (draft->status) : NULL;
  vnt_composer_select_status (self, self->wanted_status);
  g_free (self->receivers);
  self->receivers = draft != NULL && !forward ? g_strdup (draft->receivers) : NULL;
  self->options = draft != NULL ? draft->options : VNT_DRAFT_NONE;
  vnt_file_strip_set_files (self->files, draft != NULL ? draft->files : NULL);
  show_saved (self, draft != NULL);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), self->ticket != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview), FALSE);
  vnt_composer_show_signature (self);
  self->filling = FALSE;
}

static void
on_loaded (VntComposer *self, const VntDraft *draft, const char *problem)
{
  vnt_composer_set_problem (self, problem);
  vnt_composer_fill (self, draft);
  self->unreadable = problem != NULL;
  if (self->unreadable)
    gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), FALSE);
}

static void
on_saved (VntComposer *self, const VntDraft *draft, const char *problem)
{
  g_autofree char *text = NULL;

  if (draft->ticket != self->ticket)
    return;
  if (problem != NULL)
    {
      text = g_strdup_printf (_ ("Not saved. %s Your text is still here; it will be tried again."),
                              problem);
      vnt_composer_note_edit (self);
    }
  else if (self->save_id == 0)
    show_saved (self, !vnt_draft_is_empty (draft));
  vnt_composer_set_problem (self, text);
}

static void
on_sent (VntComposer *self, const VntDraft *draft, const char *problem)
{
  VntComposerThen then = self->then;

  self->sending_ticket = 0;
  self->then = VNT_COMPOSER_STAY;
  gtk_widget_set_sensitive (GTK_WIDGET (self->send), TRUE);
  if (problem == NULL)
    g_signal_emit_by_name (self, "sent", draft->uuid);
  if (draft->ticket != self->ticket)
    return;
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), TRUE);
  if (problem == NULL)
    {
      vnt_composer_fill (self, NULL);
      if ((then & VNT_COMPOSER_NEXT) != 0)
        g_signal_emit_by_name (self, "finished");
    }
  else
    {
      g_autofree char *text =
        g_strdup_printf (_ ("It could not be put in the outbox. %s Your text is kept."), problem);

      vnt_composer_set_problem (self, text);
      vnt_composer_note_edit (self);
    }
}

void
vnt_composer_load_draft (VntComposer *self)
{
  self->unreadable = FALSE;
  vnt_composer_set_problem (self, NULL);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), FALSE);
  if (self->ticket == 0 || self->keeper == NULL)
    vnt_composer_fill (self, NULL);
  else
    vnt_draft_keeper_load (self->keeper, self->ticket);
}

void
vnt_composer_set_keeper (VntComposer *self, VntDraftKeeper *keeper)
{
  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
  self->keeper = keeper;
  if (keeper == NULL)
    return;
  g_signal_connect_object (keeper, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "sent", G_CALLBACK (on_sent), self, G_CONNECT_SWAPPED);
}

/**
 * vnt_composer_flush:
 *
 * Saves what has been typed since the last save, without waiting for the pause.
 */
void
vnt_composer_flush (VntComposer *self)
{
  g_return_if_fail (VNT_IS_COMPOSER (self));

  if (self->save_id != 0)
    save_draft (self);
}

/**
 * vnt_composer_reload:
 *
 * Shows the draft as the desk has it, after a reply was taken back.
 */
void
vnt_composer_reload (VntComposer *self)
{
  g_return_if_fail (VNT_IS_COMPOSER (self));

  vnt_composer_flush (self);
  vnt_composer_load_draft (self);
}
