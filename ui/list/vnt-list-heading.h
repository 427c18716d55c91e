/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

char *vnt_list_heading_text (VntDesk *desk, VntTicketList *tickets, guint position);

G_END_DECLS
