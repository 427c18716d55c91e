-- SPDX-License-Identifier: GPL-3.0-or-later
-- "seen": the newest entry of the conversation that was on this computer when a reply was sent off, 0 when none was.
-- "floor": the newest one known before the first try to send it: what the try became, if anything, comes after it,
-- whatever the clocks say.

ALTER TABLE operation ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operation ADD COLUMN floor INTEGER NOT NULL DEFAULT 0;
