/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-asker.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

#define LONGEST 4096

struct _VntRemoteAsker
{
  GObject parent_instance;

  GSocketService *service;
  GSocketConnection *asking; /* the one whose question was told */
  char question[LONGEST];
};

enum
{
  SIGNAL_ASK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntRemoteAsker, vnt_remote_asker, G_TYPE_OBJECT)

static void
on_question (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntRemoteAsker) self = user_data;
  gsize length = 0;
  g_autofree char *question = NULL;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, NULL) ||
      self->service == NULL)
    return;
  question = g_utf8_make_valid (self->question, (gssize) length);
  g_signal_emit (self, signals[SIGNAL_ASK], 0, question);
}

/* One at a time: OpenSSH waits for an answer before it asks again. */
static gboolean
on_incoming (VntRemoteAsker *self, GSocketConnection *connection, GObject *source)
{
  if (self->asking != NULL)
    return TRUE;
  self->asking = g_object_ref (connection);
  g_input_stream_read_all_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                 self->question, sizeof self->question, G_PRIORITY_DEFAULT, NULL,
                                 on_question, g_object_ref (self));
  return TRUE;
}

static void
vnt_remote_asker_dispose (GObject *object)
{
  VntRemoteAsker *self = VNT_REMOTE_ASKER (object);

  if (self->service != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->service, self);
      g_socket_service_stop (self->service);
      g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    }
  g_clear_object (&self->service);
  vnt_remote_asker_answer (self, NULL);
  G_OBJECT_CLASS (vnt_remote_asker_parent_class)->dispose (object);
}

static void
vnt_remote_asker_class_init (VntRemoteAskerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_remote_asker_dispose;
  signals[SIGNAL_ASK] = g_signal_new ("ask", VNT_TYPE_REMOTE_ASKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vnt_remote_asker_init (VntRemoteAsker *self)
{
}

/**
 * vnt_remote_asker_new:
 * @path: of the socket, in a folder only this user may enter
 * @error: place for an error
 *
 * Returns: (transfer full) (nullable): one that listens
 */
VntRemoteAsker *
vnt_remote_asker_new (const char *path, GError **error)
{
  g_autoptr (VntRemoteAsker) self = g_object_new (VNT_TYPE_REMOTE_ASKER, NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);

  self->service = g_socket_service_new ();
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL,
                                      error))
    return NULL;
  g_signal_connect_swapped (self->service, "incoming", G_CALLBACK (on_incoming), self);
  g_socket_service_start (self->service);
  return g_steal_pointer (&self);
}

/**
 * vnt_remote_asker_answer:
 * @answer: (nullable): what is answered; %NULL gives up
 *
 * Answers the question asked last; without one it does nothing.
 */
void
vnt_remote_asker_answer (VntRemoteAsker *self, const char *answer)
{
  g_return_if_fail (VNT_IS_REMOTE_ASKER (self));

  if (self->asking == NULL)
    return;
  if (answer != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (self->asking)), answer,
                               strlen (answer), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (self->asking), NULL, NULL);
  g_clear_object (&self->asking);
}
