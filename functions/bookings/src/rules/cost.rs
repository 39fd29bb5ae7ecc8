//! What is left to pay of a price: credits, the plan's discount, a code's, tax (docs/money.md, parts 1, 2 and 7).
use super::quote::Quote;
use crate::api::{Cost, Covered, Discount, Pays, ledger_key};
use access::{Rule, Standing};
use kernel::{BookingId, CustomerId, Day, Instant, KindId, LocationId, Money};
use ledger::{Amounts, BenefitKind, Charge, Cover, Draw, GrantId, Purse, Source, Step, Tax, TaxClass, WhenToPay};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What is to be paid for.
#[derive(Debug, Clone, Copy)]
pub struct Costable<'a> {
    /// Of which kind.
    pub kind: &'a KindId,
    /// Where.
    pub location: &'a LocationId,
    /// From when.
    pub starts_at: Instant,
    /// How long.
    pub minutes: i64,
    /// The full price.
    pub price: Money,
    /// How it is taxed.
    pub tax_class: TaxClass,
}

/// What a code takes off what benefits and the plan's discount have left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeOff<'a> {
    /// The code.
    pub code: &'a str,
    /// The part that it takes off in parts per million; 0 where an amount is.
    pub off_ppm: i64,
    /// The most that it takes off, in minor units.
    pub off_minor_max: i64,
}

/// What a price comes to, and what it draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Costing {
    /// As it is shown and kept.
    pub cost: Cost,
    /// What is drawn of which benefit.
    pub draws: Vec<Draw>,
    /// How many minutes of it were bought, and so do not count towards a cap.
    pub bought_minutes: i64,
    /// What is charged.
    pub amounts: Amounts,
    /// The tax that it bears.
    pub tax: Tax,
}

impl CodeOff<'_> {
    /// What it takes off `minor`.
    pub fn of(&self, minor: i64) -> i64 {
        let part = ledger::half_up(Decimal::from(minor) * Decimal::from(self.off_ppm) / Decimal::from(1_000_000));
        if self.off_ppm == 0 { minor.min(self.off_minor_max) } else { part.min(minor) }
    }
}

/// What `wish` comes to for somebody of that standing. Where it goes beyond a cap of their plans, `cap_leaves` so many minutes for what
/// those give.
pub fn cost(
    purse: &Purse,
    standing: Option<Standing>,
    wish: Costable<'_>,
    cap_leaves: Option<i64>,
    code: Option<CodeOff<'_>>,
) -> Costing {
    let currency = wish.price.currency;
    let grants = purse.grants_for(wish.kind, wish.location, wish.starts_at);
    let discount = purse.discount(wish.kind, wish.location, wish.starts_at);
    let (money_grants, time_grants): (Vec<_>, Vec<_>) =
        grants.iter().cloned().partition(|grant| grant.kind == BenefitKind::MoneyCredit);
    let asked = ledger::Cost { minutes: wish.minutes, price_minor: wish.price.minor, currency };
    let off_ppm = discount.map_or(0, |discount| discount.off_ppm);
    let time = ledger::cover_within(asked, &time_grants, off_ppm, cap_leaves);
    let code_off = code.map_or(0, |code| code.of(time.left_minor));
    let asked = ledger::Cost { minutes: 0, price_minor: time.left_minor - code_off, currency };
    let money = ledger::cover(asked, &money_grants, 0);
    let pricing = purse.setting_at(wish.starts_at).pricing(wish.tax_class, purse.books.day(wish.starts_at));
    let amounts = pricing.line(Decimal::from(money.left_minor));
    let in_currency = |minor| Money { minor, currency };
    let taken = |name: &str, off_ppm, minor| {
        let taken = Discount { name: name.to_owned(), off_ppm, off: in_currency(minor) };
        (0 < minor).then_some(taken)
    };
    let Cover { discount_minor, draws: time_draws, .. } = time;
    let is_bought = |draw: &&Draw| grants.iter().any(|grant| grant.id == draw.grant && grant.contract_id.is_none());
    let bought_minutes = time_draws.iter().filter(is_bought).map(|draw| draw.amount).sum();
    let draws: Vec<Draw> = time_draws.into_iter().chain(money.draws).collect();
    let cost = Cost {
        draws: draws.iter().map(|draw| covered(draw, currency)).collect(),
        discount: discount.and_then(|discount| taken(discount.plan, discount.off_ppm, discount_minor)),
        code: code.and_then(|code| taken(code.code, code.off_ppm, code_off)),
        net: in_currency(amounts.net_minor),
        tax: in_currency(amounts.tax_minor),
        gross: in_currency(amounts.gross_minor),
        tax_rate_ppm: pricing.tax.rate_ppm,
        tax_reason: pricing.tax.reason.clone(),
        prices_include_tax: purse.books.includes_tax,
        pays: match purse.when_to_pay(standing == Some(Standing::Member)) {
            _ if amounts.gross_minor == 0 => Pays::Nothing,
            WhenToPay::NextInvoice => Pays::NextInvoice,
            WhenToPay::AtOnce => Pays::AtOnce,
        },
    };
    Costing { cost, draws, bought_minutes, amounts, tax: pricing.tax }
}

fn covered(draw: &Draw, currency: kernel::Currency) -> Covered {
    Covered {
        grant_id: draw.grant.clone(),
        name: draw.name.clone(),
        kind: draw.kind,
        amount: draw.amount,
        worth: Money { minor: draw.worth_minor, currency },
        of: draw.of.clone(),
    }
}

impl Costing {
    /// The benefits that it draws from.
    pub fn grants(&self) -> Vec<GrantId> {
        self.draws.iter().map(|draw| draw.grant.clone()).collect()
    }

    /// Whether whoever pays with the next invoice may owe it: nothing more is charged to who is suspended, whoever books.
    pub fn can_be_owed(&self, purse: &Purse, starts_at: Instant) -> Result<(), Rule> {
        let is_owed = self.cost.pays == Pays::NextInvoice;
        if is_owed && purse.is_suspended_at(starts_at) { Err(Rule::Suspended) } else { Ok(()) }
    }
}

/// Whom a booking is charged to, and when.
#[derive(Debug, Clone)]
pub struct Charging<'a> {
    /// Who pays.
    pub payer: &'a CustomerId,
    /// Who books.
    pub customer: &'a CustomerId,
    /// The day in the books on which it starts.
    pub day: Day,
    /// The day by which it stands on an invoice.
    pub invoice_by: Day,
    /// Now.
    pub now: Instant,
}

/// The charge for a booking; none where nothing is left to pay.
pub fn charge(quote: &Quote, id: &BookingId, costing: &Costing, charging: &Charging<'_>) -> Option<Charge> {
    (costing.amounts.gross_minor != 0).then(|| Charge {
        key: ledger_key(id),
        payer: charging.payer.clone(),
        customer: charging.customer.clone(),
        source: Source::Booking,
        source_id: id.to_string(),
        name: format!("{}, {}", quote.resource.name, quote.local),
        period: Some((charging.day, charging.day.plus_days(1))),
        quantity_thousandths: 1000,
        currency: quote.price.currency,
        amounts: costing.amounts,
        tax: costing.tax.clone(),
        why: steps(quote.price, &costing.cost),
        occurred_at: charging.now,
        invoice_by: charging.invoice_by,
    })
}

/// How `cost` came about, from the full price on.
pub fn steps(price: Money, cost: &Cost) -> Vec<Step> {
    let credits = |of_money: bool| {
        let wanted = move |covered: &&Covered| (covered.kind == BenefitKind::MoneyCredit) == of_money;
        cost.draws.iter().filter(wanted).map(|covered| Step::Credits {
            name: covered.name.clone(),
            amount: covered.amount,
            off_minor: covered.worth.minor,
            of: covered.of.clone(),
        })
    };
    let discounts = cost.discount.iter().chain(&cost.code).map(|discount| Step::Discount {
        name: discount.name.clone(),
        off_ppm: discount.off_ppm,
        off_minor: discount.off.minor,
    });
    let full = Step::Price { unit_minor: price.minor, quantity: 1 };
    std::iter::once(full).chain(credits(false)).chain(discounts).chain(credits(true)).collect()
}
