//! What operators choose from: what there is to sell, and whom to propose it to.
use crate::api::{ItemKind, Known};
use db::Query;
use kernel::{Currency, Money};
use ledger::SoldAs;
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[KNOWN];

const KNOWN: &str = "
SELECT 'plan' AS kind, sold_as, id, name, NULL AS detail, price_minor, sign_up_fee_minor, deposit_minor, currency, archived FROM v_plans WHERE ?1 < id
UNION ALL SELECT 'product', NULL, id, name, NULL, price_minor, NULL, NULL, currency, archived FROM v_products WHERE ?1 < id
UNION ALL SELECT 'booking', NULL, id, name, kind_name, NULL, NULL, NULL, NULL, 0 FROM v_resources WHERE ?1 < id
ORDER BY id LIMIT ?2";
/// Something to sell.
#[derive(Debug, Deserialize)]
pub(crate) struct KnownRow {
    kind: ItemKind,
    sold_as: Option<SoldAs>,
    id: String,
    name: String,
    detail: Option<String>,
    price_minor: Option<i64>,
    sign_up_fee_minor: Option<i64>,
    deposit_minor: Option<i64>,
    currency: Option<Currency>,
    archived: u8,
}

impl KnownRow {
    /// As it is shown.
    pub(crate) fn into_known(self) -> Known {
        let money = |minor: Option<i64>| minor.zip(self.currency).map(|(minor, currency)| Money { minor, currency });
        let [price, sign_up_fee, deposit] = [self.price_minor, self.sign_up_fee_minor, self.deposit_minor].map(money);
        let Self { kind, sold_as, id, name, detail, .. } = self;
        Known { kind, sold_as, id, name, detail, price, sign_up_fee, deposit, archived: self.archived == 1 }
    }
}

/// What there is to sell, by id, after the one of that id.
pub(crate) fn known(after: Option<&str>, items_max: usize) -> Query<KnownRow> {
    let asked = i64::try_from(items_max + 1).unwrap_or(i64::MAX);
    Query::new(KNOWN, [after.unwrap_or_default().into(), asked.into()])
}
