/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-bar.h"

#include <glib/gi18n.h>

#include "vnt-desk-reach.h"
#include "vnt-dispose.h"
#include "vnt-remote-ask.h"
#include "vnt-remote-note.h"
#include "vnt-remote-words.h"
#include "vnt-words.h"
#include "vnt-wrap-box.h"

struct _VntRemoteBar
{
  GtkWidget parent_instance;

  VntDesk *desk;
  VntDeskRemote *remote;
  GHashTable *failed; /* uuid → itself: shown until the agent saw it */
  GHashTable *begun; /* uuid → itself: seen to be under way by this window */
  GHashTable *secrets; /* uuid → what is kept in the keyring once it was accepted */
};

enum
{
  SIGNAL_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntRemoteBar, vnt_remote_bar, GTK_TYPE_WIDGET)

static GtkWindow *
window_of (VntRemoteBar *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const char *
uuid_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "uuid");
}

static void
present_note (VntRemoteBar *self, const VntRemoteSession *session)
{
  if (window_of (self) != NULL)
    gtk_window_present (
      GTK_WINDOW (vnt_remote_note_dialog (window_of (self), self->remote, session)));
}

static void
on_end (VntRemoteBar *self, GtkWidget *button)
{
  vnt_desk_remote_stop (self->remote, uuid_of (button));
}

static void
on_note (VntRemoteBar *self, GtkWidget *button)
{
  const VntRemoteSession *session = vnt_desk_remote_get (self->remote, uuid_of (button));

  if (session != NULL)
    present_note (self, session);
}

static void show (VntRemoteBar *self);

static void
on_seen (VntRemoteBar *self, GtkWidget *button)
{
  g_hash_table_remove (self->failed, uuid_of (button));
  show (self);
}

static void
on_again (VntRemoteBar *self, GtkWidget *button)
{
  const VntRemoteSession *session = vnt_desk_remote_get (self->remote, uuid_of (button));
  g_autoptr (VntRemoteSession) copy = session != NULL ? vnt_remote_session_copy (session) : NULL;

  on_seen (self, button);
  if (copy != NULL)
    g_signal_emit (self, signals[SIGNAL_AGAIN], 0, copy);
}

static void
on_forget_response (VntRemoteBar *self, const char *response, AdwMessageDialog *dialog)
{
  const VntRemoteSession *session =
    self->remote != NULL
      ? vnt_desk_remote_get (self->remote, g_object_get_data (G_OBJECT (dialog), "uuid"))
      : NULL;
  g_autoptr (VntRemoteSession) copy = session != NULL ? vnt_remote_session_copy (session) : NULL;
  g_autoptr (GError) error = NULL;

  if (copy == NULL || !g_str_equal (response, "forget"))
    return;
  if (!vnt_desk_forget_remote_key (self->desk, copy->target, &error))
    {
      gtk_window_present (
        GTK_WINDOW (vnt_remote_failure_dialog (window_of (self), error->message)));
      return;
    }
  g_hash_table_remove (self->failed, copy->uuid);
  show (self);
  g_signal_emit (self, signals[SIGNAL_AGAIN], 0, copy);
}

/* Whoever says yes here says that the machine may be another one than the last time. */
static void
on_forget (VntRemoteBar *self, GtkWidget *button)
{
  const VntRemoteSession *session = vnt_desk_remote_get (self->remote, uuid_of (button));
  GtkWidget *dialog;

  if (session == NULL)
    return;
  dialog = vnt_remote_forget_dialog (window_of (self), session);
  g_object_set_data_full (G_OBJECT (dialog), "uuid", g_strdup (uuid_of (button)), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_forget_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_button (VntRemoteBar *self,
            GtkWidget *line,
            const char *uuid,
            const char *place,
            const char *label,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", plain, place);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "uuid", g_strdup (uuid), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (line), button);
}

static void
add_buttons (VntRemoteBar *self,
             GtkWidget *line,
             const VntRemoteSession *session,
             const char *place)
{
  if (session->state == VNT_REMOTE_ENDED)
    add_button (self, line, session->uuid, place, _ ("_Write Down…"), G_CALLBACK (on_note));
  else if (session->state == VNT_REMOTE_FAILED)
    {
      if (session->why == VNT_REMOTE_WHY_CHANGED)
        add_button (self, line, session->uuid, place, _ ("_Forget the Key…"),
                    G_CALLBACK (on_forget));
      else
        add_button (self, line, session->uuid, place, _ ("_Try Again…"), G_CALLBACK (on_again));
      add_button (self, line, session->uuid, place, _ ("_Close"), G_CALLBACK (on_seen));
    }
  else
    add_button (self, line, session->uuid, place, _ ("_End"), G_CALLBACK (on_end));
}

static GtkWidget *
new_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
new_words (VntRemoteBar *self, const VntRemoteSession *session, const char *place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = vnt_words_ticket_number (session->ticket);
  g_autofree char *title =
    session->ticket != 0 ? g_strdup_printf ("%s · %s", place, number) : g_strdup (place);
  g_autofree char *state =
    vnt_remote_words_state (session, vnt_desk_remote_get_detail (self->remote, session->uuid));
  GtkWidget *icon = gtk_image_new_from_icon_name ("preferences-desktop-remote-desktop-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remote session"), -1);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (words), new_label (title, "heading"));
  gtk_box_append (GTK_BOX (words), new_label (state, "caption"));
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

/* Where there is no room beside the words, the buttons are below them. */
static GtkWidget *
new_line (VntRemoteBar *self, const VntRemoteSession *session)
{
  GtkWidget *line = vnt_wrap_box_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *place = vnt_remote_words_place (session->target);

  gtk_widget_add_css_class (line, "notice");
  vnt_wrap_box_append (VNT_WRAP_BOX (line), new_words (self, session, place));
  add_buttons (self, buttons, session, place);
  vnt_wrap_box_append (VNT_WRAP_BOX (line), buttons);
  return line;
}

static void
show (VntRemoteBar *self)
{
  g_autoptr (GPtrArray) open = vnt_desk_remote_list (self->remote);
  GHashTableIter iter;
  gpointer uuid;

  vnt_unparent_children (GTK_WIDGET (self));
  for (guint i = 0; i < open->len; i++)
    gtk_widget_set_parent (new_line (self, g_ptr_array_index (open, i)), GTK_WIDGET (self));
  g_hash_table_iter_init (&iter, self->failed);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    {
      const VntRemoteSession *session = vnt_desk_remote_get (self->remote, uuid);

      if (session != NULL)
        gtk_widget_set_parent (new_line (self, session), GTK_WIDGET (self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}

/* A password is kept once it was accepted, and not before. */
static void
keep_secret (VntRemoteBar *self, const VntRemoteSession *session)
{
  const char *secret = g_hash_table_lookup (self->secrets, session->uuid);

  if (secret == NULL || session->state == VNT_REMOTE_STARTING)
    return;
  if (session->state == VNT_REMOTE_CONNECTED)
    vnt_desk_keep_remote_secret (self->desk, session->target, secret);
  g_hash_table_remove (self->secrets, session->uuid);
}

static void
on_changed (VntRemoteBar *self)
{
  g_autoptr (GPtrArray) open = vnt_desk_remote_list (self->remote);

  for (guint i = 0; i < open->len; i++)
    {
      const VntRemoteSession *session = g_ptr_array_index (open, i);

      if (!vnt_remote_session_is_over (session))
        g_hash_table_add (self->begun, g_strdup (session->uuid));
      keep_secret (self, session);
    }
  show (self);
}

/* One of before a crash waits in its line; one that ended before the agent's eyes is asked about. */
static void
on_over (VntRemoteBar *self, const VntRemoteSession *session)
{
  g_hash_table_remove (self->secrets, session->uuid);
  if (session->state == VNT_REMOTE_FAILED && session->why != VNT_REMOTE_WHY_CANCELLED)
    g_hash_table_add (self->failed, g_strdup (session->uuid));
  show (self);
  if (!session->settled && g_hash_table_contains (self->begun, session->uuid))
    present_note (self, session);
}

static void
on_keep (GObject *self, const char *uuid, const char *secret)
{
  vnt_remote_bar_remember (VNT_REMOTE_BAR (self), uuid, secret);
}

static void
on_ask (VntRemoteBar *self, const char *uuid, const char *question, gboolean password)
{
  if (window_of (self) != NULL)
    gtk_window_present (
      GTK_WINDOW (vnt_remote_ask_dialog (window_of (self), self->remote, uuid, question,
                                         password ? on_keep : NULL, G_OBJECT (self))));
}

static void
vnt_remote_bar_dispose (GObject *object)
{
  VntRemoteBar *self = VNT_REMOTE_BAR (object);

  if (self->remote != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->remote, self);
      g_object_run_dispose (G_OBJECT (self->remote));
    }
  g_clear_object (&self->remote);
  g_clear_object (&self->desk);
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_remote_bar_parent_class)->dispose (object);
}

static void
vnt_remote_bar_finalize (GObject *object)
{
  VntRemoteBar *self = VNT_REMOTE_BAR (object);

  g_hash_table_unref (self->failed);
  g_hash_table_unref (self->begun);
  g_hash_table_unref (self->secrets);
  G_OBJECT_CLASS (vnt_remote_bar_parent_class)->finalize (object);
}

static void
vnt_remote_bar_class_init (VntRemoteBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_remote_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_remote_bar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_AGAIN] = g_signal_new ("again", VNT_TYPE_REMOTE_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, VNT_TYPE_REMOTE_SESSION);
}

static void
vnt_remote_bar_init (VntRemoteBar *self)
{
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->begun = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                    gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * vnt_remote_bar_new:
 * @desk: an open desk; one of these per desk
 *
 * Returns: (transfer floating): a bar that is hidden until there is a session
 */
GtkWidget *
vnt_remote_bar_new (VntDesk *desk)
{
  VntRemoteBar *self = g_object_new (VNT_TYPE_REMOTE_BAR, NULL);

  self->desk = g_object_ref (desk);
  self->remote = vnt_desk_remote_new (desk);
  g_signal_connect_swapped (self->remote, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->remote, "over", G_CALLBACK (on_over), self);
  g_signal_connect_swapped (self->remote, "ask", G_CALLBACK (on_ask), self);
  return GTK_WIDGET (self);
}

/**
 * vnt_remote_bar_get_remote:
 *
 * Returns: (transfer none): the sessions it shows
 */
VntDeskRemote *
vnt_remote_bar_get_remote (VntRemoteBar *self)
{
  g_return_val_if_fail (VNT_IS_REMOTE_BAR (self), NULL);

  return self->remote;
}

/**
 * vnt_remote_bar_remember:
 * @uuid: of a session that was just started
 * @secret: its password, kept in the keyring once it was accepted
 */
void
vnt_remote_bar_remember (VntRemoteBar *self, const char *uuid, const char *secret)
{
  g_return_if_fail (VNT_IS_REMOTE_BAR (self));

  g_hash_table_replace (self->secrets, g_strdup (uuid), g_strdup (secret));
}
