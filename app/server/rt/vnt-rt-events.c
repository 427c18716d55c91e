/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-rt-events.h"

#include "vnt-field.h"
#include "vnt-json.h"
#include "vnt-rt-people.h"
#include "vnt-rt-queues.h"

/* How a value of history is written, and what becomes of it. */
typedef enum
{
  VALUE_TEXT,
  VALUE_PERSON, /* the number of a user → a login, "" for nobody */
  VALUE_QUEUE, /* the number of a queue → its name */
  VALUE_MOMENT, /* "2026-11-23 07:58:12" in UTC → Unix seconds, "0" when not set */
  VALUE_LINK, /* an address → "ticket:N", "asset:N" or the address */
} ValueKind;

static const struct
{
  const char *theirs;
  const char *ours;
  VntField field;
  ValueKind value;
} FIELDS[] = {
  { "Status", "status", VNT_FIELD_STATUS, VALUE_TEXT },
  { "Owner", "owner", VNT_FIELD_OWNER, VALUE_PERSON },
  { "Queue", "queue", VNT_FIELD_QUEUE, VALUE_QUEUE },
  { "Subject", "subject", VNT_FIELD_SUBJECT, VALUE_TEXT },
  { "Priority", "priority", VNT_FIELD_PRIORITY, VALUE_TEXT },
  { "Due", "due", VNT_FIELD_DUE, VALUE_MOMENT },
  { "TimeWorked", "minutes-worked", VNT_FIELD_MINUTES, VALUE_TEXT },
  { "TimeLeft", "minutes-left", VNT_FIELD_NONE, VALUE_TEXT },
  { "TimeEstimated", "minutes-estimated", VNT_FIELD_NONE, VALUE_TEXT },
  { "Starts", "starts", VNT_FIELD_NONE, VALUE_MOMENT },
  { "Started", "started", VNT_FIELD_NONE, VALUE_MOMENT },
  { "Resolved", "resolved", VNT_FIELD_NONE, VALUE_MOMENT },
  { "Told", "told", VNT_FIELD_NONE, VALUE_MOMENT },
  { "SLA", "service-level", VNT_FIELD_NONE, VALUE_TEXT },
};

static const struct
{
  const char *theirs;
  const char *ours;
  ValueKind value;
} TYPES[] = {
  { "AddLink", "link-added", VALUE_LINK },
  { "DeleteLink", "link-removed", VALUE_LINK },
  { "AddWatcher", "person-added", VALUE_PERSON },
  { "DelWatcher", "person-removed", VALUE_PERSON },
  { "AddReminder", "reminder-added", VALUE_TEXT },
  { "ResolveReminder", "reminder-done", VALUE_TEXT },
  { "Forward Ticket", "forwarded", VALUE_TEXT },
  { "Forward Transaction", "forwarded", VALUE_TEXT },
};

static char *
person_of (VntRt *rt, const char *value, GCancellable *cancellable)
{
  gint64 number;
  char *login = NULL;

  if (g_ascii_string_to_signed (value, 10, 1, G_MAXINT32, &number, NULL))
    login = vnt_rt_people_login (rt, number, cancellable);

  return login != NULL ? login : g_strdup (value);
}

/* The number stays when the queues cannot be read now. */
static char *
queue_of (VntRt *rt, const char *value, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) queues = vnt_rt_queues_known (rt, cancellable, NULL);
  gint64 number = g_ascii_strtoll (value, NULL, 10);

  for (guint i = 0; queues != NULL && i < queues->len; i++)
    {
      const VntQueue *queue = g_ptr_array_index (queues, i);

      if (queue->id == number)
        return g_strdup (queue->name);
    }

  return g_strdup (value);
}

static char *
moment_of (const char *value)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (value, utc);

  return g_strdup_printf ("%" G_GINT64_FORMAT,
                          moment != NULL ? MAX (g_date_time_to_unix (moment), 0) : 0);
}

static char *
link_of (const char *value)
{
  const char *number = strrchr (value, '/');

  if (number != NULL && g_str_has_prefix (value, "fsck.com-rt://"))
    return g_strconcat ("ticket:", number + 1, NULL);
  if (number != NULL && g_str_has_prefix (value, "asset://"))
    return g_strconcat ("asset:", number + 1, NULL);

  return g_strdup (value);
}

static char *
value_of (VntRt *rt, ValueKind kind, const char *value, GCancellable *cancellable)
{
  if (value == NULL || *value == '\0')
    return NULL;
  switch (kind)
    {
    case VALUE_PERSON:
      return person_of (rt, value, cancellable);
    case VALUE_QUEUE:
      return queue_of (rt, value, cancellable);
    case VALUE_MOMENT:
      return moment_of (value);
    case VALUE_LINK:
      return link_of (value);
    case VALUE_TEXT:
    default:
      return g_strdup (value);
    }
}

static void
set_values (VntRt *rt,
            JsonObject *transaction,
            VntMessage *message,
            ValueKind kind,
            GCancellable *cancellable)
{
  message->old_value = value_of (rt, kind, vnt_rt_text (transaction, "OldValue"), cancellable);
  message->new_value = value_of (rt, kind, vnt_rt_text (transaction, "NewValue"), cancellable);
}

/* History names a custom field by its number; its name is asked for once. */
static char *
custom_field_of (VntRt *rt, const char *number, GCancellable *cancellable)
{
  char *name = vnt_rt_known_get_field_name (rt->known, number);

  if (name == NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (number, NULL, FALSE);
      g_autofree char *path = g_strconcat ("/customfield/", escaped, NULL);
      g_autoptr (JsonObject) field = vnt_rt_get (rt, path, NULL, cancellable, NULL);

      name = g_strdup (vnt_rt_text (field, "Name"));
      if (name == NULL)
        return g_strdup (number);
      vnt_rt_known_set_field_name (rt->known, number, name);
    }

  return name;
}

static gboolean
read_field (VntRt *rt,
            JsonObject *transaction,
            const char *field,
            VntMessage *message,
            GCancellable *cancellable)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (g_str_equal (FIELDS[i].theirs, field))
      {
        message->event = g_strdup ("field");
        message->field = g_strdup (FIELDS[i].ours);
        set_values (rt, transaction, message, FIELDS[i].value, cancellable);
        return TRUE;
      }

  return FALSE;
}

/* Of a link or a person, which kind: in the words of #VntLink and of vnt_field_info(). */
static const char *
role_of (const char *field)
{
  static const struct
  {
    const char *theirs;
    const char *ours;
  } ROLES[] = {
    { "RefersTo", "refers-to" },   { "ReferredToBy", "referred-to-by" },
    { "DependsOn", "depends-on" }, { "DependedOnBy", "depended-on-by" },
    { "MemberOf", "parent" },      { "HasMember", "child" },
    { "Requestor", "requestors" }, { "Cc", "cc" },
    { "AdminCc", "admin-cc" },
  };

  for (gsize i = 0; field != NULL && i < G_N_ELEMENTS (ROLES); i++)
    if (g_str_equal (ROLES[i].theirs, field))
      return ROLES[i].ours;

  return NULL;
}

/**
 * vnt_rt_events_read:
 * @transaction: of a ticket's history, not a message
 * @message: what is filled: event, field and values, in the words of #VntMessage
 *
 * Translates what happened. A word not known here is kept as the server says it.
 */
void
vnt_rt_events_read (VntRt *rt,
                    JsonObject *transaction,
                    VntMessage *message,
                    GCancellable *cancellable)
{
  const char *type = vnt_rt_text (transaction, "Type");
  const char *field = vnt_rt_text (transaction, "Field");

  if (g_strcmp0 (type, "CustomField") == 0 && field != NULL)
    {
      message->event = g_strdup ("field");
      message->field = custom_field_of (rt, field, cancellable);
      set_values (rt, transaction, message, VALUE_TEXT, cancellable);
      return;
    }
  if (g_strcmp0 (type, "AddLink") == 0 && g_strcmp0 (field, "MergedInto") == 0)
    {
      message->event = g_strdup ("merged");
      set_values (rt, transaction, message, VALUE_LINK, cancellable);
      return;
    }
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (TYPES); i++)
    if (g_str_equal (TYPES[i].theirs, type))
      {
        message->event = g_strdup (TYPES[i].ours);
        message->field = g_strdup (role_of (field));
        set_values (rt, transaction, message, TYPES[i].value, cancellable);
        /* To whom stands elsewhere. */
        if (g_str_equal (TYPES[i].ours, "forwarded"))
          message->new_value = g_strdup (vnt_rt_text (transaction, "Data"));
        return;
      }
  if (field != NULL && read_field (rt, transaction, field, message, cancellable))
    return;
  message->event = g_strdup (type);
  set_values (rt, transaction, message, VALUE_TEXT, cancellable);
}

static gint64
number_of (const char *value)
{
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/**
 * vnt_rt_events_is_change:
 * @event: as vnt_rt_events_read() filled it
 * @operation: a change of a field
 *
 * Returns: whether @event is what the server writes when @operation takes effect
 */
gboolean
vnt_rt_events_is_change (VntRt *rt, const VntMessage *event, const VntOperation *operation)
{
  if (operation->field == VNT_FIELD_CUSTOM)
    return g_strcmp0 (event->field, operation->name) == 0 &&
           vnt_field_equal (VNT_FIELD_CUSTOM, event->new_value, operation->value);
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    {
      g_autofree char *queue = NULL;

      if (FIELDS[i].field != operation->field || g_strcmp0 (event->field, FIELDS[i].ours) != 0)
        continue;
      if (operation->field == VNT_FIELD_MINUTES)
        return operation->value != NULL &&
               number_of (event->new_value) - number_of (event->old_value) ==
                 number_of (operation->value);
      if (operation->field == VNT_FIELD_QUEUE)
        {
          queue = queue_of (rt, operation->value != NULL ? operation->value : "", NULL);
          return g_strcmp0 (event->new_value, queue) == 0;
        }
      return vnt_field_equal (operation->field, event->new_value, operation->value);
    }

  return FALSE;
}
