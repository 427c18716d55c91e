/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A private Request Tracker for one test program: made at the first call, stopped and removed by the last. */
gboolean vnt_desk_fixture_start (gboolean marker);
gboolean vnt_desk_fixture_start_with (const char *option, const char *value);
void vnt_desk_fixture_stop (void);
const char *vnt_desk_fixture_url (void);
void vnt_desk_fixture_end_sessions (void);
char *vnt_desk_fixture_token (const char *user);
char *vnt_desk_fixture_password (const char *user);

/* The same server from another side than the code under test. */
JsonNode *vnt_desk_fixture_call (const char *user,
                                 const char *method,
                                 const char *path,
                                 const char *json);
gint64 vnt_desk_fixture_ticket (const char *user, const char *json);

G_END_DECLS
