//! A price for all contracts of a plan.
use crate::api::*;
use crate::rules::{self, Plan, Round};
use crate::{App, problems, store};
use db::{Both, all_of};
use web::{Body, Created, Json, NoContent, Operator, Path, Problem, Query, problem, role};

/// What decides about it: the plan, and its contracts.
struct OfPlan {
    plan: Plan,
    facts: rules::Facts,
    contracts: Vec<rules::Held>,
    said: Vec<store::SaidRow>,
}

async fn of_plan(app: &App, id: &PlanId) -> Result<OfPlan, Problem> {
    let now = app.clock.now();
    let (plans, (books, (rows, said))) = app.db.read(Both(store::plans(now, false), store::agreed_of(id))).await?;
    let plans = all_of("plans", plans, store::PLANS_READ)?;
    let plans = plans.into_iter().map(store::PlanRow::into_plan).collect::<Result<Vec<_>, _>>()?;
    let plan = plans.into_iter().find(|plan| plan.id == *id).ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let (facts, contracts) = store::into_agreed(books, rows, now)?;
    Ok(OfPlan { plan, facts, contracts, said })
}

pub(crate) async fn list_prices(
    _: Operator<role::PlansRead>,
    app: App,
    Path(id): Path<PlanId>,
) -> Result<Json<PlanPrices>, Problem> {
    let OfPlan { plan, facts, contracts, said } = of_plan(&app, &id).await?;
    let currency = plan.setup.currency;
    Ok(Json(PlanPrices {
        paid: rules::paid(&facts, &contracts, currency),
        said: said.into_iter().map(|row| row.into_said(currency)).collect(),
        today: facts.today,
        price: kernel::Money { minor: plan.setup.price_minor.get(), currency },
        plan: PlanName { id, name: plan.setup.name.as_str().to_owned() },
        currency,
    }))
}

async fn seen(app: &App, id: &PlanId, wish: &PriceForAll) -> Result<(Round, PricePreview), Problem> {
    if wish.of_prices.is_empty() || OF_PRICES_MAX < wish.of_prices.len() {
        return Err(Problem::field("/of_prices", "required", "1 to 100 prices that are paid today"));
    }
    let OfPlan { plan, facts, contracts, .. } = of_plan(app, id).await?;
    let round = Round::new(RoundId::new(&*app.ids), id, facts.today, wish);
    let preview = rules::round_preview(&facts, &contracts, &round, plan.setup.currency)?;
    Ok((round, preview))
}

pub(crate) async fn preview_price(
    _: Operator<role::Plans>,
    app: App,
    Path(id): Path<PlanId>,
    Body(wish): Body<PriceForAll>,
) -> Result<Json<PricePreview>, Problem> {
    Ok(Json(seen(&app, &id, &wish).await?.1))
}

pub(crate) async fn say_price(
    operator: Operator<role::Plans>,
    app: App,
    Path(id): Path<PlanId>,
    Query(saying): Query<SayingPrice>,
    Body(wish): Body<PriceForAll>,
) -> Result<Created<PriceSaid>, Problem> {
    let (round, preview) = seen(&app, &id, &wish).await?;
    if preview.digest != saying.seen {
        return Err(problems::PREVIEW_OUTDATED.because("").with("preview", preview));
    }
    let now = app.clock.now();
    let audit = app.audit(&operator.claims, "say_price", id.as_str(), &wish);
    app.db.commit(vec![store::say(&round, now), audit]).await.map_err(problems::refused)?;
    let price = kernel::Money { minor: round.price_minor, currency: preview.then.currency };
    Ok(Created(PriceSaid {
        id: round.id,
        from: round.from,
        price,
        created_at: now,
        finished_at: None,
        called_off: false,
        contracts: 0,
        stay: 0,
    }))
}

pub(crate) async fn call_price_off(
    operator: Operator<role::Plans>,
    app: App,
    Path(id): Path<PlanId>,
) -> Result<NoContent, Problem> {
    let OfPlan { said, .. } = of_plan(&app, &id).await?;
    if !said.iter().any(store::SaidRow::is_under_way) {
        return Err(problem::NOT_FOUND.because("no price is under way"));
    }
    let audit = app.audit(&operator.claims, "call_price_off", id.as_str(), ());
    app.db.commit(vec![store::call_off(&id, app.clock.now()), audit]).await?;
    Ok(NoContent)
}
