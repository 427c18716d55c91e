-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a custom field holds in tickets that did not come whole: reports count by it. "value" is null where a ticket has none;
-- "updated" is the ticket's when the server was asked, so that what changed since is asked for again.

CREATE TABLE ticket_value (
  name TEXT NOT NULL COLLATE NOCASE,
  ticket INTEGER NOT NULL,
  value TEXT,
  updated INTEGER NOT NULL,
  PRIMARY KEY (name, ticket)
) STRICT, WITHOUT ROWID;
