-- Teams pass from `space` to `teams` and grow. The views that name them are dropped first and made again as they were.
DROP VIEW v_team_members;
DROP VIEW v_teams;

-- owner: teams
-- A company, its people and who pays for them.
CREATE TABLE teams_grown (
  id                  TEXT PRIMARY KEY,
  name                TEXT NOT NULL,
  description         TEXT NOT NULL DEFAULT '',
  -- With https://; NULL for none.
  website             TEXT,
  -- Whether others may see that there is such a team.
  public              INTEGER NOT NULL DEFAULT 0,
  paying_customer_id  TEXT NOT NULL REFERENCES customers (id),
  -- {right: bool}: what it grants or withholds.
  rights              TEXT NOT NULL DEFAULT '{}',
  -- Members and open invitations by mail at the most; NULL is no limit.
  seats_max           INTEGER,
  -- The plan that whoever joins is meant to have; an operator makes the contract.
  default_plan_id     TEXT REFERENCES plans (id),
  version             INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT team_rights_are_json CHECK (json_valid(rights)),
  CONSTRAINT team_seats CHECK (seats_max IS NULL OR 0 < seats_max)
) STRICT;

-- owner: teams
CREATE TABLE team_members_grown (
  team_id           TEXT NOT NULL REFERENCES teams_grown (id),
  customer_id       TEXT NOT NULL REFERENCES customers (id),
  is_administrator  INTEGER NOT NULL DEFAULT 0,
  -- Rights that an administrator of the team withheld from this member: {right: false}
  narrowed          TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (team_id, customer_id),
  CONSTRAINT team_member_narrowed_is_json CHECK (json_valid(narrowed))
) STRICT, WITHOUT ROWID;

INSERT INTO teams_grown (id, name, paying_customer_id, rights) SELECT id, name, paying_customer_id, rights FROM teams;
INSERT INTO team_members_grown (team_id, customer_id, is_administrator, narrowed)
SELECT team_id, customer_id, is_administrator, narrowed FROM team_members;
DROP TABLE team_members;
DROP TABLE teams;
ALTER TABLE teams_grown RENAME TO teams;
ALTER TABLE team_members_grown RENAME TO team_members;
CREATE INDEX teams_by_payer ON teams (paying_customer_id);
CREATE INDEX teams_by_default_plan ON teams (default_plan_id);
CREATE INDEX teams_by_name ON teams (name, id);
CREATE INDEX team_members_by_customer ON team_members (customer_id);

-- owner: teams
-- A way into a team: a mail to one address, or a link for several people. Open until it is used up, revoked or too old.
CREATE TABLE team_invitations (
  id                TEXT PRIMARY KEY,
  team_id           TEXT NOT NULL REFERENCES teams (id),
  -- To whom; NULL for a link, which is for whoever has it.
  email             TEXT,
  -- SHA-256 of the token in the link.
  token_hash        TEXT NOT NULL,
  is_administrator  INTEGER NOT NULL,
  -- Rights that are withheld from whoever joins by it: {right: false}
  narrowed          TEXT NOT NULL,
  -- How many may join by it, and how many have.
  uses_max          INTEGER NOT NULL,
  uses              INTEGER NOT NULL DEFAULT 0,
  invited_by        TEXT NOT NULL,
  created_at        INTEGER NOT NULL,
  expires_at        INTEGER NOT NULL,
  revoked_at        INTEGER,
  CONSTRAINT team_invitation_token UNIQUE (token_hash),
  CONSTRAINT team_invitation_is_used_up CHECK (0 <= uses AND uses <= uses_max),
  CONSTRAINT team_invitation_by_mail_is_for_one CHECK (email IS NULL OR uses_max = 1),
  CONSTRAINT team_invitation_by_link_makes_no_administrator CHECK (email IS NOT NULL OR is_administrator = 0),
  CONSTRAINT team_invitation_narrowed_is_json CHECK (json_valid(narrowed))
) STRICT;
-- One open invitation for an address: another takes its place.
CREATE UNIQUE INDEX team_invitations_open ON team_invitations (team_id, email) WHERE revoked_at IS NULL AND uses = 0 AND email IS NOT NULL;
CREATE INDEX team_invitations_by_email ON team_invitations (email) WHERE email IS NOT NULL;
CREATE INDEX team_invitations_by_team ON team_invitations (team_id, created_at);
CREATE INDEX team_invitations_by_expiry ON team_invitations (expires_at);

-- owner: teams
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE team_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT team_changed CHECK (guard <> 'team_changed'),
  CONSTRAINT team_is_full CHECK (guard <> 'team_is_full'),
  CONSTRAINT not_an_administrator CHECK (guard <> 'not_an_administrator'),
  CONSTRAINT last_administrator CHECK (guard <> 'last_administrator'),
  CONSTRAINT not_in_the_team CHECK (guard <> 'not_in_the_team'),
  CONSTRAINT team_invitation_is_over CHECK (guard <> 'team_invitation_is_over'),
  CONSTRAINT too_many_team_invitations CHECK (guard <> 'too_many_team_invitations')
) STRICT;

-- What the other functions may read of teams.
CREATE VIEW v_teams AS SELECT id, name, paying_customer_id FROM teams;
CREATE VIEW v_team_members AS
  SELECT team_members.customer_id, team_members.team_id, teams.rights, team_members.is_administrator, team_members.narrowed
  FROM team_members JOIN teams ON teams.id = team_members.team_id;
