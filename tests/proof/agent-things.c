/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the agent can send besides messages and fields. */
#include "agent-things.h"

#include "vnt-desk-article.h"
#include "vnt-desk-machines.h"
#include "vnt-forward.h"
#include "vnt-text.h"

typedef struct
{
  char *id;
  char *text;
  AgentSay say;
} Call;

static Call *
call_new (const char *id, const char *text, AgentSay say)
{
  Call *call = g_new0 (Call, 1);

  call->id = g_strdup (id);
  call->text = g_strdup (text);
  call->say = say;

  return call;
}

/* @number: what it got here, 0 for nothing */
static void
answer (Call *call, gboolean durable, gint64 number, const GError *error)
{
  if (durable && number != 0)
    call->say ("durable\t%s\t%" G_GINT64_FORMAT, call->id, number);
  else if (durable)
    call->say ("durable\t%s", call->id);
  else
    call->say ("failed\t%s\t%d\t%s", call->id, error != NULL ? error->code : 0,
               error != NULL ? error->message : "");
  g_free (call->id);
  g_free (call->text);
  g_free (call);
}

static void
sent (GObject *source, GAsyncResult *result, gpointer call)
{
  g_autoptr (GError) error = NULL;

  answer (call, vnt_desk_send_finish (VNT_DESK (source), result, &error), 0, error);
}

static void
written (GObject *source, GAsyncResult *result, gpointer call)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = vnt_desk_send_article_finish (VNT_DESK (source), result, &error);

  answer (call, uuid != NULL, 0, error);
}

static void
made (GObject *source, GAsyncResult *result, gpointer call)
{
  g_autoptr (GError) error = NULL;
  gint64 number = vnt_desk_create_machine_finish (VNT_DESK (source), result, &error);

  answer (call, number != 0, number, error);
}

static void
changed (GObject *source, GAsyncResult *result, gpointer call)
{
  g_autoptr (GError) error = NULL;

  answer (call, vnt_desk_change_machine_finish (VNT_DESK (source), result, &error), 0, error);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) before = vnt_desk_load_machine_finish (VNT_DESK (source), result, &error);
  g_autoptr (VntMachine) after = NULL;

  if (before == NULL)
    {
      answer (call, FALSE, 0, error);
      return;
    }
  after = vnt_machine_copy (before);
  vnt_machine_set_value (after, VNT_MACHINE_DESCRIPTION, call->text);
  vnt_desk_change_machine_async (VNT_DESK (source), before, after, NULL, changed, call);
}

/* forward ID TICKET ADDRESS SUBJECT TEXT */
static void
do_forward (VntDesk *desk, char **words, AgentSay say)
{
  g_autoptr (VntDraft) draft =
    vnt_draft_new (g_ascii_strtoll (words[2], NULL, 10), VNT_OPERATION_FORWARD);
  g_autoptr (VntForward) forward = vnt_forward_new (words[3], 0, words[4]);

  g_free (draft->receivers);
  draft->receivers = vnt_forward_write (forward);
  vnt_text_set (&draft->text, words[5]);
  vnt_desk_send_async (desk, draft, NULL, sent, call_new (words[1], NULL, say));
}

/* article ID TICKET TITLE CATEGORY TEXT */
static void
do_article (VntDesk *desk, char **words, AgentSay say)
{
  g_autoptr (VntNewArticle) article = vnt_new_article_new (words[3]);
  g_autofree char *draft = NULL;

  vnt_text_set (&article->category, words[4]);
  draft = vnt_new_article_write (article, words[5]);
  vnt_desk_send_article_async (desk, g_ascii_strtoll (words[2], NULL, 10), draft, NULL, written,
                               call_new (words[1], NULL, say));
}

/* machine ID CATALOG NAME */
static void
do_machine (VntDesk *desk, char **words, AgentSay say)
{
  g_autoptr (VntMachine) machine = vnt_machine_new (0, words[3]);

  machine->catalog = g_ascii_strtoll (words[2], NULL, 10);
  vnt_desk_create_machine_async (desk, machine, NULL, made, call_new (words[1], NULL, say));
}

/* describe ID MACHINE TEXT: MACHINE may be a number it was given here */
static void
do_describe (VntDesk *desk, char **words, AgentSay say)
{
  gint64 machine = vnt_desk_follow_machine (desk, g_ascii_strtoll (words[2], NULL, 10));

  vnt_desk_load_machine_async (desk, machine, NULL, loaded, call_new (words[1], words[3], say));
}

/* Returns: whether it was one of these */
gboolean
agent_things_obey (VntDesk *desk, char **words, guint n, AgentSay say)
{
  const char *verb = n > 0 ? words[0] : "";

  if (g_str_equal (verb, "forward") && n == 6)
    do_forward (desk, words, say);
  else if (g_str_equal (verb, "article") && n == 6)
    do_article (desk, words, say);
  else if (g_str_equal (verb, "machine") && n == 4)
    do_machine (desk, words, say);
  else if (g_str_equal (verb, "describe") && n == 4)
    do_describe (desk, words, say);
  else
    return FALSE;

  return TRUE;
}
