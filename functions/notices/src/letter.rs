//! What a notice says, in the reader's language: as plain text, as HTML, and as the mail that holds both.
mod account;
mod billing;
mod code;
mod deliveries;
mod html;
mod mail;
mod notices;
mod own;
mod pen;
mod plans;
mod samples;
mod shop;
mod support;
mod teams;
mod text;
mod visitors;

pub use html::html;
pub use mail::{Mail, mail};
pub(crate) use mail::{mail_of, written};
pub use markup::Block;
pub use own::Own;
pub(crate) use samples::{sample, samples};
pub use text::text;

use crate::clock;
use crate::texts::{Words, fill, one_line, texts};
use kernel::text::Email;
use outbox::{BookingNotice, FactorNotice, Locale, Page, Topic};
use pen::Pen;

/// What stands at the head of every mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The space's name, as it signs.
    pub space: String,
    /// The address that mails come from.
    pub sender: Email,
    /// Where mails come back to, each to a variant of it with a plus: `MAIL_FROM`, unless another is named.
    pub bounces: Email,
    /// Where the portal is, without a slash at the end.
    pub portal_url: String,
    /// What operators say of their own in the letter at hand.
    pub own: Own,
}

impl Letterhead {
    /// Reads `MAIL_FROM` (`Portico <portal@example.org>`, or the address alone) and `PORTAL_URL`.
    pub fn new(mail_from: &str, portal_url: &str) -> Result<Self, &'static str> {
        let (name, address) = match mail_from.trim().strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"'), address),
            None => ("", mail_from),
        };
        let sender: Email = address.parse()?;
        let space = one_line(if name.is_empty() { "Portico" } else { name });
        Ok(Self {
            space,
            bounces: sender.clone(),
            sender,
            portal_url: portal_url.trim_end_matches('/').to_owned(),
            own: Own::default(),
        })
    }

    /// The same, with mails coming back to `address` (`BOUNCES_TO`); to the sender, if that is empty.
    pub fn returning_to(self, address: &str) -> Result<Self, &'static str> {
        let bounces = if address.is_empty() { self.sender.clone() } else { address.parse()? };
        Ok(Self { bounces, ..self })
    }

    /// The same, signed with the name that the space has in its settings.
    pub fn signed_by(&self, space: &str) -> Self {
        Self { space: one_line(space), ..self.clone() }
    }

    /// The domain of the sender's address: the right-hand side of every Message-ID.
    pub fn domain(&self) -> &str {
        self.sender.as_str().rsplit_once('@').map_or("localhost", |(_, domain)| domain)
    }
}

/// A notice, ready to be set as plain text or as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its language.
    pub locale: Locale,
    /// The space's name.
    pub space: String,
    /// The subject line.
    pub subject: String,
    /// The heading.
    pub heading: String,
    /// The first line, to the reader.
    pub hello: String,
    /// What operators say of their own before all else.
    pub opening: Vec<Block>,
    /// Paragraphs.
    pub body: Vec<String>,
    /// Labels and what belongs to them.
    pub facts: Vec<(String, String)>,
    /// What the button says, and where it leads.
    pub action: Option<(String, String)>,
    /// Before the address, for who cannot press the button.
    pub link: &'static str,
    /// Paragraphs after the button.
    pub after: Vec<String>,
    /// What operators say of their own after all else.
    pub closing: Vec<Block>,
    /// The link that stands as a code to scan, and what to say to whom cannot see it.
    pub code: Option<(String, &'static str)>,
    /// Who wrote, and that nobody reads answers.
    pub footer: String,
    /// What to say before the link, and the link that turns mails like this off.
    pub unsubscribe: Option<(&'static str, String)>,
    /// The names that operators may put in braces here.
    pub names: Vec<String>,
}

/// A match in which the letters of an area stand by name: `billing { InvoiceIssued => invoice }` is
/// `Topic::InvoiceIssued(notice) => billing::invoice(pen, notice)`. Then come those that are words alone: `address { EmailInUse => in_use }`
/// is a letter of `texts.address.in_use`. No topic can be left out.
macro_rules! by_area {
    ($topic:expr, $pen:expr, $($area:ident { $($variant:ident => $letter:ident,)+ })+;
        $($words:ident { $($told:ident => $field:ident,)+ })+; $($own:pat => $said:expr,)+) => {
        match $topic {
            $($(Topic::$variant(notice) => $area::$letter($pen, notice),)+)+
            $($(Topic::$told(notice) => of_factor($pen, &$pen.texts.$words.$field, notice),)+)+
            $($own => $said,)+
        }
    };
}

/// What `topic` says to its reader.
pub fn letter(topic: &Topic, locale: Locale, head: &Letterhead) -> Letter {
    let (texts, pen) = (texts(locale), &Pen::new(locale, head));
    by_area! { topic, pen,
        billing {
            InvoiceIssued => invoice, CreditNoteIssued => credit_note, PaymentReceived => payment,
            PaymentFailed => payment_failed, InvoiceReminder => reminder, CollectionAhead => collection_ahead,
            LateFee => late_fee, Suspended => suspended, Unsuspended => unsuspended, Reinstated => reinstated, Refunded => refund,
            MandateSetUp => mandate, MethodExpiring => method_expiring, DisputeOpened => dispute,
        }
        shop {
            OrderReceived => order, OrderRefunded => order_refunded, OrderGivenUp => order_given_up, ProposalSent => proposal,
            ProposalDecided => proposal_decided,
        }
        support {
            TicketRaised => raised, TicketReplied => replied, TicketAnswered => answered, TicketChanged => changed, TicketMerged => merged,
        }
        plans {
            PlanJoined => joined, PlanChanged => changed, PauseSet => paused, PlanGoesOn => goes_on, PayerChanged => payer_changed, PlanCancelled => cancelled,
            PlanApproved => approved, PlanWaits => waits, PlanRefused => refused, PriceAhead => price_ahead,
            BenefitGiven => benefit_given, BenefitTaken => benefit_taken,
        }
        visitors {
            VisitorInvited => invited, VisitChanged => changed, VisitCancelled => cancelled,
            VisitReminder => reminder, VisitorArrived => arrived, VisitorAtTheDoor => at_the_door,
            VisitToApprove => to_approve, VisitDecided => decided, VisitsFollowed => followed,
        }
        deliveries {
            DeliveriesArrived => arrived, DeliveryReminder => reminder, DeliveryDone => done,
        }
        account {
            AccountWaits => account_waits, AccountApproved => account_approved, AccountDeclined => account_declined, OperatorInvited => operator_invited,
        }
        notices {
            Digest => digest, HealthBroken => broken,
        }
        teams {
            TeamInvited => invited, TeamJoined => joined, TeamLeft => left, TeamRemoved => removed,
        };
        factors {
            PasskeyAdded => passkey_added, PasskeyRemoved => passkey_removed, SecondStepOn => second_step_on, SecondStepOff => second_step_off,
            SignedOut => signed_out, LockLifted => lock_lifted, RecoveryCodeUsed => recovery_code_used, ApiTokenMade => api_token_made,
        }
        address {
            ConfirmEmail => confirm, ConfirmEmailByLink => confirm_by_link, EmailChangeAsked => asked, EmailInUse => in_use,
            EmailChanged => changed, EmailPutBack => put_back, ProveEmail => prove, WayNotLinked => way_not_linked, GuestCode => guest, GuestKnown => guest_known,
        };
        // Whoever typed this name has proved nothing yet. Greeting with it would let anybody send
        // 120 characters of their own to any address, in the space's name.
        Topic::VerifyEmail { name: _, link } => with_link(&texts.verify_email, "", link, locale, head),
        Topic::AlreadyRegistered { name, link } => with_link(&texts.already_registered, name, link, locale, head),
        Topic::ResetPassword { name, link } => with_link(&texts.reset_password, name, link, locale, head),
        Topic::PasswordChanged { name } => with_link(&texts.password_changed, name, "", locale, head),
        Topic::IdentityLinked { name, provider, link } => of_provider(&texts.identity_linked, name, provider, link, locale, head),
        Topic::IdentityUnlinked { name, provider, link } => of_provider(&texts.identity_unlinked, name, provider, link, locale, head),
        Topic::BookingConfirmed(notice) => {
            let mut letter = of_booking(&texts.booking_confirmed, notice, locale, head);
            letter.facts.push((texts.price.to_owned(), price(notice, locale)));
            letter
        },
        Topic::BookingCancelled(notice) => of_booking(&texts.booking_cancelled, notice, locale, head),
        Topic::FileGiven { name, title, page } => account::file_given(pen, name, title, page),
        Topic::ExportMade { name, until, page } => account::export_made(pen, name, *until, page),
        Topic::ErasureAsked { name, due, page } => account::erasure_asked(pen, name, *due, page),
        Topic::ErasureTakenBack { name, page } => account::erasure_taken_back(pen, name, page),
        Topic::ErasureHeld { name, page } => account::erasure_held(pen, name, page),
        Topic::AccountErased { name } => with_link(&texts.account.erased, name, "", locale, head),
        Topic::AddressTried { name, page } => notices::address_tried(pen, name, page),
        Topic::AddressBounced { page } => notices::address_bounced(pen, page),
    }
}

fn with_link(words: &Words, name: &str, link: &str, locale: Locale, head: &Letterhead) -> Letter {
    write(words, name, &[("space", &head.space)], link, locale, head)
}

fn of_provider(words: &Words, name: &str, provider: &str, link: &str, locale: Locale, head: &Letterhead) -> Letter {
    write(words, name, &[("space", head.space.as_str()), ("provider", provider)], link, locale, head)
}

fn of_factor(pen: &Pen, words: &Words, notice: &FactorNotice) -> Letter {
    let values = [("space", pen.head.space.as_str()), ("what", &notice.what)];
    write(words, &notice.name, &values, &notice.link, pen.locale, pen.head)
}

fn of_booking(words: &Words, notice: &BookingNotice, locale: Locale, head: &Letterhead) -> Letter {
    let texts = texts(locale);
    let (first, last) = notice.offsets_seconds;
    let (starts, ends) = (clock::wall_clock(notice.starts_at, first), clock::wall_clock(notice.ends_at, last));
    let (day, from) = (figures::weekday(starts.date(), locale), clock::time(starts.time()));
    let values = [("space", head.space.as_str()), ("room", &notice.resource), ("day", &day), ("from", &from)];
    let link = format!("{}{}", head.portal_url, Page::bookings().as_str());
    let span = format!("{} ({})", clock::span(starts, ends, locale), notice.zone);
    write(words, &notice.name, &values, &link, locale, head).with_facts([
        (texts.title, notice.title.clone()),
        (texts.what, notice.resource.clone()),
        (texts.place, notice.location.clone()),
        (texts.when, span),
    ])
}

fn price(notice: &BookingNotice, locale: Locale) -> String {
    if notice.price.minor == 0 { texts(locale).free.to_owned() } else { figures::money(notice.price, locale) }
}

fn write<V: AsRef<str>>(
    words: &Words,
    name: &str,
    values: &[(&str, V)],
    link: &str,
    locale: Locale,
    head: &Letterhead,
) -> Letter {
    let texts = texts(locale);
    let put = |text: &&str| fill(text, values);
    let hello = if name.trim().is_empty() { texts.hello.to_owned() } else { fill(texts.hello_name, &[("name", name)]) };
    let action = (!words.action.is_empty()).then(|| (fill(words.action, values), link.to_owned()));
    Letter {
        locale,
        space: head.space.clone(),
        subject: fill(words.subject, values),
        heading: fill(words.heading, values),
        hello,
        opening: Vec::new(),
        body: words.body.iter().map(put).collect(),
        facts: Vec::new(),
        action,
        link: texts.link,
        after: words.after.iter().map(put).collect(),
        closing: Vec::new(),
        code: None,
        footer: fill(texts.footer, values),
        unsubscribe: None,
        names: Vec::new(),
    }
    .in_own_words(&head.own, name, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letterhead_is_read_from_mail_from() {
        let head = Letterhead::new("The Quay <portal@example.org>", "https://portal.example/").unwrap();
        assert_eq!((head.space.as_str(), head.sender.as_str()), ("The Quay", "portal@example.org"));
        assert_eq!((head.portal_url.as_str(), head.domain()), ("https://portal.example", "example.org"));
        assert_eq!(Letterhead::new("\"Quay, The\" <a@example.org>", "").unwrap().space, "Quay, The");
        assert_eq!(Letterhead::new("a@example.org", "").unwrap().space, "Portico");
        assert!(Letterhead::new("", "").is_err());
        assert!(Letterhead::new("Quay <a@b@c>", "").is_err());
    }

    #[test]
    fn a_name_cannot_begin_a_header() {
        let head = Letterhead::new("Quay\r\nbcc: x <a@example.org>", "").unwrap();
        let topic = Topic::ResetPassword { name: "Ada\r\nbcc: all@example.org".to_owned(), link: String::new() };
        let letter = letter(&topic, Locale::En, &head);
        assert!(!letter.subject.contains(['\r', '\n']), "{}", letter.subject);
        assert_eq!(letter.hello, "Hello Ada  bcc: all@example.org,");
    }

    #[test]
    fn somebody_without_a_name_is_greeted_without_it() {
        let head = Letterhead::new("Quay <a@example.org>", "").unwrap();
        let topic = Topic::PasswordChanged { name: " ".to_owned() };
        assert_eq!(letter(&topic, Locale::De, &head).hello, "Hallo,");
    }
}
