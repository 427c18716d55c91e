-- SPDX-License-Identifier: GPL-3.0-or-later
-- Time being measured on tickets, not booked yet. "away": seconds of which the agent has not said whether they count;
-- "beat": when this was written down, so that a program that was killed knows what it missed.

CREATE TABLE stopwatch (
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  away INTEGER NOT NULL DEFAULT 0,
  beat INTEGER NOT NULL,
  running INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account, ticket)
) STRICT, WITHOUT ROWID;
