/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which news the agent is told of. */
#include "vnt-tell.h"

#include "vnt-text.h"

#define ALL VNT_TELL_WANTS_ALL

static const struct
{
  const char *author;
  VntMessageKind kind;
  const char *field;
  const char *body;
  const char *owner;
  gboolean followed;
  gboolean my_queue;
  gint64 in_front;
  guint wants;
  VntTellWhy expected;
} cases[] = {
  { "rosa", VNT_MESSAGE_REPLY, NULL, "hola", "lucia", FALSE, TRUE, 0, ALL, VNT_TELL_MINE },
  { "marta", VNT_MESSAGE_NOTE, NULL, "hola", "lucia", FALSE, TRUE, 0, ALL, VNT_TELL_MINE },
  { "marta", VNT_MESSAGE_EVENT, "owner", NULL, "lucia", FALSE, TRUE, 0, ALL, VNT_TELL_ASSIGNED },
  { "marta", VNT_MESSAGE_EVENT, "priority", NULL, "lucia", FALSE, TRUE, 0, ALL, VNT_TELL_NOT },
  /* Never what they did themselves, nor the server, nor what waits here. */
  { "lucia", VNT_MESSAGE_REPLY, NULL, "hola", "lucia", TRUE, TRUE, 0, ALL, VNT_TELL_NOT },
  { "LUCIA", VNT_MESSAGE_REPLY, NULL, "hola", "lucia", TRUE, TRUE, 0, ALL, VNT_TELL_NOT },
  { "lucia", VNT_MESSAGE_EVENT, "owner", NULL, "lucia", FALSE, TRUE, 0, ALL, VNT_TELL_NOT },
  { "", VNT_MESSAGE_REPLY, NULL, "hola", "lucia", TRUE, TRUE, 0, ALL, VNT_TELL_NOT },
  /* Nor what is before their eyes. */
  { "rosa", VNT_MESSAGE_REPLY, NULL, "hola", "lucia", FALSE, TRUE, 7, ALL, VNT_TELL_NOT },
  { "rosa", VNT_MESSAGE_REPLY, NULL, "hola", "lucia", FALSE, TRUE, 8, ALL, VNT_TELL_MINE },
  { "rosa", VNT_MESSAGE_REPLY, NULL, "hola", "marta", FALSE, TRUE, 0, ALL, VNT_TELL_NOT },
  { "marta", VNT_MESSAGE_EVENT, "status", NULL, "marta", TRUE, FALSE, 0, ALL, VNT_TELL_FOLLOWED },
  { "rosa", VNT_MESSAGE_REQUEST, NULL, "hola", NULL, FALSE, TRUE, 0, ALL, VNT_TELL_QUEUE },
  { "rosa", VNT_MESSAGE_REQUEST, NULL, "hola", NULL, FALSE, FALSE, 0, ALL, VNT_TELL_NOT },
  { "rosa", VNT_MESSAGE_REQUEST, NULL, "hola", "marta", FALSE, TRUE, 0, ALL, VNT_TELL_NOT },
  { "rosa", VNT_MESSAGE_REPLY, NULL, "hola", NULL, FALSE, TRUE, 0, ALL, VNT_TELL_NOT },
  /* A name in a note, as a word of its own. */
  { "marta", VNT_MESSAGE_NOTE, NULL, "mira, @lucia: ¿qué es?", NULL, FALSE, FALSE, 0, ALL,
    VNT_TELL_MENTIONED },
  { "marta", VNT_MESSAGE_NOTE, NULL, "pregunta a LUCIA PRADO.", "marta", FALSE, FALSE, 0, ALL,
    VNT_TELL_MENTIONED },
  { "marta", VNT_MESSAGE_NOTE, NULL, "escribe a x@luciana.es", NULL, FALSE, FALSE, 0, ALL,
    VNT_TELL_NOT },
  { "rosa", VNT_MESSAGE_REPLY, NULL, "@lucia", "marta", FALSE, FALSE, 0, ALL, VNT_TELL_NOT },
  /* Only what they want. */
  { "rosa", VNT_MESSAGE_REPLY, NULL, "hola", "lucia", TRUE, TRUE, 0, VNT_TELL_WANTS_QUEUES,
    VNT_TELL_NOT },
  { "rosa", VNT_MESSAGE_REQUEST, NULL, "hola", NULL, FALSE, TRUE, 0, VNT_TELL_WANTS_MINE,
    VNT_TELL_NOT },
  { "marta", VNT_MESSAGE_NOTE, NULL, "@lucia", "lucia", FALSE, FALSE, 0, VNT_TELL_WANTS_MINE,
    VNT_TELL_MINE },
  { "marta", VNT_MESSAGE_NOTE, NULL, "@lucia", "lucia", FALSE, FALSE, 0, VNT_TELL_WANTS_MENTIONS,
    VNT_TELL_MENTIONED },
  { "rosa", VNT_MESSAGE_REPLY, NULL, "hola", "lucia", FALSE, TRUE, 0, 0, VNT_TELL_NOT },
};

static void
test_decisions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VntTellContext context = { (char *) "lucia", (char *) "Lucía Prado", cases[i].wants,
                                 cases[i].in_front };
      g_autoptr (VntMessage) message = vnt_message_new (10, 7, cases[i].kind);
      g_autoptr (VntTicket) ticket = vnt_ticket_new (7);

      vnt_text_set (&message->author, cases[i].author);
      vnt_text_set (&message->field, cases[i].field);
      vnt_text_set (&message->body, cases[i].body);
      vnt_text_set (&ticket->owner, cases[i].owner);
      ticket->status_class = VNT_STATUS_OPEN;
      ticket->followed = cases[i].followed;
      g_test_message ("case %u", i);
      g_assert_cmpint (vnt_tell_decide (&context, message, ticket, cases[i].my_queue), ==,
                       cases[i].expected);
      context.login = NULL;
      g_assert_cmpint (vnt_tell_decide (&context, message, ticket, cases[i].my_queue), ==,
                       VNT_TELL_NOT);
    }
}

static void
test_due (void)
{
  static const struct
  {
    const char *owner;
    VntStatusClass status;
    gint64 risk;
    gint64 due;
    gint64 snoozed;
    guint wants;
    VntTellWhy expected;
  } dues[] = {
    { "lucia", VNT_STATUS_OPEN, 900, 1100, 0, ALL, VNT_TELL_DUE },
    { "lucia", VNT_STATUS_OPEN, 1000, 1100, 0, ALL, VNT_TELL_DUE },
    { "lucia", VNT_STATUS_OPEN, 1001, 1100, 0, ALL, VNT_TELL_NOT }, /* time enough */
    { "lucia", VNT_STATUS_OPEN, 900, 1000, 0, ALL, VNT_TELL_NOT }, /* too late */
    { "lucia", VNT_STATUS_OPEN, 0, 0, 0, ALL, VNT_TELL_NOT },
    { "lucia", VNT_STATUS_WAITING, 900, 1100, 0, ALL, VNT_TELL_NOT },
    { "lucia", VNT_STATUS_OPEN, 900, 1100, 5000, ALL, VNT_TELL_NOT },
    { "marta", VNT_STATUS_OPEN, 900, 1100, 0, ALL, VNT_TELL_NOT },
    { "lucia", VNT_STATUS_OPEN, 900, 1100, 0, VNT_TELL_WANTS_MINE, VNT_TELL_NOT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      VntTellContext context = { (char *) "lucia", NULL, dues[i].wants, 0 };
      g_autoptr (VntTicket) ticket = vnt_ticket_new (7);

      vnt_text_set (&ticket->owner, dues[i].owner);
      ticket->status_class = dues[i].status;
      ticket->clock.risk = dues[i].risk;
      ticket->clock.due = dues[i].due;
      ticket->snoozed = dues[i].snoozed;
      g_test_message ("case %u", i);
      g_assert_cmpint (vnt_tell_decide_due (&context, ticket, 1000), ==, dues[i].expected);
    }
}

static void
test_quiet (void)
{
  static const struct
  {
    int from, to, hour;
    gboolean quiet;
  } hours[] = {
    { 20, 8, 19, FALSE }, { 20, 8, 20, TRUE },   { 20, 8, 3, TRUE }, { 20, 8, 8, FALSE },
    { 13, 15, 14, TRUE }, { 13, 15, 15, FALSE }, { 0, 0, 0, FALSE }, { 9, 9, 9, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    g_assert_cmpint (vnt_tell_is_quiet (hours[i].from, hours[i].to, hours[i].hour), ==,
                     hours[i].quiet);
}

/* Who only looked in has still everything to catch up on. */
static void
test_came_back (void)
{
  g_assert_cmpint (vnt_tell_came_back (0, 1000, 1001), ==, 1001);
  g_assert_cmpint (vnt_tell_came_back (500, 1000, 1299), ==, 500);
  g_assert_cmpint (vnt_tell_came_back (500, 1000, 1300), ==, 1300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/tell/decisions", test_decisions);
  g_test_add_func ("/desk/tell/due", test_due);
  g_test_add_func ("/desk/tell/quiet", test_quiet);
  g_test_add_func ("/desk/tell/came-back", test_came_back);

  return g_test_run ();
}
