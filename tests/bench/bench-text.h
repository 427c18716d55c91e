/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A random number generator with one word of state: the same seed gives the same text on every machine. */
typedef struct
{
  guint64 state;
} BenchRandom;

BenchRandom bench_random (guint64 seed);
guint bench_random_below (BenchRandom *self, guint n);

/* Text as people write it to a help desk in Spanish: a few words in most messages, a long tail in few. */
char *bench_sentence (BenchRandom *self, guint words);
char *bench_paragraphs (BenchRandom *self, guint words);
/* (transfer full): the word of the long tail at @place, 0 being the commonest. */
char *bench_tail_word (guint place);

G_END_DECLS
