//! What an operator credited of a month is not given back again when its contract ends or changes, in whatever order.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

const DESK: &str = "/api/plans/contracts/con_1";
/// A month of the desk with 19 %.
const MONTH: i64 = 36_890;

/// What was written under a key that begins so, with what is left of it.
fn written(world: &World, key: &str) -> Value {
    world.rows(LEFT).into_iter().find(|row| row["key"].as_str().unwrap().starts_with(key)).unwrap()
}

/// January as it was charged, with what is left of it.
fn january(world: &World) -> Value {
    written(world, "contract:con_1:2030-01-01:price")
}

fn leave(plans: &Function<plans::App>) -> Value {
    let wish = json!({ "ends_on": "2030-01-16" });
    let shown = plans.post(Ada, &format!("{DESK}/cancellation/preview"), wish.clone()).expect(200).json;
    agree(plans, Ada, &format!("{DESK}/cancellation"), wish).expect(200);
    shown
}

/// Each line of the first invoice that a preview foresees, with what it comes to.
fn lines(shown: &Value) -> Vec<(String, i64)> {
    let lines = shown["invoices"][0]["lines"].as_array().unwrap().iter();
    lines.map(|line| (line["source"].as_str().unwrap().to_owned(), line["gross"]["minor"].as_i64().unwrap())).collect()
}

#[test]
fn who_leaves_gets_back_the_days_that_are_not_used_as_far_as_they_were_not_credited() {
    // 16 of 31 days are 19040 with tax.
    for (credited, unused) in
        [(0, -19_040), (10_000, -19_040), (17_850, -19_040), (17_851, -19_039), (30_000, -6_890), (MONTH, 0)]
    {
        let plans = desk_of_ada();
        if 0 < credited {
            credit(&plans.world, &january(&plans.world), credited);
            run_the_day(&plans.world);
        }
        let shown = leave(&plans);
        let expected: Vec<_> =
            [("deposit", -50_000), ("contract", unused)].into_iter().filter(|line| line.1 != 0).collect();
        let expected: Vec<_> = expected.into_iter().map(|(source, minor)| (source.to_owned(), minor)).collect();
        assert_eq!(lines(&shown), expected, "{credited}");
        go_to(&plans.world, "2030-01-16");
        run_the_day(&plans.world);
        let back = "SELECT coalesce(sum(gross_minor), 0) FROM charges WHERE source = 'contract' AND gross_minor < 0";
        assert_eq!(plans.world.count(back), unused, "what was shown is what came");
        let why = plans.world.rows("SELECT why FROM charges WHERE key LIKE '%:unused:%'");
        let says = why.iter().any(|row| row["why"].as_str().unwrap().contains("given_back"));
        assert_eq!(says, -19_040 < unused && unused < 0, "{credited}");
        assert_right(&plans.world);
    }
}

#[test]
fn a_change_gives_back_no_more_than_is_left() {
    let plans = desk_of_ada();
    credit(&plans.world, &january(&plans.world), 30_000);
    run_the_day(&plans.world);
    go_to(&plans.world, "2030-01-11");
    let wish = json!({ "plan_id": "pln_free", "quantity": 1, "when": "now" });
    let shown = plans.post(Ada, &format!("{DESK}/changes/preview"), wish.clone()).expect(200).json;
    assert!(lines(&shown).contains(&("contract".to_owned(), -6_890)), "{shown}");
    agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200);
    run_the_day(&plans.world);
    assert_eq!(january(&plans.world)["gross_minor"], 0);
    assert_right(&plans.world);
}

#[test]
fn an_end_that_is_taken_back_is_paid_for_as_far_as_its_credit_stands() {
    for (credited, paid) in [(0, 19_040), (9_040, 10_000), (19_040, 0)] {
        let plans = desk_of_ada();
        agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-01-16" })).expect(200);
        // The credit is invoiced, and an operator charges some of it again.
        plans.world.load("UPDATE open_charges SET invoice_by = '2030-01-01'");
        plans
            .world
            .load("UPDATE charges SET invoice_by = '2030-01-01' WHERE id IN (SELECT charge_id FROM open_charges)");
        run_the_day(&plans.world);
        let unused = written(&plans.world, "contract:con_1:2030-01-01:unused:");
        if 0 < credited {
            credit(&plans.world, &unused, -credited);
            run_the_day(&plans.world);
        }
        let shown = plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).expect(200).json;
        let foreseen = shown["invoices"][0]["lines"].as_array().unwrap().iter();
        let foreseen: i64 = foreseen.map(|line| line["gross"]["minor"].as_i64().unwrap()).sum();
        assert_eq!(foreseen, if 0 < paid { paid } else { MONTH }, "{credited}: {shown}");
        agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
        assert_eq!(january(&plans.world)["gross_minor"], MONTH, "{credited}");
        assert_right(&plans.world);
    }
}

#[test]
fn of_an_end_and_a_credit_at_once_one_is_refused() {
    let mut plans = desk_of_ada();
    let wish = json!({ "ends_on": "2030-01-16" });
    let shown = plans.post(Ada, &format!("{DESK}/cancellation/preview"), wish.clone()).expect(200).json;
    Meanwhile::in_plans(
        &mut plans,
        "INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, quantity_thousandths, currency, net_minor, tax_minor,
  gross_minor, tax_category, tax_rate_ppm, why, occurred_at, invoice_by, gives_back)
SELECT 'chg_off', 'credit:x', payer_id, customer_id, 'adjustment', id, name, -1000, currency, -30000, -5700, -35700, 'S', 190000, '[]', 1, '2030-01-01', id
FROM charges WHERE key = 'contract:con_1:2030-01-01:price'",
    );
    let agreed = json!({ "ends_on": "2030-01-16", "reason": "", "seen": shown["digest"] });
    plans.post(Ada, &format!("{DESK}/cancellation"), agreed).refused(409, "changed-meanwhile");
    assert_eq!(plans.world.count("SELECT count(*) FROM contracts WHERE ends_on IS NOT NULL"), 0);
    assert_eq!(january(&plans.world)["gross_minor"], 1190);
}
