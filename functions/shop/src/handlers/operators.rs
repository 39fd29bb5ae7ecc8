use crate::api::*;
use crate::rules::{
    Facts, Line, Priced, ProposalFacts, Refusal, Unacceptable, may_give_up, may_send, priced_proposal, status_of,
};
use crate::store::{self, Asked};
use crate::{App, events, problems};
use access::audit;
use db::{Both, DbError};
use kernel::Money;
use ledger::Currencies;
use web::{AtVersion, Body, Created, IdempotencyKey, Json, Operator, Page, Path, Problem, Query, role};

type Boss = Operator<role::Shop>;
type Reader = Operator<role::ShopRead>;

pub(crate) async fn list_codes(
    _: Reader,
    app: App,
    Query(wish): Query<ListCodes>,
) -> Result<Json<Page<DiscountCode>>, Problem> {
    let after = wish.cursor.map(|code| code.key()).unwrap_or_default();
    let rows = app.db.read(store::codes(&after)).await?;
    let codes = rows.into_iter().map(store::ListedCodeRow::into_code).collect::<Result<_, _>>()?;
    Ok(Json(Page::cut(codes, store::PAGE_ITEMS_MAX, |last: &DiscountCode| last.code.clone())))
}

pub(crate) async fn show_code(_: Reader, app: App, Path(code): Path<String>) -> Result<Json<DiscountCode>, Problem> {
    let row = app.db.read_one(store::code(&code.to_uppercase())).await?;
    Ok(Json(row.ok_or_else(|| web::problem::NOT_FOUND.because(""))?.into_code()?))
}

/// What the schema cannot say of a field; `at` is where the setup stands in the body. A code keeps the currency that it has, `known` so far.
fn sound(setup: &CodeSetup, known: Option<&CodeSetup>, at: &str, currencies: &Currencies) -> Result<(), Problem> {
    let wrong = |field: &str, rule, detail| Err(Problem::field(format!("{at}/{field}"), rule, detail));
    if setup.valid_from.zip(setup.valid_until).is_some_and(|(from, until)| until <= from) {
        return wrong("valid_until", "order", "must lie after the beginning");
    }
    let scope = &setup.scope;
    if !scope.plans && !scope.products && !scope.bookings {
        return wrong("scope", "empty", "must count for something");
    }
    if 100 < scope.ids.len() {
        return wrong("scope/ids", "length", "must have at most 100 items");
    }
    let of = |setup: &CodeSetup| match setup.off {
        Off::Amount { currency, .. } => Some(currency),
        Off::Percent { .. } => None,
    };
    if let Some(currency) = of(setup)
        && let Some(detail) = currencies.refused_anew(currency, known.and_then(of)).filter(|_| !setup.archived)
    {
        return Err(Problem::field(format!("{at}/off/currency"), "unknown", detail));
    }
    Ok(())
}

pub(crate) async fn create_code(
    boss: Boss,
    app: App,
    Body(new): Body<NewCode>,
) -> Result<Created<DiscountCode>, Problem> {
    sound(&new.setup, None, "/setup", &app.db.read(ledger::currencies()).await?.into())?;
    let (now, code) = (app.clock.now(), new.code.key());
    let plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !plain {
        return Err(Problem::field("/code", "letters", "must have letters, digits and hyphens alone"));
    }
    let writes = vec![
        store::insert_code(&code, &new.setup),
        audit(&boss.claims, "create_code", &code, &new.setup, now, &*app.ids),
    ];
    app.db.commit(writes).await.map_err(|error| match error {
        error if error.is_refused_by("discount_codes.code") => problems::CODE_EXISTS.because(""),
        other => other.into(),
    })?;
    Ok(Created(DiscountCode { code, setup: new.setup, uses: 0, version: 1 }))
}

/// A cap that lies below what was used already would never have held.
fn below_its_use(cap: Option<Uses>, used: i64, field: &str) -> Result<(), Problem> {
    let detail = "must not lie below how often it was used; end it instead";
    if cap.is_some_and(|cap| cap.get() < used) { Err(Problem::field(field, "used", detail)) } else { Ok(()) }
}

pub(crate) async fn put_code(
    boss: Boss,
    app: App,
    Path(code): Path<String>,
    Query(at): Query<AtVersion>,
    Body(setup): Body<CodeSetup>,
) -> Result<Json<DiscountCode>, Problem> {
    let (now, code) = (app.clock.now(), code.to_uppercase());
    let asked = (store::code(&code), store::most_uses(&code), ledger::currencies());
    let (rows, most, currencies) = app.db.read(asked).await?;
    let known = rows.into_iter().next().ok_or_else(|| web::problem::NOT_FOUND.because(""))?.into_code()?;
    sound(&setup, Some(&known.setup), "", &currencies.into())?;
    let most = most.first().map_or(0, |row| row.own_uses);
    if known.version == i64::from(at.version) {
        below_its_use(setup.uses_max, known.uses, "/uses_max")?;
        below_its_use(setup.uses_per_customer_max, most, "/uses_per_customer_max")?;
    }
    let mut writes = store::update_code(&code, &setup, at.version);
    writes.push(audit(&boss.claims, "put_code", &code, &setup, now, &*app.ids));
    app.db.commit(writes).await.map_err(|error| match error {
        // Somebody used it since we looked.
        error if error.is_refused_by("code_is_used_up") => web::problem::CHANGED.because(""),
        other => problems::lost(other),
    })?;
    Ok(Json(DiscountCode { setup, version: known.version + 1, ..known }))
}

pub(crate) async fn list_code_uses(
    _: Reader,
    app: App,
    Path(code): Path<String>,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<CodeUse>>, Problem> {
    let uses = app.db.read(store::uses(&code.to_uppercase(), pages.cursor.as_ref())).await?;
    let cursor = |last: &CodeUse| ListCursor { at: last.at, id: last.place.to_string() }.to_string();
    Ok(Json(Page::cut(uses, store::PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn list_all_orders(
    _: Reader,
    app: App,
    Query(of): Query<OfCustomer>,
) -> Result<Json<Page<OperatorOrder>>, Problem> {
    let rows = app.db.read(store::all_orders(of.customer.as_ref(), of.cursor.as_ref())).await?;
    let orders = rows.iter().map(store::OrderRow::operator_view).collect::<Result<Vec<_>, _>>()?;
    let cursor =
        |last: &OperatorOrder| ListCursor { at: last.order.created_at, id: last.order.id.to_string() }.to_string();
    Ok(Json(Page::cut(orders, store::PAGE_ITEMS_MAX, cursor)))
}

/// An order that waits for its payment, given up for its customer: what it holds is free again.
pub(crate) async fn give_up_order(
    boss: Boss,
    app: App,
    Path(id): Path<OrderId>,
) -> Result<Json<OperatorOrder>, Problem> {
    let now = app.clock.now();
    let found = store::assemble_alone(app.db.read(store::order_alone(&id)).await?, now)?;
    let (facts, row) = found.ok_or_else(|| web::problem::NOT_FOUND.because(""))?;
    may_give_up(&facts)?;
    let mut writes = store::lapse(&facts, &*app.ids);
    writes.push(events::given_up(&facts, &*app.ids));
    writes.push(audit(&boss.claims, "give_up_order", id.as_str(), (), now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let order = row.moved(OrderStatus::Lapsed, &facts.lines);
    Ok(Json(OperatorOrder { order, customer_id: facts.customer, customer_name: facts.customer_name }))
}

pub(crate) async fn list_all_proposals(
    _: Reader,
    app: App,
    Query(of): Query<OfCustomer>,
) -> Result<Json<Page<OperatorProposal>>, Problem> {
    let now = app.clock.now();
    let rows = app.db.read(store::all_proposals(of.customer.as_ref(), of.cursor.as_ref())).await?;
    let proposals: Result<Vec<OperatorProposal>, DbError> =
        rows.into_iter().map(|row| Ok(operator_view(row.into_proposal()?, now))).collect();
    let cursor = |last: &OperatorProposal| ListCursor { at: last.created_at, id: last.id.to_string() }.to_string();
    Ok(Json(Page::cut(proposals?, store::PAGE_ITEMS_MAX, cursor)))
}

pub(super) fn operator_view(proposal: ProposalFacts, now: kernel::Instant) -> OperatorProposal {
    OperatorProposal {
        status: status_of(&proposal, now),
        id: proposal.id,
        customer_id: proposal.customer,
        customer_name: proposal.customer_name,
        message: proposal.message,
        lines: proposal.lines.into_iter().map(SentLine::from).collect(),
        expires_at: proposal.expires_at,
        created_at: proposal.created_at,
        decided_at: proposal.decided_at,
        order_id: proposal.order_id,
    }
}

pub(crate) async fn create_proposal(
    boss: Boss,
    app: App,
    IdempotencyKey(key): IdempotencyKey,
    Body(new): Body<NewProposal>,
) -> Result<Created<OperatorProposal>, Problem> {
    let (now, id) = (app.clock.now(), ProposalId::new(&*app.ids));
    let key = key.map_or_else(|| id.to_string(), |key| format!("{}:{key}", boss.claims.account));
    let subjects: Vec<&str> = new.lines.iter().map(|line| line.subject_id.as_str()).collect();
    let subjects = serde_json::json!(subjects).to_string();
    // What it comes to is reckoned for the customer, as it will be when they look.
    let theirs = web::Claims { customer: Some(new.customer_id.clone()), ..boss.claims.clone() };
    let asked = Asked { claims: Some(&theirs), subjects: &subjects, ..Asked::default() };
    let beside = (store::customer(&new.customer_id), store::proposal_by_key(&key));
    let (answers, (customers, earlier)) = app.db.read(Both(store::facts(asked, now), beside)).await?;
    if let Some(earlier) = earlier.into_iter().next() {
        return Ok(Created(operator_view(earlier.into_proposal()?, now)));
    }
    let unknown = || Problem::field("/customer_id", "unknown", "there is no such customer");
    let customer_name = customers.into_iter().next().ok_or_else(unknown)?.name;
    let facts = store::assemble(asked, answers, now)?;
    let priced = checked_lines(&app, &facts, &new)?;
    let currency = priced.first().map(|item| item.currency).ok_or_else(|| Problem::internal("an empty proposal"))?;
    let proposal = ProposalFacts {
        id: id.clone(),
        customer: new.customer_id.clone(),
        customer_name,
        status: ProposalStatus::Sent,
        message: new.message.as_str().to_owned(),
        lines: new.lines.clone(),
        currency,
        expires_at: new.expires_at,
        created_at: now,
        decided_at: None,
        order_id: None,
        ordered: None,
        shown: None,
    };
    let lines = priced.iter().map(|item| (item.name.clone(), Money { minor: item.amounts().gross_minor, currency }));
    let told = (proposal.customer_name.as_str(), lines.collect());
    let shown: Vec<Line> = priced.iter().cloned().filter_map(Line::of).collect();
    let expires_on = facts.books.day(new.expires_at);
    let writes = vec![
        store::insert_proposal((&id, &key), &new, (currency, &shown), now),
        events::proposed(&id, &new, told, expires_on, now, &*app.ids),
        audit(&boss.claims, "create_proposal", id.as_str(), &new, now, &*app.ids),
    ];
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(operator_view(proposal, now)))
}

/// Every line names something that there is and can be had, all in one currency, for as long as it stands.
fn checked_lines(app: &App, facts: &Facts, new: &NewProposal) -> Result<Vec<Priced>, Problem> {
    if new.lines.is_empty() || PROPOSAL_LINES_MAX < new.lines.len() {
        return Err(Problem::field("/lines", "length", "must have 1 to 20 items"));
    }
    if new.expires_at <= facts.now {
        return Err(Problem::field("/expires_at", "past", "must lie in the future"));
    }
    for (n, line) in new.lines.iter().enumerate() {
        let subject = line.subject_id.as_str();
        let known = match line.kind {
            Proposed::Plan => facts.plan(subject).is_some(),
            Proposed::Product => facts.product(subject).is_some(),
        };
        if !known {
            return Err(Problem::field(
                format!("/lines/{n}/subject_id"),
                "unknown",
                "there is no such plan or product",
            ));
        }
        let twice =
            new.lines.iter().take(n).any(|other| other.kind == line.kind && other.subject_id == line.subject_id);
        if line.kind == Proposed::Plan && twice {
            return Err(Problem::field(format!("/lines/{n}/subject_id"), "twice", "a plan is proposed once"));
        }
        of_that_sort(n, line)?;
    }
    let priced = priced_proposal(facts, &new.lines, &OrderId::new(&*app.ids), &*app.ids);
    let first = priced.first().map(|item| item.currency);
    if let Some(n) = priced.iter().position(|item| Some(item.currency) != first) {
        return Err(Problem::field(
            format!("/lines/{n}/subject_id"),
            "currency",
            "must have the first line's currency",
        ));
    }
    may_send(facts, &new.lines, &priced, new.expires_at).map_err(|why| unacceptable(&why))?;
    Ok(priced)
}

/// A product starts on no day, and has no fee and no deposit.
fn of_that_sort(n: usize, line: &ProposalLine) -> Result<(), Problem> {
    if line.kind == Proposed::Plan {
        return Ok(());
    }
    let of_plans = [
        ("starts_on", line.starts_on.is_some(), "a product starts on no day"),
        ("sign_up_fee_minor", line.sign_up_fee_minor.is_some(), "a product has no fee for signing up"),
        ("deposit_minor", line.deposit_minor.is_some(), "a product has no deposit"),
    ];
    let wrong = of_plans.into_iter().find(|(_, is_said, _)| *is_said);
    wrong.map_or(Ok(()), |(field, _, why)| Err(Problem::field(format!("/lines/{n}/{field}"), "not_that_sort", why)))
}

/// What is wrong with a proposal, at its field.
fn unacceptable(why: &Unacceptable) -> Problem {
    match why {
        Unacceptable::Line(n, refusal) => {
            let field = match refusal {
                Refusal::StartHasPassed { .. } | Refusal::TooFarAhead { .. } => "starts_on",
                Refusal::PlanFull { .. } | Refusal::OutOfStock { .. } => "quantity",
                _ => "subject_id",
            };
            let problem = Problem::from(refusal.clone());
            let detail = format!("{}. {}", problem.kind.title, problem.detail);
            Problem::field(format!("/lines/{n}/{field}"), problem.kind.slug, detail.trim_end())
        }
        Unacceptable::Outlasts { starts_on } => {
            Problem::field("/expires_at", "after-start", format!("something of it starts on {starts_on}"))
        }
    }
}

pub(crate) async fn withdraw_proposal(
    boss: Boss,
    app: App,
    Path(id): Path<ProposalId>,
) -> Result<Json<OperatorProposal>, Problem> {
    let now = app.clock.now();
    let row = app.db.read_one(store::proposal(&id, None)).await?;
    let proposal = row.ok_or_else(|| web::problem::NOT_FOUND.because(""))?.into_proposal()?;
    let mut writes = store::decide_proposal(&id, ProposalStatus::Withdrawn, None, now);
    writes.push(audit(&boss.claims, "withdraw_proposal", id.as_str(), (), now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let withdrawn = ProposalFacts { status: ProposalStatus::Withdrawn, decided_at: Some(now), ..proposal };
    Ok(Json(operator_view(withdrawn, now)))
}
