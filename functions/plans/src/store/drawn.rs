use crate::rules::{DrawnAhead, Facts, Reversal};
use db::{DbError, Query, json};
use kernel::{Currency, CustomerId, Instant, KindId, LocationId};
use ledger::{Amounts, BenefitKind, Charge, ChargeId, ContractId, Source, Tax, TaxCategory};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[DRAWN_AHEAD];

/// What was drawn of a period that is not over, also by an order that waits for its payment, and what it was charged if that was returned.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DrawnRow {
    key: String,
    contract_id: ContractId,
    customer_id: CustomerId,
    kind: BenefitKind,
    currency: Option<Currency>,
    amount: i64,
    worth_minor: i64,
    source_id: String,
    #[serde(with = "kernel::millis")]
    period_at: Instant,
    #[serde(with = "kernel::millis_option")]
    starts_at: Option<Instant>,
    kind_id: Option<KindId>,
    location_id: Option<LocationId>,
    scope: String,
    charge: Option<String>,
}

/// What was charged, as JSON.
#[derive(Debug, Deserialize)]
struct Charged {
    id: ChargeId,
    key: String,
    payer: CustomerId,
    customer: CustomerId,
    name: String,
    quantity: i64,
    currency: Currency,
    net: i64,
    tax: i64,
    gross: i64,
    category: TaxCategory,
    rate: i64,
    reason: Option<String>,
    why: Vec<ledger::Step>,
}

// What was returned and is not charged any more, because the booking was cancelled or its charge credited, stays as it is. Of what was
// returned and charged, that is meant which was not drawn anew.
const DRAWN_AHEAD: &str = "
SELECT v_draws.key, v_grants.contract_id, v_grants.customer_id, v_grants.kind, v_grants.currency, scope, v_grants.starts_at AS period_at, v_draws.source_id,
  v_draws.amount - coalesce((SELECT sum(anew.amount) FROM v_draws AS anew WHERE anew.source_id = v_draws.source_id AND 0 < anew.amount
    AND anew.key = v_draws.key || ':' || anew.grant_id), 0) AS amount,
  v_draws.worth_minor - coalesce((SELECT sum(anew.worth_minor) FROM v_draws AS anew WHERE anew.source_id = v_draws.source_id AND 0 < anew.amount
    AND anew.key = v_draws.key || ':' || anew.grant_id), 0) AS worth_minor,
  iif(v_draws.source = 'booking', coalesce(v_bookings.starts_at, ordered.starts_at), v_draws.at) AS starts_at, v_resource_kinds.kind_id,
  coalesce(v_bookings.location_id, ordered.location_id) AS location_id,
  iif(charge.id IS NULL, NULL, json_object('id', charge.id, 'key', charge.key, 'payer', charge.payer_id, 'customer', charge.customer_id,
    'name', charge.name, 'quantity', charge.quantity_thousandths, 'currency', charge.currency, 'net', charge.net_minor, 'tax', charge.tax_minor,
    'gross', charge.gross_minor, 'category', charge.tax_category, 'rate', charge.tax_rate_ppm, 'reason', charge.tax_reason,
    'why', json(charge.why))) AS charge
FROM v_agreements JOIN v_grants ON v_grants.contract_id = v_agreements.id AND ?2 < v_grants.expires_at
JOIN v_draws ON v_draws.grant_id = v_grants.id AND 0 < v_draws.amount AND v_draws.source <> 'revocation'
LEFT JOIN v_bookings ON v_bookings.id = v_draws.source_id AND v_draws.source = 'booking'
LEFT JOIN v_order_bookings AS ordered ON ordered.id = v_draws.source_id AND v_draws.source = 'booking'
LEFT JOIN v_resource_kinds ON v_resource_kinds.resource_id = coalesce(v_bookings.resource_id, ordered.resource_id)
LEFT JOIN v_charges AS charge ON charge.key = 'withdrawn:' || v_draws.key
WHERE v_agreements.id IN (SELECT id FROM v_agreements WHERE id = ?1 UNION SELECT id FROM v_agreements WHERE follows = ?1
    UNION SELECT follows FROM v_agreements WHERE id = ?1)
  AND (v_bookings.id IS NULL OR v_bookings.status = 'confirmed')
  AND NOT EXISTS (SELECT 1 FROM v_draws AS back WHERE back.key = v_draws.key || ':back')
  AND (charge.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM v_draws AS back WHERE back.key = v_draws.key || ':withdrawn'))
  AND NOT EXISTS (SELECT 1 FROM v_charges AS back WHERE back.reverses = charge.id)
  AND NOT EXISTS (SELECT 1 FROM v_charges AS off WHERE off.source_id = charge.id)
ORDER BY starts_at, v_draws.key LIMIT 5000";
pub(super) const DRAWN_MAX: usize = 5000;

/// What was drawn of the contract that is acted on, and of its neighbours, in periods that are not over at `now`, the earliest booking first.
pub(crate) fn drawn_ahead(acted_on: Option<&ContractId>, now: Instant) -> Query<DrawnRow> {
    Query::new(DRAWN_AHEAD, [acted_on.map(ContractId::as_str).into(), now.into()])
}

impl DrawnRow {
    /// Reads what it was charged.
    pub(super) fn into_drawn(self, facts: &Facts) -> Result<DrawnAhead, DbError> {
        let charged = self.charge.as_deref().map(json::<Charged>).transpose()?;
        Ok(DrawnAhead {
            charged: charged.map(|charged| charged.reversal(self.source_id, facts)),
            key: self.key,
            contract: self.contract_id,
            customer: self.customer_id,
            kind: self.kind,
            currency: self.currency,
            amount: self.amount,
            worth_minor: self.worth_minor,
            scope: json(&self.scope)?,
            period_at: self.period_at,
            starts_at: self.starts_at,
            booked: self.kind_id.zip(self.location_id),
        })
    }
}

impl Charged {
    /// What takes it back.
    fn reversal(self, source_id: String, facts: &Facts) -> Reversal {
        let amounts = Amounts { net_minor: self.net, tax_minor: self.tax, gross_minor: self.gross };
        let charge = Charge {
            key: format!("reversal:{}", self.id),
            payer: self.payer,
            customer: self.customer,
            source: Source::Benefit,
            source_id,
            name: self.name,
            period: None,
            quantity_thousandths: -self.quantity,
            currency: self.currency,
            amounts: amounts.reversed(),
            tax: Tax { category: self.category, rate_ppm: self.rate, reason: self.reason },
            why: self.why,
            occurred_at: facts.now,
            invoice_by: facts.today,
        };
        Reversal { id: self.id, key: self.key, charge }
    }
}
