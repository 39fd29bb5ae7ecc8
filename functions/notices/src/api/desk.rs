//! The queue as operators see it.
use kernel::Instant;
use outbox::store::{Counts, Listed};
use serde::{Deserialize, Deserializer, Serialize, de};
use web::ListCursor;

kernel::id!(
    /// A notice: a message in the outbox.
    NoticeId,
    "out"
);

/// What has become of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    /// It is to be sent, now or when its next attempt is due.
    #[default]
    Waiting,
    /// It was sent.
    Sent,
    /// It was given up, until an operator replays it.
    Dead,
}

/// Which notices to list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ListNotices {
    /// In which state; `waiting` if it is left out.
    #[serde(default)]
    pub(crate) state: State,
    /// The `next_cursor` of the page before.
    pub(crate) cursor: Option<Cursor>,
}

/// A notice as operators see it: everything but what it says, which may hold a link to sign in with.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Notice {
    /// Its id; also the left half of its mail's Message-ID.
    pub(crate) id: NoticeId,
    /// What about, such as `bookings.confirmed`.
    pub(crate) topic: String,
    /// To whom; as it was owed, even if it is no address.
    pub(crate) recipient: String,
    /// What has become of it.
    pub(crate) state: State,
    /// How often it was tried.
    pub(crate) attempts: u32,
    /// When it was owed.
    pub(crate) created_at: Instant,
    /// When it is tried next, if it waits.
    pub(crate) due_at: Option<Instant>,
    /// When it was sent, if it was.
    pub(crate) sent_at: Option<Instant>,
    /// Why the last attempt failed, if it did.
    pub(crate) last_error: Option<String>,
}

impl Notice {
    /// A row of the list of `state`; an error if its id is none.
    pub(crate) fn new(row: Listed, state: State) -> Result<Self, &'static str> {
        Ok(Self {
            id: row.id.parse()?,
            topic: row.topic,
            recipient: row.recipient,
            state,
            attempts: row.attempts,
            created_at: row.created_at,
            due_at: (state == State::Waiting).then_some(row.due_at),
            sent_at: row.sent_at,
            last_error: row.last_error,
        })
    }
}

/// The place after a notice in its list: an instant and an id, which no caller takes apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// The instant that the list goes by.
    pub(crate) at: Instant,
    /// The notice.
    pub(crate) id: String,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.as_millis(), self.id)
    }
}

impl std::str::FromStr for Cursor {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const RULE: &str = "not a cursor of this list";
        let (at, id) = text.split_once('.').ok_or(RULE)?;
        let at = Instant::from_digits(at).ok_or(RULE)?;
        let id: NoticeId = id.parse().map_err(|_| RULE)?;
        Ok(Self { at, id: id.as_str().to_owned() })
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

kernel::schema!(
    Cursor,
    schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{1,13}\\.out_[0-9A-Za-z_-]{1,40}$" })
);

/// How many notices are where; each number ends at a thousand.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Summary {
    /// Waiting, due or not yet.
    pub(crate) waiting: u32,
    /// Since when the longest due of them has been due, if one is.
    pub(crate) due_since: Option<Instant>,
    /// Given up.
    pub(crate) dead: u32,
    /// Sent since the day began in UTC.
    pub(crate) sent_today: u32,
    /// Addresses that are not written to.
    pub(crate) bounced: u32,
    /// Messages of the queues that name nothing.
    pub(crate) stray: u32,
}

impl Summary {
    /// Those counts, how many addresses bounced, and how many messages name nothing.
    pub(crate) fn new(counts: &Counts, bounced: u32, stray: u32) -> Self {
        let Counts { waiting, due_since, dead, sent } = *counts;
        Self { waiting, due_since, dead, sent_today: sent, bounced, stray }
    }
}

/// A message of a queue that names nothing: no notice, no order.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Stray {
    /// The queue that brought it: `notices` or `orders`.
    pub(crate) queue: String,
    /// What it says, or its beginning.
    pub(crate) body: String,
    /// Why nothing could be done.
    pub(crate) why: String,
    /// When it came first.
    pub(crate) first_at: Instant,
    /// When it came last.
    pub(crate) last_at: Instant,
    /// How often.
    pub(crate) times: u32,
    /// Whether it can be sent again; one of which only the beginning was kept cannot.
    pub(crate) can_replay: bool,
}

impl From<outbox::Stray> for Stray {
    fn from(outbox::Stray { queue, body, why, first_at, last_at, times }: outbox::Stray) -> Self {
        let can_replay = body.chars().count() <= outbox::BODY_CHARS_MAX;
        Self { queue, body, why, first_at, last_at, times, can_replay }
    }
}

/// A message to send to the queue again that brought it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplayStray {
    /// The queue that brought it.
    pub(crate) queue: String,
    /// What it says.
    pub(crate) body: String,
}

/// How many were dismissed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Dismissed {
    /// Of those that had come until then.
    pub(crate) dismissed: usize,
}

/// Notices to send again.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Replays {
    /// Which; those that were not given up are left alone.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 100)))]
    pub(crate) ids: Vec<NoticeId>,
}

/// How many were made due again.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Replayed {
    /// Of those asked for.
    pub(crate) replayed: usize,
}

kernel::id!(
    /// An address that mail came back from.
    BounceId,
    "bnc"
);

/// Which bounces to list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Pages {
    /// The `next_cursor` of the page before.
    pub(crate) cursor: Option<ListCursor>,
}

/// An address to which mail does not come.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Bounce {
    /// Its id.
    pub(crate) id: BounceId,
    /// The address.
    pub(crate) address: String,
    /// What its server said.
    pub(crate) reason: String,
    /// What about the mail was.
    pub(crate) topic: String,
    /// When.
    pub(crate) bounced_at: Instant,
    /// Whether its server took the mail and sent it back later; if not, it refused it.
    pub(crate) came_back: bool,
}

/// An address to which some mails did not arrive lately. It is written to all the same, until they are five in a fortnight.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct SoftBounce {
    /// The address.
    pub(crate) address: String,
    /// How many mails.
    pub(crate) mails: u32,
    /// Why the last of them did not.
    pub(crate) reason: String,
    /// When that was said.
    pub(crate) last_at: Instant,
}

kernel::text!(
    /// An address that a mail came back to, as its envelope has it.
    EnvelopeAddress,
    1..=320
);

/// Where a mail came back to.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ReturnedTo {
    /// The recipient of its envelope (RCPT TO): the address that ours was sent from.
    pub(crate) to: EnvelopeAddress,
}
