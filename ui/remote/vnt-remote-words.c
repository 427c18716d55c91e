/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-words.h"

#include <glib/gi18n.h>

#include "vnt-words.h"

/**
 * vnt_remote_words_protocol:
 *
 * Returns: (transfer none): how people call it
 */
const char *
vnt_remote_words_protocol (VntRemoteProtocol protocol)
{
  switch (protocol)
    {
    case VNT_REMOTE_SSH:
      return _ ("SSH, in a terminal");
    case VNT_REMOTE_VNC:
      return "VNC";
    case VNT_REMOTE_RDP:
      return _ ("RDP, the desktop of Windows");
    case VNT_REMOTE_SPICE:
      return _ ("SPICE, a virtual machine");
    case VNT_REMOTE_WEB:
      return _ ("Web or another program");
    case VNT_REMOTE_NONE:
    default:
      return "";
    }
}

/**
 * vnt_remote_words_place:
 *
 * Returns: (transfer full): "VNC · lucia@pc-0042"
 */
char *
vnt_remote_words_place (const VntRemoteTarget *target)
{
  g_autofree char *place = vnt_remote_target_describe (target);
  g_autofree char *name = g_ascii_strup (vnt_remote_protocol_get_name (target->protocol), -1);

  return g_strdup_printf ("%s · %s", target->protocol == VNT_REMOTE_WEB ? _ ("Web") : name, place);
}

/**
 * vnt_remote_words_why:
 * @detail: (nullable): what the program said, or the package that is missing
 *
 * Returns: (transfer full): why it failed or ended, and what to do; "" for no reason
 */
char *
vnt_remote_words_why (VntRemoteWhy why, const char *detail)
{
  switch (why)
    {
    case VNT_REMOTE_WHY_REFUSED:
      return g_strdup (
        _ ("Nothing listens there. Is remote access switched on, and the port right?"));
    case VNT_REMOTE_WHY_UNREACHABLE:
      return g_strdup (_ ("There is no way to the machine. Is it on, and its name right?"));
    case VNT_REMOTE_WHY_DENIED:
      return g_strdup (_ ("The user or the password was not accepted."));
    case VNT_REMOTE_WHY_CHANGED:
      return g_strdup (
        _ ("The machine shows another key than last time. It was installed anew, or somebody has "
           "taken its place: no password was sent. Ask whoever looks after it."));
    case VNT_REMOTE_WHY_MISSING:
      if (detail != NULL && g_str_has_suffix (detail, ":"))
        /* Translators: %s is the beginning of an address, such as rustdesk: */
        return g_strdup_printf (
          _ ("Nothing here opens addresses such as “%s…”. Install the program they belong to."),
          detail);
      /* Translators: %s is the name of a package, such as tigervnc-viewer */
      return g_strdup_printf (_ ("A program is missing. Install the package %s."),
                              detail != NULL ? detail : "?");
    case VNT_REMOTE_WHY_LOST:
      return g_strdup (_ ("The connection broke."));
    case VNT_REMOTE_WHY_CANCELLED:
      return g_strdup (_ ("You gave up."));
    case VNT_REMOTE_WHY_JUMP:
      return g_strdup_printf (_ ("The jump host could not be passed. %s"),
                              detail != NULL ? detail : "");
    case VNT_REMOTE_WHY_OTHER_PROTOCOL:
      return g_strdup (_ ("Something else answers there. Is the port right?"));
    case VNT_REMOTE_WHY_UNKNOWN:
      return g_strdup_printf (_ ("It did not work. %s"), detail != NULL ? detail : "");
    case VNT_REMOTE_WHY_NONE:
    default:
      return g_strdup ("");
    }
}

static char *
time_of (gint64 when)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (when);

  return g_date_time_format (then, "%H:%M");
}

/**
 * vnt_remote_words_state:
 * @detail: (nullable): what its program said last
 *
 * Returns: (transfer full): how far it came
 */
char *
vnt_remote_words_state (const VntRemoteSession *session, const char *detail)
{
  g_autofree char *time = NULL;
  g_autofree char *minutes = NULL;

  switch (session->state)
    {
    case VNT_REMOTE_STARTING:
      return g_strdup (_ ("Connecting…"));
    case VNT_REMOTE_CONNECTED:
      time = time_of (session->connected);
      /* Translators: %s is a time, such as 09:31 */
      return g_strdup_printf (_ ("Connected since %s"), time);
    case VNT_REMOTE_ENDED:
      if (session->connected == 0)
        return g_strdup (_ ("Ventanilla stopped while it connected, not written down yet"));
      minutes = vnt_words_minutes (vnt_remote_session_get_minutes (session));
      /* Translators: %s is "12 min" */
      return g_strdup_printf (_ ("Ended after %s, not written down yet"), minutes);
    case VNT_REMOTE_FAILED:
    default:
      return vnt_remote_words_why (session->why, detail);
    }
}

/**
 * vnt_remote_words_note:
 * @session: one that is over
 *
 * Returns: (transfer full): what is proposed to be written on its ticket
 */
char *
vnt_remote_words_note (const VntRemoteSession *session)
{
  GString *text = g_string_new (NULL);
  g_autofree char *place = vnt_remote_words_place (session->target);
  g_autofree char *start = vnt_words_exact (session->started);
  g_autofree char *length = vnt_words_minutes (vnt_remote_session_get_minutes (session));

  /* Translators: %s is the way in and the machine: "VNC · pc-0042" */
  g_string_append_printf (text, _ ("Remote session: %s"), place);
  if (session->target->view_only)
    g_string_append_printf (text, " (%s)", _ ("view only"));
  if (session->target->jump != NULL)
    /* Translators: %s is a computer that stands between */
    g_string_append_printf (text, _ (", through %s"), session->target->jump);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Start: %s"), start);
  g_string_append_c (text, '\n');
  if (session->connected == 0)
    {
      g_string_append (text, _ ("Length: not known, the program stopped while it connected"));
      g_string_append_c (text, '\n');
      return g_string_free (text, FALSE);
    }
  g_string_append_printf (text, _ ("Length: %s"), length);
  g_string_append_c (text, '\n');
  if (session->why == VNT_REMOTE_WHY_LOST)
    g_string_append_printf (text, "%s\n", _ ("The connection broke."));
  return g_string_free (text, FALSE);
}
