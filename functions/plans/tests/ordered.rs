//! What somebody has ordered and is paying for: a dry look says of it what the act says.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::App;
use serde_json::{Value, json};
use support::*;
use testkit::Function;
use testkit::Persona::*;

/// Ada's order of the club from the first of March waits for its payment.
fn ordering() -> Function<App> {
    let plans = desk_of_ada();
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice', members_pay = 'next_invoice'");
    plans.world.load("INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, terms_version, created_at, changed_at)
  VALUES ('ord_1', 'k', 'cus_ada', 'awaiting_payment', '[]', 'EUR', 0, 0, 0, '1', 0, 0);
  INSERT INTO order_places (plan_id, order_id, quantity, customer_id, starts_on) VALUES ('pln_club', 'ord_1', 1, 'cus_ada', '2030-03-01')");
    plans
}

#[test]
fn a_look_at_a_plan_that_is_being_paid_for_says_so_as_the_act_does() {
    let plans = ordering();
    let made = |ends_on: Value| {
        let mut made = contract("cus_ada", "pln_club", "2030-01-02");
        made["ends_on"] = ends_on;
        made
    };
    let look = |setup: Value| plans.post(Boss, "/api/plans/all/preview", setup);
    look(made(Value::Null)).refused(409, "is-ordered");
    look(made("2030-03-02".into())).refused(409, "is-ordered");
    plans.post(Boss, "/api/plans/all", made(Value::Null)).refused(409, "is-ordered");
    look(made("2030-03-01".into())).expect(200);
    let to_club = json!({ "act": "plan", "plan_id": "pln_club", "quantity": 1, "on": "2030-02-01" });
    plans.post(Boss, "/api/plans/all/con_1/acts?version=2&dry_run=true", to_club).refused(409, "is-ordered");
    plans.post(Ada, "/api/plans/contracts/preview", joining("pln_club", "2030-01-02")).refused(409, "is-ordered");
    let wish = json!({ "plan_id": "pln_club", "quantity": 1, "when": "period_end" });
    let refused = plans.post(Ada, "/api/plans/contracts/con_1/changes/preview", wish).refused(409, "is-ordered");
    assert_eq!(refused.trips, 1);
    // It is hers alone.
    look(contract("cus_carl", "pln_club", "2030-01-02")).expect(200);
    let act = plans.post(Boss, "/api/plans/all", made("2030-03-01".into())).expect(201);
    assert_eq!(act.trips, 2);
}
