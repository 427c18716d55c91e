/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How bad it is. Stored: append only. */
typedef enum
{
  VNT_ALERT_OK = 1,
  VNT_ALERT_WARNING = 2,
  VNT_ALERT_UNKNOWN = 3, /* the check itself does not work */
  VNT_ALERT_CRITICAL = 4, /* of the machine itself: it is down */
  VNT_ALERT_PENDING = 5, /* never checked */
} VntAlertState;

/**
 * VntAlert:
 * @key: (not nullable): its identity at the monitoring, exactly as it says it; never shown
 * @host: (not nullable): the machine's name there
 * @service: (nullable): what of it; %NULL for the machine itself
 * @output: (not nullable): what the check said, on one line
 * @since: Unix seconds since which it is in this state, 0 when that is not known
 * @acknowledged: somebody takes care of it
 * @downtime: it is expected to be so
 * @ticket: an open ticket about it, below 0 for one that waits to be sent, 0 for none
 * @other: another open ticket about it, opened in the same moment by somebody else; 0 for none
 * @link: (nullable): an http or https address with more about it
 *
 * What the monitoring says of one thing. Plain value: vnt_alert_copy() it. Everything in it came from another program: it is text,
 * of limited length, and nothing else.
 */
typedef struct
{
  char *key;
  char *host;
  char *service;
  VntAlertState state;
  char *output;
  gint64 since;
  gboolean acknowledged;
  gboolean downtime;
  gint64 ticket;
  gint64 other;
  char *link;
} VntAlert;

/**
 * VntMonitored:
 * @machine: number of the machine
 * @asked: Unix seconds of when the monitoring said this
 * @alerts: (element-type VntAlert): the worst first; none when the monitoring does not know the machine
 *
 * What the monitoring said of one machine. Plain value.
 */
typedef struct
{
  gint64 machine;
  gint64 asked;
  GPtrArray *alerts;
} VntMonitored;

#define VNT_TYPE_ALERT (vnt_alert_get_type ())
GType vnt_alert_get_type (void);
VntAlert *vnt_alert_new (const char *key, const char *host, const char *service);
VntAlert *vnt_alert_copy (const VntAlert *self);
void vnt_alert_free (VntAlert *self);
gboolean vnt_alert_is_problem (const VntAlert *self);
gboolean vnt_alert_equal (const VntAlert *a, const VntAlert *b);
int vnt_alert_compare (const VntAlert *a, const VntAlert *b);
char *vnt_alert_get_mark (const VntAlert *self);

VntMonitored *vnt_monitored_new (gint64 machine, gint64 asked);
void vnt_monitored_take (VntMonitored *self, VntAlert *alert);
void vnt_monitored_sort (VntMonitored *self);
void vnt_monitored_free (VntMonitored *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntAlert, vnt_alert_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntMonitored, vnt_monitored_free)

G_END_DECLS
