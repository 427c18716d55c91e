/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts that may fill a custom field may often not read its description: the web form shows it to them all the same. */
#include "vnt-rt-custom-form.h"

#include <string.h>

#include "vnt-json.h"
#include "vnt-rt-custom.h"

#define DEEPEST 200

/* One field of the form, as far as it was read. */
typedef struct
{
  gint64 number;
  gboolean many;
  GString *hint;
  GStrvBuilder *choices;
} Entry;

static char *
attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, BAD_CAST name);
  char *copy = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);
  return copy;
}

/* "Object-RT::Ticket-41-CustomField-16-Values" */
static void
read_number (Entry *entry, const char *name)
{
  const char *part = strstr (name, "-CustomField-");

  if (part != NULL && entry->number == 0)
    entry->number = g_ascii_strtoll (part + strlen ("-CustomField-"), NULL, 10);
}

static void
add_hint (Entry *entry, const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));

  if (*line == '\0')
    return;
  if (entry->hint->len > 0)
    g_string_append (entry->hint, ". ");
  g_string_append (entry->hint, line);
}

static void
read_node (Entry *entry, xmlNode *node, VntCustomKind kind)
{
  g_autofree char *name = attribute (node, "name");
  g_autofree char *classes = attribute (node, "class");
  const char *element = (const char *) node->name;

  read_number (entry, name);
  if (g_str_equal (element, "textarea"))
    entry->many |= kind != VNT_CUSTOM_TEXT;
  else if (g_str_equal (element, "select"))
    entry->many |= xmlHasProp (node, BAD_CAST "multiple") != NULL;
  else if (g_str_equal (element, "input"))
    {
      g_autofree char *type = attribute (node, "type");

      entry->many |= g_str_equal (type, "checkbox");
    }
  else if (g_str_equal (element, "option"))
    {
      g_autofree char *value = attribute (node, "value");

      if (*value != '\0')
        g_strv_builder_add (entry->choices, value);
    }
  else if (strstr (classes, "icon-helper") != NULL)
    {
      g_autofree char *title = attribute (node, "data-original-title");

      add_hint (entry, title);
    }
  else if (strstr (classes, "cfhints") != NULL)
    {
      xmlChar *text = xmlNodeGetContent (node);

      add_hint (entry, text != NULL ? (const char *) text : "");
      xmlFree (text);
    }
}

static void
read_entry (Entry *entry, xmlNode *node, VntCustomKind kind, int depth)
{
  for (; node != NULL && depth < DEEPEST; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        read_node (entry, node, kind);
        read_entry (entry, node->children, kind, depth + 1);
      }
}

/* Accounts that may read the description get what the form has only in words. */
static void
add_pattern (VntRt *rt, VntCustomField *field, GCancellable *cancellable)
{
  g_autofree char *path = g_strdup_printf ("/customfield/%" G_GINT64_FORMAT, field->id);
  g_autoptr (JsonObject) record = vnt_rt_get (rt, path, NULL, cancellable, NULL);
  const char *pattern = record != NULL ? vnt_rt_text (record, "Pattern") : NULL;

  field->pattern = pattern != NULL && *pattern != '\0' ? g_strdup (pattern) : NULL;
}

static void
read_field (VntRt *rt, xmlNode *node, const char *type, GCancellable *cancellable)
{
  g_autofree char *word = g_strndup (type, strcspn (type, " "));
  VntCustomKind kind = vnt_rt_custom_kind_of (word);
  Entry entry = { 0, FALSE, g_string_new (NULL), g_strv_builder_new () };
  g_autoptr (VntCustomField) field = NULL;

  read_entry (&entry, node->children, kind, 0);
  field = vnt_custom_field_new (entry.number);
  field->kind = kind;
  field->many = entry.many;
  g_strfreev (field->choices);
  field->choices = g_strv_builder_end (entry.choices);
  field->hint = g_string_free (entry.hint, FALSE);
  g_strv_builder_unref (entry.choices);
  if (entry.number == 0)
    return;
  if (strstr (field->hint, ". ") != NULL)
    add_pattern (rt, field, cancellable);
  vnt_rt_known_set_custom (rt->known, field);
}

static void
read_tree (VntRt *rt, xmlNode *node, int depth, GCancellable *cancellable)
{
  for (; node != NULL && depth < DEEPEST; node = node->next)
    {
      g_autofree char *classes = NULL;
      const char *type;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      classes = attribute (node, "class");
      type = strstr (classes, "cftype-");
      if (strstr (classes, "edit-custom-field") != NULL && type != NULL)
        read_field (rt, node, type + strlen ("cftype-"), cancellable);
      else
        read_tree (rt, node->children, depth + 1, cancellable);
    }
}

/**
 * vnt_rt_custom_form_read:
 * @page: the form that changes a ticket
 *
 * Remembers what the form says of each custom field the account may fill.
 */
void
vnt_rt_custom_form_read (VntRt *rt, htmlDocPtr page, GCancellable *cancellable)
{
  read_tree (rt, xmlDocGetRootElement (page), 0, cancellable);
}
