SELECT
  -- An account with no way to sign in: whoever made it themselves has a password, an identity or a passkey. (An imported one, and
  -- a guest's, waits for its owner to choose a password, by the mail that proves the mailbox.)
  (SELECT count(*) FROM accounts WHERE password_hash IS NULL AND terms_version IS NOT NULL AND came_as_guest = 0
    AND NOT EXISTS (SELECT 1 FROM identities WHERE identities.account_id = accounts.id)
    AND NOT EXISTS (SELECT 1 FROM passkeys WHERE passkeys.account_id = accounts.id)) AS no_way_to_sign_in,
  -- An identity of an issuer that no provider has.
  (SELECT count(*) FROM identities WHERE issuer NOT IN (SELECT issuer FROM identity_providers)) AS identity_without_provider,
  -- A domain claimed by a provider that is open to anybody.
  (SELECT count(*) FROM provider_domains JOIN identity_providers ON identity_providers.id = provider_id
    WHERE kind <> 'corporate') AS domain_without_company,
  -- Recovery codes of an account that shows no codes.
  (SELECT count(*) FROM recovery_codes WHERE account_id NOT IN (
    SELECT account_id FROM totp_factors WHERE confirmed_at IS NOT NULL)) AS recovery_without_codes
