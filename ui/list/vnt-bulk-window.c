/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-bulk-window.h"

#include <glib/gi18n.h>

#include "vnt-bulk-choices.h"
#include "vnt-bulk-words.h"
#include "vnt-desk-bulk.h"

struct _VntBulkWindow
{
  VntChangesWindow parent_instance;

  GArray *tickets;
  VntField field;
  VntBulkPlan *plan; /* of the value that is chosen */
  gboolean decided; /* the value was given: all that is left is yes or no */
};

G_DEFINE_FINAL_TYPE (VntBulkWindow, vnt_bulk_window, VNT_TYPE_CHANGES_WINDOW)

static void
show_plan (VntBulkWindow *self)
{
  VntChangesWindow *window = VNT_CHANGES_WINDOW (self);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *summary = vnt_bulk_words_summary (self->plan);

  /* What does not change is what a person has to look at. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->plan->entries->len; i++)
      {
        const VntBulkEntry *entry = self->plan->entries->pdata[i];

        if ((entry->why == VNT_BULK_CHANGES) == (pass == 1))
          g_ptr_array_add (lines, vnt_bulk_words_entry (vnt_changes_window_get_desk (window),
                                                        self->plan, entry));
      }
  vnt_changes_window_show (window, summary, lines, self->plan->counts[VNT_BULK_CHANGES] > 0);
  if (self->decided)
    vnt_changes_window_focus (window);
}

static void
on_planned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntBulkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntBulkPlan) plan = vnt_desk_plan_bulk_finish (VNT_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      vnt_changes_window_get_desk (VNT_CHANGES_WINDOW (self)) == NULL)
    return;
  if (plan == NULL)
    {
      vnt_changes_window_say (VNT_CHANGES_WINDOW (self), error->message);
      return;
    }
  g_clear_pointer (&self->plan, vnt_bulk_plan_unref);
  self->plan = g_steal_pointer (&plan);
  show_plan (self);
}

static void
choose (VntBulkWindow *self, const char *value)
{
  VntChangesWindow *window = VNT_CHANGES_WINDOW (self);

  vnt_desk_plan_bulk_async (vnt_changes_window_get_desk (window), self->tickets, self->field, value,
                            vnt_changes_window_plan_again (window), on_planned,
                            g_object_ref (self));
}

static GPtrArray *
make_operations (VntChangesWindow *window)
{
  VntBulkWindow *self = VNT_BULK_WINDOW (window);

  return self->plan != NULL ? vnt_bulk_plan_make_operations (self->plan) : NULL;
}

static void
vnt_bulk_window_dispose (GObject *object)
{
  VntBulkWindow *self = VNT_BULK_WINDOW (object);

  g_clear_pointer (&self->plan, vnt_bulk_plan_unref);
  g_clear_pointer (&self->tickets, g_array_unref);
  G_OBJECT_CLASS (vnt_bulk_window_parent_class)->dispose (object);
}

static void
vnt_bulk_window_class_init (VntBulkWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_bulk_window_dispose;
  VNT_CHANGES_WINDOW_CLASS (klass)->make_operations = make_operations;
}

static void
vnt_bulk_window_init (VntBulkWindow *self)
{
}

static void
refuse_so_many (VntBulkWindow *self)
{
  g_autofree char *text =
    g_strdup_printf (_ ("%u tickets are chosen, but at most %u can be changed together. "
                        "Nothing was changed; choose fewer."),
                     self->tickets->len, VNT_BULK_MOST);

  vnt_changes_window_say (VNT_CHANGES_WINDOW (self), text);
}

/**
 * vnt_bulk_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 * @tickets: (element-type gint64): which tickets
 * @field: which field of theirs
 * @value: (nullable): the new value; %NULL to let the agent choose
 *
 * Returns: (transfer none): a window; present it
 */
VntBulkWindow *
vnt_bulk_window_new (
  GtkWindow *parent, VntDesk *desk, GArray *tickets, VntField field, const char *value)
{
  VntBulkWindow *self =
    g_object_new (VNT_TYPE_BULK_WINDOW, "transient-for", parent, "modal", TRUE, "default-width",
                  520, "default-height", 560, "title", vnt_bulk_words_title (field), NULL);
  gboolean few = tickets->len <= VNT_BULK_MOST;
  GtkWidget *choices = few && value == NULL ? vnt_bulk_choices_new (desk, field) : NULL;

  self->tickets = g_array_ref (tickets);
  self->field = field;
  self->decided = value != NULL;
  vnt_changes_window_build (VNT_CHANGES_WINDOW (self), desk, _ ("_Apply"),
                            GTK_ORIENTATION_HORIZONTAL, choices);
  if (choices != NULL)
    {
      g_signal_connect_swapped (choices, "chosen", G_CALLBACK (choose), self);
      gtk_widget_grab_focus (choices);
    }
  else if (few)
    choose (self, value);
  else
    refuse_so_many (self);

  return self;
}
