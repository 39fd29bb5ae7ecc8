//! Who sees the profile of a team.
use access::{Right, Rule, Section, Viewer, decide};

/// What somebody sees of a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// That there is none.
    Nothing,
    /// What it says of itself; nobody of its people.
    Itself,
    /// With those of its people who show in the directory.
    Whole,
}

/// What a viewer sees of a team: its people always what it says of itself; others, where it is public, what the directory shows
/// to them. Refused by the rule that shuts the directory to whoever is not in the team.
pub fn look(viewer: &Viewer, is_member: bool, public: bool) -> Result<Sight, Rule> {
    let own = is_member && decide(viewer, Section::Team).is_ok();
    let directory = decide(viewer, Section::Directory).and_then(|()| decide(viewer, Right::UseDirectory));
    match directory {
        Ok(()) if own || public => Ok(Sight::Whole),
        Ok(()) => Ok(Sight::Nothing),
        Err(_) if own => Ok(Sight::Itself),
        Err(rule) => Err(rule),
    }
}
