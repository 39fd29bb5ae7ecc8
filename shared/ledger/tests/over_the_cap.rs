//! What credits cover of a booking that goes beyond a cap of its plan: a table of docs/money.md.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::{now, table};
use ledger::*;

fn number(text: &str) -> i64 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

/// So many minutes that a contract gives, or that were bought and last longer.
fn minutes(id: &str, contract: Option<&str>, balance: i64) -> Grant {
    let lasts_days = if contract.is_some() { 30 } else { 300 };
    Grant {
        id: id.parse().unwrap(),
        kind: BenefitKind::TimeCredit,
        name: "Rooms".to_owned(),
        amount: balance,
        balance,
        currency: None,
        scope: Scope::default(),
        contract_id: contract.map(|id| id.parse().unwrap()),
        starts_at: now(),
        expires_at: Some(now().plus_minutes(lasts_days * 24 * 60)),
        of: None,
        turn: 0,
        lent: None,
    }
}

#[test]
fn over_a_cap_the_plan_covers_what_the_cap_leaves() {
    for row in table("over the cap") {
        let [long, price, cap_leaves, of_plan, bought, drawn_of_plan, drawn_of_bought, left] = row[..] else {
            panic!("{row:?}")
        };
        let cost = Cost { minutes: number(long), price_minor: number(price), currency: "EUR".parse().unwrap() };
        let grants = [minutes("grt_plan", Some("con_1"), number(of_plan)), minutes("grt_bought", None, number(bought))];
        let cap_leaves = (cap_leaves != "-").then(|| number(cap_leaves));
        let cover = cover_within(cost, &grants, 0, cap_leaves);
        let drawn =
            |id: &str| cover.draws.iter().filter(|draw| draw.grant.as_str() == id).map(|draw| draw.amount).sum();
        let known: [i64; 3] = [drawn("grt_plan"), drawn("grt_bought"), cover.left_minor];
        assert_eq!(known, [number(drawn_of_plan), number(drawn_of_bought), number(left)], "{row:?}");
    }
}
