/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Macros: where they are made, and which tickets they are applied to. */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-bulk-window.h"
#include "vnt-bundle-toast.h"
#include "vnt-desk-macros.h"
#include "vnt-macro-window.h"
#include "vnt-macro-words.h"
#include "vnt-macros-window.h"

static VntValueList *
get_list (VntWindow *self)
{
  if (self->macros == NULL)
    self->macros = vnt_desk_list_macros (self->desk);
  return self->macros;
}

static void
on_macros (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk == NULL || vnt_desk_get_account (self->desk) == NULL)
    return;
  if (self->macros_window == NULL)
    g_set_weak_pointer (&self->macros_window,
                        vnt_macros_window_new (GTK_WINDOW (self), self->desk));
  gtk_window_present (self->macros_window);
}

/* Those that are chosen together, or else the one that is shown. */
static GArray *
list_meant (VntWindow *self)
{
  GArray *tickets = vnt_list_page_list_ticked (self->list);
  gint64 shown = vnt_window_get_ticket_id (self);

  if (tickets->len == 0 && shown != 0)
    g_array_append_val (tickets, shown);
  return tickets;
}

static void
on_done (VntMacroWindow *window, VntBundle *bundle, VntWindow *self)
{
  g_autofree char *text =
    vnt_macro_words_done (vnt_macro_window_get_macro (window), vnt_bundle_get_n_tickets (bundle));

  if (self->desk == NULL)
    return;
  vnt_list_page_untick (self->list);
  vnt_bundle_toast_show (self->made_ticket != NULL ? GTK_WIDGET (self->made_ticket)
                                                   : GTK_WIDGET (self->list),
                         self->desk, bundle, text);
}

static void
apply (VntWindow *self, VntMacro *macro)
{
  g_autoptr (GArray) tickets = list_meant (self);
  VntMacroWindow *window;

  if (tickets->len == 0)
    return;
  if (tickets->len > VNT_BULK_MOST)
    {
      g_autofree char *text =
        g_strdup_printf (_ ("%u tickets are chosen, but at most %u can be changed together. "
                            "Nothing was changed; choose fewer."),
                         tickets->len, VNT_BULK_MOST);

      vnt_window_notice (self, text);
      return;
    }
  window = vnt_macro_window_new (GTK_WINDOW (self), self->desk, macro, tickets);
  g_signal_connect_object (window, "done", G_CALLBACK (on_done), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

/* "win.macro": by its identity. */
static void
on_macro (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  GPtrArray *macros = self->desk != NULL ? vnt_value_list_get_values (get_list (self)) : NULL;

  for (guint i = 0; macros != NULL && i < macros->len; i++)
    {
      VntMacro *macro = g_ptr_array_index (macros, i);

      if (g_str_equal (macro->uuid, g_variant_get_string (parameter, NULL)))
        {
          apply (self, macro);
          return;
        }
    }
}

static void
offer (VntWindow *self, VntPaletteSearch *search, const VntMacro *macro, gboolean prefixed)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (macro->uuid));
  g_autofree char *name = g_action_print_detailed_name ("win.macro", target);
  /* Translators: the name of a macro */
  g_autofree char *title =
    prefixed ? g_strdup_printf (_ ("Macro: %s"), macro->name) : g_strdup (macro->name);
  g_autofree char *about = vnt_macro_words_about (self->desk, macro);

  vnt_palette_search_add_action (search, vnt_palette_entry_new_action (name, title, about, NULL));
}

/**
 * vnt_window_offer_macros:
 * @self: the window
 * @search: what the palette looks through
 *
 * Every macro that does something, while there is a ticket to do it to.
 */
void
vnt_window_offer_macros (VntWindow *self, VntPaletteSearch *search)
{
  g_autoptr (GArray) tickets = self->desk != NULL ? list_meant (self) : NULL;
  GPtrArray *macros;

  if (tickets == NULL || tickets->len == 0)
    return;
  macros = vnt_value_list_get_values (get_list (self));
  for (guint i = 0; i < macros->len; i++)
    if (!vnt_macro_is_empty (g_ptr_array_index (macros, i)))
      offer (self, search, g_ptr_array_index (macros, i), TRUE);
}

static void
show_menu (VntWindow *self)
{
  GPtrArray *macros = vnt_value_list_get_values (get_list (self));
  g_autoptr (VntPaletteSearch) search = vnt_palette_search_new (NULL);

  for (guint i = 0; i < macros->len; i++)
    if (!vnt_macro_is_empty (g_ptr_array_index (macros, i)))
      offer (self, search, g_ptr_array_index (macros, i), FALSE);
  vnt_palette_search_add_action (search, vnt_palette_entry_new_action ("win.macros",
                                                                       _ ("Make or change macros…"),
                                                                       NULL, NULL));
  vnt_window_present_palette (self, search, _ ("Apply a macro"));
}

static void
on_read (VntWindow *self)
{
  g_signal_handlers_disconnect_by_func (self->macros, on_read, self);
  if (self->desk != NULL)
    show_menu (self);
}

static void
on_macro_menu (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  g_autoptr (GArray) tickets = self->desk != NULL ? list_meant (self) : NULL;

  if (tickets == NULL || tickets->len == 0)
    return;
  if (vnt_value_list_is_read (get_list (self)))
    show_menu (self);
  else
    g_signal_connect_object (self->macros, "changed", G_CALLBACK (on_read), self,
                             G_CONNECT_SWAPPED);
}

static const GActionEntry entries[] = {
  { .name = "macros", .activate = on_macros },
  { .name = "macro", .activate = on_macro, .parameter_type = "s" },
  { .name = "macro-menu", .activate = on_macro_menu },
};

/**
 * vnt_window_add_macro_actions:
 * @self: the window
 */
void
vnt_window_add_macro_actions (VntWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * vnt_window_read_macros:
 * @self: a window with a desk
 *
 * So that the palette knows them when it is first opened.
 */
void
vnt_window_read_macros (VntWindow *self)
{
  get_list (self);
}

/**
 * vnt_window_forget_macros:
 * @self: the window, which is going
 */
void
vnt_window_forget_macros (VntWindow *self)
{
  g_clear_object (&self->macros);
  g_clear_weak_pointer (&self->macros_window);
}
