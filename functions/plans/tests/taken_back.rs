//! Ends that are taken back or come on the first day of what is charged: what was paid is neither lost nor paid twice.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::App;
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Answer, Function};

fn act(plans: &Function<App>, id: &str, act: Value) -> Answer {
    let known = plans.get(Boss, &format!("/api/plans/all/{id}")).expect(200).json;
    plans.post(Boss, &format!("/api/plans/all/{id}/acts?version={}", known["version"]), act)
}

/// 40.00 a month that were paid elsewhere until June, and ended on the first of March before it was written down until when.
fn ended_of_old() -> Function<App> {
    let plans = plans();
    let row = json!({ "id": "con_old", "customer_id": "cus_carl", "plan_id": "pln_night", "starts_on": "2029-10-01", "charged_until": "2030-06-01" });
    let import = json!({ "plans": [{ "id": "pln_night", "setup": plan() }], "contracts": [row] });
    plans.post(Boss, "/api/plans/import", import).expect(200);
    plans.world.load(
        "UPDATE contracts SET ends_on = '2030-03-01', ends_at = 1898553600000, ended_by = 'member', charged_until = '2030-03-01', paid_until = '2030-03-01' WHERE id = 'con_old'",
    );
    // As the migration finds it.
    let migration = include_str!("../../../d1-migrations/0073_paid_until_said.sql");
    let marked = migration.split(';').find(|sql| sql.contains("UPDATE contracts")).unwrap();
    plans.world.load(marked);
    plans
}

#[test]
fn until_when_it_was_paid_is_said_where_an_end_had_cut_it() {
    let plans = ended_of_old();
    let path = "/api/plans/contracts/con_old/withdrawal/preview";
    plans.post(Carl, path, json!({})).refused(409, "paid-until-unknown");
    let reopen = |until: Value| act(&plans, "con_old", json!({ "act": "reopen", "paid_until": until }));
    let refused = reopen(Value::Null).refused(422, "paid-until-needed");
    assert_eq!(refused.json["errors"][0]["pointer"], "/paid_until");
    assert_eq!(
        reopen("2030-02-01".into()).refused(422, "not-paid-elsewhere").json["errors"][0]["pointer"],
        "/paid_until"
    );
    assert_eq!(reopen("2030-05-17".into()).refused(422, "not-a-cycle-start").json["next"], "2030-06-01");
    reopen("2030-06-01".into()).expect(200);
    for day in ["2030-03-01", "2030-04-01", "2030-05-31"] {
        go_to(&plans.world, day);
        run_the_day(&plans.world);
    }
    assert_eq!(plans.world.count("SELECT count(*) FROM charges WHERE source_id = 'con_old'"), 0);
    go_to(&plans.world, "2030-06-01");
    run_the_day(&plans.world);
    let charged = plans.world.rows("SELECT period_from, gross_minor FROM charges WHERE source_id = 'con_old'");
    assert_eq!(charged, [json!({ "period_from": "2030-06-01", "gross_minor": 4760 })]);
    // It is known from then on, also where it ends again.
    act(&plans, "con_old", json!({ "act": "end", "on": "2030-07-01", "reason": "" })).expect(200);
    act(&plans, "con_old", json!({ "act": "reopen" })).expect(200);
    assert_right(&plans.world);
}

#[test]
fn what_was_not_paid_beyond_its_end_is_said_to_be_so() {
    let plans = ended_of_old();
    act(&plans, "con_old", json!({ "act": "reopen", "paid_until": "2030-03-01" })).expect(200);
    go_to(&plans.world, "2030-03-01");
    run_the_day(&plans.world);
    assert_eq!(plans.world.count("SELECT gross_minor FROM charges WHERE source_id = 'con_old'"), 4760);
    // The books have charged this one from its first day on.
    let plans = desk_of_ada();
    act(&plans, "con_1", json!({ "act": "end", "on": "2030-02-01", "reason": "" })).expect(200);
    act(&plans, "con_1", json!({ "act": "reopen", "paid_until": "2030-03-01" })).refused(422, "not-paid-elsewhere");
}

/// 310.00 and a fee, a deposit of 500.00: the plan gives nothing back for days that are not used, and of these there is none that was.
#[test]
fn a_period_of_which_no_day_is_used_is_given_back_whole() {
    for (day, first) in [("2030-01-01", true), ("2030-02-01", false)] {
        let plans = desk_of_ada();
        plans
            .world
            .load("UPDATE contracts SET terms = json_set(terms, '$.prorates_last', json('false')) WHERE id = 'con_1'");
        go_to(&plans.world, day);
        run_the_day(&plans.world);
        let shown = act(&plans, "con_1", json!({ "act": "end", "on": day, "reason": "" })).expect(200).json;
        let told = plans.world.rows("SELECT payload FROM outbox WHERE topic = 'plans.cancelled'");
        assert!(told[0]["payload"].as_str().unwrap().contains("36890"), "{day}: {told:?}");
        assert_right(&plans.world);
        let left = "SELECT count(*) FROM v_grants, contracts WHERE contract_id = 'con_1' AND contracts.id = 'con_1'
          AND contracts.ends_at <= v_grants.starts_at AND balance > 0";
        assert_eq!(plans.world.count(left), 0, "nor is there anything of it to use");
        for later in ["2030-02-02", "2030-03-02"] {
            go_to(&plans.world, later);
            run_the_day(&plans.world);
        }
        let kept = plans.world.count("SELECT sum(gross_minor) FROM charges");
        let used = if first { 0 } else { 36_890 };
        let fee = plans.world.count("SELECT coalesce(sum(gross_minor), 0) FROM charges WHERE source = 'sign_up_fee'");
        assert_eq!(kept - fee, used, "{day}: {shown}");
        assert_right(&plans.world);
        // In the middle of a period the plan's word holds.
        let plans = desk_of_ada();
        plans
            .world
            .load("UPDATE contracts SET terms = json_set(terms, '$.prorates_last', json('false')) WHERE id = 'con_1'");
        act(&plans, "con_1", json!({ "act": "end", "on": "2030-01-02", "reason": "" })).expect(200);
        assert_eq!(plans.world.count("SELECT sum(gross_minor) FROM charges WHERE source = 'contract'"), 36_890);
        assert_right(&plans.world);
    }
}
