//! Whom an invitation into a team lets in where signing up is shut to strangers.
use super::arrivals::Way;
use db::{Query, Statement};
use kernel::Instant;
use kernel::text::Email;
use serde::Deserialize;

// While it holds, for whom it is meant, and as often as may join by it.
macro_rules! holds {
    ($email:literal, $now:literal) => {
        concat!(
            "v_team_invitations.revoked = 0 AND v_team_invitations.uses < v_team_invitations.uses_max AND ",
            $now,
            " < v_team_invitations.expires_at AND (v_team_invitations.email IS NULL OR v_team_invitations.email = ",
            $email,
            ")"
        )
    };
}

/// An invitation that lets somebody in.
#[derive(Debug, Deserialize)]
pub(crate) struct LetIn {
    pub id: String,
}

pub(super) const BY_TOKEN: &str = concat!(
    "
SELECT id FROM v_team_invitations WHERE token_hash = ?1 AND ",
    holds!("?2", "?3"),
    "
  AND (SELECT count(*) FROM invited_sign_ups WHERE invitation_id = v_team_invitations.id) < uses_max LIMIT 1"
);

/// The invitation with that token, if it lets that address in; none where none is shown.
pub(crate) fn by_token(token_hash: Option<&str>, email: &Email, now: Instant) -> Query<LetIn> {
    Query::new(BY_TOKEN, [token_hash.into(), email.as_str().into(), now.into()])
}

pub(super) const BY_WAY: &str = concat!(
    "
SELECT v_team_invitations.id FROM provider_sign_ins JOIN v_team_invitations ON v_team_invitations.token_hash = invitation_hash
WHERE state_hash = ?1 AND ",
    holds!("provider_sign_ins.email", "?2"),
    "
  AND (SELECT count(*) FROM invited_sign_ups WHERE invitation_id = v_team_invitations.id) < uses_max LIMIT 1"
);

/// The invitation that a way leads back to, if it lets in the address that the provider told.
pub(crate) fn by_way(way: &Way<'_>, now: Instant) -> Query<LetIn> {
    Query::new(BY_WAY, [way.state_hash.into(), now.into()])
}

/// What the schema says where an invitation does not let in, or nobody more.
pub(crate) const LETS_IN: &str = "invitation_lets_in";

pub(super) const LET_IN: &str = concat!(
    "
INSERT INTO invited_sign_ups (invitation_id, place, places_max, at)
SELECT ?1, (SELECT coalesce(max(place) + 1, 0) FROM invited_sign_ups WHERE invitation_id = ?1),
  coalesce((SELECT uses_max FROM v_team_invitations WHERE id = ?1 AND ",
    holds!("?2", "?3"),
    "), 0), ?3"
);

/// One more is let in by an invitation; breaks `invitation_lets_in` unless it still lets them.
pub(crate) fn let_in(invitation: &str, email: &Email, now: Instant) -> Statement {
    Statement::new(LET_IN, [invitation.into(), email.as_str().into(), now.into()])
}

pub(super) const LET_IN_SIGN_UP: &str = concat!(
    "
INSERT INTO invited_sign_ups (invitation_id, place, places_max, at)
SELECT invitation_id, (SELECT coalesce(max(place) + 1, 0) FROM invited_sign_ups AS before WHERE before.invitation_id = sign_ups.invitation_id),
  coalesce((SELECT uses_max FROM v_team_invitations WHERE id = sign_ups.invitation_id AND ",
    holds!("sign_ups.email", "?3"),
    "), 0), ?3
FROM sign_ups WHERE token_hash = ?1 AND account_id = ?2 AND invitation_id IS NOT NULL
  AND EXISTS (SELECT 1 FROM v_settings WHERE sign_up_open = 0)"
);

/// The same for a sign-up that has just become that account, where signing up is still shut to strangers.
pub(crate) fn let_sign_up_in(token_hash: &str, account: &str, now: Instant) -> Statement {
    Statement::new(LET_IN_SIGN_UP, [token_hash.into(), account.into(), now.into()])
}
