-- owner: space
-- One row: the deployment's own settings.
CREATE TABLE space_settings (
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL,
  -- {"base": level, "sections": {section: level}}
  levels         TEXT NOT NULL,
  -- {right: bool}: the defaults
  rights         TEXT NOT NULL,
  terms_version  TEXT NOT NULL,
  terms_url      TEXT,
  sign_up_open   INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  CONSTRAINT space_settings_is_one_row CHECK (id = 1),
  CONSTRAINT space_levels_are_json CHECK (json_valid(levels)),
  CONSTRAINT space_rights_are_json CHECK (json_valid(rights))
) STRICT;
INSERT INTO space_settings (id, name, levels, rights, terms_version, sign_up_open, version)
VALUES (1, 'Portico', '{"base":"signed_in","sections":{"home":"public"}}', '{}', '1', 1, 1);

-- owner: space
CREATE TABLE locations (
  id        TEXT PRIMARY KEY,
  slug      TEXT NOT NULL,
  name      TEXT NOT NULL,
  address   TEXT NOT NULL,
  currency  TEXT NOT NULL,
  -- The zone as data (kernel::Zone): IANA name and every change of its offset from 1990 to 2045.
  zone      TEXT NOT NULL,
  -- [{"weekday": 1..7 (Monday first), "opens": "08:00", "closes": "20:00"}]
  hours     TEXT NOT NULL,
  -- Grows with every change of hours or closures, so that a booking decided on old ones is not written.
  version   INTEGER NOT NULL,
  CONSTRAINT location_slug_is_taken UNIQUE (slug),
  CONSTRAINT location_zone_is_json CHECK (json_valid(zone)),
  CONSTRAINT location_hours_are_json CHECK (json_valid(hours))
) STRICT;

-- owner: space
-- Whole days, both ends included, on the location's own calendar.
CREATE TABLE closures (
  id           TEXT PRIMARY KEY,
  location_id  TEXT NOT NULL REFERENCES locations (id),
  starts_on    TEXT NOT NULL,
  ends_on      TEXT NOT NULL,
  reason       TEXT NOT NULL,
  CONSTRAINT closure_ends_after_it_starts CHECK (starts_on <= ends_on),
  CONSTRAINT closure_is_new UNIQUE (location_id, starts_on, ends_on)
) STRICT;
CREATE INDEX closures_by_location ON closures (location_id, ends_on);

-- owner: space
CREATE TABLE plans (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  rights  TEXT NOT NULL DEFAULT '{}',
  CONSTRAINT plan_rights_are_json CHECK (json_valid(rights))
) STRICT;

-- owner: space
CREATE TABLE contracts (
  id           TEXT PRIMARY KEY,
  customer_id  TEXT NOT NULL REFERENCES customers (id),
  plan_id      TEXT NOT NULL REFERENCES plans (id),
  starts_at    INTEGER NOT NULL,
  ends_at      INTEGER,
  CONSTRAINT contract_ends_after_it_starts CHECK (ends_at IS NULL OR starts_at < ends_at)
) STRICT;
CREATE INDEX contracts_by_customer ON contracts (customer_id, starts_at);
CREATE INDEX contracts_by_plan ON contracts (plan_id);

-- owner: space
CREATE TABLE teams (
  id                  TEXT PRIMARY KEY,
  name                TEXT NOT NULL,
  paying_customer_id  TEXT NOT NULL REFERENCES customers (id),
  rights              TEXT NOT NULL DEFAULT '{}',
  CONSTRAINT team_rights_are_json CHECK (json_valid(rights))
) STRICT;
CREATE INDEX teams_by_payer ON teams (paying_customer_id);

-- owner: space
CREATE TABLE team_members (
  team_id           TEXT NOT NULL REFERENCES teams (id),
  customer_id       TEXT NOT NULL REFERENCES customers (id),
  is_administrator  INTEGER NOT NULL DEFAULT 0,
  -- Rights that an administrator of the team withheld from this member: {right: false}
  narrowed          TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (team_id, customer_id),
  CONSTRAINT team_member_narrowed_is_json CHECK (json_valid(narrowed))
) STRICT, WITHOUT ROWID;
CREATE INDEX team_members_by_customer ON team_members (customer_id);

-- owner: space
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE space_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT changed_meanwhile CHECK (guard <> 'changed_meanwhile')
) STRICT;

-- What the other functions may read of this.
CREATE VIEW v_settings AS SELECT name, levels, rights, terms_version, sign_up_open, version FROM space_settings;
CREATE VIEW v_locations AS SELECT id, slug, name, currency, zone, hours, version FROM locations;
CREATE VIEW v_closures AS SELECT id, location_id, starts_on, ends_on, reason FROM closures;
CREATE VIEW v_contracts AS
  SELECT contracts.customer_id, contracts.plan_id, contracts.starts_at, contracts.ends_at, plans.rights
  FROM contracts JOIN plans ON plans.id = contracts.plan_id;
CREATE VIEW v_team_members AS
  SELECT team_members.customer_id, team_members.team_id, teams.rights, team_members.is_administrator, team_members.narrowed
  FROM team_members JOIN teams ON teams.id = team_members.team_id;
CREATE VIEW v_customers AS SELECT id, name, email, rights FROM customers;
CREATE VIEW v_accounts AS SELECT id, email, name, locale, roles FROM accounts;
