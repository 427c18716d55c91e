/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-composer-private.h"

#include <glib/gi18n.h>

#include "vnt-drop-down.h"
#include "vnt-markdown.h"
#include "vnt-status-labels.h"
#include "vnt-words.h"
#include "vnt-wrap-box.h"

/**
 * VntComposer:
 *
 * Where the agent writes. Whatever is typed is a draft of the desk within a second, and stays one until the desk says
 * that it is kept as an operation.
 *
 * Signals: "sent" (string uuid): the text is in the outbox; it can still be taken back for a moment. "finished": the
 * agent wants to go on with the next ticket.
 */
enum
{
  SIGNAL_SENT,
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntComposer, vnt_composer, GTK_TYPE_WIDGET)

void
vnt_composer_set_problem (VntComposer *self, const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

VntOperationKind
vnt_composer_get_kind (VntComposer *self)
{
  switch (gtk_drop_down_get_selected (self->kind))
    {
    case VNT_COMPOSER_NOTE:
      return VNT_OPERATION_COMMENT;
    case VNT_COMPOSER_FORWARD:
      return VNT_OPERATION_FORWARD;
    case VNT_COMPOSER_REPLY:
    default:
      return VNT_OPERATION_REPLY;
    }
}

void
vnt_composer_set_kind (VntComposer *self, VntOperationKind kind)
{
  gtk_drop_down_set_selected (self->kind, kind == VNT_OPERATION_COMMENT   ? VNT_COMPOSER_NOTE
                                          : kind == VNT_OPERATION_FORWARD ? VNT_COMPOSER_FORWARD
                                                                          : VNT_COMPOSER_REPLY);
}

static void
on_edited (VntComposer *self)
{
  vnt_composer_note_edit (self);
}

/* Colour, picture and word: a reply is never mistaken for a note. */
static void
on_kind_changed (VntComposer *self)
{
  static const struct
  {
    const char *icon_name;
    const char *send;
  } SHOWN[] = {
    [VNT_COMPOSER_REPLY] = { "mail-send-symbolic", N_ ("Send Reply") },
    [VNT_COMPOSER_NOTE] = { "changes-prevent-symbolic", N_ ("Add Note") },
    [VNT_COMPOSER_FORWARD] = { "mail-forward-symbolic", N_ ("Forward") },
  };
  guint kind = MIN (gtk_drop_down_get_selected (self->kind), G_N_ELEMENTS (SHOWN) - 1);

  if (kind == VNT_COMPOSER_NOTE)
    gtk_widget_add_css_class (self->box, "note");
  else
    gtk_widget_remove_css_class (self->box, "note");
  gtk_image_set_from_icon_name (self->kind_icon, SHOWN[kind].icon_name);
  adw_split_button_set_label (self->send, _ (SHOWN[kind].send));
  gtk_widget_set_visible (GTK_WIDGET (self->forward_to), kind == VNT_COMPOSER_FORWARD);
  vnt_composer_show_who (self);
  vnt_composer_show_signature (self);
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
on_files (VntComposer *self, GPtrArray *files)
{
  vnt_file_strip_keep (self->files, files);
}

static void
on_picture (VntComposer *self, GdkTexture *texture)
{
  vnt_file_strip_keep_picture (self->files, texture);
}

static void
on_preview (VntComposer *self)
{
  gboolean preview = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->preview));

  if (preview)
    vnt_composer_show_preview (self);
  gtk_stack_set_visible_child_name (self->pages, preview ? "preview" : "text");
}

static void
on_plain (VntComposer *self)
{
  if (self->filling)
    return;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->plain)))
    self->options |= VNT_DRAFT_PLAIN;
  else
    self->options &= ~VNT_DRAFT_PLAIN;
  vnt_composer_show_preview (self);
  on_edited (self);
}

static void
on_signature_edit (VntComposer *self)
{
  g_autofree char *signature = vnt_composer_dup_signature (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter end;
  g_autofree char *below = NULL;

  if (signature == NULL)
    return;
  below = g_strdup_printf ("\n\n%s", signature);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, below, -1);
  self->options |= VNT_DRAFT_UNSIGNED;
  vnt_composer_show_signature (self);
  on_edited (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
on_signature_leave (VntComposer *self)
{
  self->options ^= VNT_DRAFT_UNSIGNED;
  vnt_composer_show_signature (self);
  on_edited (self);
}

static void
vnt_composer_dispose (GObject *object)
{
  VntComposer *self = VNT_COMPOSER (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->texts != NULL)
    g_signal_handlers_disconnect_by_data (self->texts, self);
  g_clear_object (&self->spelling);
  gtk_widget_dispose_template (GTK_WIDGET (self), VNT_TYPE_COMPOSER);
  g_clear_object (&self->keeper);
  g_clear_object (&self->texts);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_composer_parent_class)->dispose (object);
}

static void
vnt_composer_finalize (GObject *object)
{
  VntComposer *self = VNT_COMPOSER (object);

  g_clear_pointer (&self->shown, vnt_ticket_unref);
  g_clear_pointer (&self->detail, vnt_ticket_detail_unref);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->wanted_status, g_free);
  g_clear_pointer (&self->receivers, g_free);
  g_clear_pointer (&self->language, g_free);
  G_OBJECT_CLASS (vnt_composer_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VntComposer, box);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, kind_icon);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, kind);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, saved);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, who);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, forward_to);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, pages);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, suggestions);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, text);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, document);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, form);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, plain);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, signature_box);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, signature);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, signature_edit);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, signature_leave);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, files);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, insert);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, problem);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, preview);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, minutes);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, status);
  gtk_widget_class_bind_template_child (widget_class, VntComposer, send);
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
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (VNT_TYPE_FILE_STRIP);
  g_type_ensure (VNT_TYPE_SHEET);
  g_type_ensure (VNT_TYPE_SUGGESTION_LINE);
  g_type_ensure (VNT_TYPE_DOCUMENT_VIEW);
  g_type_ensure (VNT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ventanilla/ticket/vnt-composer.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_file_removed);
  gtk_widget_class_bind_template_callback (widget_class, on_files);
  gtk_widget_class_bind_template_callback (widget_class, on_picture);
  gtk_widget_class_bind_template_callback (widget_class, vnt_composer_insert_text);
  gtk_widget_class_bind_template_callback (widget_class, on_preview);
  gtk_widget_class_bind_template_callback (widget_class, on_plain);
  gtk_widget_class_bind_template_callback (widget_class, on_signature_edit);
  gtk_widget_class_bind_template_callback (widget_class, on_signature_leave);
  gtk_widget_class_bind_template_callback_full (widget_class, "set_problem",
                                                G_CALLBACK (vnt_composer_set_problem));
}

static void
add_key (GtkEventController *controller, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_named_action_new (action)));
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
    {
      add_key (controller, ENTER[i], GDK_CONTROL_MASK, "ticket.send");
      add_key (controller, ENTER[i], GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ticket.send-and-resolve");
      add_key (controller, ENTER[i], GDK_CONTROL_MASK | GDK_ALT_MASK, "ticket.send-and-next");
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  controller = gtk_shortcut_controller_new ();
  add_key (controller, GDK_KEY_Escape, 0, "win.back");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Files may be dropped anywhere on it, also on the text: that would take their names. */
static gboolean
on_drop (VntComposer *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (self->ticket == 0)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      vnt_file_strip_keep_picture (self->files, g_value_get_object (value));
      return TRUE;
    }
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  vnt_file_strip_keep (self->files, files);
  return files->len > 0;
}

static void
add_drop (VntComposer *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
vnt_composer_init (VntComposer *self)
{
  GtkTextBuffer *buffer;

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->spelling = vnt_spell_check_new (GTK_TEXT_VIEW (self->text));
  add_keys (self);
  add_drop (self);
  vnt_drop_down_let_shrink (self->kind);
  vnt_status_labels_show (self->status);
  vnt_drop_down_let_shrink (self->status);
  vnt_composer_show_ticket (self, NULL);
  vnt_composer_set_detail (self, NULL);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
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

static void
set_desk (VntComposer *self, VntDesk *desk)
{
  if (!g_set_object (&self->desk, desk))
    return;
  if (self->texts != NULL)
    g_signal_handlers_disconnect_by_data (self->texts, self);
  g_clear_object (&self->texts);
  vnt_composer_set_keeper (self, desk != NULL ? vnt_draft_keeper_new (desk) : NULL);
  if (desk == NULL)
    return;
  self->texts = vnt_desk_list_texts (desk);
  g_signal_connect_swapped (self->texts, "changed", G_CALLBACK (vnt_composer_show_signature), self);
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
  g_clear_pointer (&self->shown, vnt_ticket_unref);
  g_clear_pointer (&self->language, g_free);
  set_desk (self, desk);
  self->ticket = ticket;
  vnt_file_strip_set_ticket (self->files, desk, ticket);
  vnt_suggestion_line_set_ticket (self->suggestions, desk, ticket);
  vnt_composer_load_draft (self);
}

/**
 * vnt_composer_show_ticket:
 * @ticket: (nullable): the ticket as it is now: who receives a reply, and what its queue signs with
 */
void
vnt_composer_show_ticket (VntComposer *self, const VntTicket *ticket)
{
  g_autofree char *reply = NULL;
  const char *kinds[] = { NULL, _ ("Internal note"), _ ("Forward"), NULL };
  const char *name = NULL;
  VntOperationKind kind;
  gboolean filling = self->filling;

  g_return_if_fail (VNT_IS_COMPOSER (self));

  g_clear_pointer (&self->shown, vnt_ticket_unref);
  self->shown = ticket != NULL ? vnt_ticket_ref ((VntTicket *) ticket) : NULL;
  if (ticket != NULL)
    name = vnt_words_requestor (ticket);
  /* Translators: %s is the person who receives the reply */
  reply = name != NULL ? g_strdup_printf (_ ("Reply to %s"), name) : g_strdup (_ ("Reply"));
  kinds[0] = reply;
  self->filling = TRUE;
  kind = vnt_composer_get_kind (self);
  vnt_drop_down_offer (self->kind, kinds);
  vnt_composer_set_kind (self, kind);
  self->filling = filling;
  on_kind_changed (self);
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
    gtk_drop_down_set_selected (self->kind, note ? VNT_COMPOSER_NOTE : VNT_COMPOSER_REPLY);
}

/**
 * vnt_composer_set_detail:
 * @detail: (nullable): gives the statuses the ticket may take, its people, and what the account may do
 */
void
vnt_composer_set_detail (VntComposer *self, const VntTicketDetail *detail)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) choices = NULL;
  g_autofree char *selected = NULL;
  gboolean filling = self->filling;

  g_return_if_fail (VNT_IS_COMPOSER (self));

  g_clear_pointer (&self->detail, vnt_ticket_detail_unref);
  self->detail = detail != NULL ? vnt_ticket_detail_ref ((VntTicketDetail *) detail) : NULL;
  if (detail != NULL)
    vnt_suggestion_line_refresh (self->suggestions);
  selected = g_strdup (vnt_composer_get_status (self));
  g_strv_builder_add (builder, _ ("Leave status"));
  if (detail != NULL && detail->statuses != NULL)
    g_strv_builder_addv (builder, (const char **) detail->statuses);
  choices = g_strv_builder_end (builder);
  self->filling = TRUE;
  vnt_drop_down_offer (self->status, (const char *const *) choices);
  g_free (self->wanted_status);
  self->wanted_status = g_steal_pointer (&selected);
  vnt_composer_select_status (self, self->wanted_status);
  lock (self, detail != NULL ? detail->rights : VNT_RIGHT_UNKNOWN);
  self->filling = filling;
  vnt_composer_show_who (self);
}

/**
 * vnt_composer_set_language:
 * @language: (nullable): spoken on the ticket, "es", "en" …; %NULL while that is not known
 */
void
vnt_composer_set_language (VntComposer *self, const char *language)
{
  g_return_if_fail (VNT_IS_COMPOSER (self));

  if (g_strcmp0 (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  vnt_spell_check_set_language (self->spelling, language);
  vnt_composer_show_signature (self);
}

/**
 * vnt_composer_go_to_misspelled:
 *
 * Selects the next word that is not in the dictionary.
 */
void
vnt_composer_go_to_misspelled (VntComposer *self)
{
  g_return_if_fail (VNT_IS_COMPOSER (self));

  if (vnt_spell_check_go_to_next (self->spelling))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  else
    vnt_composer_set_problem (self, _ ("No misspelled word was found."));
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

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview), FALSE);
  vnt_composer_set_kind (self, kind);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * vnt_composer_quote:
 * @attribution: who said it, and when
 * @text: what was said
 *
 * Puts it into the text as a quote, and the caret below it. What may be written stays as it is: a note stays a note.
 */
void
vnt_composer_quote (VntComposer *self, const char *attribution, const char *text)
{
  g_autofree char *quote = NULL;
  g_autofree char *all = NULL;

  g_return_if_fail (VNT_IS_COMPOSER (self) && attribution != NULL && text != NULL);

  quote = vnt_markdown_quote (text);
  all = g_strdup_printf ("%s\n%s", attribution, quote);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview), FALSE);
  vnt_sheet_insert_paragraph (self->text, all);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * vnt_composer_toggle_preview:
 *
 * Shows the message as it leaves, or the text again.
 */
void
vnt_composer_toggle_preview (VntComposer *self)
{
  GtkToggleButton *preview;

  g_return_if_fail (VNT_IS_COMPOSER (self));

  preview = GTK_TOGGLE_BUTTON (self->preview);
  gtk_toggle_button_set_active (preview, !gtk_toggle_button_get_active (preview));
  if (!gtk_toggle_button_get_active (preview))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
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
