/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-text.h"

/* How many different words the long tail has; together with the others about what a year of real mail has. */
#define TAIL 20000

static const char *const function_words[] = {
  "de",  "la",   "que",  "el",    "en",     "y",   "a",    "los", "se",    "del",   "las",
  "un",  "por",  "con",  "no",    "una",    "su",  "para", "es",  "al",    "lo",    "como",
  "más", "o",    "pero", "sus",   "le",     "ha",  "me",   "si",  "sin",   "sobre", "este",
  "ya",  "todo", "esta", "desde", "cuando", "muy", "hay",  "nos", "hasta", "ayer",  "hoy",
};

static const char *const desk_words[] = {
  "equipo",     "impresora",  "correo",    "red",         "usuario",    "contraseña",
  "pantalla",   "aplicación", "servidor",  "incidencia",  "conexión",   "ordenador",
  "carpeta",    "teléfono",   "problema",  "error",       "acceso",     "archivo",
  "documento",  "impresión",  "firma",     "certificado", "programa",   "actualización",
  "oficina",    "planta",     "despacho",  "compañera",   "compañero",  "gracias",
  "saludo",     "urgente",    "mañana",    "expediente",  "navegador",  "portátil",
  "ratón",      "teclado",    "monitor",   "cable",       "wifi",       "escáner",
  "tóner",      "bandeja",    "papel",     "calendario",  "reunión",    "permiso",
  "cuenta",     "bloqueada",  "sesión",    "lento",       "lenta",      "reiniciar",
  "instalar",   "configurar", "solicitud", "alta",        "baja",       "cambio",
  "biblioteca", "hacienda",   "padrón",    "registro",    "tesorería",  "urbanismo",
  "deportes",   "policía",    "colegio",   "alcaldía",    "ventanilla", "ciudadano",
  "trámite",    "pago",       "factura",   "nómina",      "vacaciones", "plazo",
  "proveedor",  "garantía",   "repuesto",  "visita",      "técnico",    "línea",
  "centralita", "extensión",  "grabación", "cámara",      "vídeo",      "proyector",
  "copia",      "seguridad",  "restaurar", "borrado",     "perdido",    "antivirus",
  "remitente",  "adjunto",    "cuota",     "espacio",     "disco",      "memoria",
  "arranque",   "mensaje",    "ventana",   "botón",       "formulario", "informe",
};

static const char *const syllables[] = {
  "ma", "ri",  "to",  "len", "cas", "pu",  "dre", "sol",  "bi", "gar", "ne", "fon", "tra", "lu",
  "vi", "com", "per", "zo",  "jun", "que", "ble", "ción", "ña", "tor", "mi", "cha", "rro", "lles",
};

/**
 * bench_random:
 * @seed: any number
 *
 * Returns: a generator that gives the same numbers for the same seed (splitmix64)
 */
BenchRandom
bench_random (guint64 seed)
{
  return (BenchRandom){ .state = seed * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) + 1 };
}

/**
 * bench_random_below:
 * @n: above 0
 *
 * Returns: a number from 0 to @n - 1
 */
guint
bench_random_below (BenchRandom *self, guint n)
{
  guint64 z;

  self->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  z = self->state;
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);

  return (guint) ((z ^ (z >> 31)) % n);
}

/* Squared, so that the first words come far more often than the last. */
static guint
skewed (BenchRandom *self, guint n)
{
  guint64 place = bench_random_below (self, 65536);

  return (guint) (place * place * n >> 32);
}

char *
bench_tail_word (guint place)
{
  BenchRandom random = bench_random (place + 77);
  GString *word = g_string_new (NULL);
  guint n = 2 + bench_random_below (&random, 3);

  for (guint i = 0; i < n; i++)
    g_string_append (word, syllables[bench_random_below (&random, G_N_ELEMENTS (syllables))]);

  return g_string_free (word, FALSE);
}

static void
append_word (BenchRandom *self, GString *text)
{
  guint kind = bench_random_below (self, 100);
  g_autofree char *rare = NULL;

  if (kind < 48)
    g_string_append (text, function_words[skewed (self, G_N_ELEMENTS (function_words))]);
  else if (kind < 70)
    g_string_append (text, desk_words[bench_random_below (self, G_N_ELEMENTS (desk_words))]);
  else
    {
      rare = bench_tail_word (skewed (self, TAIL));
      g_string_append (text, rare);
    }
}

/**
 * bench_sentence:
 * @words: how many
 *
 * Returns: (transfer full): a line without a full stop
 */
char *
bench_sentence (BenchRandom *self, guint words)
{
  GString *text = g_string_new (desk_words[bench_random_below (self, G_N_ELEMENTS (desk_words))]);

  for (guint i = 1; i < words; i++)
    {
      g_string_append_c (text, ' ');
      append_word (self, text);
    }

  return g_string_free (text, FALSE);
}

/**
 * bench_paragraphs:
 * @words: how many
 *
 * Returns: (transfer full): sentences of about twelve words, an empty line after every fourth
 */
char *
bench_paragraphs (BenchRandom *self, guint words)
{
  GString *text = g_string_new (NULL);
  guint sentences = words / 12 + 1;

  for (guint i = 0; i < sentences; i++)
    {
      g_autofree char *sentence = bench_sentence (self, 8 + bench_random_below (self, 9));

      g_string_append (text, sentence);
      g_string_append (text, i % 4 == 3 ? ".\n\n" : ". ");
    }

  return g_string_free (text, FALSE);
}
