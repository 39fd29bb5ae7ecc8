-- owner: identity
-- Somebody who wants to check out as a guest, until the code from the mail makes them an account. Under the digest of what their browser
-- holds, so that the code is good there and nowhere else.
CREATE TABLE guest_sign_ups (
  browser_hash   TEXT PRIMARY KEY,
  email          TEXT NOT NULL,
  name           TEXT NOT NULL,
  locale         TEXT NOT NULL,
  terms_version  TEXT NOT NULL,
  -- {field: answer}
  answers        TEXT NOT NULL,
  -- What is kept of the code; NULL where the address has an account, to whose owner another mail went.
  code_hash      TEXT,
  created_at     INTEGER NOT NULL,
  expires_at     INTEGER NOT NULL,
  CONSTRAINT guest_answers_are_json CHECK (json_valid(answers))
) STRICT;
CREATE INDEX guest_sign_ups_by_email ON guest_sign_ups (email);
CREATE INDEX guest_sign_ups_by_expiry ON guest_sign_ups (expires_at);

-- Whether its owner came as a guest: such an account has no way in but the mails that prove its address, until its owner sets one up.
ALTER TABLE accounts ADD COLUMN came_as_guest INTEGER NOT NULL DEFAULT 0
  CONSTRAINT came_as_guest_is_yes_or_no CHECK (came_as_guest IN (0, 1));

-- Always empty, so it can be made anew with more names that it refuses.
DROP TABLE identity_guards;

-- owner: identity
-- Always empty. A batch that must not happen inserts the name of the rule that it would break, and is refused.
CREATE TABLE identity_guards (
  guard  TEXT PRIMARY KEY,
  CONSTRAINT link_is_good CHECK (guard <> 'link_is_good'),
  CONSTRAINT password_is_as_seen CHECK (guard <> 'password_is_as_seen'),
  CONSTRAINT no_operator_yet CHECK (guard <> 'no_operator_yet'),
  CONSTRAINT operators_remain CHECK (guard <> 'operators_remain'),
  CONSTRAINT operators_get_in CHECK (guard <> 'operators_get_in'),
  CONSTRAINT arrival_is_good CHECK (guard <> 'arrival_is_good'),
  CONSTRAINT a_way_in_remains CHECK (guard <> 'a_way_in_remains'),
  CONSTRAINT no_second_step CHECK (guard <> 'no_second_step'),
  CONSTRAINT code_is_new CHECK (guard <> 'code_is_new'),
  CONSTRAINT recovery_code_is_good CHECK (guard <> 'recovery_code_is_good'),
  CONSTRAINT passkey_is_as_seen CHECK (guard <> 'passkey_is_as_seen'),
  CONSTRAINT passkeys_are_few CHECK (guard <> 'passkeys_are_few'),
  CONSTRAINT tokens_are_few CHECK (guard <> 'tokens_are_few'),
  CONSTRAINT roles_are_as_seen CHECK (guard <> 'roles_are_as_seen'),
  CONSTRAINT operator_invitation_is_good CHECK (guard <> 'operator_invitation_is_good'),
  CONSTRAINT operator_invitations_are_few CHECK (guard <> 'operator_invitations_are_few'),
  CONSTRAINT approval_is_as_seen CHECK (guard <> 'approval_is_as_seen'),
  CONSTRAINT fields_are_few CHECK (guard <> 'fields_are_few'),
  CONSTRAINT field_is_as_seen CHECK (guard <> 'field_is_as_seen'),
  CONSTRAINT address_change_is_good CHECK (guard <> 'address_change_is_good'),
  CONSTRAINT former_address_is_good CHECK (guard <> 'former_address_is_good'),
  CONSTRAINT proof_is_good CHECK (guard <> 'proof_is_good'),
  CONSTRAINT guest_code_is_good CHECK (guard <> 'guest_code_is_good'),
  CONSTRAINT no_password_yet CHECK (guard <> 'no_password_yet')
) STRICT, WITHOUT ROWID;

-- What was left empty at sign-up was kept as an answer, and is none.
DELETE FROM field_answers WHERE answer = 'null';
