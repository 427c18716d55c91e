/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-sign-in-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "vnt-dispose.h"

struct _VntSignInPage
{
  GtkWidget parent_instance;

  GtkWidget *back;
  GtkWidget *address;
  GtkWidget *user;
  GtkWidget *secret;
  GtkLabel *address_error;
  GtkLabel *user_error;
  GtkLabel *secret_error;
  GtkLabel *page_error;
  GtkWidget *submit;
  GtkLabel *submit_label;
  GtkSpinner *spinner;

  VntDesk *desk;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (VntSignInPage, vnt_sign_in_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkLabel *
get_error_label (VntSignInPage *self, VntSignInField field)
{
  switch (field)
    {
    case VNT_SIGN_IN_ADDRESS:
      return self->address_error;
    case VNT_SIGN_IN_USER:
      return self->user_error;
    case VNT_SIGN_IN_SECRET:
      return self->secret_error;
    case VNT_SIGN_IN_WHOLE:
    default:
      return self->page_error;
    }
}

static GtkWidget *
get_entry (VntSignInPage *self, VntSignInField field)
{
  switch (field)
    {
    case VNT_SIGN_IN_ADDRESS:
      return self->address;
    case VNT_SIGN_IN_USER:
      return self->user;
    case VNT_SIGN_IN_SECRET:
      return self->secret;
    case VNT_SIGN_IN_WHOLE:
    default:
      return NULL;
    }
}

static void
show_field_error (VntSignInPage *self, VntSignInField field, const char *text)
{
  GtkLabel *label = get_error_label (self, field);
  GtkWidget *entry = get_entry (self, field);

  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (entry == NULL)
    return;
  if (text != NULL)
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_widget_grab_focus (entry);
    }
  else
    gtk_widget_remove_css_class (entry, "error");
}

static void
clear_errors (VntSignInPage *self)
{
  for (int field = VNT_SIGN_IN_WHOLE; field <= VNT_SIGN_IN_SECRET; field++)
    show_field_error (self, (VntSignInField) field, NULL);
}

static void
set_busy (VntSignInPage *self, gboolean busy)
{
  /* Not insensitive: the one with the focus would lose it. */
  gtk_editable_set_editable (GTK_EDITABLE (self->address), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->user), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->secret), !busy);
  gtk_widget_set_sensitive (self->submit, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_label_set_label (self->submit_label, busy ? _ ("Signing In…") : _ ("Sign In"));
}

static void
on_changed (VntSignInPage *self)
{
  clear_errors (self);
}

static void
on_back (VntSignInPage *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = vnt_desk_sign_in_finish (VNT_DESK (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->desk == NULL)
    return; /* the window is gone */
  set_busy (self, FALSE);
  if (ok)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
      g_signal_emit (self, signals[SIGNAL_DONE], 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vnt_sign_in_page_show_error (self, error);
}

/* People paste "help.example.org": that is an address to them. */
static char *
complete_address (const char *text)
{
  g_autofree char *address = g_strstrip (g_strdup (text));
  gsize length = strlen (address);

  while (length > 0 && address[length - 1] == '/')
    address[--length] = '\0';
  if (length == 0 || strstr (address, "://") != NULL)
    return g_steal_pointer (&address);
  return g_strconcat ("https://", address, NULL);
}

static void
on_submit (VntSignInPage *self)
{
  g_autofree char *address =
    complete_address (gtk_editable_get_text (GTK_EDITABLE (self->address)));
  g_autofree char *user = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->user))));
  const char *secret = gtk_editable_get_text (GTK_EDITABLE (self->secret));

  if (self->desk == NULL || self->cancellable != NULL)
    return;
  clear_errors (self);
  if (*address == '\0')
    show_field_error (self, VNT_SIGN_IN_ADDRESS, _ ("Give your help desk's address."));
  else if (*user == '\0')
    show_field_error (self, VNT_SIGN_IN_USER, _ ("Give your user name on the help desk."));
  else if (*secret == '\0')
    show_field_error (self, VNT_SIGN_IN_SECRET, _ ("Give your password or a token."));
  else
    {
      self->cancellable = g_cancellable_new ();
      set_busy (self, TRUE);
      vnt_desk_sign_in_async (self->desk, address, user, secret, self->cancellable, on_signed_in,
                              g_object_ref (self));
    }
}

static void
vnt_sign_in_page_dispose (GObject *object)
{
  VntSignInPage *self = VNT_SIGN_IN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  vnt_dispose_children (GTK_WIDGET (self), VNT_TYPE_SIGN_IN_PAGE);
  G_OBJECT_CLASS (vnt_sign_in_page_parent_class)->dispose (object);
}

static void
vnt_sign_in_page_class_init (VntSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_sign_in_page_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", VNT_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/ventanilla/Ventanilla/ui/sign-in/vnt-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, back);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, address);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, user);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, secret);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, address_error);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, user_error);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, secret_error);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, page_error);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, submit);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, submit_label);
  gtk_widget_class_bind_template_child (widget_class, VntSignInPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_submit);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_sign_in_page_init (VntSignInPage *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

/**
 * vnt_sign_in_page_set_desk:
 * @self: the page
 * @desk: an open desk
 */
void
vnt_sign_in_page_set_desk (VntSignInPage *self, VntDesk *desk)
{
  g_set_object (&self->desk, desk);
}

/**
 * vnt_sign_in_page_start:
 * @self: the page
 *
 * Makes it ready: for an account whose credentials are needed again, with what is known, and a way back.
 */
void
vnt_sign_in_page_start (VntSignInPage *self)
{
  const VntAccount *account = self->desk != NULL ? vnt_desk_get_account (self->desk) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
  if (account != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->address), account->url);
      gtk_editable_set_text (GTK_EDITABLE (self->user), account->login);
    }
  clear_errors (self);
  gtk_widget_set_visible (self->back, account != NULL);
  gtk_widget_grab_focus (account != NULL ? self->secret : self->address);
}

/**
 * vnt_sign_in_page_show_error:
 * @self: the page
 * @error: why signing in failed
 *
 * Says what happened under the field it belongs to.
 */
void
vnt_sign_in_page_show_error (VntSignInPage *self, const GError *error)
{
  g_autofree char *text = NULL;
  VntSignInField field = vnt_sign_in_words (error, &text);

  clear_errors (self);
  show_field_error (self, field, text);
}

/**
 * vnt_sign_in_page_get_error:
 * @self: the page
 * @field: one of its fields
 *
 * Returns: (transfer none) (nullable): what stands under it
 */
const char *
vnt_sign_in_page_get_error (VntSignInPage *self, VntSignInField field)
{
  GtkLabel *label = get_error_label (self, field);

  return gtk_widget_get_visible (GTK_WIDGET (label)) ? gtk_label_get_label (label) : NULL;
}
