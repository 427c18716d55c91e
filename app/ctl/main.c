/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "vnt-ctl.h"

typedef enum
{
  TAKES_WAIT = 1 << 0,
  TAKES_FULL = 1 << 1,
  TAKES_LIST = 1 << 2, /* --view, --closed, --search */
  TAKES_LIMIT = 1 << 3,
  TAKES_WORDS = 1 << 4, /* --status, --minutes, --attach */
  TAKES_QUEUE = 1 << 5,
  TAKES_NEW = 1 << 6, /* --subject, --requestor */
} Takes;

static const struct
{
  const char *name;
  int (*run) (VntCtl *self);
  guint least;
  guint most;
  Takes takes;
} verbs[] = {
  { "sync", vnt_ctl_sync, 0, 0, TAKES_FULL | TAKES_WAIT },
  { "list", vnt_ctl_list, 0, 0, TAKES_LIST | TAKES_QUEUE | TAKES_LIMIT },
  { "show", vnt_ctl_show, 1, 1, TAKES_WAIT },
  { "search", vnt_ctl_search, 1, G_MAXUINT, TAKES_LIMIT },
  { "reply", vnt_ctl_reply, 1, 1, TAKES_WORDS | TAKES_WAIT },
  { "comment", vnt_ctl_comment, 1, 1, TAKES_WORDS | TAKES_WAIT },
  { "set", vnt_ctl_set, 2, G_MAXUINT, TAKES_WAIT },
  { "new", vnt_ctl_new, 0, G_MAXUINT, TAKES_QUEUE | TAKES_NEW | TAKES_WORDS | TAKES_WAIT },
  { "keep", vnt_ctl_keep, 1, 1, TAKES_WAIT },
  { "unkeep", vnt_ctl_unkeep, 1, 1, 0 },
  { "outbox", vnt_ctl_outbox, 0, 2, TAKES_WAIT },
  { "status", vnt_ctl_status, 0, 0, 0 },
  { "levels", vnt_ctl_levels, 0, 2, 0 },
  { "report", vnt_ctl_report, 0, 2, TAKES_WAIT },
  { "workload", vnt_ctl_workload, 0, 0, 0 },
};

#define DEFAULT_LIMIT 100

static Takes
takes_of (const VntCtl *self)
{
  Takes used = 0;

  if (self->wait)
    used |= TAKES_WAIT;
  if (self->full)
    used |= TAKES_FULL;
  if (self->closed || self->view != NULL || self->search != NULL)
    used |= TAKES_LIST;
  if (self->queue != NULL)
    used |= TAKES_QUEUE;
  if (self->subject != NULL || self->requestors != NULL)
    used |= TAKES_NEW;
  if (self->limit != DEFAULT_LIMIT)
    used |= TAKES_LIMIT;
  if (self->status != NULL || self->minutes != 0 || self->files != NULL)
    used |= TAKES_WORDS;

  return used;
}

static int
run_verb (VntCtl *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      int status;

      if (g_strcmp0 (verbs[i].name, name) != 0)
        continue;
      if (self->n_words < verbs[i].least || self->n_words > verbs[i].most ||
          (takes_of (self) & ~verbs[i].takes) != 0 || self->minutes < 0 || self->limit < 0)
        break;

      status = vnt_ctl_open (self);
      /* Who is signed in is what status says. */
      if (status == VNT_CTL_DONE ||
          ((verbs[i].run == vnt_ctl_status || verbs[i].run == vnt_ctl_levels) &&
           status == VNT_CTL_SIGNED_OUT))
        status = verbs[i].run (self);
      vnt_desk_close (self->desk);
      return status;
    }

  return vnt_ctl_say_usage (
    _ ("This cannot be understood. “ventanilla-ctl --help” and its manual page say how."));
}

static void
ctl_clear (VntCtl *self)
{
  g_clear_object (&self->desk);
  g_strfreev (self->words);
  g_strfreev (self->files);
  g_free (self->view);
  g_free (self->queue);
  g_free (self->search);
  g_free (self->subject);
  g_strfreev (self->requestors);
  g_free (self->status);
}

static GOptionContext *
make_context (VntCtl *self, gboolean *version, GStrv *words)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { "wait", 0, 0, G_OPTION_ARG_NONE, &self->wait, N_ ("Wait until the server has it"), NULL },
    { "full", 0, 0, G_OPTION_ARG_NONE, &self->full, N_ ("sync: every conversation, too"), NULL },
    { "view", 0, 0, G_OPTION_ARG_STRING, &self->view,
      N_ ("list: mine, unowned, my-queues, waiting, overdue, at-risk or recent"), "VIEW" },
    { "queue", 0, 0, G_OPTION_ARG_STRING, &self->queue,
      N_ ("list: only this queue; new: the ticket’s queue"), "NAME" },
    { "subject", 0, 0, G_OPTION_ARG_STRING, &self->subject, N_ ("new: what it is about"), "TEXT" },
    { "requestor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->requestors,
      N_ ("new: who asks; may be given more than once"), "ADDRESS" },
    { "closed", 0, 0, G_OPTION_ARG_NONE, &self->closed, N_ ("list: closed tickets, too"), NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &self->search, N_ ("list: only those that match"),
      "TEXT" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &self->limit,
      N_ ("list, search: at most so many; 0 for all"), "N" },
    { "status", 0, 0, G_OPTION_ARG_STRING, &self->status,
      N_ ("reply, comment, new: the status the ticket takes"), "STATUS" },
    { "minutes", 0, 0, G_OPTION_ARG_INT, &self->minutes, N_ ("reply, comment, new: time worked"),
      "N" },
    { "attach", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files,
      N_ ("reply, comment, new: a file that goes with it"), "FILE" },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, words, NULL, NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (
    "sync|list|show|search|reply|comment|set|new|keep|unkeep|outbox|status|levels|report|workload …");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("The help desk agent’s work from the command line. "
                                            "Texts are read from standard input."));
  return context;
}

/* “-1” is a ticket made on this computer, not an option. */
static GStrv
dup_words (int argc, char **argv)
{
  GStrv words = g_new0 (char *, argc + 1);

  for (int i = 0; i < argc; i++)
    words[i] = argv[i][0] == '-' && g_ascii_isdigit (argv[i][1]) ? g_strconcat ("#", argv[i], NULL)
                                                                 : g_strdup (argv[i]);

  return words;
}

int
main (int argc, char **argv)
{
  VntCtl self = { .limit = DEFAULT_LIMIT };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) given = dup_words (argc, argv);
  g_auto (GStrv) words = NULL;
  const char *locale_dir = g_getenv ("VNT_LOCALEDIR");
  gboolean version = FALSE;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : VNT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  context = make_context (&self, &version, &words);
  if (!g_option_context_parse_strv (context, &given, &error))
    status = vnt_ctl_say_usage (error->message);
  else if (version)
    {
      g_print ("ventanilla-ctl %s\n", VNT_VERSION);
      status = VNT_CTL_DONE;
    }
  else
    {
      guint n_words = words != NULL ? g_strv_length (words) : 0;

      self.words = n_words > 0 ? g_strdupv (words + 1) : g_new0 (char *, 1);
      self.n_words = n_words > 0 ? n_words - 1 : 0;
      status = run_verb (&self, n_words > 0 ? words[0] : NULL);
    }

  ctl_clear (&self);
  return status;
}
