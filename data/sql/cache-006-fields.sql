-- SPDX-License-Identifier: GPL-3.0-or-later
-- Views look for tickets by what a custom field (kind 6) holds, and for those that have news.

CREATE INDEX detail_by_field ON ticket_detail_value (name COLLATE NOCASE, value, ticket)
WHERE kind = 6;
CREATE INDEX ticket_unread ON ticket (updated, id) WHERE unread = 1;
