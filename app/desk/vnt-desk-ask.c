/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-desk-ask.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-desk-private.h"
#include "vnt-error.h"
#include "vnt-searches.h"
#include "vnt-store-searches.h"

/* Who types on has not asked yet. */
#define PAUSE_MILLISECONDS 350
/* Fewer letters would find everybody. */
#define FEWEST_LETTERS 3

/**
 * vnt_desk_read_saved_search:
 * @search: its number
 *
 * Returns: (transfer full) (nullable): it, with the time of the last answer; %NULL when the server keeps it no longer
 */
VntSavedSearch *
vnt_desk_read_saved_search (VntDesk *self, gint64 search)
{
  g_return_val_if_fail (VNT_IS_DESK (self), NULL);

  return self->store != NULL ? vnt_store_read_search (self->store, search, NULL) : NULL;
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer answer = vnt_sync_ask_finish (VNT_SYNC (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, g_object_get_data (G_OBJECT (task), "free-answer"));
}

/* Takes @task, whose data @func works on. */
static void
ask (VntDesk *self, GTask *task, VntAskFunc func, GDestroyNotify free_answer)
{
  if (self->sync == NULL || self->offline)
    {
      g_task_return_new_error (task, VNT_ERROR, VNT_ERROR_OFFLINE,
                               _ ("The server cannot be reached now."));
      g_object_unref (task);
      return;
    }

  g_object_set_data (G_OBJECT (task), "free-answer", (gpointer) free_answer);
  vnt_sync_ask_async (self->sync, func, g_task_get_task_data (task), NULL, free_answer,
                      g_task_get_cancellable (task), on_asked, task);
}

/* -- saved searches -- */

static gpointer
ask_search (const VntFetch *fetch, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (vnt_searches_run (fetch, *(gint64 *) data, cancellable, error));
}

/**
 * vnt_desk_ask_saved_search_async:
 * @search: its number
 *
 * Lets the server look for it again. Done when what it found is in the lists; without an answer what was found before stays.
 */
void
vnt_desk_ask_saved_search_async (VntDesk *self,
                                 gint64 search,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, vnt_desk_ask_saved_search_async);
  g_task_set_task_data (task, g_memdup2 (&search, sizeof search), g_free);
  ask (self, task, ask_search, NULL);
}

/**
 * vnt_desk_ask_saved_search_finish:
 *
 * Returns: %FALSE with an error when the server did not answer
 */
gboolean
vnt_desk_ask_saved_search_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
}

/* -- people -- */

typedef struct
{
  char *text;
  gboolean agents_only;
} People;

static void
people_free (gpointer data)
{
  People *people = data;

  g_free (people->text);
  g_free (people);
}

static gboolean
contains (GPtrArray *people, const char *login)
{
  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (((const VntPerson *) people->pdata[i])->login, login) == 0)
      return TRUE;
  return FALSE;
}

/* Those who were found are known from now on. */
static gpointer
ask_people (const VntFetch *fetch, gpointer data, GCancellable *cancellable, GError **error)
{
  People *wish = data;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_person_unref);

  if (vnt_health_get_wait (fetch->health) != 0)
    return g_steal_pointer (&people);
  found = vnt_server_search_people (fetch->server, wish->text, cancellable, error);
  if (found == NULL || !vnt_store_save_people (fetch->store, found, NULL, NULL, error))
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      VntPerson *person = g_ptr_array_index (found, i);

      if ((person->agent || !wish->agents_only) && !contains (people, person->login))
        g_ptr_array_add (people, vnt_person_ref (person));
    }

  return g_steal_pointer (&people);
}

static gboolean
on_pause (gpointer data)
{
  GTask *task = data;

  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else
    ask (g_task_get_source_object (task), task, ask_people, (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

/**
 * vnt_desk_ask_people_async:
 * @text: what was typed of a name or an address
 * @agents_only: only who may own tickets
 * @cancellable: (nullable): for when the typing goes on
 *
 * After a pause, asks the server for people who are not known here yet. With few letters nobody is asked and nobody found.
 */
void
vnt_desk_ask_people_async (VntDesk *self,
                           const char *text,
                           gboolean agents_only,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  People *people = g_new0 (People, 1);

  people->text = g_strstrip (g_strdup (text));
  people->agents_only = agents_only;
  g_task_set_source_tag (task, vnt_desk_ask_people_async);
  g_task_set_task_data (task, people, people_free);
  if (g_utf8_strlen (people->text, -1) < FEWEST_LETTERS)
    {
      g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }
  g_timeout_add (PAUSE_MILLISECONDS, on_pause, task);
}

/**
 * vnt_desk_ask_people_finish:
 *
 * Returns: (transfer full) (nullable) (element-type VntPerson): who was found, or %NULL with an error
 */
GPtrArray *
vnt_desk_ask_people_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- tickets about alerts -- */

static gpointer
ask_marked (const VntFetch *fetch, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *mark = data;
  gint64 asked = g_get_monotonic_time ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (VntTicketBatch) batch = NULL;
  gint64 found = 0;

  if (vnt_health_get_wait (fetch->health) != 0)
    {
      g_set_error_literal (error, VNT_ERROR, VNT_ERROR_OFFLINE,
                           _ ("The server cannot be reached now."));
      return NULL;
    }
  batch = vnt_server_fetch_open_with (fetch->server, mark, cancellable, &local_error);
  if (!vnt_health_take (fetch->health, g_steal_pointer (&local_error), error) ||
      !vnt_fetch_page (fetch, batch, asked, NULL, NULL, error))
    return NULL;
  for (guint i = 0; i < batch->tickets->len; i++)
    {
      const VntTicket *ticket = g_ptr_array_index (batch->tickets, i);

      if (strstr (ticket->subject, mark) != NULL && ticket->status_class != VNT_STATUS_CLOSED)
        found = MAX (found, ticket->id);
    }

  return g_memdup2 (&found, sizeof found);
}

/**
 * vnt_desk_ask_alert_ticket_async:
 * @alert: what a ticket would be about
 *
 * Asks the server now whether somebody opened a ticket about it, who did so a moment ago too. What it finds is in the lists.
 */
void
vnt_desk_ask_alert_ticket_async (VntDesk *self,
                                 const VntAlert *alert,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, vnt_desk_ask_alert_ticket_async);
  g_task_set_task_data (task, vnt_alert_get_mark (alert), g_free);
  ask (self, task, ask_marked, g_free);
}

/**
 * vnt_desk_ask_alert_ticket_finish:
 *
 * Returns: the newest open ticket about it, 0 for none; -1 with an error when that is not known
 */
gint64
vnt_desk_ask_alert_ticket_finish (VntDesk *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  found = g_task_propagate_pointer (G_TASK (result), error);
  return found != NULL ? *found : -1;
}
