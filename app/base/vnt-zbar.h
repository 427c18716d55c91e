/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <zbar.h>

G_BEGIN_DECLS

/**
 * VntZbar:
 *
 * What is used of the library that reads bar codes.
 */
typedef struct
{
  zbar_image_scanner_t *(*scanner_create) (void);
  void (*scanner_destroy) (zbar_image_scanner_t *scanner);
  int (*scanner_set_config) (zbar_image_scanner_t *scanner,
                             zbar_symbol_type_t symbology,
                             zbar_config_t config,
                             int value);
  int (*scan) (zbar_image_scanner_t *scanner, zbar_image_t *image);
  zbar_image_t *(*image_create) (void);
  void (*image_destroy) (zbar_image_t *image);
  void (*image_set_format) (zbar_image_t *image, unsigned long format);
  void (*image_set_size) (zbar_image_t *image, unsigned width, unsigned height);
  void (*image_set_data) (zbar_image_t *image,
                          const void *data,
                          unsigned long length,
                          zbar_image_cleanup_handler_t *cleanup);
  const zbar_symbol_t *(*image_first_symbol) (const zbar_image_t *image);
  const char *(*symbol_get_data) (const zbar_symbol_t *symbol);
  unsigned int (*symbol_get_data_length) (const zbar_symbol_t *symbol);
} VntZbar;

const VntZbar *vnt_zbar_get (void);

G_END_DECLS
