//! What news of saved methods and mandates change.
use super::{Learnt, Saving, apply_mandate, beside, completed, saved_as};
use crate::api::MethodStatus;
use crate::provider::{News, TheirId};
use crate::store::{self, EventRow, MethodRow};
use crate::{App, problems};
use db::Query;
use web::Problem;

/// What news of a method change; nothing, if the event was heard before.
pub(super) async fn changed(app: &App, event: Query<EventRow>, news: &News) -> Result<Option<Learnt>, Problem> {
    let known = names(news);
    let asked = (event, store::method_known(&known), store::account_of_method(&known), store::settings());
    let (heard, methods, accounts, settings) = app.db.read(asked).await?;
    if !heard.is_empty() {
        return Ok(None);
    }
    let (Some(row), Some(account)) = (methods.into_iter().next(), accounts.into_iter().next()) else {
        return Ok(Some(Learnt::default()));
    };
    let creditor_id = store::only_settings(settings, Vec::new())?.creditor_id;
    let (provider, now) = (app.provider()?, app.clock.now());
    let saving = Saving { provider, account: &account, creditor_id: &creditor_id, now, ids: &*app.ids };
    let mut after = MethodRow { changed_at: now, ..row.clone() };
    match news {
        // What is saved or given up has come to its end, whatever is told of the way there.
        News::Setup(_) if matches!(row.status, MethodStatus::Active | MethodStatus::Revoked) => {
            return Ok(Some(Learnt::default()));
        }
        // Tries are told in any order: how it stands now the provider says.
        News::Setup(told) => {
            let unanswered = |failure| problems::not_answered(&failure);
            let setup = provider.setup(&told.id).await.map_err(unanswered)?;
            let saved = saved_as(&saving, &row, &setup).await.map_err(unanswered)?;
            return Ok(Some(written(&row, &saved.row, saved.beside)));
        }
        News::Mandate(mandate) if row.status != MethodStatus::Revoked => apply_mandate(&mut after, mandate),
        News::MethodChanged(method) => after = completed(&row, method, row.status, now),
        News::MethodGone(_) => after.status = MethodStatus::Revoked,
        _ => return Ok(Some(Learnt::default())),
    }
    let beside = beside(&saving, &row, &after);
    Ok(Some(written(&row, &after, beside)))
}

/// By which of the provider's names the method is known.
fn names(news: &News) -> store::MethodNames {
    let text = |id: &TheirId| Some(id.to_string());
    match news {
        News::Setup(setup) => store::MethodNames { setup: text(&setup.id), ..Default::default() },
        News::Mandate(mandate) => {
            store::MethodNames { mandate: text(&mandate.id), method: text(&mandate.method), ..Default::default() }
        }
        News::MethodChanged(method) => store::MethodNames { method: text(&method.id), ..Default::default() },
        News::MethodGone(id) => store::MethodNames { method: text(id), ..Default::default() },
        _ => store::MethodNames::default(),
    }
}

fn written(before: &MethodRow, after: &MethodRow, beside: Vec<db::Statement>) -> Learnt {
    let same = MethodRow { changed_at: before.changed_at, ..after.clone() } == *before;
    let mut statements = if same { Vec::new() } else { store::move_method(before, after) };
    statements.extend(beside);
    Learnt { statements, ..Learnt::default() }
}
