use super::{customer_of, may_pay, may_see};
use crate::api::*;
use crate::news::{Saving, detached, saved_as, theirs};
use crate::provider::{
    Acceptance, AccountHolder, AccountType, Address, BankDetails, Failure, Holder, MethodKind, NewSetup, Proof,
    Provider, RequestKey, Setup, WithMethod,
};
use crate::store::{AccountRow, MethodRow};
use crate::{App, problems, rules, store};
use kernel::{CustomerId, Instant};
use ledger::PayMethod;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use web::{Body, Created, Device, IdempotencyKey, Json, NoContent, Path, Problem, SignedIn, problem};

pub(crate) async fn list_methods(SignedIn(claims): SignedIn, app: App) -> Result<Json<Methods>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let asked = (viewer, store::methods(customer, now), store::account(customer), store::settings());
    let (viewer, methods, accounts, settings) = app.db.read(asked).await?;
    may_see(&access::store::only(viewer)?)?;
    let account = store::only(accounts, "customer")?;
    let settings = store::only_settings(settings, Vec::new())?;
    let default = account.default_method_id.as_ref();
    Ok(Json(Methods {
        items: methods.iter().map(|method| method.saved(default)).collect(),
        offered: settings.methods.into_iter().filter(|method| is_carried(*method)).collect(),
        collects: account.collects == Some(1),
        creditor: Creditor { name: settings.seller.name, id: settings.creditor_id },
        provider: app.front(),
    }))
}

/// Whether a provider carries it.
fn is_carried(method: PayMethod) -> bool {
    !matches!(method, PayMethod::BankTransfer | PayMethod::Cash)
}

pub(crate) async fn create_method(
    SignedIn(claims): SignedIn,
    app: App,
    IdempotencyKey(key): IdempotencyKey,
    device: Device,
    Body(wish): Body<CreateMethod>,
) -> Result<Created<StartedMethod>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    if let CreateMethod::SepaDebit { iban, .. } = &wish {
        web::refuse_any(rules::check_iban(Some(iban), "/iban").into_iter().collect())?;
    }
    let id = key.map_or_else(|| Ok(MethodId::new(&*app.ids)), |key| id_of(customer, &key))?;
    let viewer = access::store::viewer(Some(&claims), now);
    let asked = (viewer, store::account(customer), store::settings(), store::method(&id));
    let (viewer, accounts, settings, repeated) = app.db.read(asked).await?;
    may_pay(&access::store::only(viewer)?)?;
    let (account, settings) = (store::only(accounts, "customer")?, store::only_settings(settings, Vec::new())?);
    let (method, details) = read(wish, device, now);
    if !settings.methods.contains(&method) {
        return Err(problems::METHOD_NOT_TAKEN.because(""));
    }
    let (front, provider) = (app.needed_front()?, app.provider()?);
    let known = repeated.into_iter().next();
    let theirs = theirs(provider, &account).await.map_err(|failure| problems::not_answered(&failure))?;
    // What is known is looked at: the provider forgets keys after a day, and would make a second mandate.
    let setup = if let Some(setup) = known.as_ref().and_then(MethodRow::setup_id) {
        provider.setup(&setup).await
    } else {
        let new = NewSetup { ours: id.to_string(), customer: theirs.clone(), with: details };
        provider.set_up(&RequestKey::new(&id, "setup"), &new).await
    };
    if setup.as_ref().is_err_and(Failure::is_customer_missing) {
        app.db.commit(vec![store::forget_ref(customer)]).await.map_err(problems::refused)?;
    }
    let setup = setup.map_err(|failure| problems::not_answered(&failure))?;
    let row = known.clone().unwrap_or_else(|| MethodRow::wanted(id, customer, method, setup.id.to_string(), now));
    let saving = Saving { provider, account: &account, creditor_id: &settings.creditor_id, now, ids: &*app.ids };
    let saved = saved_as(&saving, &row, &setup).await.map_err(|failure| problems::not_answered(&failure))?;
    let mut writes: Vec<_> =
        account.provider_ref.is_none().then(|| store::put_ref(customer, theirs.as_str())).into_iter().collect();
    match &known {
        None => writes.push(store::insert_method(&saved.row)),
        Some(known) => writes.extend(store::move_method(known, &saved.row)),
    }
    writes.extend(saved.beside);
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Created(started(&saved.row, &account, &setup, front)))
}

fn started(row: &MethodRow, account: &AccountRow, setup: &Setup, provider: ProviderFront) -> StartedMethod {
    let waits = row.status == MethodStatus::Wanted;
    StartedMethod {
        method: row.saved(account.default_method_id.as_ref()),
        client_secret: setup.client_secret.as_ref().filter(|_| waits).map(|secret| secret.0.clone()),
        wants_proof: setup.wants_proof,
        provider,
    }
}

/// The same wish has the same id, so that the provider knows it for the same, and we do.
fn id_of(customer: &CustomerId, key: &str) -> Result<MethodId, Problem> {
    let digest = Sha256::digest(format!("{customer}/{key}"));
    let mut id = "mth_".to_owned();
    for byte in &digest[..16] {
        write!(id, "{byte:02x}").map_err(Problem::internal)?;
    }
    id.parse().map_err(Problem::internal)
}

/// What the provider is asked to save, and the evidence that its holder said yes.
fn read(wish: CreateMethod, device: Device, now: Instant) -> (PayMethod, WithMethod) {
    let (method, details, holder) = match wish {
        CreateMethod::Card {} => return (PayMethod::Card, WithMethod::Browser(MethodKind::Card)),
        CreateMethod::SepaDebit { iban, holder } => {
            (PayMethod::SepaDebit, BankDetails::Iban(iban.as_str().to_owned()), holder)
        }
        CreateMethod::BacsDebit { sort_code, account_number, holder } => {
            let (sort_code, account_number) = (sort_code.as_str().to_owned(), account_number.as_str().to_owned());
            (PayMethod::BacsDebit, BankDetails::Uk { sort_code, account_number }, holder)
        }
        CreateMethod::UsBankAccount { routing_number, account_number, holder_kind, account_kind, holder } => {
            let details = BankDetails::Us {
                routing_number: routing_number.as_str().to_owned(),
                account_number: account_number.as_str().to_owned(),
                holder: match holder_kind {
                    HolderKind::Individual => AccountHolder::Individual,
                    HolderKind::Company => AccountHolder::Company,
                },
                account: match account_kind {
                    AccountKind::Checking => AccountType::Checking,
                    AccountKind::Savings => AccountType::Savings,
                },
            };
            (PayMethod::UsBankAccount, details, holder)
        }
    };
    let address = holder.address.map(|address| Address {
        line1: address.line1.as_str().to_owned(),
        city: address.city.as_str().to_owned(),
        postal_code: address.postcode.as_str().to_owned(),
        country: address.country.as_str().to_owned(),
    });
    let (name, email) = (holder.name.as_str().to_owned(), holder.email.as_str().to_owned());
    let acceptance = Acceptance { at: now, ip: device.address, user_agent: device.user_agent };
    (method, WithMethod::Bank(details, Box::new(Holder { name, email, address }), acceptance))
}

/// The browser has come back from the provider, or wants to know: the provider is asked.
pub(crate) async fn confirm_method(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<MethodId>,
) -> Result<Json<SavedMethod>, Problem> {
    let known = own_method(&app, &claims, &id).await?;
    let ends = !matches!(known.row.status, MethodStatus::Wanted | MethodStatus::Pending);
    // A card that is kept with a payment is known once the payment has gone through.
    let Some(setup) = known.row.setup_id().filter(|_| !ends) else { return Ok(Json(known.row.saved(known.default()))) };
    let setup = app.provider()?.setup(&setup).await.map_err(|failure| problems::not_answered(&failure))?;
    follow(&app, known, &setup).await.map(Json)
}

pub(crate) async fn prove_method(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<MethodId>,
    Body(wish): Body<ProveMethod>,
) -> Result<Json<SavedMethod>, Problem> {
    let known = own_method(&app, &claims, &id).await?;
    let Some(setup) = known.row.setup_id() else { return Err(problems::METHOD_GONE.because("")) };
    let cents = |cents: Cents| u8::try_from(cents.get()).unwrap_or(u8::MAX);
    let proof = match wish {
        ProveMethod::Amounts { amounts: (one, other) } => Proof::Amounts(cents(one), cents(other)),
        ProveMethod::Code { code } => Proof::Code(code.as_str().to_owned()),
    };
    // Each try is one of its own: the provider counts them.
    let key = RequestKey::new(format!("{id}.{}", app.ids.next()), "proof");
    let setup = app.provider()?.prove_account(&key, &setup, &proof).await;
    let setup = setup.map_err(|failure| problems::not_answered(&failure))?;
    follow(&app, known, &setup).await.map(Json)
}

/// A method of the caller's, with what decides about it.
struct Own {
    row: MethodRow,
    account: AccountRow,
    creditor_id: String,
    in_use: bool,
}

impl Own {
    fn default(&self) -> Option<&MethodId> {
        self.account.default_method_id.as_ref()
    }
}

async fn own_method(app: &App, claims: &web::Claims, id: &MethodId) -> Result<Own, Problem> {
    let customer = customer_of(claims)?;
    let viewer = access::store::viewer(Some(claims), app.clock.now());
    let asked = (viewer, store::method(id), store::account(customer), store::settings(), store::pending(customer));
    let (viewer, methods, accounts, settings, pending) = app.db.read(asked).await?;
    may_pay(&access::store::only(viewer)?)?;
    let row = methods.into_iter().find(|method| method.customer_id == *customer);
    Ok(Own {
        row: row.ok_or_else(|| problem::NOT_FOUND.because(""))?,
        account: store::only(accounts, "customer")?,
        creditor_id: store::only_settings(settings, Vec::new())?.creditor_id,
        in_use: pending.iter().any(|payment| payment.method_id.as_ref() == Some(id)),
    })
}

/// Writes down how the saving of a method is now.
async fn follow(app: &App, known: Own, setup: &Setup) -> Result<SavedMethod, Problem> {
    let (provider, now): (&dyn Provider, _) = (app.provider()?, app.clock.now());
    let saving = Saving { provider, account: &known.account, creditor_id: &known.creditor_id, now, ids: &*app.ids };
    let saved = saved_as(&saving, &known.row, setup).await.map_err(|failure| problems::not_answered(&failure))?;
    if saved.row != known.row {
        let mut writes = store::move_method(&known.row, &saved.row);
        writes.extend(saved.beside);
        match app.db.commit(writes).await {
            // The provider's own news were faster, and say the same.
            Err(error) if error.is_refused_by("billing_changed") => {}
            other => drop(other.map_err(problems::refused)?),
        }
    }
    Ok(saved.row.saved(known.default()))
}

/// Invoices are collected from this method from now on.
pub(crate) async fn choose_method(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<MethodId>,
) -> Result<Json<SavedMethod>, Problem> {
    let known = own_method(&app, &claims, &id).await?;
    if !matches!(known.row.status, MethodStatus::Active | MethodStatus::Pending) {
        return Err(problems::METHOD_GONE.because(""));
    }
    let writes = store::put_default(&known.row.customer_id, &id);
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Json(known.row.saved(Some(&id))))
}

/// Forgets a method: its mandate ends. Twice is once.
pub(crate) async fn revoke_method(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<MethodId>,
) -> Result<NoContent, Problem> {
    let known = own_method(&app, &claims, &id).await?;
    if known.in_use {
        return Err(problems::PAYMENT_PENDING.because("A payment by it is on its way."));
    }
    if known.row.status == MethodStatus::Revoked {
        return Ok(NoContent);
    }
    if known.row.provider_ref.is_some() {
        detached(app.provider()?, &known.row).await.map_err(|failure| problems::not_answered(&failure))?;
    }
    let revoked = MethodRow { status: MethodStatus::Revoked, changed_at: app.clock.now(), ..known.row.clone() };
    let mut writes = store::move_method(&known.row, &revoked);
    writes.push(store::forget_default(&known.row.customer_id, &id));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(NoContent)
}
