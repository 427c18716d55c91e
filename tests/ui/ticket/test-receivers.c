/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line above a reply that says who receives it. */
#include "ui-fixture.h"
#include "vnt-composer.h"
#include "vnt-text.h"
#include "vnt-ticket-page.h"

typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  GtkWidget *page;
  const char *wanted;
} Receivers;

static void
save_whole (VntStore *store, gint64 id, const char *requestor, const char *cc)
{
  static const char *const statuses[] = { "open", "resolved", NULL };
  const char *requestors[] = { requestor, NULL };
  const char *copies[] = { cc, NULL };
  g_autoptr (VntTicket) ticket = make_ticket (id, "Printer");
  g_autoptr (VntTicketDetail) detail = vnt_ticket_detail_new (id);
  g_autoptr (GError) error = NULL;

  detail->rights = VNT_RIGHT_REPLY | VNT_RIGHT_MODIFY;
  vnt_text_set (&detail->version, "1");
  vnt_text_set_list (&detail->statuses, statuses);
  vnt_text_set_list (&detail->requestors, requestors);
  vnt_text_set_list (&detail->cc, copies);
  vnt_store_save_conversation (store, id, ticket, detail, NULL, &error);
  g_assert_no_error (error);
}

static void
fill (VntStore *store)
{
  save_whole (store, 4, NULL, NULL);
  save_whole (store, 5, "rosa@example.org", "tomas@example.org");
}

static void
set_up (Receivers *self, gconstpointer data)
{
  self->ui.fill = fill;
  ui_fixture_set_up (&self->ui, data);
  self->window = gtk_window_new ();
  self->page = vnt_ticket_page_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  vnt_ticket_page_set_desk (VNT_TICKET_PAGE (self->page), self->ui.desk);
}

static void
tear_down (Receivers *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_fixture_tear_down (&self->ui, data);
}

static gboolean
says (Receivers *self, const char *text)
{
  GtkWidget *composer = ui_find (self->page, VNT_TYPE_COMPOSER);
  GtkWidget *label;

  for (guint i = 0; (label = ui_find_nth (composer, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), text) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
says_wanted (gpointer data)
{
  Receivers *self = data;

  return says (self, self->wanted);
}

static void
assert_says (Receivers *self, gint64 ticket, const char *text)
{
  vnt_ticket_page_show_ticket (VNT_TICKET_PAGE (self->page), ticket);
  self->wanted = text;
  iterate_until (says_wanted, self);
}

static gboolean
knows_statuses (gpointer data)
{
  g_auto (GStrv) statuses = vnt_ticket_page_dup_statuses (VNT_TICKET_PAGE (data));

  return statuses != NULL && statuses[0] != NULL;
}

/* What it has in common with others of its queue says nothing about its people. */
static void
test_never_fetched (Receivers *self, gconstpointer data)
{
  assert_says (self, 3, "others are not known yet");
  iterate_until (knows_statuses, self->page);
  g_assert_true (says (self, "others are not known yet"));
  g_assert_false (says (self, "Nobody"));
}

static void
test_nobody (Receivers *self, gconstpointer data)
{
  assert_says (self, 4, "Nobody outside the desk receives it");
}

static void
test_people (Receivers *self, gconstpointer data)
{
  assert_says (self, 5, "To rosa@example.org · Cc tomas@example.org");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add ("/receivers/" path, Receivers, NULL, set_up, func, tear_down)
  ADD ("never-fetched", test_never_fetched);
  ADD ("nobody", test_nobody);
  ADD ("people", test_people);

  return g_test_run ();
}
