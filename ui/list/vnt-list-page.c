/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-list-page.h"

#include <glib/gi18n.h>

#include "vnt-bulk-bar.h"
#include "vnt-dispose.h"
#include "vnt-list-empty.h"
#include "vnt-menu-later.h"
#include "vnt-search-note.h"
#include "vnt-ticket-view.h"
#include "vnt-view-actions.h"

struct _VntListPage
{
  GtkWidget parent_instance;

  AdwHeaderBar *header;
  GtkMenuButton *order_button;
  GMenuModel *order_menu;
  GtkWidget *search;
  VntSearchNote *note;
  GtkStack *stack;
  VntTicketView *view;
  AdwStatusPage *empty;
  GtkSpinner *spinner;
  GtkWidget *closed_button;
  GtkWidget *clear_button;
  VntBulkBar *bulk;

  VntDesk *desk;
  VntTicketQuery *query;
  VntTicketQuery
    *usual; /* order and closed tickets, as the agent wants them where the view does not say */
  VntViewActions *view_actions;
  VntViewItem *item; /* (nullable): the view that is shown, followed while it is edited */
  VntTicketList *tickets;
  gboolean arriving; /* another view was asked for and its rows are not here yet */
  gboolean focus_wanted; /* the focus shall be on them when they are */
};

G_DEFINE_FINAL_TYPE (VntListPage, vnt_list_page, GTK_TYPE_WIDGET)

enum
{
  PROP_SORT = 1,
  PROP_ASCENDING,
  PROP_CLOSED,
  PROP_COMPACT,
  PROP_NARROW,
  N_PROPS,
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *const sort_names[] = {
  [VNT_SORT_UPDATED] = "updated",   [VNT_SORT_CREATED] = "created", [VNT_SORT_DUE] = "due",
  [VNT_SORT_PRIORITY] = "priority", [VNT_SORT_SUBJECT] = "subject", [VNT_SORT_NUMBER] = "number",
  [VNT_SORT_CLOCK] = "clock",
};

/* Where nothing is listed the focus is on what says so: on a row that is gone nobody would find it. */
static void
focus_shown (VntListPage *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty"))
    gtk_widget_grab_focus (GTK_WIDGET (self->empty));
  else
    vnt_ticket_view_focus (self->view);
}

static void
update_page (VntListPage *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;
  guint n = self->tickets != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tickets)) : 0;
  VntListEmpty empty;

  /* While the first answer is on its way an empty list is calmer than words that vanish at once. */
  if (n > 0 || self->tickets == NULL || vnt_ticket_list_get_loading (self->tickets))
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      gtk_spinner_stop (self->spinner);
      /* From what said that there is nothing. */
      if (focused && gtk_widget_get_focus_child (GTK_WIDGET (self->view)) == NULL)
        vnt_ticket_view_focus (self->view);
      return;
    }
  vnt_list_empty_explain (&empty, self->query, self->desk);
  adw_status_page_set_icon_name (self->empty, empty.icon_name);
  adw_status_page_set_title (self->empty, empty.title);
  adw_status_page_set_description (self->empty, empty.description);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), empty.busy);
  gtk_spinner_set_spinning (self->spinner, empty.busy);
  gtk_widget_set_visible (self->closed_button, empty.offer_closed);
  gtk_widget_set_visible (self->clear_button, self->query->text != NULL);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  if (focused)
    focus_shown (self);
}

/* The list keeps its place when rows come and go; another view begins at its top. */
static void
on_arriving (VntListPage *self)
{
  update_page (self);
  if (!self->arriving || vnt_ticket_list_get_arriving (self->tickets))
    return;
  self->arriving = FALSE;
  vnt_ticket_view_scroll_to_top (self->view);
  if (self->focus_wanted)
    focus_shown (self);
  self->focus_wanted = FALSE;
}

static void
requery (VntListPage *self)
{
  if (self->tickets != NULL)
    vnt_ticket_list_set_query (self->tickets, self->query);
  update_page (self);
}

static void
on_search_changed (VntListPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *words = g_strstrip (g_strdup (text));

  if (g_strcmp0 (self->query->text != NULL ? self->query->text : "", words) == 0)
    return;
  self->arriving = TRUE;
  g_free (self->query->text);
  self->query->text = *words != '\0' ? g_steal_pointer (&words) : NULL;
  requery (self);
}

static void
on_stop_search (VntListPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  on_search_changed (self);
  vnt_list_page_focus_list (self);
}

static void
on_search_activate (VntListPage *self)
{
  on_search_changed (self);
  vnt_list_page_focus_list (self);
}

static void
on_open (VntListPage *self, gint64 ticket, gboolean enter)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, ticket, enter);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_ticket_view_move (VNT_LIST_PAGE (widget)->view, 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_ticket_view_move (VNT_LIST_PAGE (widget)->view, -1);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VntListPage *self = VNT_LIST_PAGE (widget);

  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  vnt_ticket_view_open_chosen (VNT_LIST_PAGE (widget)->view);
}

/* Of a view of their own it is only for now: what it says is changed where it is edited. */
static void
remember_usual (VntListPage *self)
{
  if (self->query->filter != NULL)
    return;
  self->usual->sort = self->query->sort;
  self->usual->ascending = self->query->ascending;
  self->usual->closed = self->query->closed;
}

static void
set_sort (VntListPage *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
    if (g_strcmp0 (sort_names[i], name) == 0)
      {
        self->query->sort = (VntSort) i;
        /* What is due first, and the alphabet, begin at the small end. */
        self->query->ascending = i == VNT_SORT_DUE || i == VNT_SORT_CLOCK || i == VNT_SORT_SUBJECT;
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASCENDING]);
        remember_usual (self);
        requery (self);
        return;
      }
}

static void
vnt_list_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntListPage *self = VNT_LIST_PAGE (object);

  switch (id)
    {
    case PROP_SORT:
      g_value_set_string (value, sort_names[self->query->sort]);
      break;
    case PROP_ASCENDING:
      g_value_set_boolean (value, self->query->ascending);
      break;
    case PROP_CLOSED:
      g_value_set_boolean (value, self->query->closed);
      break;
    case PROP_COMPACT:
      g_object_get_property (G_OBJECT (self->view), "compact", value);
      break;
    case PROP_NARROW:
      g_object_get_property (G_OBJECT (self->view), "narrow", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vnt_list_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VntListPage *self = VNT_LIST_PAGE (object);

  switch (id)
    {
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      break;
    case PROP_ASCENDING:
      self->query->ascending = g_value_get_boolean (value);
      remember_usual (self);
      requery (self);
      break;
    case PROP_CLOSED:
      self->query->closed = g_value_get_boolean (value);
      remember_usual (self);
      requery (self);
      break;
    case PROP_COMPACT:
      g_object_set_property (G_OBJECT (self->view), "compact", value);
      break;
    case PROP_NARROW:
      g_object_set_property (G_OBJECT (self->view), "narrow", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The view that is shown was edited: what was searched in it stays. */
static void
on_edited (VntListPage *self)
{
  const VntOwnView *view = vnt_view_item_get_own (self->item);
  VntTicketQuery *wanted = vnt_own_view_make_query (view);

  wanted->text = g_strdup (self->query->text);
  vnt_ticket_query_free (self->query);
  self->query = wanted;
  vnt_ticket_view_set_title (self->view, view->name);
  vnt_ticket_view_set_parts (self->view, view->parts);
  requery (self);
}

static void
set_item (VntListPage *self, VntViewItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "notify::own", G_CALLBACK (on_edited), self);
}

static void
vnt_list_page_dispose (GObject *object)
{
  VntListPage *self = VNT_LIST_PAGE (object);

  if (self->tickets != NULL)
    g_signal_handlers_disconnect_by_data (self->tickets, self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  set_item (self, NULL);
  g_clear_object (&self->view_actions);
  vnt_dispose_children (GTK_WIDGET (self), VNT_TYPE_LIST_PAGE);
  g_clear_object (&self->tickets);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_list_page_parent_class)->dispose (object);
}

static void
vnt_list_page_finalize (GObject *object)
{
  vnt_ticket_query_free (VNT_LIST_PAGE (object)->query);
  vnt_ticket_query_free (VNT_LIST_PAGE (object)->usual);
  G_OBJECT_CLASS (vnt_list_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "updated", flags);
  properties[PROP_ASCENDING] = g_param_spec_boolean ("ascending", NULL, NULL, FALSE, flags);
  properties[PROP_CLOSED] = g_param_spec_boolean ("closed", NULL, NULL, FALSE, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/list/vnt-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VntListPage, header);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, search);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, order_button);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, order_menu);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, note);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, view);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, closed_button);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, VntListPage, bulk);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
}

static void
vnt_list_page_class_init (VntListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vnt_list_page_dispose;
  object_class->finalize = vnt_list_page_finalize;
  object_class->get_property = vnt_list_page_get_property;
  object_class->set_property = vnt_list_page_set_property;
  install_properties (object_class);
  signals[SIGNAL_OPEN] = g_signal_new ("open", VNT_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  g_type_ensure (VNT_TYPE_BULK_BAR);
  g_type_ensure (VNT_TYPE_SEARCH_NOTE);
  g_type_ensure (VNT_TYPE_TICKET_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "tickets.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "tickets.ascending", "ascending");
  gtk_widget_class_install_property_action (widget_class, "tickets.closed", "closed");
  gtk_widget_class_install_action (widget_class, "tickets.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "tickets.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "tickets.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "tickets.open", NULL, open_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_list_page_init (VntListPage *self)
{
  GtkOrientable *layout;

  self->query = vnt_ticket_query_new (VNT_SCOPE_MINE);
  self->usual = vnt_ticket_query_new (VNT_SCOPE_MINE);
  gtk_widget_init_template (GTK_WIDGET (self));
  vnt_menu_later (self->order_button, self->order_menu);
  layout = GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  gtk_orientable_set_orientation (layout, GTK_ORIENTATION_VERTICAL);
}

static const VntTicketQuery *
get_query (gpointer data)
{
  return VNT_LIST_PAGE (data)->query;
}

/**
 * vnt_list_page_set_desk:
 * @self: the page
 * @desk: an open desk
 *
 * Gives the page its tickets. Call it once, when the desk is open.
 */
void
vnt_list_page_set_desk (VntListPage *self, VntDesk *desk)
{
  g_return_if_fail (self->desk == NULL);
  self->desk = g_object_ref (desk);
  self->tickets = vnt_desk_list_tickets (desk, self->query);
  g_signal_connect_swapped (self->tickets, "notify::arriving", G_CALLBACK (on_arriving), self);
  g_signal_connect_swapped (self->tickets, "notify::loading", G_CALLBACK (update_page), self);
  g_signal_connect_swapped (desk, "notify::progress", G_CALLBACK (update_page), self);
  vnt_ticket_view_set_list (self->view, desk, self->tickets);
  vnt_bulk_bar_set_view (self->bulk, desk, self->tickets, self->view);
  self->view_actions = vnt_view_actions_new (GTK_WIDGET (self), desk, get_query, self);
  g_signal_connect_swapped (self->tickets, "items-changed", G_CALLBACK (update_page), self);
  update_page (self);
}

static void
show (VntListPage *self, const VntTicketQuery *query, const char *title, VntParts parts)
{
  VntTicketQuery *wanted = vnt_ticket_query_copy (query);

  if (query->filter == NULL)
    {
      wanted->sort = self->usual->sort;
      wanted->ascending = self->usual->ascending;
      /* A view that has closed tickets keeps them. */
      wanted->closed = query->closed || self->usual->closed;
    }
  /* A new view begins without the old one's search. */
  vnt_ticket_query_free (self->query);
  self->query = wanted;
  gtk_editable_set_text (GTK_EDITABLE (self->search), wanted->text != NULL ? wanted->text : "");
  vnt_ticket_view_set_title (self->view, title);
  vnt_ticket_view_set_parts (self->view, parts);
  for (guint i = PROP_SORT; i <= PROP_CLOSED; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  self->arriving = TRUE;
  vnt_search_note_show (self->note, self->desk, wanted->search);
  requery (self);
}

/**
 * vnt_list_page_show_view:
 * @self: the page
 * @query: which tickets; the order and a search stay the agent's
 * @title: the view's name, for screen readers
 */
void
vnt_list_page_show_view (VntListPage *self, const VntTicketQuery *query, const char *title)
{
  set_item (self, NULL);
  show (self, query, title, VNT_PARTS_USUAL);
}

/**
 * vnt_list_page_show_item:
 * @self: the page
 * @item: a view; one of the agent's own says its order, headings and rows itself, and is followed while it is edited
 */
void
vnt_list_page_show_item (VntListPage *self, VntViewItem *item)
{
  const VntOwnView *own = vnt_view_item_get_own (item);

  set_item (self, item);
  show (self, vnt_view_item_get_query (item), vnt_view_item_get_title (item),
        own != NULL ? own->parts : VNT_PARTS_USUAL);
}

/**
 * vnt_list_page_redirect:
 * @self: the page
 * @action: detailed name of an action
 *
 * Returns: (transfer none): the action that does the same with every ticked ticket while some are ticked, else @action
 */
const char *
vnt_list_page_redirect (VntListPage *self, const char *action)
{
  return vnt_bulk_bar_redirect (self->bulk, action);
}

/**
 * vnt_list_page_list_ticked:
 *
 * Returns: (transfer full) (element-type gint64): the tickets that are chosen to be changed together
 */
GArray *
vnt_list_page_list_ticked (VntListPage *self)
{
  g_return_val_if_fail (VNT_IS_LIST_PAGE (self), NULL);

  return vnt_ticket_selection_list_ticked (vnt_ticket_view_get_selection (self->view));
}

/**
 * vnt_list_page_untick:
 *
 * Chooses none.
 */
void
vnt_list_page_untick (VntListPage *self)
{
  g_return_if_fail (VNT_IS_LIST_PAGE (self));

  gtk_selection_model_unselect_all (
    GTK_SELECTION_MODEL (vnt_ticket_view_get_selection (self->view)));
}

/**
 * vnt_list_page_search:
 * @self: the page
 * @text: words to look for in every ticket of the view
 */
void
vnt_list_page_search (VntListPage *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  on_search_changed (self);
  vnt_list_page_focus_list (self);
}

/**
 * vnt_list_page_set_current:
 * @self: the page
 * @ticket: the ticket that is shown beside it, 0 for none
 *
 * Marks its row; opens nothing.
 */
void
vnt_list_page_set_current (VntListPage *self, gint64 ticket)
{
  vnt_ticket_view_set_current (self->view, ticket);
}

/**
 * vnt_list_page_focus_list:
 * @self: the page
 *
 * Puts the focus on the marked row, or on the list.
 */
void
vnt_list_page_focus_list (VntListPage *self)
{
  self->focus_wanted = self->tickets != NULL && vnt_ticket_list_get_arriving (self->tickets);
  focus_shown (self);
}

/**
 * vnt_list_page_get_header:
 * @self: the page
 *
 * Returns: (transfer none): its header bar, so that the window can give it its buttons
 */
AdwHeaderBar *
vnt_list_page_get_header (VntListPage *self)
{
  return self->header;
}

/**
 * vnt_list_page_peek_next:
 * @self: the page
 * @tickets: (out caller-allocates) (array length=n): what comes after the current ticket
 * @n: how many are wanted
 *
 * Returns: how many there are
 */
guint
vnt_list_page_peek_next (VntListPage *self, gint64 *tickets, guint n)
{
  return vnt_ticket_selection_peek_next (vnt_ticket_view_get_selection (self->view), tickets, n);
}
