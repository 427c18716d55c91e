-- SPDX-License-Identifier: GPL-3.0-or-later
-- What to bring next, and what to let go of first when the cache is full.

-- When the copy came or was last opened.
ALTER TABLE attachment ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
CREATE INDEX attachment_missing ON attachment (size) WHERE path IS NULL;
CREATE INDEX attachment_by_use ON attachment (used, size) WHERE path IS NOT NULL;
