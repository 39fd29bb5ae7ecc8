//! What somebody is in a team, who may change it, who may go.
use super::Refusal;
use crate::api::MemberSetup;
use access::{Right, Rights};
use std::collections::BTreeSet;
use web::Problem;

/// What is withheld, as it is kept: `{right: false}`. There is no way to grant anything with it.
pub fn rights_of(withheld: &BTreeSet<Right>) -> Rights {
    withheld.iter().map(|right| (*right, false)).collect()
}

/// What is withheld, of what is kept.
pub fn withheld_of(narrowed: &Rights) -> BTreeSet<Right> {
    narrowed.iter().filter(|(_, granted)| !**granted).map(|(right, _)| *right).collect()
}

/// Nothing is withheld from whoever could give it back to themselves.
pub fn check_setup(setup: &MemberSetup) -> Result<(), Problem> {
    if setup.is_administrator && !setup.withheld.is_empty() {
        return Err(Problem::field("/withheld", "administrator", "nothing can be withheld from an administrator"));
    }
    Ok(())
}

/// Somebody in a team, and how many run it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// Whether they run it.
    pub is_administrator: bool,
    /// How many do.
    pub administrators: i64,
}

impl Person {
    fn is_the_last(self) -> bool {
        self.is_administrator && self.administrators <= 1
    }
}

/// Whether an administrator may make that of somebody.
pub fn change(of: Person, wish: &MemberSetup) -> Result<(), Refusal> {
    if of.is_the_last() && !wish.is_administrator { Err(Refusal::LastAdministrator) } else { Ok(()) }
}

/// Whether somebody leaves: by themselves, or because an administrator removes them.
pub fn leave(of: Person, by_themselves: bool, by_administrator: bool) -> Result<(), Refusal> {
    if !by_themselves && !by_administrator {
        return Err(Refusal::AdministratorsOnly);
    }
    if of.is_the_last() { Err(Refusal::LastAdministrator) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup(is_administrator: bool, withheld: &[Right]) -> MemberSetup {
        MemberSetup { is_administrator, withheld: withheld.iter().copied().collect() }
    }

    #[test]
    fn what_is_withheld_only_ever_withholds() {
        let withheld: BTreeSet<Right> = Right::ALL.iter().copied().collect();
        let kept = rights_of(&withheld);
        assert!(kept.values().all(|granted| !granted));
        assert_eq!(withheld_of(&kept), withheld);
        // What an import may have brought in before is not taken for it.
        assert_eq!(withheld_of(&[(Right::Book, true)].into()), [].into());
    }

    #[test]
    fn nothing_is_withheld_from_an_administrator() {
        assert!(check_setup(&setup(true, &[])).is_ok());
        assert!(check_setup(&setup(false, &[Right::Book])).is_ok());
        let refused = check_setup(&setup(true, &[Right::Book])).unwrap_err();
        assert_eq!((refused.errors[0].pointer.as_str(), refused.errors[0].rule), ("/withheld", "administrator"));
    }

    #[test]
    fn a_team_keeps_an_administrator() {
        let table = [
            (true, 1, Err(Refusal::LastAdministrator)),
            (true, 2, Ok(())),
            (false, 1, Ok(())),
            // Operators can leave a team without any: its people are no prisoners.
            (false, 0, Ok(())),
        ];
        for (is_administrator, administrators, expected) in table {
            let person = Person { is_administrator, administrators };
            assert_eq!(change(person, &setup(false, &[])), expected, "{person:?}");
            assert_eq!(change(person, &setup(true, &[])), Ok(()), "{person:?}");
            assert_eq!(leave(person, true, false), expected, "{person:?}");
            assert_eq!(leave(person, false, true), expected, "{person:?}");
            assert_eq!(leave(person, false, false), Err(Refusal::AdministratorsOnly), "{person:?}");
        }
    }
}
