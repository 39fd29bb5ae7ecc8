use super::customer_of;
use crate::api::*;
use crate::rules::{Facts, Priced, ProposalFacts, Refusal, check_out, may_check_out, priced_proposal, status_of, sums};
use crate::store::{self, Asked};
use crate::{App, events, problems};
use access::NewDebt;
use db::{Both, Statement};
use kernel::Money;
use ledger::PaymentId;
use web::{Body, Claims, Created, IdempotencyKey, Json, Page, Path, Problem, SignedIn};

/// A proposal with all that decides about it.
async fn found(app: &App, claims: &Claims, id: &ProposalId) -> Result<(Facts, ProposalFacts), Problem> {
    let (now, customer) = (app.clock.now(), customer_of(claims)?);
    let asked = Asked { claims: Some(claims), proposals: true, ..Asked::default() };
    let questions = Both(store::facts(asked, now), store::proposal(id, Some(customer)));
    let (answers, rows) = app.db.read(questions).await?;
    let row = rows.into_iter().next().ok_or_else(|| web::problem::NOT_FOUND.because(""))?;
    Ok((store::assemble(asked, answers, now)?, row.into_proposal()?))
}

pub(crate) async fn list_proposals(SignedIn(claims): SignedIn, app: App) -> Result<Json<Page<Proposal>>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = Asked { claims: Some(&claims), proposals: true, ..Asked::default() };
    let (answers, rows) = app.db.read(Both(store::facts(asked, now), store::proposals_of(customer))).await?;
    let facts = store::assemble(asked, answers, now)?;
    let proposals = rows.into_iter().map(store::ProposalRow::into_proposal).collect::<Result<Vec<_>, _>>()?;
    Ok(Json(Page::whole(proposals.iter().map(|proposal| shown(&app, &facts, proposal)).collect())))
}

pub(crate) async fn show_proposal(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<ProposalId>,
) -> Result<Json<Proposal>, Problem> {
    let (facts, proposal) = found(&app, &claims, &id).await?;
    Ok(Json(shown(&app, &facts, &proposal)))
}

fn shown(app: &App, facts: &Facts, proposal: &ProposalFacts) -> Proposal {
    let priced = priced_proposal(facts, &proposal.lines, &OrderId::new(&*app.ids), &*app.ids);
    let currency = proposal.currency;
    let line = |item: &Priced| OrderLine {
        name: item.name.clone(),
        detail: item.detail.clone(),
        // Bookings are not proposed.
        starts_at: None,
        ends_at: None,
        location: None,
        quantity: item.quantity,
        gross: Money { minor: item.amounts().gross_minor, currency: item.currency },
        why: item.why(),
        pays: item.pays,
        // The operator has said yes already.
        waits: false,
    };
    Proposal {
        id: proposal.id.clone(),
        status: status_of(proposal, facts.now),
        message: proposal.message.clone(),
        totals: sums(priced.iter().flat_map(|item| &item.charges), currency),
        lines: priced.iter().map(line).collect(),
        expires_at: proposal.expires_at,
        created_at: proposal.created_at,
        order_id: proposal.order_id.clone(),
        terms: Terms { version: facts.books.terms_version.clone(), text: facts.terms_text.clone() },
    }
}

pub(crate) async fn accept_proposal(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<ProposalId>,
    IdempotencyKey(_): IdempotencyKey,
    Body(wish): Body<Accept>,
) -> Result<Created<Order>, Problem> {
    let (mut facts, proposal) = found(&app, &claims, &id).await?;
    if status_of(&proposal, facts.now) != ProposalStatus::Sent {
        return Err(problems::PROPOSAL_DECIDED.because("").with("order_id", &proposal.order_id));
    }
    if facts.books.terms_version != wish.accepted_terms_version.as_str() {
        return Err(problems::TERMS_CHANGED.because(""));
    }
    access::decide(&facts.viewer, NewDebt)?;
    let order = OrderId::new(&*app.ids);
    let priced = priced_proposal(&facts, &proposal.lines, &order, &*app.ids);
    if priced.len() < proposal.lines.len() {
        return Err(problems::BASKET_HAS_PROBLEMS.because("Something of it is no longer there."));
    }
    if let Some(refusal) = priced.iter().find_map(|item| item.problem.clone()) {
        return Err(refusal.into());
    }
    let currency = proposal.currency;
    if priced.iter().any(|item| item.currency != currency) {
        return Err(Refusal::OtherCurrency { currency }.into());
    }
    if !super::orders::is_seen(&priced, &wish.expected_gross) {
        return Err(problems::PRICE_CHANGED.because("Look at the proposal again."));
    }
    may_check_out(&facts, &priced)?;
    // Codes are for baskets.
    facts.code = None;
    let lines = priced
        .iter()
        .map(|item| (item.name.clone(), Money { minor: item.amounts().gross_minor, currency: item.currency }));
    let lines: Vec<_> = lines.collect();
    // A proposal that goes back to its sender for want of payment can be accepted again.
    let key = format!("{id}:{order}");
    let checked = check_out(&facts, priced, (order, key), PaymentId::new(&*app.ids))?;
    let mut writes = store::decide_proposal(&id, ProposalStatus::Accepted, Some(checked.order.id.as_str()), facts.now);
    writes.extend(super::orders::carried_or_awaited(&facts, &checked, &app));
    writes.push(events::decided(&proposal, true, lines, facts.now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(store::new_view(&checked, "")))
}

pub(crate) async fn refuse_proposal(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<ProposalId>,
) -> Result<Json<Proposal>, Problem> {
    let (facts, proposal) = found(&app, &claims, &id).await?;
    if status_of(&proposal, facts.now) != ProposalStatus::Sent {
        return Err(problems::PROPOSAL_DECIDED.because(""));
    }
    let view = shown(&app, &facts, &proposal);
    let lines = view.lines.iter().map(|line| (line.name.clone(), line.gross)).collect();
    let mut writes: Vec<Statement> = store::decide_proposal(&id, ProposalStatus::Refused, None, facts.now);
    writes.push(events::decided(&proposal, false, lines, facts.now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(Proposal { status: ProposalStatus::Refused, ..view }))
}
