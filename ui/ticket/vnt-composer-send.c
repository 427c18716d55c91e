/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves, to whom, and what stands below it. */
#include "vnt-composer-private.h"

#include <glib/gi18n.h>

#include "vnt-places.h"
#include "vnt-receivers.h"

/* Before a ticket was fetched whole, its detail is what others of its queue have in common: statuses, but no people. */
static const VntTicketDetail *
get_people (VntComposer *self)
{
  const VntTicketDetail *detail = self->detail;

  return detail != NULL && (detail->version != NULL || detail->requestors[0] != NULL) ? detail
                                                                                      : NULL;
}

static VntReceivers *
find_receivers (VntComposer *self, VntOperationKind kind)
{
  const VntAccount *account = self->desk != NULL ? vnt_desk_get_account (self->desk) : NULL;

  return vnt_receivers_new (self->shown, get_people (self), account, kind);
}

/* Returns: (nullable): who outside the desk gets a reply now; %NULL while that is not known */
char *
vnt_composer_dup_receivers_key (VntComposer *self)
{
  g_autoptr (VntReceivers) receivers = NULL;

  if (get_people (self) == NULL || self->shown == NULL)
    return NULL;
  receivers = find_receivers (self, VNT_OPERATION_REPLY);
  return vnt_receivers_to_key (receivers);
}

/* @words: (transfer full) (nullable) */
static void
append (GString *text, char *words)
{
  if (words != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

/* Returns: (nullable): %NULL for nobody */
static char *
join (GStrv names)
{
  return names[0] != NULL ? g_strjoinv (", ", names) : NULL;
}

/**
 * vnt_composer_show_who:
 *
 * Says above the text who will receive it.
 */
void
vnt_composer_show_who (VntComposer *self)
{
  VntOperationKind kind = vnt_composer_get_kind (self);
  g_autoptr (VntReceivers) receivers = find_receivers (self, kind);
  g_autofree char *to = join (receivers->to);
  g_autofree char *cc = join (receivers->cc);
  g_autofree char *desk = join (receivers->desk);
  g_autoptr (GString) text = g_string_new (NULL);

  if (kind == VNT_OPERATION_FORWARD)
    g_string_append (text, vnt_composer_describe_forward (self));
  else if (kind == VNT_OPERATION_COMMENT)
    {
      g_string_append (text, _ ("Only the desk reads this"));
      /* Translators: names of people who get a copy of an internal note */
      append (text, desk != NULL ? g_strdup_printf (_ ("copy to %s"), desk) : NULL);
    }
  else
    {
      if (to == NULL && cc == NULL && get_people (self) != NULL && self->shown != NULL)
        g_string_append (text, _ ("Nobody outside the desk receives it"));
      /* Translators: names of those who get a reply */
      append (text, to != NULL ? g_strdup_printf (_ ("To %s"), to) : NULL);
      append (text, cc != NULL ? g_strdup_printf (_ ("Cc %s"), cc) : NULL);
      /* Translators: names of people of the desk who get a reply too */
      append (text, desk != NULL ? g_strdup_printf (_ ("desk: %s"), desk) : NULL);
      if (get_people (self) == NULL && self->shown != NULL)
        append (text, g_strdup (_ ("others are not known yet")));
    }
  gtk_label_set_label (self->who, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->who), text->str);
}

/* Returns: (nullable): what stands below a reply on this ticket, whether it is wanted or not */
char *
vnt_composer_dup_signature (VntComposer *self)
{
  const VntTextModule *module;
  const char *queue;

  if (self->texts == NULL || self->shown == NULL ||
      vnt_composer_get_kind (self) != VNT_OPERATION_REPLY)
    return NULL;
  queue = vnt_desk_get_queue_name (self->desk, self->shown->queue);
  module = vnt_text_module_choose_signature (vnt_value_list_get_values (self->texts), queue,
                                             self->language);
  return module != NULL ? vnt_places_fill (module->text, self->desk, self->shown) : NULL;
}

/**
 * vnt_composer_show_signature:
 *
 * Shows what will stand below the reply. An internal note has none.
 */
void
vnt_composer_show_signature (VntComposer *self)
{
  g_autofree char *signature = vnt_composer_dup_signature (self);
  gboolean unsigned_ = (self->options & VNT_DRAFT_UNSIGNED) != 0;

  gtk_widget_set_visible (self->signature_box, signature != NULL);
  gtk_label_set_label (self->signature, unsigned_           ? _ ("Without signature")
                                        : signature != NULL ? signature
                                                            : "");
  gtk_widget_set_visible (self->signature_edit, !unsigned_);
  gtk_button_set_label (GTK_BUTTON (self->signature_leave),
                        unsigned_ ? _ ("Sign") : _ ("Leave Out"));
}

static VntDraft *
make_outgoing (VntComposer *self)
{
  VntDraft *draft = vnt_composer_make_draft (self);

  draft->signature = vnt_composer_dup_signature (self);
  draft->options |= VNT_DRAFT_FORMATTED;
  return draft;
}

/**
 * vnt_composer_show_preview:
 *
 * Shows the message as it leaves, signature and all.
 */
void
vnt_composer_show_preview (VntComposer *self)
{
  g_autoptr (VntDraft) draft = make_outgoing (self);
  const char *type;
  g_autofree char *content = vnt_draft_render (draft, &type);
  gboolean html = g_str_equal (type, "text/html");
  g_autoptr (VntDocument) document =
    html ? vnt_document_new_from_html (content) : vnt_document_new_from_text (content);

  vnt_document_view_set_document (self->document, document);
  gtk_label_set_label (self->form, html ? _ ("Leaves as formatted text, with plain text beside it")
                                        : _ ("Leaves as plain text"));
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->plain),
                               (self->options & VNT_DRAFT_PLAIN) != 0);
  self->filling = FALSE;
}

/* The words of the server's own for it, or the last way out of the ticket's statuses. */
static const char *
find_resolved (VntComposer *self)
{
  static const char *const NAMES[] = { "resolved", "solved", "done", "closed" };
  GStrv statuses = self->detail != NULL ? self->detail->statuses : NULL;

  for (gsize i = 0; statuses != NULL && i < G_N_ELEMENTS (NAMES); i++)
    if (g_strv_contains ((const char *const *) statuses, NAMES[i]))
      return NAMES[i];
  return NULL;
}

static void
hand_over (VntComposer *self, VntComposerThen then)
{
  g_autoptr (VntDraft) draft = NULL;
  const char *resolved = find_resolved (self);

  if (!vnt_composer_may_save (self) || vnt_draft_keeper_is_sending (self->keeper))
    return;
  draft = make_outgoing (self);
  if ((then & VNT_COMPOSER_RESOLVE) != 0)
    {
      g_free (draft->status);
      draft->status = g_strdup (resolved);
    }
  vnt_composer_set_problem (self, NULL);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->send), FALSE);
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->sending_ticket = self->ticket;
  self->then = then;
  vnt_draft_keeper_send (self->keeper, draft);
}

/* A message whose receivers changed, while the agent is asked. */
typedef struct
{
  VntComposer *composer;
  gint64 ticket;
  VntComposerThen then;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->composer);
  g_free (asked);
}

static void
on_answered (AdwMessageDialog *dialog, const char *response, Asked *asked)
{
  VntComposer *self = asked->composer;

  if (!g_str_equal (response, "send") || asked->ticket != self->ticket)
    return;
  g_free (self->receivers);
  self->receivers = vnt_composer_dup_receivers_key (self);
  hand_over (self, asked->then);
}

static void
ask (VntComposer *self, VntComposerThen then, const char *added, const char *gone)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _ ("Other People Receive This Now"), NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  g_autoptr (GString) body =
    g_string_new (_ ("The ticket’s people changed since you began to write."));
  Asked *asked = g_new0 (Asked, 1);

  asked->composer = g_object_ref (self);
  asked->ticket = self->ticket;
  asked->then = then;
  if (added != NULL)
    g_string_append_printf (body, _ ("\nReceives it now: %s."), added);
  if (gone != NULL)
    g_string_append_printf (body, _ ("\nDoes not receive it any more: %s."), gone);
  adw_message_dialog_set_body (message, body->str);
  adw_message_dialog_add_responses (message, "back", _ ("_Back to the Text"), "send",
                                    _ ("_Send All the Same"), NULL);
  adw_message_dialog_set_response_appearance (message, "send", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "back");
  adw_message_dialog_set_close_response (message, "back");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
has_words (VntComposer *self)
{
  g_autofree char *text = vnt_sheet_get_text (self->text);

  return *g_strstrip (text) != '\0';
}

/**
 * vnt_composer_send:
 * @then: what happens once it is kept
 *
 * Hands the draft to the outbox. The text leaves the window only once it is durable there. Asks first when other people
 * would get it than when it was begun.
 */
void
vnt_composer_send (VntComposer *self, VntComposerThen then)
{
  g_autoptr (VntDraft) draft = NULL;
  g_autofree char *now = NULL;
  g_autofree char *added = NULL;
  g_autofree char *gone = NULL;

  g_return_if_fail (VNT_IS_COMPOSER (self));

  if (!vnt_composer_may_save (self) || vnt_draft_keeper_is_sending (self->keeper))
    return;
  draft = vnt_composer_make_draft (self);
  if ((then & VNT_COMPOSER_RESOLVE) != 0 && find_resolved (self) == NULL)
    {
      vnt_composer_set_problem (self, _ ("This ticket cannot be resolved from where it is. Choose "
                                         "the status it takes beside the button."));
      return;
    }
  if ((then & VNT_COMPOSER_RESOLVE) == 0 && vnt_draft_is_empty (draft) && draft->status == NULL &&
      draft->minutes == 0)
    {
      vnt_composer_set_problem (self, _ ("There is nothing to send yet."));
      return;
    }
  if (draft->kind == VNT_OPERATION_FORWARD)
    {
      g_autofree char *problem = vnt_composer_explain_forward (draft);

      vnt_composer_set_problem (self, problem);
      if (problem == NULL)
        hand_over (self, then);
      return;
    }
  now = vnt_composer_dup_receivers_key (self);
  if (draft->kind == VNT_OPERATION_REPLY && draft->receivers != NULL && now != NULL &&
      has_words (self))
    vnt_receivers_compare (draft->receivers, now, &added, &gone);
  if (added != NULL || gone != NULL)
    ask (self, then, added, gone);
  else
    hand_over (self, then);
}
