/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the server answers; what to do about it stands in vnt_desk_get_status_text(). */
typedef enum
{
  VNT_DESK_CLOSED, /* not opened yet */
  VNT_DESK_NO_ACCOUNT, /* nobody is signed in */
  VNT_DESK_STARTING,
  VNT_DESK_ONLINE,
  VNT_DESK_OFFLINE,
  VNT_DESK_AUTH, /* credentials needed again; everything stays readable and writable */
  VNT_DESK_UNTRUSTED, /* the server's certificate is not trusted */
} VntDeskState;

typedef enum
{
  VNT_DESK_FETCHED_NOTHING,
  VNT_DESK_FETCHED_TICKETS, /* every ticket; older conversations may still be missing */
  VNT_DESK_FETCHED_ALL,
} VntDeskFetched;

G_END_DECLS
