/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vnt-search-provider.h"

#include "vnt-desk-find.h"
#include "vnt-ticket-uri.h"
#include "vnt-words.h"

#define MOST_RESULTS 5
/* The desktop's search gives up after a moment; a desk that is not open by then has failed. */
#define MOST_WAITING 20

struct _VntSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* not owned: it owns this */
  GDBusConnection *connection;
  guint registration;
  VntDesk *desk; /* NULL until it is open */
  GPtrArray *waiting; /* of GDBusMethodInvocation */
};

G_DEFINE_FINAL_TYPE (VntSearchProvider, vnt_search_provider, G_TYPE_OBJECT)

/* One question under way; while there is one the program does not end. */
typedef struct
{
  VntSearchProvider *self;
  GDBusMethodInvocation *invocation;
  gboolean metas; /* wants to know about one number, not to search */
  GStrv ids;
  guint done;
  GVariantBuilder found;
} Question;

static void
question_free (Question *question)
{
  g_application_release (question->self->application);
  g_strfreev (question->ids);
  g_object_unref (question->self);
  g_free (question);
}

static Question *
question_new (VntSearchProvider *self, GDBusMethodInvocation *invocation, gboolean metas)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->invocation = invocation;
  question->metas = metas;
  g_variant_builder_init (&question->found,
                          metas ? G_VARIANT_TYPE ("aa{sv}") : G_VARIANT_TYPE ("as"));
  g_application_hold (self->application);
  return question;
}

/* A number that does not come from a search is nobody's. */
static gint64
parse_id (const char *id)
{
  g_autofree char *uri = g_strconcat ("ventanilla:ticket/", id, NULL);

  return vnt_ticket_uri_parse (uri);
}

static void
answer (Question *question)
{
  g_dbus_method_invocation_return_value (question->invocation,
                                         g_variant_new (question->metas ? "(aa{sv})" : "(as)",
                                                        &question->found));
  question_free (question);
}

static void
add_result (Question *question, const VntTicket *ticket)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ticket->id);

  if (ticket->id > 0)
    g_variant_builder_add (&question->found, "s", id);
}

static void
add_meta (Question *question, const VntTicket *ticket, const char *id)
{
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  g_autofree char *name = g_strdup_printf ("%s %s", number, vnt_words_subject (ticket));
  g_autofree char *people = g_strdup (vnt_words_requestor (ticket));
  const char *queue = vnt_desk_get_queue_name (question->self->desk, ticket->queue);
  g_autofree char *description =
    queue != NULL ? g_strdup_printf ("%s · %s", people, queue) : g_strdup (people);

  g_variant_builder_open (&question->found, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&question->found, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (&question->found, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (&question->found, "{sv}", "description",
                         g_variant_new_string (description));
  g_variant_builder_add (&question->found, "{sv}", "gicon", g_variant_new_string (VNT_APP_ID));
  g_variant_builder_close (&question->found);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = vnt_desk_find_tickets_finish (VNT_DESK (source), result, &error);

  if (tickets == NULL)
    g_message ("The desktop's search could not be answered: %s", error->message);
  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    add_result (question, g_ptr_array_index (tickets, i));
  answer (question);
}

static void describe_next (Question *question);

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  const char *id = question->ids[question->done++];
  g_autoptr (GPtrArray) tickets = vnt_desk_find_tickets_finish (VNT_DESK (source), result, NULL);

  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    {
      const VntTicket *ticket = g_ptr_array_index (tickets, i);

      if (ticket->id == parse_id (id))
        add_meta (question, ticket, id);
    }
  describe_next (question);
}

/* One after the other: there are five. */
static void
describe_next (Question *question)
{
  while (question->ids[question->done] != NULL && parse_id (question->ids[question->done]) == 0)
    question->done++;
  if (question->ids[question->done] == NULL)
    answer (question);
  else
    vnt_desk_find_tickets_async (question->self->desk, question->ids[question->done], 1, NULL,
                                 on_described, question);
}

static void
search (VntSearchProvider *self, GDBusMethodInvocation *invocation, GVariant *terms)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  g_autofree char *text = g_strjoinv (" ", (GStrv) words);

  vnt_desk_find_tickets_async (self->desk, text, MOST_RESULTS, NULL, on_found,
                               question_new (self, invocation, FALSE));
}

static void
describe (VntSearchProvider *self, GDBusMethodInvocation *invocation, GVariant *ids)
{
  Question *question = question_new (self, invocation, TRUE);

  question->ids = g_variant_dup_strv (ids, NULL);
  describe_next (question);
}

static void
handle (VntSearchProvider *self, GDBusMethodInvocation *invocation)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  GVariant *parameters = g_dbus_method_invocation_get_parameters (invocation);
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);

  if (g_str_equal (method, "GetInitialResultSet"))
    search (self, invocation, first);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, 1);

      search (self, invocation, terms);
    }
  else
    describe (self, invocation, first);
}

static void
on_call (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  VntSearchProvider *self = user_data;

  if (g_str_equal (method, "ActivateResult"))
    {
      const char *id;

      g_variant_get_child (parameters, 0, "&s", &id);
      if (parse_id (id) != 0)
        g_action_group_activate_action (G_ACTION_GROUP (self->application), "open-ticket",
                                        g_variant_new_int64 (parse_id (id)));
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (g_str_equal (method, "LaunchSearch"))
    {
      g_application_activate (self->application);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (self->desk != NULL)
    handle (self, invocation);
  else if (self->waiting->len < MOST_WAITING)
    g_ptr_array_add (self->waiting, invocation);
  else
    g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_BUSY,
                                                   "not open yet");
}

static void
vnt_search_provider_dispose (GObject *object)
{
  VntSearchProvider *self = VNT_SEARCH_PROVIDER (object);

  vnt_search_provider_unexport (self);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_search_provider_parent_class)->dispose (object);
}

static void
vnt_search_provider_finalize (GObject *object)
{
  g_ptr_array_unref (VNT_SEARCH_PROVIDER (object)->waiting);
  G_OBJECT_CLASS (vnt_search_provider_parent_class)->finalize (object);
}

static void
vnt_search_provider_class_init (VntSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_search_provider_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_search_provider_finalize;
}

static void
vnt_search_provider_init (VntSearchProvider *self)
{
  self->waiting = g_ptr_array_new ();
}

/**
 * vnt_search_provider_new:
 * @application: the application; it outlives this
 *
 * Returns: (transfer full): a provider that nobody can ask yet
 */
VntSearchProvider *
vnt_search_provider_new (GApplication *application)
{
  VntSearchProvider *self = g_object_new (VNT_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  return self;
}

/**
 * vnt_search_provider_export:
 * @self: a provider
 * @connection: the session bus
 * @path: where it can be asked
 * @error: place for an error
 *
 * Returns: whether it can be asked now
 */
gboolean
vnt_search_provider_export (VntSearchProvider *self,
                            GDBusConnection *connection,
                            const char *path,
                            GError **error)
{
  static const GDBusInterfaceVTable table = { on_call, NULL, NULL, { 0 } };
  g_autoptr (GBytes) xml =
    g_resources_lookup_data ("/org/ventanilla/Ventanilla/dbus/org.gnome.Shell.SearchProvider2.xml",
                             G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GDBusNodeInfo) node =
    xml != NULL ? g_dbus_node_info_new_for_xml (g_bytes_get_data (xml, NULL), error) : NULL;

  if (node == NULL)
    return FALSE;
  self->registration = g_dbus_connection_register_object (connection, path, node->interfaces[0],
                                                          &table, self, NULL, error);
  if (self->registration == 0)
    return FALSE;
  self->connection = g_object_ref (connection);
  return TRUE;
}

/**
 * vnt_search_provider_unexport:
 * @self: a provider
 *
 * Nobody can ask it any more; who waits for an answer is told so.
 */
void
vnt_search_provider_unexport (VntSearchProvider *self)
{
  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
  for (guint i = 0; i < self->waiting->len; i++)
    g_dbus_method_invocation_return_error_literal (self->waiting->pdata[i], G_IO_ERROR,
                                                   G_IO_ERROR_CLOSED, "closed");
  g_ptr_array_set_size (self->waiting, 0);
}

/**
 * vnt_search_provider_set_desk:
 * @self: a provider
 * @desk: (nullable): an open desk, %NULL before it is closed
 */
void
vnt_search_provider_set_desk (VntSearchProvider *self, VntDesk *desk)
{
  g_set_object (&self->desk, desk);
  for (guint i = 0; desk != NULL && i < self->waiting->len; i++)
    handle (self, self->waiting->pdata[i]);
  if (desk != NULL)
    g_ptr_array_set_size (self->waiting, 0);
}
