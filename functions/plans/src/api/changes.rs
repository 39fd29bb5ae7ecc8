use crate::api::{Benefit, ContractId, Draft, PlanId, Quantity};
use kernel::{Day, Money};
use serde::{Deserialize, Deserializer, Serialize, de};

kernel::number!(
    /// How many cycles a pause lasts.
    PauseCycles, 1..=24, "must be 1 to 24 cycles"
);
kernel::text!(
    /// Why a member leaves, in their words.
    LeavingReason,
    0..=1000
);

/// From when another plan holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Today.
    Now,
    /// When the period that is charged is over.
    PeriodEnd,
    /// On a day.
    On(Day),
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "now" => Ok(Self::Now),
            "period_end" => Ok(Self::PeriodEnd),
            day => day.parse().map(Self::On).map_err(|_| de::Error::custom("not now, period_end or a day")),
        }
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words = schemars::json_schema!({ "type": "string", "enum": ["now", "period_end"] });
        schemars::json_schema!({ "anyOf": [words, generator.subschema_for::<Day>()] })
    }
}

/// The hash of a preview: what is agreed is what was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// The digest of what was shown.
    pub fn of(shown: &[u8]) -> Self {
        Self(format!("{:016x}", xxhash_rust::xxh3::xxh3_64(shown)))
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let fits = text.len() == 16 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if fits { Ok(Self(text)) } else { Err(de::Error::custom("not the digest of a preview")) }
    }
}

kernel::schema!(Digest, schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{16}$" }));

macro_rules! wishes {
    ($($(#[$doc:meta])* $wish:ident, $agreed:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* } $(and $(#[$more_doc:meta])* $more:ident: $more_type:ty)?;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $wish {
            $($(#[$field_doc])* pub $field: $type,)*
        }

        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $agreed {
            $($(#[$field_doc])* pub $field: $type,)*
            $($(#[$more_doc])* pub $more: $more_type,)?
            /// The digest of the preview that the member agrees to.
            pub seen: Digest,
        }

        impl $agreed {
            /// The wish, without the agreement.
            pub fn wish(&self) -> $wish {
                $wish { $($field: self.$field.clone()),* }
            }
        }
    )+};
}
wishes! {
    /// Joining a plan.
    Joining, AgreedJoining {
        /// Which.
        plan_id: PlanId,
        /// How many of it.
        quantity: Quantity,
        /// The first day.
        starts_on: Day
    };
    /// Another plan, or another quantity of the same.
    Change, AgreedChange {
        /// Which plan.
        plan_id: PlanId,
        /// How many of it.
        quantity: Quantity,
        /// From when.
        when: When
    };
    /// A rest of whole cycles.
    Pausing, AgreedPausing {
        /// The first day: that of a cycle which is not charged yet.
        from: Day,
        /// How many cycles.
        cycles: PauseCycles
    };
    /// Going on before a pause is over, from the next cycle on.
    Resuming, AgreedResuming {
        /// The first day of the pause.
        from: Day
    };
    /// Leaving.
    Leaving, AgreedLeaving {
        /// The first day on which it no longer holds.
        ends_on: Day
    } and
        /// Why; empty to say nothing.
        reason: LeavingReason;
    /// Taking back an end, or the change that lies ahead.
    Withdrawing, AgreedWithdrawing {};
}

/// What an act comes to, to the cent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Preview {
    /// From when it holds.
    pub takes_effect_on: Day,
    /// Whether it waits for an operator's yes; then this is how it comes if they say it today.
    pub waits: bool,
    /// Every invoice through this day is below: by then the wish has worked itself out.
    pub until: Day,
    /// The invoices that come.
    pub invoices: Vec<Draft>,
    /// The invoices that would come without it.
    pub unchanged: Vec<Draft>,
    /// What the first come to less what the second do, with tax: a sum for each currency in which that is anything; if it is nothing in
    /// all of them, that alone.
    pub differences: Vec<Money>,
    /// What a cycle gives.
    pub benefits: NowAndThen,
    /// What was booked on benefits that are withdrawn, and is charged.
    pub charged_draws: Vec<ChargedDraw>,
    /// Whether the payer has more contracts than can be reckoned together, so that this tells of those of this customer alone; left out where
    /// it does not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_part: bool,
    /// Names all of this.
    pub digest: Digest,
}

/// What a cycle gives before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NowAndThen {
    /// Now.
    pub now: Vec<Benefit>,
    /// Once the wish has come true.
    pub then: Vec<Benefit>,
}

/// A benefit that was drawn ahead, is withdrawn and so is charged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ChargedDraw {
    /// What the benefit is called.
    pub name: String,
    /// The booking or the order that drew it.
    pub source_id: String,
    /// What it had saved, with tax.
    pub gross: Money,
}

/// What happened to a contract by an operator, or would happen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Acted {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// The contract that was changed, or the one that was made.
    pub contract_id: ContractId,
    /// Every invoice of the payer's that comes of it, as members are shown theirs. Its digest names all that is shown.
    pub preview: Preview,
    /// Every invoice that comes of it to whoever pays from then on, where that is another; left out where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_payer_preview: Option<Preview>,
}
