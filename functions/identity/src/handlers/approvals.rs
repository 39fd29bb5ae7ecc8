//! Accounts that wait until an operator approves.
use super::refused_by;
use crate::App;
use crate::api::{Approval, ApprovalState, DeclineAccount, ListApprovals, ToApprove};
use crate::problems::NOT_WAITING;
use crate::store::{accounts, approvals};
use access::audit;
use kernel::AccountId;
use serde_json::json;
use web::role::Space;
use web::{Arriving, Body, Json, ListCursor, NoContent, Operator, Page, Path, Problem, Query, problem};

/// Accounts on one page of the list.
const PAGE_ITEMS_MAX: u32 = 50;

/// How far one's own account is; whoever waits sees this, and what everybody sees.
pub(crate) async fn show_approval(Arriving(who): Arriving, app: App) -> Result<Json<Approval>, Problem> {
    let row = app.db.read_one(approvals::of(&who.account)).await?;
    row.map(|row| Json(row.into_approval())).ok_or_else(|| problem::SIGN_IN.because(""))
}

pub(crate) async fn list_approvals(
    _: Operator<Space>,
    app: App,
    Query(wish): Query<ListApprovals>,
) -> Result<Json<Page<ToApprove>>, Problem> {
    let rows = app.db.read(approvals::list(wish.declined, wish.cursor.as_ref(), PAGE_ITEMS_MAX + 1)).await?;
    let items = rows.into_iter().map(approvals::ToApproveRow::into_line).collect::<Result<_, _>>()?;
    let cursor = |last: &ToApprove| ListCursor { at: last.since, id: last.account_id.to_string() }.to_string();
    Ok(Json(Page::cut(items, PAGE_ITEMS_MAX as usize, cursor)))
}

/// Lets an account in; also one that was declined before. It takes effect with the account's next access token.
pub(crate) async fn approve_account(
    who: Operator<Space>,
    app: App,
    Path(id): Path<AccountId>,
) -> Result<NoContent, Problem> {
    decide(&who, &app, &id, None).await
}

/// Says no, in words for its owner. The account stays, and what everybody sees stays open to it.
pub(crate) async fn decline_account(
    who: Operator<Space>,
    app: App,
    Path(id): Path<AccountId>,
    Body(wish): Body<DeclineAccount>,
) -> Result<NoContent, Problem> {
    decide(&who, &app, &id, Some(&wish)).await
}

async fn decide(
    who: &Operator<Space>,
    app: &App,
    id: &AccountId,
    no: Option<&DeclineAccount>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let (account, row) = app.db.read((accounts::by_id(id), approvals::of(id))).await?;
    let account = account.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let seen = row.into_iter().next().map(|row| row.approval);
    let open =
        |state: &ApprovalState| *state == ApprovalState::Waits || (no.is_none() && *state == ApprovalState::Declined);
    let seen = seen.filter(open).ok_or_else(|| NOT_WAITING.because(""))?;
    let words = no.map(|no| no.words.as_str());
    let message = match words {
        Some(words) => account.reader().account_declined(words),
        None => account.reader().account_approved(),
    };
    let action = if no.is_some() { "decline_account" } else { "approve_account" };
    let mut writes = approvals::decide(&account, seen, words, now).to_vec();
    writes.push(app.owe(&message, now));
    writes.push(audit(
        &who.claims,
        action,
        id.as_str(),
        json!({ "email": account.email, "words": words }),
        now,
        &*app.ids,
    ));
    let changed = problem::CHANGED.because("Somebody else has decided meanwhile.");
    app.db.commit(writes).await.map_err(refused_by(approvals::AS_SEEN, changed))?;
    Ok(NoContent)
}
