-- SPDX-License-Identifier: GPL-3.0-or-later
-- Changes and words that are used together. "definition" is what vnt_macros_write() says of it, so that a macro can be taken to
-- another computer.
CREATE TABLE macro (
  uuid TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  updated INTEGER NOT NULL
) STRICT;

-- Until when the agent was here. "floor": the newest entry of any conversation that was on this computer then.
CREATE TABLE presence (
  account INTEGER PRIMARY KEY,
  floor INTEGER NOT NULL,
  left_at INTEGER NOT NULL
) STRICT;
