use crate::api::*;
use crate::rules::Changes;
use crate::{App, problems, rules, store};
use db::Statement;
use web::{FieldError, ImportMode, Json, LargeBody, Operator, Problem, Query, refuse_any, role};

pub(crate) async fn import_space(
    operator: Operator<role::Space>,
    app: App,
    Query(ImportMode { dry_run }): Query<ImportMode>,
    LargeBody(import): LargeBody<Import>,
) -> Result<Json<Imported>, Problem> {
    let (changes, broken) = Changes::read(import);
    refuse_any(broken)?;
    refuse_any(look(&app, &changes).await?)?;
    let written = rules::count(&changes);
    if !dry_run && 0 < written {
        let audit = app.audit(&operator.claims, "import_space", "space", rules::told(&changes));
        commit(&app, &changes, audit).await?;
    }
    Ok(Json(Imported { dry_run, written }))
}

/// Everything that is wrong with `changes`.
async fn look(app: &App, changes: &Changes) -> Result<Vec<FieldError>, Problem> {
    let known = app.db.read(store::known(&rules::slugs(changes))).await?;
    Ok(rules::check(changes, &store::into_known(known)))
}

async fn commit(app: &App, changes: &Changes, audit: Statement) -> Result<(), Problem> {
    let mut writes = store::write(changes, &*app.ids);
    writes.push(audit);
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(())
}
