/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-custom-field.h"
#include "vnt-queue.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

typedef struct _VntRtKnown VntRtKnown;

VntRtKnown *vnt_rt_known_new (void);
void vnt_rt_known_free (VntRtKnown *self);
void vnt_rt_known_clear (VntRtKnown *self);
void vnt_rt_known_set_login (VntRtKnown *self, gint64 user, const char *login);
char *vnt_rt_known_get_login (VntRtKnown *self, gint64 user);
void vnt_rt_known_set_field_name (VntRtKnown *self, const char *number, const char *name);
char *vnt_rt_known_get_field_name (VntRtKnown *self, const char *number);
void vnt_rt_known_set_custom (VntRtKnown *self, VntCustomField *field);
VntCustomField *vnt_rt_known_get_custom (VntRtKnown *self, gint64 number);
void vnt_rt_known_set_class (VntRtKnown *self,
                             gint64 queue,
                             const char *status,
                             VntStatusClass value);
VntStatusClass vnt_rt_known_get_class (VntRtKnown *self, gint64 queue, const char *status);
void vnt_rt_known_set_queues (VntRtKnown *self, GPtrArray *queues);
GPtrArray *vnt_rt_known_get_queues (VntRtKnown *self);
void vnt_rt_known_set_form (VntRtKnown *self,
                            gint64 queue,
                            const char *status,
                            const char *const *statuses,
                            const char *const *levels);
gboolean vnt_rt_known_get_form (
  VntRtKnown *self, gint64 queue, const char *status, GStrv *statuses, GStrv *levels);
void vnt_rt_known_set_owners (VntRtKnown *self, GHashTable *owners);
GHashTable *vnt_rt_known_get_owners (VntRtKnown *self);
guint vnt_rt_known_count_quiet (VntRtKnown *self, gboolean quiet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntRtKnown, vnt_rt_known_free)

G_END_DECLS
