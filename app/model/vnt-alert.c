/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-alert.h"

#include <string.h>

#include "vnt-text.h"

#define LONGEST_MARK 80

G_DEFINE_BOXED_TYPE (VntAlert, vnt_alert, vnt_alert_copy, vnt_alert_free)

/**
 * vnt_alert_new:
 * @key: its identity at the monitoring
 * @host: the machine's name there
 * @service: (nullable): what of it
 *
 * Returns: (transfer full): one that was never checked, for its maker to fill
 */
VntAlert *
vnt_alert_new (const char *key, const char *host, const char *service)
{
  VntAlert *self;

  g_return_val_if_fail (key != NULL && host != NULL, NULL);

  self = g_new0 (VntAlert, 1);
  self->key = g_strdup (key);
  self->host = g_strdup (host);
  self->service = g_strdup (service);
  self->output = g_strdup ("");
  self->state = VNT_ALERT_PENDING;
  return self;
}

VntAlert *
vnt_alert_copy (const VntAlert *self)
{
  VntAlert *copy = g_memdup2 (self, sizeof *self);

  copy->key = g_strdup (self->key);
  copy->host = g_strdup (self->host);
  copy->service = g_strdup (self->service);
  copy->output = g_strdup (self->output);
  copy->link = g_strdup (self->link);
  return copy;
}

/**
 * vnt_alert_free:
 * @self: (transfer full) (nullable): an alert
 */
void
vnt_alert_free (VntAlert *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->host);
  g_free (self->service);
  g_free (self->output);
  g_free (self->link);
  g_free (self);
}

/* Returns: whether somebody should look */
gboolean
vnt_alert_is_problem (const VntAlert *self)
{
  return self->state == VNT_ALERT_WARNING || self->state == VNT_ALERT_UNKNOWN ||
         self->state == VNT_ALERT_CRITICAL;
}

static int
weight (const VntAlert *self)
{
  static const int weights[] = { 0, 1, 3, 4, 5, 2 };
  int own = self->state <= VNT_ALERT_PENDING ? weights[self->state] : 0;

  return 2 * own + (self->acknowledged || self->downtime ? 0 : 1);
}

/**
 * vnt_alert_equal:
 *
 * Returns: whether they say the same of the same thing
 */
gboolean
vnt_alert_equal (const VntAlert *a, const VntAlert *b)
{
  return g_str_equal (a->key, b->key) && g_str_equal (a->host, b->host) &&
         g_strcmp0 (a->service, b->service) == 0 && a->state == b->state &&
         g_str_equal (a->output, b->output) && a->since == b->since &&
         a->acknowledged == b->acknowledged && a->downtime == b->downtime &&
         a->ticket == b->ticket && a->other == b->other && g_strcmp0 (a->link, b->link) == 0;
}

/**
 * vnt_alert_compare:
 *
 * Returns: below 0 when @a stands before @b: the worst first, the machine itself before what is on it, then by name
 */
int
vnt_alert_compare (const VntAlert *a, const VntAlert *b)
{
  int order = weight (b) - weight (a);

  if (order == 0)
    order = (a->service != NULL) - (b->service != NULL);
  if (order == 0)
    order = g_strcmp0 (a->service, b->service);
  return order != 0 ? order : strcmp (a->key, b->key);
}

/**
 * vnt_alert_get_mark:
 *
 * What stands in the subject of a ticket about it, so that who looks for such a ticket finds it: "[pc-0042!disk]".
 *
 * Returns: (transfer full): the mark
 */
char *
vnt_alert_get_mark (const VntAlert *self)
{
  g_autofree char *whole = self->service != NULL
                             ? g_strdup_printf ("%s!%s", self->host, self->service)
                             : g_strdup (self->host);
  g_autofree char *line = vnt_text_one_line (whole, LONGEST_MARK);

  g_strdelimit (line, "[]", '_');
  return g_strdup_printf ("[%s]", line);
}

static void
free_alert (gpointer alert)
{
  vnt_alert_free (alert);
}

/**
 * vnt_monitored_new:
 * @machine: number of a machine
 * @asked: when the monitoring was asked
 *
 * Returns: (transfer full): one of which the monitoring knows nothing
 */
VntMonitored *
vnt_monitored_new (gint64 machine, gint64 asked)
{
  VntMonitored *self = g_new0 (VntMonitored, 1);

  self->machine = machine;
  self->asked = asked;
  self->alerts = g_ptr_array_new_with_free_func (free_alert);
  return self;
}

/**
 * vnt_monitored_take:
 * @alert: (transfer full): another
 */
void
vnt_monitored_take (VntMonitored *self, VntAlert *alert)
{
  g_ptr_array_add (self->alerts, alert);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return vnt_alert_compare (*(const VntAlert *const *) a, *(const VntAlert *const *) b);
}

/* The worst first. */
void
vnt_monitored_sort (VntMonitored *self)
{
  g_ptr_array_sort (self->alerts, compare);
}

/**
 * vnt_monitored_free:
 * @self: (transfer full) (nullable): what was said
 */
void
vnt_monitored_free (VntMonitored *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->alerts);
  g_free (self);
}
