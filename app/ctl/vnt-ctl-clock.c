/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Service levels: how a ticket stands, why, and where the desk's levels come from. */
#include "vnt-ctl-clock.h"

#include <glib/gi18n.h>

#include "vnt-clock.h"
#include "vnt-ctl-json.h"
#include "vnt-desk-clock.h"
#include "vnt-status.h"

/* Seconds for every row of a large desk. */
#define PATIENCE 600

static const char *
target_word (VntTarget target)
{
  switch (target)
    {
    case VNT_TARGET_RESPONSE:
      return "response";
    case VNT_TARGET_NEXT_RESPONSE:
      return "next-response";
    case VNT_TARGET_RESOLUTION:
      return "resolution";
    case VNT_TARGET_OWN:
      return "own";
    case VNT_TARGET_SUPPLIER:
      return "supplier";
    case VNT_TARGET_NONE:
    default:
      return NULL;
    }
}

static const char *
clock_word (VntClockState state)
{
  switch (state)
    {
    case VNT_CLOCK_RUNNING:
      return "running";
    case VNT_CLOCK_PAUSED:
      return "paused";
    case VNT_CLOCK_AT_RISK:
      return "at-risk";
    case VNT_CLOCK_BREACHED:
      return "breached";
    case VNT_CLOCK_MET:
      return "met";
    case VNT_CLOCK_MISSED:
      return "missed";
    case VNT_CLOCK_NONE:
    default:
      return "none";
    }
}

static const char *
reason_word (VntSegmentReason reason)
{
  switch (reason)
    {
    case VNT_SEGMENT_COUNTED:
      return "counted";
    case VNT_SEGMENT_HOLIDAY:
      return "holiday";
    case VNT_SEGMENT_PAUSED:
      return "paused";
    case VNT_SEGMENT_SUPPLIER:
      return "supplier";
    case VNT_SEGMENT_RESOLVED:
      return "resolved";
    case VNT_SEGMENT_CLOSED:
    default:
      return "closed";
    }
}

/* Working time: hours and minutes, never days. */
static char *
span_text (gint64 seconds)
{
  return g_strdup_printf ("%d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60));
}

/* Returns: (transfer full): how a clock stands, for a person */
static char *
state_text (VntClockState state, gint64 seconds)
{
  g_autofree char *span = span_text (seconds);

  switch (state)
    {
    case VNT_CLOCK_RUNNING:
      /* Translators: so many hours and minutes of working time, "1:30" */
      return g_strdup_printf (_ ("%s h left"), span);
    case VNT_CLOCK_AT_RISK:
      return g_strdup_printf (_ ("at risk, %s h left"), span);
    case VNT_CLOCK_BREACHED:
      return g_strdup_printf (_ ("%s h late"), span);
    case VNT_CLOCK_PAUSED:
      return g_strdup_printf (_ ("waiting, %s h left"), span);
    case VNT_CLOCK_MET:
      return g_strdup (_ ("met"));
    case VNT_CLOCK_MISSED:
      return g_strdup_printf (_ ("missed by %s h"), span);
    case VNT_CLOCK_NONE:
    default:
      return g_strdup (_ ("nothing promised"));
    }
}

/* -- a row -- */

void
vnt_ctl_add_clock (VntCtl *self, JsonBuilder *builder, const VntTicket *ticket)
{
  VntClockReading reading;

  vnt_desk_read_clock (self->desk, ticket, vnt_clock_now (), &reading);
  json_builder_set_member_name (builder, "clock");
  if (reading.state == VNT_CLOCK_NONE)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  vnt_ctl_add_string (builder, "target", target_word (reading.target));
  vnt_ctl_add_string (builder, "state", clock_word (reading.state));
  vnt_ctl_add_time (builder, "due", ticket->clock.due);
  vnt_ctl_add_int (builder, "working_seconds_left",
                   reading.state == VNT_CLOCK_BREACHED ? -reading.seconds : reading.seconds);
  json_builder_end_object (builder);
}

char *
vnt_ctl_clock_text (VntCtl *self, const VntTicket *ticket)
{
  VntClockReading reading;

  vnt_desk_read_clock (self->desk, ticket, vnt_clock_now (), &reading);

  return reading.state != VNT_CLOCK_NONE ? state_text (reading.state, reading.seconds)
                                         : g_strdup ("");
}

/* -- one ticket -- */

/* (transfer full): empty when they cannot be worked out */
static GPtrArray *
explain (VntCtl *self, gint64 ticket)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *clocks;

  vnt_desk_explain_clocks_async (self->desk, ticket, NULL, vnt_ctl_keep_result, &result);
  clocks = vnt_desk_explain_clocks_finish (self->desk, vnt_ctl_wait_for (&result), NULL);

  return clocks != NULL ? clocks : g_ptr_array_new ();
}

static void
add_segment (JsonBuilder *builder, const VntSegment *segment)
{
  json_builder_begin_object (builder);
  vnt_ctl_add_time (builder, "from", segment->from);
  vnt_ctl_add_time (builder, "to", segment->to);
  vnt_ctl_add_bool (builder, "counted", segment->reason == VNT_SEGMENT_COUNTED);
  vnt_ctl_add_string (builder, "reason", reason_word (segment->reason));
  vnt_ctl_add_string (builder, "detail", segment->detail);
  vnt_ctl_add_int (builder, "working_seconds", segment->seconds);
  json_builder_end_object (builder);
}

void
vnt_ctl_add_clocks (VntCtl *self, JsonBuilder *builder, gint64 ticket)
{
  g_autoptr (GPtrArray) clocks = explain (self, ticket);

  json_builder_set_member_name (builder, "clocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < clocks->len; i++)
    {
      const VntServiceClock *clock = g_ptr_array_index (clocks, i);

      json_builder_begin_object (builder);
      vnt_ctl_add_string (builder, "target", target_word (clock->target));
      vnt_ctl_add_string (builder, "definition", vnt_target_get_definition (clock->target));
      vnt_ctl_add_string (builder, "state", clock_word (clock->state));
      vnt_ctl_add_bool (builder, "paused", clock->paused);
      vnt_ctl_add_string (builder, "level", clock->level);
      vnt_ctl_add_string (builder, "calendar", clock->calendar);
      vnt_ctl_add_time (builder, "start", clock->start);
      vnt_ctl_add_time (builder, "end", clock->end);
      vnt_ctl_add_time (builder, "due", clock->due);
      vnt_ctl_add_bool (builder, "server_due", clock->server_due);
      vnt_ctl_add_bool (builder, "partial", clock->partial);
      vnt_ctl_add_int (builder, "working_seconds_promised", clock->promised);
      vnt_ctl_add_int (builder, "working_seconds_used", clock->used);
      vnt_ctl_add_int (builder, "working_seconds_gross", clock->gross);
      json_builder_set_member_name (builder, "segments");
      json_builder_begin_array (builder);
      for (guint k = 0; k < clock->segments->len; k++)
        add_segment (builder, g_ptr_array_index (clock->segments, k));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
vnt_ctl_print_clocks (VntCtl *self, gint64 ticket)
{
  g_autoptr (GPtrArray) clocks = explain (self, ticket);

  for (guint i = 0; i < clocks->len; i++)
    {
      const VntServiceClock *clock = g_ptr_array_index (clocks, i);
      g_autofree char *state = state_text (clock->state, ABS (clock->left));
      g_autofree char *used = span_text (clock->used);
      g_autofree char *promised = span_text (clock->promised);
      g_autofree char *due = vnt_ctl_time_text (clock->due);

      if (clock->state == VNT_CLOCK_NONE && clock->used == 0)
        continue;
      /* Translators: "Resolution: 1:30 h left; 2:30 h of 4:00 h; due 2026-11-23 14:00" */
      g_print (_ ("%s: %s; %s h of %s h; due %s\n"), vnt_target_get_name (clock->target), state,
               used, clock->promised > 0 ? promised : "–", *due != '\0' ? due : "–");
    }
}

/* -- the desk's levels -- */

static gboolean
is_settled (gpointer desk)
{
  return vnt_desk_clocks_are_settled (desk);
}

static int
finish_change (VntCtl *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  guint skipped = 0;

  if (!vnt_desk_import_levels_finish (self->desk, result, &skipped, &error))
    return vnt_ctl_say_error (error);
  vnt_ctl_wait_until (is_settled, self->desk, PATIENCE);
  if (skipped > 0)
    {
      g_printerr ("ventanilla-ctl: ");
      g_printerr (ngettext ("%u entry of the calendars was left out: not of whole days, cancelled, "
                            "or of a rule for days that move.\n",
                            "%u entries of the calendars were left out: not of whole days, "
                            "cancelled, or of a rule for days that move.\n",
                            skipped),
                  skipped);
    }

  return VNT_CTL_DONE;
}

int
vnt_ctl_levels (VntCtl *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;

  if (self->n_words == 2 && g_str_equal (self->words[0], "import"))
    {
      file = g_file_new_for_commandline_arg (self->words[1]);
      vnt_desk_import_levels_async (self->desk, file, NULL, vnt_ctl_keep_result, &result);
      return finish_change (self, vnt_ctl_wait_for (&result));
    }
  if (self->n_words == 1 && g_str_equal (self->words[0], "forget"))
    {
      vnt_desk_forget_levels_async (self->desk, NULL, vnt_ctl_keep_result, &result);
      return finish_change (self, vnt_ctl_wait_for (&result));
    }
  if (self->n_words > 0)
    return vnt_ctl_say_usage (_ ("Say “levels”, “levels import FILE” or “levels forget”."));

  text = vnt_desk_dup_levels (self->desk);
  g_print ("%s", text);
  return VNT_CTL_DONE;
}
