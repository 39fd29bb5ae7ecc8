//! What each topic is to its reader. A new topic takes one line here; one without a line is told by mail alone, at once, so that
//! nothing is lost.
use crate::api::{Area, Channel};

/// How soon a notice has to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Haste {
    /// At once, at night too.
    Urgent,
    /// By mail at once; a push waits for quiet hours to end.
    Soon,
    /// When there is time: it waits for quiet hours to end, and for a digest where one is wanted.
    CanWait,
}

/// What a topic is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    /// What people choose it by; `None` for a letter that is told by mail alone and always: a link to sign in with, an
    /// invitation to a visitor.
    pub(crate) area: Option<Area>,
    /// How soon.
    pub(crate) haste: Haste,
    /// Whether it is sent to an address that mail came back from as well, because it shows whether that works again.
    pub(crate) proves: bool,
}

use Haste::{CanWait, Soon, Urgent};

/// The longest beginning that fits decides.
const KINDS: &[(&str, Option<Area>, Haste)] = &[
    ("", None, Urgent),
    ("identity.password_changed", Some(Area::Security), Urgent),
    ("identity.identity_", Some(Area::Security), Urgent),
    ("notices.address_bounced", Some(Area::Security), Urgent),
    ("identity.account_waits", Some(Area::Staff), CanWait),
    ("health.", Some(Area::Staff), Soon),
    ("bookings.", Some(Area::Bookings), Soon),
    ("billing.", Some(Area::Invoices), Soon),
    ("billing.payment_received", Some(Area::Payments), CanWait),
    ("billing.refunded", Some(Area::Payments), CanWait),
    ("billing.method_expiring", Some(Area::Payments), CanWait),
    ("billing.unsuspended", Some(Area::Payments), Soon),
    ("billing.reinstated", Some(Area::Payments), Soon),
    ("billing.dispute_opened", Some(Area::Staff), Soon),
    ("plans.", Some(Area::Plans), Soon),
    ("plans.waits", Some(Area::Staff), CanWait),
    ("shop.", Some(Area::Shop), Soon),
    ("shop.proposal_decided", Some(Area::Staff), CanWait),
    ("support.", Some(Area::Support), Soon),
    ("support.changed", Some(Area::Support), CanWait),
    ("support.merged", Some(Area::Support), CanWait),
    ("support.raised", Some(Area::Staff), Soon),
    ("support.replied", Some(Area::Staff), Soon),
    ("visitors.arrived", Some(Area::Visitors), Urgent),
    ("visitors.at_the_door", Some(Area::Visitors), Urgent),
    ("visitors.decided", Some(Area::Visitors), Soon),
    ("visitors.followed", Some(Area::Visitors), Soon),
    ("visitors.to_approve", Some(Area::Staff), CanWait),
    ("deliveries.", Some(Area::Deliveries), CanWait),
];

/// Letters with which somebody proves that an address is theirs.
const PROVING: [&str; 2] = ["identity.", "notices.address_tried"];

/// What `topic` is, such as `bookings.confirmed`.
pub(crate) fn kind(topic: &str) -> Kind {
    let fitting = KINDS.iter().filter(|(beginning, ..)| topic.starts_with(beginning));
    let longest = fitting.max_by_key(|(beginning, ..)| beginning.len());
    let (area, haste) = longest.map_or((None, Urgent), |(_, area, haste)| (*area, *haste));
    Kind { area, haste, proves: area.is_none() && PROVING.iter().any(|beginning| topic.starts_with(beginning)) }
}

/// In which order people choose.
pub(crate) const AREAS: [Area; 10] = [
    Area::Security,
    Area::Bookings,
    Area::Invoices,
    Area::Payments,
    Area::Plans,
    Area::Shop,
    Area::Visitors,
    Area::Deliveries,
    Area::Support,
    Area::Staff,
];

impl Area {
    /// Whether it is told by mail whatever is chosen: who got into an account, and what is owed, has to reach its owner.
    pub(crate) fn is_always_mailed(self) -> bool {
        matches!(self, Self::Security | Self::Invoices)
    }

    /// Whether some topic of it can wait.
    pub(crate) fn can_wait(self) -> bool {
        KINDS.iter().any(|(_, area, haste)| *area == Some(self) && *haste == CanWait)
    }

    /// Whether it is told that way to who chose nothing: everything by mail and in the inbox, and to devices what one wants to
    /// know on the way.
    pub(crate) fn by_default(self, channel: Channel) -> bool {
        let on_the_way = [Self::Security, Self::Bookings, Self::Visitors, Self::Deliveries, Self::Support, Self::Staff]
            .contains(&self);
        channel != Channel::Push || on_the_way
    }

    /// Whether it concerns an account: operators' matters operators, the rest who acts for a customer, and security everybody.
    pub(crate) fn concerns(self, is_operator: bool, has_customer: bool) -> bool {
        match self {
            Self::Security => true,
            Self::Staff => is_operator,
            _ => has_customer,
        }
    }

    /// As columns and links have it.
    pub(crate) fn word(self) -> String {
        serde_json::json!(self).as_str().unwrap_or_default().to_owned()
    }

    /// The area of that word.
    pub(crate) fn of(word: &str) -> Option<Self> {
        AREAS.into_iter().find(|area| area.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_decides_and_what_has_none_is_told_by_mail_at_once() {
        let table = [
            ("identity.reset_password", None, Urgent),
            ("identity.identity_linked", Some(Area::Security), Urgent),
            ("billing.invoice_issued", Some(Area::Invoices), Soon),
            ("billing.payment_received", Some(Area::Payments), CanWait),
            ("support.raised", Some(Area::Staff), Soon),
            ("support.answered", Some(Area::Support), Soon),
            ("visitors.invited", None, Urgent),
            ("visitors.at_the_door", Some(Area::Visitors), Urgent),
            ("notices.digest", None, Urgent),
            ("unheard.of", None, Urgent),
        ];
        for (topic, area, haste) in table {
            assert_eq!((kind(topic).area, kind(topic).haste), (area, haste), "{topic}");
        }
    }

    #[test]
    fn what_proves_an_address_is_a_letter_to_its_owner() {
        for topic in ["identity.verify_email", "identity.reset_password", "notices.address_tried"] {
            assert!(kind(topic).proves, "{topic}");
        }
        for topic in ["identity.password_changed", "visitors.invited", "notices.digest", "bookings.confirmed"] {
            assert!(!kind(topic).proves, "{topic}");
        }
    }

    #[test]
    fn every_area_is_found_by_its_word() {
        for area in AREAS {
            assert_eq!(Area::of(&area.word()), Some(area));
        }
        assert_eq!(Area::of("all"), None);
    }
}
