use super::{customer_of, may_see};
use crate::api::*;
use crate::{App, problems, rules, store};
use ledger::Party;
use web::{AtVersion, Body, Json, Problem, Query, SignedIn, refuse_any};

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
    let asked = (viewer, store::account(customer), store::settings());
    let (viewer, accounts, settings) = app.db.read(asked).await?;
    may_see(&access::store::only(viewer)?)?;
    let seller = store::only_settings(settings, Vec::new())?.seller;
    let row = store::only(accounts, "customer")?;
    let (own_email, known) = (row.email.clone(), row.into_account()?);
    let new = setup.party.as_ref();
    if let Some(party) = new {
        refuse_any(rules::check_own(party, &known.party, known.tax_treatment))?;
        refuse_any(rules::check_buyer(party, known.tax_treatment, &known, &seller))?;
    }
    let changed = BillingAccount {
        party: new.map_or_else(|| known.party.clone(), Party::from).or_email(own_email),
        is_own: known.is_own || new.is_some(),
        collects: setup.collects,
        default_method_id: setup.default_method_id,
        version: version.into(),
        ..known.clone()
    };
    app.db.commit(store::put_account(&changed, &known)).await.map_err(problems::refused)?;
    Ok(Json(BillingAccount { version: changed.version + 1, ..changed }))
}
