/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forwarding to people outside the desk: to whom, and what goes along. */
#include "vnt-composer-private.h"

#include <glib/gi18n.h>

#include "vnt-forward.h"

/* Returns: (transfer full): what a forward's draft keeps of it, see vnt_forward_write() */
char *
vnt_composer_dup_forward (VntComposer *self)
{
  g_autofree char *subject = NULL;
  g_autoptr (VntForward) forward = NULL;

  /* Translators: the subject of a mail that forwards a ticket; mail programs know "Fwd:" */
  subject = g_strdup_printf (_ ("Fwd: %s"), self->shown != NULL ? self->shown->subject : "");
  forward = vnt_forward_new (gtk_editable_get_text (GTK_EDITABLE (self->forward_to)),
                             self->forward_message, subject);

  return vnt_forward_write (forward);
}

/* @written: (nullable): from a draft; %NULL for none */
void
vnt_composer_fill_forward (VntComposer *self, const char *written)
{
  g_autoptr (VntForward) forward = vnt_forward_read (written);

  self->forward_message = forward->message;
  gtk_editable_set_text (GTK_EDITABLE (self->forward_to), forward->to);
}

/* Returns: (transfer full) (nullable): why @draft cannot be forwarded as it is */
char *
vnt_composer_explain_forward (const VntDraft *draft)
{
  g_autoptr (VntForward) forward = vnt_forward_read (draft->receivers);
  g_autofree char *wrong = NULL;
  g_auto (GStrv) addresses = vnt_forward_addresses (forward->to, &wrong);

  if (wrong != NULL)
    return g_strdup_printf (_ ("“%s” is not an address. Write addresses like name@example.org, "
                               "apart by commas."),
                            wrong);
  if (addresses[0] == NULL)
    return g_strdup (_ ("Write the addresses it is forwarded to."));
  if (draft->files->len > 0)
    return g_strdup (_ ("The server adds no other files to what is forwarded: what is attached to "
                        "the ticket goes along by itself. Take the files out, or send them in a "
                        "reply."));

  return NULL;
}

/* Returns: (transfer none): what leaves the desk with it */
const char *
vnt_composer_describe_forward (VntComposer *self)
{
  return self->forward_message > 0
           ? _ ("One message goes with it, files and all")
           : _ ("The request and all replies go with it; internal notes stay here");
}

/**
 * vnt_composer_forward:
 * @message: the number of the message that goes along, 0 for the whole ticket
 *
 * Begins to forward it to people outside the desk, and asks for their addresses. What was written stays.
 */
void
vnt_composer_forward (VntComposer *self, gint64 message)
{
  g_return_if_fail (VNT_IS_COMPOSER (self));

  self->forward_message = message;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview), FALSE);
  gtk_drop_down_set_selected (self->kind, VNT_COMPOSER_FORWARD);
  vnt_composer_show_who (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->forward_to));
}
