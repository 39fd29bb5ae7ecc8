use super::refused_by;
use crate::App;
use crate::api::{Import, Imported};
use crate::rules::imports::{Known, Rows, check, plan};
use crate::store::imports;
use access::audit;
use serde_json::json;
use web::role::Operators;
use web::{ImportMode, Json, LargeBody, Operator, Problem, Query, problem, refuse_any};

/// Everything or nothing: with one error in one row nothing is written.
pub(crate) async fn import_people(
    who: Operator<Operators>,
    app: App,
    Query(ImportMode { dry_run }): Query<ImportMode>,
    LargeBody(import): LargeBody<Import>,
) -> Result<Json<Imported>, Problem> {
    let (rows, broken) = Rows::read(import);
    refuse_any(broken)?;
    let (accounts, customers) = app.db.read((imports::known_accounts(&rows), imports::known_customers(&rows))).await?;
    let known = Known {
        emails: accounts.into_iter().map(|account| (account.id, account.email)).collect(),
        customers: customers.into_iter().map(|customer| customer.id).collect(),
    };
    let plan = plan(&rows, &known, &*app.ids);
    refuse_any(check(&rows, &plan, &known))?;
    if !dry_run {
        let now = app.clock.now();
        // The id of each, a thousand at most.
        let accounts: Vec<_> = plan.accounts.iter().map(|(id, _)| id).collect();
        let customers: Vec<_> = rows.customers.iter().map(|row| &row.id).collect();
        let detail = json!({ "accounts": accounts, "customers": customers });
        let mut writes = imports::upsert_customers(&rows.customers, now);
        writes.extend(imports::upsert_accounts(&plan.accounts, now));
        writes.push(audit(&who.claims, "import_people", "identity", detail, now, &*app.ids));
        let taken = problem::CHANGED.because("An account with one of these e-mail addresses was made meanwhile.");
        app.db.commit(writes).await.map_err(refused_by("accounts.email", taken))?;
    }
    Ok(Json(Imported { dry_run, created: plan.created, updated: plan.updated }))
}
