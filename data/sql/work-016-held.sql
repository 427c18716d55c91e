-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tickets there was news of in quiet hours: told in one afterwards, also by the next start of the program.
CREATE TABLE held_news (
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  PRIMARY KEY (account, ticket)
) STRICT, WITHOUT ROWID;
