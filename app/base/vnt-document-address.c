/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-address.h"

#include <string.h>

#include "vnt-text.h"

#define MAX_LINK 2048
#define MAX_CONTENT_ID 998
#define MAX_PICTURE (4 * 1024 * 1024)

/* An address without the blanks, controls and direction marks that browsers pass over and people do not see. */
static char *
clean (const char *address, gsize max)
{
  GString *result;

  if (strlen (address) > max || !g_utf8_validate (address, -1, NULL))
    return NULL;

  result = g_string_new (NULL);
  for (const char *p = address; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iscntrl (c) && !g_unichar_isspace (c) && !vnt_text_is_direction_mark (c))
        g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

static gboolean
has_scheme (const char *address, const char *scheme)
{
  gsize length = strlen (scheme);

  return g_ascii_strncasecmp (address, scheme, length) == 0 && address[length] != '\0';
}

/**
 * vnt_document_safe_link:
 * @address: (nullable): where a link leads
 *
 * Lets through what may be opened when somebody follows a link: http, https, mailto and tel addresses, and "article:"
 * with the number of a knowledge base article.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL
 */
char *
vnt_document_safe_link (const char *address)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "tel:" };
  g_autofree char *link = address != NULL ? clean (address, MAX_LINK) : NULL;

  if (link == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (has_scheme (link, schemes[i]))
      return g_steal_pointer (&link);

  if (g_str_has_prefix (link, "article:") && link[8] != '\0' &&
      strspn (link + 8, "0123456789") == strlen (link + 8))
    return g_steal_pointer (&link);

  return NULL;
}

/**
 * vnt_document_safe_image:
 * @address: (nullable): where a picture is
 *
 * Lets through a picture that is here already: a part of the same mail, as its Content-ID without "cid:", or a picture
 * of up to 4 MB inside the address itself. SVG is no picture but a program.
 *
 * Returns: (transfer full) (nullable): see the @image of #VntBlock, or %NULL
 */
char *
vnt_document_safe_image (const char *address)
{
  static const char *const kinds[] = {
    "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,",
    "data:image/gif;base64,", "data:image/webp;base64,",
  };
  g_autofree char *image = address != NULL ? clean (address, MAX_PICTURE) : NULL;

  if (image == NULL)
    return NULL;

  if (has_scheme (image, "cid:") && strlen (image) <= MAX_CONTENT_ID)
    {
      g_autofree char *id = g_uri_unescape_string (image + 4, NULL);

      return id != NULL && *id != '\0' ? clean (id, MAX_CONTENT_ID) : NULL;
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (has_scheme (image, kinds[i]))
      {
        const char *data = image + strlen (kinds[i]);

        if (strspn (data, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") !=
            strlen (data))
          return NULL;
        memcpy (image, kinds[i], strlen (kinds[i]));
        return g_steal_pointer (&image);
      }

  return NULL;
}
