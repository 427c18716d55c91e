/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-composer.h"

#include <glib/gi18n.h>

#include "vnt-draft-keeper.h"
#include "vnt-drop-down.h"
#include "vnt-file-strip.h"
#include "vnt-status-labels.h"

/* A draft is on the disk this long after its first unsaved change: well within the second that is promised. */
#define SAVE_DELAY_MS 350

#define KIND_REPLY 0
#define KIND_NOTE 1

/**
 * VntComposer:
 *
 * Where the agent writes. Whatever is typed is a draft of the desk within a second, and stays one until the desk says
 * that it is kept as an operation.
 *
 * Signals: "sent" (string uuid): the text is in the outbox; it can still be taken back for a moment.
 */
struct _VntComposer
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntDraftKeeper *keeper;
  gint64 ticket;
  char *uuid; /* of the draft being written */
  char *wanted_status; /* from the draft, until the ticket's statuses are known */
  guint save_id;
  gint64 sending_ticket; /* whose draft is on its way to the outbox, 0 for none */
  gboolean filling;

  GtkWidget *box;
  GtkDropDown *kind;
  GtkLabel *saved;
  GtkTextView *text;
  VntFileStrip *files;
  GtkLabel *problem;
  GtkSpinButton *minutes;
  GtkDropDown *status;
  GtkWidget *send;
};

enum
{
  SIGNAL_SENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntComposer, vnt_composer, GTK_TYPE_WIDGET)

static void
set_problem (VntComposer *self, const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static VntOperationKind
get_kind (VntComposer *self)
{
  return gtk_drop_down_get_selected (self->kind) == KIND_NOTE ? VNT_OPERATION_COMMENT
                                                              : VNT_OPERATION_REPLY;
}

/* The first entry leaves the status as it is. */
static const char *
get_status (VntComposer *self)
{
  guint selected = gtk_drop_down_get_selected (self->status);
  GListModel *model = gtk_drop_down_get_model (self->status);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION || model == NULL)
    return self->wanted_status;
  return gtk_string_list_get_string (GTK_STRING_LIST (model), selected);
}

static VntDraft *
make_draft (VntComposer *self)
{
  VntDraft *draft = vnt_draft_new (self->ticket, get_kind (self));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end, caret;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_free (draft->uuid);
  draft->uuid = g_strdup (self->uuid);
  g_free (draft->text);
  draft->text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  draft->cursor = (guint) gtk_text_iter_get_offset (&caret);
  draft->status = g_strdup (get_status (self));
  draft->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  vnt_file_strip_add_to (self->files, draft->files);
  return draft;
}

static void
show_saved (VntComposer *self, const char *text)
{
  gtk_label_set_label (self->saved, text);
}

/* While a ticket's draft is loaded or sent, nothing of its sheet is saved: it would undo what is under way. */
static gboolean
may_save (VntComposer *self)
{
  return self->keeper != NULL && self->ticket != 0 && self->ticket != self->sending_ticket &&
         !vnt_draft_keeper_is_loading (self->keeper);
}

static gboolean
save_draft (gpointer user_data)
{
  VntComposer *self = user_data;
  g_autoptr (VntDraft) draft = NULL;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!may_save (self))
    return G_SOURCE_REMOVE;
  draft = make_draft (self);
  vnt_draft_keeper_save (self->keeper, draft);
  return G_SOURCE_REMOVE;
}

static void
on_edited (VntComposer *self)
{
  if (self->filling || !may_save (self))
    return;
  show_saved (self, _ ("Saving…"));
  if (self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_DELAY_MS, save_draft, self);
}

static void
on_kind_changed (VntComposer *self)
{
  if (get_kind (self) == VNT_OPERATION_COMMENT)
    gtk_widget_add_css_class (self->box, "note");
  else
    gtk_widget_remove_css_class (self->box, "note");
}

static void
on_mark_set (VntComposer *self, GtkTextIter *where, GtkTextMark *mark, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  /* Where the caret stands belongs to the draft, but moving it over nothing is not worth a write. */
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (mark == gtk_text_buffer_get_insert (buffer) && !gtk_text_iter_equal (&start, &end))
    on_edited (self);
}

/* The file's button goes with it, and the focus with the button. */
static void
on_file_removed (VntComposer *self)
{
  on_edited (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
select_status (VntComposer *self, const char *status)
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

/* Shows @draft, or an empty sheet for %NULL. */
static void
fill (VntComposer *self, const VntDraft *draft)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter caret;

  self->filling = TRUE;
  g_free (self->uuid);
  self->uuid = draft != NULL ? g_strdup (draft->uuid) : g_uuid_string_random ();
  gtk_text_buffer_set_text (buffer, draft != NULL ? draft->text : "", -1);
  if (draft != NULL)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &caret, (int) draft->cursor);
      gtk_text_buffer_place_cursor (buffer, &caret);
    }
  gtk_drop_down_set_selected (self->kind, draft != NULL && draft->kind == VNT_OPERATION_COMMENT
                                            ? KIND_NOTE
                                            : KIND_REPLY);
  gtk_spin_button_set_value (self->minutes, draft != NULL ? draft->minutes : 0);
  g_free (self->wanted_status);
  self->wanted_status = draft != NULL ? g_strdup (draft->status) : NULL;
  select_status (self, self->wanted_status);
  vnt_file_strip_set_files (self->files, draft != NULL ? draft->files : NULL);
  show_saved (self, draft != NULL ? _ ("Saved on this computer") : "");
  gtk_text_view_set_editable (self->text, self->ticket != 0);
  self->filling = FALSE;
}

static void
on_loaded (VntComposer *self, const VntDraft *draft, const char *problem)
{
  set_problem (self, problem);
  fill (self, draft);
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
      on_edited (self);
    }
  else if (self->save_id == 0)
    show_saved (self, vnt_draft_is_empty (draft) ? "" : _ ("Saved on this computer"));
  set_problem (self, text);
}

static void
on_sent (VntComposer *self, const VntDraft *draft, const char *problem)
{
  self->sending_ticket = 0;
  if (problem == NULL)
    g_signal_emit (self, signals[SIGNAL_SENT], 0, draft->uuid);
  gtk_widget_set_sensitive (self->send, TRUE);
  if (draft->ticket != self->ticket)
    return;
  gtk_text_view_set_editable (self->text, TRUE);
  if (problem == NULL)
    fill (self, NULL);
  else
    {
      g_autofree char *text =
        g_strdup_printf (_ ("It could not be put in the outbox. %s Your text is kept."), problem);

      set_problem (self, text);
      on_edited (self);
    }
}

static void
load_draft (VntComposer *self)
{
  set_problem (self, NULL);
  gtk_text_view_set_editable (self->text, FALSE);
  if (self->ticket == 0 || self->keeper == NULL)
    fill (self, NULL);
  else
    vnt_draft_keeper_load (self->keeper, self->ticket);
}

static void
set_keeper (VntComposer *self, VntDraftKeeper *keeper)
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

static void
vnt_composer_dispose (GObject *object)
{
  VntComposer *self = VNT_COMPOSER (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_COMPOSER);
  g_clear_object (&self->keeper);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_composer_parent_class)->dispose (object);
}

static void
vnt_composer_finalize (GObject *object)
{
  VntComposer *self = VNT_COMPOSER (object);

  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->wanted_status, g_free);
  G_OBJECT_CLASS (vnt_composer_parent_class)->finalize (object);
}

static void
vnt_composer_class_init (VntComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vnt_composer_dispose;
  object_class->finalize = vnt_composer_finalize;
  signals[SIGNAL_SENT] = g_signal_new ("sent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (VNT_TYPE_FILE_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, VntComposer, box);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, kind);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, saved);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, text);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, files);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, problem);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, minutes);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, status);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, send);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_file_removed);
  gtk_widget_class_bind_template_callback (widget_class, set_problem);
}

/* Enter before the text gets it: it would write a new line, whatever is held with it. Escape before a toast around the page
 * gets it: that would only go away, and the caret stay. */
static void
add_keys (VntComposer *self)
{
  static const guint ENTER[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (ENTER); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (ENTER[i], GDK_CONTROL_MASK),
                        gtk_named_action_new ("ticket.send")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("win.back")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
vnt_composer_init (VntComposer *self)
{
  GtkTextBuffer *buffer;

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
  vnt_status_labels_show (self->status);
  vnt_composer_set_requestor (self, NULL);
  vnt_composer_set_detail (self, NULL);
  buffer = gtk_text_view_get_buffer (self->text);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (on_mark_set), self, G_CONNECT_SWAPPED);
  self->filling = FALSE;
}

/**
 * vnt_composer_new:
 *
 * Returns: (transfer floating): a composer for no ticket
 */
GtkWidget *
vnt_composer_new (void)
{
  return g_object_new (VNT_TYPE_COMPOSER, NULL);
}

/**
 * vnt_composer_set_ticket:
 * @desk: (nullable): the desk drafts belong to
 * @ticket: which ticket is written on, 0 for none
 *
 * Saves what was being written on the ticket before, and loads what was being written on this one.
 */
void
vnt_composer_set_ticket (VntComposer *self, VntDesk *desk, gint64 ticket)
{
  g_return_if_fail (VNT_IS_COMPOSER (self));

  vnt_composer_flush (self);
  if (g_set_object (&self->desk, desk))
    set_keeper (self, desk != NULL ? vnt_draft_keeper_new (desk) : NULL);
  self->ticket = ticket;
  vnt_file_strip_set_ticket (self->files, desk, ticket);
  load_draft (self);
}

/**
 * vnt_composer_set_requestor:
 * @name: (nullable): who receives a reply
 */
void
vnt_composer_set_requestor (VntComposer *self, const char *name)
{
  g_autofree char *reply = NULL;
  const char *kinds[] = { NULL, _ ("Internal note"), NULL };
  guint selected;
  gboolean filling = self->filling;

  g_return_if_fail (VNT_IS_COMPOSER (self));

  /* Translators: %s is the person who receives the reply */
  reply = name != NULL ? g_strdup_printf (_ ("Reply to %s"), name) : g_strdup (_ ("Reply"));
  kinds[0] = reply;
  self->filling = TRUE;
  selected = gtk_drop_down_get_selected (self->kind);
  vnt_drop_down_offer (self->kind, kinds);
  gtk_drop_down_set_selected (self->kind, selected == KIND_NOTE ? KIND_NOTE : KIND_REPLY);
  self->filling = filling;
}

/* What may be written, and why not. */
static void
lock (VntComposer *self, VntRights rights)
{
  gboolean unknown = (rights & VNT_RIGHT_UNKNOWN) != 0;
  gboolean reply = unknown || (rights & VNT_RIGHT_REPLY) != 0;
  gboolean note = unknown || (rights & VNT_RIGHT_COMMENT) != 0;
  const char *why = reply || note ? NULL : _ ("The server does not let you write on this ticket.");

  gtk_widget_set_sensitive (self->box, why == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), why);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), reply == note);
  if (reply != note)
    gtk_drop_down_set_selected (self->kind, note ? KIND_NOTE : KIND_REPLY);
}

/**
 * vnt_composer_set_detail:
 * @detail: (nullable): gives the statuses the ticket may take, and what the account may do
 */
void
vnt_composer_set_detail (VntComposer *self, const VntTicketDetail *detail)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) choices = NULL;
  g_autofree char *selected = NULL;
  gboolean filling = self->filling;

  g_return_if_fail (VNT_IS_COMPOSER (self));

  selected = g_strdup (get_status (self));
  g_strv_builder_add (builder, _ ("Leave status"));
  if (detail != NULL && detail->statuses != NULL)
    g_strv_builder_addv (builder, (const char **) detail->statuses);
  choices = g_strv_builder_end (builder);
  self->filling = TRUE;
  vnt_drop_down_offer (self->status, (const char *const *) choices);
  g_free (self->wanted_status);
  self->wanted_status = g_steal_pointer (&selected);
  select_status (self, self->wanted_status);
  lock (self, detail != NULL ? detail->rights : VNT_RIGHT_UNKNOWN);
  self->filling = filling;
}

/**
 * vnt_composer_write:
 *
 * Puts the caret into the text, for a reply or an internal note.
 */
void
vnt_composer_write (VntComposer *self, VntOperationKind kind)
{
  g_return_if_fail (VNT_IS_COMPOSER (self));

  gtk_drop_down_set_selected (self->kind, kind == VNT_OPERATION_COMMENT ? KIND_NOTE : KIND_REPLY);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * vnt_composer_send:
 *
 * Hands the draft to the outbox. The text leaves the window only once it is durable there.
 */
void
vnt_composer_send (VntComposer *self)
{
  g_autoptr (VntDraft) draft = NULL;

  g_return_if_fail (VNT_IS_COMPOSER (self));

  if (!may_save (self) || vnt_draft_keeper_is_sending (self->keeper))
    return;
  draft = make_draft (self);
  if (vnt_draft_is_empty (draft) && draft->status == NULL && draft->minutes == 0)
    {
      set_problem (self, _ ("There is nothing to send yet."));
      return;
    }
  set_problem (self, NULL);
  gtk_text_view_set_editable (self->text, FALSE);
  gtk_widget_set_sensitive (self->send, FALSE);
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->sending_ticket = self->ticket;
  vnt_draft_keeper_send (self->keeper, draft);
}

/**
 * vnt_composer_attach:
 *
 * Asks for files and keeps a copy of each with the draft.
 */
void
vnt_composer_attach (VntComposer *self)
{
  g_return_if_fail (VNT_IS_COMPOSER (self));

  vnt_file_strip_choose (self->files);
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
  load_draft (self);
}
