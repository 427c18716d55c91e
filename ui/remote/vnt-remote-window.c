/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-desk-reach.h"
#include "vnt-exchange-file.h"
#include "vnt-machine-reach.h"
#include "vnt-remote-consent.h"
#include "vnt-remote-offers.h"
#include "vnt-remote-words.h"

#define WIDTH 440
#define HEIGHT 640

struct _VntRemoteWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  VntRemoteBar *bar;
  VntTicket *ticket; /* NULL for none */
  GCancellable *cancellable;

  GtkLabel *result;
  GtkEditable *host;
  AdwComboRow *protocol;
  GtkEditable *user;
  GtkEditable *secret;
  GtkSwitch *remember;
  GtkSwitch *view_only;
  GtkWidget *view_only_row;
  GtkEditable *address;
  GtkEditable *port;
  GtkEditable *domain;
  GtkEditable *jump;
  GtkEditable *mac;
};

G_DEFINE_FINAL_TYPE (VntRemoteWindow, vnt_remote_window, ADW_TYPE_WINDOW)

static VntRemoteProtocol
get_protocol (VntRemoteWindow *self)
{
  return (VntRemoteProtocol) (adw_combo_row_get_selected (self->protocol) + 1);
}

static void
say (VntRemoteWindow *self, const char *text, const char *class)
{
  gtk_label_set_label (self->result, text);
  gtk_widget_set_visible (GTK_WIDGET (self->result), *text != '\0');
  gtk_widget_remove_css_class (GTK_WIDGET (self->result), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->result), "success");
  if (class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->result), class);
}

/* "vnc://pc-0042:5901" says more than a name: it is taken apart. */
static void
spread_address (VntRemoteWindow *self)
{
  const char *text = gtk_editable_get_text (self->host);

  for (int i = VNT_REMOTE_SSH; i < VNT_REMOTE_WEB; i++)
    {
      g_autofree char *scheme =
        g_strdup_printf ("%s://", vnt_remote_protocol_get_name ((VntRemoteProtocol) i));
      g_autoptr (VntRemoteTarget) target = g_str_has_prefix (text, scheme)
                                             ? vnt_remote_target_read_jump (text + strlen (scheme))
                                             : NULL;

      if (target == NULL)
        continue;
      target->protocol = (VntRemoteProtocol) i;
      if (target->user == NULL)
        target->user = g_strdup (gtk_editable_get_text (self->user));
      target->view_only = gtk_switch_get_active (self->view_only);
      target->jump = g_strdup (gtk_editable_get_text (self->jump));
      target->domain = g_strdup (gtk_editable_get_text (self->domain));
      vnt_remote_window_fill (self, target);
      return;
    }
}

/* What is shown, as a target; not checked yet. */
static VntRemoteTarget *
read_target (VntRemoteWindow *self)
{
  VntRemoteTarget *target =
    vnt_remote_target_new (get_protocol (self), gtk_editable_get_text (self->host));
  g_autofree char *port = g_strstrip (g_strdup (gtk_editable_get_text (self->port)));
  guint64 number = 0;

  target->user = g_strdup (gtk_editable_get_text (self->user));
  target->domain = g_strdup (gtk_editable_get_text (self->domain));
  target->jump = g_strdup (gtk_editable_get_text (self->jump));
  target->address =
    target->protocol == VNT_REMOTE_WEB ? g_strdup (gtk_editable_get_text (self->address)) : NULL;
  target->view_only = gtk_switch_get_active (self->view_only);
  if (*port != '\0' && !g_ascii_string_to_unsigned (port, 10, 1, 65535, &number, NULL))
    number = G_MAXUINT; /* refused with its own words */
  target->port = (guint) number;
  vnt_remote_target_clean (target);
  return target;
}

static VntRemoteTarget *
check_target (VntRemoteWindow *self)
{
  g_autoptr (VntRemoteTarget) target = NULL;
  g_autoptr (GError) error = NULL;

  spread_address (self);
  target = read_target (self);
  if (vnt_remote_target_check (target, NULL, &error))
    return g_steal_pointer (&target);
  say (self, error->message, "error");
  return NULL;
}

/* Only what this way in knows of; what is missing is said before it is tried. */
static void
on_protocol (VntRemoteWindow *self)
{
  VntRemoteProtocol protocol = get_protocol (self);
  const char *package = vnt_desk_find_missing_package (protocol);
  g_autofree char *words =
    package != NULL ? vnt_remote_words_why (VNT_REMOTE_WHY_MISSING, package) : g_strdup ("");

  gtk_widget_set_visible (GTK_WIDGET (self->address), protocol == VNT_REMOTE_WEB);
  gtk_widget_set_visible (GTK_WIDGET (self->secret), protocol != VNT_REMOTE_WEB);
  gtk_widget_set_visible (GTK_WIDGET (self->domain), protocol == VNT_REMOTE_RDP);
  gtk_widget_set_visible (GTK_WIDGET (self->jump), protocol != VNT_REMOTE_WEB);
  gtk_widget_set_visible (self->view_only_row, protocol == VNT_REMOTE_VNC);
  say (self, words, "error");
}

static void
start (VntRemoteWindow *self, const VntRemoteTarget *target, const char *secret)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid =
    vnt_desk_remote_start (vnt_remote_bar_get_remote (self->bar),
                           self->ticket != NULL ? self->ticket->id : 0,
                           self->ticket != NULL ? self->ticket->requestor : NULL, target, secret,
                           &error);

  if (uuid == NULL)
    {
      say (self, error->message, "error");
      return;
    }
  if (gtk_switch_get_active (self->remember) && secret != NULL && *secret != '\0')
    vnt_remote_bar_remember (self->bar, uuid, secret);
  gtk_window_close (GTK_WINDOW (self));
}

/* With no keyring there is none; the program then asks. */
static void
on_secret (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntRemoteWindow) self = user_data;
  g_autofree char *secret = vnt_desk_lookup_remote_secret_finish (VNT_DESK (source), result, NULL);
  g_autoptr (VntRemoteTarget) target =
    g_cancellable_is_cancelled (self->cancellable) ? NULL : check_target (self);

  if (target != NULL)
    start (self, target, secret);
}

static void
on_connect (VntRemoteWindow *self)
{
  g_autoptr (VntRemoteTarget) target = check_target (self);
  const char *secret = gtk_editable_get_text (self->secret);

  if (target == NULL)
    return;
  if (*secret != '\0' || target->protocol == VNT_REMOTE_WEB)
    start (self, target, secret);
  else
    vnt_desk_lookup_remote_secret_async (self->desk, target, self->cancellable, on_secret,
                                         g_object_ref (self));
}

static void
on_knocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntRemoteWindow) self = user_data;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  VntRemoteWhy why = vnt_desk_knock_finish (VNT_DESK (source), result, &said, &error);
  g_autofree char *words = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error != NULL)
    words = g_strdup (error->message);
  else if (why != VNT_REMOTE_WHY_NONE)
    words = vnt_remote_words_why (why, NULL);
  else
    /* Translators: %s is how a server introduced itself, such as "SSH-2.0-OpenSSH_9.2" */
    words = g_strdup_printf (_ ("It answers. %s"), said != NULL ? said : "");
  say (self, words, error != NULL || why != VNT_REMOTE_WHY_NONE ? "error" : "success");
}

static void
on_test (VntRemoteWindow *self)
{
  g_autoptr (VntRemoteTarget) target = check_target (self);

  if (target == NULL || target->host == NULL)
    return;
  say (self, _ ("Knocking…"), NULL);
  vnt_desk_knock_async (self->desk, target, self->cancellable, on_knocked, g_object_ref (self));
}

static void
on_wake (VntRemoteWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (vnt_desk_wake (self->desk, gtk_editable_get_text (self->mac), &error))
    say (self, _ ("The call to wake up has left. A machine needs a minute or two."), "success");
  else
    say (self, error->message, "error");
}

static void
on_offer (VntRemoteWindow *self, const VntRemoteTarget *offered, const char *card)
{
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_copy (offered);

  vnt_remote_window_fill (self, target);
  if (card != NULL)
    gtk_editable_set_text (self->mac, card);
}

/* What the agent named meanwhile stays. */
static void
on_likely (VntRemoteWindow *self, const VntRemoteTarget *target, const char *card)
{
  if (*gtk_editable_get_text (self->host) == '\0')
    on_offer (self, target, card);
}

static GPtrArray *
read_file (const char *data, gsize length, GError **error)
{
  VntRemoteTarget *target = vnt_desk_read_remote_file (data, length, error);
  GPtrArray *items = NULL;

  if (target == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_remote_target_free);
  g_ptr_array_add (items, target);
  return items;
}

static const VntExchange FILES = {
  .import_title = N_ ("Machine of a .rdp or .vv File"),
  .read = read_file,
};

static void
on_file_read (GtkWindow *window, GPtrArray *items)
{
  vnt_remote_window_fill (VNT_REMOTE_WINDOW (window), g_ptr_array_index (items, 0));
}

static void
on_file_failed (GtkWindow *window, const char *why)
{
  say (VNT_REMOTE_WINDOW (window), why, "error");
}

/* Only where it leads is taken from a file, and checked: it is never handed on. */
static void
on_file (VntRemoteWindow *self)
{
  vnt_exchange_import (GTK_WINDOW (self), &FILES, on_file_read, on_file_failed);
}

static GtkEditable *
add_entry (VntRemoteWindow *self, GtkWidget *group, const char *title, gboolean hidden)
{
  GtkWidget *row = hidden ? adw_password_entry_row_new () : adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_connect), self);
  if (ADW_IS_EXPANDER_ROW (group))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (group), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_EDITABLE (row);
}

static GtkSwitch *
add_switch (GtkWidget *group, const char *title, const char *subtitle, GtkWidget **row)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), button);
  if (ADW_IS_EXPANDER_ROW (group))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (group), line);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), line);
  if (row != NULL)
    *row = line;
  return GTK_SWITCH (button);
}

static void
add_offers (VntRemoteWindow *self)
{
  GtkWidget *offers = vnt_remote_offers_new (self->desk, self->ticket);

  gtk_widget_set_valign (offers, GTK_ALIGN_CENTER);
  g_signal_connect_object (offers, "chosen", G_CALLBACK (on_offer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (offers, "likely", G_CALLBACK (on_likely), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (offers, "file", G_CALLBACK (on_file), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->host), offers);
}

static void
add_protocol (VntRemoteWindow *self, GtkWidget *group)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (int i = VNT_REMOTE_SSH; i <= VNT_REMOTE_WEB; i++)
    gtk_string_list_append (names, vnt_remote_words_protocol ((VntRemoteProtocol) i));
  self->protocol = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->protocol), _ ("Way In"));
  adw_combo_row_set_model (self->protocol, G_LIST_MODEL (names));
  g_object_unref (names);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->protocol));
}

static GtkWidget *
make_more (VntRemoteWindow *self)
{
  GtkWidget *more = adw_expander_row_new ();
  GtkWidget *wake = gtk_button_new_with_mnemonic (_ ("_Wake Up"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("More"));
  self->port = add_entry (self, more, _ ("Port, if it is not the usual one"), FALSE);
  self->domain = add_entry (self, more, _ ("Domain"), FALSE);
  self->jump = add_entry (self, more, _ ("Jump host, as user@host"), FALSE);
  self->mac = add_entry (self, more, _ ("Network card, to wake it up"), FALSE);
  gtk_widget_set_valign (wake, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (wake, "clicked", G_CALLBACK (on_wake), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->mac), wake);
  return more;
}

static GtkWidget *
make_form (VntRemoteWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->host = add_entry (self, group, _ ("Machine"), FALSE);
  add_offers (self);
  add_protocol (self, group);
  self->address = add_entry (self, group, _ ("Address, with {host} in it"), FALSE);
  self->user = add_entry (self, group, _ ("User"), FALSE);
  self->secret = add_entry (self, group, _ ("Password"), TRUE);
  self->remember = add_switch (group, _ ("Keep the Password in the Keyring"), "", NULL);
  self->view_only =
    add_switch (group, _ ("View Only"), _ ("Look, and touch nothing"), &self->view_only_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_more (self));
  if (self->ticket != NULL && self->ticket->id > 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               vnt_remote_consent_new (self->desk, self->ticket));
  g_signal_connect_swapped (self->protocol, "notify::selected", G_CALLBACK (on_protocol), self);
  return group;
}

static GtkWidget *
make_header (VntRemoteWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *go = gtk_button_new_with_mnemonic (_ ("_Connect"));
  GtkWidget *test = gtk_button_new_with_mnemonic (_ ("_Test"));

  gtk_widget_add_css_class (go, "suggested-action");
  gtk_widget_set_tooltip_text (test, _ ("Ask whether somebody answers there"));
  g_signal_connect_swapped (go, "clicked", G_CALLBACK (on_connect), self);
  g_signal_connect_swapped (test, "clicked", G_CALLBACK (on_test), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), go);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), test);
  return header;
}

static GtkWidget *
make_body (VntRemoteWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->result = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->result, TRUE);
  gtk_label_set_xalign (self->result, 0);
  gtk_label_set_selectable (self->result, TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->result));
  gtk_box_append (GTK_BOX (box), make_form (self));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
vnt_remote_window_dispose (GObject *object)
{
  VntRemoteWindow *self = VNT_REMOTE_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (vnt_remote_window_parent_class)->dispose (object);
}

static void
vnt_remote_window_finalize (GObject *object)
{
  VntRemoteWindow *self = VNT_REMOTE_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_object (&self->bar);
  g_clear_pointer (&self->ticket, vnt_ticket_unref);
  G_OBJECT_CLASS (vnt_remote_window_parent_class)->finalize (object);
}

static void
vnt_remote_window_class_init (VntRemoteWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_remote_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_remote_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
vnt_remote_window_init (VntRemoteWindow *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * vnt_remote_window_new:
 * @bar: shows what is started here
 * @ticket: (nullable): what the session is about
 *
 * Returns: (transfer none): a window that is not shown yet
 */
GtkWindow *
vnt_remote_window_new (GtkWindow *parent, VntDesk *desk, VntRemoteBar *bar, const VntTicket *ticket)
{
  VntRemoteWindow *self = g_object_new (VNT_TYPE_REMOTE_WINDOW, "transient-for", parent, "modal",
                                        TRUE, "title", _ ("Remote Session"), "default-width", WIDTH,
                                        "default-height", HEIGHT, "width-request", 340, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->desk = g_object_ref (desk);
  self->bar = g_object_ref (bar);
  self->ticket = ticket != NULL ? vnt_ticket_ref ((VntTicket *) ticket) : NULL;
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_body (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  on_protocol (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->host));
  return GTK_WINDOW (self);
}

static void
set_text (GtkEditable *editable, const char *text)
{
  gtk_editable_set_text (editable, text != NULL ? text : "");
}

/**
 * vnt_remote_window_fill:
 * @target: where the agent was before, or a file leads
 */
void
vnt_remote_window_fill (VntRemoteWindow *self, const VntRemoteTarget *target)
{
  g_autofree char *port = target->port != 0 ? g_strdup_printf ("%u", target->port) : NULL;

  g_return_if_fail (VNT_IS_REMOTE_WINDOW (self));

  adw_combo_row_set_selected (self->protocol, (guint) target->protocol - 1);
  set_text (self->host, target->host);
  set_text (self->user, target->user);
  set_text (self->domain, target->domain);
  set_text (self->jump, target->jump);
  set_text (self->address, target->address);
  set_text (self->port, port);
  gtk_switch_set_active (self->view_only, target->view_only);
}

/**
 * vnt_remote_window_fill_machine:
 * @machine: of the inventory; one that has no address changes nothing
 */
void
vnt_remote_window_fill_machine (VntRemoteWindow *self, const VntMachine *machine)
{
  g_autoptr (VntRemoteTarget) target = vnt_machine_make_target (machine);

  g_return_if_fail (VNT_IS_REMOTE_WINDOW (self));

  if (target == NULL)
    return;
  target->view_only = gtk_switch_get_active (self->view_only);
  vnt_remote_window_fill (self, target);
  set_text (self->mac, vnt_machine_get_network_card (machine));
}
