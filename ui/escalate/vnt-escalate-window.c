/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-escalate-window.h"

#include <glib/gi18n.h>

#include "vnt-desk-bundle.h"
#include "vnt-handover.h"
#include "vnt-keeping.h"
#include "vnt-spell-follow.h"
#include "vnt-text.h"
#include "vnt-words.h"

/**
 * VntEscalateWindow:
 *
 * Where a ticket is handed to the next level, with a card of what it needs to know. What is written is the ticket's draft: it
 * is saved while it is written, listed with all drafts, and here again after whatever happened.
 *
 * Signals: "escalated" (#VntBundle): it waits to be sent and can be undone.
 */
struct _VntEscalateWindow
{
  AdwWindow parent_instance;

  VntDesk *desk;
  gint64 ticket;
  char *from;
  GPtrArray *queues; /* those it can go to, as the row lists them */
  VntDraft *draft; /* the one that is written; its text is older than what is shown */
  GtkWidget *form;
  AdwComboRow *queue;
  GtkTextBuffer *parts[VNT_HANDOVER_PARTS];
  GtkWidget *first;
  GtkWidget *escalate;
  GtkLabel *problem;
  VntKeeping keeping;
  gboolean filling;
  gboolean sending;
};

enum
{
  SIGNAL_ESCALATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntEscalateWindow, vnt_escalate_window, ADW_TYPE_WINDOW)

static void
show_problem (gpointer window, const char *problem)
{
  VntEscalateWindow *self = window;

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static char *
get_part (VntEscalateWindow *self, VntHandoverPart part)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->parts[part], &start, &end);
  return gtk_text_buffer_get_text (self->parts[part], &start, &end, FALSE);
}

static const VntQueue *
chosen_queue (VntEscalateWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->queue);

  return selected < self->queues->len ? g_ptr_array_index (self->queues, selected) : NULL;
}

/* To hand something over without asking anything is to throw it over the wall. */
static void
update_button (VntEscalateWindow *self)
{
  g_autofree char *asked = g_strstrip (get_part (self, VNT_HANDOVER_ASKED));

  gtk_widget_set_sensitive (self->escalate, self->draft != NULL && !self->sending &&
                                              chosen_queue (self) != NULL && *asked != '\0');
}

static VntHandover *
make_card (VntEscalateWindow *self)
{
  const VntQueue *queue = chosen_queue (self);
  VntHandover *card = vnt_handover_new (self->from, queue != NULL ? queue->name : NULL);

  for (int i = 0; i < VNT_HANDOVER_PARTS; i++)
    {
      g_free (card->parts[i]);
      card->parts[i] = get_part (self, (VntHandoverPart) i);
    }

  return card;
}

static gboolean
is_empty (const VntHandover *card)
{
  for (int i = 0; i < VNT_HANDOVER_PARTS; i++)
    if (*card->parts[i] != '\0')
      return FALSE;

  return TRUE;
}

/* What is shown, as a draft of the same identity. */
static VntDraft *
make_draft (VntEscalateWindow *self)
{
  VntDraft *draft = vnt_draft_copy (self->draft);
  g_autoptr (VntHandover) card = make_card (self);

  g_free (draft->text);
  draft->text = is_empty (card) ? g_strdup ("") : vnt_handover_write (card);
  draft->kind = VNT_OPERATION_COMMENT;
  draft->cursor = 0;

  return draft;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntEscalateWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  vnt_desk_save_draft_finish (VNT_DESK (source), result, &error);
  vnt_keeping_saved (&self->keeping, error);
}

static void
save (gpointer window)
{
  VntEscalateWindow *self = window;
  g_autoptr (VntDraft) draft = make_draft (self);

  vnt_desk_save_draft_async (self->desk, draft, NULL, on_saved, g_object_ref (self));
}

static const VntKeepingFuncs keeping_funcs = { save, show_problem };

static void
on_changed (VntEscalateWindow *self)
{
  update_button (self);
  if (!self->filling && self->draft != NULL && !self->sending)
    vnt_keeping_changed (&self->keeping);
}

/* A reply or note that was begun is what was seen so far. */
static void
fill (VntEscalateWindow *self)
{
  g_autoptr (VntHandover) card = vnt_handover_read (self->draft->text);

  if (card == NULL)
    {
      card = vnt_handover_new (NULL, NULL);
      vnt_text_set (&card->parts[VNT_HANDOVER_SEEN], self->draft->text);
    }
  self->filling = TRUE;
  for (int i = 0; i < VNT_HANDOVER_PARTS; i++)
    gtk_text_buffer_set_text (self->parts[i], card->parts[i], -1);
  for (guint i = 0; i < self->queues->len; i++)
    if (g_str_equal (((VntQueue *) g_ptr_array_index (self->queues, i))->name, card->to))
      adw_combo_row_set_selected (self->queue, i);
  self->filling = FALSE;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntEscalateWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntDraft) draft = vnt_desk_load_draft_finish (VNT_DESK (source), result, &error);

  /* What cannot be read must not be written over. */
  if (error != NULL)
    {
      show_problem (self, error->message);
      return;
    }
  self->draft =
    draft != NULL ? g_steal_pointer (&draft) : vnt_draft_new (self->ticket, VNT_OPERATION_COMMENT);
  fill (self);
  gtk_widget_set_sensitive (self->form, TRUE);
  gtk_widget_grab_focus (self->first);
  update_button (self);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntEscalateWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBundle) bundle = vnt_desk_apply_finish (VNT_DESK (source), result, &error);

  if (bundle == NULL)
    {
      self->sending = FALSE;
      vnt_keeping_release (&self->keeping);
      gtk_widget_set_sensitive (self->form, TRUE);
      update_button (self);
      show_problem (self, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_ESCALATED], 0, bundle);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
escalate (VntEscalateWindow *self)
{
  g_autoptr (VntHandover) card = NULL;
  g_autoptr (VntDraft) draft = NULL;
  g_autoptr (GPtrArray) operations = NULL;

  update_button (self);
  if (!gtk_widget_get_sensitive (self->escalate))
    return;

  card = make_card (self);
  draft = make_draft (self);
  operations = vnt_handover_make_changes (card, draft, chosen_queue (self)->id);
  self->sending = TRUE;
  vnt_keeping_hold (&self->keeping);
  gtk_widget_set_sensitive (self->form, FALSE);
  update_button (self);
  show_problem (self, NULL);
  vnt_desk_apply_async (self->desk, operations, NULL, on_applied, g_object_ref (self));
}

static gboolean
escalate_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  escalate (VNT_ESCALATE_WINDOW (widget));
  return TRUE;
}

static gboolean
close_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
add_key (VntEscalateWindow *self,
         GtkPropagationPhase phase,
         const char *keys,
         GtkShortcutFunc activate)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                                          gtk_callback_action_new (activate, NULL,
                                                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static GtkWidget *
make_part (VntEscalateWindow *self, VntHandoverPart part)
{
  const char *name = vnt_handover_label (part);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *view = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 60);
  gtk_widget_add_css_class (view, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  vnt_spell_follow (GTK_TEXT_VIEW (view));
  self->parts[part] = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_signal_connect_object (self->parts[part], "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  if (part == VNT_HANDOVER_SEEN)
    self->first = view;
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), view);

  return box;
}

static GtkWidget *
make_form (VntEscalateWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();

  self->queue = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->queue), _ ("Escalate To"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->queue));
  g_signal_connect_swapped (self->queue, "notify::selected", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (box), group);
  for (int i = 0; i < VNT_HANDOVER_PARTS; i++)
    gtk_box_append (GTK_BOX (box), make_part (self, (VntHandoverPart) i));
  gtk_widget_set_sensitive (box, FALSE);

  return box;
}

static GtkWidget *
make_body (VntEscalateWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->form = make_form (self);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), self->form);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

static GtkWidget *
make_header (VntEscalateWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->escalate = gtk_button_new_with_mnemonic (_ ("_Escalate"));
  gtk_widget_add_css_class (self->escalate, "suggested-action");
  gtk_widget_set_tooltip_text (self->escalate,
                               _ ("Hand the ticket over, with an internal note (Ctrl+Enter)"));
  g_signal_connect_swapped (self->escalate, "clicked", G_CALLBACK (escalate), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->escalate);

  return header;
}

/* It stays open while what is written could not be kept. */
static gboolean
vnt_escalate_window_close_request (GtkWindow *window)
{
  VntEscalateWindow *self = VNT_ESCALATE_WINDOW (window);

  if (!vnt_keeping_may_close (&self->keeping))
    return TRUE;
  return GTK_WINDOW_CLASS (vnt_escalate_window_parent_class)->close_request (window);
}

static void
vnt_escalate_window_dispose (GObject *object)
{
  VntEscalateWindow *self = VNT_ESCALATE_WINDOW (object);

  vnt_keeping_clear (&self->keeping);
  G_OBJECT_CLASS (vnt_escalate_window_parent_class)->dispose (object);
}

static void
vnt_escalate_window_finalize (GObject *object)
{
  VntEscalateWindow *self = VNT_ESCALATE_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->draft, vnt_draft_unref);
  g_free (self->from);
  G_OBJECT_CLASS (vnt_escalate_window_parent_class)->finalize (object);
}

static void
vnt_escalate_window_class_init (VntEscalateWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vnt_escalate_window_dispose;
  object_class->finalize = vnt_escalate_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vnt_escalate_window_close_request;
  signals[SIGNAL_ESCALATED] =
    g_signal_new ("escalated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
vnt_escalate_window_init (VntEscalateWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  vnt_keeping_init (&self->keeping, GTK_WINDOW (self), &keeping_funcs);
  self->queues = g_ptr_array_new_with_free_func ((GDestroyNotify) vnt_queue_unref);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_body (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  add_key (self, GTK_PHASE_CAPTURE, "<Control>Return|<Control>KP_Enter|<Control>ISO_Enter",
           escalate_by_key);
  /* What is open above it has Escape first. */
  add_key (self, GTK_PHASE_BUBBLE, "Escape", close_by_key);
}

static void
list_queues (VntEscalateWindow *self, gint64 current)
{
  g_autoptr (GPtrArray) all = vnt_desk_list_queues (self->desk);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autoptr (GtkStringList) model = NULL;
  int next;

  for (guint i = 0; i < all->len; i++)
    {
      VntQueue *queue = g_ptr_array_index (all, i);

      if (queue->id == current)
        continue;
      g_ptr_array_add (self->queues, vnt_queue_ref (queue));
      g_strv_builder_add (builder, queue->name);
    }
  names = g_strv_builder_end (builder);
  model = gtk_string_list_new ((const char *const *) names);
  next = vnt_handover_find_next_level ((const char *const *) names, self->from);
  self->filling = TRUE;
  adw_combo_row_set_model (self->queue, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->queue, MAX (next, 0));
  self->filling = FALSE;
}

/**
 * vnt_escalate_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 * @ticket: what is handed over; nothing else writes its draft meanwhile
 *
 * Returns: (transfer none): a window with what was being written; present it. Closing it keeps that.
 */
VntEscalateWindow *
vnt_escalate_window_new (GtkWindow *parent, VntDesk *desk, const VntTicket *ticket)
{
  VntEscalateWindow *self = g_object_new (VNT_TYPE_ESCALATE_WINDOW, "transient-for", parent,
                                          "destroy-with-parent", TRUE, NULL);
  const char *from = vnt_desk_get_queue_name (desk, ticket->queue);
  g_autofree char *number = vnt_words_ticket_number (ticket->id);
  /* Translators: %s is a ticket's number */
  g_autofree char *title = g_strdup_printf (_ ("Escalate %s"), number);

  self->desk = g_object_ref (desk);
  self->ticket = ticket->id;
  self->from = g_strdup (from != NULL ? from : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
  list_queues (self, ticket->queue);
  vnt_desk_load_draft_async (desk, ticket->id, NULL, on_loaded, g_object_ref (self));

  return self;
}
