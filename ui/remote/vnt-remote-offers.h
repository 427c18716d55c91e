/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vnt-desk.h"
#include "vnt-machine.h"
#include "vnt-remote-target.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

/**
 * VntRemoteOffers:
 *
 * A button with the machines a session may lead to: those of the ticket, then where sessions led lately, then a file.
 *
 * Signals: "chosen" (#VntRemoteTarget, nullable string: its network card): the agent chose one. "likely" (the same): the ticket is
 * linked with this one. "file": out of a file.
 */
#define VNT_TYPE_REMOTE_OFFERS (vnt_remote_offers_get_type ())
G_DECLARE_FINAL_TYPE (VntRemoteOffers, vnt_remote_offers, VNT, REMOTE_OFFERS, GtkWidget)

GtkWidget *vnt_remote_offers_new (VntDesk *desk, const VntTicket *ticket);

G_END_DECLS
