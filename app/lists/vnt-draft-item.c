/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-draft-item.h"

struct _VntDraftItem
{
  GObject parent_instance;

  VntDraftEntry *entry;
};

enum
{
  PROP_0,
  PROP_ENTRY,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (VntDraftItem, vnt_draft_item, G_TYPE_OBJECT)

static void
vnt_draft_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntDraftItem *self = VNT_DRAFT_ITEM (object);

  if (id == PROP_ENTRY)
    g_value_set_boxed (value, self->entry);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vnt_draft_item_finalize (GObject *object)
{
  VntDraftItem *self = VNT_DRAFT_ITEM (object);

  g_clear_pointer (&self->entry, vnt_draft_entry_unref);
  G_OBJECT_CLASS (vnt_draft_item_parent_class)->finalize (object);
}

static void
vnt_draft_item_class_init (VntDraftItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vnt_draft_item_get_property;
  object_class->finalize = vnt_draft_item_finalize;
  properties[PROP_ENTRY] =
    g_param_spec_boxed ("entry", NULL, NULL, VNT_TYPE_DRAFT_ENTRY,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
vnt_draft_item_init (VntDraftItem *self)
{
}

/**
 * vnt_draft_item_new:
 * @entry: (transfer none): a draft
 *
 * Returns: (transfer full): a place in a list
 */
VntDraftItem *
vnt_draft_item_new (VntDraftEntry *entry)
{
  VntDraftItem *self = g_object_new (VNT_TYPE_DRAFT_ITEM, NULL);

  self->entry = vnt_draft_entry_ref (entry);

  return self;
}

/**
 * vnt_draft_item_get_entry:
 *
 * Returns: (transfer none): the draft as it is now
 */
const VntDraftEntry *
vnt_draft_item_get_entry (VntDraftItem *self)
{
  g_return_val_if_fail (VNT_IS_DRAFT_ITEM (self), NULL);

  return self->entry;
}

static gboolean
looks_the_same (const VntDraftEntry *a, const VntDraftEntry *b)
{
  return a->draft->kind == b->draft->kind && a->draft->updated == b->draft->updated &&
         a->draft->files->len == b->draft->files->len && g_strcmp0 (a->subject, b->subject) == 0 &&
         g_strcmp0 (a->draft->text, b->draft->text) == 0;
}

/**
 * vnt_draft_item_set_entry:
 * @entry: (transfer none): the draft as it is now
 *
 * Notifies "entry" when it is shown another way than before.
 */
void
vnt_draft_item_set_entry (VntDraftItem *self, VntDraftEntry *entry)
{
  gboolean same;

  g_return_if_fail (VNT_IS_DRAFT_ITEM (self));

  same = looks_the_same (self->entry, entry);
  vnt_draft_entry_unref (self->entry);
  self->entry = vnt_draft_entry_ref (entry);
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}
