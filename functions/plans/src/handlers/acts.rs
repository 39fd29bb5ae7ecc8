//! What members do: each act decides, shows and writes one outcome.
use super::customer_of;
use crate::api::*;
use crate::rules::{self, Act, Decided, Facts, Names, Refusal};
use crate::{App, events, problems, store};
use web::{Body, Claims, Created, Json, Path, Problem, SignedIn};

async fn facts(app: &App, claims: &Claims, acted_on: Option<&ContractId>) -> Result<(Facts, Names), Problem> {
    let (now, customer) = (app.clock.now(), customer_of(claims)?);
    let answers = app.db.read(store::of_member(claims, customer, acted_on, now)).await?;
    Ok(store::into_member(answers, customer, now)?)
}

type Deciding<'a> = &'a dyn Fn(&Facts) -> Result<Decided, Refusal>;

/// Shows what a wish comes to; `acted_on` is the contract that is acted on.
async fn previewed(
    app: &App,
    claims: &Claims,
    acted_on: Option<&ContractId>,
    decide: Deciding<'_>,
) -> Result<Json<Preview>, Problem> {
    let (facts, names) = facts(app, claims, acted_on).await?;
    let Decided { outcome, waits } = decide(&facts)?;
    Ok(Json(rules::preview(&facts, &outcome, waits, &names)))
}

/// What a member agrees to, beside the wish.
struct Agreeing<'a> {
    /// The contract that is acted on; none where one is made.
    contract: Option<&'a ContractId>,
    seen: &'a Digest,
    reason: &'a str,
}

/// Carries a wish out if it still comes to what was seen.
async fn agreed(app: &App, claims: &Claims, agreeing: Agreeing<'_>, decide: Deciding<'_>) -> Result<Contract, Problem> {
    let (facts, names) = facts(app, claims, agreeing.contract).await?;
    let decided = decide(&facts)?;
    let preview = rules::preview(&facts, &decided.outcome, decided.waits, &names);
    if preview.digest != *agreeing.seen {
        return Err(problems::PREVIEW_OUTDATED.because("").with("preview", preview));
    }
    let outcome = decided.written(agreeing.reason);
    let held = agreeing.contract.and_then(|id| facts.held(id).ok());
    let mut writes = store::write(&facts, &outcome, &*app.ids);
    writes.extend(events::told(&facts, held, &outcome, &*app.ids));
    app.db.commit(writes).await.map_err(problems::refused)?;
    let shown = agreeing.contract.or_else(|| outcome.made.as_ref().map(|made| &made.contract.id));
    let after = facts.after(&outcome);
    let held = shown.map(|id| after.held(id)).transpose()?;
    let held = held.ok_or_else(|| Problem::internal("no contract was acted on"))?;
    Ok(rules::card(&after, held, &after.ahead_of_all()))
}

pub(crate) async fn preview_joining(
    SignedIn(claims): SignedIn,
    app: App,
    Body(wish): Body<Joining>,
) -> Result<Json<Preview>, Problem> {
    previewed(&app, &claims, None, &|facts| rules::joining(facts, &wish, &*app.ids)).await
}

pub(crate) async fn join_plan(
    SignedIn(claims): SignedIn,
    app: App,
    Body(agreed_to): Body<AgreedJoining>,
) -> Result<Created<Contract>, Problem> {
    let (wish, agreeing) = (agreed_to.wish(), Agreeing { contract: None, seen: &agreed_to.seen, reason: "" });
    agreed(&app, &claims, agreeing, &|facts| rules::joining(facts, &wish, &*app.ids)).await.map(Created)
}

async fn preview_act(me: SignedIn, app: App, id: &ContractId, wish: impl Act) -> Result<Json<Preview>, Problem> {
    previewed(&app, &me.0, Some(id), &|facts| wish.decide(facts, facts.held(id)?, &*app.ids)).await
}

async fn act(
    me: SignedIn,
    app: App,
    id: &ContractId,
    wish: impl Act,
    (seen, reason): (&Digest, &str),
) -> Result<Json<Contract>, Problem> {
    let agreeing = Agreeing { contract: Some(id), seen, reason };
    agreed(&app, &me.0, agreeing, &|facts| wish.decide(facts, facts.held(id)?, &*app.ids)).await.map(Json)
}

type Previewed = Result<Json<Preview>, Problem>;
type Acted = Result<Json<Contract>, Problem>;

pub(crate) async fn preview_change(
    me: SignedIn,
    app: App,
    Path(id): Path<ContractId>,
    wish: Body<Change>,
) -> Previewed {
    preview_act(me, app, &id, wish.0).await
}

pub(crate) async fn change_plan(me: SignedIn, app: App, Path(id): Path<ContractId>, to: Body<AgreedChange>) -> Acted {
    act(me, app, &id, to.0.wish(), (&to.0.seen, "")).await
}

pub(crate) async fn preview_pause(
    me: SignedIn,
    app: App,
    Path(id): Path<ContractId>,
    wish: Body<Pausing>,
) -> Previewed {
    preview_act(me, app, &id, wish.0).await
}

pub(crate) async fn pause_plan(me: SignedIn, app: App, Path(id): Path<ContractId>, to: Body<AgreedPausing>) -> Acted {
    act(me, app, &id, to.0.wish(), (&to.0.seen, "")).await
}

pub(crate) async fn preview_resumption(
    me: SignedIn,
    app: App,
    Path(id): Path<ContractId>,
    wish: Body<Resuming>,
) -> Previewed {
    preview_act(me, app, &id, wish.0).await
}

pub(crate) async fn resume_plan(me: SignedIn, app: App, Path(id): Path<ContractId>, to: Body<AgreedResuming>) -> Acted {
    act(me, app, &id, to.0.wish(), (&to.0.seen, "")).await
}

pub(crate) async fn preview_cancellation(
    me: SignedIn,
    app: App,
    Path(id): Path<ContractId>,
    wish: Body<Leaving>,
) -> Previewed {
    preview_act(me, app, &id, wish.0).await
}

pub(crate) async fn cancel_plan(me: SignedIn, app: App, Path(id): Path<ContractId>, to: Body<AgreedLeaving>) -> Acted {
    act(me, app, &id, to.0.wish(), (&to.0.seen, to.0.reason.as_str())).await
}

pub(crate) async fn preview_withdrawal(
    me: SignedIn,
    app: App,
    Path(id): Path<ContractId>,
    wish: Body<Withdrawing>,
) -> Previewed {
    preview_act(me, app, &id, wish.0).await
}

pub(crate) async fn withdraw_plan(
    me: SignedIn,
    app: App,
    Path(id): Path<ContractId>,
    to: Body<AgreedWithdrawing>,
) -> Acted {
    act(me, app, &id, to.0.wish(), (&to.0.seen, "")).await
}
