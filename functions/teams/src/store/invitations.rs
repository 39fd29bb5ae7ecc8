//! Ways into teams: read, made, taken back, used.
use crate::api::{Invitation, InvitationId, Joining};
use crate::rules::{INVITATIONS_PER_DAY_MAX, InvitationFacts, Refusal, withheld_of};
use access::Rights;
use db::{DbError, Query, Statement, json};
use kernel::text::Email;
use kernel::{AccountId, CustomerId, Instant, Locale, TeamId, millis};
use serde::Deserialize;
use serde_json::json as value;

pub(super) const ALL_SQL: &[&str] = &[
    OPEN,
    ONE,
    BY_TOKEN,
    ALREADY_IN,
    LOCALES,
    LOCALE_OF_INVITED,
    REPLACE,
    INSERT,
    GUARD_MANY,
    GUARD_OPEN,
    USE,
    REVOKE,
    DROP_OLD,
];

/// For how long an invitation that is over is kept: as long as somebody may ask what became of it.
const KEPT_DAYS: i64 = 30;

const OPEN: &str = "
SELECT id, email, is_administrator, narrowed, uses_max, uses, created_at, expires_at FROM team_invitations
WHERE team_id = ?1 AND revoked_at IS NULL AND uses < uses_max AND ?2 < expires_at ORDER BY created_at DESC, id LIMIT 200";
const ONE: &str = "
SELECT id, email, is_administrator, narrowed, uses_max, uses, created_at, expires_at FROM team_invitations
WHERE id = ?1 AND revoked_at IS NULL AND uses < uses_max LIMIT 1";

/// An invitation.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct InvitationRow {
    id: InvitationId,
    /// To whom; none for a link.
    pub(crate) email: Option<String>,
    is_administrator: u8,
    narrowed: String,
    uses_max: i64,
    uses: i64,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis")]
    expires_at: Instant,
}

impl InvitationRow {
    /// As it is shown.
    pub(crate) fn shown(self) -> Result<Invitation, DbError> {
        Ok(Invitation {
            id: self.id,
            email: self.email,
            is_administrator: self.is_administrator == 1,
            withheld: withheld_of(&json(&self.narrowed)?),
            uses_max: self.uses_max,
            uses: self.uses,
            created_at: self.created_at,
            expires_at: self.expires_at,
        })
    }
}

/// The open invitations of a team.
pub(crate) fn open_invitations(team: &TeamId, now: Instant) -> Query<InvitationRow> {
    Query::new(OPEN, [team.as_str().into(), now.into()])
}

/// An invitation that was neither used nor taken back.
pub(crate) fn invitation(id: &InvitationId) -> Query<InvitationRow> {
    Query::new(ONE, [id.as_str().into()])
}

const BY_TOKEN: &str = "
SELECT team_invitations.id, team_invitations.team_id, teams.name AS team_name, email, is_administrator, narrowed, uses_max, uses,
  expires_at, revoked_at IS NOT NULL AS revoked, seats_max,
  (SELECT name FROM v_accounts WHERE v_accounts.id = invited_by) AS invited_by,
  (SELECT name FROM v_plans WHERE v_plans.id = default_plan_id) AS default_plan_name,
  (SELECT count(*) FROM team_members WHERE team_members.team_id = teams.id)
    + (SELECT count(*) FROM team_invitations AS held WHERE held.team_id = teams.id AND held.email IS NOT NULL
      AND held.revoked_at IS NULL AND held.uses = 0 AND ?4 < held.expires_at) AS seats_taken,
  EXISTS (SELECT 1 FROM team_members WHERE team_members.team_id = teams.id AND customer_id = ?3) AS is_member,
  (SELECT email FROM v_accounts WHERE v_accounts.id = ?2) AS address,
  (SELECT name FROM v_customers WHERE v_customers.id = ?3) AS customer_name
FROM team_invitations JOIN teams ON teams.id = team_invitations.team_id WHERE token_hash = ?1 LIMIT 1";

/// An invitation as whoever has its link meets it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct JoiningRow {
    /// The invitation.
    pub(crate) id: InvitationId,
    /// The team that it leads into.
    pub(crate) team_id: TeamId,
    /// What it is called.
    pub(crate) team_name: String,
    email: Option<String>,
    /// Whether whoever joins is to run the team.
    pub(crate) is_administrator: u8,
    /// What is withheld from whoever joins.
    pub(crate) narrowed: String,
    uses_max: i64,
    uses: i64,
    #[serde(with = "millis")]
    expires_at: Instant,
    revoked: u8,
    seats_max: Option<i64>,
    invited_by: Option<String>,
    /// The plan that they are meant to have.
    pub(crate) default_plan_name: Option<String>,
    seats_taken: i64,
    is_member: u8,
    /// The address of whoever is signed in.
    pub(crate) address: Option<String>,
    /// The customer's name.
    pub(crate) customer_name: Option<String>,
}

impl JoiningRow {
    /// Whether they are in the team already.
    pub(crate) fn is_member(&self) -> bool {
        self.is_member == 1
    }

    /// What decides.
    pub(crate) fn facts(&self) -> InvitationFacts {
        InvitationFacts {
            email: self.email.clone(),
            uses_max: self.uses_max,
            uses: self.uses,
            expires_at: self.expires_at,
            revoked: self.revoked == 1,
            seats_max: self.seats_max,
            seats_taken: self.seats_taken,
        }
    }

    /// As it is shown.
    pub(crate) fn shown(self, refusal: Option<Refusal>) -> Result<Joining, DbError> {
        Ok(Joining {
            is_administrator: self.is_administrator == 1,
            withheld: withheld_of(&json::<Rights>(&self.narrowed)?),
            is_member: self.is_member(),
            refusal: refusal.map(|refusal| refusal.slug().to_owned()),
            team_id: self.team_id,
            team_name: self.team_name,
            invited_by: self.invited_by,
            default_plan_name: self.default_plan_name,
            expires_at: self.expires_at,
        })
    }
}

/// The invitation with that token, met by an account and the customer that it acts for.
pub(crate) fn by_token(
    token_hash: &str,
    (account, customer): (Option<&AccountId>, Option<&CustomerId>),
    now: Instant,
) -> Query<JoiningRow> {
    let params =
        [token_hash.into(), account.map(AccountId::as_str).into(), customer.map(CustomerId::as_str).into(), now.into()];
    Query::new(BY_TOKEN, params)
}

const ALREADY_IN: &str = "
SELECT v_customers.email FROM team_members JOIN v_customers ON v_customers.id = team_members.customer_id
WHERE team_id = ?1 AND v_customers.email IN (SELECT value FROM json_each(?2)) LIMIT 50";

/// An address.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AddressRow {
    /// As it is written to.
    pub(crate) email: String,
}

/// Those of `emails` whose owner is in the team already, which its administrators can see anyway.
pub(crate) fn already_in(team: &TeamId, emails: &[Email]) -> Query<AddressRow> {
    Query::new(ALREADY_IN, [team.as_str().into(), value!(emails).into()])
}

const LOCALES: &str = "SELECT email, locale FROM v_accounts WHERE email IN (SELECT value FROM json_each(?1)) LIMIT 50";

/// The language of whoever has an account with an address; used to write to them, and told to nobody.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LocaleRow {
    /// The address.
    pub(crate) email: String,
    /// The language.
    pub(crate) locale: Locale,
}

/// In which languages to write to `emails`.
pub(crate) fn locales(emails: &[Email]) -> Query<LocaleRow> {
    Query::new(LOCALES, [value!(emails).into()])
}

const LOCALE_OF_INVITED: &str = "
SELECT v_accounts.email, locale FROM team_invitations JOIN v_accounts ON v_accounts.email = team_invitations.email
WHERE team_invitations.id = ?1 LIMIT 1";

/// In which language to write again to whom an invitation was sent.
pub(crate) fn locale_of_invited(id: &InvitationId) -> Query<LocaleRow> {
    Query::new(LOCALE_OF_INVITED, [id.as_str().into()])
}

const REPLACE: &str = "
UPDATE team_invitations SET revoked_at = ?3
WHERE team_id = ?1 AND email IN (SELECT value FROM json_each(?2)) AND revoked_at IS NULL AND uses = 0";
const INSERT: &str = "
INSERT INTO team_invitations (id, team_id, email, token_hash, is_administrator, narrowed, uses_max, invited_by, created_at, expires_at)
SELECT value ->> 'id', ?2, value ->> 'email', value ->> 'token_hash', value ->> 'is_administrator', value -> 'narrowed',
  value ->> 'uses_max', ?3, ?4, value ->> 'expires_at'
FROM json_each(?1)";
const GUARD_MANY: &str = "
INSERT INTO team_guards (guard) SELECT 'too_many_team_invitations' WHERE ?3 < (
  SELECT count(*) FROM team_invitations WHERE team_id = ?1 AND ?2 < created_at)";

/// An invitation and the hash of its token.
pub(crate) type Made = (Invitation, String);

/// Writes invitations; one to an address that has an open one takes its place.
pub(crate) fn invite(team: &TeamId, by: &AccountId, made: &[Made], now: Instant) -> Vec<Statement> {
    let emails: Vec<_> = made.iter().filter_map(|(invitation, _)| invitation.email.as_deref()).collect();
    let row = |(invitation, token_hash): &Made| {
        value!({
            "id": invitation.id, "email": invitation.email, "token_hash": token_hash,
            "is_administrator": u8::from(invitation.is_administrator),
            "narrowed": crate::rules::rights_of(&invitation.withheld), "uses_max": invitation.uses_max,
            "expires_at": invitation.expires_at.as_millis(),
        })
    };
    let rows: Vec<_> = made.iter().map(row).collect();
    let day = now.plus_minutes(-24 * 60);
    vec![
        Statement::new(REPLACE, [team.as_str().into(), value!(emails).into(), now.into()]),
        Statement::new(INSERT, [value!(rows).into(), team.as_str().into(), by.as_str().into(), now.into()]),
        Statement::new(GUARD_MANY, [team.as_str().into(), day.into(), INVITATIONS_PER_DAY_MAX.into()]),
    ]
}

const GUARD_OPEN: &str = "
INSERT INTO team_guards (guard) SELECT 'team_invitation_is_over' WHERE NOT EXISTS (
  SELECT 1 FROM team_invitations WHERE id = ?1 AND revoked_at IS NULL AND uses < uses_max AND ?2 < expires_at)";
const USE: &str = "UPDATE team_invitations SET uses = uses + 1 WHERE id = ?1";

/// Uses an invitation once, if it still holds.
pub(crate) fn use_invitation(id: &InvitationId, now: Instant) -> Vec<Statement> {
    vec![Statement::new(GUARD_OPEN, [id.as_str().into(), now.into()]), Statement::new(USE, [id.as_str().into()])]
}

const REVOKE: &str = "UPDATE team_invitations SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL";

/// Takes an invitation back.
pub(crate) fn revoke(id: &InvitationId, now: Instant) -> Statement {
    Statement::new(REVOKE, [id.as_str().into(), now.into()])
}

const DROP_OLD: &str = "
DELETE FROM team_invitations WHERE id IN (
  SELECT id FROM team_invitations WHERE expires_at < ?1 ORDER BY expires_at LIMIT 500) RETURNING id";

/// Forgets invitations whose time was over a month ago; at most 500.
pub(crate) fn drop_old(now: Instant) -> Statement {
    Statement::new(DROP_OLD, [now.plus_minutes(-KEPT_DAYS * 24 * 60).into()])
}
