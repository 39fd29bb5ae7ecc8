-- A contract that takes the place of another in its minimum term: the day until which it lasts at least, whatever term its own plan has.
-- NULL for one that is bound by its own terms alone.
ALTER TABLE contracts ADD COLUMN bound_until TEXT;
