/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vnt-new-article.h"
#include "vnt-ticket.h"

G_BEGIN_DECLS

VntNewArticle *vnt_article_proposal_make (const VntTicket *ticket,
                                          const VntTicketDetail *detail,
                                          GListModel *messages,
                                          char **text);

G_END_DECLS
