/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vnt-document-table.h"

#include "vnt-document-builder.h"

#define MAX_COLUMNS 64

typedef struct
{
  GPtrArray *cells;
  gboolean heading;
  gboolean all_headings;
} Row;

struct _VntTableBuilder
{
  GPtrArray *rows;
  guint spans[MAX_COLUMNS];
};

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->cells->len; i++)
    g_clear_pointer ((VntBlock **) &row->cells->pdata[i], vnt_block_free);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static Row *
last_row (VntTableBuilder *self)
{
  return self->rows->len > 0 ? g_ptr_array_index (self->rows, self->rows->len - 1) : NULL;
}

/* Leaves room for the cells that reach down from the rows above, up to the next free place or to the end. */
static void
skip_spans (VntTableBuilder *self, Row *row, gboolean to_end)
{
  while (row->cells->len < MAX_COLUMNS && (to_end || self->spans[row->cells->len] > 0))
    {
      if (self->spans[row->cells->len] > 0)
        self->spans[row->cells->len]--;
      g_ptr_array_add (row->cells, NULL);
    }
}

static gboolean
has_content (const VntBlock *cell)
{
  return cell != NULL && cell->children->len > 0;
}

static gboolean
holds_table (const VntBlock *cell)
{
  for (guint i = 0; i < cell->children->len; i++)
    {
      const VntBlock *block = g_ptr_array_index (cell->children, i);

      if (block->kind == VNT_BLOCK_TABLE)
        return TRUE;
    }

  return FALSE;
}

static void
move_children (VntBlock *cell, GPtrArray *out)
{
  for (guint i = 0; i < cell->children->len; i++)
    g_ptr_array_add (out, g_ptr_array_index (cell->children, i));

  /* Moved, not freed. */
  cell->children->len = 0;
}

/* Drops rows nothing stands in; says which columns something stands in, and whether the table only arranges things. */
static guint
survey (VntTableBuilder *self, gboolean used[MAX_COLUMNS], gboolean *nested)
{
  guint columns = 0;

  for (guint i = self->rows->len; i-- > 0;)
    {
      Row *row = g_ptr_array_index (self->rows, i);
      gboolean any = FALSE;

      for (guint j = 0; j < row->cells->len; j++)
        {
          const VntBlock *cell = g_ptr_array_index (row->cells, j);

          if (!has_content (cell))
            continue;
          any = used[j] = TRUE;
          *nested |= holds_table (cell);
        }
      if (!any)
        g_ptr_array_remove_index (self->rows, i);
    }

  for (guint j = 0; j < MAX_COLUMNS; j++)
    columns += used[j] ? 1 : 0;

  return columns;
}

static void
flatten (VntTableBuilder *self, GPtrArray *out)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        if (has_content (g_ptr_array_index (row->cells, j)))
          move_children (g_ptr_array_index (row->cells, j), out);
    }
}

static VntBlock *
build (VntTableBuilder *self, const gboolean used[MAX_COLUMNS], guint columns)
{
  VntBlock *table = vnt_block_new (VNT_BLOCK_TABLE);
  gboolean heading = TRUE;

  table->columns = columns;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      heading = heading && i + 1 < self->rows->len && (row->heading || row->all_headings);
      if (heading)
        table->header_rows++;

      for (guint j = 0; j < MAX_COLUMNS; j++)
        {
          VntBlock *cell = NULL;

          if (!used[j])
            continue;
          if (j < row->cells->len)
            cell = g_steal_pointer (&row->cells->pdata[j]);
          g_ptr_array_add (table->children, cell != NULL ? cell : vnt_block_new (VNT_BLOCK_CELL));
        }
    }

  return table;
}

/**
 * vnt_table_builder_new:
 *
 * Starts a table.
 *
 * Returns: (transfer full): a new builder
 */
VntTableBuilder *
vnt_table_builder_new (void)
{
  VntTableBuilder *self = g_new0 (VntTableBuilder, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);

  return self;
}

/**
 * vnt_table_builder_free:
 * @self: (transfer full): a builder
 *
 * Frees @self with the cells it still has.
 */
void
vnt_table_builder_free (VntTableBuilder *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * vnt_table_builder_start_row:
 * @self: a builder
 * @heading: whether the row stands in the head of the table
 *
 * Starts a row.
 */
void
vnt_table_builder_start_row (VntTableBuilder *self, gboolean heading)
{
  Row *before = last_row (self);
  Row *row = g_new0 (Row, 1);

  if (before != NULL)
    skip_spans (self, before, TRUE);

  row->cells = g_ptr_array_new ();
  row->heading = heading;
  row->all_headings = TRUE;
  g_ptr_array_add (self->rows, row);
}

/**
 * vnt_table_builder_add_cell:
 * @self: a builder
 * @column_span: how many columns it covers, from 1
 * @row_span: how many rows it covers, from 1
 * @heading: whether it is a heading
 *
 * Adds a cell to the last row. What it covers beyond its own place stays empty.
 *
 * Returns: (transfer none) (nullable): the cell, %NULL when the row has 64 already
 */
VntBlock *
vnt_table_builder_add_cell (VntTableBuilder *self,
                            guint column_span,
                            guint row_span,
                            gboolean heading)
{
  VntBlock *cell;
  Row *row;

  if (self->rows->len == 0)
    vnt_table_builder_start_row (self, FALSE);
  row = last_row (self);

  skip_spans (self, row, FALSE);
  if (row->cells->len >= MAX_COLUMNS)
    return NULL;

  row->all_headings = row->all_headings && heading;
  cell = vnt_block_new (VNT_BLOCK_CELL);
  for (guint i = 0; i < column_span && row->cells->len < MAX_COLUMNS; i++)
    {
      self->spans[row->cells->len] = row_span - 1;
      g_ptr_array_add (row->cells, i == 0 ? cell : NULL);
    }

  return cell;
}

/**
 * vnt_table_builder_finish:
 * @self: a builder
 * @out: (element-type VntBlock): where it goes
 * @cells_left: (inout): how many cells the document may still have
 *
 * Ends the table. One that only arranges things on a page (one column, or another table inside), and one that is too
 * large, becomes the blocks of its cells, in reading order; one with nothing in it becomes nothing.
 */
void
vnt_table_builder_finish (VntTableBuilder *self, GPtrArray *out, guint *cells_left)
{
  gboolean used[MAX_COLUMNS] = { FALSE };
  gboolean nested = FALSE;
  guint columns = survey (self, used, &nested);

  if (columns <= 1 || nested || columns * self->rows->len > *cells_left)
    {
      flatten (self, out);
      return;
    }

  *cells_left -= columns * self->rows->len;
  g_ptr_array_add (out, build (self, used, columns));
}
