/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-texts-window.h"

#include <glib/gi18n.h>

#include "vnt-desk-writing.h"
#include "vnt-kept-window.h"
#include "vnt-text-form.h"

static char *
say_brought (guint n)
{
  return g_strdup_printf (ngettext ("%u text brought", "%u texts brought", n), n);
}

static void
show (GtkWidget *form, gconstpointer value)
{
  vnt_text_form_show (VNT_TEXT_FORM (form), value);
}

static gpointer
make (GtkWidget *form)
{
  return vnt_text_form_make (VNT_TEXT_FORM (form));
}

static void
focus (GtkWidget *form)
{
  vnt_text_form_focus (VNT_TEXT_FORM (form));
}

static gpointer
new_value (void)
{
  return vnt_text_module_new (VNT_TEXT_MODULE_TEXT, _ ("New Text"), "");
}

static gpointer
ref (gpointer value)
{
  return vnt_text_module_ref (value);
}

static void
unref (gpointer value)
{
  vnt_text_module_unref (value);
}

static const char *
get_uuid (gconstpointer value)
{
  return ((const VntTextModule *) value)->uuid;
}

static const char *
get_name (gconstpointer value)
{
  return ((const VntTextModule *) value)->name;
}

static char *
describe (VntDesk *desk, gconstpointer value)
{
  const VntTextModule *module = value;
  const char *what = module->kind == VNT_TEXT_MODULE_SIGNATURE ? _ ("Signature") : module->key;

  return g_strjoin (" · ", *what != '\0' ? what : "–",
                    module->queue != NULL ? module->queue : _ ("All queues"), module->language,
                    NULL);
}

static const VntKeptThings things = {
  .title = N_ ("Texts and Signatures"),
  .nothing = N_ ("What you write again and again can be kept here, and inserted into a reply with :: or "
                 "Ctrl+Shift+M. A signature stands below every reply it fits."),
  .exchange = {
    .import_title = N_ ("Import Texts"),
    .export_title = N_ ("Export Texts"),
    .file_name = N_ ("Ventanilla texts.json"),
    .read = vnt_text_modules_read,
    .write = vnt_text_modules_write,
  },
  .list = vnt_desk_list_texts,
  .say_brought = say_brought,
  .new_form = vnt_text_form_new,
  .show = show,
  .make = make,
  .focus = focus,
  .new_value = new_value,
  .ref = ref,
  .unref = unref,
  .get_uuid = get_uuid,
  .get_name = get_name,
  .describe = describe,
  .save_async = vnt_desk_save_texts_async,
  .save_finish = vnt_desk_save_texts_finish,
  .delete_async = vnt_desk_delete_text_async,
  .delete_finish = vnt_desk_delete_text_finish,
};

/**
 * vnt_texts_window_new:
 * @parent: the window it belongs to
 * @desk: an open desk
 *
 * Returns: (transfer none): a window beside the desk; present it
 */
GtkWindow *
vnt_texts_window_new (GtkWindow *parent, VntDesk *desk)
{
  return vnt_kept_window_new (parent, desk, &things);
}
