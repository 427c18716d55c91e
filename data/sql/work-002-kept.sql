-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tickets the agent takes along, files and all. "whole": the conversation was brought since.
CREATE TABLE kept (
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  since INTEGER NOT NULL,
  whole INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account, ticket)
) STRICT, WITHOUT ROWID;
