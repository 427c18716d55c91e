-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a supervisor wrote down of the people of the desk. "away": until when they are absent, 0 while they are there;
-- "day": minutes they work a day, 0 for the calendar's; "most": tickets at once, 0 for no limit.
CREATE TABLE colleague (
  account INTEGER NOT NULL,
  login TEXT NOT NULL COLLATE NOCASE,
  role TEXT NOT NULL DEFAULT '',
  away INTEGER NOT NULL DEFAULT 0,
  day INTEGER NOT NULL DEFAULT 0,
  most INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account, login)
) STRICT, WITHOUT ROWID;

-- Reports that are asked for again. "definition" is the text of a VntReportPlan.
CREATE TABLE saved_report (
  account INTEGER NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  definition TEXT NOT NULL,
  PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
