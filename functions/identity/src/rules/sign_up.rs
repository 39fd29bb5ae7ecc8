//! Who may sign up now.
use super::Refusal;

/// How long the link in a verification mail works. A day, so that a mail read in the evening or next morning still helps.
pub const VERIFICATION_MINUTES_MAX: i64 = 24 * 60;

/// How long the link in a reset mail works.
pub const RESET_MINUTES_MAX: i64 = 30;

/// Lets a stranger in if signing up is open (or shut, and an invitation lets them in) and the terms they accepted are the present ones.
pub fn may_sign_up(is_open: bool, current_terms: &str, accepted_terms: &str) -> Result<(), Refusal> {
    if !is_open {
        return Err(Refusal::SignUpClosed);
    }
    if accepted_terms != current_terms {
        return Err(Refusal::OtherTerms { current: current_terms.to_owned() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_up_takes_an_open_door_and_the_present_terms() {
        assert_eq!(may_sign_up(true, "2", "2"), Ok(()));
        assert_eq!(may_sign_up(true, "2", "1"), Err(Refusal::OtherTerms { current: "2".to_owned() }));
        assert_eq!(may_sign_up(false, "2", "2"), Err(Refusal::SignUpClosed));
        assert_eq!(may_sign_up(false, "2", "1"), Err(Refusal::SignUpClosed));
    }
}
