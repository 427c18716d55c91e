/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-offers.h"

#include <glib/gi18n.h>

#include "vnt-desk-reach.h"
#include "vnt-desk-reachable.h"
#include "vnt-dispose.h"
#include "vnt-machine-reach.h"
#include "vnt-remote-words.h"

#define MOST_RECENT 8

struct _VntRemoteOffers
{
  GtkWidget parent_instance;

  GCancellable *cancellable;
  GtkWidget *button;
  GtkBox *machines;
  GtkBox *recent;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_LIKELY,
  SIGNAL_FILE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntRemoteOffers, vnt_remote_offers, GTK_TYPE_WIDGET)

static void
close_list (VntRemoteOffers *self)
{
  gtk_popover_popdown (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)));
}

static void
on_file (VntRemoteOffers *self)
{
  close_list (self);
  g_signal_emit (self, signals[SIGNAL_FILE], 0);
}

static void
on_clicked (VntRemoteOffers *self, GtkWidget *button)
{
  close_list (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (button), "target"),
                 g_object_get_data (G_OBJECT (button), "card"));
}

static void
free_target (gpointer target)
{
  vnt_remote_target_free (target);
}

static void
add (VntRemoteOffers *self,
     GtkBox *box,
     const char *words,
     const VntRemoteTarget *target,
     const char *card)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (button, words);
  g_object_set_data_full (G_OBJECT (button), "target", vnt_remote_target_copy (target),
                          free_target);
  g_object_set_data_full (G_OBJECT (button), "card", g_strdup (card), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (box, button);
}

static void
on_recent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntRemoteOffers) self = user_data;
  g_autoptr (GPtrArray) recent =
    vnt_desk_load_recent_remote_finish (VNT_DESK (source), result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; i < MIN (recent->len, MOST_RECENT); i++)
    {
      g_autofree char *place = vnt_remote_words_place (g_ptr_array_index (recent, i));

      add (self, self->recent, place, g_ptr_array_index (recent, i), NULL);
    }
}

/* The machine the ticket is linked with is the likely one. */
static void
on_reachable (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntRemoteOffers) self = user_data;
  g_autoptr (VntReachable) found = vnt_desk_load_reachable_finish (VNT_DESK (source), result, NULL);
  gboolean told = FALSE;

  if (found == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; i < found->machines->len; i++)
    {
      const VntMachine *machine = g_ptr_array_index (found->machines, i);
      const char *card = vnt_machine_get_network_card (machine);
      g_autoptr (VntRemoteTarget) target = vnt_machine_make_target (machine);
      g_autofree char *place = target != NULL ? vnt_remote_words_place (target) : NULL;
      g_autofree char *words = g_strdup_printf ("%s · %s", machine->name, place);

      if (target == NULL)
        continue;
      add (self, self->machines, words, target, card);
      if (i < found->linked && !told)
        g_signal_emit (self, signals[SIGNAL_LIKELY], 0, target, card);
      told = TRUE;
    }
}

static void
vnt_remote_offers_dispose (GObject *object)
{
  VntRemoteOffers *self = VNT_REMOTE_OFFERS (object);

  g_cancellable_cancel (self->cancellable);
  vnt_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (vnt_remote_offers_parent_class)->dispose (object);
}

static void
vnt_remote_offers_finalize (GObject *object)
{
  g_object_unref (VNT_REMOTE_OFFERS (object)->cancellable);
  G_OBJECT_CLASS (vnt_remote_offers_parent_class)->finalize (object);
}

static void
vnt_remote_offers_class_init (VntRemoteOffersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_remote_offers_dispose;
  G_OBJECT_CLASS (klass)->finalize = vnt_remote_offers_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", VNT_TYPE_REMOTE_OFFERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, VNT_TYPE_REMOTE_TARGET, G_TYPE_STRING);
  signals[SIGNAL_LIKELY] =
    g_signal_new ("likely", VNT_TYPE_REMOTE_OFFERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, VNT_TYPE_REMOTE_TARGET, G_TYPE_STRING);
  signals[SIGNAL_FILE] = g_signal_new ("file", VNT_TYPE_REMOTE_OFFERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
vnt_remote_offers_init (VntRemoteOffers *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *file = gtk_button_new_with_mnemonic (_ ("_From a .rdp or .vv File…"));

  self->cancellable = g_cancellable_new ();
  self->machines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->recent = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (file, "flat");
  g_signal_connect_swapped (file, "clicked", G_CALLBACK (on_file), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->machines));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->recent));
  gtk_box_append (GTK_BOX (box), file);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "document-open-recent-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Other machines"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other machines"), -1);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * vnt_remote_offers_new:
 * @desk: an open desk
 * @ticket: (nullable): what the session is about
 *
 * Returns: (transfer floating): a button; what it offers is there a moment later
 */
GtkWidget *
vnt_remote_offers_new (VntDesk *desk, const VntTicket *ticket)
{
  VntRemoteOffers *self = g_object_new (VNT_TYPE_REMOTE_OFFERS, NULL);
  const char *requestor = ticket != NULL ? ticket->requestor : NULL;

  vnt_desk_load_recent_remote_async (desk, requestor, self->cancellable, on_recent,
                                     g_object_ref (self));
  if (ticket != NULL)
    vnt_desk_load_reachable_async (desk, ticket->id, requestor, self->cancellable, on_reachable,
                                   g_object_ref (self));
  return GTK_WIDGET (self);
}
