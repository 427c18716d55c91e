/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Stored: append only. */
typedef enum
{
  VNT_TEXT_MODULE_TEXT = 1, /* inserted where the caret stands */
  VNT_TEXT_MODULE_SIGNATURE = 2, /* stands below every reply it fits */
} VntTextModuleKind;

/**
 * VntTextModule:
 * @uuid: (not nullable): its identity
 * @name: (not nullable): what people call it
 * @key: (not nullable): what is typed to find it, "" for none
 * @text: (not nullable): with places like "{ticket}", see vnt_text_fill()
 * @language: (nullable): "es", "en" …; %NULL for any
 * @queue: (nullable): the name of the queue it is for; %NULL for all
 *
 * Text that is used again. Filled by its maker, frozen once handed over.
 */
typedef struct
{
  char *uuid;
  VntTextModuleKind kind;
  char *name;
  char *key;
  char *text;
  char *language;
  char *queue;
  gint64 updated;
} VntTextModule;

#define VNT_TYPE_TEXT_MODULE (vnt_text_module_get_type ())
GType vnt_text_module_get_type (void);
VntTextModule *vnt_text_module_new (VntTextModuleKind kind, const char *name, const char *text);
VntTextModule *vnt_text_module_copy (const VntTextModule *self);
VntTextModule *vnt_text_module_ref (VntTextModule *self);
void vnt_text_module_unref (VntTextModule *self);
gboolean vnt_text_module_equal (const VntTextModule *a, const VntTextModule *b);
const VntTextModule *vnt_text_module_choose_signature (GPtrArray *modules,
                                                       const char *queue,
                                                       const char *language);
gboolean vnt_text_module_fits (const VntTextModule *self, const char *queue, const char *language);
gboolean vnt_text_module_matches (const VntTextModule *self, const char *folded);

char *vnt_text_modules_write (GPtrArray *modules);
GPtrArray *vnt_text_modules_read (const char *data, gsize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VntTextModule, vnt_text_module_unref)

G_END_DECLS
