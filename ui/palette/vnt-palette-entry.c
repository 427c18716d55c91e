/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-palette-entry.h"

#include <glib/gi18n.h>

#include "vnt-machine-words.h"
#include "vnt-words.h"

struct _VntPaletteEntry
{
  GObject parent_instance;

  VntPaletteKind kind;
  char *title;
  char *subtitle;
  char *keys;
  char *target;
  gint64 number;
  VntArticle *article;
};

G_DEFINE_FINAL_TYPE (VntPaletteEntry, vnt_palette_entry, G_TYPE_OBJECT)

static VntPaletteEntry *
new_entry (VntPaletteKind kind, const char *title, const char *subtitle)
{
  VntPaletteEntry *self = g_object_new (VNT_TYPE_PALETTE_ENTRY, NULL);

  self->kind = kind;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

static void
vnt_palette_entry_finalize (GObject *object)
{
  VntPaletteEntry *self = VNT_PALETTE_ENTRY (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->keys);
  g_free (self->target);
  g_clear_pointer (&self->article, vnt_article_unref);
  G_OBJECT_CLASS (vnt_palette_entry_parent_class)->finalize (object);
}

static void
vnt_palette_entry_class_init (VntPaletteEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vnt_palette_entry_finalize;
}

static void
vnt_palette_entry_init (VntPaletteEntry *self)
{
}

/**
 * vnt_palette_entry_new_action:
 * @name: detailed action name
 * @title: what it does, in the agent's language
 * @section: (nullable): where it belongs
 * @keys: (nullable): its keys as a person reads them
 *
 * Returns: (transfer full): an entry that runs an action
 */
VntPaletteEntry *
vnt_palette_entry_new_action (const char *name,
                              const char *title,
                              const char *section,
                              const char *keys)
{
  VntPaletteEntry *self = new_entry (VNT_PALETTE_ACTION, title, section);

  self->target = g_strdup (name);
  self->keys = g_strdup (keys);
  return self;
}

/**
 * vnt_palette_entry_new_ticket:
 * @ticket: a ticket
 *
 * Returns: (transfer full): an entry that opens it
 */
VntPaletteEntry *
vnt_palette_entry_new_ticket (const VntTicket *ticket)
{
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  g_autofree char *status = vnt_words_status_chip (ticket);
  g_autofree char *title = g_strdup_printf ("%s %s", number, vnt_words_subject (ticket));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", vnt_words_requestor (ticket), status);
  VntPaletteEntry *self = new_entry (VNT_PALETTE_TICKET, title, subtitle);

  self->number = ticket->id;
  return self;
}

/**
 * vnt_palette_entry_new_person:
 * @person: a person
 *
 * Returns: (transfer full): an entry that shows their tickets
 */
VntPaletteEntry *
vnt_palette_entry_new_person (const VntPerson *person)
{
  const char *name = person->name != NULL && *person->name != '\0' ? person->name : person->login;
  const char *address = person->address != NULL ? person->address : person->login;
  g_autofree char *subtitle = person->organization != NULL && *person->organization != '\0'
                                ? g_strdup_printf ("%s · %s", address, person->organization)
                                : g_strdup (address);
  VntPaletteEntry *self = new_entry (VNT_PALETTE_PERSON, name, subtitle);

  self->target = g_strdup (address);
  return self;
}

/**
 * vnt_palette_entry_new_article:
 * @article: an article
 *
 * Returns: (transfer full): an entry that shows it
 */
VntPaletteEntry *
vnt_palette_entry_new_article (const VntArticle *article)
{
  const char *subtitle = article->summary != NULL ? article->summary : article->category;
  VntPaletteEntry *self = new_entry (VNT_PALETTE_ARTICLE, article->title, subtitle);

  self->number = article->id;
  self->article = vnt_article_ref ((VntArticle *) article);
  return self;
}

/**
 * vnt_palette_entry_new_machine:
 * @machine: a machine
 *
 * Returns: (transfer full): an entry that shows it
 */
VntPaletteEntry *
vnt_palette_entry_new_machine (const VntMachine *machine)
{
  g_autofree char *about = vnt_machine_words_about (machine);
  VntPaletteEntry *self = new_entry (VNT_PALETTE_MACHINE, machine->name, about);

  self->number = machine->id;
  return self;
}

/**
 * vnt_palette_entry_get_kind:
 * @self: an entry
 *
 * Returns: what it stands for
 */
VntPaletteKind
vnt_palette_entry_get_kind (VntPaletteEntry *self)
{
  return self->kind;
}

/**
 * vnt_palette_entry_get_title:
 * @self: an entry
 *
 * Returns: (transfer none): its name
 */
const char *
vnt_palette_entry_get_title (VntPaletteEntry *self)
{
  return self->title;
}

/**
 * vnt_palette_entry_get_subtitle:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): what else helps to tell it from others
 */
const char *
vnt_palette_entry_get_subtitle (VntPaletteEntry *self)
{
  return self->subtitle;
}

/**
 * vnt_palette_entry_get_keys:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the keys that do the same
 */
const char *
vnt_palette_entry_get_keys (VntPaletteEntry *self)
{
  return self->keys;
}

/**
 * vnt_palette_entry_get_icon_name:
 * @self: an entry
 *
 * Returns: (transfer none): the sign of its kind
 */
const char *
vnt_palette_entry_get_icon_name (VntPaletteEntry *self)
{
  switch (self->kind)
    {
    case VNT_PALETTE_TICKET:
      return "mail-read-symbolic";
    case VNT_PALETTE_PERSON:
      return "avatar-default-symbolic";
    case VNT_PALETTE_ARTICLE:
      return "accessories-dictionary-symbolic";
    case VNT_PALETTE_MACHINE:
      return "computer-symbolic";
    case VNT_PALETTE_ACTION:
    default:
      return "system-run-symbolic";
    }
}

/**
 * vnt_palette_entry_get_target:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): an action's detailed name, a person's address
 */
const char *
vnt_palette_entry_get_target (VntPaletteEntry *self)
{
  return self->target;
}

/**
 * vnt_palette_entry_get_number:
 * @self: an entry
 *
 * Returns: a ticket's, an article's or a machine's number, 0 for others
 */
gint64
vnt_palette_entry_get_number (VntPaletteEntry *self)
{
  return self->number;
}

/**
 * vnt_palette_entry_get_article:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the article it stands for
 */
VntArticle *
vnt_palette_entry_get_article (VntPaletteEntry *self)
{
  return self->article;
}
