-- owner: space
-- Whether a visitor may check out without signing up first.
ALTER TABLE space_settings ADD COLUMN guest_checkout INTEGER NOT NULL DEFAULT 0
  CONSTRAINT guest_checkout_is_yes_or_no CHECK (guest_checkout IN (0, 1));

-- Guests are welcome where that is so and nothing would stop them behind the door: a guest gets an account, so signing up is open to
-- strangers, waits for nobody's approval, takes no second factor, and leaves the rights to enter and to buy or book.
DROP VIEW v_settings;
CREATE VIEW v_settings AS
  SELECT name, levels, rights, terms_version, sign_up_open, version, second_factor_of, second_factor_from, sign_up_approval,
    guest_checkout = 1 AND sign_up_open = 1 AND sign_up_approval = 0 AND second_factor_of <> 'everybody'
      AND coalesce(rights ->> '$.private_area', 1) = 1
      AND (coalesce(rights ->> '$.buy_products', 1) = 1 OR coalesce(rights ->> '$.book', 1) = 1) AS guests_welcome
  FROM space_settings;
