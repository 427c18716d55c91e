/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-stem.h"

#include <string.h>

/* What is left of a word has at least so many letters, or different words would look alike. */
#define SHORTEST 3

typedef struct
{
  const char *ending;
  gsize rest; /* letters that must be left */
} Ending;

/* Folded: no accents. The longest first. Spanish and English stand together: which of them is spoken is not asked. */
static const Ending endings[] = {
  { "amiento", 3 }, { "imiento", 3 }, { "aciones", 3 }, { "iciones", 3 }, { "iendo", 3 },
  { "yendo", 3 },   { "acion", 3 },   { "icion", 3 },   { "ieron", 3 },   { "mente", 4 },
  { "ando", 3 },    { "aron", 3 },    { "aban", 3 },    { "ados", 4 },    { "adas", 4 },
  { "ado", 4 },     { "ada", 4 },     { "ido", 4 },     { "ida", 4 },     { "aba", 4 },
  { "ing", 3 },     { "ar", 3 },      { "er", 3 },      { "ir", 3 },      { "an", 4 },
  { "en", 4 },      { "ed", 4 },      { "ia", 4 },
};

/* Sorted: asked by halving. What is said in every ticket tells nothing about it. */
static const char *const stop_words[] = {
  "about",   "ademas",  "ahora",   "algo",     "alguien", "algun",  "alguna",  "all",
  "also",    "and",     "ante",    "antes",    "any",     "are",    "asi",     "atentamente",
  "aun",     "aunque",  "been",    "before",   "bien",    "buenas", "buenos",  "but",
  "cada",    "can",     "cannot",  "casi",     "como",    "con",    "contra",  "could",
  "cual",    "cuando",  "del",     "desde",    "dias",    "dice",   "did",     "does",
  "donde",   "dos",     "ella",    "ellos",    "entre",   "era",    "eran",    "esa",
  "ese",     "eso",     "esta",    "estaba",   "estamos", "estan",  "estar",   "estas",
  "este",    "esto",    "estos",   "estoy",    "for",     "from",   "fue",     "fuera",
  "gracias", "habia",   "hace",    "hacer",    "had",     "han",    "has",     "hasta",
  "have",    "hay",     "hello",   "her",      "here",    "his",    "hola",    "how",
  "hoy",     "into",    "its",     "just",     "kind",    "las",    "les",     "like",
  "los",     "mas",     "menos",   "mientras", "mis",     "mismo",  "more",    "muchas",
  "mucho",   "muy",     "nada",    "ninguna",  "nos",     "not",    "nuestro", "nunca",
  "only",    "otra",    "otro",    "our",      "out",     "para",   "pero",    "please",
  "poco",    "podemos", "poder",   "por",      "porque",  "pueda",  "puede",   "pueden",
  "puedo",   "pues",    "que",     "quien",    "regards", "saludo", "saludos", "same",
  "sea",     "segun",   "ser",     "she",      "should",  "sido",   "siempre", "sigue",
  "sin",     "sobre",   "solo",    "some",     "son",     "still",  "sus",     "tambien",
  "tanto",   "tardes",  "tenemos", "tener",    "tengo",   "thank",  "thanks",  "that",
  "the",     "their",   "them",    "then",     "there",   "these",  "they",    "this",
  "tiene",   "tienen",  "toda",    "todas",    "todo",    "todos",  "tras",    "una",
  "unas",    "unos",    "use",     "usted",    "very",    "vez",    "want",    "was",
  "were",    "what",    "when",    "which",    "who",     "will",   "with",    "would",
  "yet",     "you",     "your",
};

static gboolean
ends_with (const char *word, gsize length, const char *ending, gsize rest)
{
  gsize n = strlen (ending);

  return length >= n + rest && memcmp (word + length - n, ending, n) == 0;
}

static gboolean
is_vowel (char c)
{
  return strchr ("aeiou", c) != NULL && c != '\0';
}

/* "luces" is "luz", "errores" is "error", "correos" is "correo", "printers" is "printer". */
static gsize
strip_plural (char *word, gsize length)
{
  if (length < SHORTEST + 1 || word[length - 1] != 's')
    return length;
  if (ends_with (word, length, "ces", 2))
    {
      word[length - 3] = 'z';
      return length - 2;
    }
  if (ends_with (word, length, "es", SHORTEST))
    return length - 2;
  /* "address", "virus", "crisis" */
  if (strchr ("sui", word[length - 2]) != NULL)
    return length;
  return length - 1;
}

/**
 * vnt_stem_length:
 * @word: a word in small letters without accents; a letter of what is left may be changed
 * @length: its bytes
 *
 * Forgives the forms of a word: number, gender and the common endings of verbs, in Spanish and in English. It is rough on
 * purpose: what two words have in common only by chance is sorted out by rank. What is no plain word (digits, other letters) stays.
 *
 * Returns: how many bytes of @word are left
 */
gsize
vnt_stem_length (char *word, gsize length)
{
  gsize singular;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (word[i]))
      return length;

  singular = strip_plural (word, length);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (ends_with (word, singular, endings[i].ending, endings[i].rest))
      return singular - strlen (endings[i].ending);
  if (singular > SHORTEST && is_vowel (word[singular - 1]) && word[singular - 1] != 'u')
    return singular - 1;
  return singular;
}

/**
 * vnt_stem_word:
 * @word: a word in small letters without accents
 *
 * Returns: (transfer full): what its forms have in common: see vnt_stem_length()
 */
char *
vnt_stem_word (const char *word)
{
  g_autofree char *copy = g_strdup (word);
  gsize length = vnt_stem_length (copy, strlen (copy));

  return g_strndup (copy, length);
}

/**
 * vnt_stem_is_stop_word:
 * @word: a word in small letters without accents
 *
 * Returns: whether it is one of those that say nothing about what a text is about
 */
gboolean
vnt_stem_is_stop_word (const char *word)
{
  gsize low = 0, high = G_N_ELEMENTS (stop_words);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strcmp (word, stop_words[middle]);

      if (order == 0)
        return TRUE;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}
