-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the agent wants to be reminded of, on a ticket. "due": when, 0 for no time; "done", "told": when it was, 0 while it is not.
CREATE TABLE reminder (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  text TEXT NOT NULL,
  due INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  told INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reminder_by_ticket ON reminder (account, ticket);
CREATE INDEX reminder_open ON reminder (account, due) WHERE done = 0;
