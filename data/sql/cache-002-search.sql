-- SPDX-License-Identifier: GPL-3.0-or-later
-- Full-text search. The text itself stays in its table; triggers keep the index in step.

CREATE VIRTUAL TABLE ticket_search USING fts5 (
  subject, people,
  content = 'ticket', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER ticket_search_insert AFTER INSERT ON ticket BEGIN
  INSERT INTO ticket_search (rowid, subject, people) VALUES (new.id, new.subject, new.people);
END;
CREATE TRIGGER ticket_search_delete AFTER DELETE ON ticket BEGIN
  INSERT INTO ticket_search (ticket_search, rowid, subject, people)
  VALUES ('delete', old.id, old.subject, old.people);
END;
CREATE TRIGGER ticket_search_update AFTER UPDATE OF subject, people ON ticket
WHEN old.subject IS NOT new.subject OR old.people IS NOT new.people BEGIN
  INSERT INTO ticket_search (ticket_search, rowid, subject, people)
  VALUES ('delete', old.id, old.subject, old.people);
  INSERT INTO ticket_search (rowid, subject, people) VALUES (new.id, new.subject, new.people);
END;

-- "plain" is only kept where it differs from the body: of HTML.
CREATE VIEW message_text (key, text) AS SELECT key, ifnull(plain, body) FROM message;
CREATE VIRTUAL TABLE message_search USING fts5 (
  text,
  content = 'message_text', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER message_search_insert AFTER INSERT ON message WHEN new.body IS NOT NULL BEGIN
  INSERT INTO message_search (rowid, text) VALUES (new.key, ifnull(new.plain, new.body));
END;
CREATE TRIGGER message_search_delete AFTER DELETE ON message WHEN old.body IS NOT NULL BEGIN
  INSERT INTO message_search (message_search, rowid, text)
  VALUES ('delete', old.key, ifnull(old.plain, old.body));
END;
CREATE TRIGGER message_search_forget AFTER UPDATE OF key, body, plain ON message
WHEN old.body IS NOT NULL AND (old.key <> new.key OR old.body IS NOT new.body OR old.plain IS NOT new.plain) BEGIN
  INSERT INTO message_search (message_search, rowid, text)
  VALUES ('delete', old.key, ifnull(old.plain, old.body));
END;
CREATE TRIGGER message_search_learn AFTER UPDATE OF key, body, plain ON message
WHEN new.body IS NOT NULL AND (old.key <> new.key OR old.body IS NOT new.body OR old.plain IS NOT new.plain) BEGIN
  INSERT INTO message_search (rowid, text) VALUES (new.key, ifnull(new.plain, new.body));
END;

CREATE VIRTUAL TABLE article_search USING fts5 (
  title, summary, category, plain,
  content = 'article', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER article_search_insert AFTER INSERT ON article BEGIN
  INSERT INTO article_search (rowid, title, summary, category, plain)
  VALUES (new.id, new.title, new.summary, new.category, new.plain);
END;
CREATE TRIGGER article_search_delete AFTER DELETE ON article BEGIN
  INSERT INTO article_search (article_search, rowid, title, summary, category, plain)
  VALUES ('delete', old.id, old.title, old.summary, old.category, old.plain);
END;
CREATE TRIGGER article_search_update AFTER UPDATE ON article BEGIN
  INSERT INTO article_search (article_search, rowid, title, summary, category, plain)
  VALUES ('delete', old.id, old.title, old.summary, old.category, old.plain);
  INSERT INTO article_search (rowid, title, summary, category, plain)
  VALUES (new.id, new.title, new.summary, new.category, new.plain);
END;
