/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vnt-desk.h"
#include "vnt-exchange-file.h"
#include "vnt-value-list.h"

G_BEGIN_DECLS

/**
 * VntKeptThings:
 * @title: in English: translated where it is shown, as is @nothing
 * @nothing: what stands where none are
 * @exchange: how they go to a file and come from one
 * @list: (transfer full): those there are
 * @say_brought: (transfer full): that so many came from a file
 * @new_form: where one is made; it emits "changed"
 * @show: fills the form with one of them, or empties it
 * @make: (transfer full) (nullable): what the form holds now; none while none is shown
 * @focus: gives the form the keyboard, to begin with the name
 * @new_value: (transfer full): one that was just begun
 * @describe: (transfer full): plain text for the line below the name
 * @save_async: takes the values of a GPtrArray
 * @delete_async: takes an identity
 *
 * What a kept window shows. A value is an opaque pointer to whoever is not of its kind.
 */
typedef struct
{
  const char *title;
  const char *nothing;
  VntExchange exchange;

  VntValueList *(*list) (VntDesk *desk);
  char *(*say_brought) (guint n);
  GtkWidget *(*new_form) (VntDesk *desk);
  void (*show) (GtkWidget *form, gconstpointer value);
  gpointer (*make) (GtkWidget *form);
  void (*focus) (GtkWidget *form);

  gpointer (*new_value) (void);
  gpointer (*ref) (gpointer value);
  void (*unref) (gpointer value);
  const char *(*get_uuid) (gconstpointer value);
  const char *(*get_name) (gconstpointer value);
  char *(*describe) (VntDesk *desk, gconstpointer value);

  void (*save_async) (VntDesk *desk,
                      GPtrArray *values,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  gboolean (*save_finish) (VntDesk *desk, GAsyncResult *result, GError **error);
  void (*delete_async) (VntDesk *desk,
                        const char *uuid,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  gboolean (*delete_finish) (VntDesk *desk, GAsyncResult *result, GError **error);
} VntKeptThings;

/**
 * VntKeptWindow:
 *
 * Things of the agent's own that have a name: made, changed, deleted with undo, taken to another computer as a file.
 */
#define VNT_TYPE_KEPT_WINDOW (vnt_kept_window_get_type ())
G_DECLARE_FINAL_TYPE (VntKeptWindow, vnt_kept_window, VNT, KEPT_WINDOW, AdwWindow)

GtkWindow *vnt_kept_window_new (GtkWindow *parent, VntDesk *desk, const VntKeptThings *things);

G_END_DECLS
