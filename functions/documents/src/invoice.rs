//! What an invoice says, with the business terms (BT) and groups (BG) of EN 16931-1. One value, from which the page and
//! both XML syntaxes are written, so that they cannot differ. Amounts are minor units of `currency` and as a reader
//! expects them: a credit note's are positive, although the ledger keeps them negative.
use kernel::{Currency, Day, Instant};
use ledger::{Amounts, Party, Step, TaxAccounted, creditor_reference};

/// An invoice or a credit note as it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// BT-1: the series and the number in it.
    pub number: String,
    /// BT-3.
    pub kind: InvoiceKind,
    /// BG-3: what a credit note corrects, all of it, the oldest first (art. 219 of Directive 2006/112/EC).
    pub corrects: Vec<Preceding>,
    /// BT-2.
    pub issued_on: Day,
    /// The moment of issue: the document's date, so that the same invoice is the same bytes whenever it is asked for.
    pub issued_at: Instant,
    /// BT-9.
    pub due_on: Day,
    /// BT-5.
    pub currency: Currency,
    /// BT-6 and BT-111: the tax in the currency that the seller accounts for it in, where that is another.
    pub tax_accounted: Option<TaxAccounted>,
    /// BG-4, as it was called on the day of issue, with the bank account that BG-17 names.
    pub seller: Party,
    /// BG-7.
    pub buyer: Party,
    /// BG-25, in order.
    pub lines: Vec<Line>,
    /// BT-113: what was paid by the moment of issue.
    pub prepaid_minor: i64,
    /// What has settled it since, for the page alone: the invoice itself does not change.
    pub settled: Option<Settled>,
    /// BG-16: how it was to be paid when it was issued.
    pub payment: Payment,
    /// How it is paid now, for the page alone: from what it is collected by now, as long as its due day has not passed; by transfer, where
    /// some of what settled it went back.
    pub pays_now: Payment,
}

/// BT-3, from UNTDID 1001.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceKind {
    /// 380.
    Invoice,
    /// 381.
    CreditNote,
}

/// BG-3: an invoice before this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preceding {
    /// BT-25.
    pub number: String,
    /// BT-26.
    pub issued_on: Day,
}

/// What was paid until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// How much of the total.
    pub minor: i64,
    /// The day of the last payment.
    pub on: Day,
}

/// BG-16: how it is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payment {
    /// BG-17: by transfer to the seller's bank account, if it has one.
    Transfer,
    /// BG-19: collected from a bank account.
    Debit {
        /// BT-89.
        mandate: Option<String>,
        /// As much of the account as we know.
        label: String,
    },
    /// BG-18: collected from a card, of which only brand and last digits are known.
    Card {
        /// Such as `Visa 4242`.
        label: String,
    },
}

/// BG-25: a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// BT-153.
    pub name: String,
    /// BG-26: from the first day until the day after the last, as the ledger counts; BT-135 is the last.
    pub period: Option<(Day, Day)>,
    /// BT-129, in thousandths; its sign is that of the net amount (BR-27 wants no negative price).
    pub quantity_thousandths: i64,
    /// BT-131 is its net.
    pub amounts: Amounts,
    /// BT-151.
    pub category: TaxCategory,
    /// BT-152, in parts per million.
    pub rate_ppm: i64,
    /// BT-120: why no tax is charged.
    pub reason: Option<String>,
    /// How the amount came about.
    pub why: Vec<Step>,
}

/// UNTDID 5305 as EN 16931 restricts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaxCategory {
    /// Standard or reduced rate.
    S,
    /// Zero rated.
    Z,
    /// Exempt.
    E,
    /// Reverse charge.
    AE,
    /// Outside the scope of VAT: the seller is not registered for it.
    O,
}

impl TaxCategory {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::S => "S",
            Self::Z => "Z",
            Self::E => "E",
            Self::AE => "AE",
            Self::O => "O",
        }
    }
}

/// BG-23: what the lines of one category and rate come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxGroup {
    /// BT-118.
    pub category: TaxCategory,
    /// BT-119, in parts per million.
    pub rate_ppm: i64,
    /// BT-116 and BT-117: sums of the lines, not rounded again.
    pub amounts: Amounts,
    /// BT-120: each reason once.
    pub reasons: Vec<String>,
}

impl Invoice {
    /// BT-109, BT-110 and BT-112.
    pub fn total(&self) -> Amounts {
        Amounts::sum(self.lines.iter().map(|line| line.amounts))
    }

    /// BT-115: what was to be paid when it was issued.
    pub fn due_minor(&self) -> i64 {
        self.total().gross_minor - self.prepaid_minor
    }

    /// What is to be paid now.
    pub fn open_minor(&self) -> i64 {
        self.total().gross_minor - self.settled.map_or(self.prepaid_minor, |settled| settled.minor)
    }

    /// What a transfer is to quote: what the portal says too.
    pub fn reference(&self) -> String {
        creditor_reference(&self.number)
    }

    /// BG-14: from the first day to the last (and not the day after) that any line covers.
    pub fn period(&self) -> Option<(Day, Day)> {
        let periods = || self.lines.iter().filter_map(|line| line.period);
        let (from, until) = (periods().map(|p| p.0).min()?, periods().map(|p| p.1).max()?);
        Some((from, last_day(until)))
    }

    /// BG-23, highest rate first.
    pub fn tax_groups(&self) -> Vec<TaxGroup> {
        let mut groups: Vec<TaxGroup> = Vec::new();
        for line in &self.lines {
            let same = |group: &&mut TaxGroup| (group.category, group.rate_ppm) == (line.category, line.rate_ppm);
            match groups.iter_mut().find(same) {
                Some(group) => group.add(line),
                None => groups.push(TaxGroup::of(line)),
            }
        }
        groups.sort_by_key(|group| (group.category, -group.rate_ppm));
        groups
    }
}

impl Line {
    /// BT-129: how many, with the sign of what they come to.
    pub fn signed_thousandths(&self) -> i64 {
        let quantity = self.quantity_thousandths.checked_abs().unwrap_or(i64::MAX);
        if self.amounts.net_minor < 0 { -quantity } else { quantity }
    }
}

impl TaxGroup {
    fn of(line: &Line) -> Self {
        let reasons = line.reason.iter().cloned().collect();
        Self { category: line.category, rate_ppm: line.rate_ppm, amounts: line.amounts, reasons }
    }

    fn add(&mut self, line: &Line) {
        self.amounts = Amounts::sum([self.amounts, line.amounts]);
        if let Some(reason) = line.reason.as_ref().filter(|reason| !self.reasons.contains(reason)) {
            self.reasons.push(reason.clone());
        }
    }
}

/// The last day of a period that ends before `until`.
pub fn last_day(until: Day) -> Day {
    until.date().pred_opt().and_then(Day::new).unwrap_or(until)
}
