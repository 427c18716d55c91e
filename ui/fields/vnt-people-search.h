/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"
#include "vnt-picker.h"

G_BEGIN_DECLS

/**
 * VntPeopleSearch:
 *
 * Offers in a picker the people who are known here, and below them those only the server knows.
 */
#define VNT_TYPE_PEOPLE_SEARCH (vnt_people_search_get_type ())
G_DECLARE_FINAL_TYPE (VntPeopleSearch, vnt_people_search, VNT, PEOPLE_SEARCH, GObject)

VntPeopleSearch *vnt_people_search_new (VntPicker *picker);
void vnt_people_search_set_desk (VntPeopleSearch *self, VntDesk *desk);
void vnt_people_search_leave_out (VntPeopleSearch *self, const char *const *values);
gboolean vnt_people_search_found (VntPeopleSearch *self, const char *value);
void vnt_people_search_stop (VntPeopleSearch *self);

G_END_DECLS
