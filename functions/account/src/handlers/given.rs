use super::{customer_of, keep_with, not_found, place, takes_more};
use crate::api::*;
use crate::{App, events, problems, store};
use access::{Right, audit, decide};
use files::{Download, Size, rows};
use kernel::CustomerId;
use web::{Created, FileBody, Json, NoContent, Operator, Page, Path, Problem, Query, SignedIn, role};

type Boss = Operator<role::Account>;
type Reader = Operator<role::AccountRead>;

fn page(rows: Vec<store::GivenRow>) -> Result<Page<CustomerFile>, Problem> {
    let items = rows.into_iter().map(store::GivenRow::into_file).collect::<Result<Vec<_>, _>>()?;
    let cursor = |last: &CustomerFile| ListCursor { at: last.given_at, id: last.id.to_string() }.to_string();
    Ok(Page::cut(items, store::PAGE_ITEMS_MAX, cursor))
}

pub(crate) async fn list_files(
    SignedIn(who): SignedIn,
    app: App,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<CustomerFile>>, Problem> {
    let customer = customer_of(&who)?;
    let viewer = access::store::viewer(Some(&who), app.clock.now());
    let (viewer, rows) = app.db.read((viewer, store::given_to(customer, &who.account, pages.cursor.as_ref()))).await?;
    decide(&access::store::only(viewer)?, Right::PrivateArea)?;
    Ok(Json(page(rows)?))
}

pub(crate) async fn show_file(
    SignedIn(who): SignedIn,
    app: App,
    Path(id): Path<CustomerFileId>,
) -> Result<Download, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&who)?);
    let questions = (
        access::store::viewer(Some(&who), now),
        store::given_one(&id),
        store::given_row(&id),
        store::fetched(&id, customer, &who.account, now),
    );
    let (viewer, given, file, _) = app.db.read(questions).await?;
    decide(&access::store::only(viewer)?, Right::PrivateArea)?;
    let given = given.into_iter().next().filter(|row| row.is_for(customer, &who.account)).ok_or_else(not_found)?;
    hand_out(&app, given, file).await
}

pub(crate) async fn find_account_customers(
    _: Reader,
    app: App,
    Query(wish): Query<FindCustomers>,
) -> Result<Json<Page<CustomerName>>, Problem> {
    let found = app.db.read(store::customers(wish.search.as_str(), wish.cursor.as_ref())).await?;
    Ok(Json(Page::cut(found, store::PAGE_ITEMS_MAX, |last| last.id.to_string())))
}

pub(crate) async fn list_customer_files(
    _: Reader,
    app: App,
    Path(id): Path<CustomerId>,
    Query(pages): Query<Pages>,
) -> Result<Json<CustomerFiles>, Problem> {
    let questions = (store::customer(&id), store::people(&id), store::given(&id, pages.cursor.as_ref()));
    let (customer, people, rows) = app.db.read(questions).await?;
    let customer_name = customer.into_iter().next().ok_or_else(not_found)?.name;
    let people = people.into_iter().map(|row| Person { id: row.id, name: row.name }).collect();
    Ok(Json(CustomerFiles { customer_name, people, files: page(rows)? }))
}

pub(crate) async fn show_any_file(_: Reader, app: App, Path(id): Path<CustomerFileId>) -> Result<Download, Problem> {
    let (given, file) = app.db.read((store::given_one(&id), store::given_row(&id))).await?;
    hand_out(&app, given.into_iter().next().ok_or_else(not_found)?, file).await
}

async fn hand_out(app: &App, given: store::GivenRow, file: Vec<rows::FileRow>) -> Result<Download, Problem> {
    let download = place(app).hand_out(file.into_iter().next().ok_or_else(not_found)?, None).await?;
    // What stands behind the last dot would be taken for the ending that it came with.
    Ok(Download { name: given.title + ".", ..download })
}

/// Looks at a file, keeps it, gives it to the customer, or to one of its people, and tells them.
pub(crate) async fn give_file(
    boss: Boss,
    app: App,
    Path(id): Path<CustomerId>,
    Query(new): Query<NewCustomerFile>,
    FileBody(bytes): FileBody,
) -> Result<Created<CustomerFile>, Problem> {
    let (now, file_id) = (app.clock.now(), CustomerFileId::new(&*app.ids));
    let questions = (rows::lately(&boss.claims.account, now), store::customer(&id), store::people(&id));
    let (lately, customer, people) = app.db.read(questions).await?;
    takes_more(&lately)?;
    let name = customer.into_iter().next().ok_or_else(not_found)?.name;
    let person = new
        .account_id
        .as_ref()
        .map(|wanted| people.into_iter().find(|row| row.id == *wanted).ok_or_else(problems::nobody_of_the_customer));
    let person = person.transpose()?;
    let accepted = files::accept(&bytes, &[Size::FULL])?;
    let (account, media) = (&boss.claims.account, accepted.media);
    let kept = keep_with(&app, accepted, &new.name, account, now, |stored| {
        let mut writes = rows::attach(std::slice::from_ref(stored), account, file_id.as_str());
        writes.extend(store::give((&file_id, stored), &id, &new, account, now));
        writes.push(audit(&boss.claims, "give_file", id.as_str(), &new, now, &*app.ids));
        let title = new.title.as_str();
        writes.push(match &person {
            Some(person) => events::given_to(person, title, now, &*app.ids),
            None => events::given(&id, &name, title, now, &*app.ids),
        });
        writes
    })
    .await?;
    Ok(Created(CustomerFile {
        id: file_id,
        title: new.title.as_str().to_owned(),
        kind: new.kind,
        media_type: media,
        bytes: i64::try_from(kept.bytes).unwrap_or(i64::MAX),
        given_at: now,
        fetched_at: None,
        person: person.map(|row| Person { id: row.id, name: row.name }),
    }))
}

/// What was given is taken back; that it was given stays in the audit log.
pub(crate) async fn take_back_file(boss: Boss, app: App, Path(id): Path<CustomerFileId>) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let row = app.db.read_one(store::given_one(&id)).await?.ok_or_else(not_found)?;
    let mut writes = store::take_back(&id);
    writes.extend(rows::drop_attached(std::slice::from_ref(&row.file_id), id.as_str()));
    writes.push(audit(&boss.claims, "take_back_file", row.customer_id.as_str(), &row.title, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(NoContent)
}
