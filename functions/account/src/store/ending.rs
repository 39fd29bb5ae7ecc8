//! What erasing somebody means: counted before, done after.
use crate::AREA;
use crate::api::Holdings;
use db::{Query, Statement};
use erasure::Erased;
use kernel::{AccountId, Day, Instant, SessionId, Zone, millis};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] =
    &[HOLDINGS, SESSION, READER, DROP_SKILLS, DROP_PROFILE, FORGET_SKILLS, DROP_GIVEN, END_EXPORTS];

const HOLDINGS: &str = include_str!("holdings.sql");

/// What there is of an account that goes or stays.
pub(crate) fn holdings(account: &AccountId) -> Query<Holdings> {
    Query::new(HOLDINGS, [account.as_str().into()])
}

const SESSION: &str =
    "SELECT created_at FROM v_sessions WHERE id = ?1 AND account_id = ?2 AND ended_at IS NULL LIMIT 1";
/// When a session began.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct BeganRow {
    /// When somebody signed in.
    #[serde(with = "millis")]
    pub(crate) created_at: Instant,
}

/// When that session began, if it has not ended.
pub(crate) fn session_began(session: &SessionId, account: &AccountId) -> Query<BeganRow> {
    Query::new(SESSION, [session.as_str().into(), account.as_str().into()])
}

const READER: &str = "
SELECT email, name, locale, coalesce((SELECT zone_offsets FROM profiles WHERE profiles.account_id = v_account_details.id),
  (SELECT zone FROM v_locations ORDER BY slug LIMIT 1)) AS zone
FROM v_account_details WHERE id = ?1 LIMIT 1";
/// Whom to write to.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ReaderRow {
    /// The mailbox.
    pub(crate) email: kernel::text::Email,
    /// The name.
    pub(crate) name: String,
    /// The tag of the language.
    pub(crate) locale: String,
    /// Their zone, or the space's; as it is stored.
    zone: Option<String>,
}

impl ReaderRow {
    /// The day that an instant falls on for them.
    pub(crate) fn day(&self, at: Instant) -> Option<Day> {
        let zone = self.zone.as_deref().and_then(|zone| db::json::<Zone>(zone).ok());
        Day::new(zone.map_or_else(|| at.utc_date(), |zone| zone.date(at)))
    }
}

/// Whom to write to about an account.
pub(crate) fn reader(account: &AccountId) -> Query<ReaderRow> {
    Query::new(READER, [account.as_str().into()])
}

const DROP_SKILLS: &str = "DELETE FROM profile_skills WHERE account_id = ?1";
const DROP_PROFILE: &str = "DELETE FROM profiles WHERE account_id = ?1";
// Few enough to look at all: what nobody has any more may say who had it.
const FORGET_SKILLS: &str =
    "DELETE FROM skills WHERE NOT EXISTS (SELECT 1 FROM profile_skills WHERE profile_skills.skill = skills.skill)";
const DROP_GIVEN: &str = "
DELETE FROM customer_files WHERE customer_id IN (SELECT value FROM json_each(?1)) OR account_id = ?2";
// Whatever is made, or half made, lapses now: the next run forgets its bytes.
const END_EXPORTS: &str = "
UPDATE exports SET made_at = coalesce(made_at, asked_at), lapses_at = asked_at, files_left = NULL WHERE account_id = ?1 AND lapsed_at IS NULL";

/// What this function erases of somebody: profile, pictures, files that they were given, exports.
pub fn erase(erased: &Erased) -> Vec<Statement> {
    let account = || [erased.account.as_str().into()];
    let mut writes = files::rows::erase(AREA, &erased.account);
    writes.extend([
        Statement::new(DROP_SKILLS, account()),
        Statement::new(DROP_PROFILE, account()),
        Statement::new(FORGET_SKILLS, []),
        Statement::new(DROP_GIVEN, [json!(erased.customers).into(), erased.account.as_str().into()]),
        Statement::new(END_EXPORTS, account()),
    ]);
    let subjects =
        erased.customers.iter().map(ToString::to_string).chain([erased.account.to_string()]).collect::<Vec<_>>();
    writes.push(access::forget_subjects(&subjects));
    writes
}
