/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-forms.h"

#include <libxml/HTMLparser.h>

#include "vnt-error.h"
#include "vnt-json.h"
#include "vnt-queue.h"
#include "vnt-rt-custom-form.h"
#include "vnt-rt-queues.h"

#define HTML_OPTIONS \
  (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)
#define DEEPEST 200

/* The interface has no word for statuses, service levels and possible owners: only the web forms list them. */

static xmlNode *
find_select (xmlNode *node, const char *name, int depth)
{
  for (; node != NULL && depth < DEEPEST; node = node->next)
    {
      xmlNode *found;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (xmlStrcasecmp (node->name, BAD_CAST "select") == 0)
        {
          xmlChar *value = xmlGetProp (node, BAD_CAST "name");
          gboolean same = xmlStrcmp (value, BAD_CAST name) == 0;

          xmlFree (value);
          if (same)
            return node;
        }
      found = find_select (node->children, name, depth + 1);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
collect_options (xmlNode *node, GStrvBuilder *values, int depth)
{
  for (; node != NULL && depth < DEEPEST; node = node->next)
    {
      xmlChar *value;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (xmlStrcasecmp (node->name, BAD_CAST "option") != 0)
        {
          collect_options (node->children, values, depth + 1);
          continue;
        }
      value = xmlGetProp (node, BAD_CAST "value");
      if (value != NULL && *value != '\0')
        g_strv_builder_add (values, (const char *) value);
      xmlFree (value);
    }
}

static GStrv
options_of (htmlDocPtr document, const char *name)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  xmlNode *select = find_select (xmlDocGetRootElement (document), name, 0);

  if (select != NULL)
    collect_options (select->children, values, 0);

  return g_strv_builder_end (values);
}

static htmlDocPtr
fetch_page (VntRt *rt, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (VntHttpRequest) request = vnt_http_request_new ("GET", path);
  g_autoptr (VntHttpAnswer) answer = NULL;
  gsize size;
  const char *data;

  request->expect = "text/html";
  answer = vnt_rt_session_exchange (rt->session, request, cancellable, error);
  if (answer == NULL)
    return NULL;

  data = g_bytes_get_data (answer->body, &size);
  return size > 0 && size < G_MAXINT ? htmlReadMemory (data, size, NULL, "UTF-8", HTML_OPTIONS)
                                     : NULL;
}

/* A page that cannot be had costs the agent a choice, not the conversation. */
static gboolean
is_bearable (const GError *error)
{
  return error->domain == VNT_ERROR &&
         (error->code == VNT_ERROR_FORBIDDEN || error->code == VNT_ERROR_NOT_FOUND ||
          error->code == VNT_ERROR_PROTOCOL || error->code == VNT_ERROR_SERVER);
}

/* The ticket's own status first; the form does not always offer it. */
static GStrv
own_first (const char *own, GStrv offered)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  g_strv_builder_add (values, own);
  for (guint i = 0; offered[i] != NULL; i++)
    if (!g_str_equal (offered[i], own))
      g_strv_builder_add (values, offered[i]);

  return g_strv_builder_end (values);
}

/**
 * vnt_rt_forms_modify:
 * @statuses: (out) (transfer full): what the ticket's status may become, its own first
 * @levels: (out) (transfer full): service levels it may have
 *
 * Remembered per queue and status, for the page is big and slow.
 */
gboolean
vnt_rt_forms_modify (VntRt *rt,
                     const VntTicket *ticket,
                     GStrv *statuses,
                     GStrv *levels,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *path = g_strdup_printf ("/Ticket/Modify.html?id=%" G_GINT64_FORMAT, ticket->id);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) offered = NULL;
  htmlDocPtr page;

  if (vnt_rt_known_get_form (rt->known, ticket->queue, ticket->status, statuses, levels))
    return TRUE;

  page = fetch_page (rt, path, cancellable, &local);
  if (local != NULL && !is_bearable (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (page != NULL)
    vnt_rt_custom_form_read (rt, page, cancellable);
  offered = page != NULL ? options_of (page, "Status") : g_new0 (char *, 1);
  *statuses = own_first (ticket->status, offered);
  *levels = page != NULL ? options_of (page, "SLA") : g_new0 (char *, 1);
  if (offered[0] != NULL)
    vnt_rt_known_set_form (rt->known, ticket->queue, ticket->status,
                           (const char *const *) *statuses, (const char *const *) *levels);
  g_clear_pointer (&page, xmlFreeDoc);

  return TRUE;
}

/**
 * vnt_rt_forms_customs:
 * @ticket: a ticket
 *
 * Learns how its custom fields are filled, as far as the account may fill them.
 *
 * Returns: %FALSE with @error set when the server could not be asked
 */
gboolean
vnt_rt_forms_customs (VntRt *rt, gint64 ticket, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/Ticket/Modify.html?id=%" G_GINT64_FORMAT, ticket);
  g_autoptr (GError) local = NULL;
  htmlDocPtr page = fetch_page (rt, path, cancellable, &local);

  if (local != NULL && !is_bearable (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (page != NULL)
    vnt_rt_custom_form_read (rt, page, cancellable);
  g_clear_pointer (&page, xmlFreeDoc);

  return TRUE;
}

/**
 * vnt_rt_forms_asset:
 * @status: (nullable): what its status is
 * @statuses: (out) (transfer full): what it may become, its own first
 *
 * Also learns how its custom fields are filled, as far as the account may fill them.
 */
gboolean
vnt_rt_forms_asset (VntRt *rt,
                    gint64 asset,
                    const char *status,
                    GStrv *statuses,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *path = g_strdup_printf ("/Asset/Modify.html?id=%" G_GINT64_FORMAT, asset);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) offered = NULL;
  htmlDocPtr page = fetch_page (rt, path, cancellable, &local);

  if (local != NULL && !is_bearable (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (page != NULL)
    vnt_rt_custom_form_read (rt, page, cancellable);
  offered = page != NULL ? options_of (page, "Status") : g_new0 (char *, 1);
  *statuses = own_first (status != NULL ? status : "", offered);
  g_clear_pointer (&page, xmlFreeDoc);

  return TRUE;
}

/* The newest ticket of a queue, 0 when there is none. */
static gboolean
newest_of (
  VntRt *rt, const VntQueue *queue, gint64 *ticket, GCancellable *cancellable, GError **error)
{
  g_autofree char *query = g_strdup_printf ("Queue = %" G_GINT64_FORMAT, queue->id);
  const char *pairs[] = { "query", query, "orderby", "id", "order", "DESC", "per_page", "1", NULL };
  g_autoptr (JsonObject) page = vnt_rt_search (rt, "/tickets", pairs, cancellable, error);

  if (page == NULL)
    return FALSE;
  *ticket = vnt_json_int (vnt_json_object_at (vnt_json_array (page, "items"), 0), "id", 0);

  return TRUE;
}

static gboolean
add_owners (
  VntRt *rt, const VntQueue *queue, GHashTable *owners, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) numbers = NULL;
  htmlDocPtr page;
  gint64 ticket;

  if (!newest_of (rt, queue, &ticket, cancellable, error))
    return FALSE;
  if (ticket == 0)
    return TRUE;

  path = g_strdup_printf ("/Ticket/ModifyPeople.html?id=%" G_GINT64_FORMAT, ticket);
  page = fetch_page (rt, path, cancellable, &local);
  if (page == NULL)
    {
      if (local == NULL || is_bearable (local))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  numbers = options_of (page, "Owner");
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      gint64 number = g_ascii_strtoll (numbers[i], NULL, 10);

      g_hash_table_add (owners, g_memdup2 (&number, sizeof number));
    }
  xmlFreeDoc (page);

  return TRUE;
}

/**
 * vnt_rt_forms_owners:
 *
 * Who may own tickets, from the people form of each queue's newest ticket. (The form for a new ticket would do without
 * one, but is kept from visitors who do not come from the server's own pages.)
 *
 * Returns: (transfer full) (element-type gint64): user numbers
 */
GHashTable *
vnt_rt_forms_owners (VntRt *rt, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) queues = vnt_rt_queues_known (rt, cancellable, error);
  g_autoptr (GHashTable) owners = vnt_rt_known_get_owners (rt->known);

  if (queues == NULL)
    return NULL;
  if (owners != NULL)
    return g_steal_pointer (&owners);

  owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < queues->len; i++)
    if (!add_owners (rt, g_ptr_array_index (queues, i), owners, cancellable, error))
      return NULL;
  vnt_rt_known_set_owners (rt->known, owners);

  return g_steal_pointer (&owners);
}
