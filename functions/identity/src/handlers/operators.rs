use super::{only, refused_by};
use crate::App;
use crate::api::{CreateFirstOperator, FindAccounts, OperatorAccount, StaffRole, UpdateOperator};
use crate::problems::{LAST_OPERATOR, OPERATORS_EXIST};
use crate::rules::{Refusal, passwords};
use crate::secrets::same;
use crate::store::{accounts, guards, sessions};
use access::audit;
use kernel::AccountId;
use web::role::Operators;
use web::{Anyone, Body, Created, Json, Operator, Page, Path, Problem, Query, problem};

/// A space has a handful of operators; more than so many are not listed.
const OPERATORS_MAX: u32 = 500;

/// For whoever deployed the portal, once: makes an account with every role.
pub(crate) async fn create_first_operator(
    _: Anyone,
    app: App,
    Body(wish): Body<CreateFirstOperator>,
) -> Result<Created<OperatorAccount>, Problem> {
    let is_right = app.setup_token.as_ref().is_some_and(|token| same(token, wish.setup_token.as_str()));
    if !is_right {
        return Err(Refusal::WrongSetupToken.into());
    }
    let now = app.clock.now();
    let space = only(app.db.read(accounts::space()).await?)?;
    passwords::acceptable(&wish.password, &wish.email, &space.name, "/password")?;

    let hash = app.hash(wish.password.reveal())?;
    let id = AccountId::new(&*app.ids);
    let writes = vec![
        guards::no_operator_yet(),
        sessions::end_all_of_email(&wish.email, now),
        accounts::insert_first_operator(&id, &wish.email, &wish.name, &hash, now),
    ];
    let exist = OPERATORS_EXIST.because("An operator with the role operators:write makes others.");
    let rows = app.db.commit(writes).await.map_err(refused_by(guards::FIRST, exist))?;
    let made = rows.into_iter().flatten().next().map(|row| row["id"].clone()).unwrap_or_default();
    let account_id = serde_json::from_value(made).map_err(Problem::internal)?;
    let (email, name) = (wish.email.as_str().to_owned(), wish.name.as_str().to_owned());
    Ok(Created(OperatorAccount { account_id, email, name, roles: StaffRole::ALL.to_vec() }))
}

pub(crate) async fn list_operators(_: Operator<Operators>, app: App) -> Result<Json<Page<OperatorAccount>>, Problem> {
    let rows = app.db.read(accounts::operators(OPERATORS_MAX)).await?;
    let items = rows.into_iter().map(accounts::OperatorRow::into_operator).collect::<Result<_, _>>()?;
    Ok(Json(Page::whole(items)))
}

/// Finds the account that is to become an operator.
pub(crate) async fn find_accounts(
    _: Operator<Operators>,
    app: App,
    Query(wish): Query<FindAccounts>,
) -> Result<Json<Page<OperatorAccount>>, Problem> {
    let rows = app.db.read(accounts::found(&wish.email)).await?;
    let items = rows.into_iter().map(accounts::OperatorRow::into_operator).collect::<Result<_, _>>()?;
    Ok(Json(Page::whole(items)))
}

/// Takes effect within the five minutes of the account's access token.
pub(crate) async fn update_operator(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<AccountId>,
    Body(mut wish): Body<UpdateOperator>,
) -> Result<Json<OperatorAccount>, Problem> {
    let account = app.db.read_one(accounts::by_id(&id)).await?.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    wish.roles.sort_unstable();
    wish.roles.dedup();
    let writes = vec![
        accounts::set_roles(&id, &wish.roles),
        guards::operators_remain(),
        audit(&who.claims, "update_operator", id.as_str(), &wish.roles, app.clock.now(), &*app.ids),
    ];
    let last = LAST_OPERATOR.because("Give the role to somebody else first.");
    app.db.commit(writes).await.map_err(refused_by(guards::LAST, last))?;
    let email = account.email.as_str().to_owned();
    Ok(Json(OperatorAccount { account_id: id, email, name: account.name, roles: wish.roles }))
}
