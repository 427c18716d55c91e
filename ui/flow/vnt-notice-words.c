/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-notice-words.h"

#include <glib/gi18n.h>

#include "vnt-flow-words.h"
#include "vnt-message-words.h"
#include "vnt-words.h"

/* Characters of a message; a desktop shows few of them. */
#define BEGINNING 160

/**
 * vnt_notice_words_read_detail:
 * @setting: the setting "notify-detail"
 *
 * Returns: what it means
 */
VntNoticeDetail
vnt_notice_words_read_detail (const char *setting)
{
  if (g_str_equal (setting, "text"))
    return VNT_NOTICE_TEXT;
  return g_str_equal (setting, "number") ? VNT_NOTICE_NUMBER : VNT_NOTICE_SUBJECT;
}

/**
 * vnt_notice_words_title:
 * @told: what is new
 * @detail: how much is said
 *
 * Returns: (transfer full): which ticket it is about
 */
char *
vnt_notice_words_title (const VntTold *told, VntNoticeDetail detail)
{
  g_autofree char *number = vnt_words_ticket_number (told->ticket->id);

  if (detail == VNT_NOTICE_NUMBER)
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s %s", number, vnt_words_subject (told->ticket));
}

static const char *
why_words (VntTellWhy why)
{
  switch (why)
    {
    case VNT_TELL_MENTIONED:
      return _ ("You are mentioned");
    case VNT_TELL_ASSIGNED:
      return _ ("It is yours now");
    case VNT_TELL_QUEUE:
      return _ ("New in one of your queues");
    case VNT_TELL_DUE:
      return _ ("It will soon be late");
    case VNT_TELL_MINE:
    case VNT_TELL_FOLLOWED:
    case VNT_TELL_NOT:
    default:
      return _ ("Something happened to it");
    }
}

static char *
deed_words (const VntTold *told)
{
  g_autofree char *author = NULL;

  if (told->message == NULL)
    return g_strdup (why_words (told->why));
  author = vnt_message_words_author (told->message);
  if (told->why == VNT_TELL_MENTIONED)
    /* Translators: a person */
    return g_strdup_printf (_ ("%s mentions you"), author);
  if (told->why == VNT_TELL_ASSIGNED)
    /* Translators: a person */
    return g_strdup_printf (_ ("%s made it yours"), author);
  return vnt_flow_words_deed (told->message);
}

/* Some desktops read markup in it, and what a customer wrote must not be any. */
static char *
dup_beginning (const char *body)
{
  g_autofree char *stripped = g_strstrip (g_strdup (body));
  g_autofree char *start =
    g_utf8_substring (stripped, 0, MIN (g_utf8_strlen (stripped, -1), BEGINNING));
  GString *text = g_string_new (start);

  g_string_replace (text, "&", "＆", 0);
  g_string_replace (text, "<", "‹", 0);
  g_string_replace (text, ">", "›", 0);
  if (g_utf8_strlen (stripped, -1) > BEGINNING)
    g_string_append (text, "…");
  return g_string_free (text, FALSE);
}

/**
 * vnt_notice_words_body:
 * @told: what is new
 * @detail: how much is said
 *
 * Returns: (transfer full): what happened
 */
char *
vnt_notice_words_body (const VntTold *told, VntNoticeDetail detail)
{
  g_autofree char *deed = NULL;
  g_autofree char *beginning = NULL;

  if (detail == VNT_NOTICE_NUMBER)
    return g_strdup (why_words (told->why));
  deed = deed_words (told);
  if (detail != VNT_NOTICE_TEXT || told->message == NULL || told->message->body == NULL ||
      told->message->kind == VNT_MESSAGE_EVENT)
    return g_steal_pointer (&deed);
  beginning = dup_beginning (told->message->body);
  return g_strdup_printf ("%s\n%s", deed, beginning);
}

/**
 * vnt_notice_words_many:
 * @n_tickets: how many tickets there is news of
 *
 * Returns: (transfer full): that there is
 */
char *
vnt_notice_words_many (guint n_tickets)
{
  return g_strdup_printf (ngettext ("News of %u ticket", "News of %u tickets", n_tickets),
                          n_tickets);
}

/**
 * vnt_notice_words_held:
 * @n_tickets: of how many tickets news was held back in quiet hours
 *
 * Returns: (transfer full): that there is
 */
char *
vnt_notice_words_held (guint n_tickets)
{
  return g_strdup_printf (ngettext ("In the quiet hours: news of %u ticket",
                                    "In the quiet hours: news of %u tickets", n_tickets),
                          n_tickets);
}
