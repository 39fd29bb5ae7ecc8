-- Whether prices contain the tax is settled as long as a contract is agreed on them, or waits to be.
CREATE INDEX contracts_waiting ON contracts (created_at) WHERE status = 'waiting';
