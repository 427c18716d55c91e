/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine without a window, driven by lines on its standard input; see README.md. Words are separated by tabs, and each
 * change is answered with "durable ID" once it would survive the end of the process. */
#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "agent-things.h"
#include "vnt-desk.h"
#include "vnt-new-ticket.h"
#include "vnt-text.h"

typedef struct
{
  VntDesk *desk;
  GDataInputStream *input;
  GMainLoop *loop;
  GPtrArray *open; /* items of the tickets that are looked at */
} Agent;

typedef struct
{
  Agent *agent;
  char *id;
  gboolean (*finish) (VntDesk *, GAsyncResult *, GError **);
} Call;

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  g_strdelimit (line, "\n", ' ');
  printf ("%s\n", line);
  fflush (stdout);
}

static void
finished (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;

  if (call->finish (VNT_DESK (source), result, &error))
    say ("durable\t%s", call->id);
  else
    say ("failed\t%s\t%d\t%s", call->id, error->code, error->message);
  g_free (call->id);
  g_free (call);
}

static Call *
call_new (Agent *agent, const char *id, gboolean (*finish) (VntDesk *, GAsyncResult *, GError **))
{
  Call *call = g_new0 (Call, 1);

  call->agent = agent;
  call->id = g_strdup (id);
  call->finish = finish;

  return call;
}

/* reply|comment ID TICKET MINUTES STATUS TEXT */
static void
do_message (Agent *agent, char **words, VntOperationKind kind)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (g_ascii_strtoll (words[2], NULL, 10), kind);

  draft->minutes = atoi (words[3]);
  if (*words[4] != '\0')
    vnt_text_set (&draft->status, words[4]);
  vnt_text_set (&draft->text, words[5]);
  vnt_desk_send_async (agent->desk, draft, NULL, finished,
                       call_new (agent, words[1], vnt_desk_send_finish));
}

/* minutes|status ID TICKET VALUE */
static void
do_field (Agent *agent, char **words, VntField field)
{
  vnt_desk_set_field_async (agent->desk, g_ascii_strtoll (words[2], NULL, 10), field, words[3],
                            NULL, finished, call_new (agent, words[1], vnt_desk_set_field_finish));
}

static void
created (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  gint64 ticket = vnt_desk_create_ticket_finish (VNT_DESK (source), result, &error);

  if (ticket != 0)
    say ("durable\t%s\t%" G_GINT64_FORMAT, call->id, ticket);
  else
    say ("failed\t%s\t%d\t%s", call->id, error->code, error->message);
  g_free (call->id);
  g_free (call);
}

/* new ID QUEUE MINUTES SUBJECT TEXT */
static void
do_new (Agent *agent, char **words)
{
  g_autoptr (VntDraft) draft = vnt_draft_new (0, VNT_OPERATION_CREATE);
  g_autoptr (VntNewTicket) made =
    vnt_new_ticket_new (g_ascii_strtoll (words[2], NULL, 10), words[4]);

  vnt_new_ticket_add_requestor (made, "elena.gil@valdeamor.example");
  g_free (draft->text);
  draft->text = vnt_new_ticket_write (made, words[5]);
  draft->minutes = atoi (words[3]);
  vnt_desk_create_ticket_async (agent->desk, draft, NULL, created,
                                call_new (agent, words[1], NULL));
}

/* change ID TICKET FIELD NAME VALUE: FIELD is a number of VntField */
static void
do_change (Agent *agent, char **words)
{
  vnt_desk_set_named_field_async (agent->desk, g_ascii_strtoll (words[2], NULL, 10),
                                  (VntField) atoi (words[3]), *words[4] != '\0' ? words[4] : NULL,
                                  words[5], NULL, finished,
                                  call_new (agent, words[1], vnt_desk_set_field_finish));
}

static void
tell_state (VntDesk *desk)
{
  static const char *const names[] = { "closed",  "no-account", "starting", "online",
                                       "offline", "auth",       "untrusted" };

  say ("state\t%s\t%u\t%u\t%s", names[vnt_desk_get_state (desk)], vnt_desk_get_waiting (desk),
       vnt_desk_get_attention (desk), vnt_desk_get_status_text (desk));
}

static void
obey (Agent *agent, char **words)
{
  guint n = g_strv_length (words);
  const char *verb = n > 0 ? words[0] : "";

  if (g_str_equal (verb, "sign-in") && n == 4)
    vnt_desk_sign_in_async (agent->desk, words[1], words[2], words[3], NULL, finished,
                            call_new (agent, "sign-in", vnt_desk_sign_in_finish));
  else if (g_str_equal (verb, "open") && n == 2)
    g_ptr_array_add (agent->open,
                     vnt_desk_open_ticket (agent->desk, g_ascii_strtoll (words[1], NULL, 10)));
  else if (g_str_equal (verb, "reply") && n == 6)
    do_message (agent, words, VNT_OPERATION_REPLY);
  else if (g_str_equal (verb, "comment") && n == 6)
    do_message (agent, words, VNT_OPERATION_COMMENT);
  else if (g_str_equal (verb, "minutes") && n == 4)
    do_field (agent, words, VNT_FIELD_MINUTES);
  else if (g_str_equal (verb, "status") && n == 4)
    do_field (agent, words, VNT_FIELD_STATUS);
  else if (g_str_equal (verb, "new") && n == 6)
    do_new (agent, words);
  else if (g_str_equal (verb, "change") && n == 6)
    do_change (agent, words);
  else if (agent_things_obey (agent->desk, words, n, say))
    ;
  else if (g_str_equal (verb, "retry") && n == 2)
    vnt_desk_retry_operation (agent->desk, words[1]);
  else if (g_str_equal (verb, "drop") && n == 2)
    vnt_desk_drop_operation (agent->desk, words[1]);
  else if (g_str_equal (verb, "interval") && n == 2)
    vnt_desk_set_poll_interval (agent->desk, atoi (words[1]));
  else if (g_str_equal (verb, "refresh"))
    vnt_desk_refresh (agent->desk);
  else if (g_str_equal (verb, "state"))
    tell_state (agent->desk);
  else if (g_str_equal (verb, "quit"))
    g_main_loop_quit (agent->loop);
  else
    say ("unknown\t%s", verb);
}

static void
line_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Agent *agent = data;
  g_autofree char *line =
    g_data_input_stream_read_line_finish_utf8 (agent->input, result, NULL, NULL);
  g_auto (GStrv) words = line != NULL ? g_strsplit (line, "\t", -1) : NULL;

  if (line == NULL)
    {
      g_main_loop_quit (agent->loop);
      return;
    }

  obey (agent, words);
  g_data_input_stream_read_line_async (agent->input, G_PRIORITY_DEFAULT, NULL, line_read, agent);
}

static void
on_notice (VntDesk *desk, const char *text, gpointer data)
{
  say ("notice\t%s", text);
}

static void
opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Agent *agent = data;
  g_autoptr (GError) error = NULL;

  if (!vnt_desk_open_finish (agent->desk, result, &error))
    {
      say ("not-opened\t%d\t%s", error->code, error->message);
      g_main_loop_quit (agent->loop);
      return;
    }

  say ("opened");
  g_data_input_stream_read_line_async (agent->input, G_PRIORITY_DEFAULT, NULL, line_read, agent);
}

int
main (int argc, char **argv)
{
  Agent agent = { 0 };
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  setlocale (LC_ALL, "");
  if (argc != 3)
    {
      g_printerr ("usage: agent CACHE-FOLDER WORK-FOLDER\n");
      return 2;
    }

  agent.desk = vnt_desk_new (argv[1], argv[2]);
  agent.input = g_data_input_stream_new (input);
  agent.loop = g_main_loop_new (NULL, FALSE);
  agent.open = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (agent.desk, "notice", G_CALLBACK (on_notice), NULL);
  g_signal_connect (agent.desk, "notify::state", G_CALLBACK (tell_state), NULL);
  vnt_desk_set_send_delay (agent.desk, 0);
  vnt_desk_set_poll_interval (agent.desk, 2);
  vnt_desk_open_async (agent.desk, NULL, opened, &agent);
  g_main_loop_run (agent.loop);

  vnt_desk_close (agent.desk);
  g_ptr_array_unref (agent.open);
  g_object_unref (agent.input);
  g_object_unref (agent.desk);
  g_main_loop_unref (agent.loop);

  return 0;
}
