//! What is shown before an act is what comes: random plans, joins, changes, pauses and ends, with the clock running
//! forward through the statements that carry a day out.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::App;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::booked::assert_entitled;
use support::life::{Chance, Foreseen, booked, issued_since};
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

const DAYS: u32 = 240;
const SEEDS: u64 = 12;
/// The plans that are sold as products.
const PRODUCTS: std::ops::Range<u32> = 5..7;
const OPEN: &str = "SELECT count(*) FROM contracts WHERE status = 'agreed' AND charged_until < '2199-12-31'";

/// A life of Ada's, day by day.
struct Life {
    plans: Function<App>,
    chance: Chance,
    /// What the last preview foresees, for as long as nothing else happens.
    foreseen: Option<Foreseen>,
    /// How often what was done, and how often which sort of line was foreseen and came.
    seen: BTreeMap<String, usize>,
}

impl Life {
    fn new(seed: u64) -> Self {
        let plans = plans_in_order();
        plans.world.load(
            "DELETE FROM contracts;\nDELETE FROM plans WHERE id <> 'pln_dollar';\nUPDATE billing_settings SET contacts_pay = 'next_invoice';
INSERT INTO tax_rates (class, from_day, rate_ppm, reason) VALUES ('standard', '2030-04-01', 160000, NULL), ('standard', '2030-07-01', 190000, NULL)",
        );
        plans.world.load(ROOM);
        let mut life = Self { plans, chance: Chance(seed), foreseen: None, seen: BTreeMap::new() };
        if life.chance.one_in(2) {
            life.world().load("UPDATE billing_settings SET prices_include_tax = 1");
        }
        if life.chance.one_in(4) {
            life.world().load(
                "INSERT INTO billing_accounts (customer_id, party, tax_treatment, due_days, collects, version)
                VALUES ('cus_ada', '{\"name\":\"Ada\",\"country\":\"FR\"}', 'reverse_charge', 21, 0, 1)",
            );
        }
        for n in 0..5 {
            let setup = life.chance.plan();
            life.plans.put(Boss, &format!("/api/plans/setup/pln_{n}?version=0"), setup).expect(200);
        }
        // Two products by the cycle, on any terms too.
        for n in PRODUCTS {
            let mut setup = life.chance.plan();
            setup["sold_as"] = "product".into();
            life.plans.put(Boss, &format!("/api/plans/setup/pln_{n}?version=0"), setup).expect(200);
        }
        life
    }

    fn world(&self) -> &World {
        &self.plans.world
    }

    /// The job runs, and what it issues is what was foreseen.
    fn job(&mut self) {
        let known = self.world().count("SELECT count(*) FROM invoices");
        run_the_day(self.world());
        let issued = issued_since(self.world(), known);
        let today = today(self.world()).to_string();
        if let Some(foreseen) = self.foreseen.as_mut().filter(|foreseen| today <= foreseen.until) {
            foreseen.comes(&today, &issued, self.chance.0);
            for invoice in &issued {
                *self.seen.entry("invoices".to_owned()).or_default() += 1;
                for line in invoice["lines"].as_array().unwrap() {
                    let sign = if line["gross"]["minor"].as_i64().unwrap() < 0 { "back" } else { "owed" };
                    *self.seen.entry(format!("{} {sign}", line["source"].as_str().unwrap())).or_default() += 1;
                }
            }
        }
    }

    /// The contracts that Ada has, as she sees them.
    fn contracts(&self) -> Vec<Value> {
        self.plans.get(Ada, "/api/plans").expect(200).json["contracts"].as_array().unwrap().clone()
    }

    /// Wishes something; carries it out as it was shown, if it can be done.
    fn wish(&mut self, path: &str, wish: Value) {
        let shown = self.plans.post(Ada, &format!("{path}/preview"), wish.clone());
        if shown.status != 200 {
            assert!((400..500).contains(&shown.status), "{path} {wish} {} {:?}", shown.text, shown.cause);
            return;
        }
        let mut agreed = wish;
        agreed["seen"] = shown.json["digest"].clone();
        if path.ends_with("cancellation") {
            agreed["reason"] = "".into();
        }
        let done = self.plans.post(Ada, path, agreed.clone());
        assert!((200..300).contains(&done.status), "{path} {agreed} {} {:?}", done.text, done.cause);
        if shown.json["waits"] == true {
            let id = if done.status == 201 { &done.json["id"] } else { &done.json["followed_by"]["contract_id"] };
            let approve = format!("/api/plans/all/{}/acts?version=1", id.as_str().unwrap());
            self.plans.post(Boss, &approve, json!({ "act": "approve" })).expect(200);
        }
        let act = if shown.json["waits"] == true { "approved" } else { path.rsplit('/').next().unwrap() }.to_owned();
        *self.seen.entry(act).or_default() += 1;
        self.foreseen = Some(Foreseen::of(&shown.json));
        self.job();
    }

    fn act(&mut self) {
        let contracts = self.contracts();
        let day = today(self.world());
        if contracts.is_empty() || self.chance.one_in(5) {
            let plan = format!("pln_{}", self.chance.below(5));
            let starts_on = day.plus_days(self.chance.below(40));
            let wish = json!({ "plan_id": plan, "quantity": 1 + self.chance.below(3), "starts_on": starts_on });
            return self.wish("/api/plans/contracts", wish);
        }
        let contract = &contracts[self.chance.below(u32::try_from(contracts.len()).unwrap()) as usize];
        let path = format!("/api/plans/contracts/{}", contract["id"].as_str().unwrap());
        match self.chance.below(9) {
            0..=2 => {
                let when = match self.chance.below(3) {
                    0 => json!("now"),
                    1 => json!("period_end"),
                    _ => json!(day.plus_days(self.chance.below(60))),
                };
                let n = self.chance.below(5);
                let n = if contract["sold_as"] == "product" { PRODUCTS.start + n % 2 } else { n };
                let plan = format!("pln_{n}");
                let wish = json!({ "plan_id": plan, "quantity": 1 + self.chance.below(3), "when": when });
                self.wish(&format!("{path}/changes"), wish);
            }
            3 | 4 => {
                let first_days = contract["pause_options"]["first_days"].as_array().cloned().unwrap_or_default();
                let from = first_days.get(self.chance.below(3) as usize).cloned().unwrap_or_else(|| json!(day));
                let cycles = 1 + self.chance.below(3);
                self.wish(&format!("{path}/pauses"), json!({ "from": from, "cycles": cycles }));
            }
            5 => {
                let from = contract["pauses"][0]["from"].clone();
                let wish = json!({ "from": if from.is_null() { json!(day) } else { from } });
                self.wish(&format!("{path}/resumption"), wish);
            }
            6 | 7 => {
                let earliest: kernel::Day = contract["earliest_leave_on"].as_str().unwrap().parse().unwrap();
                let later = if self.chance.one_in(2) { 0 } else { self.chance.below(50) };
                let wish = json!({ "ends_on": earliest.plus_days(later) });
                self.wish(&format!("{path}/cancellation"), wish);
            }
            _ => self.wish(&format!("{path}/withdrawal"), json!({})),
        }
    }

    /// An operator makes a contract of a product by the cycle, as an order would; nobody foresees that.
    fn sell(&mut self) {
        let n = PRODUCTS.start + self.chance.below(2);
        let starts_on = today(self.world()).plus_days(self.chance.below(20)).to_string();
        let made = self.plans.post(Boss, "/api/plans/all", contract("cus_ada", &format!("pln_{n}"), &starts_on));
        assert!(made.status == 201 || made.problem() == "has-plan", "{}", made.text);
        if made.status == 201 {
            *self.seen.entry("products".to_owned()).or_default() += 1;
            self.foreseen = None;
            self.job();
        }
    }

    /// An operator acts; nobody foresees that.
    fn operate(&mut self) {
        let contracts = self.contracts();
        let Some(contract) = contracts.get(self.chance.below(3) as usize) else { return };
        let day = today(self.world()).plus_days(self.chance.below(70));
        let act = match self.chance.below(6) {
            0 => json!({ "act": "price", "from": day, "price_minor": 100 * self.chance.below(500) }),
            1 => json!({ "act": "quantity", "on": day, "quantity": 1 + self.chance.below(4) }),
            2 => json!({ "act": "end", "on": day, "reason": "" }),
            3 => json!({ "act": "reopen" }),
            4 => json!({ "act": "start", "on": day }),
            _ => json!({ "act": "due_days", "days": self.chance.below(30) }),
        };
        let (id, version) = (contract["id"].as_str().unwrap(), &contract["version"]);
        let done = self.plans.post(Boss, &format!("/api/plans/all/{id}/acts?version={version}"), act.clone());
        assert!(done.status < 500, "{act} {} {:?}", done.text, done.cause);
        if done.status == 200 {
            self.foreseen = None;
            self.job();
        }
    }

    /// An operator credits some of what contracts were charged, or all that is left of it; nobody foresees that.
    fn credit(&mut self) {
        let rows = self.world().rows(LEFT);
        let latest = rows.iter().filter(|row| row["reverses"].is_null() && 0 < row["gross_minor"].as_i64().unwrap());
        let Some(row) = latest.take(4).nth(self.chance.below(4) as usize) else { return };
        let left = row["gross_minor"].as_i64().unwrap();
        let gross_minor = if self.chance.one_in(2) { left } else { 1 + left / 2 };
        credit(self.world(), row, gross_minor);
        *self.seen.entry("credit".to_owned()).or_default() += 1;
        self.foreseen = None;
        self.job();
    }

    /// A booking is cancelled: what was drawn for it, or charged instead, comes back.
    fn cancel(&mut self) {
        if let Some(booking) = booked(&self.plans.world, &mut self.chance) {
            room_cancelled(self.world(), &booking);
            *self.seen.entry("cancelled".to_owned()).or_default() += 1;
            self.foreseen = None;
            self.job();
        }
    }

    /// Everything ends, and nothing is left.
    fn end(&mut self) {
        self.foreseen = None;
        for contract in self.contracts() {
            let (id, starts_on) = (contract["id"].as_str().unwrap(), contract["starts_on"].as_str().unwrap());
            let on = today(self.world()).to_string().max(starts_on.to_owned());
            let act = json!({ "act": "end", "on": on, "reason": "" });
            let path = format!("/api/plans/all/{id}/acts?version={}", contract["version"]);
            let ended = self.plans.post(Boss, &path, act);
            let over = ["ends-already", "is-over"].contains(&ended.problem());
            assert!(ended.status == 200 || over, "{}", ended.text);
        }
        for _ in 0..800 {
            if self.world().count(OPEN) + self.world().count("SELECT count(*) FROM open_charges") == 0 {
                break;
            }
            self.tomorrow();
            self.job();
        }
        self.tomorrow();
        self.job();
        assert_right(self.world());
        let world = self.world();
        assert_eq!(world.count(OPEN), 0);
        assert_eq!(world.count("SELECT coalesce(sum(gross_minor), 0) FROM charges WHERE source = 'deposit'"), 0);
        let open = "SELECT key, charges.invoice_by, gross_minor FROM charges JOIN open_charges ON charge_id = id";
        assert!(world.rows(open).is_empty(), "{:?} on {}, chance {}", world.rows(open), today(world), self.chance.0);
        // What is left of benefits belongs to time that has passed.
        assert_eq!(world.count("SELECT count(*) FROM v_grants WHERE balance < 0"), 0);
    }

    fn tomorrow(&self) {
        go_to(self.world(), &today(self.world()).plus_days(1).to_string());
    }
}

#[test]
fn what_is_shown_is_what_comes() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..SEEDS {
        let mut life = Life::new(seed);
        for n in 0..DAYS {
            life.job();
            if life.chance.one_in(4) {
                life.act();
            }
            if life.chance.one_in(12) {
                life.chance.draw(&life.plans.world);
            }
            if life.chance.one_in(25) {
                life.operate();
            }
            if life.chance.one_in(30) {
                life.credit();
            }
            if life.chance.one_in(40) {
                life.sell();
            }
            if life.chance.one_in(60) {
                life.cancel();
            }
            if n % 10 == 0 {
                assert_right(life.world());
                assert_entitled(life.world());
            }
            life.tomorrow();
        }
        let anew =
            life.world().count("SELECT count(*) FROM draws WHERE 0 < amount AND key LIKE 'booking:%:grt_%:grt_%'");
        *life.seen.entry("drawn anew".to_owned()).or_default() += usize::try_from(anew).unwrap();
        life.end();
        for (what, count) in life.seen {
            *seen.entry(what).or_default() += count;
        }
    }
    let acts = [
        "contracts",
        "products",
        "approved",
        "changes",
        "pauses",
        "resumption",
        "cancellation",
        "withdrawal",
        "credit",
        "cancelled",
        "drawn anew",
    ];
    let lines = [
        "invoices",
        "contract owed",
        "contract back",
        "sign_up_fee owed",
        "deposit owed",
        "deposit back",
        "benefit owed",
    ];
    for what in acts.into_iter().chain(lines) {
        assert!(Some(&1) < seen.get(what), "{what} came too seldom to show anything: {seen:?}");
    }
}
