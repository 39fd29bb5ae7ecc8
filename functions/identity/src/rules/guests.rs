//! Who may check out as a guest now.
use super::Refusal;
use super::sign_up::may_sign_up;
use crate::secrets::same;

/// How long the code is good that is mailed to a guest.
pub const CODE_MINUTES_MAX: i64 = 30;

/// Lets a guest in where the space has guests and the terms they accepted are the present ones.
pub fn may_be_guest(are_welcome: bool, current_terms: &str, accepted_terms: &str) -> Result<(), Refusal> {
    if are_welcome { may_sign_up(true, current_terms, accepted_terms) } else { Err(Refusal::NoGuests) }
}

/// The same once more when the code is shown: until then nobody was let in.
pub fn may_still_be_guest(are_welcome: bool, current_terms: &str, accepted_terms: &str) -> Result<(), Refusal> {
    may_be_guest(are_welcome, current_terms, accepted_terms).map_err(|refusal| match refusal {
        Refusal::OtherTerms { .. } => Refusal::TermsChanged,
        other => other,
    })
}

/// Judges a code by what is kept of the one that was mailed; none was where the address has an account, so none is right.
pub fn judge(kept_hash: Option<&str>, shown_hash: &str) -> Result<(), Refusal> {
    kept_hash.filter(|kept| same(kept, shown_hash)).map(drop).ok_or(Refusal::WrongCode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_takes_a_space_that_has_guests_and_the_present_terms() {
        for (are_welcome, accepted, decided) in [
            (true, "2", Ok(())),
            (true, "1", Err(Refusal::OtherTerms { current: "2".to_owned() })),
            (false, "2", Err(Refusal::NoGuests)),
            (false, "1", Err(Refusal::NoGuests)),
        ] {
            assert_eq!(may_be_guest(are_welcome, "2", accepted), decided, "{are_welcome} {accepted}");
            let later = decided.map_err(|no| if no == Refusal::NoGuests { no } else { Refusal::TermsChanged });
            assert_eq!(may_still_be_guest(are_welcome, "2", accepted), later, "{are_welcome} {accepted}");
        }
    }

    #[test]
    fn where_no_code_was_mailed_none_is_right() {
        for (kept, shown, decided) in [
            (Some("right"), "right", Ok(())),
            (Some("right"), "wrong", Err(Refusal::WrongCode)),
            (Some("right"), "", Err(Refusal::WrongCode)),
            (None, "right", Err(Refusal::WrongCode)),
            (None, "", Err(Refusal::WrongCode)),
        ] {
            assert_eq!(judge(kept, shown), decided, "{kept:?} {shown}");
        }
    }
}
