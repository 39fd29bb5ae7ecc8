//! Providers of identities, as operators set them up. Who sets one up decides who gets in, so it takes the role that hands
//! out roles.
use super::out;
use crate::App;
use crate::api::{CreateProvider, Provider, ProviderCheck, ProviderId, ProviderKind, UpdateProvider};
use crate::problems::{NO_SEALING_KEY, OPERATORS_LOCKED_OUT};
use crate::rules::openid::is_on_loopback;
use crate::rules::providers::{may_issue, may_speak_for};
use crate::store::guards;
use crate::store::providers::{self, Document, ShownRow, Wanted};
use access::audit;
use db::DbError;
use serde_json::json;
use web::role::Operators;
use web::{Body, Created, Json, Operator, Page, Path, Problem, problem};

pub(crate) async fn list_providers(_: Operator<Operators>, app: App) -> Result<Json<Page<Provider>>, Problem> {
    let (rows, redirect_uri) = (app.db.read(providers::shown(None)).await?, app.redirect_uri());
    let items = rows.into_iter().map(|row| row.into_provider(&redirect_uri)).collect::<Result<_, _>>()?;
    Ok(Json(Page::whole(items)))
}

/// The secret is sealed for its row and never shown again.
pub(crate) async fn create_provider(
    who: Operator<Operators>,
    app: App,
    Body(mut wish): Body<CreateProvider>,
) -> Result<Created<Provider>, Problem> {
    let now = app.clock.now();
    may_issue(wish.issuer.as_str(), is_on_loopback(&app.portal_url))?;
    may_speak_for(wish.kind, &wish.domains.iter().map(|claimed| &claimed.domain).collect::<Vec<_>>())?;
    wish.domains.sort_unstable();

    let id = ProviderId::new(&*app.ids);
    let sealed = sealed(&app, wish.client_secret.as_str(), &id)?;
    let (name, client_id, issuer) = (wish.name.as_str(), wish.client_id.as_str(), wish.issuer.as_str());
    let wanted = Wanted { id: &id, name, client_id, client_secret: Some(&sealed), is_on: true };
    let detail = json!({ "name": name, "issuer": issuer, "client_id": client_id, "domains": wish.domains });
    let mut writes = vec![providers::insert(&wanted, wish.kind, issuer, now)];
    writes.extend(providers::set_domains(&id, &wish.domains));
    writes.push(guards::operators_get_in());
    writes.push(audit(&who.claims, "create_provider", id.as_str(), detail, now, &*app.ids));
    app.db.commit(writes).await.map_err(refused)?;
    Ok(Created(Provider {
        kind: wish.kind,
        name: name.to_owned(),
        issuer: issuer.to_owned(),
        client_id: client_id.to_owned(),
        is_on: true,
        domains: wish.domains,
        redirect_uri: app.redirect_uri(),
        identities: 0,
        id,
    }))
}

pub(crate) async fn update_provider(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<ProviderId>,
    Body(mut wish): Body<UpdateProvider>,
) -> Result<Json<Provider>, Problem> {
    let now = app.clock.now();
    let known = app.db.read_one(providers::shown(Some(&id))).await?.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let known = ShownRow::into_provider(known, &app.redirect_uri())?;
    may_speak_for(known.kind, &wish.domains.iter().map(|claimed| &claimed.domain).collect::<Vec<_>>())?;
    wish.domains.sort_unstable();

    let sealed = wish.client_secret.as_ref().map(|secret| sealed(&app, secret.as_str(), &id)).transpose()?;
    let (name, client_id) = (wish.name.as_str(), wish.client_id.as_str());
    let wanted = Wanted { id: &id, name, client_id, client_secret: sealed.as_deref(), is_on: wish.is_on };
    let detail = json!({ "name": name, "client_id": client_id, "new_secret": sealed.is_some(), "is_on": wish.is_on,
        "domains": wish.domains });
    let mut writes = vec![providers::update(&wanted)];
    writes.extend(providers::set_domains(&id, &wish.domains));
    writes.push(guards::operators_get_in());
    writes.push(audit(&who.claims, "update_provider", id.as_str(), detail, now, &*app.ids));
    app.db.commit(writes).await.map_err(refused)?;
    let (name, client_id) = (name.to_owned(), client_id.to_owned());
    Ok(Json(Provider { name, client_id, is_on: wish.is_on, domains: wish.domains, ..known }))
}

/// Reads anew what a provider publishes, whether it is on or off, and keeps it. Facebook publishes nothing.
pub(crate) async fn check_provider(
    _: Operator<Operators>,
    app: App,
    Path(id): Path<ProviderId>,
) -> Result<Json<ProviderCheck>, Problem> {
    let now = app.clock.now();
    let row = app.db.read_one(providers::by_id(&id, true)).await?.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    if row.kind == ProviderKind::Facebook {
        return Ok(Json(ProviderCheck { keys: 0, algorithms: Vec::new() }));
    }
    let (secret, redirect_uri) = (app.opened(&row)?, app.redirect_uri());
    let provider = app.provider(&row, &secret, &redirect_uri);
    let discovery = provider.discovery().await.map_err(told)?;
    let keys = provider.keys(&discovery.said).await.map_err(told)?;
    app.db
        .commit(vec![
            providers::keep(&id, Document::Discovery, &discovery.text, now),
            providers::keep(&id, Document::Keys, &keys.text, now),
        ])
        .await?;
    let mut algorithms = keys.said.algorithms();
    let keys = u32::try_from(algorithms.len()).unwrap_or(u32::MAX);
    algorithms.sort_unstable();
    algorithms.dedup();
    Ok(Json(ProviderCheck { keys, algorithms }))
}

/// An operator may read what the log says.
fn told(failure: crate::provider::Failure) -> Problem {
    let problem = out(failure);
    let cause = problem.internal.clone().unwrap_or_default();
    Problem { detail: cause, ..problem }
}

fn sealed(app: &App, secret: &str, id: &ProviderId) -> Result<String, Problem> {
    let key = app.sealing_key.as_ref().ok_or_else(|| NO_SEALING_KEY.because("Set SEALING_KEY."))?;
    let sealed = key.seal(secret, id.as_str(), &app.fresh_secret()?);
    sealed.ok_or_else(|| Problem::internal("the secret could not be sealed"))
}

fn refused(error: DbError) -> Problem {
    let field = |pointer: &str, detail: &str| Problem::field(pointer, "taken", detail);
    match error {
        error if error.is_refused_by(guards::LOCKED_OUT) => OPERATORS_LOCKED_OUT
            .because("Sign in there yourself once, or give the role to somebody with another address first."),
        error if error.is_refused_by("identity_providers.issuer") => {
            field("/issuer", "Another provider here has this issuer.")
        }
        error if error.is_refused_by("provider_domains.domain") => {
            field("/domains", "Another provider speaks for one of these domains.")
        }
        error => error.into(),
    }
}
