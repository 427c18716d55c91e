/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-bulk-choices.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vnt-clock.h"
#include "vnt-desk-ask.h"
#include "vnt-desk-views.h"
#include "vnt-status.h"
#include "vnt-tab-through.h"
#include "vnt-text.h"

#define HOUR (60 * 60)

struct _VntBulkChoices
{
  GtkWidget parent_instance;

  GtkEditable *entry;
  GtkListBox *list;

  VntDesk *desk;
  VntField field;
  GCancellable *search;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VntBulkChoices, vnt_bulk_choices, GTK_TYPE_WIDGET)

static void
clear (VntBulkChoices *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
add (VntBulkChoices *self, const char *value, const char *title)
{
  g_autofree char *typed = vnt_text_fold (gtk_editable_get_text (self->entry));
  g_autofree char *folded = vnt_text_fold (title);
  GtkWidget *label;
  GtkWidget *row;

  if (strstr (folded, typed) == NULL && self->field != VNT_FIELD_PRIORITY &&
      self->field != VNT_FIELD_DUE)
    return;
  label = gtk_label_new (title);
  row = gtk_list_box_row_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
}

static void
add_person (VntBulkChoices *self, const VntPerson *person)
{
  g_autofree char *title = person->name != NULL
                             ? g_strdup_printf ("%s (%s)", person->name, person->login)
                             : g_strdup (person->login);

  add (self, person->login, title);
}

static gboolean
is_offered (VntBulkChoices *self, const char *login)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (g_object_get_data (G_OBJECT (row), "value"), login))
      return TRUE;
  return FALSE;
}

/* Those only the server knows come below, if they come at all. */
static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntBulkChoices) self = user_data;
  g_autoptr (GPtrArray) people = vnt_desk_ask_people_finish (VNT_DESK (source), result, NULL);

  for (guint i = 0; people != NULL && self->list != NULL && i < people->len; i++)
    {
      const VntPerson *person = people->pdata[i];

      if (!is_offered (self, person->login))
        add_person (self, person);
    }
}

static void
on_people (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntBulkChoices) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = vnt_desk_search_people_finish (VNT_DESK (source), result, &error);
  const VntAccount *account;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;
  account = vnt_desk_get_account (self->desk);
  clear (self);
  if (account != NULL)
    add (self, account->login, _ ("Me"));
  add (self, "", _ ("Nobody"));
  for (guint i = 0; people != NULL && i < people->len; i++)
    add_person (self, people->pdata[i]);
  vnt_desk_ask_people_async (self->desk, gtk_editable_get_text (self->entry), TRUE, self->search,
                             on_asked, g_object_ref (self));
}

static void
on_statuses (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VntBulkChoices) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) statuses = vnt_desk_list_choices_finish (VNT_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;
  clear (self);
  for (guint i = 0; statuses != NULL && statuses[i] != NULL; i++)
    add (self, statuses[i], vnt_status_label (statuses[i]));
}

static void
offer_queues (VntBulkChoices *self)
{
  g_autoptr (GPtrArray) queues = vnt_desk_list_queues (self->desk);

  clear (self);
  for (guint i = 0; i < queues->len; i++)
    {
      const VntQueue *queue = queues->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, queue->id);

      add (self, id, queue->name);
    }
}

static void
offer_priorities (VntBulkChoices *self, const char *typed)
{
  static const char *const usual[] = { "0", "25", "50", "75", "100" };
  gint64 number;

  clear (self);
  if (g_ascii_string_to_signed (typed, 10, G_MININT32, G_MAXINT32, &number, NULL))
    {
      add (self, typed, typed);
      return;
    }
  for (guint i = 0; *typed == '\0' && i < G_N_ELEMENTS (usual); i++)
    add (self, usual[i], usual[i]);
}

static void
add_moment (VntBulkChoices *self, gint64 when, const char *title)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, when);

  add (self, value, title);
}

/* "2026-11-25 14:30", or only the day: the agent's own time. */
static gint64
read_moment (const char *typed)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = g_strdelimit (g_strstrip (g_strdup (typed)), " ", 'T');
  g_autofree char *whole = strlen (text) == strlen ("2026-11-25")
                             ? g_strconcat (text, "T17:00:00", NULL)
                             : g_strconcat (text, ":00", NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (whole, zone);

  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}

static void
offer_moments (VntBulkChoices *self, const char *typed)
{
  gint64 now = vnt_clock_now ();
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  gint64 moment = read_moment (typed);

  clear (self);
  if (moment > 0)
    {
      add_moment (self, moment, typed);
      return;
    }
  for (int days = 0; days <= 7; days++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (today, days);
      g_autoptr (GDateTime) end =
        g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                               g_date_time_get_day_of_month (day), 17, 0, 0);
      g_autofree char *date = g_date_time_format (end, "%Y-%m-%d %H:%M");
      g_autofree char *title = NULL;

      if (g_date_time_to_unix (end) < now)
        continue;
      title = days == 0 ? g_strdup_printf (_ ("Today, %s"), date)
              : days == 1
                ? g_strdup_printf (_ ("Tomorrow, %s"), date)
                : g_strdup_printf (ngettext ("In %d day, %s", "In %d days, %s", days), days, date);
      add_moment (self, g_date_time_to_unix (end), title);
    }
  add (self, "0", _ ("No due time"));
}

static void
on_search (VntBulkChoices *self)
{
  const char *typed = gtk_editable_get_text (self->entry);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  switch ((int) self->field)
    {
    case VNT_FIELD_OWNER:
      vnt_desk_search_people_async (self->desk, typed, TRUE, self->search, on_people,
                                    g_object_ref (self));
      break;
    case VNT_FIELD_STATUS:
      vnt_desk_list_choices_async (self->desk, VNT_FILTER_STATUS, NULL, self->search, on_statuses,
                                   g_object_ref (self));
      break;
    case VNT_FIELD_QUEUE:
      offer_queues (self);
      break;
    case VNT_FIELD_PRIORITY:
      offer_priorities (self, typed);
      break;
    case VNT_FIELD_DUE:
    default:
      offer_moments (self, typed);
      break;
    }
}

static void
on_row_selected (VntBulkChoices *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "value"));
}

static void
on_activate (VntBulkChoices *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    gtk_list_box_select_row (self->list, first);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return !vnt_tab_through_passes (widget) &&
         gtk_widget_grab_focus (GTK_WIDGET (VNT_BULK_CHOICES (widget)->entry));
}

static void
vnt_bulk_choices_dispose (GObject *object)
{
  VntBulkChoices *self = VNT_BULK_CHOICES (object);
  GtkWidget *child;

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (vnt_bulk_choices_parent_class)->dispose (object);
}

static void
vnt_bulk_choices_class_init (VntBulkChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vnt_bulk_choices_dispose;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = vnt_tab_through_focus;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", VNT_TYPE_BULK_CHOICES, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
vnt_bulk_choices_init (VntBulkChoices *self)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->entry = GTK_EDITABLE (entry);
  self->list = GTK_LIST_BOX (list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New value"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New value"), -1);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (list, "row-selected", G_CALLBACK (on_row_selected), self);
}

/**
 * vnt_bulk_choices_new:
 * @desk: where the choices come from
 * @field: status, owner, queue, priority or due
 *
 * Returns: (transfer floating): a new chooser
 */
GtkWidget *
vnt_bulk_choices_new (VntDesk *desk, VntField field)
{
  VntBulkChoices *self = g_object_new (VNT_TYPE_BULK_CHOICES, NULL);

  self->desk = g_object_ref (desk);
  self->field = field;
  on_search (self);
  return GTK_WIDGET (self);
}
