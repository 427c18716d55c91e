/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-remote-session.h"

G_BEGIN_DECLS

const char *vnt_remote_words_protocol (VntRemoteProtocol protocol);
char *vnt_remote_words_place (const VntRemoteTarget *target);
char *vnt_remote_words_why (VntRemoteWhy why, const char *detail);
char *vnt_remote_words_state (const VntRemoteSession *session, const char *detail);
char *vnt_remote_words_note (const VntRemoteSession *session);

G_END_DECLS
