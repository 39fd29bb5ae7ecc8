//! A team's picture, and the team as others see it.
use super::ASKED;
use super::write::guard_version;
use crate::api::{PublicMember, PublicTeam, PublicTeamLine};
use db::{Query, Statement};
use files::FileId;
use kernel::text::{Name, Note, WebAddress};
use kernel::{CustomerId, TeamId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[SET_LOGO, OF_LOGO, PUBLIC, SHOWN, PEOPLE];

/// What a team's picture belongs to, as `files` has it: nobody else's file can be taken for it.
pub(crate) fn logo_of(team: &TeamId) -> String {
    format!("logo:{team}")
}

const SET_LOGO: &str = "UPDATE teams SET logo_id = ?2, version = version + 1 WHERE id = ?1";

/// Puts a picture in place of the one before, or none, if the team still is at `version`.
pub(crate) fn set_logo(team: &TeamId, logo: Option<&FileId>, version: i64) -> Vec<Statement> {
    let set = Statement::new(SET_LOGO, [team.as_str().into(), logo.map(FileId::as_str).into()]);
    vec![guard_version(team, version), set]
}

const OF_LOGO: &str = "
SELECT public, EXISTS (SELECT 1 FROM team_members WHERE team_id = teams.id AND customer_id = ?2) AS is_member
FROM teams WHERE logo_id = ?1 LIMIT 1";

/// Whom a picture is shown to.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LogoRow {
    public: u8,
    is_member: u8,
}

impl LogoRow {
    /// Whether the asker is in the team, and whether others see it.
    pub(crate) fn sight(&self) -> (bool, bool) {
        (self.is_member == 1, self.public == 1)
    }
}

/// The team whose picture that is, met by somebody.
pub(crate) fn of_logo(id: &FileId, customer: Option<&CustomerId>) -> Query<LogoRow> {
    Query::new(OF_LOGO, [id.as_str().into(), customer.map(CustomerId::as_str).into()])
}

// The index gives them by name; each page ends where the next one begins.
const PUBLIC: &str = "
SELECT id, name, description, website, logo_id, public, 0 AS is_member FROM teams INDEXED BY teams_public
WHERE public = 1 AND (name, id) > (coalesce((SELECT name FROM teams AS last WHERE last.id = ?1), ''), coalesce(?1, ''))
ORDER BY name, id LIMIT ?2";
const SHOWN: &str = "
SELECT id, name, description, website, logo_id, public,
  EXISTS (SELECT 1 FROM team_members WHERE team_id = teams.id AND customer_id = ?2) AS is_member
FROM teams WHERE id = ?1 LIMIT 1";

/// A team as others see it, before its people.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PublicRow {
    id: TeamId,
    name: Name,
    description: Note,
    website: Option<WebAddress>,
    logo_id: Option<FileId>,
    public: u8,
    is_member: u8,
}

impl PublicRow {
    /// Whether the asker is in the team, and whether others see it.
    pub(crate) fn sight(&self) -> (bool, bool) {
        (self.is_member == 1, self.public == 1)
    }

    /// As a list shows it.
    pub(crate) fn line(self) -> PublicTeamLine {
        PublicTeamLine { id: self.id, name: self.name, description: self.description, logo_id: self.logo_id }
    }

    /// As its page shows it.
    pub(crate) fn page(self, members: Vec<PublicMember>) -> PublicTeam {
        let (website, (is_member, public)) = (self.website.clone(), self.sight());
        PublicTeam { line: self.line(), website, public, is_member, members }
    }
}

/// A page of the teams that others see.
pub(crate) fn public(cursor: Option<&TeamId>) -> Query<PublicRow> {
    Query::new(PUBLIC, [cursor.map(TeamId::as_str).into(), ASKED.into()])
}

/// A team, met by somebody.
pub(crate) fn seen(team: &TeamId, customer: Option<&CustomerId>) -> Query<PublicRow> {
    Query::new(SHOWN, [team.as_str().into(), customer.map(CustomerId::as_str).into()])
}

// Who has a profile that others find; a team has fewer than a thousand.
const PEOPLE: &str = "
SELECT v_accounts.name, v_profiles.position, v_profiles.photo_id
FROM team_members CROSS JOIN v_account_customers ON v_account_customers.customer_id = team_members.customer_id
CROSS JOIN v_profiles ON v_profiles.account_id = v_account_customers.account_id
CROSS JOIN v_accounts ON v_accounts.id = v_profiles.account_id
WHERE team_id = ?1 GROUP BY v_accounts.id ORDER BY v_accounts.name, v_accounts.id LIMIT 1000";

/// Those of a team's people who show in the directory.
pub(crate) fn people(team: &TeamId) -> Query<PublicMember> {
    Query::new(PEOPLE, [team.as_str().into()])
}
