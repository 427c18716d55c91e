/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-new-ticket-window.h"

#include <glib/gi18n.h>

#include "vnt-keeping.h"
#include "vnt-new-ticket.h"
#include "vnt-people-search.h"
#include "vnt-spell-follow.h"
#include "vnt-text.h"

/**
 * VntNewTicketWindow:
 *
 * Where a ticket is written before there is one. There is one such draft; it is saved while it is written and is here
 * again after whatever happened.
 *
 * Signals: "created" (gint64 ticket; string uuid): it waits to be sent and can still be taken back.
 */
struct _VntNewTicketWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  GPtrArray *queues; /* those it can be opened in, as the row lists them */
  VntDraft *draft; /* the one that is written; its text is older than what is shown */
  GtkWidget *form;
  AdwComboRow *queue;
  GtkEditable *requestor;
  VntPeopleSearch *people;
  GtkEditable *subject;
  GtkTextBuffer *text;
  GtkWidget *create;
  GtkLabel *problem;
  VntKeeping keeping;
  gboolean filling;
  gboolean creating;
  char *wish; /* who asks, when the draft does not say */
  char *subject_wish; /* what it is about, when nothing is written yet */
  char *text_wish;
  gboolean proposed; /* it is what is shown */
};

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntNewTicketWindow, vnt_new_ticket_window, ADW_TYPE_WINDOW)

static void
show_problem (gpointer window, const char *problem)
{
  VntNewTicketWindow *self = window;

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
update_button (VntNewTicketWindow *self)
{
  g_autofree char *subject = g_strstrip (g_strdup (gtk_editable_get_text (self->subject)));

  gtk_widget_set_sensitive (self->create, self->draft != NULL && !self->creating &&
                                            self->queues->len > 0 && *subject != '\0');
}

/* What is shown, as a draft of the same identity. */
static VntDraft *
make_draft (VntNewTicketWindow *self)
{
  VntDraft *draft = vnt_draft_copy (self->draft);
  guint selected = adw_combo_row_get_selected (self->queue);
  g_autoptr (VntNewTicket) made = vnt_new_ticket_new (0, gtk_editable_get_text (self->subject));
  g_auto (GStrv) people = g_strsplit_set (gtk_editable_get_text (self->requestor), ",; ", -1);
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (selected < self->queues->len)
    made->queue = ((VntQueue *) g_ptr_array_index (self->queues, selected))->id;
  for (guint i = 0; people[i] != NULL; i++)
    vnt_new_ticket_add_requestor (made, people[i]);
  gtk_text_buffer_get_bounds (self->text, &start, &end);
  text = gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
  g_free (draft->text);
  draft->text = vnt_new_ticket_write (made, text);

  return draft;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntNewTicketWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_save_draft_finish (VNT_DESK (source), result, &error);
  vnt_keeping_saved (&self->keeping, error);
}

static void
save (gpointer window)
{
  VntNewTicketWindow *self = window;
  g_autoptr (VntDraft) draft = make_draft (self);

  vnt_desk_save_draft_async (self->desk, draft, NULL, on_saved, g_object_ref (self));
}

static const VntKeepingFuncs keeping_funcs = { save, show_problem };

static void
on_changed (VntNewTicketWindow *self)
{
  update_button (self);
  if (!self->filling && self->draft != NULL && !self->creating)
    vnt_keeping_changed (&self->keeping);
}

static void
fill (VntNewTicketWindow *self)
{
  const char *text;
  g_autoptr (VntNewTicket) made = vnt_new_ticket_read (self->draft->text, &text);
  g_autoptr (GString) people = g_string_new (NULL);

  self->filling = TRUE;
  for (guint i = 0; i < made->requestors->len; i++)
    g_string_append_printf (people, "%s%s", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (made->requestors, i));
  for (guint i = 0; i < self->queues->len; i++)
    if (((VntQueue *) g_ptr_array_index (self->queues, i))->id == made->queue)
      adw_combo_row_set_selected (self->queue, i);
  gtk_editable_set_text (self->requestor,
                         people->len > 0 || self->wish == NULL ? people->str : self->wish);
  gtk_editable_set_text (self->subject, made->subject);
  gtk_text_buffer_set_text (self->text, text, -1);
  self->filling = FALSE;
}

/* Only where nothing is written: another ticket that is being written stays what it is, and says so. */
static void
propose (VntNewTicketWindow *self)
{
  if (self->subject_wish == NULL || self->draft == NULL)
    return;
  self->proposed = *gtk_editable_get_text (self->subject) == '\0' &&
                   gtk_text_buffer_get_char_count (self->text) == 0;
  if (self->proposed)
    {
      gtk_editable_set_text (self->subject, self->subject_wish);
      gtk_text_buffer_set_text (self->text, self->text_wish, -1);
    }
  else
    show_problem (self, _ ("This ticket was being written before. Create it or empty it, then open "
                           "the other one once more."));
  g_clear_pointer (&self->subject_wish, g_free);
  g_clear_pointer (&self->text_wish, g_free);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntNewTicketWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntDraft) draft = vnt_desk_load_draft_finish (VNT_DESK (source), result, &error);

  /* What cannot be read must not be written over. */
  if (error != NULL)
    {
      show_problem (self, error->message);
      return;
    }
  if (draft != NULL && draft->kind == VNT_OPERATION_CREATE)
    self->draft = g_steal_pointer (&draft);
  else
    self->draft = vnt_draft_new (0, VNT_OPERATION_CREATE);
  fill (self);
  propose (self);
  gtk_widget_set_sensitive (self->form, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->subject));
  update_button (self);
}

static void
on_created (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntNewTicketWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 ticket = vnt_desk_create_ticket_finish (VNT_DESK (source), result, &error);

  if (ticket == 0)
    {
      self->creating = FALSE;
      vnt_keeping_release (&self->keeping);
      gtk_widget_set_sensitive (self->form, TRUE);
      update_button (self);
      show_problem (self, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_CREATED], 0, ticket, self->draft->uuid);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
create (VntNewTicketWindow *self)
{
  g_autoptr (VntDraft) draft = NULL;

  update_button (self);
  if (!gtk_widget_get_sensitive (self->create))
    return;

  draft = make_draft (self);
  self->creating = TRUE;
  vnt_keeping_hold (&self->keeping);
  /* GTK does not tell an entry that it lost the focus by becoming insensitive. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->form, FALSE);
  update_button (self);
  show_problem (self, NULL);
  vnt_desk_create_ticket_async (self->desk, draft, NULL, on_created, g_object_ref (self));
}

static gboolean
create_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  create (VNT_NEW_TICKET_WINDOW (widget));
  return TRUE;
}

static gboolean
close_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
add_keys (VntNewTicketWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (keys);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    shortcuts, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                   "<Control>Return|<Control>KP_Enter|<Control>ISO_Enter"),
                                 gtk_callback_action_new (create_by_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  /* What is open above it has Escape first. */
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (close_by_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
make_text (VntNewTicketWindow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What happened"), -1);
  vnt_spell_follow (GTK_TEXT_VIEW (view));
  self->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");

  return scroller;
}

/* Beside those who are written already. */
static void
on_person (VntNewTicketWindow *self, const char *value)
{
  g_autofree char *before = g_strstrip (g_strdup (gtk_editable_get_text (self->requestor)));
  g_autofree char *both = *before != '\0' ? g_strdup_printf ("%s, %s", before, value) : NULL;

  gtk_editable_set_text (self->requestor, both != NULL ? both : value);
  gtk_widget_grab_focus (GTK_WIDGET (self->subject));
}

static void
make_requestor (VntNewTicketWindow *self)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *picker = vnt_picker_new (_ ("Find…"), _ ("Name or e-mail address"));

  self->requestor = GTK_EDITABLE (row);
  self->people = vnt_people_search_new (VNT_PICKER (picker));
  vnt_picker_set_name (VNT_PICKER (picker), _ ("Find a requestor"));
  vnt_picker_set_free (VNT_PICKER (picker), TRUE);
  gtk_widget_set_valign (picker, GTK_ALIGN_CENTER);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (on_person), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Requestor"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), picker);
}

static GtkWidget *
make_form (VntNewTicketWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();

  self->queue = ADW_COMBO_ROW (adw_combo_row_new ());
  make_requestor (self);
  self->subject = GTK_EDITABLE (adw_entry_row_new ());
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->queue), _ ("Queue"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->subject), _ ("Subject"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->queue));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->requestor));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->subject));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), make_text (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));

  return box;
}

static GtkWidget *
make_header (VntNewTicketWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->create = gtk_button_new_with_mnemonic (_ ("C_reate"));
  gtk_widget_add_css_class (self->create, "suggested-action");
  gtk_widget_set_tooltip_text (self->create, _ ("Create the ticket (Ctrl+Enter)"));
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (create), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);

  return header;
}

static gboolean
vnt_new_ticket_window_close_request (GtkWindow *window)
{
  VntNewTicketWindow *self = VNT_NEW_TICKET_WINDOW (window);

  /* It goes when what is in it is kept, and not before. */
  if (!vnt_keeping_may_close (&self->keeping))
    return TRUE;
  return GTK_WINDOW_CLASS (vnt_new_ticket_window_parent_class)->close_request (window);
}

static void
vnt_new_ticket_window_dispose (GObject *object)
{
  VntNewTicketWindow *self = VNT_NEW_TICKET_WINDOW (object);

  vnt_keeping_clear (&self->keeping);
  g_clear_pointer (&self->wish, g_free);
  if (self->people != NULL)
    vnt_people_search_stop (self->people);
  g_clear_object (&self->people);
  g_clear_pointer (&self->subject_wish, g_free);
  g_clear_pointer (&self->text_wish, g_free);
  G_OBJECT_CLASS (vnt_new_ticket_window_parent_class)->dispose (object);
}

static void
vnt_new_ticket_window_finalize (GObject *object)
{
  VntNewTicketWindow *self = VNT_NEW_TICKET_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->draft, vnt_draft_unref);
  G_OBJECT_CLASS (vnt_new_ticket_window_parent_class)->finalize (object);
}

static void
vnt_new_ticket_window_class_init (VntNewTicketWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vnt_new_ticket_window_dispose;
  object_class->finalize = vnt_new_ticket_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vnt_new_ticket_window_close_request;
  signals[SIGNAL_CREATED] =
    g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
vnt_new_ticket_window_init (VntNewTicketWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  vnt_keeping_init (&self->keeping, GTK_WINDOW (self), &keeping_funcs);
  self->queues = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_queue_unref);
  gtk_box_append (GTK_BOX (box), make_header (self));
  self->form = make_form (self);
  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_box_append (GTK_BOX (box), self->form);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("New Ticket"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 560);
  g_signal_connect_swapped (self->queue, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->requestor, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->subject, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  add_keys (self);
}

/* Those the agent may open tickets in; where the server does not say, all of them. */
static void
list_queues (VntNewTicketWindow *self)
{
  g_autoptr (GPtrArray) all = vnt_desk_list_queues (self->desk);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < all->len; i++)
    any |= ((VntQueue *) g_ptr_array_index (all, i))->can_create;
  for (guint i = 0; i < all->len; i++)
    {
      VntQueue *queue = g_ptr_array_index (all, i);

      if (any && !queue->can_create)
        continue;
      g_ptr_array_add (self->queues, vnt_queue_ref (queue));
      gtk_string_list_append (names, queue->name);
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->queue, G_LIST_MODEL (names));
  self->filling = FALSE;
}

/**
 * vnt_new_ticket_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 *
 * Returns: (transfer none): a window with what was being written; present it. Closing it keeps that.
 */
VntNewTicketWindow *
vnt_new_ticket_window_new (GtkWindow *parent, VntDesk *desk)
{
  VntNewTicketWindow *self = g_object_new (VNT_TYPE_NEW_TICKET_WINDOW, "transient-for", parent,
                                           "destroy-with-parent", TRUE, NULL);

  self->desk = g_object_ref (desk);
  vnt_people_search_set_desk (self->people, desk);
  list_queues (self);
  vnt_desk_load_draft_async (desk, 0, NULL, on_loaded, g_object_ref (self));

  return self;
}

/**
 * vnt_new_ticket_window_set_requestor:
 * @requestor: a login or an address
 *
 * Fills in who asks, unless the agent did.
 */
void
vnt_new_ticket_window_set_requestor (VntNewTicketWindow *self, const char *requestor)
{
  g_return_if_fail (VNT_IS_NEW_TICKET_WINDOW (self));

  g_free (self->wish);
  self->wish = g_strdup (requestor);
  if (self->draft != NULL && *gtk_editable_get_text (self->requestor) == '\0')
    gtk_editable_set_text (self->requestor, requestor);
}

/**
 * vnt_new_ticket_window_propose:
 * @subject: what it is about
 * @text: what happened
 *
 * Fills them in where nothing is written yet.
 */
void
vnt_new_ticket_window_propose (VntNewTicketWindow *self, const char *subject, const char *text)
{
  g_return_if_fail (VNT_IS_NEW_TICKET_WINDOW (self));

  g_free (self->subject_wish);
  g_free (self->text_wish);
  self->subject_wish = g_strdup (subject);
  self->text_wish = g_strdup (text);
  propose (self);
}

/* Returns: whether what is shown began as what was proposed */
gboolean
vnt_new_ticket_window_is_proposed (VntNewTicketWindow *self)
{
  g_return_val_if_fail (VNT_IS_NEW_TICKET_WINDOW (self), FALSE);

  return self->proposed;
}
