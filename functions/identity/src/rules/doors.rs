//! How far somebody gets who comes in: what the space wants them to show besides, and what rests until they have.
use access::SecondFactorOf;
use kernel::{AccountId, CustomerId, Instant};
use web::Hold;

/// What decides it, besides the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// Of whom the space wants a second factor.
    pub wanted_of: SecondFactorOf,
    /// From when on; `None` for at once.
    pub wanted_from: Option<Instant>,
    /// Whether the account has one that counts: codes, or a passkey.
    pub has_factor: bool,
    /// Whether an operator has not approved of the account, and has to.
    pub awaits_approval: bool,
}

impl Door {
    /// Whether the space wants, or will want, a second factor of somebody with roles, or without.
    pub fn concerns(&self, has_roles: bool) -> bool {
        match self.wanted_of {
            SecondFactorOf::Nobody => false,
            SecondFactorOf::Operators => has_roles,
            SecondFactorOf::Everybody => true,
        }
    }

    /// What is held back from a session that has, or has not, shown a second factor. One that was shown counts while the account
    /// still has one: whose codes were turned off sets some up again. Whoever has a role waits for nobody's approval.
    pub fn hold(&self, has_roles: bool, shown: bool, now: Instant) -> Option<Hold> {
        if self.awaits_approval && !has_roles {
            return Some(Hold::Approval);
        }
        let has_begun = self.wanted_from.is_none_or(|from| from <= now);
        if (shown && self.has_factor) || !has_begun || !self.concerns(has_roles) {
            return None;
        }
        Some(if self.wanted_of == SecondFactorOf::Everybody { Hold::SecondFactor } else { Hold::Roles })
    }
}

/// Somebody who comes in, as their token will say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comer {
    /// Who.
    pub account: AccountId,
    /// Whom they act for.
    pub customer: Option<CustomerId>,
    /// What they may do as an operator; nothing while they are held.
    pub roles: Vec<String>,
    /// What holds them.
    pub held: Option<Hold>,
}

impl Comer {
    /// Somebody at that door, in a session that has, or has not, shown a second factor.
    pub fn at(
        door: &Door,
        account: AccountId,
        customer: Option<CustomerId>,
        roles: Vec<String>,
        shown: bool,
        now: Instant,
    ) -> Self {
        let held = door.hold(!roles.is_empty(), shown, now);
        let roles = if held.is_some() { Vec::new() } else { roles };
        Self { account, customer, roles, held }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SecondFactorOf::{Everybody, Nobody, Operators};

    const NOW: &str = "2030-01-01T08:00:00Z";

    #[test]
    fn who_has_shown_a_second_factor_is_not_held_and_others_as_far_as_the_space_wants_it() {
        let now: Instant = NOW.parse().unwrap();
        // Of whom, whether the account has roles, has a factor, has shown it in this session: what is held.
        for (wanted_of, has_roles, has_factor, shown, held) in [
            (Nobody, true, false, false, None),
            (Operators, false, false, false, None),
            (Operators, true, false, false, Some(Hold::Roles)),
            (Operators, true, true, false, Some(Hold::Roles)),
            (Operators, true, true, true, None),
            (Operators, true, false, true, Some(Hold::Roles)),
            (Everybody, false, false, false, Some(Hold::SecondFactor)),
            (Everybody, true, true, false, Some(Hold::SecondFactor)),
            (Everybody, true, true, true, None),
        ] {
            let door = Door { wanted_of, wanted_from: None, has_factor, awaits_approval: false };
            assert_eq!(door.hold(has_roles, shown, now), held, "{wanted_of:?} {has_roles} {has_factor} {shown}");
        }
    }

    #[test]
    fn nothing_is_held_before_the_time_that_was_set() {
        let now: Instant = NOW.parse().unwrap();
        let from = now.plus_minutes(1);
        let door = Door { wanted_of: Operators, wanted_from: Some(from), has_factor: false, awaits_approval: false };
        assert_eq!((door.hold(true, false, now), door.concerns(true)), (None, true));
        assert_eq!(door.hold(true, false, from), Some(Hold::Roles));
    }

    #[test]
    fn whoever_waits_for_approval_is_held_whatever_they_show() {
        let now: Instant = NOW.parse().unwrap();
        let door = Door { wanted_of: Everybody, wanted_from: None, has_factor: true, awaits_approval: true };
        assert_eq!(door.hold(false, true, now), Some(Hold::Approval));
        assert_eq!(door.hold(true, true, now), None);
    }

    #[test]
    fn the_roles_of_somebody_held_rest() {
        let now: Instant = NOW.parse().unwrap();
        let door = Door { wanted_of: Operators, wanted_from: None, has_factor: true, awaits_approval: false };
        let boss =
            |shown| Comer::at(&door, "acc_boss".parse().unwrap(), None, vec!["space:write".to_owned()], shown, now);
        assert_eq!((boss(true).roles.len(), boss(true).held), (1, None));
        assert_eq!((boss(false).roles.len(), boss(false).held), (0, Some(Hold::Roles)));
    }
}
