-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the agent does with articles. "starred" and "opened" are Unix seconds, 0 for not.
CREATE TABLE article_mark (
  account INTEGER NOT NULL,
  article INTEGER NOT NULL,
  starred INTEGER NOT NULL DEFAULT 0,
  opened INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account, article)
) STRICT, WITHOUT ROWID;

-- Steps of a guide that are done.
CREATE TABLE article_step (
  account INTEGER NOT NULL,
  article INTEGER NOT NULL,
  step INTEGER NOT NULL,
  PRIMARY KEY (account, article, step)
) STRICT, WITHOUT ROWID;

-- What was used on a ticket. "kind": 1 an article, 2 another ticket.
CREATE TABLE knowledge_use (
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  target INTEGER NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (account, ticket, kind, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX knowledge_use_by_target ON knowledge_use (account, kind, target);

-- An article that is being written about a ticket. "value": see vnt_new_article_write().
CREATE TABLE article_draft (
  account INTEGER NOT NULL,
  ticket INTEGER NOT NULL,
  value TEXT NOT NULL,
  updated INTEGER NOT NULL,
  PRIMARY KEY (account, ticket)
) STRICT, WITHOUT ROWID;
