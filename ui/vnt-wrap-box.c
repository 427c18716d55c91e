/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-wrap-box.h"

#include "vnt-dispose.h"

#define SPACING 6

/**
 * VntWrapBox:
 *
 * Puts its children side by side, and what finds no room on the next line. A child that expands takes the rest of its line.
 *
 * GtkFlowBox wraps each child in another that wants the focus itself: when it may not have it, Tab passes the child by
 * (gtk_flow_box_child_focus), and when it may, Tab stops at something that does nothing. Here Tab goes from child to child.
 */
struct _VntWrapBox
{
  GtkWidget parent_instance;

  gboolean homogeneous;
};

enum
{
  PROP_HOMOGENEOUS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VntWrapBox, vnt_wrap_box, GTK_TYPE_WIDGET)

typedef struct
{
  GtkWidget *child;
  int x, y, width, height;
} Place;

static int
measure_width (GtkWidget *child, int *minimum)
{
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, &natural, NULL, NULL);
  return natural;
}

/* The widest of all: what each gets where all are to be as wide. */
static int
find_widest (VntWrapBox *self)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      widest = MAX (widest, measure_width (child, NULL));
  return widest;
}

/* What a line has left goes to those in it that expand; then its height is known. Returns the y below it. */
static int
end_line (GArray *places, guint first, int y, int left)
{
  guint expanding = 0;
  int height = 0;
  int shift = 0;

  for (guint i = first; i < places->len; i++)
    if (gtk_widget_compute_expand (g_array_index (places, Place, i).child,
                                   GTK_ORIENTATION_HORIZONTAL))
      expanding++;
  for (guint i = first; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->x += shift;
      if (expanding > 0 && gtk_widget_compute_expand (place->child, GTK_ORIENTATION_HORIZONTAL))
        {
          int share = left / (int) expanding--;

          place->width += share;
          shift += share;
          left -= share;
        }
      gtk_widget_measure (place->child, GTK_ORIENTATION_VERTICAL, place->width, NULL,
                          &place->height, NULL, NULL);
      height = MAX (height, place->height);
    }
  for (guint i = first; i < places->len; i++)
    {
      g_array_index (places, Place, i).y = y;
      g_array_index (places, Place, i).height = height;
    }
  return y + height;
}

/* Where each child is when the box is @width wide, and how high that makes it. */
static GArray *
lay_out (VntWrapBox *self, int width, int *height)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  int widest = self->homogeneous ? find_widest (self) : 0;
  guint first = 0;
  int x = 0;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Place place = { .child = child };
      int minimum = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = MAX (measure_width (child, &minimum), widest);
      place.width = CLAMP (place.width, minimum, MAX (minimum, width));
      if (places->len > first && x + place.width > width)
        {
          y = end_line (places, first, y, width - x + SPACING) + SPACING;
          first = places->len;
          x = 0;
        }
      place.x = x;
      x += place.width + SPACING;
      g_array_append_val (places, place);
    }
  *height = end_line (places, first, y, MAX (0, width - x + SPACING));
  return places;
}

static void
vnt_wrap_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  VntWrapBox *self = VNT_WRAP_BOX (widget);
  int widest = self->homogeneous ? find_widest (self) : 0;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int usual;

      if (!gtk_widget_should_layout (child))
        continue;
      usual = MAX (measure_width (child, &least), widest);
      *minimum = MAX (*minimum, least);
      *natural += usual + (*natural > 0 ? SPACING : 0);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      g_autoptr (GArray) places = lay_out (self, for_size >= 0 ? for_size : *natural, minimum);

      *natural = *minimum;
    }
}

static void
vnt_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int needed = 0;
  g_autoptr (GArray) places = lay_out (VNT_WRAP_BOX (widget), width, &needed);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      GtkAllocation allocation = { mirrored ? width - place->x - place->width : place->x, place->y,
                                   place->width, place->height };

      gtk_widget_size_allocate (place->child, &allocation, -1);
    }
}

static GtkSizeRequestMode
vnt_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Those in it may expand; the box itself does only when it is told to. */
static void
vnt_wrap_box_compute_expand (GtkWidget *widget, gboolean *hexpand, gboolean *vexpand)
{
  *hexpand = FALSE;
  *vexpand = FALSE;
}

static void
vnt_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOMOGENEOUS)
    g_value_set_boolean (value, VNT_WRAP_BOX (object)->homogeneous);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vnt_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOMOGENEOUS)
    VNT_WRAP_BOX (object)->homogeneous = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vnt_wrap_box_dispose (GObject *object)
{
  vnt_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (vnt_wrap_box_parent_class)->dispose (object);
}

static void
vnt_wrap_box_class_init (VntWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vnt_wrap_box_dispose;
  object_class->get_property = vnt_wrap_box_get_property;
  object_class->set_property = vnt_wrap_box_set_property;
  widget_class->measure = vnt_wrap_box_measure;
  widget_class->size_allocate = vnt_wrap_box_size_allocate;
  widget_class->get_request_mode = vnt_wrap_box_get_request_mode;
  widget_class->compute_expand = vnt_wrap_box_compute_expand;
  properties[PROP_HOMOGENEOUS] =
    g_param_spec_boolean ("homogeneous", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vnt_wrap_box_init (VntWrapBox *self)
{
}

/**
 * vnt_wrap_box_new:
 *
 * Returns: (transfer floating): an empty box; with the construct property "homogeneous" all in it are as wide as the widest
 */
GtkWidget *
vnt_wrap_box_new (void)
{
  return g_object_new (VNT_TYPE_WRAP_BOX, NULL);
}

/**
 * vnt_wrap_box_append:
 * @child: goes behind the others; gtk_widget_unparent() takes it out again
 */
void
vnt_wrap_box_append (VntWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (VNT_IS_WRAP_BOX (self) && GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * vnt_wrap_box_clear:
 *
 * Takes everything out.
 */
void
vnt_wrap_box_clear (VntWrapBox *self)
{
  g_return_if_fail (VNT_IS_WRAP_BOX (self));

  vnt_unparent_children (GTK_WIDGET (self));
}
