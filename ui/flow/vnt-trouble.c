/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-trouble.h"

#include "vnt-window-private.h"

struct _VntTrouble
{
  GObject parent_instance;

  GApplication *application; /* not owned: it owns this */
  char *text;
  gboolean said; /* to somebody who sees a window */
};

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VntTrouble, vnt_trouble, G_TYPE_OBJECT)

static void
set_text (VntTrouble *self, const char *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* In the preferences it stands where it was switched; the toast only calls the eye there. */
static gboolean
say_in (VntTrouble *self, GtkWindow *window, const char *what)
{
  g_autofree char *title = g_markup_escape_text (what, -1);

  if (ADW_IS_PREFERENCES_WINDOW (window))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (title));
  else if (VNT_IS_WINDOW (window))
    vnt_window_notice (VNT_WINDOW (window), self->text);
  else
    return FALSE;
  return TRUE;
}

/* The window of the program that runs without one is told when it opens. */
static void
on_window_added (VntTrouble *self, GtkWindow *window)
{
  if (!VNT_IS_WINDOW (window) || self->text == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->application, on_window_added, self);
  self->said = say_in (self, window, self->text);
}

static void
vnt_trouble_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TEXT)
    g_value_set_string (value, VNT_TROUBLE (object)->text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vnt_trouble_finalize (GObject *object)
{
  g_free (VNT_TROUBLE (object)->text);
  G_OBJECT_CLASS (vnt_trouble_parent_class)->finalize (object);
}

static void
vnt_trouble_class_init (VntTroubleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vnt_trouble_get_property;
  object_class->finalize = vnt_trouble_finalize;
  /* Says what happened and what to do; NULL for nothing. */
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vnt_trouble_init (VntTrouble *self)
{
}

/**
 * vnt_trouble_of:
 * @application: whom the desktop does not serve
 * @about: %VNT_TROUBLE_NOTICES or %VNT_TROUBLE_BACKGROUND
 *
 * Returns: (transfer none): what there is to say about it, which may be nothing; @application keeps it
 */
VntTrouble *
vnt_trouble_of (GApplication *application, const char *about)
{
  g_autofree char *key = g_strconcat ("vnt-trouble-", about, NULL);
  VntTrouble *self = g_object_get_data (G_OBJECT (application), key);

  if (self == NULL)
    {
      self = g_object_new (VNT_TYPE_TROUBLE, NULL);
      self->application = application;
      g_object_set_data_full (G_OBJECT (application), key, self, g_object_unref);
    }
  return self;
}

/**
 * vnt_trouble_say:
 * @what: what happened, a sentence
 * @remedy: what the person can do
 *
 * The same is said in the window only once.
 */
void
vnt_trouble_say (VntTrouble *self, const char *what, const char *remedy)
{
  g_autofree char *text = g_strdup_printf ("%s %s", what, remedy);

  if (g_strcmp0 (self->text, text) != 0)
    self->said = FALSE;
  set_text (self, text);
  g_signal_handlers_disconnect_by_func (self->application, on_window_added, self);
  for (GList *l = GTK_IS_APPLICATION (self->application)
                    ? gtk_application_get_windows (GTK_APPLICATION (self->application))
                    : NULL;
       l != NULL && !self->said; l = l->next)
    self->said = say_in (self, l->data, what);
  if (!self->said && GTK_IS_APPLICATION (self->application))
    g_signal_connect_object (self->application, "window-added", G_CALLBACK (on_window_added), self,
                             G_CONNECT_SWAPPED);
}

/**
 * vnt_trouble_clear:
 *
 * It works now.
 */
void
vnt_trouble_clear (VntTrouble *self)
{
  g_signal_handlers_disconnect_by_func (self->application, on_window_added, self);
  self->said = FALSE;
  set_text (self, NULL);
}

/**
 * vnt_trouble_get_text:
 *
 * Returns: (nullable): what happened and what to do
 */
const char *
vnt_trouble_get_text (VntTrouble *self)
{
  return self->text;
}
