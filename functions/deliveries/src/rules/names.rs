//! Names and numbers as they are looked for.

/// Names in small letters, one space between their words.
pub fn sought(names: &[&str]) -> String {
    names.join(" ").to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A carrier's number as it is compared: capitals, without spaces, which labels put between groups of digits.
pub fn tracking_of(typed: &str) -> String {
    typed.to_uppercase().split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_spaced_and_written() {
        assert_eq!(sought(&["  Acme   Ltd. ", "", "ADA"]), "acme ltd. ada");
        assert_eq!(sought(&[]), "");
    }

    #[test]
    fn a_number_is_the_same_however_a_label_groups_it() {
        assert_eq!(tracking_of(" jd01 4600 0034 "), "JD0146000034");
        assert_eq!(tracking_of("  "), "");
    }
}
