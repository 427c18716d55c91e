/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-own-view.h"

#include "vnt-text.h"

G_DEFINE_BOXED_TYPE (VntOwnView, vnt_own_view, vnt_own_view_ref, vnt_own_view_unref)

/* Stored: never changed. */
static const char *const sorts[] = {
  [VNT_SORT_UPDATED] = "updated",   [VNT_SORT_CREATED] = "created", [VNT_SORT_DUE] = "due",
  [VNT_SORT_PRIORITY] = "priority", [VNT_SORT_SUBJECT] = "subject", [VNT_SORT_NUMBER] = "number",
  [VNT_SORT_CLOCK] = "clock",
};
static const char *const groups[] = {
  [VNT_GROUP_NONE] = "none",
  [VNT_GROUP_OWNER] = "owner",
  [VNT_GROUP_QUEUE] = "queue",
  [VNT_GROUP_STATUS] = "status",
};
static const char *const parts[] = {
  "number", "requestor", "queue", "owner", "status", "due", "priority", "service-level",
};

/**
 * vnt_own_view_new:
 * @uuid: (nullable): its identity, %NULL for a new one
 * @name: what the agent calls it
 * @filter: (transfer none): which tickets
 *
 * Returns: (transfer full): a view, the last changed first
 */
VntOwnView *
vnt_own_view_new (const char *uuid, const char *name, VntFilter *filter)
{
  VntOwnView *self = g_atomic_rc_box_new0 (VntOwnView);

  self->uuid = uuid != NULL ? g_strdup (uuid) : g_uuid_string_random ();
  self->name = g_strdup (name);
  self->filter = vnt_filter_ref (filter);
  self->sort = VNT_SORT_UPDATED;
  self->parts = VNT_PARTS_USUAL;
  self->readable = TRUE;

  return self;
}

VntOwnView *
vnt_own_view_ref (VntOwnView *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
view_clear (gpointer data)
{
  VntOwnView *self = data;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->icon_name);
  vnt_filter_unref (self->filter);
}

void
vnt_own_view_unref (VntOwnView *self)
{
  g_atomic_rc_box_release_full (self, view_clear);
}

static int
find_word (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return (int) i;

  return -1;
}

static gboolean
read_parts (VntOwnView *self, char **words)
{
  self->parts = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      int n = find_word (parts, G_N_ELEMENTS (parts), words[i]);

      if (n < 0)
        return FALSE;
      self->parts |= 1u << n;
    }

  return TRUE;
}

static gboolean
read_line (VntOwnView *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, "\t", -1);
  int n;

  if (g_str_has_prefix (line, "where\t"))
    return vnt_filter_read_line (self->filter, line);
  if (words[0] == NULL || words[1] == NULL)
    return g_strcmp0 (words[0], "show") == 0 && read_parts (self, words + 1);
  if (g_str_equal (words[0], "match"))
    {
      self->filter->any = g_str_equal (words[1], "any");
      return self->filter->any || g_str_equal (words[1], "all");
    }
  if (g_str_equal (words[0], "sort"))
    {
      n = find_word (sorts, G_N_ELEMENTS (sorts), words[1]);
      self->sort = n >= 0 ? (VntSort) n : VNT_SORT_UPDATED;
      self->ascending = g_strcmp0 (words[2], "up") == 0;
      return n >= 0;
    }
  if (g_str_equal (words[0], "group"))
    {
      n = find_word (groups, G_N_ELEMENTS (groups), words[1]);
      self->group = n >= 0 ? (VntGroup) n : VNT_GROUP_NONE;
      return n >= 0;
    }

  return g_str_equal (words[0], "show") && read_parts (self, words + 1);
}

/**
 * vnt_own_view_read:
 * @uuid: its identity
 * @name: what the agent calls it
 * @icon_name: (nullable): a symbolic icon
 * @definition: what vnt_own_view_write() made
 *
 * A definition with anything this version does not know is not guessed at: the view then holds no ticket and says so in @readable.
 *
 * Returns: (transfer full): the view
 */
VntOwnView *
vnt_own_view_read (const char *uuid,
                   const char *name,
                   const char *icon_name,
                   const char *definition)
{
  g_autoptr (VntFilter) filter = vnt_filter_new (FALSE);
  VntOwnView *self = vnt_own_view_new (uuid, name, filter);
  g_auto (GStrv) lines = g_strsplit (definition, "\n", -1);

  vnt_text_set (&self->icon_name, icon_name);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !read_line (self, lines[i]))
      self->readable = FALSE;

  if (!self->readable)
    {
      vnt_filter_unref (self->filter);
      self->filter = vnt_filter_new (TRUE);
    }
  return self;
}

/**
 * vnt_own_view_write:
 * @self: a view
 *
 * Writes all but its identity, name and icon in a form that stays the same.
 *
 * Returns: (transfer full): text
 */
char *
vnt_own_view_write (const VntOwnView *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "match\t%s\n", self->filter->any ? "any" : "all");
  vnt_filter_write (self->filter, text);
  g_string_append_printf (text, "sort\t%s\t%s\n", sorts[self->sort],
                          self->ascending ? "up" : "down");
  g_string_append_printf (text, "group\t%s\nshow", groups[self->group]);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((self->parts & (1u << i)) != 0)
      g_string_append_printf (text, "\t%s", parts[i]);
  g_string_append_c (text, '\n');

  return g_string_free (text, FALSE);
}

/**
 * vnt_own_view_equal:
 * @a: a view
 * @b: another
 *
 * Returns: whether they are the same view, with the same name and definition
 */
gboolean
vnt_own_view_equal (const VntOwnView *a, const VntOwnView *b)
{
  return g_str_equal (a->uuid, b->uuid) && g_str_equal (a->name, b->name) &&
         g_strcmp0 (a->icon_name, b->icon_name) == 0 && vnt_filter_equal (a->filter, b->filter) &&
         a->sort == b->sort && !a->ascending == !b->ascending && a->group == b->group &&
         a->parts == b->parts && !a->readable == !b->readable;
}

/**
 * vnt_own_view_make_query:
 * @self: a view
 *
 * Returns: (transfer full): what to ask the store for
 */
VntTicketQuery *
vnt_own_view_make_query (const VntOwnView *self)
{
  VntTicketQuery *query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  /* Whether closed ones belong to it is the filter's business. */
  query->closed = TRUE;
  query->filter = vnt_filter_ref (self->filter);
  query->sort = self->sort;
  query->ascending = self->ascending;
  query->group = self->group;

  return query;
}
