/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vnt-document.h"

G_BEGIN_DECLS

/* Private to base/: what an HTML element means for a document. */
typedef enum
{
  VNT_TAG_INLINE,
  VNT_TAG_DROP,
  VNT_TAG_LINE, /* stands on lines of its own */
  VNT_TAG_PARAGRAPH, /* is a paragraph of its own */
  VNT_TAG_HEADING,
  VNT_TAG_LIST,
  VNT_TAG_ITEM,
  VNT_TAG_QUOTE,
  VNT_TAG_PRE,
  VNT_TAG_TABLE,
  VNT_TAG_HEAD,
  VNT_TAG_ROW,
  VNT_TAG_CELL,
  VNT_TAG_BREAK,
  VNT_TAG_RULE,
  VNT_TAG_IMAGE,
  VNT_TAG_LINK,
} VntTagKind;

/* @detail: heading level; 1 for a numbered list and for a heading cell */
typedef struct
{
  const char *name;
  VntTagKind kind;
  VntRunStyle style;
  int detail;
} VntTag;

const VntTag *vnt_tag_find (const char *name);

G_END_DECLS
