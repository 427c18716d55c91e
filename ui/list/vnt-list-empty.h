/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-desk.h"

G_BEGIN_DECLS

/**
 * VntListEmpty:
 * @busy: it will fill by itself
 * @offer_closed: closed tickets were left out of a search
 *
 * Why a list shows nothing, and what to do about it.
 */
typedef struct
{
  const char *icon_name;
  const char *title;
  const char *description;
  gboolean busy;
  gboolean offer_closed;
} VntListEmpty;

void vnt_list_empty_explain (VntListEmpty *empty, const VntTicketQuery *query, VntDesk *desk);

G_END_DECLS
