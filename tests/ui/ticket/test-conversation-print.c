/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "vnt-conversation-print.h"
#include "vnt-message-item.h"

static GListStore *
make_conversation (guint n)
{
  GListStore *store = g_list_store_new (VNT_TYPE_MESSAGE_ITEM);

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (VntMessage) message =
        make_message (i, 1, "The printer is quiet.\n\n> what was said\n\nمرحبا بالعالم",
                      "text/plain");
      g_autoptr (VntMessageItem) item = vnt_message_item_new (message);

      vnt_message_add_attachment (message, i, "photo.png", "image/png", 10);
      g_list_store_append (store, item);
    }
  return store;
}

/* Returns how many pages it has. */
static int
print (GListStore *conversation)
{
  g_autoptr (GtkPrintOperation) operation =
    vnt_conversation_print_new ("#1 Printer", "Rosa Gil", G_LIST_MODEL (conversation));
  g_autofree char *path =
    g_strdup_printf ("%s/vnt-print-%d.pdf", g_get_tmp_dir (), (int) getpid ());
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  int pages = 0;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &pages, NULL);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  g_unlink (path);
  return pages;
}

static void
test_short (void)
{
  g_autoptr (GListStore) conversation = make_conversation (2);

  g_assert_cmpint (print (conversation), ==, 1);
}

static void
test_long (void)
{
  g_autoptr (GListStore) conversation = make_conversation (60);

  g_assert_cmpint (print (conversation), >, 5);
}

static void
test_empty (void)
{
  g_autoptr (GListStore) conversation = make_conversation (0);

  g_assert_cmpint (print (conversation), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/conversation-print/short", test_short);
  g_test_add_func ("/conversation-print/long", test_long);
  g_test_add_func ("/conversation-print/empty", test_empty);
  return g_test_run ();
}
