-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tickets put off until a time. "floor": the newest entry of the conversation known then, 0 when none was; "since": the
-- server's time of the last change known then. "back": when it came back by itself, 0 while it is away; the row stays until
-- the agent has seen that.
CREATE TABLE snooze (
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  until INTEGER NOT NULL,
  floor INTEGER NOT NULL DEFAULT 0,
  since INTEGER NOT NULL DEFAULT 0,
  back INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account, ticket)
) STRICT, WITHOUT ROWID;

-- Tickets the agent follows.
CREATE TABLE followed (
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (account, ticket)
) STRICT, WITHOUT ROWID;
