//! What operators do with contracts.
use crate::api::*;
use crate::rules::{self, Facts, Held, Outcome};
use crate::{App, events, problems, store};
use db::Both;
use serde::Serialize;
use web::{Body, Created, Json, Operator, Page, Path, Problem, Query, problem, role};

pub(crate) async fn list_contracts(
    _: Operator<role::PlansRead>,
    app: App,
    Query(wish): Query<ListContracts>,
) -> Result<Json<Page<OperatorContract>>, Problem> {
    let rows = app.db.read(store::contracts(&wish, app.clock.now())).await?;
    let contracts = rows.into_iter().map(store::ContractRow::into_contract).collect::<Result<_, _>>()?;
    Ok(Json(Page::cut(contracts, store::PAGE_ITEMS_MAX, |last: &OperatorContract| last.id.to_string())))
}

pub(crate) async fn show_contract(
    _: Operator<role::PlansRead>,
    app: App,
    Path(id): Path<ContractId>,
) -> Result<Json<OperatorContract>, Problem> {
    let row = app.db.read_one(store::contract(&id)).await?.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    Ok(Json(row.into_contract()?))
}

pub(crate) async fn create_contract(
    operator: Operator<role::Plans>,
    app: App,
    Query(Making { seen }): Query<Making>,
    Body(setup): Body<ContractSetup>,
) -> Result<Created<Acted>, Problem> {
    make_contract(&operator.claims, &app, seen, &setup, false).await.map(Created)
}

pub(crate) async fn preview_contract(
    operator: Operator<role::Plans>,
    app: App,
    Body(setup): Body<ContractSetup>,
) -> Result<Json<Acted>, Problem> {
    make_contract(&operator.claims, &app, None, &setup, true).await.map(Json)
}

async fn make_contract(
    claims: &web::Claims,
    app: &App,
    seen: Option<Digest>,
    setup: &ContractSetup,
    dry_run: bool,
) -> Result<Acted, Problem> {
    let now = app.clock.now();
    let payer = setup.payer_id.as_ref().unwrap_or(&setup.customer_id);
    let asked = Both(store::of_customer(&setup.customer_id, payer, now), store::missing_customers([payer]));
    let (facts, missing) = app.db.read(asked).await?;
    let unknown = |field: &str| Problem::field(field, "unknown", "there is no such customer");
    if setup.payer_id.is_some() && !missing.is_empty() {
        return Err(unknown("/payer_id"));
    }
    let (facts, names) = store::into_operator(facts, now)?.ok_or_else(|| unknown("/customer_id"))?;
    let outcome = rules::make(&facts, setup, &*app.ids)?;
    let made = outcome.made.as_ref().map(|made| made.contract.id.clone());
    let id = made.ok_or_else(|| Problem::internal("no contract was made"))?;
    let previews = as_seen((rules::preview(&facts, &outcome, false, &names), None), seen)?;
    let deed = Deed { operator: claims, action: "create_contract", subject: &id, previews, dry_run };
    deed.done(app, &facts, None, &outcome, setup).await
}

pub(crate) async fn act_on_contract(
    operator: Operator<role::Plans>,
    app: App,
    Path(id): Path<ContractId>,
    Query(Acting { version, dry_run, seen }): Query<Acting>,
    Body(act): Body<OperatorAct>,
) -> Result<Json<Acted>, Problem> {
    let now = app.clock.now();
    let asked = store::of_contract(&id, now);
    let (answers, next_payer) = match act.next_payer() {
        Some(next_payer) => {
            let (answers, theirs) = app.db.read(Both(asked, ledger::asked([next_payer]))).await?;
            (answers, store::into_next_payer(theirs, next_payer)?)
        }
        None => (app.db.read(asked).await?, None),
    };
    let read = if act.is_a_way_out() { store::into_operator_beyond } else { store::into_operator };
    let (facts, names) = read(answers, now)?.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let facts = Facts { next_payer, ..facts };
    let held = facts.held(&id)?;
    if held.version != i64::from(version) {
        return Err(problem::CHANGED.because(""));
    }
    let outcome = rules::operate(&facts, held, &act, &*app.ids)?;
    let previews = as_seen(rules::previews(&facts, &outcome, &names), seen)?;
    let subject = outcome.made.as_ref().map_or(&id, |made| &made.contract.id);
    let deed = Deed { operator: &operator.claims, action: "act_on_contract", subject, previews, dry_run };
    deed.done(&app, &facts, Some(held), &outcome, &act).await.map(Json)
}

/// The previews, if they are still those that were seen.
fn as_seen(previews: Previews, seen: Option<Digest>) -> Result<Previews, Problem> {
    match seen {
        Some(seen) if seen != previews.0.digest => {
            Err(problems::PREVIEW_OUTDATED.because("").with("preview", previews.0))
        }
        _ => Ok(previews),
    }
}

/// What comes of it for whoever pays, and for whoever pays from then on, if that is another.
type Previews = (Preview, Option<Preview>);

/// What an operator does.
struct Deed<'a> {
    operator: &'a web::Claims,
    action: &'a str,
    /// The contract that comes of it.
    subject: &'a ContractId,
    previews: Previews,
    dry_run: bool,
}

impl Deed<'_> {
    /// Writes `outcome` with its notice and its row in the audit log, unless it is only looked at.
    async fn done(
        self,
        app: &App,
        facts: &Facts,
        held: Option<&Held>,
        outcome: &Outcome,
        detail: impl Serialize,
    ) -> Result<Acted, Problem> {
        if !self.dry_run {
            let mut writes = store::write(facts, outcome, &*app.ids);
            writes.extend(events::told(facts, held, outcome, &*app.ids));
            let acted_on = held.map_or(self.subject, |held| &held.contract.id);
            writes.push(app.audit(self.operator, self.action, acted_on.as_str(), detail));
            app.db.commit(writes).await.map_err(problems::refused)?;
        }
        let Self { dry_run, subject, previews: (preview, next_payer_preview), .. } = self;
        Ok(Acted { dry_run, contract_id: subject.clone(), preview, next_payer_preview })
    }
}
