//! What holds for a customer's deliveries: the policy of their plan, and who pays.
use crate::api::{DeliveryId, KindRules};
use crate::rules::Charging;
use access::Rule;
use db::{DbError, Query, json};
use kernel::{Currency, CustomerId, Day, Instant, LocationId};
use ledger::{Books, TaxClass, TaxTreatment};
use serde::Deserialize;
use serde_json::json as value;

pub(super) const ALL_SQL: &[&str] = &[OF_CUSTOMERS, OF_DELIVERIES, FOR_DELIVERY];

// The first contract whose plan has a policy of its own decides; else what holds for all others.
macro_rules! select_terms {
    ($asked:literal) => {
        concat!(
            "
WITH asked AS (",
            $asked,
            "),
payers AS (SELECT asked.delivery_id, asked.location_id, asked.customer_id, asked.now, ",
            ledger::payer_of!("asked.customer_id", "asked.now"),
            " AS payer_id FROM asked)
SELECT payers.delivery_id, payers.customer_id, v_customers.name, v_locations.currency, delivery_policies.kinds, delivery_policies.tax_class,
  payers.payer_id,
  (SELECT tax_treatment FROM v_billing_accounts WHERE v_billing_accounts.customer_id = payers.payer_id) AS tax_treatment,
  EXISTS (SELECT 1 FROM v_billing_accounts WHERE v_billing_accounts.customer_id = payers.payer_id AND suspended_at IS NOT NULL) AS payer_suspended,
  ",
            ledger::next_charge_of!("payers.payer_id"),
            " AS next_charge_on
FROM payers
JOIN v_customers ON v_customers.id = payers.customer_id
JOIN v_locations ON v_locations.id = payers.location_id
LEFT JOIN delivery_policies ON delivery_policies.id = coalesce(
  (SELECT own.id FROM v_agreements JOIN delivery_policies AS own ON own.plan_id = v_agreements.plan_id AND own.currency = v_locations.currency
    WHERE v_agreements.customer_id = payers.customer_id AND v_agreements.status = 'agreed' AND v_agreements.starts_at <= payers.now
      AND (v_agreements.ends_at IS NULL OR payers.now < v_agreements.ends_at)
    ORDER BY v_agreements.sold_as = 'plan', v_agreements.starts_at, v_agreements.id LIMIT 1),
  (SELECT id FROM delivery_policies AS others WHERE others.plan_id = '' AND others.currency = v_locations.currency))
LIMIT 500"
        )
    };
}

const OF_CUSTOMERS: &str = select_terms!(
    "SELECT NULL AS delivery_id, ?2 AS location_id, value AS customer_id, CAST(?3 AS INTEGER) AS now FROM json_each(?1)"
);
const OF_DELIVERIES: &str = select_terms!(
    "SELECT id AS delivery_id, location_id, customer_id, CAST(?2 AS INTEGER) AS now FROM deliveries WHERE id IN (SELECT value FROM json_each(?1))"
);
const FOR_DELIVERY: &str = select_terms!(
    "SELECT ?1 AS delivery_id, (SELECT location_id FROM deliveries WHERE id = ?1) AS location_id, ?2 AS customer_id, CAST(?3 AS INTEGER) AS now"
);

/// What holds for a customer.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TermsRow {
    /// Of which delivery, if of one.
    pub(crate) delivery_id: Option<DeliveryId>,
    /// The customer.
    pub(crate) customer_id: CustomerId,
    /// The customer's name.
    pub(crate) name: String,
    /// What is paid in at the location.
    pub(crate) currency: Currency,
    kinds: Option<String>,
    tax_class: Option<TaxClass>,
    payer_id: CustomerId,
    tax_treatment: Option<TaxTreatment>,
    next_charge_on: Option<Day>,
    payer_suspended: u8,
}

impl TermsRow {
    /// Whether a fee can be charged: not to a payer who is suspended.
    pub(crate) fn can_be_charged(&self) -> Result<(), Rule> {
        if self.payer_suspended == 1 { Err(Rule::Suspended) } else { Ok(()) }
    }

    /// The rules of each sort of delivery.
    pub(crate) fn kinds(&self) -> Result<Vec<KindRules>, DbError> {
        Ok(self.kinds.as_deref().map(json).transpose()?.unwrap_or_default())
    }

    /// How the policy's fees are taxed.
    pub(crate) fn tax_class(&self) -> TaxClass {
        self.tax_class.unwrap_or(TaxClass::Standard)
    }

    /// Whom a fee is charged to, of that tax class and in that currency.
    pub(crate) fn charging<'a>(
        &'a self,
        books: &'a Books,
        (tax_class, currency): (TaxClass, Currency),
        now: Instant,
    ) -> Charging<'a> {
        Charging {
            books,
            payer: &self.payer_id,
            customer: &self.customer_id,
            treatment: self.tax_treatment.unwrap_or_default(),
            next_charge_on: self.next_charge_on,
            tax_class,
            currency,
            now,
        }
    }
}

/// What holds for customers at a location; no row for one that there is not.
pub(crate) fn terms_of(customers: &[&CustomerId], location: &LocationId, now: Instant) -> Query<TermsRow> {
    Query::new(OF_CUSTOMERS, [value!(customers).into(), location.as_str().into(), now.into()])
}

/// What holds for the customers of deliveries; no row for what is nobody's.
pub(crate) fn terms_of_deliveries(ids: &[&DeliveryId], now: Instant) -> Query<TermsRow> {
    Query::new(OF_DELIVERIES, [value!(ids).into(), now.into()])
}

/// What would hold for a customer if that delivery were theirs; no row for one that there is not, nor for nobody.
pub(crate) fn terms_for(id: &DeliveryId, customer: Option<&CustomerId>, now: Instant) -> Query<TermsRow> {
    Query::new(FOR_DELIVERY, [id.as_str().into(), customer.map(CustomerId::as_str).into(), now.into()])
}
