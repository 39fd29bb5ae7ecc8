use crate::App;
use crate::api::{Customer, FindCustomers, UpdateCustomerRights};
use crate::store::customers;
use access::audit;
use kernel::CustomerId;
use web::role::Space;
use web::{Body, Json, Operator, Page, Path, Problem, Query, problem};

/// Customers on one page of the list.
const PAGE_ITEMS_MAX: u32 = 50;

pub(crate) async fn list_customers(
    _: Operator<Space>,
    app: App,
    Query(wish): Query<FindCustomers>,
) -> Result<Json<Page<Customer>>, Problem> {
    let search = wish.search.as_deref().unwrap_or_default().trim();
    let query = customers::list(wish.cursor.as_ref(), search, PAGE_ITEMS_MAX + 1, app.clock.now());
    let rows = app.db.read(query).await?;
    let items = rows.into_iter().map(customers::CustomerRow::into_customer).collect::<Result<Vec<_>, _>>()?;
    Ok(Json(Page::cut(items, PAGE_ITEMS_MAX as usize, |last| last.id.to_string())))
}

pub(crate) async fn update_customer_rights(
    who: Operator<Space>,
    app: App,
    Path(id): Path<CustomerId>,
    Body(wish): Body<UpdateCustomerRights>,
) -> Result<Json<Customer>, Problem> {
    let now = app.clock.now();
    let customer = app.db.read_one(customers::by_id(&id, now)).await?;
    let customer = customer.ok_or_else(|| problem::NOT_FOUND.because(""))?.into_customer()?;
    let audit = audit(&who.claims, "update_customer_rights", id.as_str(), &wish.rights, now, &*app.ids);
    app.db.commit(vec![customers::set_rights(&id, &wish.rights), audit]).await?;
    Ok(Json(Customer { rights: wish.rights, ..customer }))
}
