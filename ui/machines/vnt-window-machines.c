/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inventory in the window: its place in the sidebar, its pages, its actions. */
#include "vnt-window-private.h"

#include <glib/gi18n.h>

#include "vnt-camera-scan.h"
#include "vnt-changes.h"
#include "vnt-desk-machine-draft.h"
#include "vnt-desk-machines.h"
#include "vnt-machine-page.h"
#include "vnt-machine-scan.h"
#include "vnt-machine-window.h"
#include "vnt-machines-page.h"
#include "vnt-record-window.h"

static void
show_title (VntWindow *self)
{
  const VntMachine *machine = vnt_machine_page_get_machine (VNT_MACHINE_PAGE (self->made_machine));

  if (gtk_stack_get_visible_child (self->reading) == self->made_machine && machine != NULL)
    adw_window_title_set_title (self->ticket_title, machine->name);
}

static GtkWidget *
get_machine_page (VntWindow *self)
{
  if (self->made_machine == NULL)
    {
      self->made_machine = vnt_machine_page_new (self->desk);
      g_signal_connect_object (self->made_machine, "shown", G_CALLBACK (show_title), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->reading, self->made_machine, "machine");
    }
  return self->made_machine;
}

/**
 * vnt_window_open_machine:
 * @self: a window with a desk
 * @machine: a machine's number, one made here too
 */
void
vnt_window_open_machine (VntWindow *self, gint64 machine)
{
  GtkWidget *page = get_machine_page (self);

  vnt_window_show_ticket (self, 0);
  gtk_stack_set_visible_child (self->reading, page);
  adw_window_title_set_title (self->ticket_title, "");
  vnt_machine_page_show (VNT_MACHINE_PAGE (page), machine);
  show_title (self);
  adw_leaflet_set_visible_child (self->leaflet, self->ticket_pane);
  gtk_widget_grab_focus (page);
}

static GtkWidget *
get_machines (VntWindow *self)
{
  if (self->made_machines == NULL)
    {
      self->made_machines = vnt_machines_page_new (self->desk);
      g_signal_connect_swapped (self->made_machines, "open", G_CALLBACK (vnt_window_open_machine),
                                self);
      gtk_stack_add_child (self->places, self->made_machines);
      vnt_window_place_buttons (self);
    }
  return self->made_machines;
}

/* Returns: (transfer none) (nullable): the header of the place, %NULL while there is none */
AdwHeaderBar *
vnt_window_get_machines_header (VntWindow *self)
{
  return self->made_machines != NULL
           ? vnt_machines_page_get_header (VNT_MACHINES_PAGE (self->made_machines))
           : NULL;
}

/* Returns: whether the inventory is the place that is shown; the focus is in it then */
gboolean
vnt_window_focus_machines (VntWindow *self)
{
  if (self->made_machines == NULL ||
      gtk_stack_get_visible_child (self->places) != self->made_machines)
    return FALSE;
  vnt_machines_page_focus (VNT_MACHINES_PAGE (self->made_machines));
  return TRUE;
}

/* Who may see no catalogue has no inventory. */
static void
update_place (VntWindow *self)
{
  g_autoptr (GPtrArray) catalogs = vnt_desk_list_catalogs (self->desk);

  vnt_sidebar_show_place (self->sidebar, VNT_SIDEBAR_MACHINES, catalogs->len > 0);
}

/**
 * vnt_window_follow_machines:
 * @self: a window that just got its desk
 */
void
vnt_window_follow_machines (VntWindow *self)
{
  g_signal_connect_object (self->desk, "machines-changed", G_CALLBACK (update_place), self,
                           G_CONNECT_SWAPPED);
  update_place (self);
}

/**
 * vnt_window_link_about:
 * @self: the window
 * @ticket: a ticket just made
 *
 * Links it with the machine it was begun for.
 */
void
vnt_window_link_about (VntWindow *self, gint64 ticket)
{
  gint64 machine = vnt_desk_follow_machine (self->desk, self->about);
  g_autofree char *target = g_strdup_printf ("asset:%" G_GINT64_FORMAT, machine);
  g_autofree char *changes = vnt_changes_make ((const char *[]){ target, NULL }, NULL);

  if (self->about != 0)
    vnt_desk_set_named_field_async (self->desk, ticket, VNT_FIELD_LINKS, "refers-to", changes, NULL,
                                    NULL, NULL);
  self->about = 0;
}

/* -- actions -- */

static void
on_machines (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk == NULL)
    return;
  gtk_stack_set_visible_child (self->places, get_machines (self));
  vnt_window_enter_place (self, VNT_SIDEBAR_MACHINES);
}

static void
on_open_machine (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk != NULL)
    vnt_window_open_machine (self, g_variant_get_int64 (parameter));
}

typedef struct
{
  VntWindow *window;
  VntMachine *machine;
} Form;

static void
on_draft (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Form *asked = user_data;
  g_autoptr (VntWindow) self = asked->window;
  g_autoptr (VntMachine) machine = asked->machine;
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = vnt_desk_load_machine_draft_finish (VNT_DESK (source), result, &error);
  GtkWindow *form;

  g_free (asked);
  if (self->desk == NULL)
    return;
  /* What cannot be read must not be written over. */
  if (error != NULL)
    {
      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
      return;
    }
  form = vnt_machine_window_new (GTK_WINDOW (self), self->desk, machine, draft);
  g_signal_connect_object (form, "saved", G_CALLBACK (vnt_window_open_machine), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (form);
}

/* With what was filled in before, if it was not saved. */
static void
present_form (VntWindow *self, const VntMachine *machine)
{
  Form *form = g_new0 (Form, 1);

  form->window = g_object_ref (self);
  form->machine = vnt_machine_ref ((VntMachine *) machine);
  vnt_desk_load_machine_draft_async (self->desk, machine->id, NULL, on_draft, form);
}

static void
on_new_machine (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;
  g_autoptr (VntMachine) machine = vnt_machine_new (0, "");

  if (self->desk != NULL)
    present_form (self, machine);
}

static void
on_loaded_to_edit (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) machine = vnt_desk_load_machine_finish (VNT_DESK (source), result, &error);

  if (machine != NULL && self->desk != NULL)
    present_form (self, machine);
}

static void
on_edit_machine (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk != NULL)
    vnt_desk_load_machine_async (self->desk, g_variant_get_int64 (parameter), NULL,
                                 on_loaded_to_edit, g_object_ref (self));
}

static void
on_loaded_to_record (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (VntMachine) machine = vnt_desk_load_machine_finish (VNT_DESK (source), result, NULL);

  if (machine != NULL && self->desk != NULL)
    gtk_window_present (vnt_record_window_new (GTK_WINDOW (self), self->desk, machine));
}

static void
on_record_machine (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk != NULL)
    vnt_desk_load_machine_async (self->desk, g_variant_get_int64 (parameter), NULL,
                                 on_loaded_to_record, g_object_ref (self));
}

static void
on_loaded_to_report (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VntMachine) machine = vnt_desk_load_machine_finish (VNT_DESK (source), result, &error);

  if (machine == NULL || self->desk == NULL)
    return;
  vnt_window_activate (self, "win.new-ticket");
  if (self->new_ticket == NULL)
    return;
  self->about = machine->id;
  if (machine->holders[0] != NULL)
    vnt_new_ticket_window_set_requestor (self->new_ticket, machine->holders[0]);
}

static void
on_new_ticket_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk != NULL)
    vnt_desk_load_machine_async (self->desk, g_variant_get_int64 (parameter), NULL,
                                 on_loaded_to_report, g_object_ref (self));
}

/* -- scanning -- */

/* A code nobody knows: a new machine with that serial number, where its catalogue has a field for it. */
static void
offer_new (VntWindow *self)
{
  g_autoptr (GPtrArray) catalogs = vnt_desk_list_catalogs (self->desk);
  const char *code = vnt_machines_page_get_text (VNT_MACHINES_PAGE (get_machines (self)));
  g_autoptr (VntMachine) machine = vnt_machine_new (0, "");

  for (guint i = 0; i < catalogs->len; i++)
    {
      const VntCatalog *catalog = g_ptr_array_index (catalogs, i);

      if (!catalog->can_create)
        continue;
      for (guint j = 0; j < catalog->fields->len; j++)
        vnt_machine_add_field (machine, 0,
                               ((VntFieldValue *) g_ptr_array_index (catalog->fields, j))->name,
                               (const char *[]){ code, NULL });
      vnt_machine_keep_serial (machine);
      present_form (self, machine);
      return;
    }
}

static void
on_scanned_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) machines =
    vnt_desk_find_machines_finish (VNT_DESK (source), result, &error);
  const VntMachine *only =
    machines != NULL && machines->len == 1 ? g_ptr_array_index (machines, 0) : NULL;

  if (self->desk == NULL || machines == NULL)
    return;
  if (only != NULL)
    vnt_window_open_machine (self, only->id);
  else if (machines->len == 0)
    offer_new (self);
}

static void
on_scanned (const char *text, const GError *error, gpointer user_data)
{
  VntWindow *self = user_data;

  if (self->desk == NULL)
    return;
  if (text == NULL)
    {
      vnt_window_notice (self, error != NULL ? error->message
                                             : _ ("There is no code to be read in this picture."));
      return;
    }
  on_machines (NULL, NULL, self);
  vnt_machines_page_find (VNT_MACHINES_PAGE (get_machines (self)), text);
  vnt_desk_find_machines_async (self->desk, text, 0, NULL, NULL, 2, NULL, on_scanned_found,
                                g_object_ref (self));
}

static void
on_scan_picture (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (VNT_WINDOW (user_data)->desk != NULL)
    vnt_machine_scan_file (GTK_WINDOW (user_data), on_scanned, G_OBJECT (user_data));
}

static void
on_scan_clipboard (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (VNT_WINDOW (user_data)->desk != NULL)
    vnt_machine_scan_clipboard (GTK_WIDGET (user_data), on_scanned, G_OBJECT (user_data));
}

static void
on_scan_camera (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (VNT_WINDOW (user_data)->desk != NULL)
    vnt_camera_scan (GTK_WINDOW (user_data), on_scanned, G_OBJECT (user_data));
}

static const GActionEntry entries[] = {
  { .name = "scan-camera", .activate = on_scan_camera },
  { .name = "scan-picture", .activate = on_scan_picture },
  { .name = "scan-clipboard", .activate = on_scan_clipboard },
  { .name = "machines", .activate = on_machines },
  { .name = "open-machine", .activate = on_open_machine, .parameter_type = "x" },
  { .name = "new-machine", .activate = on_new_machine },
  { .name = "edit-machine", .activate = on_edit_machine, .parameter_type = "x" },
  { .name = "record-machine", .activate = on_record_machine, .parameter_type = "x" },
  { .name = "new-ticket-about", .activate = on_new_ticket_about, .parameter_type = "x" },
};

/* The actions of the inventory named "win.…". */
void
vnt_window_add_machine_actions (VntWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
