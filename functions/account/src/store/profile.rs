//! What somebody says of themselves.
use super::{meant, word};
use crate::api::{Profile, ProfileSetup};
use crate::rules::{Seen, Sought};
use db::{DbError, Query, Statement, json};
use files::FileId;
use kernel::{AccountId, Instant};
use serde::Deserialize;
use serde_json::json;
use zones::ZoneName;

pub(super) const ALL_SQL: &[&str] = &[
    PROFILE,
    OF_PICTURE,
    GUARD_VERSION,
    PUT,
    DROP_SKILLS,
    KNOW_SKILLS,
    PUT_SKILLS,
    FORGET_SKILLS,
    SUGGEST,
    SET_PHOTO,
    SET_COVER,
    ENSURE,
    STALE_ZONES,
    SET_ZONE,
];

const PROFILE: &str = "
SELECT about, phone, position, company, links, zone, visibility, shown, photo_id, photo_alt, cover_id, cover_alt, version,
  (SELECT json_group_array(label) FROM (
    SELECT skills.label FROM profile_skills JOIN skills ON skills.skill = profile_skills.skill
    WHERE profile_skills.account_id = profiles.account_id ORDER BY profile_skills.place)) AS skills
FROM profiles WHERE account_id = ?1 LIMIT 1";
/// A profile as its row has it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ProfileRow {
    about: String,
    phone: String,
    position: String,
    company: String,
    links: String,
    zone: Option<String>,
    visibility: String,
    shown: String,
    photo_alt: String,
    cover_alt: String,
    skills: String,
    /// The photo.
    pub(crate) photo_id: Option<FileId>,
    /// The cover.
    pub(crate) cover_id: Option<FileId>,
    /// Grows with every change.
    pub(crate) version: i64,
}

impl ProfileRow {
    /// The profile, as its owner sees it.
    pub(crate) fn into_profile(self) -> Result<Profile, DbError> {
        let setup = ProfileSetup {
            about: meant(&self.about)?,
            phone: meant(&self.phone)?,
            position: meant(&self.position)?,
            company: meant(&self.company)?,
            links: json(&self.links)?,
            skills: json(&self.skills)?,
            // A name that no release knows any more is none.
            zone: self.zone.as_deref().and_then(|name| name.parse().ok()),
            visibility: meant(&self.visibility)?,
            shown: json(&self.shown)?,
            photo_alt: meant(&self.photo_alt)?,
            cover_alt: meant(&self.cover_alt)?,
        };
        Ok(Profile { setup, photo_id: self.photo_id, cover_id: self.cover_id, version: self.version })
    }
}

/// The profile of an account.
pub(crate) fn profile(account: &AccountId) -> Query<ProfileRow> {
    Query::new(PROFILE, [account.as_str().into()])
}

/// A profile that nobody has written yet.
pub(crate) fn unwritten() -> Result<Profile, DbError> {
    ProfileRow {
        about: String::new(),
        phone: String::new(),
        position: String::new(),
        company: String::new(),
        links: "[]".to_owned(),
        zone: None,
        visibility: "nobody".to_owned(),
        shown: r#"["photo","about","position","company","links","skills"]"#.to_owned(),
        photo_alt: String::new(),
        cover_alt: String::new(),
        skills: "[]".to_owned(),
        photo_id: None,
        cover_id: None,
        version: 0,
    }
    .into_profile()
}

const OF_PICTURE: &str = "
SELECT account_id, visibility, shown FROM profiles WHERE photo_id = ?1
UNION ALL SELECT account_id, visibility, shown FROM profiles WHERE cover_id = ?1 LIMIT 1";
/// Of whose profile a picture is.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SeenRow {
    account_id: AccountId,
    visibility: String,
    shown: String,
}

impl SeenRow {
    /// As the rules have it.
    pub(crate) fn seen(&self) -> Result<Seen, DbError> {
        Ok(Seen { owner: self.account_id.clone(), visibility: meant(&self.visibility)?, shown: json(&self.shown)? })
    }
}

/// Of whose profile that picture is, if of anybody's.
pub(crate) fn of_picture(id: &FileId) -> Query<SeenRow> {
    Query::new(OF_PICTURE, [id.as_str().into()])
}

const GUARD_VERSION: &str = "
INSERT INTO account_guards (guard) SELECT 'profile_changed'
WHERE coalesce((SELECT version FROM profiles WHERE account_id = ?1), 0) <> ?2";
const PUT: &str = "
INSERT INTO profiles (account_id, about, phone, position, company, links, zone, visibility, shown, photo_alt, cover_alt, changed_at,
  zone_offsets, zone_release, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 1)
ON CONFLICT (account_id) DO UPDATE SET about = excluded.about, phone = excluded.phone, position = excluded.position,
  company = excluded.company, links = excluded.links, zone = excluded.zone, visibility = excluded.visibility, shown = excluded.shown,
  photo_alt = excluded.photo_alt, cover_alt = excluded.cover_alt, changed_at = excluded.changed_at,
  zone_offsets = excluded.zone_offsets, zone_release = excluded.zone_release, version = version + 1";
const DROP_SKILLS: &str = "DELETE FROM profile_skills WHERE account_id = ?1";
const KNOW_SKILLS: &str = "
INSERT OR IGNORE INTO skills (skill, label) SELECT value ->> 'key', value ->> 'label' FROM json_each(?1)";
const PUT_SKILLS: &str = "
INSERT INTO profile_skills (account_id, skill, place) SELECT ?1, value ->> 'key', key FROM json_each(?2)";
// What nobody has any more is not suggested to anybody.
const FORGET_SKILLS: &str = "
DELETE FROM skills WHERE skill IN (SELECT value FROM json_each(?1))
  AND NOT EXISTS (SELECT 1 FROM profile_skills WHERE profile_skills.skill = skills.skill)";

/// Writes a profile; breaks `profile_changed` unless it has that version. `before` are the skills that it had.
pub(crate) fn put_profile(
    account: &AccountId,
    setup: &ProfileSetup,
    skills: &[Sought],
    before: &[String],
    version: u32,
    now: Instant,
) -> Vec<Statement> {
    let id = || account.as_str();
    let list: Vec<_> = skills.iter().map(|one| json!({ "key": one.key, "label": one.label })).collect();
    let params = [
        id().into(),
        setup.about.as_str().into(),
        setup.phone.as_str().into(),
        setup.position.as_str().into(),
        setup.company.as_str().into(),
        json!(setup.links).into(),
        setup.zone.map(ZoneName::as_str).into(),
        word(setup.visibility).into(),
        json!(setup.shown).into(),
        setup.photo_alt.as_str().into(),
        setup.cover_alt.as_str().into(),
        now.into(),
        setup.zone.map(|zone| json!(zone.zone()).to_string()).into(),
        zones::RELEASE.into(),
    ];
    vec![
        Statement::new(GUARD_VERSION, [id().into(), version.into()]),
        Statement::new(PUT, params),
        Statement::new(DROP_SKILLS, [id().into()]),
        Statement::new(KNOW_SKILLS, [json!(list).into()]),
        Statement::new(PUT_SKILLS, [id().into(), json!(list).into()]),
        Statement::new(FORGET_SKILLS, [json!(before).into()]),
    ]
}

const STALE_ZONES: &str = "
SELECT account_id, zone FROM profiles WHERE zone IS NOT NULL AND zone_release < ?1 ORDER BY zone_release LIMIT 50";
/// A zone whose offsets are of an earlier release of the tz database, or were never computed.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct StaleZoneRow {
    account_id: AccountId,
    zone: String,
}

/// Zones to compute anew: 50 take 50 ms.
pub(crate) fn stale_zones() -> Query<StaleZoneRow> {
    Query::new(STALE_ZONES, [zones::RELEASE.into()])
}

const SET_ZONE: &str = "UPDATE profiles SET zone_offsets = ?3, zone_release = ?4 WHERE account_id = ?1 AND zone = ?2";

/// Puts the offsets of this release beside the name, if it still stands there.
pub(crate) fn set_zone(row: &StaleZoneRow) -> Statement {
    let offsets = row.zone.parse::<ZoneName>().ok().map(|zone| json!(zone.zone()).to_string());
    let (account, zone) = (row.account_id.as_str().into(), row.zone.as_str().into());
    Statement::new(SET_ZONE, [account, zone, offsets.into(), zones::RELEASE.into()])
}

const SUGGEST: &str = "SELECT label FROM skills WHERE ?1 <= skill AND skill < ?2 ORDER BY skill LIMIT 8";
/// A skill as it is written.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LabelRow {
    /// The skill.
    pub(crate) label: String,
}

/// Skills that begin so.
pub(crate) fn suggest(begins: &str) -> Query<LabelRow> {
    Query::new(SUGGEST, [begins.into(), format!("{begins}\u{10ffff}").into()])
}

/// Which of the two pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Picture {
    /// Beside the name.
    Photo,
    /// Above the profile.
    Cover,
}

impl Picture {
    /// What it belongs to, as `files` has it: nobody else's file can be taken for it.
    pub(crate) fn belongs_to(self, account: &AccountId) -> String {
        match self {
            Self::Photo => format!("photo:{account}"),
            Self::Cover => format!("cover:{account}"),
        }
    }

    /// The picture that the profile has now.
    pub(crate) fn of(self, row: &ProfileRow) -> Option<&FileId> {
        match self {
            Self::Photo => row.photo_id.as_ref(),
            Self::Cover => row.cover_id.as_ref(),
        }
    }
}

const ENSURE: &str = r#"
INSERT OR IGNORE INTO profiles (account_id, about, phone, position, company, links, visibility, shown, photo_alt, cover_alt, changed_at, version)
VALUES (?1, '', '', '', '', '[]', 'nobody', '["photo","about","position","company","links","skills"]', '', '', ?2, 0)"#;
const SET_PHOTO: &str = "UPDATE profiles SET photo_id = ?2, photo_alt = coalesce(?3, photo_alt), changed_at = ?4, version = version + 1 WHERE account_id = ?1";
const SET_COVER: &str = "UPDATE profiles SET cover_id = ?2, cover_alt = coalesce(?3, cover_alt), changed_at = ?4, version = version + 1 WHERE account_id = ?1";

/// Puts a picture in place of the one before, or none; breaks `profile_changed` if another came first.
pub(crate) fn set_picture(
    account: &AccountId,
    which: Picture,
    file: Option<&FileId>,
    alt: Option<&str>,
    version: i64,
    now: Instant,
) -> Vec<Statement> {
    let id = || account.as_str();
    let sql = match which {
        Picture::Photo => SET_PHOTO,
        Picture::Cover => SET_COVER,
    };
    vec![
        Statement::new(GUARD_VERSION, [id().into(), version.into()]),
        Statement::new(ENSURE, [id().into(), now.into()]),
        Statement::new(sql, [id().into(), file.map(FileId::as_str).into(), alt.into(), now.into()]),
    ]
}
