/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-pane.h"

/**
 * VntPane:
 *
 * Holds one child and says how wide it wants to be, whatever the child's text says: folding must depend on the
 * window alone, never on the length of a subject.
 */
struct _VntPane
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int min_width;
  int natural_width;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VntPane,
                               vnt_pane,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum
{
  PROP_MIN_WIDTH = 1,
  PROP_NATURAL_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static GtkSizeRequestMode
vnt_pane_get_request_mode (GtkWidget *widget)
{
  VntPane *self = VNT_PANE (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child)
                             : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
vnt_pane_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  VntPane *self = VNT_PANE (widget);
  int child_min = 0;
  int child_nat = 0;

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, &child_min, &child_nat, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      child_min = MAX (child_min, self->min_width);
      child_nat = MAX (child_min, self->natural_width);
    }
  *minimum = child_min;
  *natural = child_nat;
}

static void
vnt_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VntPane *self = VNT_PANE (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
vnt_pane_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  VntPane *self = VNT_PANE (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  g_return_if_fail (self->child == NULL);
  self->child = GTK_WIDGET (child);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
vnt_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VntPane *self = VNT_PANE (object);

  switch (id)
    {
    case PROP_MIN_WIDTH:
      g_value_set_int (value, self->min_width);
      break;
    case PROP_NATURAL_WIDTH:
      g_value_set_int (value, self->natural_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vnt_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VntPane *self = VNT_PANE (object);

  switch (id)
    {
    case PROP_MIN_WIDTH:
      self->min_width = g_value_get_int (value);
      break;
    case PROP_NATURAL_WIDTH:
      self->natural_width = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
vnt_pane_dispose (GObject *object)
{
  VntPane *self = VNT_PANE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (vnt_pane_parent_class)->dispose (object);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = vnt_pane_add_child;
}

static void
vnt_pane_class_init (VntPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vnt_pane_dispose;
  object_class->get_property = vnt_pane_get_property;
  object_class->set_property = vnt_pane_set_property;
  widget_class->get_request_mode = vnt_pane_get_request_mode;
  widget_class->measure = vnt_pane_measure;
  widget_class->size_allocate = vnt_pane_size_allocate;

  properties[PROP_MIN_WIDTH] = g_param_spec_int ("min-width", NULL, NULL, 0, G_MAXINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NATURAL_WIDTH] = g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vnt_pane_init (VntPane *self)
{
}
