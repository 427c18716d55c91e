/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-bundle-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Seconds: long enough to read what was done to many. */
#define TIMEOUT 10

typedef struct
{
  GWeakRef from;
  VntDesk *desk;
  VntBundle *bundle;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_weak_ref_clear (&undo->from);
  g_object_unref (undo->desk);
  vnt_bundle_unref (undo->bundle);
}

static void
undo_closed (gpointer data, GClosure *closure)
{
  g_rc_box_release_full (data, undo_free);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* The title of a toast is markup. */
static AdwToast *
new_toast (const char *words)
{
  g_autofree char *title = g_markup_escape_text (words, -1);

  return adw_toast_new (title);
}

/* The last word counts: an earlier toast would keep it waiting, with an Undo of something else under the pointer. */
static void
replace (AdwToastOverlay *overlay, AdwToast *toast)
{
  GWeakRef *last = g_object_get_data (G_OBJECT (overlay), "vnt-bundle-toast");
  g_autoptr (AdwToast) before = NULL;

  if (last == NULL)
    {
      last = g_new0 (GWeakRef, 1);
      g_weak_ref_init (last, NULL);
      g_object_set_data_full (G_OBJECT (overlay), "vnt-bundle-toast", last, weak_ref_free);
    }
  before = g_weak_ref_get (last);
  if (before != NULL)
    adw_toast_dismiss (before);
  g_weak_ref_set (last, toast);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (overlay, toast);
}

static char *
outcome_words (guint left, const GError *error)
{
  if (error != NULL)
    return g_strdup (error->message);
  if (left == 0)
    return g_strdup (_ ("Undone"));

  return g_strdup_printf (ngettext ("Undone, but for %u change that had left already",
                                    "Undone, but for %u changes that had left already", left),
                          left);
}

static void
on_reverted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Undo *undo = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&undo->from);
  GtkWidget *overlay = from != NULL ? gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint left = 0;

  vnt_desk_revert_finish (VNT_DESK (source), result, &left, &error);
  words = outcome_words (left, error);
  if (overlay != NULL)
    replace (ADW_TOAST_OVERLAY (overlay), new_toast (words));
  /* What was written is the ticket's draft again. */
  if (from != NULL)
    gtk_widget_activate_action (from, "ticket.reload-draft", NULL);
  g_rc_box_release_full (undo, undo_free);
}

static void
on_undo (AdwToast *toast, Undo *undo)
{
  if (vnt_desk_get_state (undo->desk) == VNT_DESK_CLOSED)
    return;
  vnt_desk_revert_async (undo->desk, undo->bundle, NULL, on_reverted, g_rc_box_acquire (undo));
}

/**
 * vnt_bundle_toast_show:
 * @from: a widget of the window that did it
 * @desk: an open desk
 * @bundle: what was done
 * @title: what was done, for a person
 *
 * Says what was done to one ticket or many, and offers to undo it. It takes the place of what was said of another bundle.
 */
void
vnt_bundle_toast_show (GtkWidget *from, VntDesk *desk, VntBundle *bundle, const char *title)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;
  Undo *undo;

  g_return_if_fail (overlay != NULL);

  undo = g_rc_box_new0 (Undo);
  g_weak_ref_init (&undo->from, from);
  undo->desk = g_object_ref (desk);
  undo->bundle = vnt_bundle_ref (bundle);
  toast = new_toast (title);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, TIMEOUT);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), undo, undo_closed, 0);
  replace (ADW_TOAST_OVERLAY (overlay), toast);
}
