-- SPDX-License-Identifier: GPL-3.0-or-later
-- Remote sessions, from before their program starts. Times are Unix seconds, 0 while it did not happen; "beat": when it was last
-- known to go on; "settled": written down on the ticket, or nothing is to be.
CREATE TABLE remote_session (
  uuid TEXT PRIMARY KEY,
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  requestor TEXT,
  protocol INTEGER NOT NULL,
  host TEXT,
  port INTEGER NOT NULL DEFAULT 0,
  user TEXT,
  domain TEXT,
  view_only INTEGER NOT NULL DEFAULT 0,
  jump TEXT,
  address TEXT,
  state INTEGER NOT NULL,
  why INTEGER NOT NULL DEFAULT 0,
  started INTEGER NOT NULL,
  connected INTEGER NOT NULL DEFAULT 0,
  ended INTEGER NOT NULL DEFAULT 0,
  beat INTEGER NOT NULL,
  settled INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX remote_session_open ON remote_session (account, started) WHERE settled = 0;
CREATE INDEX remote_session_recent ON remote_session (account, started);
