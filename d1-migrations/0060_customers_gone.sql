-- How often the provider knew a customer no more that it had known: the next is made under another key, since the old one would name the one that is gone.
ALTER TABLE billing_accounts ADD COLUMN refs_lost INTEGER NOT NULL DEFAULT 0;
