-- SPDX-License-Identifier: GPL-3.0-or-later
-- The index also knows how words begin by their first letter alone: without it one letter takes every word that begins so, one
-- by one. The triggers keep their names' tables in step as before.

DROP TABLE ticket_search;
CREATE VIRTUAL TABLE ticket_search USING fts5 (
  subject, people,
  content = 'ticket', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO ticket_search (rowid, subject, people) SELECT id, subject, people FROM ticket;

DROP TABLE message_search;
CREATE VIRTUAL TABLE message_search USING fts5 (
  text,
  content = 'message_text', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO message_search (rowid, text)
SELECT key, ifnull(plain, body) FROM message WHERE body IS NOT NULL;
