-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which custom field a change is of, or the relation of a link.

ALTER TABLE operation ADD COLUMN name TEXT;
ALTER TABLE operation_log ADD COLUMN name TEXT;
