/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-people.h"

static void
test_account_address (void)
{
  g_autoptr (VntAccount) account = vnt_account_new ("rt", "https://x.es/rt//", "lucia");

  g_assert_cmpstr (account->url, ==, "https://x.es/rt");
}

static void
test_account_shared (void)
{
  VntAccount *account = vnt_account_new ("rt", "https://x.es", "lucia");
  g_autoptr (VntAccount) again = g_boxed_copy (VNT_TYPE_ACCOUNT, account);

  vnt_account_unref (account);
  g_assert_cmpstr (again->login, ==, "lucia");
}

static void
test_person (void)
{
  VntPerson *person = vnt_person_new (5, "ana");
  g_autoptr (VntPerson) again = g_boxed_copy (VNT_TYPE_PERSON, person);

  vnt_person_unref (person);
  g_assert_cmpstr (again->login, ==, "ana");
}

static void
test_queue (void)
{
  VntQueue *queue = vnt_queue_new (3, "Redes");
  g_autoptr (VntQueue) again = g_boxed_copy (VNT_TYPE_QUEUE, queue);

  vnt_queue_unref (queue);
  g_assert_cmpstr (again->name, ==, "Redes");
}

static void
test_article (void)
{
  VntArticle *article = vnt_article_new (9, "VPN");
  g_autoptr (VntArticle) again = g_boxed_copy (VNT_TYPE_ARTICLE, article);

  vnt_article_unref (article);
  g_assert_cmpstr (again->title, ==, "VPN");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/account-address", test_account_address);
  g_test_add_func ("/people/account-shared", test_account_shared);
  g_test_add_func ("/people/person", test_person);
  g_test_add_func ("/people/queue", test_queue);
  g_test_add_func ("/people/article", test_article);

  return g_test_run ();
}
