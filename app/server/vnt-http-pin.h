/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _VntHttpPin VntHttpPin;

VntHttpPin *vnt_http_pin_new (const char *fingerprint);
VntHttpPin *vnt_http_pin_ref (VntHttpPin *self);
void vnt_http_pin_unref (VntHttpPin *self);
gboolean vnt_http_pin_accepts (VntHttpPin *self, GTlsCertificate *certificate);
char *vnt_http_pin_dup_fingerprint (VntHttpPin *self);
gboolean vnt_http_pin_is_broken (VntHttpPin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntHttpPin, vnt_http_pin_unref)

G_END_DECLS
