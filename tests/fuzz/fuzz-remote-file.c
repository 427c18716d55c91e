/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-driver.h"

#include "vnt-error.h"
#include "vnt-remote-file.h"

/* Whatever stands in a file, what is made of it may be handed to a program. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VntRemoteTarget) target = vnt_remote_file_read ((const char *) data, size, &error);

  if (target == NULL)
    g_assert_error (error, VNT_ERROR, VNT_ERROR_INVALID);
  else
    g_assert_true (vnt_remote_target_check (target, NULL, NULL));
  return 0;
}
