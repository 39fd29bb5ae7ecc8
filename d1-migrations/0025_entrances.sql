-- Of whom the space wants a second factor: codes of an app, or a passkey; and from when on, NULL for at once.
ALTER TABLE space_settings ADD COLUMN second_factor_of TEXT NOT NULL DEFAULT 'nobody'
  CONSTRAINT second_factor_of_is_known CHECK (second_factor_of IN ('nobody', 'operators', 'everybody'));
ALTER TABLE space_settings ADD COLUMN second_factor_from INTEGER;
-- Whether whoever signs up waits until an operator approves.
ALTER TABLE space_settings ADD COLUMN sign_up_approval INTEGER NOT NULL DEFAULT 0;

DROP VIEW v_settings;
CREATE VIEW v_settings AS
  SELECT name, levels, rights, terms_version, sign_up_open, version, second_factor_of, second_factor_from, sign_up_approval
  FROM space_settings;

-- When a session showed a second factor: a code, or a passkey; NULL for not.
ALTER TABLE sessions ADD COLUMN second_factor_at INTEGER;

-- Whether an operator had to approve of an account, and what came of it; since when, and in which words it was declined.
ALTER TABLE accounts ADD COLUMN approval TEXT NOT NULL DEFAULT 'not_wanted'
  CONSTRAINT account_approval_is_known CHECK (approval IN ('not_wanted', 'waits', 'approved', 'declined'));
ALTER TABLE accounts ADD COLUMN approval_at INTEGER;
ALTER TABLE accounts ADD COLUMN approval_words TEXT;
CREATE INDEX accounts_waiting ON accounts (approval_at, id) WHERE approval = 'waits';
CREATE INDEX accounts_declined ON accounts (approval_at, id) WHERE approval = 'declined';

-- What decides how far somebody gets who comes in, as one value, for identity's own questions.
CREATE VIEW v_account_doors AS
  SELECT accounts.id AS account_id, json_object(
    'wanted_of', v_settings.second_factor_of,
    'wanted_from', v_settings.second_factor_from,
    'has_factor', EXISTS (SELECT 1 FROM totp_factors WHERE totp_factors.account_id = accounts.id AND confirmed_at IS NOT NULL)
      OR EXISTS (SELECT 1 FROM passkeys WHERE passkeys.account_id = accounts.id),
    'awaits_approval', approval IN ('waits', 'declined')) AS door
  FROM accounts CROSS JOIN v_settings;

-- owner: identity
-- Somebody is invited to be an operator, by the mailbox that they read.
CREATE TABLE operator_invitations (
  id           TEXT PRIMARY KEY,
  email        TEXT NOT NULL,
  -- A JSON array of roles; never wider than those of whoever invites.
  roles        TEXT NOT NULL,
  -- SHA-256 of the token in the link.
  token_hash   TEXT NOT NULL,
  invited_by   TEXT NOT NULL REFERENCES accounts (id),
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  accepted_at  INTEGER,
  revoked_at   INTEGER,
  CONSTRAINT operator_invitation_token UNIQUE (token_hash),
  CONSTRAINT operator_invitation_roles_are_json CHECK (json_valid(roles)),
  CONSTRAINT operator_invitation_is_over_once CHECK (accepted_at IS NULL OR revoked_at IS NULL)
) STRICT;
-- One open invitation for an address: another takes its place.
CREATE UNIQUE INDEX operator_invitations_open ON operator_invitations (email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX operator_invitations_by_expiry ON operator_invitations (expires_at);
CREATE INDEX operator_invitations_by_inviter ON operator_invitations (invited_by);
CREATE INDEX operator_invitations_by_email ON operator_invitations (email);

-- owner: identity
-- What an operator asks of people besides name and address.
CREATE TABLE profile_fields (
  id           TEXT PRIMARY KEY,
  kind         TEXT NOT NULL,
  asked        TEXT NOT NULL,
  is_required  INTEGER NOT NULL,
  position     INTEGER NOT NULL,
  -- {"en": …, "de": …, "es": …}
  labels       TEXT NOT NULL,
  -- [{"id": …, "labels": {…}}]
  choices      TEXT NOT NULL,
  archived     INTEGER NOT NULL,
  version      INTEGER NOT NULL,
  CONSTRAINT field_kind_is_known CHECK (kind IN ('text', 'long_text', 'choice', 'choices', 'checkbox', 'date')),
  CONSTRAINT field_asked_is_known CHECK (asked IN ('sign_up', 'later', 'profile')),
  CONSTRAINT field_labels_are_json CHECK (json_valid(labels)),
  CONSTRAINT field_choices_are_json CHECK (json_valid(choices))
) STRICT;
CREATE INDEX profile_fields_by_place ON profile_fields (archived, position, id);

-- owner: identity
-- What the owner of an account answered. A field that somebody has answered cannot be deleted.
CREATE TABLE field_answers (
  account_id   TEXT NOT NULL REFERENCES accounts (id),
  field_id     TEXT NOT NULL REFERENCES profile_fields (id),
  -- A JSON text, list or true.
  answer       TEXT NOT NULL,
  answered_at  INTEGER NOT NULL,
  PRIMARY KEY (account_id, field_id),
  CONSTRAINT field_answer_is_json CHECK (json_valid(answer))
) STRICT, WITHOUT ROWID;
CREATE INDEX field_answers_by_field ON field_answers (field_id);

-- What was answered at sign-up, until the account is made: {field: answer}.
ALTER TABLE sign_ups ADD COLUMN answers TEXT NOT NULL DEFAULT '{}' CONSTRAINT sign_up_answers_are_json CHECK (json_valid(answers));

-- What the other functions may read of these: what still waits for an answer, and what an export holds.
CREATE VIEW v_later_fields AS SELECT id FROM profile_fields WHERE asked = 'later' AND archived = 0;
CREATE VIEW v_field_answers AS
  SELECT account_id, field_id, profile_fields.labels ->> 'en' AS label, answer, answered_at
  FROM field_answers JOIN profile_fields ON profile_fields.id = field_id;

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
  CONSTRAINT field_is_as_seen CHECK (guard <> 'field_is_as_seen')
) STRICT, WITHOUT ROWID;
