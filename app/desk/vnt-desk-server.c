/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server, told what whoever runs it calls the fields in which replies and new tickets carry their identity. */
#include "config.h"

#include "vnt-desk-private.h"

/* The settings of the window count for the command line, too. Without them, as in an uninstalled program, a kind's own. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, VNT_APP_ID, TRUE) : NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, "reply-marker"))
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

/* private: on the main thread, once. */
void
vnt_desk_read_markers (VntDesk *self)
{
  g_autoptr (GSettings) settings = find_settings ();

  if (settings == NULL)
    return;
  self->reply_marker = g_settings_get_string (settings, "reply-marker");
  self->ticket_marker = g_settings_get_string (settings, "ticket-marker");
}

/* private: any thread. */
VntServer *
vnt_desk_make_server (VntDesk *self, const char *kind, const char *url, GError **error)
{
  VntServer *server = vnt_server_new (kind, url, error);

  if (server != NULL && self->reply_marker != NULL)
    vnt_server_set_markers (server, self->reply_marker, self->ticket_marker);

  return server;
}
