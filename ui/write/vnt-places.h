/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/* What "{places}" in a text stand for on one ticket. */
char *vnt_places_fill (const char *text, VntDesk *desk, const VntTicket *ticket);
char *vnt_places_describe (void);

G_END_DECLS
