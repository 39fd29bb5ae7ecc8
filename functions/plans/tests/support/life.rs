//! Chance that repeats itself, and what was foreseen held against what comes.
use futures::executor::block_on;
use ledger::{draw, holding};
use serde_json::{Value, json};
use std::collections::VecDeque;
use testkit::World;

/// Numbers that look random (Knuth's MMIX generator) and are the same every time.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(limit)).unwrap()
    }

    pub(crate) fn one_in(&mut self, limit: u32) -> bool {
        self.below(limit) == 0
    }

    /// A plan on any terms that there are.
    pub(crate) fn plan(&mut self) -> Value {
        let (weeks, count) = (self.one_in(3), 1 + self.below(3));
        let billing_day = [Value::Null, json!(1), json!(15), json!(28)][self.below(4) as usize].clone();
        let benefits: Vec<Value> = (0..self.below(3))
            .map(|n| {
                let minutes = 1 + self.below(900);
                let every = self.every(weeks, count);
                json!({ "name": format!("Rooms {n}"), "gives": { "kind": "time_credit", "minutes": minutes }, "every": every })
            })
            .collect();
        let terms = json!({
            "cycle": { "unit": if weeks { "week" } else { "month" }, "count": count },
            "billing_day": if weeks { Value::Null } else { billing_day },
            "prorates_first": self.one_in(2), "prorates_last": self.one_in(2),
            "cycles_min": if self.one_in(3) { self.below(4) } else { 0 }, "notice_days": self.below(40),
            "pause": { "per_year_max": self.below(4), "cycles_max": self.below(4) }, "benefits": benefits,
        });
        let price = if self.one_in(8) { 0 } else { 1 + self.below(60_000) };
        let some = |chance: &mut Self, limit| if chance.one_in(2) { chance.below(limit) } else { 0 };
        let (fee, deposit) = (some(self, 9000), some(self, 90_000));
        json!({ "name": "Plan", "description": "", "rights": {}, "location_id": null, "currency": "EUR", "price_minor": price,
            "sign_up_fee_minor": fee, "deposit_minor": deposit, "tax_class": if self.one_in(5) { "reduced" } else { "standard" },
            "terms": terms, "audience": "everyone", "approval": self.one_in(5), "subscribers_max": null, "public": true, "archived": false,
            "due_days": if self.one_in(3) { json!(self.below(60)) } else { Value::Null }, "position": 1 })
    }

    /// A period of its own for a benefit in cycles of so many weeks or months, or none.
    fn every(&mut self, weeks: bool, count: u32) -> Value {
        let of_weeks = weeks || self.one_in(2);
        let longest = if of_weeks && !weeks { 4 * count - 1 } else { count - 1 };
        if longest == 0 || self.one_in(2) {
            return Value::Null;
        }
        json!({ "unit": if of_weeks { "week" } else { "month" }, "count": 1 + self.below(longest) })
    }

    /// Draws some of a benefit that holds now or later, as a booking would.
    pub(crate) fn draw(&mut self, world: &World) {
        let (customer, now): (kernel::CustomerId, _) = ("cus_ada".parse().unwrap(), world.now());
        let held = block_on(world.db().read(holding(&customer, now, now.plus_minutes(300 * 24 * 60)))).unwrap();
        let left: Vec<_> = held.iter().filter(|grant| 0 < grant.balance).collect();
        if left.is_empty() {
            return;
        }
        let grant = left[self.below(u32::try_from(left.len()).unwrap()) as usize];
        let amount = 1 + i64::from(self.below(u32::try_from(grant.balance).unwrap()));
        let worth_minor = amount * i64::from(self.below(30));
        let drawn = super::time_drawn(grant.id.clone(), amount, worth_minor);
        let booking = format!("bkg_{}", kernel::NewIds::next(world));
        // Some time in what it holds, from now on.
        let from = grant.starts_at.max(now);
        let minutes = grant.expires_at.map_or(9000, |expires| from.minutes_until(expires));
        let later = i64::from(self.below(u32::try_from(minutes.max(1)).unwrap()));
        super::room_booked(world, from.plus_minutes(later), 60, &booking);
        block_on(world.db().commit(draw(&[drawn], &customer, ("booking", &booking), now))).unwrap();
    }
}

/// A booking of Ada's that stands, if there is one and chance names it.
pub(crate) fn booked(world: &World, chance: &mut Chance) -> Option<String> {
    let standing = world.rows("SELECT id FROM bookings WHERE status = 'confirmed' ORDER BY id DESC LIMIT 5");
    standing.get(chance.below(5) as usize).map(|row| row["id"].as_str().unwrap().to_owned())
}

/// The invoices that a preview foresees.
#[derive(Debug)]
pub(crate) struct Foreseen {
    pub(crate) until: String,
    invoices: VecDeque<Value>,
}

impl Foreseen {
    pub(crate) fn of(preview: &Value) -> Self {
        let invoices = preview["invoices"].as_array().unwrap().iter().cloned().collect();
        Self { until: preview["until"].as_str().unwrap().to_owned(), invoices }
    }

    /// Holds what was issued today against what was foreseen, line by line.
    #[track_caller]
    pub(crate) fn comes(&mut self, today: &str, issued: &[Value], seed: u64) {
        let today_s = |invoice: &Value| invoice["issued_on"] == today;
        let count = self.invoices.iter().take_while(|invoice| today_s(invoice)).count();
        let foreseen: Vec<Value> = self.invoices.drain(..count).collect();
        assert_eq!(json!(issued), json!(foreseen), "issued and foreseen on {today}, chance {seed}");
        let missed = self.invoices.front().is_some_and(|next| next["issued_on"].as_str() <= Some(today));
        assert!(!missed, "not issued on its day: {:?}, chance {seed}", self.invoices.front());
    }
}

/// The invoices beyond the first `known`, as previews show them.
pub(crate) fn issued_since(world: &World, known: i64) -> Vec<Value> {
    let invoices = world
        .rows("SELECT id, issued_on, due_on, currency, net_minor, tax_minor, gross_minor FROM invoices ORDER BY rowid");
    let lines = world.rows("SELECT * FROM v_invoice_lines ORDER BY invoice_id, position");
    let new = invoices.into_iter().skip(usize::try_from(known).unwrap());
    new.map(|invoice| {
        let money = |row: &Value, column: &str| json!({ "minor": row[column], "currency": row["currency"] });
        let line = |row: &Value| {
            let span = json!({ "from": row["period_from"], "until": row["period_until"] });
            json!({
                "is_late_fee": ledger::is_late_fee(row["key"].as_str().unwrap()), "is_rounding": ledger::is_rounding(row["key"].as_str().unwrap()),
                "name": row["name"], "source": row["source"], "quantity_thousandths": row["quantity_thousandths"],
                "period": if row["period_from"].is_null() { Value::Null } else { span },
                "net": money(row, "net_minor"), "tax": money(row, "tax_minor"), "gross": money(row, "gross_minor"),
                "tax_category": row["tax_category"], "tax_rate_ppm": row["tax_rate_ppm"],
                "why": serde_json::from_str::<Value>(row["why"].as_str().unwrap()).unwrap(),
            })
        };
        let own = lines.iter().filter(|row| row["invoice_id"] == invoice["id"]).map(line).collect::<Vec<_>>();
        json!({
            "issued_on": invoice["issued_on"], "due_on": invoice["due_on"], "lines": own, "net": money(&invoice, "net_minor"),
            "tax": money(&invoice, "tax_minor"), "gross": money(&invoice, "gross_minor"),
        })
    })
    .collect()
}
