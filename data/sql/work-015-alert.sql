-- SPDX-License-Identifier: GPL-3.0-or-later
-- The ticket that was opened for an alert of the monitoring, so that it is not opened twice.
CREATE TABLE alert_ticket (
  account INTEGER NOT NULL,
  key TEXT NOT NULL,
  ticket INTEGER NOT NULL,
  PRIMARY KEY (account, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_ticket_by_ticket ON alert_ticket (account, ticket);
