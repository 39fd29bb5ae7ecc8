use super::customer_of;
use crate::api::*;
use crate::rules::{Facts, Line, ProposalFacts, Refusal, check_out, may_accept, priced_proposal, status_of, sums_of};
use crate::store::{self, Asked};
use crate::{App, events, problems};
use db::{Both, Statement};
use kernel::Money;
use ledger::PaymentId;
use web::{Body, Claims, Created, IdempotencyKey, Json, Page, Path, Problem, Query, SignedIn};

/// A proposal with all that decides about it.
async fn found(app: &App, claims: &Claims, id: &ProposalId) -> Result<(Facts, ProposalFacts), Problem> {
    let (now, customer) = (app.clock.now(), customer_of(claims)?);
    let asked = Asked { claims: Some(claims), proposals: true, ..Asked::default() };
    let questions = Both(store::facts(asked, now), store::proposal(id, Some(customer)));
    let (answers, rows) = app.db.read(questions).await?;
    let row = rows.into_iter().next().ok_or_else(|| web::problem::NOT_FOUND.because(""))?;
    Ok((store::assemble(asked, answers, now)?, row.into_proposal()?))
}

pub(crate) async fn list_proposals(
    SignedIn(claims): SignedIn,
    app: App,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<Proposal>>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = Asked { claims: Some(&claims), proposals: true, ..Asked::default() };
    let (answers, rows) =
        app.db.read(Both(store::facts(asked, now), store::proposals_of(customer, pages.cursor.as_ref()))).await?;
    let facts = store::assemble(asked, answers, now)?;
    let proposals = rows.into_iter().map(store::ProposalRow::into_proposal).collect::<Result<Vec<_>, _>>()?;
    let shown = proposals.iter().map(|proposal| shown(&app, &facts, proposal)).collect();
    let cursor = |last: &Proposal| ListCursor { at: last.created_at, id: last.id.to_string() }.to_string();
    Ok(Json(Page::cut(shown, store::PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn show_proposal(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<ProposalId>,
) -> Result<Json<Proposal>, Problem> {
    let (facts, proposal) = found(&app, &claims, &id).await?;
    Ok(Json(shown(&app, &facts, &proposal)))
}

/// As it is now: what was agreed of one that was accepted, what it was of one that stands no more, else what accepting it today
/// would come to.
fn shown(app: &App, facts: &Facts, proposal: &ProposalFacts) -> Proposal {
    let status = status_of(proposal, facts.now);
    let priced = priced_proposal(facts, &proposal.lines, &OrderId::new(&*app.ids), &*app.ids);
    let refused = may_accept(facts, proposal, &priced).err().filter(|_| status == ProposalStatus::Sent);
    let kept = match status {
        ProposalStatus::Sent => None,
        ProposalStatus::Accepted => proposal.ordered.clone(),
        ProposalStatus::Refused | ProposalStatus::Withdrawn | ProposalStatus::Expired => proposal.shown.clone(),
    };
    let lines = kept.unwrap_or_else(|| priced.into_iter().filter_map(Line::of).collect());
    view(facts, proposal, &lines, refused.as_ref())
}

fn view(facts: &Facts, proposal: &ProposalFacts, lines: &[Line], refused: Option<&Refusal>) -> Proposal {
    let (status, currency) = (status_of(proposal, facts.now), proposal.currency);
    Proposal {
        id: proposal.id.clone(),
        status,
        message: proposal.message.clone(),
        totals: sums_of(lines, currency),
        lines: lines.iter().map(|line| line.view(currency)).collect(),
        problem: refused.map(Refusal::shown),
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
    let order = OrderId::new(&*app.ids);
    let priced = priced_proposal(&facts, &proposal.lines, &order, &*app.ids);
    may_accept(&facts, &proposal, &priced)?;
    if !super::orders::is_seen(&priced, &wish.expected_gross) {
        return Err(problems::PRICE_CHANGED.because("Look at the proposal again."));
    }
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
    let priced = priced_proposal(&facts, &proposal.lines, &OrderId::new(&*app.ids), &*app.ids);
    let refused: Vec<Line> = priced.into_iter().filter_map(Line::of).collect();
    let view = view(&facts, &proposal, &refused, None);
    let lines = view.lines.iter().map(|line| (line.name.clone(), line.gross)).collect();
    let mut writes: Vec<Statement> = store::decide_proposal(&id, ProposalStatus::Refused, None, facts.now);
    // Of what is gone by now, what it was when it was sent stays.
    if refused.len() == proposal.lines.len() {
        writes.push(store::remember_proposal(&id, &refused));
    }
    writes.push(events::decided(&proposal, false, lines, facts.now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(Proposal { status: ProposalStatus::Refused, ..view }))
}
