/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-palette-search.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "vnt-desk-machines.h"
#include "vnt-desk-views.h"
#include "vnt-text.h"

#define MOST_OF_EACH 8
#define N_KINDS (VNT_PALETTE_MACHINE + 1)

struct _VntPaletteSearch
{
  GObject parent_instance;

  VntDesk *desk;
  GPtrArray *actions; /* every one there is */
  GListStore *parts[N_KINDS]; /* one per VntPaletteKind, in that order */
  GListModel *all;
  VntTicketList *tickets;
  GCancellable *cancellable;
  VntPaletteExplain explain;
  gpointer explain_data;
  gboolean awaited[N_KINDS]; /* part by part: the desk has not answered yet */
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return VNT_TYPE_PALETTE_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (VNT_PALETTE_SEARCH (model)->all);
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (VNT_PALETTE_SEARCH (model)->all, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VntPaletteSearch,
                               vnt_palette_search,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
matches (const char *words, const char *title, const char *subtitle)
{
  g_autofree char *both = g_strconcat (title, " ", subtitle != NULL ? subtitle : "", NULL);
  g_autofree char *folded = vnt_text_fold (both);
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (gsize i = 0; each[i] != NULL; i++)
    if (strstr (folded, each[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
find_actions (VntPaletteSearch *self, const char *text)
{
  g_autofree char *words = vnt_text_fold (text);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < self->actions->len; i++)
    {
      VntPaletteEntry *entry = self->actions->pdata[i];

      if (matches (words, vnt_palette_entry_get_title (entry),
                   vnt_palette_entry_get_subtitle (entry)))
        g_ptr_array_add (found, entry);
    }
  g_list_store_splice (self->parts[VNT_PALETTE_ACTION], 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->parts[VNT_PALETTE_ACTION])),
                       found->pdata, found->len);
}

static void
put_entries (VntPaletteSearch *self, VntPaletteKind kind, GPtrArray *entries)
{
  GListStore *part = self->parts[kind];

  g_list_store_splice (part, 0, g_list_model_get_n_items (G_LIST_MODEL (part)), entries->pdata,
                       entries->len);
  self->awaited[kind] = FALSE;
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

/* An error of the desk is an answer too: nothing more will come. A cancelled search was replaced by another. */
static gboolean
is_replaced (GAsyncResult *result, VntPaletteSearch *self)
{
  return self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable;
}

static void
on_tickets (VntPaletteSearch *self)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;

  if (vnt_ticket_list_get_loading (self->tickets))
    return;
  n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->tickets)), MOST_OF_EACH);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VntTicketItem) item = g_list_model_get_item (G_LIST_MODEL (self->tickets), i);
      const VntTicket *ticket = vnt_ticket_item_get_ticket (item);

      if (ticket != NULL)
        g_ptr_array_add (entries, vnt_palette_entry_new_ticket (ticket));
    }
  put_entries (self, VNT_PALETTE_TICKET, entries);
}

static void
on_people (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPaletteSearch) self = user_data;
  g_autoptr (GPtrArray) people = vnt_desk_search_people_finish (VNT_DESK (source), result, NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  if (is_replaced (result, self))
    return;
  for (guint i = 0; people != NULL && i < MIN (people->len, MOST_OF_EACH); i++)
    g_ptr_array_add (entries, vnt_palette_entry_new_person (people->pdata[i]));
  put_entries (self, VNT_PALETTE_PERSON, entries);
}

static void
on_articles (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPaletteSearch) self = user_data;
  g_autoptr (GPtrArray) articles =
    vnt_desk_search_articles_finish (VNT_DESK (source), result, NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  if (is_replaced (result, self))
    return;
  for (guint i = 0; articles != NULL && i < MIN (articles->len, MOST_OF_EACH); i++)
    g_ptr_array_add (entries, vnt_palette_entry_new_article (articles->pdata[i]));
  put_entries (self, VNT_PALETTE_ARTICLE, entries);
}

static void
on_machines (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntPaletteSearch) self = user_data;
  g_autoptr (GPtrArray) machines = vnt_desk_find_machines_finish (VNT_DESK (source), result, NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  if (is_replaced (result, self))
    return;
  for (guint i = 0; machines != NULL && i < machines->len; i++)
    g_ptr_array_add (entries, vnt_palette_entry_new_machine (machines->pdata[i]));
  put_entries (self, VNT_PALETTE_MACHINE, entries);
}

static void
forget_tickets (VntPaletteSearch *self)
{
  if (self->tickets != NULL)
    g_signal_handlers_disconnect_by_data (self->tickets, self);
  g_clear_object (&self->tickets);
}

static void
find_on_desk (VntPaletteSearch *self, const char *text)
{
  g_autoptr (VntTicketQuery) query = vnt_ticket_query_new (VNT_SCOPE_ALL);

  query->closed = TRUE;
  query->text = g_strdup (text);
  for (gsize kind = VNT_PALETTE_TICKET; kind < G_N_ELEMENTS (self->awaited); kind++)
    self->awaited[kind] = TRUE;
  self->tickets = vnt_desk_list_tickets (self->desk, query);
  g_signal_connect_swapped (self->tickets, "notify::loading", G_CALLBACK (on_tickets), self);
  g_signal_connect_swapped (self->tickets, "items-changed", G_CALLBACK (on_tickets), self);
  on_tickets (self);
  self->cancellable = g_cancellable_new ();
  vnt_desk_search_people_async (self->desk, text, FALSE, self->cancellable, on_people,
                                g_object_ref (self));
  vnt_desk_search_articles_async (self->desk, text, self->cancellable, on_articles,
                                  g_object_ref (self));
  vnt_desk_find_machines_async (self->desk, text, 0, NULL, NULL, MOST_OF_EACH, self->cancellable,
                                on_machines, g_object_ref (self));
}

static void
vnt_palette_search_dispose (GObject *object)
{
  VntPaletteSearch *self = VNT_PALETTE_SEARCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_tickets (self);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_palette_search_parent_class)->dispose (object);
}

static void
vnt_palette_search_finalize (GObject *object)
{
  VntPaletteSearch *self = VNT_PALETTE_SEARCH (object);

  g_signal_handlers_disconnect_by_data (self->all, self);
  g_object_unref (self->all);
  for (gsize i = 0; i < G_N_ELEMENTS (self->parts); i++)
    g_object_unref (self->parts[i]);
  g_ptr_array_unref (self->actions);
  G_OBJECT_CLASS (vnt_palette_search_parent_class)->finalize (object);
}

static void
vnt_palette_search_class_init (VntPaletteSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_palette_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_palette_search_finalize;
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", VNT_TYPE_PALETTE_SEARCH, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_palette_search_init (VntPaletteSearch *self)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);

  for (gsize i = 0; i < G_N_ELEMENTS (self->parts); i++)
    {
      self->parts[i] = g_list_store_new (VNT_TYPE_PALETTE_ENTRY);
      g_list_store_append (models, self->parts[i]);
    }
  self->actions = g_ptr_array_new_with_free_func (g_object_unref);
  self->all = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
  g_signal_connect_swapped (self->all, "items-changed", G_CALLBACK (g_list_model_items_changed),
                            self);
}

/**
 * vnt_palette_search_new:
 * @desk: (nullable): where tickets, people, articles and machines are; %NULL to find only actions
 *
 * Returns: (transfer full): a search that found nothing yet
 */
VntPaletteSearch *
vnt_palette_search_new (VntDesk *desk)
{
  VntPaletteSearch *self = g_object_new (VNT_TYPE_PALETTE_SEARCH, NULL);

  g_set_object (&self->desk, desk);
  return self;
}

/**
 * vnt_palette_search_add_action:
 * @self: a search
 * @entry: (transfer full): one more action to find
 */
void
vnt_palette_search_add_action (VntPaletteSearch *self, VntPaletteEntry *entry)
{
  g_ptr_array_add (self->actions, entry);
}

/**
 * vnt_palette_search_explain:
 * @self: a search
 * @explain: (scope forever): says why an action cannot be done now
 *
 * Such an action is found all the same, and says so. Before vnt_palette_search_add_all_actions().
 */
void
vnt_palette_search_explain (VntPaletteSearch *self, VntPaletteExplain explain, gpointer user_data)
{
  self->explain = explain;
  self->explain_data = user_data;
}

static void
add_views (VntPaletteSearch *self)
{
  g_autoptr (GPtrArray) views = self->desk != NULL ? vnt_desk_list_own_views (self->desk) : NULL;

  for (guint i = 0; views != NULL && i < views->len; i++)
    {
      const VntOwnView *view = views->pdata[i];
      g_autofree char *id = g_strconcat ("own-", view->uuid, NULL);
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (id));
      g_autofree char *name = g_action_print_detailed_name ("win.show-view", target);

      vnt_palette_search_add_action (self, vnt_palette_entry_new_action (name, view->name,
                                                                         _ ("Own view"), NULL));
    }
}

static gboolean
is_for_article (const VntAction *action)
{
  return g_str_has_prefix (action->name, "article.");
}

static void
add_action (VntPaletteSearch *self, const VntAction *action)
{
  g_autofree char *keys = NULL;
  g_autofree char *why = NULL;

  if ((action->flags & VNT_ACTION_PALETTE) == 0)
    return;
  keys = vnt_actions_describe_keys (action);
  if (self->explain != NULL)
    why = self->explain (action->name, self->explain_data);
  vnt_palette_search_add_action (
    self, vnt_palette_entry_new_action (action->name, _ (action->title),
                                        why != NULL ? why : _ (action->section), keys));
}

/**
 * vnt_palette_search_add_all_actions:
 * @self: a search
 * @with_ticket: a ticket is shown, so that what can be done with it counts
 */
void
vnt_palette_search_add_all_actions (VntPaletteSearch *self, gboolean with_ticket)
{
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    if (!is_for_article (&actions[i]) &&
        (with_ticket || (actions[i].flags & VNT_ACTION_TICKET) == 0))
      add_action (self, &actions[i]);
  add_views (self);
}

/**
 * vnt_palette_search_add_article_actions:
 * @self: a search
 *
 * An article is shown: what can be done with it counts too.
 */
void
vnt_palette_search_add_article_actions (VntPaletteSearch *self)
{
  gsize n;
  const VntAction *actions = vnt_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    if (is_for_article (&actions[i]))
      add_action (self, &actions[i]);
}

/**
 * vnt_palette_search_set_text:
 * @self: a search
 * @text: what to look for; with fewer than two letters only actions are looked through
 */
void
vnt_palette_search_set_text (VntPaletteSearch *self, const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_tickets (self);
  memset (self->awaited, 0, sizeof self->awaited);
  find_actions (self, words);
  for (gsize kind = VNT_PALETTE_TICKET; kind < G_N_ELEMENTS (self->parts); kind++)
    g_list_store_remove_all (self->parts[kind]);
  /* One letter finds half of the desk; one digit is a ticket's number. */
  if (self->desk != NULL && (g_utf8_strlen (words, -1) >= 2 || g_ascii_isdigit (*words)))
    find_on_desk (self, words);
}

/**
 * vnt_palette_search_first_is_final:
 * @self: a search
 *
 * Answers come part by part. While this says %FALSE, wait for the signal "answered" before taking what stands first.
 *
 * Returns: whether what stands first, if anything, is what will stand first once everything has answered
 */
gboolean
vnt_palette_search_first_is_final (VntPaletteSearch *self)
{
  g_return_val_if_fail (VNT_IS_PALETTE_SEARCH (self), TRUE);

  for (gsize kind = 0; kind < G_N_ELEMENTS (self->parts); kind++)
    {
      if (self->awaited[kind])
        return FALSE;
      if (g_list_model_get_n_items (G_LIST_MODEL (self->parts[kind])) > 0)
        return TRUE;
    }
  return TRUE;
}
