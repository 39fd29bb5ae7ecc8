//! A space that moves in brings its past along.
use crate::api::*;
use crate::{App, problems, rules, store};
use access::audit;
use web::{ImportMode, Json, LargeBody, Operator, Problem, Query, Row, refuse_any, role};

pub(crate) async fn import_check_ins(
    boss: Operator<role::Activity>,
    app: App,
    Query(ImportMode { dry_run }): Query<ImportMode>,
    LargeBody(import): LargeBody<Import>,
) -> Result<Json<Imported>, Problem> {
    if IMPORTED_MAX < import.check_ins.len() {
        return Err(Problem::field("/check_ins", "length", "must have at most 1000 items"));
    }
    let mut broken = Vec::new();
    let rows = Row::read(import.check_ins, "/check_ins", &mut broken);
    refuse_any(broken)?;
    let (now, known) = (app.clock.now(), app.db.read(store::known(&rows)).await?);
    let known = store::into_known(known)?;
    refuse_any(rules::check_import(&rows, &known, now))?;
    let unchanged = known.check_ins.len();
    let written = rows.len() - unchanged;
    if !dry_run && 0 < written {
        let detail = rules::import_told(&rows, &known);
        let deed = audit(&boss.claims, "import_check_ins", "check_ins", detail, now, &*app.ids);
        app.db.commit(vec![store::import(&rows, &known), deed]).await.map_err(problems::lost)?;
    }
    Ok(Json(Imported { dry_run, written, unchanged }))
}
