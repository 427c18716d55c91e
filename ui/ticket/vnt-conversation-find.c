/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-conversation-find.h"

#include "vnt-message-item.h"
#include "vnt-message-words.h"
#include "vnt-text-find.h"

struct _VntConversationFind
{
  GObject parent_instance;

  GListModel *messages;
  char *words;
  GHashTable *texts; /* VntMessage → GStrv: read once, for a message never changes */
  GArray *found;
  gboolean busy;
  gboolean again; /* what is looked at, or for, changed meanwhile */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntConversationFind, vnt_conversation_find, G_TYPE_OBJECT)

typedef struct
{
  GPtrArray *messages;
  GHashTable *texts;
  char *words;
  GArray *found;
} Looking;

static void
looking_free (Looking *looking)
{
  g_ptr_array_unref (looking->messages);
  g_clear_pointer (&looking->texts, g_hash_table_unref);
  g_free (looking->words);
  g_array_unref (looking->found);
  g_free (looking);
}

static GHashTable *
new_texts (void)
{
  return g_hash_table_new_full (NULL, NULL, (GDestroyNotify) vnt_message_unref,
                                (GDestroyNotify) g_strfreev);
}

static void
add_text (const char *text, gpointer builder)
{
  g_strv_builder_add (builder, text);
}

/* The same texts in the same order as the labels that show them. */
static GStrv
read_texts (const VntMessage *message)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (VntDocument) document = NULL;
  g_autofree char *who = NULL;

  if (message->kind == VNT_MESSAGE_EVENT)
    {
      g_autofree char *line = vnt_message_words_event_line (message);

      g_strv_builder_add (builder, line);
      return g_strv_builder_end (builder);
    }
  who = vnt_message_words_author (message);
  g_strv_builder_add (builder, who);
  document = vnt_message_words_document (message);
  if (document != NULL)
    vnt_document_visit_texts (document, add_text, builder);
  for (guint i = 0; message->attachments != NULL && i < message->attachments->len; i++)
    {
      g_autofree char *name = vnt_message_words_file (g_ptr_array_index (message->attachments, i));

      g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}

static void
look_at (Looking *looking, GHashTable *texts, guint position)
{
  VntMessage *message = g_ptr_array_index (looking->messages, position);
  VntFound found = { .position = position, .id = message->id };
  gpointer key = NULL, each = NULL;

  if (looking->texts == NULL || !g_hash_table_steal_extended (looking->texts, message, &key, &each))
    {
      key = vnt_message_ref (message);
      each = read_texts (message);
    }
  g_hash_table_insert (texts, key, each);
  for (char **text = each; *text != NULL; text++)
    {
      g_autoptr (GArray) spans = vnt_text_find (*text, looking->words);

      for (guint i = 0; i < spans->len; i++, found.nth++)
        g_array_append_val (looking->found, found);
    }
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Looking *looking = data;
  GHashTable *texts = new_texts ();

  for (guint i = 0; i < looking->messages->len; i++)
    look_at (looking, texts, i);
  g_clear_pointer (&looking->texts, g_hash_table_unref);
  looking->texts = texts;
  g_task_return_boolean (task, TRUE);
}

static void look (VntConversationFind *self);

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VntConversationFind *self = VNT_CONVERSATION_FIND (source);
  Looking *looking = g_task_get_task_data (G_TASK (result));

  self->busy = FALSE;
  g_clear_pointer (&self->texts, g_hash_table_unref);
  self->texts = g_steal_pointer (&looking->texts);
  if (self->again)
    {
      look (self);
      return;
    }
  g_array_unref (self->found);
  self->found = g_array_ref (looking->found);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
forget_found (VntConversationFind *self)
{
  g_array_set_size (self->found, 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
look (VntConversationFind *self)
{
  g_autoptr (GTask) task = NULL;
  Looking *looking;
  guint n;

  self->again = self->busy;
  if (self->again)
    return;
  if (self->messages == NULL || *self->words == '\0')
    {
      forget_found (self);
      return;
    }
  n = g_list_model_get_n_items (self->messages);
  looking = g_new0 (Looking, 1);
  looking->messages = g_ptr_array_new_full (n, (GDestroyNotify) vnt_message_unref);
  looking->texts = g_steal_pointer (&self->texts);
  looking->words = g_strdup (self->words);
  looking->found = g_array_new (FALSE, FALSE, sizeof (VntFound));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntMessageItem) item = g_list_model_get_item (self->messages, i);

      g_ptr_array_add (looking->messages,
                       vnt_message_ref ((VntMessage *) vnt_message_item_get_message (item)));
    }
  self->busy = TRUE;
  task = g_task_new (self, NULL, on_looked, NULL);
  g_task_set_task_data (task, looking, (GDestroyNotify) looking_free);
  g_task_run_in_thread (task, look_thread);
}

static void
on_items_changed (VntConversationFind *self)
{
  if (*self->words != '\0')
    look (self);
}

static void
vnt_conversation_find_dispose (GObject *object)
{
  VntConversationFind *self = VNT_CONVERSATION_FIND (object);

  vnt_conversation_find_set_messages (self, NULL);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  G_OBJECT_CLASS (vnt_conversation_find_parent_class)->dispose (object);
}

static void
vnt_conversation_find_finalize (GObject *object)
{
  VntConversationFind *self = VNT_CONVERSATION_FIND (object);

  g_free (self->words);
  g_array_unref (self->found);
  G_OBJECT_CLASS (vnt_conversation_find_parent_class)->finalize (object);
}

static void
vnt_conversation_find_class_init (VntConversationFindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_conversation_find_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_conversation_find_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_conversation_find_init (VntConversationFind *self)
{
  self->words = g_strdup ("");
  self->found = g_array_new (FALSE, FALSE, sizeof (VntFound));
}

/**
 * vnt_conversation_find_new:
 *
 * Returns: (transfer full): it looks for nothing yet
 */
VntConversationFind *
vnt_conversation_find_new (void)
{
  return g_object_new (VNT_TYPE_CONVERSATION_FIND, NULL);
}

/**
 * vnt_conversation_find_set_messages:
 * @messages: (nullable): list of #VntMessageItem to look through and follow
 */
void
vnt_conversation_find_set_messages (VntConversationFind *self, GListModel *messages)
{
  g_return_if_fail (VNT_IS_CONVERSATION_FIND (self));

  if (self->messages != NULL)
    g_signal_handlers_disconnect_by_data (self->messages, self);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_set_object (&self->messages, messages);
  if (messages != NULL)
    g_signal_connect_swapped (messages, "items-changed", G_CALLBACK (on_items_changed), self);
  look (self);
}

/**
 * vnt_conversation_find_set_words:
 * @words: what to look for; "" for nothing. "changed" tells when that is done
 */
void
vnt_conversation_find_set_words (VntConversationFind *self, const char *words)
{
  g_return_if_fail (VNT_IS_CONVERSATION_FIND (self) && words != NULL);

  g_free (self->words);
  self->words = g_strdup (words);
  look (self);
}

/**
 * vnt_conversation_find_get_words:
 *
 * Returns: (transfer none): what is looked for
 */
const char *
vnt_conversation_find_get_words (VntConversationFind *self)
{
  g_return_val_if_fail (VNT_IS_CONVERSATION_FIND (self), "");

  return self->words;
}

/**
 * vnt_conversation_find_get_busy:
 *
 * Returns: whether it is still looking
 */
gboolean
vnt_conversation_find_get_busy (VntConversationFind *self)
{
  g_return_val_if_fail (VNT_IS_CONVERSATION_FIND (self), FALSE);

  return self->busy;
}

/**
 * vnt_conversation_find_get_n:
 *
 * Returns: at how many places it stands
 */
guint
vnt_conversation_find_get_n (VntConversationFind *self)
{
  g_return_val_if_fail (VNT_IS_CONVERSATION_FIND (self), 0);

  return self->found->len;
}

/**
 * vnt_conversation_find_get:
 * @n: from 0
 *
 * Returns: (transfer none) (nullable): that place, in reading order; valid until "changed"
 */
const VntFound *
vnt_conversation_find_get (VntConversationFind *self, guint n)
{
  g_return_val_if_fail (VNT_IS_CONVERSATION_FIND (self), NULL);

  return n < self->found->len ? &g_array_index (self->found, VntFound, n) : NULL;
}
