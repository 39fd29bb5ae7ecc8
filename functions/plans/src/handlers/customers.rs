//! Whom operators make contracts for.
use crate::App;
use access::customers::{CustomerName, FindCustomers};
use web::{Json, Operator, Page, Problem, Query, role};

pub(crate) async fn find_customers(
    _: Operator<role::PlansRead>,
    app: App,
    Query(wish): Query<FindCustomers>,
) -> Result<Json<Page<CustomerName>>, Problem> {
    Ok(access::customers::page(app.db.read(access::customers::find(&wish)).await?))
}
