/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"

G_BEGIN_DECLS

GtkWidget *vnt_remote_consent_new (VntDesk *desk, const VntTicket *ticket);

G_END_DECLS
