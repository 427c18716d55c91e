/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-remote-line.h"

#include <string.h>
#include <sys/wait.h>

/* What the programs say, seen on TigerVNC 1.12, FreeRDP 2.11, OpenSSH 9.2 and virt-viewer 11. The first that fits counts. */
static const struct
{
  VntRemoteProtocol protocol;
  const char *words;
  VntRemoteLine line;
  VntRemoteWhy why;
} LINES[] = {
  { VNT_REMOTE_VNC, "Using pixel format", VNT_REMOTE_LINE_CONNECTED, VNT_REMOTE_WHY_NONE },
  { VNT_REMOTE_VNC, "Authentication failure", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_VNC, "Authentication failed", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_VNC, "Authentication cancelled", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_CANCELLED },
  { VNT_REMOTE_VNC, "authentication attempts", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_VNC, "No password configured", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_VNC, "Connection refused", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_REFUSED },
  { VNT_REMOTE_VNC, "unable to resolve", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_UNREACHABLE },
  { VNT_REMOTE_VNC, "Unable to resolve", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_UNREACHABLE },
  { VNT_REMOTE_VNC, "unable to connect", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_UNREACHABLE },
  { VNT_REMOTE_VNC, "End of stream", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_LOST },
  { VNT_REMOTE_VNC, "Connection reset", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_LOST },

  { VNT_REMOTE_RDP, "Local framebuffer format", VNT_REMOTE_LINE_CONNECTED, VNT_REMOTE_WHY_NONE },
  { VNT_REMOTE_RDP, "ERRCONNECT_LOGON_FAILURE", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_RDP, "ERRCONNECT_WRONG_PASSWORD", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_RDP, "ERRCONNECT_AUTHENTICATION_FAILED", VNT_REMOTE_LINE_FAILED,
    VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_RDP, "ERRCONNECT_ACCOUNT_", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_RDP, "ERRCONNECT_PASSWORD_", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_RDP, "certificate not trusted", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_CHANGED },
  { VNT_REMOTE_RDP, "Network disconnect!", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_LOST },
  { VNT_REMOTE_RDP, "ERRCONNECT_DNS", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_UNREACHABLE },
  { VNT_REMOTE_RDP, "ERRCONNECT_CONNECT_FAILED", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_REFUSED },

  { VNT_REMOTE_SSH, "Entering interactive session", VNT_REMOTE_LINE_CONNECTED,
    VNT_REMOTE_WHY_NONE },
  { VNT_REMOTE_SSH, "Permission denied", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_SSH, "Too many authentication failures", VNT_REMOTE_LINE_FAILED,
    VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_SSH, "Host key verification failed", VNT_REMOTE_LINE_FAILED,
    VNT_REMOTE_WHY_CHANGED },
  { VNT_REMOTE_SSH, "Could not resolve hostname", VNT_REMOTE_LINE_FAILED,
    VNT_REMOTE_WHY_UNREACHABLE },
  { VNT_REMOTE_SSH, ": Connection refused", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_REFUSED },
  { VNT_REMOTE_SSH, "Connection timed out", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_UNREACHABLE },
  { VNT_REMOTE_SSH, "No route to host", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_UNREACHABLE },
  { VNT_REMOTE_SSH, "Network is unreachable", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_UNREACHABLE },

  { VNT_REMOTE_SSH, "closed by remote host", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_LOST },
  { VNT_REMOTE_SSH, "Connection closed by", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_LOST },
  { VNT_REMOTE_SSH, "Connection reset", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_LOST },
  { VNT_REMOTE_SSH, "Broken pipe", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_LOST },
  { VNT_REMOTE_SSH, "Timeout, server", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_LOST },

  { VNT_REMOTE_SPICE, "main channel: opened", VNT_REMOTE_LINE_CONNECTED, VNT_REMOTE_WHY_NONE },
  { VNT_REMOTE_SPICE, "auth failure", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_SPICE, "Authentication failed", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_DENIED },
  { VNT_REMOTE_SPICE, "Connection refused", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_REFUSED },
  { VNT_REMOTE_SPICE, "incomplete link header", VNT_REMOTE_LINE_FAILED,
    VNT_REMOTE_WHY_OTHER_PROTOCOL },
  { VNT_REMOTE_SPICE, "Error in server certificate verification", VNT_REMOTE_LINE_FAILED,
    VNT_REMOTE_WHY_UNKNOWN },
  { VNT_REMOTE_SPICE, "nable to connect", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_UNREACHABLE },
  { VNT_REMOTE_SPICE, "failed to connect", VNT_REMOTE_LINE_FAILED, VNT_REMOTE_WHY_UNREACHABLE },
  /* It lets go of the channel before it is closed when the person left, and afterwards when the machine did. */
  { VNT_REMOTE_SPICE, "zap main channel", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_NONE },
  { VNT_REMOTE_SPICE, "main channel: closed", VNT_REMOTE_LINE_CLOSED, VNT_REMOTE_WHY_LOST },
};

/**
 * vnt_remote_line_read:
 * @line: a line a program wrote, of whatever bytes
 * @why: (out): why, for one that failed or closed
 *
 * Returns: what it means; most mean nothing
 */
VntRemoteLine
vnt_remote_line_read (VntRemoteProtocol protocol, const char *line, VntRemoteWhy *why)
{
  *why = VNT_REMOTE_WHY_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (LINES); i++)
    if (LINES[i].protocol == protocol && strstr (line, LINES[i].words) != NULL)
      {
        *why = LINES[i].why;
        return LINES[i].line;
      }
  return VNT_REMOTE_LINE_NOTHING;
}

/**
 * vnt_remote_line_asks_password:
 * @question: what OpenSSH asks, in its own words
 *
 * Returns: whether it is the person's password at the machine that is wanted, and not what opens a key, a code or a yes
 */
gboolean
vnt_remote_line_asks_password (const char *question)
{
  g_autofree char *text = g_strchomp (g_strdup (question));

  return g_str_has_suffix (text, "'s password:") ||
         (*text == '(' && g_str_has_suffix (text, ") Password:")); /* through PAM */
}

/**
 * vnt_remote_exit_read:
 * @wait_status: how a program ended that never was connected and never said why
 *
 * Returns: why it failed, as far as that tells. With network level authentication FreeRDP cannot tell a wrong password from
 *   a broken connection; who listens was tried before.
 */
VntRemoteWhy
vnt_remote_exit_read (VntRemoteProtocol protocol, int wait_status)
{
  int code = WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : -1;

  if (protocol != VNT_REMOTE_RDP)
    return VNT_REMOTE_WHY_UNKNOWN;
  switch (code)
    {
    case 132: /* authentication */
    case 147: /* transport: what a server does that did not like the password */
      return VNT_REMOTE_WHY_DENIED;
    case 140:
      return VNT_REMOTE_WHY_UNREACHABLE;
    case 143:
      return VNT_REMOTE_WHY_CHANGED;
    default:
      return VNT_REMOTE_WHY_UNKNOWN;
    }
}
