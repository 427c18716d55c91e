-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is being filled in of a machine, 0 for a new one. "name" is what it is called; "value": see vnt_machine_draft_write().
CREATE TABLE machine_draft (
  account INTEGER NOT NULL,
  machine INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  updated INTEGER NOT NULL,
  PRIMARY KEY (account, machine)
) STRICT, WITHOUT ROWID;
