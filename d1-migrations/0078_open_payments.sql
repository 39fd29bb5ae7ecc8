-- A customer has no more payments at once that they began and did not end than somebody pays with.
-- owner: billing
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE payment_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT too_many_payments CHECK (guard <> 'too_many_payments')
) STRICT;

-- owner: shop
-- How far the minute has come in a list of what is due, where what cannot be done stands at its head: the next one goes on from there.
CREATE TABLE shop_rounds (
  job   TEXT PRIMARY KEY,
  mark  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
