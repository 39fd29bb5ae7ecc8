-- What an operator writes down on Tuesday the bank had on Friday: the day on which money came that no provider saw.

-- NULL for what a provider tells of, which is at once.
ALTER TABLE payments ADD COLUMN received_on TEXT;
DROP VIEW v_payments;
CREATE VIEW v_payments AS SELECT * FROM payments;
