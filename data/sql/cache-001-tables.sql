-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the server said. Everything here can be fetched again.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE queue (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT,
  lifecycle TEXT,
  mine INTEGER NOT NULL DEFAULT 0,
  can_create INTEGER NOT NULL DEFAULT 0,
  marker INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a status means, learned from the rows the server sent.
CREATE TABLE status (
  lifecycle TEXT NOT NULL,
  status TEXT NOT NULL,
  class INTEGER NOT NULL,
  PRIMARY KEY (lifecycle, status)
) STRICT, WITHOUT ROWID;

-- "folded" is login, name and address without case and accents, for search.
CREATE TABLE person (
  login TEXT PRIMARY KEY,
  id INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  address TEXT,
  organization TEXT,
  phone TEXT,
  agent INTEGER NOT NULL DEFAULT 0,
  folded TEXT NOT NULL DEFAULT ''
) STRICT;

-- The row as it is shown: the server's word with the waiting changes laid over it.
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  queue INTEGER NOT NULL,
  subject TEXT NOT NULL,
  status TEXT NOT NULL,
  status_class INTEGER NOT NULL,
  owner TEXT,
  owner_name TEXT,
  requestor TEXT,
  requestor_name TEXT,
  service_level TEXT,
  priority INTEGER NOT NULL,
  minutes_worked INTEGER NOT NULL,
  minutes_left INTEGER NOT NULL,
  minutes_estimated INTEGER NOT NULL,
  created INTEGER NOT NULL,
  started INTEGER NOT NULL,
  due INTEGER NOT NULL,
  told INTEGER NOT NULL,
  resolved INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  updated_by TEXT,
  unread INTEGER NOT NULL DEFAULT 0,
  waiting INTEGER NOT NULL DEFAULT 0,
  attention INTEGER NOT NULL DEFAULT 0,
  subject_key TEXT NOT NULL DEFAULT '',
  people TEXT NOT NULL DEFAULT ''
) STRICT;

-- The server's own row, kept beside the shown one while they differ.
CREATE TABLE ticket_base (
  id INTEGER PRIMARY KEY,
  queue INTEGER NOT NULL,
  subject TEXT NOT NULL,
  status TEXT NOT NULL,
  status_class INTEGER NOT NULL,
  owner TEXT,
  owner_name TEXT,
  requestor TEXT,
  requestor_name TEXT,
  service_level TEXT,
  priority INTEGER NOT NULL,
  minutes_worked INTEGER NOT NULL,
  minutes_left INTEGER NOT NULL,
  minutes_estimated INTEGER NOT NULL,
  created INTEGER NOT NULL,
  started INTEGER NOT NULL,
  due INTEGER NOT NULL,
  told INTEGER NOT NULL,
  resolved INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  updated_by TEXT
) STRICT;

-- Each holds every column a scope filters by, so that a list of ids never reads a row.
CREATE INDEX ticket_by_updated ON ticket (updated, id, status_class, queue, owner, due);
CREATE INDEX ticket_by_created ON ticket (created, id, status_class, queue, owner, due);
CREATE INDEX ticket_by_priority ON ticket (priority, updated, id, status_class, queue, owner, due);
CREATE INDEX ticket_by_subject ON ticket (subject_key, id, status_class, queue, owner, due);
CREATE INDEX ticket_by_due ON ticket (due, id, status_class, queue, owner) WHERE due > 0;
CREATE INDEX ticket_by_owner ON ticket (owner, status_class, queue, updated, id, due);
CREATE INDEX ticket_by_queue ON ticket (queue, status_class, owner, updated, id, due);
CREATE INDEX ticket_by_requestor ON ticket (requestor);
CREATE INDEX ticket_by_waiting ON ticket (waiting) WHERE waiting > 0;
CREATE INDEX ticket_by_unknown_status ON ticket (status) WHERE status_class = 0;

CREATE TABLE ticket_detail (
  ticket INTEGER PRIMARY KEY REFERENCES ticket (id) ON DELETE CASCADE,
  rights INTEGER NOT NULL,
  version TEXT
) STRICT;

-- kind: 1 status, 2 service level, 3 requestor, 4 cc, 5 admin cc, 6 field, 7 link.
CREATE TABLE ticket_detail_value (
  ticket INTEGER NOT NULL REFERENCES ticket_detail (ticket) ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  position INTEGER NOT NULL,
  number INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  value TEXT,
  PRIMARY KEY (ticket, kind, position)
) STRICT, WITHOUT ROWID;

-- "key" is ticket * 2^20 + n: a conversation lies together, and a hit of the index names its ticket.
CREATE TABLE message (
  key INTEGER PRIMARY KEY,
  id INTEGER NOT NULL UNIQUE,
  ticket INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  author TEXT NOT NULL,
  author_name TEXT,
  created INTEGER NOT NULL,
  minutes INTEGER NOT NULL DEFAULT 0,
  event TEXT,
  field TEXT,
  old_value TEXT,
  new_value TEXT,
  content_type TEXT,
  body TEXT,
  plain TEXT
) STRICT;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT,
  content_id TEXT,
  size INTEGER NOT NULL DEFAULT 0,
  path TEXT
) STRICT;
CREATE INDEX attachment_by_message ON attachment (message, position);

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  summary TEXT,
  category TEXT,
  body TEXT,
  plain TEXT,
  updated INTEGER NOT NULL DEFAULT 0
) STRICT;
