/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-ticket-row.h"

#include <string.h>

#include "vnt-json.h"
#include "vnt-text.h"

/* How desks name a status in which somebody else has the next step, folded. The server only knows active or not. */
static const char *const waiting_words[] = {
  "stalled",     "wait",      "await",      "pending",  "on-hold",   "on hold",   "onhold",
  "hold",        "blocked",   "paused",     "parked",   "deferred",  "suspend",   "supplier",
  "vendor",      "third",     "with ",      "feedback", "en espera", "espera",    "esperando",
  "a la espera", "pendiente", "parad",      "bloquead", "pausad",    "en pausa",  "aplazad",
  "proveedor",   "attente",   "en attente", "wart",     "attesa",    "in attesa", "aguard",
  "pendent",     "aturad",    "zain",
};

/**
 * vnt_rt_status_class:
 * @status: the server's word
 * @active: whether its lifecycle counts it as active
 *
 * Returns: what the status means for the desk
 */
VntStatusClass
vnt_rt_status_class (const char *status, gboolean active)
{
  g_autofree char *folded = vnt_text_fold (status);

  if (!active)
    return VNT_STATUS_CLOSED;

  for (guint i = 0; i < G_N_ELEMENTS (waiting_words); i++)
    if (g_str_has_prefix (folded, waiting_words[i]))
      return VNT_STATUS_WAITING;

  return VNT_STATUS_OPEN;
}

/* A link to a user is an object whose id is the login. Two users stand for nobody. */
static const char *
login_of (JsonObject *user)
{
  const char *login = vnt_rt_text (user, "Name");

  if (login == NULL)
    login = vnt_rt_text (user, "id");

  return g_strcmp0 (login, "Nobody") == 0 ? NULL : login;
}

static JsonObject *
first_requestor (JsonObject *object)
{
  return vnt_json_object_at (vnt_json_array (object, "Requestor"), 0);
}

/**
 * vnt_rt_ticket_row:
 * @object: a ticket as a collection or a record shows it
 *
 * Returns: (transfer full) (nullable): the ticket, its status class not known; %NULL when @object is no ticket
 */
VntTicket *
vnt_rt_ticket_row (JsonObject *object)
{
  gint64 id = vnt_json_int (object, "id", 0);
  JsonObject *owner = vnt_json_object (object, "Owner");
  JsonObject *requestor = first_requestor (object);
  const char *address = vnt_rt_text (requestor, "EmailAddress");
  const char *subject = vnt_rt_text (object, "Subject");
  const char *status = vnt_rt_text (object, "Status");
  VntTicket *self;

  if (id <= 0)
    return NULL;

  self = vnt_ticket_new (id);
  self->queue = vnt_json_int (vnt_json_object (object, "Queue"), "id", 0);
  vnt_text_set (&self->subject, subject != NULL ? subject : "");
  vnt_text_set (&self->status, status != NULL ? status : "");
  self->owner = g_strdup (login_of (owner));
  self->owner_name = self->owner != NULL ? g_strdup (vnt_rt_text (owner, "RealName")) : NULL;
  self->requestor = g_strdup (address != NULL ? address : login_of (requestor));
  self->requestor_name = g_strdup (vnt_rt_text (requestor, "RealName"));
  self->service_level = g_strdup (vnt_rt_text (object, "SLA"));
  self->priority = vnt_json_int (object, "Priority", 0);
  self->minutes_worked = vnt_json_int (object, "TimeWorked", 0);
  self->minutes_left = vnt_json_int (object, "TimeLeft", 0);
  self->minutes_estimated = vnt_json_int (object, "TimeEstimated", 0);
  self->created = vnt_json_time (object, "Created");
  self->started = vnt_json_time (object, "Started");
  self->due = vnt_json_time (object, "Due");
  self->told = vnt_json_time (object, "Told");
  self->resolved = vnt_json_time (object, "Resolved");
  self->updated = vnt_json_time (object, "LastUpdated");
  self->updated_by = g_strdup (login_of (vnt_json_object (object, "LastUpdatedBy")));

  return self;
}

static void
add_person (JsonObject *user, gboolean agent, GPtrArray *people, GHashTable *seen)
{
  const char *login = login_of (user);
  VntPerson *person;

  /* Without names there is nothing to tell of them. */
  if (login == NULL || !json_object_has_member (user, "RealName") ||
      !g_hash_table_add (seen, g_strdup (login)))
    return;

  person = vnt_person_new (0, login);
  person->name = g_strdup (vnt_rt_text (user, "RealName"));
  person->address = g_strdup (vnt_rt_text (user, "EmailAddress"));
  person->organization = g_strdup (vnt_rt_text (user, "Organization"));
  person->agent = agent;
  g_ptr_array_add (people, person);
}

/**
 * vnt_rt_ticket_people:
 * @seen: (element-type utf8): logins already in @people
 *
 * Adds the people a ticket names.
 */
void
vnt_rt_ticket_people (JsonObject *object, GPtrArray *people, GHashTable *seen)
{
  JsonArray *requestors = vnt_json_array (object, "Requestor");
  JsonObject *owner = vnt_json_object (object, "Owner");

  if (owner != NULL)
    add_person (owner, TRUE, people, seen);
  for (guint i = 0; requestors != NULL && i < json_array_get_length (requestors); i++)
    if (vnt_json_object_at (requestors, i) != NULL)
      add_person (vnt_json_object_at (requestors, i), FALSE, people, seen);
}
