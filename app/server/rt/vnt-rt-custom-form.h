/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/HTMLparser.h>

#include "vnt-rt.h"

G_BEGIN_DECLS

void vnt_rt_custom_form_read (VntRt *rt, htmlDocPtr page, GCancellable *cancellable);

G_END_DECLS
