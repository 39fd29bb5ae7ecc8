//! What a mail that came back says about its address.
use super::dsn::Fate;

/// Days for which mails that were given up on for a while count.
pub(crate) const SOFT_DAYS: i64 = 14;
/// How many of them in that time say that nobody is there.
pub(crate) const SOFT_MAX: u32 = 5;
/// Days after which nothing comes back any more: servers try for four or five (RFC 5321, 4.5.4.1), and some for a week.
pub(crate) const RETURNS_DAYS: i64 = 14;

/// What comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Returned {
    /// Mail does not reach that address: it is not written to any more.
    Hard(String),
    /// This mail did not, which counts.
    Soft(String),
    /// Nothing: it arrived, or is still on its way.
    Nothing,
}

/// What a report says, of an address of which `soft_before` other mails were given up on lately. Its worst line counts.
pub(crate) fn returned(fates: &[Fate], soft_before: u32) -> Returned {
    let failed = || fates.iter().filter(|fate| fate.action == "failed");
    if let Some(fate) = failed().find(|fate| is_hard(&fate.status)) {
        return Returned::Hard(said(fate));
    }
    match failed().next() {
        None => Returned::Nothing,
        Some(fate) if SOFT_MAX <= soft_before + 1 => {
            Returned::Hard(format!("{SOFT_MAX} mails in {SOFT_DAYS} days did not arrive; the last: {}", said(fate)))
        }
        Some(fate) => Returned::Soft(said(fate)),
    }
}

/// Whether a status says that mail to this address will never arrive (RFC 3463): its class is 5, and it is not about us (5.7, as in
/// an answer to RCPT), about this one mail (too large, 5.2.3 and 5.3.4; a form that is not taken, 5.6), or about a mailbox that is
/// full, which its owner empties (5.2.2, that some servers give for what 3.3 calls transient).
fn is_hard(status: &str) -> bool {
    let about_this_mail = ["5.2.2", "5.2.3", "5.3.4"].contains(&status);
    status.starts_with("5.") && !about_this_mail && !status.starts_with("5.6.") && !status.starts_with("5.7.")
}

fn said(fate: &Fate) -> String {
    let parts = [fate.status.as_str(), fate.diagnostic.as_str()];
    super::cut(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fate(action: &str, status: &str) -> Fate {
        Fate { action: action.to_owned(), status: status.to_owned(), diagnostic: String::new() }
    }

    #[test]
    fn no_mailbox_is_hard_and_what_passes_or_concerns_us_is_soft() {
        for status in ["5.0.0", "5.1.1", "5.1.10", "5.2.1", "5.4.4", "5.5.0"] {
            assert_eq!(returned(&[fate("failed", status)], 0), Returned::Hard(status.to_owned()));
        }
        for status in ["4.4.7", "4.2.2", "5.2.2", "5.2.3", "5.3.4", "5.6.1", "5.7.1", "5.7.26", "", "55", "x"] {
            assert_eq!(returned(&[fate("failed", status)], 0), Returned::Soft(status.to_owned()), "{status}");
        }
    }

    #[test]
    fn what_arrived_or_is_on_its_way_says_nothing() {
        for action in ["delayed", "delivered", "relayed", "expanded", "unheard-of"] {
            assert_eq!(returned(&[fate(action, "5.1.1")], 9), Returned::Nothing, "{action}");
        }
        assert_eq!(returned(&[], 9), Returned::Nothing);
    }

    #[test]
    fn the_fifth_that_does_not_arrive_in_a_fortnight_is_enough() {
        let fates = [fate("failed", "4.4.7")];
        assert_eq!(returned(&fates, 3), Returned::Soft("4.4.7".to_owned()));
        assert!(matches!(returned(&fates, 4), Returned::Hard(why) if why.starts_with("5 mails in 14 days")));
    }

    #[test]
    fn the_worst_line_counts() {
        let fates = [fate("delivered", "2.0.0"), fate("failed", "4.4.7"), fate("failed", "5.1.1")];
        assert_eq!(returned(&fates, 0), Returned::Hard("5.1.1".to_owned()));
    }
}
