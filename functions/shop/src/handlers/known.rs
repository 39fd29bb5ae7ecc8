use crate::api::*;
use crate::{App, store};
use access::customers::{CustomerName, FindCustomers};
use web::{Json, Operator, Page, Path, Problem, Query, problem, role};

type Reader = Operator<role::ShopRead>;

/// How many things a page holds: most houses sell less.
const KNOWN_ITEMS_MAX: usize = 500;

pub(crate) async fn list_known(
    _: Reader,
    app: App,
    Query(pages): Query<KnownPages>,
) -> Result<Json<Page<Known>>, Problem> {
    let rows =
        app.db.read(store::known(pages.cursor.as_ref().map(kernel::text::Name::as_str), KNOWN_ITEMS_MAX)).await?;
    let known = rows.into_iter().map(store::KnownRow::into_known).collect();
    Ok(Json(Page::cut(known, KNOWN_ITEMS_MAX, |last: &Known| last.id.clone())))
}

pub(crate) async fn find_customers(
    _: Reader,
    app: App,
    Query(wish): Query<FindCustomers>,
) -> Result<Json<Page<CustomerName>>, Problem> {
    Ok(access::customers::page(app.db.read(access::customers::find(&wish)).await?))
}

pub(crate) async fn show_any_order(
    _: Reader,
    app: App,
    Path(id): Path<OrderId>,
) -> Result<Json<OperatorOrder>, Problem> {
    let row = app.db.read_one(store::order(&id, None)).await?;
    let row = row.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    Ok(Json(row.operator_view()?))
}

pub(crate) async fn show_any_proposal(
    _: Reader,
    app: App,
    Path(id): Path<ProposalId>,
) -> Result<Json<OperatorProposal>, Problem> {
    let row = app.db.read_one(store::proposal(&id, None)).await?;
    let proposal = row.ok_or_else(|| problem::NOT_FOUND.because(""))?.into_proposal()?;
    Ok(Json(super::operators::operator_view(proposal, app.clock.now())))
}
