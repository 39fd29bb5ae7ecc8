//! What operators set up.
use crate::api::*;
use crate::problems;
use crate::rules::import::{Changes, Named};
use crate::rules::{Known, check_plan, check_product};
use crate::{App, store};
use db::all_of;
use web::{
    AtVersion, Body, Created, FieldError, ImportMode, Json, LargeBody, Operator, Page, Path, Problem, Query, broken,
    problem, refuse_any, role,
};

type Boss = Operator<role::Plans>;

async fn known(app: &App) -> Result<Known, Problem> {
    let answers = app.db.read(store::known(&Named::default(), app.clock.now())).await?;
    Ok(store::into_known(answers)?.0)
}

pub(crate) async fn list_plans(_: Operator<role::PlansRead>, app: App) -> Result<Json<Page<ListedPlan>>, Problem> {
    let rows = all_of("plans", app.db.read(store::plans(app.clock.now(), true)).await?, store::PLANS_READ)?;
    let plans = rows.into_iter().map(|row| row.into_plan().map(ListedPlan::from)).collect::<Result<_, _>>()?;
    Ok(Json(Page::whole(plans)))
}

pub(crate) async fn create_plan(
    boss: Boss,
    app: App,
    Body(setup): Body<PlanSetup>,
) -> Result<Created<SetUp<PlanId, PlanSetup>>, Problem> {
    let id = PlanId::new(&*app.ids);
    write_plan(&boss, &app, "create_plan", ImportRow { id, setup }, 0).await.map(Created)
}

pub(crate) async fn put_plan(
    boss: Boss,
    app: App,
    Path(id): Path<PlanId>,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<PlanSetup>,
) -> Result<Json<SetUp<PlanId, PlanSetup>>, Problem> {
    write_plan(&boss, &app, "put_plan", ImportRow { id, setup }, version).await.map(Json)
}

async fn write_plan(
    boss: &Boss,
    app: &App,
    action: &str,
    row: ImportRow<PlanId, PlanSetup>,
    version: u32,
) -> Result<SetUp<PlanId, PlanSetup>, Problem> {
    refuse_any(check_plan(&row.id, &row.setup, &known(app).await?, ""))?;
    let guard = store::guard_plan(&row.id, version.into());
    let audit = app.audit(&boss.claims, action, row.id.as_str(), &row.setup);
    let writes = vec![guard, store::upsert_plans(std::slice::from_ref(&row)), audit];
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(SetUp { id: row.id, setup: row.setup, version: i64::from(version) + 1 })
}

pub(crate) async fn list_products(
    _: Operator<role::PlansRead>,
    app: App,
) -> Result<Json<Page<SetUp<ProductId, ProductSetup>>>, Problem> {
    let rows = all_of("products", app.db.read(store::products()).await?, store::PRODUCTS_READ)?;
    Ok(Json(Page::whole(rows.into_iter().map(store::ProductRow::into_set_up).collect::<Result<_, _>>()?)))
}

pub(crate) async fn create_product(
    boss: Boss,
    app: App,
    Body(setup): Body<ProductSetup>,
) -> Result<Created<SetUp<ProductId, ProductSetup>>, Problem> {
    let id = ProductId::new(&*app.ids);
    write_product(&boss, &app, "create_product", ImportRow { id, setup }, 0).await.map(Created)
}

pub(crate) async fn put_product(
    boss: Boss,
    app: App,
    Path(id): Path<ProductId>,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<ProductSetup>,
) -> Result<Json<SetUp<ProductId, ProductSetup>>, Problem> {
    write_product(&boss, &app, "put_product", ImportRow { id, setup }, version).await.map(Json)
}

async fn write_product(
    boss: &Boss,
    app: &App,
    action: &str,
    row: ImportRow<ProductId, ProductSetup>,
    version: u32,
) -> Result<SetUp<ProductId, ProductSetup>, Problem> {
    refuse_any(check_product(&row.id, &row.setup, &known(app).await?, ""))?;
    let guard = store::guard_product(&row.id, version.into());
    let audit = app.audit(&boss.claims, action, row.id.as_str(), &row.setup);
    let writes = vec![guard, store::upsert_products(std::slice::from_ref(&row)), audit];
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(SetUp { id: row.id, setup: row.setup, version: i64::from(version) + 1 })
}

pub(crate) async fn import_plans(
    boss: Boss,
    app: App,
    Query(ImportMode { dry_run }): Query<ImportMode>,
    LargeBody(import): LargeBody<Import>,
) -> Result<Json<Imported>, Problem> {
    let (changes, broken_rows) = Changes::read(import);
    refuse_any(broken_rows)?;
    let now = app.clock.now();
    let answers = app.db.read(store::known(&changes.names(), now)).await?;
    let (known, books) = store::into_known(answers)?;
    let today = books.day(now);
    refuse_any(changes.check(&known, today))?;
    // Benefits do not depend on how a customer is taxed.
    let setting = books.setting(ledger::TaxTreatment::AsUsual);
    let contracts = changes.contracts(&known, today, &setting).map_err(refused)?;
    let unchanged = changes.contracts.len() - contracts.len();
    let written = changes.count() - unchanged;
    if !dry_run && 0 < written {
        let mut writes = Vec::new();
        if !changes.plans.is_empty() {
            writes.push(store::upsert_plans(&changes.plans));
        }
        if !changes.products.is_empty() {
            writes.push(store::upsert_products(&changes.products));
        }
        writes.extend(store::bring_in(&contracts, &books, now, &*app.ids));
        let made: Vec<&ContractId> = contracts.iter().map(|(contract, ..)| &contract.id).collect();
        writes.push(app.audit(&boss.claims, "import_plans", "plans", changes.told(written, &made)));
        app.db.commit(writes).await.map_err(twice)?;
    }
    Ok(Json(Imported { dry_run, written, unchanged }))
}

fn refused(error: FieldError) -> Problem {
    Problem { errors: vec![error], ..problem::INVALID_FIELDS.because("") }
}

/// Names the list where somebody would have a plan twice.
fn twice(error: db::DbError) -> Problem {
    let detail = "a customer would have the same plan twice at the same time";
    if error.is_refused_by("has_plan") {
        return refused(broken("/contracts".to_owned(), "twice", detail));
    }
    problems::refused(error)
}
