/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft-keeper.h"

/**
 * VntDraftKeeper:
 *
 * Stands between the composer and the desk and keeps the order of things: a draft still on its way to the disk is
 * what a load gives, and a reply is sent only when no older save can come after it and bring its text back.
 *
 * Signals: "loaded" (#VntDraft, nullable; string problem, nullable), "saved" (#VntDraft; string problem, nullable),
 * "sent" (#VntDraft; string problem, nullable).
 */
struct _VntDraftKeeper
{
  GObject parent_instance;

  VntDesk *desk;
  GHashTable *unsaved; /* gint64 ticket → VntDraft */
  VntDraft *to_send; /* waits for the saves under way */
  gboolean sending;
  guint n_saving;
  guint load_serial; /* of the load under way, 0 for none */
  guint last_serial;
};

enum
{
  SIGNAL_LOADED,
  SIGNAL_SAVED,
  SIGNAL_SENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntDraftKeeper, vnt_draft_keeper, G_TYPE_OBJECT)

/* What a call to the desk was about. */
typedef struct
{
  VntDraftKeeper *keeper;
  VntDraft *draft;
  guint serial;
} Call;

static Call *
call_new (VntDraftKeeper *self, VntDraft *draft)
{
  Call *call = g_new0 (Call, 1);

  call->keeper = g_object_ref (self);
  call->draft = draft != NULL ? vnt_draft_ref (draft) : NULL;
  return call;
}

static void
call_free (Call *call)
{
  g_clear_pointer (&call->draft, vnt_draft_unref);
  g_object_unref (call->keeper);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_send_finish (VNT_DESK (source), result, &error);
  call->keeper->sending = FALSE;
  g_signal_emit (call->keeper, signals[SIGNAL_SENT], 0, call->draft,
                 error != NULL ? error->message : NULL);
}

static void
send_when_saved (VntDraftKeeper *self)
{
  g_autoptr (VntDraft) draft = NULL;

  if (self->to_send == NULL || self->n_saving > 0)
    return;
  draft = g_steal_pointer (&self->to_send);
  self->sending = TRUE;
  vnt_desk_send_async (self->desk, draft, NULL, on_sent, call_new (self, draft));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  VntDraftKeeper *self = call->keeper;
  g_autoptr (GError) error = NULL;

  vnt_desk_save_draft_finish (VNT_DESK (source), result, &error);
  self->n_saving--;
  if (error == NULL && g_hash_table_lookup (self->unsaved, &call->draft->ticket) == call->draft)
    g_hash_table_remove (self->unsaved, &call->draft->ticket);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, call->draft,
                 error != NULL ? error->message : NULL);
  send_when_saved (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntDraft) draft = vnt_desk_load_draft_finish (VNT_DESK (source), result, &error);

  if (call->serial != call->keeper->load_serial)
    return;
  call->keeper->load_serial = 0;
  g_signal_emit (call->keeper, signals[SIGNAL_LOADED], 0, draft,
                 error != NULL ? error->message : NULL);
}

static void
vnt_draft_keeper_finalize (GObject *object)
{
  VntDraftKeeper *self = VNT_DRAFT_KEEPER (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->unsaved, g_hash_table_unref);
  g_clear_pointer (&self->to_send, vnt_draft_unref);
  G_OBJECT_CLASS (vnt_draft_keeper_parent_class)->finalize (object);
}

static void
vnt_draft_keeper_class_init (VntDraftKeeperClass *klass)
{
  static const char *const NAMES[] = { "loaded", "saved", "sent" };

  G_OBJECT_CLASS (klass)->finalize = vnt_draft_keeper_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (NAMES[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 2, VNT_TYPE_DRAFT, G_TYPE_STRING);
}

static void
vnt_draft_keeper_init (VntDraftKeeper *self)
{
  self->unsaved =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) vnt_draft_unref);
}

/**
 * vnt_draft_keeper_new:
 *
 * Returns: (transfer full): a keeper of the drafts of @desk
 */
VntDraftKeeper *
vnt_draft_keeper_new (VntDesk *desk)
{
  VntDraftKeeper *self = g_object_new (VNT_TYPE_DRAFT_KEEPER, NULL);

  self->desk = g_object_ref (desk);
  return self;
}

/**
 * vnt_draft_keeper_save:
 *
 * Hands @draft to the desk; "saved" follows.
 */
void
vnt_draft_keeper_save (VntDraftKeeper *self, VntDraft *draft)
{
  g_return_if_fail (VNT_IS_DRAFT_KEEPER (self));

  g_hash_table_replace (self->unsaved, g_memdup2 (&draft->ticket, sizeof (gint64)),
                        vnt_draft_ref (draft));
  self->n_saving++;
  vnt_desk_save_draft_async (self->desk, draft, NULL, on_saved, call_new (self, draft));
}

/**
 * vnt_draft_keeper_load:
 *
 * "loaded" follows with what is being written on @ticket, at once when it has not even reached the disk. A load asked for
 * later takes the place of this one.
 */
void
vnt_draft_keeper_load (VntDraftKeeper *self, gint64 ticket)
{
  VntDraft *unsaved;
  Call *call;

  g_return_if_fail (VNT_IS_DRAFT_KEEPER (self));

  self->load_serial = 0;
  unsaved = g_hash_table_lookup (self->unsaved, &ticket);
  if (unsaved != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_LOADED], 0, unsaved, NULL);
      return;
    }
  call = call_new (self, NULL);
  call->serial = self->load_serial = ++self->last_serial;
  vnt_desk_load_draft_async (self->desk, ticket, NULL, on_loaded, call);
}

/**
 * vnt_draft_keeper_is_loading:
 *
 * Returns: whether "loaded" is still to come
 */
gboolean
vnt_draft_keeper_is_loading (VntDraftKeeper *self)
{
  g_return_val_if_fail (VNT_IS_DRAFT_KEEPER (self), FALSE);

  return self->load_serial != 0;
}

/**
 * vnt_draft_keeper_send:
 *
 * Hands @draft to the outbox after every save under way; "sent" follows.
 */
void
vnt_draft_keeper_send (VntDraftKeeper *self, VntDraft *draft)
{
  g_return_if_fail (VNT_IS_DRAFT_KEEPER (self));
  g_return_if_fail (!vnt_draft_keeper_is_sending (self));

  g_hash_table_remove (self->unsaved, &draft->ticket);
  self->to_send = vnt_draft_ref (draft);
  send_when_saved (self);
}

/**
 * vnt_draft_keeper_is_sending:
 *
 * Returns: whether "sent" is still to come
 */
gboolean
vnt_draft_keeper_is_sending (VntDraftKeeper *self)
{
  g_return_val_if_fail (VNT_IS_DRAFT_KEEPER (self), FALSE);

  return self->sending || self->to_send != NULL;
}
