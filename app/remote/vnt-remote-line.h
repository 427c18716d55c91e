/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-remote-session.h"

G_BEGIN_DECLS

/* What a line of a program means. */
typedef enum
{
  VNT_REMOTE_LINE_NOTHING,
  VNT_REMOTE_LINE_CONNECTED,
  VNT_REMOTE_LINE_FAILED,
  VNT_REMOTE_LINE_CLOSED, /* the other side ended it */
} VntRemoteLine;

VntRemoteLine vnt_remote_line_read (VntRemoteProtocol protocol,
                                    const char *line,
                                    VntRemoteWhy *why);
gboolean vnt_remote_line_asks_password (const char *question);
VntRemoteWhy vnt_remote_exit_read (VntRemoteProtocol protocol, int wait_status);

G_END_DECLS
