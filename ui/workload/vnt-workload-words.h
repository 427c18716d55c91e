/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-figures.h"
#include "vnt-workload.h"

G_BEGIN_DECLS

/* What stands behind a cell that is not a #VntLoadFigure: the person themselves. */
#define VNT_WORKLOAD_PERSON VNT_LOAD_N_FIGURES

VntFigures *vnt_workload_words_people (const VntWorkload *workload);
VntFigures *vnt_workload_words_queues (const VntWorkload *workload);
VntFigures *vnt_workload_words_ages (const VntWorkload *workload);
char *vnt_workload_words_title (const VntLoad *load, VntLoadFigure figure);
const char *vnt_workload_words_name (const VntLoad *load);
char *vnt_workload_words_age (const VntWorkload *workload, gboolean online);

G_END_DECLS
