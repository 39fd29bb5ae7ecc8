-- Who set the end of a contract: an end that the member gave notice of is theirs to take back, one that reception set is not. NULL where there is
-- no end, and for ends from before this was kept: of those nobody knows, so that reception takes them back.
ALTER TABLE contracts ADD COLUMN ended_by TEXT CONSTRAINT contract_ended_by CHECK (ended_by IN ('member', 'operator'));
