/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-language.h"

#include <string.h>

/* Words that are in every letter, and that the other languages here do not have or use much less. */
typedef struct
{
  const char *code;
  const char *words;
} Language;

static const Language LANGUAGES[] = {
  { "es",
    " el los las una y es que no se por con para su al lo como más pero sus este ya está hay "
    "esta muy del me mi usted gracias hola días buenos buenas tardes desde cuando ha he puede "
    "también porque sin hasta tengo tenemos nos favor saludo " },
  { "en", " the and is to of in that it for was on with as are this be at have from or not we you "
          "my your can please thanks hello when has does will would there been our but they " },
  { "ca", " els les amb és una però més aquest aquesta dels i que per també gràcies bon dia hola "
          "quan no puc tinc seu seva fins molt perquè això " },
  { "gl", " o os as unha non é e dos das coa polo pola máis moi tamén grazas bos días cando teño "
          "pero dende ata isto esta " },
  { "pt", " o os as uma não é e dos das com pelo pela mais muito também obrigado obrigada bom dia "
          "quando tenho mas desde até isto está você " },
  { "fr", " le les des une et est que ne pas pour avec dans sur ce cette il je nous vous mais plus "
          "bonjour merci depuis quand aussi être avoir au aux du qui " },
  { "de", " der die das und ist nicht ein eine zu den mit von auf für im ich wir sie es aber auch "
          "bitte danke hallo seit wenn wird kann haben hat noch dem sich " },
  { "it", " il gli le una e è che non per con del della sono questo questa più ma anche grazie "
          "buongiorno quando ho abbiamo dal nel alla ci si " },
  { "eu", " eta da ez dut bat dira du zen baina ere egun kaixo eskerrik asko noiz nire gure "
          "dugu hau hori izan " },
};

/* Fewer hits than this say nothing. */
#define FEWEST 3
#define MOST_WORDS 400

static gboolean
has_word (const Language *language, const char *word)
{
  g_autofree char *wanted = g_strdup_printf (" %s ", word);

  return strstr (language->words, wanted) != NULL;
}

static void
count (const char *word, guint *hits)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (has_word (&LANGUAGES[i], word))
      hits[i]++;
}

/**
 * vnt_language_guess:
 * @text: what somebody wrote
 *
 * Tells the language by the small words every letter is full of.
 *
 * Returns: (transfer none) (nullable): "es", "en" …; %NULL when that cannot be told
 */
const char *
vnt_language_guess (const char *text)
{
  guint hits[G_N_ELEMENTS (LANGUAGES)] = { 0 };
  g_autofree char *small = NULL;
  gsize best = 0;
  guint second = 0;
  guint words = 0;

  g_return_val_if_fail (text != NULL, NULL);

  small = g_utf8_strdown (text, -1);
  for (const char *p = small; *p != '\0' && words < MOST_WORDS; words++)
    {
      const char *start;

      while (*p != '\0' && !g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, (gsize) (p - start));

          count (word, hits);
        }
    }
  for (gsize i = 1; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (hits[i] > hits[best])
      best = i;
  for (gsize i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (i != best)
      second = MAX (second, hits[i]);

  return hits[best] >= FEWEST && hits[best] > second ? LANGUAGES[best].code : NULL;
}
