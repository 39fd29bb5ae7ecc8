use super::{customer_of, may_see};
use crate::api::*;
use crate::{App, problems, rules, store};
use ledger::Party;
use web::{Body, Json, Problem, Query, SignedIn, refuse_any};

pub(crate) async fn show_account(SignedIn(claims): SignedIn, app: App) -> Result<Json<BillingAccount>, Problem> {
    let customer = customer_of(&claims)?;
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let (viewer, accounts) = app.db.read((viewer, store::account(customer))).await?;
    may_see(&access::store::only(viewer)?)?;
    Ok(Json(store::only(accounts, "customer")?.into_account()?))
}

pub(crate) async fn change_account(
    SignedIn(claims): SignedIn,
    app: App,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<AccountSetup>,
) -> Result<Json<BillingAccount>, Problem> {
    let customer = customer_of(&claims)?;
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let (viewer, accounts) = app.db.read((viewer, store::account(customer))).await?;
    may_see(&access::store::only(viewer)?)?;
    let known = store::only(accounts, "customer")?.into_account()?;
    refuse_any(rules::check_buyer(&setup.party, known.tax_treatment, "/party"))?;
    let changed = BillingAccount {
        party: Party::from(&setup.party),
        is_own: true,
        collects: setup.collects,
        default_method_id: setup.default_method_id,
        version: version.into(),
        ..known
    };
    app.db.commit(store::put_account(&changed)).await.map_err(problems::refused)?;
    Ok(Json(BillingAccount { version: changed.version + 1, ..changed }))
}
