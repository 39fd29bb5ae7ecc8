//! By which ways a message is told, and when.
use super::quiet::{next_digest, quiet_until};
use super::topics::{Haste, Kind};
use crate::api::{Area, Channel, DigestEvery, QuietHours};
use kernel::{AccountId, Instant, Zone};

/// An account that a message concerns, and how it wants to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Addressee {
    /// Who.
    pub(crate) account: AccountId,
    /// Whether the message's mail goes to this account's own address.
    pub(crate) is_recipient: bool,
    /// Where they depart from the defaults.
    pub(crate) choices: Vec<(Area, Channel, bool)>,
    /// How often what can wait is mailed.
    pub(crate) digest: DigestEvery,
    /// When it is quiet.
    pub(crate) quiet: Option<QuietHours>,
    /// On whose clock.
    pub(crate) zone: Zone,
    /// The devices that take pushes.
    pub(crate) devices: Vec<String>,
}

impl Addressee {
    /// Whether they want to be told of `area` that way.
    pub(crate) fn wants(&self, area: Area, channel: Channel) -> bool {
        if channel == Channel::Mail && area.is_always_mailed() {
            return true;
        }
        let chosen = self.choices.iter().find(|(of, by, _)| *of == area && *by == channel);
        chosen.map_or_else(|| area.by_default(channel), |(_, _, wanted)| *wanted)
    }

    fn quiet_ends(&self, now: Instant) -> Option<Instant> {
        self.quiet.and_then(|quiet| quiet_until(quiet, &self.zone, now))
    }
}

/// What becomes of the mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ByMail {
    /// It goes out.
    Now,
    /// It goes out when the quiet ends.
    At(Instant),
    /// It becomes a line of that account's digest.
    InDigest(AccountId, Instant),
    /// Its reader does not want it.
    Unwanted,
    /// Mail to the address comes back, and the message stands in an inbox.
    Bounced,
    /// Mail to the address comes back, and there is no inbox.
    Unreachable,
}

/// By which ways a message is told, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// In whose inboxes.
    pub(crate) inboxes: Vec<AccountId>,
    /// To which devices, from when on.
    pub(crate) pushes: Vec<(String, Instant)>,
    /// By mail.
    pub(crate) mail: ByMail,
    /// The account that can turn this area off by a link in the mail.
    pub(crate) may_unsubscribe: Option<(AccountId, Area)>,
}

/// How a message of that kind is told to its addressees; `bounced` if mail to its recipient comes back.
pub(crate) fn told(kind: Kind, addressees: &[Addressee], bounced: bool, now: Instant) -> Told {
    let Some(area) = kind.area else {
        let mail = if bounced && !kind.proves { ByMail::Unreachable } else { ByMail::Now };
        return Told { inboxes: Vec::new(), pushes: Vec::new(), mail, may_unsubscribe: None };
    };
    let wanting = |channel| addressees.iter().filter(move |one| one.wants(area, channel));
    let inboxes: Vec<_> = wanting(Channel::InApp).map(|one| one.account.clone()).collect();
    let pushes = wanting(Channel::Push).flat_map(|one| {
        let waits = if kind.haste == Haste::Urgent { None } else { one.quiet_ends(now) };
        one.devices.iter().map(move |device| (device.clone(), waits.unwrap_or(now)))
    });
    let recipient = addressees.iter().find(|one| one.is_recipient);
    let mail = match recipient.map_or(ByMail::Now, |one| by_mail(kind.haste, area, one, now)) {
        ByMail::Unwanted => ByMail::Unwanted,
        _ if bounced && !inboxes.is_empty() => ByMail::Bounced,
        _ if bounced => ByMail::Unreachable,
        way => way,
    };
    let may_unsubscribe = recipient.filter(|_| !area.is_always_mailed()).map(|one| (one.account.clone(), area));
    Told { pushes: pushes.collect(), inboxes, mail, may_unsubscribe }
}

fn by_mail(haste: Haste, area: Area, reader: &Addressee, now: Instant) -> ByMail {
    if !reader.wants(area, Channel::Mail) {
        return ByMail::Unwanted;
    }
    if haste != Haste::CanWait {
        return ByMail::Now;
    }
    if let Some(due_at) = next_digest(reader.digest, &reader.zone, now) {
        return ByMail::InDigest(reader.account.clone(), due_at);
    }
    reader.quiet_ends(now).map_or(ByMail::Now, ByMail::At)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::topics::kind;

    const NIGHT: &str = "2030-01-01T23:00:00Z";
    const MORNING: &str = "2030-01-02T06:00:00Z";

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn ada() -> Addressee {
        Addressee {
            account: "acc_ada".parse().unwrap(),
            is_recipient: true,
            choices: Vec::new(),
            digest: DigestEvery::Off,
            quiet: Some(QuietHours { from: "22:00".parse().unwrap(), until: "06:00".parse().unwrap() }),
            zone: Zone::fixed("Etc/UTC", 0),
            devices: vec!["dev_phone".to_owned()],
        }
    }

    fn told_to(one: Addressee, topic: &str) -> Told {
        told(kind(topic), &[one], false, at(NIGHT))
    }

    #[test]
    fn what_can_wait_waits_for_the_morning_and_what_is_urgent_does_not() {
        let push_at = |topic| told_to(ada(), topic).pushes.first().map(|(_, due)| due.to_string());
        assert_eq!(told_to(ada(), "support.changed").mail, ByMail::At(at(MORNING)));
        assert_eq!(told_to(ada(), "bookings.confirmed").mail, ByMail::Now);
        assert_eq!(push_at("bookings.confirmed"), Some(MORNING.to_owned()));
        assert_eq!(push_at("visitors.at_the_door"), Some(NIGHT.to_owned()));
        assert_eq!(push_at("billing.invoice_issued"), None, "off by default");
    }

    #[test]
    fn what_is_not_wanted_is_not_told_that_way_but_for_what_must_be() {
        let choices =
            |area| vec![(area, Channel::Mail, false), (area, Channel::InApp, false), (area, Channel::Push, false)];
        let silent = told_to(Addressee { choices: choices(Area::Bookings), ..ada() }, "bookings.confirmed");
        assert_eq!((silent.inboxes, silent.pushes, silent.mail), (vec![], vec![], ByMail::Unwanted));
        let invoice = told_to(Addressee { choices: choices(Area::Invoices), ..ada() }, "billing.invoice_issued");
        assert_eq!((invoice.mail, invoice.may_unsubscribe), (ByMail::Now, None));
        let receipt = told_to(ada(), "billing.payment_received");
        assert_eq!(receipt.may_unsubscribe, Some(("acc_ada".parse().unwrap(), Area::Payments)));
    }

    #[test]
    fn a_digest_takes_what_can_wait_and_nothing_else() {
        let daily = || Addressee { digest: DigestEvery::Daily, ..ada() };
        let due = ByMail::InDigest("acc_ada".parse().unwrap(), at("2030-01-02T08:00:00Z"));
        assert_eq!(told_to(daily(), "support.changed").mail, due);
        assert_eq!(told_to(daily(), "support.answered").mail, ByMail::Now);
    }

    #[test]
    fn a_letter_goes_by_mail_alone_and_to_an_address_that_bounced_only_if_it_proves_it() {
        let letter = told(kind("identity.reset_password"), &[ada()], true, at(NIGHT));
        assert_eq!((letter.inboxes.len(), letter.pushes.len(), letter.mail), (0, 0, ByMail::Now));
        assert_eq!(told(kind("visitors.invited"), &[], true, at(NIGHT)).mail, ByMail::Unreachable);
        assert_eq!(told(kind("visitors.invited"), &[], false, at(NIGHT)).mail, ByMail::Now);
    }

    #[test]
    fn an_address_that_bounced_is_not_mailed_and_who_has_no_inbox_is_not_reached() {
        let of = |all: &[Addressee]| told(kind("bookings.confirmed"), all, true, at(NIGHT)).mail;
        assert_eq!(of(&[ada()]), ByMail::Bounced);
        assert_eq!(of(&[]), ByMail::Unreachable);
    }

    #[test]
    fn whoever_acts_for_the_customer_finds_it_and_the_mail_goes_to_its_address_all_the_same() {
        let tess = Addressee { account: "acc_tess".parse().unwrap(), is_recipient: false, ..ada() };
        let Told { inboxes, mail, may_unsubscribe, .. } = told_to(tess, "billing.invoice_issued");
        assert_eq!((inboxes.len(), mail, may_unsubscribe), (1, ByMail::Now, None));
    }
}
