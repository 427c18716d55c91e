-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a service level makes of a row: worked out when the ticket, its history or the levels change, never while time goes
-- by. "clock_due" is the moment it is late, 0 while that is not known; "clock_risk" the one from which it is at risk, 0 while
-- it stands still; "clock_left" working seconds, while it stands still. Until it is worked out, the server's due time.

ALTER TABLE ticket ADD COLUMN clock_target INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN clock_due INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN clock_risk INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN clock_paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN clock_left INTEGER NOT NULL DEFAULT 0;
UPDATE ticket SET clock_target = 3, clock_due = due, clock_risk = due - 3600 WHERE due > 0 AND status_class <> 3;
CREATE INDEX ticket_by_clock ON ticket (clock_due, id, status_class, queue, owner, clock_risk) WHERE clock_due > 0;
