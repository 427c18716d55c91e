-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the monitoring said of a machine last, shown with its age while it cannot be asked.
CREATE TABLE monitored (
  machine INTEGER PRIMARY KEY,
  asked INTEGER NOT NULL
) STRICT;

CREATE TABLE alert (
  machine INTEGER NOT NULL REFERENCES monitored (machine) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  host TEXT NOT NULL,
  service TEXT,
  state INTEGER NOT NULL,
  output TEXT NOT NULL,
  since INTEGER NOT NULL,
  acknowledged INTEGER NOT NULL,
  downtime INTEGER NOT NULL,
  link TEXT,
  PRIMARY KEY (machine, position)
) STRICT, WITHOUT ROWID;
