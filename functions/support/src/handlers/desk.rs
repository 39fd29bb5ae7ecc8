use crate::api::*;
use crate::rules::unknown_placeholder;
use crate::store;
use crate::{App, problems};
use access::audit;
use db::DbError;
use web::{AtVersion, Body, Created, Json, NoContent, Operator, Page, Path, Problem, Query, role};

type Boss = Operator<role::Support>;
type Reader = Operator<role::SupportRead>;

pub(crate) async fn list_known(_: Reader, app: App) -> Result<Json<KnownSupport>, Problem> {
    let questions = (store::departments(), store::operators(), store::locations());
    let (departments, operators, locations) = app.db.read(questions).await?;
    let departments = departments.into_iter().map(store::DepartmentRow::into_department);
    Ok(Json(KnownSupport { departments: departments.collect::<Result<_, _>>()?, operators, locations }))
}

pub(crate) async fn list_departments(_: Reader, app: App) -> Result<Json<Page<Department>>, Problem> {
    let rows = app.db.read(store::departments()).await?;
    let departments: Result<_, DbError> = rows.into_iter().map(store::DepartmentRow::into_department).collect();
    Ok(Json(Page::whole(departments?)))
}

/// Whoever is to hear of a department's requests answers requests.
fn known_operators(setup: &DepartmentSetup, known: &[SupportOperator]) -> Result<(), Problem> {
    if OPERATORS_MAX < setup.operators.len() {
        return Err(Problem::field("/operators", "length", format!("must have at most {OPERATORS_MAX} items")));
    }
    match store::first_unknown(&setup.operators, known) {
        Some(place) => Err(Problem::field(format!("/operators/{place}"), "unknown", "there is no such operator")),
        None => Ok(()),
    }
}

pub(crate) async fn create_department(
    boss: Boss,
    app: App,
    Body(setup): Body<DepartmentSetup>,
) -> Result<Created<Department>, Problem> {
    let (now, id) = (app.clock.now(), DepartmentId::new(&*app.ids));
    known_operators(&setup, &app.db.read(store::operators()).await?)?;
    let writes = vec![
        store::insert_department(&id, &setup),
        audit(&boss.claims, "create_department", id.as_str(), &setup, now, &*app.ids),
    ];
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(Department { id, setup, unsolved: 0, version: 1 }))
}

pub(crate) async fn put_department(
    boss: Boss,
    app: App,
    Path(id): Path<DepartmentId>,
    Query(at): Query<AtVersion>,
    Body(setup): Body<DepartmentSetup>,
) -> Result<Json<Department>, Problem> {
    let now = app.clock.now();
    let (known, operators) = app.db.read((store::department(&id), store::operators())).await?;
    let known = known.into_iter().next().ok_or_else(super::not_found)?.into_department()?;
    known_operators(&setup, &operators)?;
    let mut writes = store::update_department(&id, &setup, at.version);
    writes.push(audit(&boss.claims, "put_department", id.as_str(), &setup, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(Department { setup, version: known.version + 1, ..known }))
}

pub(crate) async fn list_canned_replies(_: Reader, app: App) -> Result<Json<Page<CannedReply>>, Problem> {
    let rows = app.db.read(store::canned_replies()).await?;
    let replies: Result<_, DbError> = rows.into_iter().map(store::CannedRow::into_reply).collect();
    Ok(Json(Page::whole(replies?)))
}

/// Every name in braces stands for something, and the department is there.
async fn sound(app: &App, setup: &CannedReplySetup) -> Result<(), Problem> {
    if let Some(name) = unknown_placeholder(setup.text.as_str()) {
        let name: String = name.chars().take(40).collect();
        return Err(Problem::field("/text", "placeholder", format!("{{{name}}} stands for nothing")));
    }
    let Some(department) = &setup.department_id else { return Ok(()) };
    match app.db.read_one(store::department(department)).await? {
        Some(_) => Ok(()),
        None => Err(Problem::field("/department_id", "unknown", "there is no such department")),
    }
}

pub(crate) async fn create_canned_reply(
    boss: Boss,
    app: App,
    Body(setup): Body<CannedReplySetup>,
) -> Result<Created<CannedReply>, Problem> {
    let (now, id) = (app.clock.now(), CannedReplyId::new(&*app.ids));
    sound(&app, &setup).await?;
    let writes = vec![
        store::insert_canned(&id, &setup),
        audit(&boss.claims, "create_canned_reply", id.as_str(), &setup, now, &*app.ids),
    ];
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(CannedReply { id, setup, version: 1 }))
}

pub(crate) async fn put_canned_reply(
    boss: Boss,
    app: App,
    Path(id): Path<CannedReplyId>,
    Query(at): Query<AtVersion>,
    Body(setup): Body<CannedReplySetup>,
) -> Result<Json<CannedReply>, Problem> {
    let now = app.clock.now();
    sound(&app, &setup).await?;
    let mut writes = store::update_canned(&id, &setup, at.version);
    writes.push(audit(&boss.claims, "put_canned_reply", id.as_str(), &setup, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(CannedReply { id, setup, version: i64::from(at.version) + 1 }))
}

pub(crate) async fn delete_canned_reply(
    boss: Boss,
    app: App,
    Path(id): Path<CannedReplyId>,
) -> Result<NoContent, Problem> {
    let mut writes = store::delete_canned(&id);
    writes.push(audit(&boss.claims, "delete_canned_reply", id.as_str(), (), app.clock.now(), &*app.ids));
    app.db.commit(writes).await.map_err(|error| super::gone(error, "canned_reply_changed"))?;
    Ok(NoContent)
}
