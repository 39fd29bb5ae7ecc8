-- What lists and jobs read follows what they show and do, not all that ever happened.
-- What a customer has paid for orders, of which a balance has to know what still waits.
CREATE INDEX payments_for_orders ON payments (customer_id) WHERE purpose ->> 'order' IS NOT NULL;
-- Contracts whose benefits are granted further ahead each hour: without those that are over and closed.
DROP INDEX contracts_to_grant;
CREATE INDEX contracts_to_grant ON contracts (granted_until) WHERE status = 'agreed' AND charged_until < '2199-12-31';
