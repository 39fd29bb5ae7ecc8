use super::ASKED;
use crate::api::{SetUp, TeamSetup};
use db::{DbError, Query, json};
use kernel::{CustomerId, TeamId};
use serde::Deserialize;

/// A team with its members.
#[derive(Debug, Deserialize)]
pub(crate) struct TeamRow {
    id: TeamId,
    name: kernel::text::Name,
    paying_customer_id: CustomerId,
    rights: String,
    members: String,
}

pub(super) const TEAMS: &str = "
SELECT id, name, paying_customer_id, rights,
  (SELECT json_group_array(json_object('customer_id', customer_id,
      'is_administrator', json(iif(is_administrator = 1, 'true', 'false')), 'narrowed', json(narrowed)))
    FROM team_members WHERE team_id = teams.id) AS members
FROM teams WHERE ?1 < id ORDER BY id LIMIT ?2";

/// A page of teams.
pub(crate) fn teams(after: Option<&TeamId>) -> Query<TeamRow> {
    Query::new(TEAMS, [after.map_or("", TeamId::as_str).into(), ASKED.into()])
}

impl TeamRow {
    /// Reads its rights and members.
    pub(crate) fn into_team(self) -> Result<SetUp<TeamId, TeamSetup>, DbError> {
        let Self { id, name, paying_customer_id, rights, members } = self;
        let setup = TeamSetup { name, paying_customer_id, rights: json(&rights)?, members: json(&members)? };
        Ok(SetUp { id, setup })
    }
}
