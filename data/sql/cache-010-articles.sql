-- SPDX-License-Identifier: GPL-3.0-or-later
-- More of what the server says of an article, and an index that forgives the forms of its words: see vnt-tokenizer.c.
ALTER TABLE article ADD COLUMN service TEXT;
ALTER TABLE article ADD COLUMN body_field TEXT;
ALTER TABLE article ADD COLUMN service_field TEXT;
ALTER TABLE article ADD COLUMN author TEXT;
ALTER TABLE article ADD COLUMN editor TEXT;
ALTER TABLE article ADD COLUMN created INTEGER NOT NULL DEFAULT 0;

DROP TABLE article_search;
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, summary, category, plain,
  content = 'article', content_rowid = 'id',
  tokenize = 'ventanilla unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO article_search (rowid, title, summary, category, plain)
SELECT id, title, summary, category, plain FROM article;

-- Who changed an article when, as far as this computer saw it.
CREATE TABLE article_change (
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  changed INTEGER NOT NULL,
  editor TEXT,
  PRIMARY KEY (article, changed)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER article_change_insert AFTER INSERT ON article WHEN new.updated > 0 BEGIN
  INSERT OR REPLACE INTO article_change (article, changed, editor) VALUES (new.id, new.updated, new.editor);
END;
CREATE TRIGGER article_change_update AFTER UPDATE OF updated, editor ON article
WHEN new.updated > 0 AND (new.updated <> old.updated OR new.editor IS NOT old.editor) BEGIN
  INSERT OR REPLACE INTO article_change (article, changed, editor) VALUES (new.id, new.updated, new.editor);
END;
