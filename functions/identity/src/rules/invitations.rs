//! Who may be invited to be an operator, and who may accept.
use super::Refusal;
use crate::api::StaffRole;
use kernel::Instant;
use kernel::text::Email;

/// For how long a link holds.
pub const INVITATION_DAYS_MAX: i64 = 14;
/// How many invitations may be open: a space has a handful of operators.
pub const INVITATIONS_OPEN_MAX: u32 = 100;

/// What decides about an invitation, as it is now.
#[derive(Debug, Clone)]
pub(crate) struct InvitationFacts {
    pub email: String,
    pub roles: Vec<StaffRole>,
    /// What whoever invited holds by now.
    pub inviter: Vec<String>,
    pub expires_at: Instant,
    /// Whether it was accepted or revoked.
    pub is_over: bool,
}

/// Refuses roles that are none, or wider than those that the inviter holds. Who may write may read.
pub(crate) fn within(roles: &[StaffRole], inviter: &[String]) -> Result<(), Refusal> {
    let holds = |role: &StaffRole| {
        let name = role.name();
        let written = name.strip_suffix(":read").map(|capability| format!("{capability}:write"));
        inviter.iter().any(|held| held == name || Some(held) == written.as_ref())
    };
    match roles {
        [] => Err(Refusal::NoRole),
        roles if roles.iter().all(holds) => Ok(()),
        _ => Err(Refusal::WiderThanOwn),
    }
}

/// Refuses an invitation that does not hold any more: also where whoever invited has lost a role of it, or may hand out none.
pub(crate) fn holds(facts: &InvitationFacts, now: Instant) -> Result<(), Refusal> {
    let may_invite = facts.inviter.iter().any(|role| role == StaffRole::Operators.name());
    if facts.is_over || facts.expires_at <= now || !may_invite || within(&facts.roles, &facts.inviter).is_err() {
        return Err(Refusal::InvitationOver);
    }
    Ok(())
}

/// The roles of whoever accepts afterwards: those that they held, and those of the invitation.
pub(crate) fn accepted(
    facts: &InvitationFacts,
    email: &Email,
    held: &[StaffRole],
    now: Instant,
) -> Result<Vec<StaffRole>, Refusal> {
    holds(facts, now)?;
    if facts.email != email.as_str() {
        return Err(Refusal::InvitationForAnother);
    }
    let mut roles = [held, &facts.roles].concat();
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> InvitationFacts {
        InvitationFacts {
            email: "dan@example.org".to_owned(),
            roles: vec![StaffRole::BillingRead],
            inviter: vec!["operators:write".to_owned(), "billing:write".to_owned()],
            expires_at: at(1),
            is_over: false,
        }
    }

    fn at(minutes: i64) -> Instant {
        "2030-01-01T08:00:00Z".parse::<Instant>().unwrap().plus_minutes(minutes)
    }

    #[test]
    fn roles_are_never_wider_than_the_inviter_s() {
        let inviter = ["billing:write".to_owned(), "plans:read".to_owned()];
        for (roles, expected) in [
            (&[][..], Err(Refusal::NoRole)),
            (&[StaffRole::Billing, StaffRole::BillingRead, StaffRole::PlansRead], Ok(())),
            (&[StaffRole::Plans], Err(Refusal::WiderThanOwn)),
            (&[StaffRole::Billing, StaffRole::Operators], Err(Refusal::WiderThanOwn)),
        ] {
            assert_eq!(within(roles, &inviter), expected, "{roles:?}");
        }
    }

    #[test]
    fn an_invitation_holds_for_its_address_and_its_time_and_while_its_inviter_could_give_as_much() {
        let dan: Email = "dan@example.org".parse().unwrap();
        let held = [StaffRole::Shop];
        assert_eq!(accepted(&facts(), &dan, &held, at(0)), Ok(vec![StaffRole::BillingRead, StaffRole::Shop]));
        let eve: Email = "eve@example.org".parse().unwrap();
        assert_eq!(accepted(&facts(), &eve, &held, at(0)), Err(Refusal::InvitationForAnother));
        assert_eq!(accepted(&facts(), &dan, &held, at(1)), Err(Refusal::InvitationOver));
        for inviter in [vec!["operators:write".to_owned()], vec!["billing:write".to_owned()], vec![]] {
            let lost = InvitationFacts { inviter, ..facts() };
            assert_eq!(accepted(&lost, &dan, &held, at(0)), Err(Refusal::InvitationOver));
        }
        let over = InvitationFacts { is_over: true, ..facts() };
        assert_eq!(accepted(&over, &dan, &held, at(0)), Err(Refusal::InvitationOver));
    }
}
