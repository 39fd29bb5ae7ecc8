use crate::api::*;
use crate::rules::Changes;
use crate::{App, problems, rules, store};
use db::Statement;
use serde_json::json;
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
        let audit = app.audit(&operator.claims, "import_space", "space", json!({ "rows": written }));
        commit(&app, &changes, audit).await?;
    }
    Ok(Json(Imported { dry_run, written }))
}

/// Writes the one row of a form: an import of one row, so that both obey the same rules. `list` is
/// where it stands in an import.
pub(crate) async fn set(app: &App, changes: &Changes, list: &str, audit: Statement) -> Result<(), Problem> {
    let row = format!("{list}/0/setup");
    let in_the_form = |error: FieldError| {
        let pointer = error.pointer.strip_prefix(&row).unwrap_or(&error.pointer).to_owned();
        FieldError { pointer, ..error }
    };
    refuse_any(look(app, changes).await?.into_iter().map(in_the_form).collect())?;
    commit(app, changes, audit).await
}

/// Everything that is wrong with `changes`.
async fn look(app: &App, changes: &Changes) -> Result<Vec<FieldError>, Problem> {
    let known = app.db.read(store::known(&rules::names(changes))).await?;
    Ok(rules::check(changes, &store::into_known(known)))
}

async fn commit(app: &App, changes: &Changes, audit: Statement) -> Result<(), Problem> {
    let mut writes = store::write(changes, &*app.ids);
    writes.push(audit);
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(())
}
