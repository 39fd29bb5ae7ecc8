//! Invitations of operators.
use super::accounts::{known_roles, roles};
use crate::api::{InvitationShown, OperatorInvitation, OperatorInvitationId};
use crate::rules::invitations::{INVITATIONS_OPEN_MAX, InvitationFacts};
use db::{DbError, Query, Statement};
use kernel::text::Email;
use kernel::{AccountId, Instant, millis};
use serde::Deserialize;

/// An invitation, and whoever invited as they are now.
#[derive(Debug, Deserialize)]
pub(crate) struct InvitationRow {
    pub id: OperatorInvitationId,
    pub email: String,
    roles: String,
    pub invited_by: AccountId,
    inviter_name: String,
    pub inviter_roles: String,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis")]
    expires_at: Instant,
    is_over: u8,
}

impl InvitationRow {
    /// What decides about it.
    pub(crate) fn facts(&self) -> Result<InvitationFacts, DbError> {
        Ok(InvitationFacts {
            email: self.email.clone(),
            roles: known_roles(&roles(&self.roles)?),
            inviter: roles(&self.inviter_roles)?,
            expires_at: self.expires_at,
            is_over: self.is_over == 1,
        })
    }

    /// As operators see it.
    pub(crate) fn into_invitation(self) -> Result<OperatorInvitation, DbError> {
        let roles = known_roles(&roles(&self.roles)?);
        let (id, email, invited_by) = (self.id, self.email, self.inviter_name);
        Ok(OperatorInvitation {
            id,
            email,
            roles,
            invited_by,
            created_at: self.created_at,
            expires_at: self.expires_at,
        })
    }

    /// As whoever has its link sees it.
    pub(crate) fn into_shown(self, refusal: Option<&'static str>) -> Result<InvitationShown, DbError> {
        let roles = known_roles(&roles(&self.roles)?);
        let (email, invited_by, expires_at) = (self.email, self.inviter_name, self.expires_at);
        Ok(InvitationShown { email, roles, invited_by, expires_at, refusal })
    }
}

pub(super) const OPEN: &str = "
SELECT operator_invitations.id, operator_invitations.email, operator_invitations.roles, invited_by, accounts.name AS inviter_name,
  accounts.roles AS inviter_roles, operator_invitations.created_at, expires_at, 0 AS is_over
FROM operator_invitations JOIN accounts ON accounts.id = invited_by
WHERE accepted_at IS NULL AND revoked_at IS NULL ORDER BY operator_invitations.email LIMIT ?1";

/// The invitations that were neither accepted nor revoked, by address: all of them, for they are few.
pub(crate) fn open() -> Query<InvitationRow> {
    Query::new(OPEN, [INVITATIONS_OPEN_MAX.into()])
}

pub(super) const BY_ID: &str = "
SELECT operator_invitations.id, operator_invitations.email, operator_invitations.roles, invited_by, accounts.name AS inviter_name,
  accounts.roles AS inviter_roles, operator_invitations.created_at, expires_at,
  accepted_at IS NOT NULL OR revoked_at IS NOT NULL AS is_over
FROM operator_invitations JOIN accounts ON accounts.id = invited_by WHERE operator_invitations.id = ?1 LIMIT 1";

/// The invitation with that id.
pub(crate) fn by_id(id: &OperatorInvitationId) -> Query<InvitationRow> {
    Query::new(BY_ID, [id.as_str().into()])
}

pub(super) const BY_TOKEN: &str = "
SELECT operator_invitations.id, operator_invitations.email, operator_invitations.roles, invited_by, accounts.name AS inviter_name,
  accounts.roles AS inviter_roles, operator_invitations.created_at, expires_at,
  accepted_at IS NOT NULL OR revoked_at IS NOT NULL AS is_over
FROM operator_invitations JOIN accounts ON accounts.id = invited_by WHERE token_hash = ?1 LIMIT 1";

/// The invitation whose link has that token.
pub(crate) fn by_token(token_hash: &str) -> Query<InvitationRow> {
    Query::new(BY_TOKEN, [token_hash.into()])
}

pub(super) const KNOWN: &str = "SELECT locale, roles FROM accounts WHERE email = ?1 LIMIT 1";

/// Whoever has the address already.
#[derive(Debug, Deserialize)]
pub(crate) struct KnownRow {
    pub locale: String,
    pub roles: String,
}

/// Whoever has that address already: used to write in their language.
pub(crate) fn known(email: &Email) -> Query<KnownRow> {
    Query::new(KNOWN, [email.as_str().into()])
}

pub(super) const KNOWN_OF: &str = "
SELECT locale, accounts.roles FROM operator_invitations JOIN accounts ON accounts.email = operator_invitations.email
WHERE operator_invitations.id = ?1 LIMIT 1";

/// Whoever has the address of an invitation already.
pub(crate) fn known_of(id: &OperatorInvitationId) -> Query<KnownRow> {
    Query::new(KNOWN_OF, [id.as_str().into()])
}

pub(super) const REPLACE: &str = "
UPDATE operator_invitations SET revoked_at = ?2 WHERE email = ?1 AND accepted_at IS NULL AND revoked_at IS NULL";
pub(super) const FEW: &str = "
INSERT INTO identity_guards (guard) SELECT 'operator_invitations_are_few'
WHERE ?1 <= (SELECT count(*) FROM operator_invitations WHERE accepted_at IS NULL AND revoked_at IS NULL)";
pub(super) const INSERT: &str = "
INSERT INTO operator_invitations (id, email, roles, token_hash, invited_by, created_at, expires_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Keeps an invitation; one to the same address that is open is over.
pub(crate) fn insert(made: &OperatorInvitation, token_hash: &str, by: &AccountId, now: Instant) -> [Statement; 3] {
    let params = [
        made.id.as_str().into(),
        made.email.as_str().into(),
        serde_json::json!(made.roles).into(),
        token_hash.into(),
        by.as_str().into(),
        made.created_at.into(),
        made.expires_at.into(),
    ];
    [
        Statement::new(REPLACE, [made.email.as_str().into(), now.into()]),
        Statement::new(FEW, [INVITATIONS_OPEN_MAX.into()]),
        Statement::new(INSERT, params),
    ]
}

pub(super) const RENEW: &str = "
UPDATE operator_invitations SET token_hash = ?2, invited_by = ?3, expires_at = ?4 WHERE id = ?1";

/// Gives an invitation a new link and a new inviter; the link before leads nowhere. The guard `is_good` goes before.
pub(crate) fn renew(id: &OperatorInvitationId, token_hash: &str, by: &AccountId, expires_at: Instant) -> Statement {
    Statement::new(RENEW, [id.as_str().into(), token_hash.into(), by.as_str().into(), expires_at.into()])
}

pub(super) const REVOKE: &str = "
UPDATE operator_invitations SET revoked_at = ?2 WHERE id = ?1 AND accepted_at IS NULL AND revoked_at IS NULL RETURNING id";

/// An invitation is over; gives a row if it was not over before.
pub(crate) fn revoke(id: &OperatorInvitationId, now: Instant) -> Statement {
    Statement::new(REVOKE, [id.as_str().into(), now.into()])
}

pub(super) const ACCEPT: &str = "UPDATE operator_invitations SET accepted_at = ?2 WHERE id = ?1";

/// An invitation was accepted. The guard `is_good` goes before.
pub(crate) fn accept(id: &OperatorInvitationId, now: Instant) -> Statement {
    Statement::new(ACCEPT, [id.as_str().into(), now.into()])
}

/// The invitation is open.
pub(crate) const GOOD: &str = "operator_invitation_is_good";
/// Another invitation may be open.
pub(crate) const FEW_OPEN: &str = "operator_invitations_are_few";
/// The roles are those that were judged.
pub(crate) const ROLES: &str = "roles_are_as_seen";

pub(super) const IS_GOOD: &str = "
INSERT INTO identity_guards (guard) SELECT 'operator_invitation_is_good' WHERE NOT EXISTS (
  SELECT 1 FROM operator_invitations WHERE id = ?1 AND accepted_at IS NULL AND revoked_at IS NULL)";

/// Holds while an invitation was neither accepted nor revoked.
pub(crate) fn is_good(id: &OperatorInvitationId) -> Statement {
    Statement::new(IS_GOOD, [id.as_str().into()])
}

pub(super) const ROLES_ARE_AS_SEEN: &str = "
INSERT INTO identity_guards (guard) SELECT 'roles_are_as_seen' WHERE NOT EXISTS (
  SELECT 1 FROM accounts WHERE id = ?1 AND roles = ?2)";

/// Holds while an account's column `roles` is as it was read.
pub(crate) fn roles_are_as_seen(id: &AccountId, column: &str) -> Statement {
    Statement::new(ROLES_ARE_AS_SEEN, [id.as_str().into(), column.into()])
}
