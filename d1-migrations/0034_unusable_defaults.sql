-- owner: billing
-- What cannot be used any more is collected from by nobody: such a method stayed chosen where the proof of a bank account failed,
-- and no change of the account was taken as long as it was.
UPDATE billing_accounts SET default_method_id = NULL, version = version + 1
WHERE default_method_id IN (SELECT id FROM payment_methods WHERE status NOT IN ('active', 'pending'));
