/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As PKWARE's APPNOTE.TXT says, sections 4.3.7, 4.3.12 and 4.3.16. */
#include "vnt-zip.h"

#include <string.h>

#define POLYNOMIAL 0xedb88320u
/* 1980-01-01, the first day there is: a file does not say when it was written. */
#define FIRST_DAY 0x0021

struct _VntZip
{
  GByteArray *data;
  GByteArray *directory;
  guint n;
};

VntZip *
vnt_zip_new (void)
{
  VntZip *self = g_new0 (VntZip, 1);

  self->data = g_byte_array_new ();
  self->directory = g_byte_array_new ();

  return self;
}

void
vnt_zip_free (VntZip *self)
{
  g_byte_array_unref (self->data);
  g_byte_array_unref (self->directory);
  g_free (self);
}

static void
append (GByteArray *bytes, guint32 number, guint size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (bytes, &byte, 1);
    }
}

static guint32
checksum (const guint8 *content, gsize length)
{
  guint32 sum = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    {
      sum ^= content[i];
      for (guint bit = 0; bit < 8; bit++)
        sum = (sum >> 1) ^ ((sum & 1) != 0 ? POLYNOMIAL : 0);
    }

  return ~sum;
}

/* What a part's head and its line of the directory have in common. */
static void
append_part (GByteArray *bytes, guint32 sum, gsize length, const char *name)
{
  append (bytes, 20, 2); /* needs version 2.0 */
  append (bytes, 0, 2);
  append (bytes, 0, 2); /* stored */
  append (bytes, 0, 2);
  append (bytes, FIRST_DAY, 2);
  append (bytes, sum, 4);
  append (bytes, (guint32) length, 4);
  append (bytes, (guint32) length, 4);
  append (bytes, (guint32) strlen (name), 2);
  append (bytes, 0, 2);
}

/**
 * vnt_zip_add:
 * @self: a file that is not ended
 * @name: in ASCII, folders with "/"
 * @content: (array length=length): what is in it, less than 4 GiB in all
 */
void
vnt_zip_add (VntZip *self, const char *name, const void *content, gsize length)
{
  guint32 sum = checksum (content, length);
  guint32 offset = self->data->len;

  append (self->data, 0x04034b50, 4);
  append_part (self->data, sum, length, name);
  g_byte_array_append (self->data, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self->data, content, (guint) length);

  append (self->directory, 0x02014b50, 4);
  append (self->directory, 20, 2);
  append_part (self->directory, sum, length, name);
  append (self->directory, 0, 2); /* no comment */
  append (self->directory, 0, 2); /* one disk */
  append (self->directory, 0, 2);
  append (self->directory, 0, 4);
  append (self->directory, offset, 4);
  g_byte_array_append (self->directory, (const guint8 *) name, (guint) strlen (name));
  self->n++;
}

/**
 * vnt_zip_end:
 * @self: a file; nothing can be added any more
 *
 * Returns: (transfer full): the whole file
 */
GBytes *
vnt_zip_end (VntZip *self)
{
  guint32 offset = self->data->len;

  g_byte_array_append (self->data, self->directory->data, self->directory->len);
  append (self->data, 0x06054b50, 4);
  append (self->data, 0, 4);
  append (self->data, self->n, 2);
  append (self->data, self->n, 2);
  append (self->data, self->directory->len, 4);
  append (self->data, offset, 4);
  append (self->data, 0, 2);

  return g_bytes_new (self->data->data, self->data->len);
}
