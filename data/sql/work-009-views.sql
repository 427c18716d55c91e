-- SPDX-License-Identifier: GPL-3.0-or-later
-- Views the agent made, in the order of the sidebar. "definition" is the text of a VntOwnView.

CREATE TABLE view (
  uuid TEXT PRIMARY KEY,
  account INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  icon TEXT,
  definition TEXT NOT NULL
) STRICT, WITHOUT ROWID;
