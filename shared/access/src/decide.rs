use crate::{Level, Right, Rights, Section, Source, Standing, Viewer};
use web::{Problem, ProblemType};

/// The rule that denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The section is switched off.
    SectionOff,
    /// The section is for whoever is signed in.
    SignInRequired,
    /// The section is for members.
    MembersOnly,
    /// The section is for contacts.
    ContactsOnly,
    /// The account acts for no customer.
    NoCustomer,
    /// The account exists but has no private area.
    NoPrivateArea(Source),
    /// The right is withheld.
    RightWithheld(Source),
    /// The customer is suspended for what is unpaid.
    Suspended,
}

/// Allowed, or the rule that denies.
pub type Decision = Result<(), Rule>;

/// What is asked for.
pub trait Wish: Copy {
    /// Decides for this viewer.
    fn decide(self, viewer: &Viewer) -> Decision;
}

/// Decides whether `viewer` may see a section or use a right.
pub fn decide(viewer: &Viewer, wish: impl Wish) -> Decision {
    wish.decide(viewer)
}

impl Wish for Section {
    fn decide(self, viewer: &Viewer) -> Decision {
        let level = viewer.levels.of(self);
        if level == Level::Public {
            return Ok(());
        }
        if level == Level::Off {
            return Err(Rule::SectionOff);
        }
        if !viewer.signed_in {
            return Err(Rule::SignInRequired);
        }
        private_area(viewer)?;
        match (level, viewer.standing) {
            (Level::Members, Some(Standing::Member)) | (Level::Contacts, Some(Standing::Contact)) => Ok(()),
            (Level::Members, _) => Err(Rule::MembersOnly),
            (Level::Contacts, _) => Err(Rule::ContactsOnly),
            _ => Ok(()),
        }
    }
}

impl Wish for Right {
    fn decide(self, viewer: &Viewer) -> Decision {
        if !viewer.signed_in {
            return Err(Rule::SignInRequired);
        }
        if viewer.standing.is_none() {
            return Err(Rule::NoCustomer);
        }
        private_area(viewer)?;
        effective(viewer, self).map_err(Rule::RightWithheld)?;
        if viewer.suspended && self.is_lost_when_suspended() { Err(Rule::Suspended) } else { Ok(()) }
    }
}

/// To owe more by what no right of its own stands for: to join a plan, to accept a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewDebt;

impl Wish for NewDebt {
    fn decide(self, viewer: &Viewer) -> Decision {
        if viewer.suspended { Err(Rule::Suspended) } else { Ok(()) }
    }
}

fn private_area(viewer: &Viewer) -> Decision {
    effective(viewer, Right::PrivateArea).map_err(Rule::NoPrivateArea)
}

/// Granted, or the source that withholds it. The most specific source that names the right
/// decides; a team administrator can only take away; what nobody names is granted.
fn effective(viewer: &Viewer, right: Right) -> Result<(), Source> {
    let sources = [
        (Source::Customer, named(std::slice::from_ref(&viewer.customer), right)),
        (Source::Team, named(&viewer.teams, right)),
        (Source::Plan, named(&viewer.plans, right)),
        (Source::Space, named(std::slice::from_ref(&viewer.space), right)),
    ];
    let decided = sources.into_iter().find_map(|(source, granted)| granted.map(|granted| (source, granted)));
    if let Some((source, false)) = decided {
        return Err(source);
    }
    if viewer.narrowed.iter().any(|rights| rights.get(&right) == Some(&false)) {
        return Err(Source::TeamAdministrator);
    }
    Ok(())
}

/// The most generous of several that name the right; `None` if none does.
fn named(several: &[Rights], right: Right) -> Option<bool> {
    several.iter().filter_map(|rights| rights.get(&right).copied()).max()
}

impl Rule {
    /// The rule's stable name, as pages and programs know it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::SectionOff => "section-off",
            Self::SignInRequired => "sign-in-required",
            Self::MembersOnly => "members-only",
            Self::ContactsOnly => "contacts-only",
            Self::NoCustomer => "no-customer",
            Self::NoPrivateArea(_) => "no-private-area",
            Self::RightWithheld(_) => "right-withheld",
            Self::Suspended => "suspended",
        }
    }

    /// Every rule's name.
    #[cfg(feature = "openapi")]
    pub(crate) const SLUGS: &[&str] = &[
        "section-off",
        "sign-in-required",
        "members-only",
        "contacts-only",
        "no-customer",
        "no-private-area",
        "right-withheld",
        "suspended",
    ];

    fn problem_type(self) -> ProblemType {
        match self {
            Self::SectionOff => ProblemType::new(404, "section-off", "This part of the portal is switched off"),
            Self::SignInRequired => web::problem::SIGN_IN,
            Self::MembersOnly => ProblemType::new(403, "members-only", "This is for members"),
            Self::ContactsOnly => ProblemType::new(403, "contacts-only", "This is for people without a plan"),
            Self::NoCustomer => ProblemType::new(403, "no-customer", "This account is not a customer's"),
            Self::NoPrivateArea(_) => ProblemType::new(403, "no-private-area", "This account has no private area"),
            Self::RightWithheld(_) => ProblemType::new(403, "right-withheld", "You may not do this"),
            Self::Suspended => ProblemType::new(403, "suspended", "This is suspended until what is overdue is paid"),
        }
    }
}

impl From<Rule> for Problem {
    fn from(rule: Rule) -> Self {
        let problem = rule.problem_type().because("");
        match rule {
            Rule::NoPrivateArea(source) | Rule::RightWithheld(source) => problem.with("withheld_by", source),
            _ => problem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Levels;

    fn rights(list: &[(Right, bool)]) -> Rights {
        list.iter().copied().collect()
    }

    /// A signed-in member in a portal for whoever is signed in, with no rule about any right.
    fn member() -> Viewer {
        Viewer {
            signed_in: true,
            standing: Some(Standing::Member),
            levels: Levels { base: Level::SignedIn, sections: [].into() },
            space: rights(&[]),
            plans: vec![],
            teams: vec![],
            customer: rights(&[]),
            narrowed: vec![],
            suspended: false,
        }
    }

    #[test]
    fn a_section_shows_to_those_its_level_names() {
        let nobody = Viewer { signed_in: false, standing: None, ..member() };
        let contact = Viewer { standing: Some(Standing::Contact), ..member() };
        let staff = Viewer { standing: None, ..member() };
        let table = [
            (Level::Public, [Ok(()), Ok(()), Ok(()), Ok(())]),
            (Level::SignedIn, [Err(Rule::SignInRequired), Ok(()), Ok(()), Ok(())]),
            (Level::Members, [Err(Rule::SignInRequired), Err(Rule::MembersOnly), Ok(()), Err(Rule::MembersOnly)]),
            (Level::Contacts, [Err(Rule::SignInRequired), Ok(()), Err(Rule::ContactsOnly), Err(Rule::ContactsOnly)]),
            (Level::Off, [Err(Rule::SectionOff); 4]),
        ];
        for (level, expected) in table {
            for (viewer, expected) in [&nobody, &contact, &member(), &staff].into_iter().zip(expected) {
                let levels = Levels { base: Level::Off, sections: [(Section::Bookings, level)].into() };
                let viewer = Viewer { levels, ..viewer.clone() };
                assert_eq!(decide(&viewer, Section::Bookings), expected, "{level:?} {viewer:?}");
            }
        }
    }

    #[test]
    fn members_may_book_but_not_change_their_plan() {
        let viewer = Viewer { space: rights(&[(Right::Book, true), (Right::ChangePlan, false)]), ..member() };
        assert_eq!(decide(&viewer, Right::Book), Ok(()));
        assert_eq!(decide(&viewer, Right::ChangePlan), Err(Rule::RightWithheld(Source::Space)));
    }

    #[test]
    fn an_account_without_a_private_area_sees_only_what_is_public() {
        let viewer = Viewer { customer: rights(&[(Right::PrivateArea, false)]), ..member() };
        assert_eq!(decide(&viewer, Section::Bookings), Err(Rule::NoPrivateArea(Source::Customer)));
        assert_eq!(decide(&viewer, Right::Book), Err(Rule::NoPrivateArea(Source::Customer)));
        let levels = Levels { base: Level::Public, sections: [].into() };
        assert_eq!(decide(&Viewer { levels, ..viewer }, Section::Plans), Ok(()));
    }

    #[test]
    fn the_most_specific_source_decides_and_of_several_plans_the_most_generous() {
        let withheld = rights(&[(Right::Book, false)]);
        let granted = rights(&[(Right::Book, true)]);
        let space = Viewer { space: withheld.clone(), ..member() };
        assert_eq!(decide(&space, Right::Book), Err(Rule::RightWithheld(Source::Space)));
        let plan = Viewer { plans: vec![withheld.clone(), granted.clone()], ..space };
        assert_eq!(decide(&plan, Right::Book), Ok(()));
        let team = Viewer { teams: vec![withheld], ..plan };
        assert_eq!(decide(&team, Right::Book), Err(Rule::RightWithheld(Source::Team)));
        assert_eq!(decide(&Viewer { customer: granted, ..team }, Right::Book), Ok(()));
    }

    #[test]
    fn who_is_suspended_keeps_what_owes_nothing_more() {
        let viewer = Viewer { suspended: true, ..member() };
        for right in Right::ALL.iter().copied() {
            let expected = match right {
                Right::Book | Right::BuyProducts | Right::BuyTickets | Right::RegisterVisitors => Err(Rule::Suspended),
                Right::PrivateArea
                | Right::EditBookings
                | Right::UseBoards
                | Right::UseDirectory
                | Right::ChangePlan
                | Right::CancelPlan
                | Right::SeeInvoices
                | Right::PayInvoices => Ok(()),
            };
            assert_eq!(decide(&viewer, right), expected, "{right:?}");
            assert_eq!(decide(&member(), right), Ok(()), "{right:?}");
        }
        for section in Section::ALL {
            assert_eq!(decide(&viewer, *section), Ok(()), "{section:?}");
        }
        assert_eq!((decide(&viewer, NewDebt), decide(&member(), NewDebt)), (Err(Rule::Suspended), Ok(())));
    }

    #[test]
    fn what_paying_would_not_bring_back_is_not_called_suspended() {
        let viewer = Viewer { suspended: true, customer: rights(&[(Right::Book, false)]), ..member() };
        assert_eq!(decide(&viewer, Right::Book), Err(Rule::RightWithheld(Source::Customer)));
        let locked_out = Viewer { customer: rights(&[(Right::PrivateArea, false)]), ..viewer };
        assert_eq!(decide(&locked_out, Right::BuyProducts), Err(Rule::NoPrivateArea(Source::Customer)));
    }

    #[test]
    fn a_team_administrator_narrows_and_never_widens() {
        let narrowed = Viewer { narrowed: vec![rights(&[(Right::Book, false)])], ..member() };
        assert_eq!(decide(&narrowed, Right::Book), Err(Rule::RightWithheld(Source::TeamAdministrator)));
        let widened = Viewer {
            space: rights(&[(Right::Book, false)]),
            narrowed: vec![rights(&[(Right::Book, true)])],
            ..member()
        };
        assert_eq!(decide(&widened, Right::Book), Err(Rule::RightWithheld(Source::Space)));
    }
}
