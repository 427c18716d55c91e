/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Credentials in the Secret Service, and nowhere else. All calls block: worker threads only. */
gboolean vnt_secrets_store (const char *server_url,
                            const char *user,
                            const char *secret,
                            GCancellable *cancellable,
                            GError **error);
char *vnt_secrets_lookup (const char *server_url,
                          const char *user,
                          GCancellable *cancellable,
                          GError **error);
gboolean vnt_secrets_clear (const char *server_url,
                            const char *user,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
