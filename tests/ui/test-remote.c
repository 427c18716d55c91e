/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the window of a session to the comment about it. The viewer is a script that says what TigerVNC's says. */
#include <string.h>

#include "ui-fixture.h"
#include "vnt-remote-bar.h"
#include "vnt-machine-change.h"
#include "vnt-remote-window.h"
#include "vnt-store-machines.h"

typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  VntRemoteBar *bar;
  VntTicket *ticket;
  GListModel *outbox;
} Sessions;

/* The ticket is linked with a machine. */
static void
fill (VntStore *store)
{
  VntTicket *ticket = make_ticket (3, "Printer 3 does not print");
  g_autoptr (GPtrArray) catalogs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_catalog_unref);
  g_autoptr (GPtrArray) machines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_machine_unref);
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (3);
  VntMachine *machine = vnt_machine_new (7, "PC-0042");

  machine->catalog = 1;
  vnt_machine_set_value (machine, VNT_MACHINE_STATUS, "in-use");
  vnt_machine_add_field (machine, 1, "IP", (const char *[]){ "10.20.0.42", NULL });
  vnt_machine_add_field (machine, 2, "Remote protocol", (const char *[]){ "VNC", NULL });
  vnt_machine_add_field (machine, 3, "Remote user", (const char *[]){ "support", NULL });
  vnt_machine_add_field (machine, 4, "Port", (const char *[]){ "5907", NULL });
  vnt_machine_add_field (machine, 5, "MAC", (const char *[]){ "aa:11:22:33:44:55", NULL });
  g_ptr_array_add (catalogs, vnt_catalog_new (1, "Equipment"));
  g_ptr_array_add (machines, machine);
  g_assert_true (vnt_store_save_catalogs (store, catalogs, NULL));
  g_assert_true (vnt_store_save_machines (store, machines, NULL));
  vnt_ticket_detail_add_link (detail, "refers-to", "asset:7");
  g_assert_true (vnt_store_save_conversation (store, 3, ticket, detail, NULL, NULL));
  vnt_ticket_unref (ticket);
}

static void
set_up (Sessions *self, gconstpointer data)
{
  g_autofree char *viewer = NULL;
  g_autofree char *path = NULL;

  self->ui.fill = fill;
  ui_fixture_set_up (&self->ui, data);
  viewer = g_build_filename (self->ui.store.folder, "xtigervncviewer", NULL);
  path = g_strdup_printf ("%s:/usr/bin:/bin", self->ui.store.folder);
  g_assert_true (g_file_set_contents_full (
    viewer, "#!/bin/sh\necho ' CConn: Using pixel format depth 24'\nexec sleep 600\n", -1,
    G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("PATH", path, TRUE);
  self->outbox = vnt_desk_list_outbox (self->ui.desk);
  self->ticket = make_ticket (3, "Printer 3 does not print");
  self->window = adw_window_new ();
  self->bar = VNT_REMOTE_BAR (vnt_remote_bar_new (self->ui.desk));
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->bar));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Sessions *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  vnt_ticket_unref (self->ticket);
  g_clear_object (&self->outbox);
  ui_fixture_tear_down (&self->ui, data);
}

static VntRemoteWindow *
open_window (Sessions *self, const char *host)
{
  GtkWindow *window =
    vnt_remote_window_new (GTK_WINDOW (self->window), self->ui.desk, self->bar, self->ticket);
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_VNC, host);

  vnt_remote_window_fill (VNT_REMOTE_WINDOW (window), target);
  gtk_window_present (window);
  return VNT_REMOTE_WINDOW (window);
}

/* A button by its label, or a label by its text. */
static GtkWidget *
find_words (GtkWidget *within, const char *words)
{
  if ((GTK_IS_BUTTON (within) &&
       g_strcmp0 (gtk_button_get_label (GTK_BUTTON (within)), words) == 0) ||
      (GTK_IS_LABEL (within) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (within)), words) == 0))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_words (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (gpointer within, const char *label)
{
  GtkWidget *button = find_words (GTK_WIDGET (within), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_connected (gpointer data)
{
  g_autoptr (GPtrArray) open = vnt_desk_remote_list (vnt_remote_bar_get_remote (data));

  return open->len == 1 &&
         ((VntRemoteSession *) g_ptr_array_index (open, 0))->state == VNT_REMOTE_CONNECTED;
}

static gboolean
has_change (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) > 0;
}

/* The dialog that is asked last. */
static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
respond (const char *response)
{
  AdwMessageDialog *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_whole (Sessions *self, gconstpointer data)
{
  g_autoptr (VntOperationItem) item = NULL;
  const VntOperation *operation;

  press (open_window (self, "pc-0042"), "_Connect");
  iterate_until (is_connected, self->bar);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->bar)));
  press (self->bar, "_End");
  respond ("comment");
  iterate_until (has_change, self->outbox);
  item = g_list_model_get_item (self->outbox, 0);
  operation = vnt_operation_item_get_operation (item);
  g_assert_cmpint (operation->kind, ==, VNT_OPERATION_COMMENT);
  g_assert_cmpint (operation->minutes, ==, 1);
  g_assert_nonnull (strstr (operation->content, "VNC · pc-0042"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->bar)));
}

/* Nothing is started with what may not be used. */
static void
test_hostile (Sessions *self, gconstpointer data)
{
  VntRemoteWindow *window = open_window (self, "-listen");
  g_autoptr (GPtrArray) open = NULL;

  press (window, "_Connect");
  open = vnt_desk_remote_list (vnt_remote_bar_get_remote (self->bar));
  g_assert_cmpuint (open->len, ==, 0);
  g_assert_true (NULL !=
                 find_words (GTK_WIDGET (window),
                             "A machine is a name such as pc-0042.example.org, or an IP address."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
may_be_tried_again (gpointer data)
{
  return find_words (data, "_Try Again…") != NULL;
}

/* Why it failed stands in the bar until it was seen. */
static void
test_failed (Sessions *self, gconstpointer data)
{
  g_autofree char *viewer = g_build_filename (self->ui.store.folder, "xtigervncviewer", NULL);

  g_assert_true (
    g_file_set_contents_full (viewer, "#!/bin/sh\necho ' CConn: Authentication failure: wrong'\n",
                              -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  press (open_window (self, "pc-0042"), "_Connect");
  iterate_until (may_be_tried_again, self->bar);
  g_assert_true (NULL !=
                 find_words (GTK_WIDGET (self->bar), "The user or the password was not accepted."));
  press (self->bar, "_Close");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->bar)));
}

/* The text of the entry with this title. */
static const char *
text_of (gpointer window, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_find_nth (window, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return gtk_editable_get_text (GTK_EDITABLE (row));
  g_error ("no entry %s", title);
}

static gboolean
is_filled (gpointer window)
{
  return *text_of (window, "Machine") != '\0';
}

/* From a ticket the machine it is linked with is filled in, all that its fields say. */
static void
test_linked (Sessions *self, gconstpointer data)
{
  GtkWindow *window;

  window =
    vnt_remote_window_new (GTK_WINDOW (self->window), self->ui.desk, self->bar, self->ticket);
  gtk_window_present (window);
  iterate_until (is_filled, window);
  g_assert_cmpstr (text_of (window, "Machine"), ==, "10.20.0.42");
  g_assert_cmpstr (text_of (window, "User"), ==, "support");
  g_assert_cmpstr (text_of (window, "Port, if it is not the usual one"), ==, "5907");
  g_assert_cmpstr (text_of (window, "Network card, to wake it up"), ==, "aa:11:22:33:44:55");
  gtk_window_destroy (window);
}

static gboolean
is_offered (gpointer window)
{
  GtkWidget *button;

  for (guint i = 0; (button = ui_find_nth (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_button_get_label (GTK_BUTTON (button)) != NULL &&
        strstr (gtk_button_get_label (GTK_BUTTON (button)), "PC-0042") != NULL)
      return TRUE;
  return FALSE;
}

/* What the agent named is not written over; the linked one is offered all the same. */
static void
test_named (Sessions *self, gconstpointer data)
{
  VntRemoteWindow *window;

  window = open_window (self, "pc-9");
  iterate_until (is_offered, window);
  g_assert_cmpstr (text_of (window, "Machine"), ==, "pc-9");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
may_be_forgotten (gpointer data)
{
  return find_words (data, "_Forget the Key…") != NULL;
}

static void
on_again (VntRemoteBar *bar, const VntRemoteSession *session, gboolean *again)
{
  *again = TRUE;
}

/* Another key is explained; to trust it anew is a decision of its own. */
static void
test_changed (Sessions *self, gconstpointer data)
{
  g_autofree char *ssh = g_build_filename (self->ui.store.folder, "ssh", NULL);
  g_autofree char *folder = g_build_filename (self->ui.store.work_dir, "remote", NULL);
  g_autofree char *known = g_build_filename (folder, "known_hosts", NULL);
  g_autoptr (VntRemoteTarget) target = vnt_remote_target_new (VNT_REMOTE_SSH, "pc-0042");
  VntRemoteWindow *window = open_window (self, "pc-0042");
  g_autofree char *rest = NULL;
  gboolean again = FALSE;

  g_assert_true (
    g_file_set_contents_full (ssh,
                              "#!/bin/sh\necho 'Host key verification failed.' >&2\nexit 255\n", -1,
                              G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (
    g_file_set_contents (known, "pc-0042 ssh-ed25519 A\npc-1 ssh-ed25519 B\n", -1, NULL));
  g_signal_connect (self->bar, "again", G_CALLBACK (on_again), &again);
  vnt_remote_window_fill (window, target);
  press (window, "_Connect");
  iterate_until (may_be_forgotten, self->bar);
  g_assert_null (find_words (GTK_WIDGET (self->bar), "_Try Again…"));
  press (self->bar, "_Forget the Key…");
  respond ("keep");
  g_assert_false (again);
  press (self->bar, "_Forget the Key…");
  respond ("forget");
  g_assert_true (again);
  g_assert_true (g_file_get_contents (known, &rest, NULL, NULL));
  g_assert_cmpstr (rest, ==, "pc-1 ssh-ed25519 B\n");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->bar)));
}

#define ADD(path, func) g_test_add ("/ui/remote/" path, Sessions, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("whole", test_whole);
  ADD ("hostile", test_hostile);
  ADD ("failed", test_failed);
  ADD ("changed", test_changed);
  ADD ("linked", test_linked);
  ADD ("named", test_named);
  return g_test_run ();
}
