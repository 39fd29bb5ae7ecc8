use super::guard_plan;
use crate::rules::{Event, Facts, Outcome};
use db::Statement;
use kernel::NewIds;
use ledger::{Agreeing, Changing};

/// What `outcome` writes, each guarded by the version that was decided on.
pub(crate) fn write(facts: &Facts, outcome: &Outcome, ids: &dyn NewIds) -> Vec<Statement> {
    let (zone, now) = (&facts.books.zone, facts.now);
    let mut statements = Vec::new();
    for changed in &outcome.changed {
        let changing = Changing {
            version: changed.version,
            status: changed.status.word(),
            leaving_reason: changed.reason.as_deref(),
            ended_by: outcome.ended_by(facts).word(),
            zone,
        };
        statements.extend(ledger::change(&changed.contract, changing));
    }
    for changed in outcome.changed.iter().filter(|changed| changed.joins) {
        statements.extend(ledger::guard_kept(&changed.contract, &changed.plan, outcome.takes_effect_on));
        // Who waited for a yes counted before; with it their payer is bound.
        statements.extend((outcome.event == Event::Approved).then(|| ledger::guard_payers([&changed.contract.id])));
    }
    if let Some(made) = &outcome.made {
        statements.extend(made.plan_version.map(|version| guard_plan(&made.plan, version)));
        let new = Agreeing { plan: &made.plan, waits: made.waits, follows: made.follows.as_ref(), zone, now };
        statements.push(ledger::agree(&made.contract, new));
        let guard = if outcome.takes_no_place() { ledger::guard_instead } else { ledger::guard_agreed };
        statements.extend(guard(&made.contract, &made.plan, made.contract.starts_on));
        statements.extend(ledger::grant(&made.grants, now, ids));
    }
    for reversal in &outcome.reversed {
        statements.extend(ledger::reverse(&reversal.key, now, facts.today, ids));
    }
    statements.extend(ledger::charge(&outcome.charges, ids).1);
    statements.extend(outcome.regrants.iter().flat_map(|regrant| regrant.statements(now, ids)));
    statements.extend(ledger::redraw(&outcome.redrawn, now));
    statements
}
