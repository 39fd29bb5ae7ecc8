use db::Statement;
use kernel::{Instant, NewIds};
use serde::Serialize;
use web::Claims;

const INSERT: &str = "INSERT INTO audit (id, at, account_id, action, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// Says who did what to which subject, in the batch of the deed. `action` is the operation id of
/// the endpoint; `detail` is what it was asked to do.
pub fn audit(
    who: &Claims,
    action: &str,
    subject: &str,
    detail: impl Serialize,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let detail = serde_json::to_string(&detail).unwrap_or_else(|_| "null".to_owned());
    let id = format!("aud_{}", ids.next());
    Statement::new(
        INSERT,
        [id.into(), now.into(), who.account.as_str().into(), action.into(), subject.into(), detail.into()],
    )
}

const FORGET: &str = "UPDATE audit SET detail = 'null' WHERE subject IN (SELECT value FROM json_each(?1))";

/// Forgets what operators were asked to do about accounts and customers that are no more; that they did, and when, stays.
pub fn forget_subjects(subjects: &[String]) -> Statement {
    Statement::new(FORGET, [serde_json::json!(subjects).into()])
}
