//! Nobody owes the tax in the place of a seller of their own country, wherever either of them moves.
use super::PayerRow;
use db::{Query, Statement};
use kernel::CustomerId;

pub(super) const ALL_SQL: &[&str] = &[GUARD_SELLER, GUARD_ORDERS, GUARD_BUYER, GUARD_NUMBER, AT_HOME];

/// Whether the account `buyer` names a VAT number of the country of the seller's address, or of its own number, as
/// `Party::may_owe_vat_of` says it.
macro_rules! at_home {
    () => {
        "replace(replace(substr(buyer.party ->> 'vat_number', 1, 2), 'EL', 'GR'), 'XI', 'GB') IN (seller ->> 'country',
      replace(replace(substr(seller ->> 'vat_number', 1, 2), 'EL', 'GR'), 'XI', 'GB'))"
    };
}

// Whoever owes the tax in the seller's place, and whoever is to be invoiced something on which they do.
const GUARD_SELLER: &str = concat!(
    "
INSERT INTO billing_guards (guard) SELECT 'reverse_charge_at_home' WHERE EXISTS (
  SELECT 1 FROM billing_settings CROSS JOIN billing_accounts AS buyer INDEXED BY accounts_with_reverse_charge
  WHERE buyer.tax_treatment = 'reverse_charge' AND ",
    at_home!(),
    ") OR EXISTS (
  SELECT 1 FROM billing_settings CROSS JOIN v_open_charges JOIN v_charges ON v_charges.id = v_open_charges.charge_id
  JOIN billing_accounts AS buyer ON buyer.customer_id = v_open_charges.payer_id
  WHERE '0000-00-00' < v_open_charges.invoice_by AND v_charges.tax_category = 'AE' AND ",
    at_home!(),
    ")"
);

// What is ordered is invoiced as it was ordered, once its money has come.
const GUARD_ORDERS: &str = concat!(
    "
INSERT INTO billing_guards (guard) SELECT 'reverse_charge_ordered' WHERE EXISTS (
  SELECT 1 FROM billing_settings CROSS JOIN v_reverse_charge_orders JOIN billing_accounts AS buyer ON buyer.customer_id = v_reverse_charge_orders.customer_id
  WHERE ",
    at_home!(),
    ")"
);

/// Holds the settings that the same batch wrote before to a seller who is not of the country of anybody who owes the tax in its place, or
/// will on what no invoice has yet: breaks `reverse_charge_at_home`, or `reverse_charge_ordered` where that waits for its payment.
pub(super) fn guard_seller() -> [Statement; 2] {
    [GUARD_SELLER, GUARD_ORDERS].map(|sql| Statement::new(sql, []))
}

// Between looking and writing the seller moved.
const GUARD_BUYER: &str = concat!(
    "
INSERT INTO billing_guards (guard) SELECT 'billing_changed' WHERE EXISTS (
  SELECT 1 FROM billing_settings, billing_accounts AS buyer
  WHERE buyer.customer_id = ?1 AND buyer.tax_treatment = 'reverse_charge' AND ",
    at_home!(),
    ")"
);

/// The same of the account of one customer that the same batch wrote before: breaks `billing_changed`.
pub(super) fn guard_buyer(customer: &CustomerId) -> Statement {
    Statement::new(GUARD_BUYER, [customer.as_str().into()])
}

// The invoice names the buyer by the number that the account has then.
const GUARD_NUMBER: &str = concat!(
    "
INSERT INTO billing_guards (guard) SELECT 'reverse_charge_to_come' WHERE EXISTS (
  SELECT 1 FROM billing_settings, billing_accounts AS buyer
  WHERE buyer.customer_id = ?1 AND (buyer.party ->> 'vat_number' IS NULL OR ",
    at_home!(),
    ")
    AND (EXISTS (SELECT 1 FROM v_open_charges JOIN v_charges ON v_charges.id = v_open_charges.charge_id
        WHERE v_open_charges.payer_id = buyer.customer_id AND v_charges.tax_category = 'AE')
      OR EXISTS (SELECT 1 FROM v_reverse_charge_orders WHERE v_reverse_charge_orders.customer_id = buyer.customer_id)))"
);

/// Holds the number that the same batch wrote before to one of another country, as long as the customer is to be invoiced something on
/// which they owe the tax in the seller's place: breaks `reverse_charge_to_come`.
pub(super) fn guard_number(customer: &CustomerId) -> Statement {
    Statement::new(GUARD_NUMBER, [customer.as_str().into()])
}

const AT_HOME: &str = concat!(
    "
SELECT buyer.customer_id AS payer_id FROM billing_settings CROSS JOIN billing_accounts AS buyer INDEXED BY accounts_with_reverse_charge
WHERE buyer.tax_treatment = 'reverse_charge' AND ",
    at_home!(),
    " LIMIT ?1"
);

/// Who owes the tax in the place of a seller of their own country all the same: since before that was refused.
pub(crate) fn at_home(customers_max: u32) -> Query<PayerRow> {
    Query::new(AT_HOME, [customers_max.into()])
}
