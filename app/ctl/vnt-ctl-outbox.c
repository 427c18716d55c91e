/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outbox: what waits, and what the agent decides about it. */
#include <glib/gi18n.h>

#include "vnt-ctl-print.h"
#include "vnt-ctl-write.h"

static int
print_outbox (VntCtl *self, GPtrArray *outbox)
{
  JsonBuilder *builder;

  if (!self->json)
    {
      for (guint i = 0; i < outbox->len; i++)
        vnt_ctl_print_operation (g_ptr_array_index (outbox, i));
      return VNT_CTL_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < outbox->len; i++)
    {
      json_builder_begin_object (builder);
      vnt_ctl_add_operation (builder, g_ptr_array_index (outbox, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  vnt_ctl_print_json (builder);
  return VNT_CTL_DONE;
}

/* The beginning of an id is enough when only one begins so. */
static const VntOperation *
find_begun (GPtrArray *outbox, const char *id)
{
  const VntOperation *found = NULL;

  for (guint i = 0; i < outbox->len && *id != '\0'; i++)
    {
      const VntOperation *operation = g_ptr_array_index (outbox, i);

      if (!g_str_has_prefix (operation->uuid, id))
        continue;
      if (found != NULL)
        return NULL;
      found = operation;
    }

  return found;
}

static int
drop (VntCtl *self, const char *uuid)
{
  int status = VNT_CTL_DONE;
  g_autoptr (GPtrArray) outbox = NULL;

  vnt_desk_drop_operation (self->desk, uuid);
  outbox = vnt_ctl_read_outbox (self, &status);
  if (outbox == NULL)
    return status;

  /* Why not was said as a notice. */
  for (guint i = 0; i < outbox->len; i++)
    if (g_str_equal (((VntOperation *) g_ptr_array_index (outbox, i))->uuid, uuid))
      return VNT_CTL_FAILED;

  if (self->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      vnt_ctl_add_string (builder, "id", uuid);
      vnt_ctl_add_string (builder, "state", "dropped");
      json_builder_end_object (builder);
      vnt_ctl_print_json (builder);
    }
  else
    g_print ("%s dropped\n", uuid);
  return VNT_CTL_DONE;
}

static int
retry (VntCtl *self, const char *uuid)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);

  vnt_desk_retry_operation (self->desk, uuid);
  g_ptr_array_add (uuids, g_strdup (uuid));
  return vnt_ctl_finish_writing (self, uuids);
}

int
vnt_ctl_outbox (VntCtl *self)
{
  int status = VNT_CTL_DONE;
  g_autoptr (GPtrArray) outbox = vnt_ctl_read_outbox (self, &status);
  const VntOperation *operation;

  if (outbox == NULL)
    return status;
  if (self->n_words == 0)
    return print_outbox (self, outbox);

  if (self->n_words != 2 ||
      (!g_str_equal (self->words[0], "retry") && !g_str_equal (self->words[0], "drop")))
    return vnt_ctl_say_usage (_ ("Use “outbox”, “outbox retry ID” or “outbox drop ID”."));

  operation = find_begun (outbox, self->words[1]);
  if (operation == NULL)
    {
      g_printerr ("ventanilla-ctl: ");
      g_printerr (_ ("No change, or more than one, waits as “%s”.\n"), self->words[1]);
      return VNT_CTL_NOT_FOUND;
    }

  return g_str_equal (self->words[0], "drop") ? drop (self, operation->uuid)
                                              : retry (self, operation->uuid);
}
