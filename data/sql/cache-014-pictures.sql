-- SPDX-License-Identifier: GPL-3.0-or-later
-- The pictures in articles: files of the server that are brought with them. "size" is what the copy takes. What articles that are
-- here already have is noted when they are asked for the next time.
CREATE TABLE article_picture (
  attachment INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  message INTEGER NOT NULL,
  path TEXT,
  size INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (attachment, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_picture_by_article ON article_picture (article);
