-- SPDX-License-Identifier: GPL-3.0-or-later
-- The inventory. "words" is everything of a machine that may be looked for besides its name: serial number, addresses, who has it.

CREATE TABLE catalog (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT,
  can_create INTEGER NOT NULL DEFAULT 0,
  statuses TEXT NOT NULL DEFAULT ''
) STRICT;

-- "choices" and "statuses" are one a line.
CREATE TABLE catalog_field (
  catalog INTEGER NOT NULL REFERENCES catalog (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind INTEGER NOT NULL DEFAULT 0,
  many INTEGER NOT NULL DEFAULT 0,
  pattern TEXT,
  hint TEXT,
  choices TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (catalog, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE machine (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT,
  catalog INTEGER NOT NULL,
  status TEXT NOT NULL,
  owner TEXT,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  version TEXT,
  statuses TEXT NOT NULL DEFAULT '',
  may_change INTEGER NOT NULL DEFAULT 0,
  words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX machine_by_name ON machine (name COLLATE NOCASE, id);
CREATE INDEX machine_by_catalog ON machine (catalog, status);

-- kind: 1 holder (name: what they are called), 2 contact, 3 field, 4 link (name: the relation).
CREATE TABLE machine_value (
  machine INTEGER NOT NULL REFERENCES machine (id) ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  position INTEGER NOT NULL,
  number INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  value TEXT,
  PRIMARY KEY (machine, kind, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX machine_by_value ON machine_value (kind, value COLLATE NOCASE, machine);

-- Which tickets link to a machine.
CREATE INDEX detail_by_link ON ticket_detail_value (value, ticket) WHERE kind = 7;

CREATE VIRTUAL TABLE machine_search USING fts5 (
  name, words,
  content = 'machine', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TRIGGER machine_search_insert AFTER INSERT ON machine BEGIN
  INSERT INTO machine_search (rowid, name, words) VALUES (new.id, new.name, new.words);
END;
CREATE TRIGGER machine_search_delete AFTER DELETE ON machine BEGIN
  INSERT INTO machine_search (machine_search, rowid, name, words)
  VALUES ('delete', old.id, old.name, old.words);
END;
CREATE TRIGGER machine_search_update AFTER UPDATE OF name, words ON machine
WHEN old.name IS NOT new.name OR old.words IS NOT new.words BEGIN
  INSERT INTO machine_search (machine_search, rowid, name, words)
  VALUES ('delete', old.id, old.name, old.words);
  INSERT INTO machine_search (rowid, name, words) VALUES (new.id, new.name, new.words);
END;
