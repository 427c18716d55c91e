/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-moment-editor.h"

#include <string.h>

#include "vnt-dispose.h"
#include "vnt-moment-button.h"

struct _VntMomentEditor
{
  GtkWidget parent_instance;

  VntMomentButton *button;
  gboolean days;
};

static void vnt_moment_editor_iface_init (VntValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntMomentEditor,
                               vnt_moment_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (VNT_TYPE_VALUE_EDITOR,
                                                      vnt_moment_editor_iface_init))

static void
on_chosen (VntMomentEditor *self, gint64 when)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *value = NULL;

  if (when > 0)
    moment =
      self->days ? g_date_time_new_from_unix_local (when) : g_date_time_new_from_unix_utc (when);
  if (moment != NULL)
    value = g_date_time_format (moment, self->days ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M:%SZ");
  vnt_value_editor_edited (VNT_VALUE_EDITOR (self), value != NULL ? value : "");
}

/* A day is the same day everywhere: its noon here is surely in it. */
static gint64
read_day (const char *value)
{
  g_autofree char *day = g_strndup (value, strlen ("2026-11-25"));
  g_autofree char *text = g_strconcat (day, "T12:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, zone);

  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}

static gint64
read_moment (const char *value)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (value, zone);

  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}

static void
vnt_moment_editor_show (VntValueEditor *editor, const char *const *values, gboolean other)
{
  VntMomentEditor *self = VNT_MOMENT_EDITOR (editor);
  gint64 when = 0;

  if (values[0] != NULL)
    when = self->days ? read_day (values[0]) : read_moment (values[0]);
  vnt_moment_button_set_time (self->button, when);
}

static void
vnt_moment_editor_iface_init (VntValueEditorInterface *iface)
{
  iface->show = vnt_moment_editor_show;
}

static void
vnt_moment_editor_dispose (GObject *object)
{
  vnt_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (vnt_moment_editor_parent_class)->dispose (object);
}

static void
vnt_moment_editor_class_init (VntMomentEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vnt_moment_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vnt_moment_editor_init (VntMomentEditor *self)
{
}

/**
 * vnt_moment_editor_new:
 * @title: the field's name
 * @custom: how it is filled
 *
 * Returns: (transfer floating): an editor of no value
 */
GtkWidget *
vnt_moment_editor_new (const char *title, const VntCustomField *custom)
{
  VntMomentEditor *self = g_object_new (VNT_TYPE_MOMENT_EDITOR, NULL);

  self->days = custom->kind == VNT_CUSTOM_DATE;
  self->button = VNT_MOMENT_BUTTON (vnt_moment_button_new (title, self->days));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "chosen", G_CALLBACK (on_chosen), self);
  return GTK_WIDGET (self);
}
