-- SPDX-License-Identifier: GPL-3.0-or-later
-- A million tickets, most of them closed: what is open has indexes of its own, small ones, each in the order of a list and with
-- every column a scope filters by, so that the first rows are read and nothing is sorted.

DROP INDEX ticket_by_owner;
DROP INDEX ticket_by_queue;
DROP INDEX ticket_by_due;
DROP INDEX ticket_by_clock;
CREATE INDEX ticket_by_owner ON ticket (owner, updated, id, status_class, queue);
CREATE INDEX ticket_by_due ON ticket (due, id, status_class, queue, owner);
CREATE INDEX open_by_updated ON ticket (updated, id, status_class, queue, owner, clock_due, clock_risk)
WHERE status_class <> 3;
CREATE INDEX open_by_owner ON ticket (owner, updated, id, status_class, queue, clock_due, clock_risk)
WHERE status_class <> 3;
CREATE INDEX open_by_queue ON ticket (queue, updated, id, status_class, owner, clock_due, clock_risk)
WHERE status_class <> 3;
CREATE INDEX open_by_clock ON ticket (clock_due, id, status_class, queue, owner, clock_risk, updated)
WHERE status_class <> 3;
CREATE INDEX open_by_due ON ticket (due, id, status_class, queue, owner) WHERE status_class <> 3;

-- What a ticket may become tells it for all of its queue and status: found by these, and not through every ticket of the queue.
ALTER TABLE ticket_detail ADD COLUMN of_queue INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket_detail ADD COLUMN from_status TEXT;
UPDATE ticket_detail SET
  of_queue = ifnull((SELECT queue FROM ticket_base b WHERE b.id = ticket_detail.ticket),
    ifnull((SELECT queue FROM ticket t WHERE t.id = ticket_detail.ticket), 0)),
  from_status = (SELECT value FROM ticket_detail_value v
    WHERE v.ticket = ticket_detail.ticket AND v.kind = 1 AND v.position = 0);
CREATE INDEX detail_by_status ON ticket_detail (of_queue, from_status) WHERE from_status IS NOT NULL;
