//! What one plan, product or booking comes to.
use super::checkout::{Given, Made};
use super::facts::{Facts, PlanFacts, ProductFacts};
use super::late::Sold;
use super::price::{Priced, Wanted, covered};
use crate::api::{GoesOn, ItemKind, OrderId, Pays};
use bookings::rules::caps::{caps, exceeded};
use bookings::rules::cost::{Charging, CodeOff, charge, cost};
use bookings::rules::quote::Quote;
use kernel::{BookingId, NewIds};
use ledger::{
    BenefitKind, Charge, ChargedPeriod, Contract, ContractId, GRANT_DAYS_AHEAD, Grant, GrantWish, Share, Source, Step,
    WhenToPay,
};
use rust_decimal::Decimal;

/// A plan: the first period, the fee, the deposit. One that waits for an operator's yes costs nothing until it has it; one that begins
/// later and is paid on the next invoice is charged on its first day, as if it was joined.
pub(super) fn plan_line(facts: &Facts, plan: &PlanFacts, wanted: Wanted<'_>, ids: &dyn NewIds) -> Priced {
    let setting = facts.setting();
    let mut contract = new_contract(facts, plan, wanted, ContractId::new(ids));
    let (mut charges, charged_until) = contract.next_charges(&setting).unwrap_or((Vec::new(), wanted.starts_on));
    let was_gross_minor = charges.iter().map(|charge| charge.amounts.gross_minor).sum();
    let mut code_minor = 0;
    if let (Some(code), false) = (wanted.code, plan.approval) {
        for charge in charges.iter_mut().filter(|charge| charge.source == Source::Contract) {
            let (exact, of) = ChargedPeriod::exact_of(&charge.why);
            let exact = Decimal::from(exact) / Decimal::from(of.max(1));
            code_minor += code.of(ledger::half_up(exact));
            let pricing = setting.pricing(plan.tax_class, wanted.starts_on);
            // What is taken off is rounded: half a cent more than there is takes off what there is.
            charge.amounts = pricing.line((exact - Decimal::from(code_minor)).max(Decimal::ZERO));
            charge.why.extend(discount(code, code_minor));
        }
    }
    let pays = if plan.approval { Pays::NextInvoice } else { pays(facts, &charges) };
    let mut grants = Vec::new();
    if !plan.approval {
        let (wishes, granted_until) = contract.grants(facts.today.plus_days(GRANT_DAYS_AHEAD), 1, &setting);
        grants.extend(wishes.into_iter().map(|wish| Given { wish, days: None }));
        contract.granted_until = granted_until;
        // A fee is charged once: what is charged here is not charged by the job, which knows no code.
        let waits = pays == Pays::NextInvoice && facts.today < wanted.starts_on && code_minor == 0;
        if !waits {
            contract.charged_until = charged_until;
        }
        for charge in &mut charges {
            charge.invoice_by = wanted.starts_on.max(facts.today);
        }
    }
    let goes_on = GoesOn::of(&contract, charged_until, &setting);
    let left = plan.places.left(wanted.starts_on, None).unwrap_or(i64::MAX);
    Priced {
        item: None,
        kind: ItemKind::Plan,
        subject: plan.id.to_string(),
        name: plan.name.clone(),
        detail: None,
        quantity: wanted.quantity,
        quantity_max: left.min(100),
        made: Some(Made::Plan { contract: Box::new(contract), plan: plan.id.clone(), waits: plan.approval }),
        charges,
        draws: Vec::new(),
        grants,
        code_minor,
        was_gross_minor,
        currency: plan.currency,
        goes_on: Some(goes_on),
        pays,
        problem: None,
    }
}

fn new_contract(facts: &Facts, plan: &PlanFacts, wanted: Wanted<'_>, id: ContractId) -> Contract {
    let customer = facts.payer.clone();
    Contract {
        id,
        customer: customer.clone(),
        payer: customer,
        name: plan.name.clone(),
        starts_on: wanted.starts_on,
        ends_on: None,
        charged_until: wanted.starts_on,
        granted_until: wanted.starts_on,
        quantity: wanted.quantity,
        currency: plan.currency,
        price_minor: wanted.own.price_minor.unwrap_or(plan.price_minor),
        prices_ahead: Vec::new(),
        pauses: Vec::new(),
        sign_up_fee_minor: wanted.own.sign_up_fee_minor.unwrap_or(plan.sign_up_fee_minor),
        deposit_minor: wanted.own.deposit_minor.unwrap_or(plan.deposit_minor),
        deposit_before_minor: 0,
        is_followed: false,
        bound_until: None,
        paid_until: None,
        tax_class: plan.tax_class,
        terms: plan.terms.clone(),
        due_days: (None, plan.due_days),
    }
}

fn discount(code: CodeOff<'_>, off_minor: i64) -> Option<Step> {
    (0 < off_minor).then(|| Step::Discount { name: code.code.to_owned(), off_ppm: code.off_ppm, off_minor })
}

/// A product: its price, less the code, less money credit.
pub(super) fn product_line(
    facts: &Facts,
    product: &ProductFacts,
    wanted: Wanted<'_>,
    order: &OrderId,
    place: usize,
) -> Priced {
    let unit_minor = wanted.own.price_minor.unwrap_or(product.price_minor);
    let full = unit_minor * wanted.quantity;
    let code_minor = wanted.code.map_or(0, |code| code.of(full));
    let credits = credits_for(facts, product);
    let asked = |price_minor| ledger::Cost { minutes: 0, price_minor, currency: product.currency };
    let cover = ledger::cover(asked(full - code_minor), &credits, 0);
    let pricing = facts.setting().pricing(product.tax_class, facts.today);
    let line = |minor| pricing.line(Decimal::from(minor));
    let mut why = vec![Step::Price { unit_minor, quantity: wanted.quantity }];
    why.extend(wanted.code.and_then(|code| discount(code, code_minor)));
    why.extend(covered(&cover.draws));
    let customer = facts.payer.clone();
    let charges: Vec<Charge> = (cover.left_minor != 0)
        .then(|| Charge {
            key: format!("order:{order}:{place}"),
            payer: customer.clone(),
            customer: customer.clone(),
            source: Source::Product,
            source_id: product.id.clone(),
            name: product.name.clone(),
            period: None,
            quantity_thousandths: wanted.quantity * 1000,
            currency: product.currency,
            amounts: line(cover.left_minor),
            tax: pricing.tax.clone(),
            why,
            occurred_at: facts.now,
            invoice_by: facts.purse.own_invoice_by(facts.now),
        })
        .into_iter()
        .collect();
    Priced {
        item: None,
        kind: ItemKind::Product,
        subject: product.id.clone(),
        name: product.name.clone(),
        detail: None,
        quantity: wanted.quantity,
        quantity_max: product.stock.unwrap_or(i64::MAX).min(100),
        made: Some(Made::Product {
            stocked: product.stock.is_some(),
            sold: Some(Sold { minor: cover.left_minor, class: product.tax_class }),
        }),
        grants: given(facts, product, wanted.quantity, &format!("order:{order}:{place}")),
        draws: cover.draws,
        code_minor,
        was_gross_minor: line(ledger::cover(asked(full), &credits, 0).left_minor).gross_minor,
        currency: product.currency,
        goes_on: None,
        pays: pays(facts, &charges),
        charges,
        problem: None,
    }
}

/// The money credits that can be spent on `product`.
fn credits_for(facts: &Facts, product: &ProductFacts) -> Vec<Grant> {
    let usable = |grant: &&Grant| {
        let scope = &grant.scope;
        grant.kind == BenefitKind::MoneyCredit
            && grant.holds_at(facts.now)
            && scope.kinds.is_empty()
            && (scope.locations.is_empty() || product.location.as_ref().is_some_and(|at| scope.locations.contains(at)))
    };
    facts.purse.grants.iter().filter(usable).map(|grant| grant.on(facts.today)).collect()
}

/// What so many of `product` give, from now on if the order is carried out now.
fn given(facts: &Facts, product: &ProductFacts, quantity: i64, key: &str) -> Vec<Given> {
    let of = |(n, benefit): (usize, &ledger::Benefit)| {
        let span = Given::span(benefit.days, facts.now, &facts.books);
        let whole = Share { days: 1, of: 1 };
        let wish = GrantWish::of(benefit, &facts.payer, quantity, whole, format!("{key}:{n}"), span)?;
        Some(Given { wish, days: benefit.days })
    };
    product.benefits.iter().enumerate().filter_map(of).collect()
}

/// A booking as it is held: what its quote comes to for the customer now, at the price of members or contacts, whichever
/// they are by now.
pub(super) fn booking_line(facts: &Facts, held: &Quote, code: Option<CodeOff<'_>>, ids: &dyn NewIds) -> Priced {
    let purse = &facts.purse;
    let (quote, no_rate) = match held.for_whom(facts.standing(), purse) {
        Ok(own) => (own, None),
        Err(refusal) => (held.clone(), Some(refusal)),
    };
    let caps = caps(purse, &facts.own, quote.starts_at, quote.spans);
    let over = exceeded(&caps, quote.minutes());
    let cap_leaves = over.map(|(cap, _)| cap.minutes_left());
    let reckoned = |code| cost(purse, Some(facts.standing()), quote.costable(), cap_leaves, code);
    let (costing, id) = (reckoned(code), BookingId::new(ids));
    let customer = facts.payer.clone();
    let charging = Charging {
        payer: purse.payer_id_at(quote.starts_at).unwrap_or(&customer),
        customer: &customer,
        day: facts.books.day(quote.starts_at),
        invoice_by: purse.invoice_by(quote.starts_at, quote.ends_at),
        now: facts.now,
    };
    let too_many = over.filter(|(_, minutes)| costing.bought_minutes < *minutes).map(|(cap, _)| cap.refusal());
    let beside = quote.goes_beside(&facts.own, facts.now).err();
    let not_owed = costing.can_be_owed(purse, quote.starts_at).err();
    Priced {
        item: None,
        kind: ItemKind::Booking,
        subject: quote.resource.id.to_string(),
        name: quote.resource.name.clone(),
        detail: Some(quote.local.clone()),
        quantity: 1,
        quantity_max: 1,
        charges: charge(&quote, &id, &costing, &charging).into_iter().collect(),
        draws: costing.draws.clone(),
        grants: Vec::new(),
        code_minor: costing.cost.code.as_ref().map_or(0, |code| code.off.minor),
        was_gross_minor: reckoned(None).amounts.gross_minor,
        currency: quote.price.currency,
        goes_on: None,
        pays: costing.cost.pays,
        problem: not_owed.map(Into::into).or_else(|| no_rate.or(too_many).or(beside).map(Into::into)),
        made: Some(Made::Booking {
            id,
            quote: Box::new(Quote { prices: Vec::new(), ..quote }),
            costing: Box::new(costing),
        }),
    }
}

fn pays(facts: &Facts, charges: &[Charge]) -> Pays {
    match facts.pays() {
        _ if charges.iter().all(|charge| charge.amounts.gross_minor == 0) => Pays::Nothing,
        WhenToPay::NextInvoice => Pays::NextInvoice,
        WhenToPay::AtOnce => Pays::AtOnce,
    }
}
