use crate::Locale;
use db::Statement;
use kernel::{Instant, Money, NewIds, text::Email};
use serde::{Deserialize, Serialize};

/// What a message is about, with all that its text needs, so that sending reads nothing else and
/// tells what was true when it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "topic", content = "payload")]
pub enum Topic {
    /// Somebody signed up: prove that the address is yours.
    #[serde(rename = "identity.verify_email")]
    VerifyEmail {
        /// The person's name.
        name: String,
        /// The page that verifies, with the token.
        link: String,
    },
    /// Somebody signed up with an address that has an account: tell its owner, and nobody else.
    #[serde(rename = "identity.already_registered")]
    AlreadyRegistered {
        /// The owner's name.
        name: String,
        /// The page where a password can be reset.
        link: String,
    },
    /// Somebody asked for a new password.
    #[serde(rename = "identity.reset_password")]
    ResetPassword {
        /// The person's name.
        name: String,
        /// The page that takes the new password, with the token.
        link: String,
    },
    /// The password was changed.
    #[serde(rename = "identity.password_changed")]
    PasswordChanged {
        /// The person's name.
        name: String,
    },
    /// A booking was made.
    #[serde(rename = "bookings.confirmed")]
    BookingConfirmed(BookingNotice),
    /// A booking was cancelled.
    #[serde(rename = "bookings.cancelled")]
    BookingCancelled(BookingNotice),
}

/// What is told of a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingNotice {
    /// The booking; also the UID of its calendar object.
    pub booking_id: String,
    /// The person's name.
    pub name: String,
    /// What the person called it; empty for nothing.
    pub title: String,
    /// The resource's name.
    pub resource: String,
    /// The location's name.
    pub location: String,
    /// When it starts.
    #[serde(with = "kernel::millis")]
    pub starts_at: Instant,
    /// When it ends.
    #[serde(with = "kernel::millis")]
    pub ends_at: Instant,
    /// The IANA name of the location's zone.
    pub zone: String,
    /// Seconds east of UTC at the start and at the end, to write wall-clock times with.
    pub offsets_seconds: (i32, i32),
    /// What it costs.
    pub price: Money,
    /// 0 when made, one more with every change: the SEQUENCE of its calendar object.
    pub sequence: u32,
}

/// A message to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// To whom.
    pub recipient: Email,
    /// In which language.
    pub locale: Locale,
    /// What about.
    pub topic: Topic,
}

const INSERT: &str = "INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";

/// Owes `message`: a statement for the batch of its cause.
pub fn owe(message: &Message, now: Instant, ids: &dyn NewIds) -> Statement {
    let id = format!("out_{}", ids.next());
    let (topic, payload) = message.topic.to_columns();
    let recipient = message.recipient.as_str();
    let params =
        [id.as_str().into(), topic.into(), recipient.into(), message.locale.tag().into(), payload.into(), now.into()];
    Statement::new(INSERT, params).nudging(id)
}

impl Topic {
    /// The columns `topic` and `payload`.
    pub fn to_columns(&self) -> (String, String) {
        let value = serde_json::to_value(self).unwrap_or_default();
        let topic = value["topic"].as_str().unwrap_or_default().to_owned();
        (topic, value["payload"].to_string())
    }

    /// Reads the columns `topic` and `payload`; `None` if no message of ours has them.
    pub fn from_columns(topic: &str, payload: &str) -> Option<Self> {
        let payload: serde_json::Value = serde_json::from_str(payload).ok()?;
        serde_json::from_value(serde_json::json!({ "topic": topic, "payload": payload })).ok()
    }
}

/// The statement text of `owe`, for the tests that prepare and plan it.
pub(crate) const ALL_SQL: &[&str] = &[INSERT];
