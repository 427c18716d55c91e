-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a supervisor's figures are read from: each index holds all that its figures need, so that no row is read.

CREATE INDEX ticket_workload ON ticket (owner, queue, status_class, clock_due, clock_risk, created, updated, started,
  minutes_worked, minutes_left, minutes_estimated, owner_name, id) WHERE status_class <> 3;
CREATE INDEX ticket_solved ON ticket (resolved, owner, queue) WHERE status_class = 3;
-- How long a ticket of a queue takes: the last ones of which somebody wrote it down.
CREATE INDEX ticket_handled ON ticket (queue, resolved, minutes_worked) WHERE status_class = 3 AND minutes_worked > 0;

-- What matters to clocks and reports of a conversation, ticket by ticket.
CREATE INDEX message_fact ON message (key, id, kind, author, created, event, field, old_value, new_value)
WHERE kind IN (1, 2) OR (event = 'field' AND field IN ('status', 'owner', 'queue', 'service-level'));

-- From when on the server's history is here without a gap: 0 for all of it; no row while nothing is known of that.
CREATE TABLE history_range (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  since INTEGER NOT NULL
) STRICT;
INSERT INTO history_range SELECT 1, 0 FROM meta WHERE name = 'cursor history' AND value LIKE 'end:%';
