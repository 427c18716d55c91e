-- SPDX-License-Identifier: GPL-3.0-or-later
-- Text that is used again: kind 1 is inserted by its key, kind 2 stands below replies. "queue" is a queue's name, so that
-- a text can be taken to another computer.
CREATE TABLE text_module (
  uuid TEXT PRIMARY KEY,
  kind INTEGER NOT NULL,
  name TEXT NOT NULL,
  key TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  language TEXT,
  queue TEXT,
  updated INTEGER NOT NULL
) STRICT;

-- "options": see VntDraftOptions. "receivers": who would have got it when it was begun.
-- "source": what the agent wrote, where "content" is not that itself.
ALTER TABLE draft ADD COLUMN options INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft ADD COLUMN receivers TEXT;
ALTER TABLE operation ADD COLUMN options INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operation ADD COLUMN source TEXT;
