/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-macros-window.h"

#include <glib/gi18n.h>

#include "vnt-desk-macros.h"
#include "vnt-kept-window.h"
#include "vnt-macro-form.h"
#include "vnt-macro-words.h"

static char *
say_brought (guint n)
{
  return g_strdup_printf (ngettext ("%u macro brought", "%u macros brought", n), n);
}

static void
show (GtkWidget *form, gconstpointer value)
{
  vnt_macro_form_show (VNT_MACRO_FORM (form), value);
}

static gpointer
make (GtkWidget *form)
{
  return vnt_macro_form_make (VNT_MACRO_FORM (form));
}

static void
focus (GtkWidget *form)
{
  vnt_macro_form_focus (VNT_MACRO_FORM (form));
}

static gpointer
new_value (void)
{
  return vnt_macro_new (_ ("New Macro"));
}

static gpointer
ref (gpointer value)
{
  return vnt_macro_ref (value);
}

static void
unref (gpointer value)
{
  vnt_macro_unref (value);
}

static const char *
get_uuid (gconstpointer value)
{
  return ((const VntMacro *) value)->uuid;
}

static const char *
get_name (gconstpointer value)
{
  return ((const VntMacro *) value)->name;
}

static char *
describe (VntDesk *desk, gconstpointer value)
{
  return vnt_macro_words_about (desk, value);
}

static const VntKeptThings things = {
  .title = N_ ("Macros"),
  .nothing = N_ ("A macro changes and writes several things at once, such as taking a ticket, asking for a "
                 "restart and setting it to stalled. It shows what it will do first, and one word undoes it."),
  .exchange = {
    .import_title = N_ ("Import Macros"),
    .export_title = N_ ("Export Macros"),
    .file_name = N_ ("Ventanilla macros.json"),
    .read = vnt_macros_read,
    .write = vnt_macros_write,
  },
  .list = vnt_desk_list_macros,
  .say_brought = say_brought,
  .new_form = vnt_macro_form_new,
  .show = show,
  .make = make,
  .focus = focus,
  .new_value = new_value,
  .ref = ref,
  .unref = unref,
  .get_uuid = get_uuid,
  .get_name = get_name,
  .describe = describe,
  .save_async = vnt_desk_save_macros_async,
  .save_finish = vnt_desk_save_macros_finish,
  .delete_async = vnt_desk_delete_macro_async,
  .delete_finish = vnt_desk_delete_macro_finish,
};

/**
 * vnt_macros_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 *
 * Returns: (transfer none): a window beside the desk; present it
 */
GtkWindow *
vnt_macros_window_new (GtkWindow *parent, VntDesk *desk)
{
  return vnt_kept_window_new (parent, desk, &things);
}
