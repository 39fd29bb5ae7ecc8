//! What goes and what stays when somebody leaves a team.
//!
//! Bookings stay: they were made with the member, at the member's price, and whoever else waits for the room would not thank a
//! team for it. Contracts that the team's payer pays go on: only their own terms end a contract, so payer and operators are
//! told. What the team withheld and what it granted end at once, and so does spending what its payer has; what was drawn stays
//! drawn, and comes back to the payer where a booking is cancelled in time.
use super::{Person, leave, withheld_of};
use crate::api::{Leaving, PaidContract};
use access::Rights;
use kernel::CustomerId;

/// What is known of whoever leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaverFacts {
    /// Who.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
    /// What they leave.
    pub team_name: String,
    /// What they are in it.
    pub person: Person,
    /// What was withheld from them: `{right: false}`.
    pub narrowed: Rights,
    /// What the team grants or withholds.
    pub team_rights: Rights,
    /// Whether the team's payer shares benefits with them.
    pub shared_with: bool,
    /// How many bookings are ahead of them.
    pub bookings: i64,
    /// What the team's payer pays for them.
    pub contracts: Vec<PaidContract>,
}

/// What becomes of everything, shown before it happens.
pub fn leaving(facts: LeaverFacts, is_me: bool, by_administrator: bool) -> Leaving {
    let mut withheld = withheld_of(&facts.narrowed);
    withheld.extend(withheld_of(&facts.team_rights));
    Leaving {
        refusal: leave(facts.person, is_me, by_administrator).err().map(|refusal| refusal.slug().to_owned()),
        customer_id: facts.customer_id,
        name: facts.name,
        team_name: facts.team_name,
        is_me,
        bookings_stay: facts.bookings,
        sharing_ends: facts.shared_with,
        contracts_go_on: facts.contracts,
        withheld_ends: withheld,
        granted_ends: facts.team_rights.iter().filter(|(_, granted)| **granted).map(|(right, _)| *right).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::Right;

    #[test]
    fn rights_of_the_team_end_and_the_members_own_things_stay() {
        let facts = LeaverFacts {
            customer_id: "cus_ada".parse().unwrap(),
            name: "Ada".to_owned(),
            team_name: "Team".to_owned(),
            person: Person { is_administrator: false, administrators: 1 },
            narrowed: [(Right::Book, false)].into(),
            team_rights: [(Right::BuyProducts, true), (Right::UseBoards, false)].into(),
            shared_with: true,
            bookings: 3,
            contracts: vec![PaidContract { plan_name: "Flex".to_owned(), ends_on: None }],
        };
        let seen = leaving(facts.clone(), true, false);
        assert_eq!((seen.bookings_stay, seen.contracts_go_on.len(), seen.refusal), (3, 1, None));
        assert!(seen.sharing_ends);
        assert_eq!(seen.withheld_ends, [Right::Book, Right::UseBoards].into());
        assert_eq!(seen.granted_ends, [Right::BuyProducts].into());
        let last = LeaverFacts { person: Person { is_administrator: true, administrators: 1 }, ..facts };
        assert_eq!(leaving(last, true, true).refusal.as_deref(), Some("last-administrator"));
    }
}
