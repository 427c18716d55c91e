/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/**
 * VntPoppler:
 *
 * What is used of the library that reads PDF.
 */
typedef struct
{
  PopplerDocument *(*document_new_from_file) (const char *uri,
                                              const char *password,
                                              GError **error);
  int (*document_get_n_pages) (PopplerDocument *document);
  PopplerPage *(*document_get_page) (PopplerDocument *document, int index);
  void (*page_get_size) (PopplerPage *page, double *width, double *height);
  void (*page_render) (PopplerPage *page, cairo_t *cairo);
} VntPoppler;

const VntPoppler *vnt_poppler_get (GError **error);

G_END_DECLS
