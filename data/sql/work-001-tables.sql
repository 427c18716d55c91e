-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the agent said. Must survive everything.

-- Accounts stay when they are signed out, so that what waits is never sent to another server.
CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  login TEXT NOT NULL,
  user_id INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  address TEXT,
  time_zone TEXT,
  language TEXT,
  signature TEXT,
  created INTEGER NOT NULL,
  current INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, url, login)
) STRICT;
CREATE UNIQUE INDEX account_current ON account (current) WHERE current = 1;

CREATE TABLE draft (
  uuid TEXT PRIMARY KEY,
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  text TEXT NOT NULL,
  cursor INTEGER NOT NULL DEFAULT 0,
  status TEXT,
  minutes INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL,
  UNIQUE (account, ticket)
) STRICT;

CREATE TABLE draft_file (
  draft TEXT NOT NULL REFERENCES draft (uuid) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT,
  size INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (draft, position)
) STRICT, WITHOUT ROWID;

-- "draft" is the draft it was queued with, "txn" the server's number once it is done.
CREATE TABLE operation (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,
  field INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  value TEXT,
  content TEXT,
  content_type TEXT,
  minutes INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL,
  not_before INTEGER NOT NULL DEFAULT 0,
  attempted INTEGER NOT NULL DEFAULT 0,
  next_try INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  error_code INTEGER NOT NULL DEFAULT 0,
  draft TEXT,
  txn INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX operation_by_ticket ON operation (account, ticket, sequence);
CREATE INDEX operation_by_draft ON operation (draft) WHERE draft IS NOT NULL;

CREATE TABLE operation_file (
  operation TEXT NOT NULL REFERENCES operation (uuid) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT,
  size INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (operation, position)
) STRICT, WITHOUT ROWID;

-- What was sent, or dropped by the agent. The text is the server's by then.
CREATE TABLE operation_log (
  uuid TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,
  field INTEGER NOT NULL,
  base TEXT,
  value TEXT,
  minutes INTEGER NOT NULL,
  created INTEGER NOT NULL,
  attempted INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  txn INTEGER NOT NULL,
  logged INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE seen (
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  PRIMARY KEY (account, ticket)
) STRICT, WITHOUT ROWID;
