-- SPDX-License-Identifier: GPL-3.0-or-later
-- Searches that are kept on the server. Only the server can run them, so what it found is kept here with the time of asking.

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  found INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE saved_search_ticket (
  search INTEGER NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
  ticket INTEGER NOT NULL,
  PRIMARY KEY (search, ticket)
) STRICT, WITHOUT ROWID;
