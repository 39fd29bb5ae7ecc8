//! What a contract gives: each of its benefits, period by period (docs/money.md, part 7).
use crate::{Benefit, Contract, GrantWish, Period, Setting, Share};
use kernel::Day;

/// A period of a benefit, as a contract gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Given {
    from: Day,
    until: Day,
    share: Share,
}

impl Contract {
    /// The benefits of every cycle that begins from `granted_until` on and before `until`, and the day that they then
    /// reach. `version` tells apart what is granted anew after a change.
    pub fn grants(&self, until: Day, version: i64, setting: &Setting<'_>) -> (Vec<GrantWish>, Day) {
        let (mut grants, mut from) = (Vec::new(), self.granted_until.max(self.starts_on));
        while from < until && self.ends_on.is_none_or(|ends| from < ends) {
            let cycle = self.terms.period_of(self.starts_on, from);
            let wishes = self.terms.benefits.iter().enumerate().flat_map(|(n, benefit)| {
                self.given(benefit, cycle).into_iter().filter_map(move |given| {
                    let key = format!("contract:{}:{}:{n}:{version}", self.id, given.from);
                    let span = (setting.midnight(given.from), Some(setting.midnight(given.until)));
                    GrantWish::of(benefit, &self.customer, self.quantity, given.share, key, span)
                })
            });
            grants.extend(wishes.map(|wish| GrantWish { contract: Some(self.id.clone()), ..wish }));
            from = cycle.until;
        }
        (grants, from)
    }

    /// The periods of `benefit` in `cycle`: the cycle itself, or those of its own. None that begins when the contract has ended.
    fn given(&self, benefit: &Benefit, cycle: Period) -> Vec<Given> {
        let ends = |until: Day| self.ends_on.map_or(until, |ends| ends.min(until));
        let Some(every) = benefit.every else {
            return vec![Given { from: cycle.from, until: ends(cycle.until), share: cycle.share(self) }];
        };
        if cycle.rests(self) {
            return Vec::new();
        }
        let own = self.terms.periods_within(self.starts_on, cycle.from, every).into_iter();
        let own = own.filter(|own| self.ends_on.is_none_or(|ends| own.from < ends));
        own.map(|own| Given { from: own.from, until: ends(own.until), share: own.share(self) }).collect()
    }

    /// The first day of the period of `benefit` in which `day` lies; of the first, for a day before.
    pub(crate) fn period_begins(&self, benefit: &Benefit, day: Day) -> Day {
        let cycle = self.terms.period_of(self.starts_on, day);
        let own = benefit.every.and_then(|every| {
            let own = self.terms.periods_within(self.starts_on, cycle.from, every);
            own.iter().map(|own| own.from).rfind(|from| *from <= day)
        });
        own.unwrap_or(cycle.from)
    }
}
