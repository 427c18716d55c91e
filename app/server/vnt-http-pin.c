/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A certificate that nobody vouches for, and that is trusted because it was the first one seen. */
#include "vnt-http-pin.h"

struct _VntHttpPin
{
  GMutex mutex;
  char *fingerprint; /* NULL until there is one */
  gboolean broken;
};

/**
 * vnt_http_pin_new:
 * @fingerprint: (nullable): the certificate that is trusted; %NULL for the first one that is shown
 *
 * Returns: (transfer full): a pin, for any thread
 */
VntHttpPin *
vnt_http_pin_new (const char *fingerprint)
{
  VntHttpPin *self = g_atomic_rc_box_new0 (VntHttpPin);

  g_mutex_init (&self->mutex);
  self->fingerprint = g_strdup (fingerprint);
  return self;
}

VntHttpPin *
vnt_http_pin_ref (VntHttpPin *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  VntHttpPin *self = data;

  g_mutex_clear (&self->mutex);
  g_free (self->fingerprint);
}

/**
 * vnt_http_pin_unref:
 * @self: (transfer full): a pin
 */
void
vnt_http_pin_unref (VntHttpPin *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static char *
fingerprint_of (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *sum = NULL;
  GString *text = g_string_new (NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  for (gsize i = 0; sum[i] != '\0'; i += 2)
    g_string_append_printf (text, "%s%.2s", i > 0 ? ":" : "", sum + i);
  return g_string_free (text, FALSE);
}

/**
 * vnt_http_pin_accepts:
 * @certificate: one that no authority of this machine vouches for
 *
 * Returns: whether it is the one that is trusted, or the first
 */
gboolean
vnt_http_pin_accepts (VntHttpPin *self, GTlsCertificate *certificate)
{
  g_autofree char *shown = fingerprint_of (certificate);
  gboolean same;

  g_mutex_lock (&self->mutex);
  if (self->fingerprint == NULL)
    self->fingerprint = g_steal_pointer (&shown);
  same = shown == NULL || g_str_equal (shown, self->fingerprint);
  self->broken |= !same;
  g_mutex_unlock (&self->mutex);
  return same;
}

/* Returns: (transfer full) (nullable): the certificate that is trusted: SHA-256, in pairs of digits with colons between */
char *
vnt_http_pin_dup_fingerprint (VntHttpPin *self)
{
  char *copy;

  g_mutex_lock (&self->mutex);
  copy = g_strdup (self->fingerprint);
  g_mutex_unlock (&self->mutex);
  return copy;
}

/* Returns: whether another certificate than the trusted one was shown */
gboolean
vnt_http_pin_is_broken (VntHttpPin *self)
{
  gboolean broken;

  g_mutex_lock (&self->mutex);
  broken = self->broken;
  g_mutex_unlock (&self->mutex);
  return broken;
}
