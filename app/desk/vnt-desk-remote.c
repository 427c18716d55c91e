/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-remote.h"

#include "vnt-clock.h"
#include "vnt-desk-private.h"
#include "vnt-desk-reach-private.h"
#include "vnt-remote-run.h"
#include "vnt-store-remote.h"

/* How much of a session's length a crash may cost. */
#define BEAT_SECONDS 20

/* A session, and what runs of it. */
typedef struct
{
  VntRemoteSession *session;
  VntRemoteRun *run; /* NULL when it is over */
  char *secret; /* until it starts */
  char *detail;
} Live;

struct _VntDeskRemote
{
  GObject parent_instance;

  VntDesk *desk;
  char *login; /* whose sessions these are */
  GPtrArray *all; /* of Live, oldest first */
  guint beat_id;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_OVER,
  SIGNAL_ASK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntDeskRemote, vnt_desk_remote, G_TYPE_OBJECT)

static void
live_free (gpointer data)
{
  Live *live = data;

  if (live->run != NULL)
    {
      g_signal_handlers_disconnect_matched (live->run, G_SIGNAL_MATCH_ID, 0, 0, NULL, NULL, NULL);
      g_object_run_dispose (G_OBJECT (live->run));
    }
  g_clear_object (&live->run);
  vnt_remote_session_free (live->session);
  g_free (live->secret);
  g_free (live->detail);
  g_free (live);
}

static void
session_free (gpointer session)
{
  vnt_remote_session_free (session);
}

static void
array_unref (gpointer array)
{
  g_ptr_array_unref (array);
}

static Live *
find (VntDeskRemote *self, const char *uuid)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      Live *live = g_ptr_array_index (self->all, i);

      if (g_str_equal (live->session->uuid, uuid))
        return live;
    }
  return NULL;
}

static Live *
find_run (VntDeskRemote *self, VntRemoteRun *run)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      Live *live = g_ptr_array_index (self->all, i);

      if (live->run == run)
        return live;
    }
  return NULL;
}

static gpointer
save_session (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_store_save_remote (store, data, error));
}

static void
tell_failure (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  vnt_desk_finish_flag (VNT_DESK (source), result, &error);
  if (error != NULL)
    vnt_desk_notice (VNT_DESK (source), error->message);
}

static void
save (VntDeskRemote *self, const VntRemoteSession *session)
{
  vnt_desk_write (self->desk, save_session, vnt_remote_session_copy (session), session_free, NULL,
                  NULL, tell_failure, NULL);
}

static gboolean
on_beat (gpointer user_data)
{
  VntDeskRemote *self = user_data;
  gboolean any = FALSE;

  for (guint i = 0; i < self->all->len; i++)
    {
      Live *live = g_ptr_array_index (self->all, i);

      if (live->run == NULL)
        continue;
      any = TRUE;
      live->session->beat = vnt_clock_now ();
      save (self, live->session);
    }
  if (!any)
    self->beat_id = 0;
  return any ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
on_run_ask (VntDeskRemote *self, const char *question, gboolean password, VntRemoteRun *run)
{
  Live *live = find_run (self, run);

  if (live != NULL)
    g_signal_emit (self, signals[SIGNAL_ASK], 0, live->session->uuid, question, password);
}

/* One that never was connected leaves nothing to write down. */
static void
on_run_changed (VntDeskRemote *self, VntRemoteRun *run)
{
  Live *live = find_run (self, run);
  g_autoptr (VntRemoteSession) session = NULL;
  gint64 now = vnt_clock_now ();

  if (live == NULL)
    return;
  session = vnt_remote_session_copy (live->session);
  session->state = vnt_remote_run_get_state (run);
  session->why = vnt_remote_run_get_why (run);
  session->beat = now;
  if (session->state == VNT_REMOTE_CONNECTED)
    session->connected = now;
  if (vnt_remote_session_is_over (session))
    {
      session->ended = now;
      session->settled = session->state == VNT_REMOTE_FAILED || session->ticket == 0;
      g_clear_object (&live->run);
    }
  g_free (live->detail);
  live->detail = g_strdup (vnt_remote_run_get_detail (run));
  vnt_remote_session_free (live->session);
  live->session = vnt_remote_session_copy (session);
  save (self, session);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (vnt_remote_session_is_over (session))
    g_signal_emit (self, signals[SIGNAL_OVER], 0, session);
}

static void
fail (VntDeskRemote *self, Live *live, const GError *error)
{
  live->session->state = VNT_REMOTE_FAILED;
  live->session->why = VNT_REMOTE_WHY_UNKNOWN;
  live->session->ended = vnt_clock_now ();
  live->session->settled = TRUE;
  live->detail = g_strdup (error->message);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Where @uuid stands, between being asked for and being durable. */
typedef struct
{
  VntDeskRemote *self;
  char *uuid;
} Beginning;

/* It is written down: it may start. */
static void
on_begun (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Beginning *beginning = user_data;
  g_autoptr (VntDeskRemote) self = beginning->self;
  g_autofree char *uuid = beginning->uuid;
  g_autoptr (GError) error = NULL;
  VntRemotePlaces places = { 0 };
  Live *live = self->desk != NULL ? find (self, uuid) : NULL;
  g_autoptr (VntRemoteRun) run = NULL;
  g_autofree char *secret = NULL;

  g_free (beginning);
  vnt_desk_finish_flag (VNT_DESK (source), result, &error);
  if (live == NULL || vnt_remote_session_is_over (live->session))
    return;
  if (error != NULL)
    {
      fail (self, live, error);
      return;
    }
  vnt_desk_remote_find_places (self->desk, &places);
  run = vnt_remote_run_new (live->session->target, &places);
  vnt_remote_places_clear (&places);
  live->run = g_object_ref (run);
  secret = g_steal_pointer (&live->secret);
  g_signal_connect_object (run, "changed", G_CALLBACK (on_run_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "ask", G_CALLBACK (on_run_ask), self, G_CONNECT_SWAPPED);
  vnt_remote_run_start (run, secret);
  if (self->beat_id == 0)
    self->beat_id = g_timeout_add_seconds (BEAT_SECONDS, on_beat, self);
}

static gpointer
list_open (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return vnt_store_list_open_remote (store, error);
}

/* What another life of the program did not see the end of. */
static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntDeskRemote) self = user_data;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  for (guint i = 0; found != NULL && self->desk != NULL && i < found->len; i++)
    {
      g_autoptr (VntRemoteSession) session = vnt_remote_session_copy (g_ptr_array_index (found, i));
      Live *live;

      if (find (self, session->uuid) != NULL)
        continue;
      vnt_remote_session_resume (session);
      session->settled = session->state == VNT_REMOTE_FAILED || session->ticket == 0;
      save (self, session);
      if (session->settled)
        continue;
      live = g_new0 (Live, 1);
      live->session = vnt_remote_session_copy (session);
      g_ptr_array_insert (self->all, 0, live);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      g_signal_emit (self, signals[SIGNAL_OVER], 0, session);
    }
}

static void
load (VntDeskRemote *self)
{
  const VntAccount *account = vnt_desk_get_account (self->desk);
  const char *login = account != NULL ? account->login : NULL;

  if (login == NULL || g_strcmp0 (login, self->login) == 0)
    return;
  g_free (self->login);
  self->login = g_strdup (login);
  g_ptr_array_set_size (self->all, 0);
  vnt_desk_read (self->desk, list_open, NULL, NULL, array_unref, NULL, on_listed,
                 g_object_ref (self));
}

static void
vnt_desk_remote_dispose (GObject *object)
{
  VntDeskRemote *self = VNT_DESK_REMOTE (object);

  g_clear_handle_id (&self->beat_id, g_source_remove);
  /* The window closes: what runs ends now, and is written down as far as it is known. */
  for (guint i = 0; self->desk != NULL && i < self->all->len; i++)
    {
      Live *live = g_ptr_array_index (self->all, i);

      if (vnt_remote_session_is_over (live->session))
        continue;
      vnt_remote_session_leave (live->session, vnt_clock_now ());
      save (self, live->session);
    }
  g_ptr_array_set_size (self->all, 0);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_desk_remote_parent_class)->dispose (object);
}

static void
vnt_desk_remote_finalize (GObject *object)
{
  g_ptr_array_unref (VNT_DESK_REMOTE (object)->all);
  g_free (VNT_DESK_REMOTE (object)->login);
  G_OBJECT_CLASS (vnt_desk_remote_parent_class)->finalize (object);
}

static void
vnt_desk_remote_class_init (VntDeskRemoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_desk_remote_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_desk_remote_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VNT_TYPE_DESK_REMOTE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OVER] = g_signal_new ("over", VNT_TYPE_DESK_REMOTE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, VNT_TYPE_REMOTE_SESSION);
  signals[SIGNAL_ASK] =
    g_signal_new ("ask", VNT_TYPE_DESK_REMOTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
vnt_desk_remote_init (VntDeskRemote *self)
{
  self->all = g_ptr_array_new_with_free_func (live_free);
}

/**
 * vnt_desk_remote_new:
 * @desk: an open desk; one of these per desk
 *
 * Returns: (transfer full): the agent's sessions; those of before are known a moment later
 */
VntDeskRemote *
vnt_desk_remote_new (VntDesk *desk)
{
  VntDeskRemote *self = g_object_new (VNT_TYPE_DESK_REMOTE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::account", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/**
 * vnt_desk_remote_list:
 *
 * Returns: (transfer full) (element-type VntRemoteSession): those under way, and those to be written down; oldest first
 */
GPtrArray *
vnt_desk_remote_list (VntDeskRemote *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (session_free);

  g_return_val_if_fail (VNT_IS_DESK_REMOTE (self), found);

  for (guint i = 0; i < self->all->len; i++)
    {
      const Live *live = g_ptr_array_index (self->all, i);

      if (!live->session->settled)
        g_ptr_array_add (found, vnt_remote_session_copy (live->session));
    }
  return found;
}

/**
 * vnt_desk_remote_get:
 * @uuid: of a session of this life of the program, or one to be written down
 *
 * Returns: (transfer none) (nullable): it, valid until "changed"
 */
const VntRemoteSession *
vnt_desk_remote_get (VntDeskRemote *self, const char *uuid)
{
  Live *live;

  g_return_val_if_fail (VNT_IS_DESK_REMOTE (self), NULL);

  live = find (self, uuid);
  return live != NULL ? live->session : NULL;
}

/**
 * vnt_desk_remote_get_detail:
 *
 * Returns: (transfer none) (nullable): what its program said last, or the package that is missing; valid until "changed"
 */
const char *
vnt_desk_remote_get_detail (VntDeskRemote *self, const char *uuid)
{
  Live *live;

  g_return_val_if_fail (VNT_IS_DESK_REMOTE (self), NULL);

  live = find (self, uuid);
  return live != NULL ? live->detail : NULL;
}

/**
 * vnt_desk_remote_start:
 * @ticket: what it is about, 0 for nothing
 * @requestor: (nullable): whose machine it is
 * @target: where to
 * @secret: (nullable): the password; kept only in memory, and no longer than needed
 * @error: place for an error: %VNT_ERROR_INVALID for a target that cannot be used
 *
 * "changed" tells how far it came.
 *
 * Returns: (transfer full) (nullable): its identity
 */
char *
vnt_desk_remote_start (VntDeskRemote *self,
                       gint64 ticket,
                       const char *requestor,
                       const VntRemoteTarget *target,
                       const char *secret,
                       GError **error)
{
  Live *live;
  Beginning *beginning;

  g_return_val_if_fail (VNT_IS_DESK_REMOTE (self), NULL);

  if (!vnt_remote_target_check (target, NULL, error))
    return NULL;
  live = g_new0 (Live, 1);
  live->session = vnt_remote_session_new (ticket, requestor, target, vnt_clock_now ());
  live->secret = g_strdup (secret);
  g_ptr_array_add (self->all, live);
  beginning = g_new0 (Beginning, 1);
  beginning->self = g_object_ref (self);
  beginning->uuid = g_strdup (live->session->uuid);
  vnt_desk_write (self->desk, save_session, vnt_remote_session_copy (live->session), session_free,
                  NULL, NULL, on_begun, beginning);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return g_strdup (live->session->uuid);
}

/**
 * vnt_desk_remote_answer:
 * @answer: (nullable): what is answered to the last question; %NULL gives up
 */
void
vnt_desk_remote_answer (VntDeskRemote *self, const char *uuid, const char *answer)
{
  Live *live;

  g_return_if_fail (VNT_IS_DESK_REMOTE (self));

  live = find (self, uuid);
  if (live != NULL && live->run != NULL)
    vnt_remote_run_answer (live->run, answer);
}

/**
 * vnt_desk_remote_stop:
 *
 * Ends what runs.
 */
void
vnt_desk_remote_stop (VntDeskRemote *self, const char *uuid)
{
  Live *live;

  g_return_if_fail (VNT_IS_DESK_REMOTE (self));

  live = find (self, uuid);
  if (live != NULL && live->run != NULL)
    vnt_remote_run_stop (live->run);
}

/* What is to be written down of a session, and whether it was. */
typedef struct
{
  char *uuid;
  VntOperation *comment;
  VntDraft *draft;
  gboolean kept;
} Record;

static void
record_free (gpointer data)
{
  Record *record = data;

  g_free (record->uuid);
  g_clear_pointer (&record->comment, vnt_operation_unref);
  g_clear_pointer (&record->draft, vnt_draft_unref);
  g_free (record);
}

static gpointer
settle_session (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Record *record = data;

  return GINT_TO_POINTER (vnt_store_settle_remote (store, record->uuid, record->comment, error));
}

static void
settle_here (VntDeskRemote *self, const char *uuid)
{
  Live *live = find (self, uuid);

  if (live == NULL || live->session->settled)
    return;
  live->session->settled = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * vnt_desk_remote_settle:
 * @comment: (nullable): what is written on its ticket; %NULL for nothing
 * @minutes: time booked with it
 *
 * Nothing more is to be written down of it.
 */
void
vnt_desk_remote_settle (VntDeskRemote *self, const char *uuid, const char *comment, int minutes)
{
  const VntRemoteSession *session = vnt_desk_remote_get (self, uuid);
  Record *record;

  g_return_if_fail (session != NULL);

  record = g_new0 (Record, 1);
  record->uuid = g_strdup (uuid);
  if (comment != NULL && session->ticket != 0)
    {
      record->comment = vnt_operation_new (VNT_OPERATION_COMMENT, session->ticket);
      record->comment->content = g_strdup (comment);
      record->comment->content_type = g_strdup ("text/plain");
      record->comment->minutes = minutes;
    }
  vnt_desk_write (self->desk, settle_session, record, record_free, NULL, NULL, tell_failure, NULL);
  settle_here (self, record->uuid);
}

static gpointer
draft_session (VntStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Record *record = data;

  if (!vnt_store_draft_remote (store, record->uuid, record->draft, &record->kept, error))
    return NULL;
  return record->kept ? g_strdup (record->uuid) : g_strdup ("");
}

static void
on_drafted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntDeskRemote) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    vnt_desk_notice (VNT_DESK (source), error->message);
  if (uuid != NULL && self->desk != NULL)
    settle_here (self, uuid);
}

/**
 * vnt_desk_remote_keep:
 * @comment: what could be written on its ticket
 * @minutes: time to book with it
 *
 * The agent decided nothing: it becomes the ticket's draft, unless something else is being written there; then the session
 * goes on waiting to be written down.
 */
void
vnt_desk_remote_keep (VntDeskRemote *self, const char *uuid, const char *comment, int minutes)
{
  const VntRemoteSession *session = vnt_desk_remote_get (self, uuid);
  Record *record;

  g_return_if_fail (session != NULL);

  if (session->ticket == 0)
    return;
  record = g_new0 (Record, 1);
  record->uuid = g_strdup (uuid);
  record->draft = vnt_draft_new (session->ticket, VNT_OPERATION_COMMENT);
  g_free (record->draft->text);
  record->draft->text = g_strdup (comment);
  record->draft->minutes = minutes;
  vnt_desk_write (self->desk, draft_session, record, record_free, g_free, NULL, on_drafted,
                  g_object_ref (self));
}
