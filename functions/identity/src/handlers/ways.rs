//! To a provider and back.
use super::{admit, out};
use crate::App;
use crate::api::{
    ArriveFromProvider, Departure, LinkToken, Mailbox, ProviderButton, ProviderKind, ReturnPath, StartProviderSignIn,
    WayIn,
};
use crate::cookies;
use crate::problems::WAY_DECLINED;
use crate::provider::{Failure, Provider};
use crate::rules::Refusal;
use crate::rules::id_token::{Keys, Person, Untrue};
use crate::rules::openid::{
    ARRIVED_MINUTES_MAX, AWAY_MINUTES_MAX, Bound, DOCUMENT_MINUTES_MAX, Discovery, Graph, KEYS_SECONDS_MIN,
    is_on_loopback,
};
use crate::rules::throttle::Attempt;
use crate::secrets::Secret;
use crate::store::arrivals::{self, Way};
use crate::store::providers::{self, Document, ProviderRow};
use crate::store::throttles;
use db::{Both, Statement};
use kernel::{AccountId, Instant};
use web::{Anyone, Body, Cookies, Created, Device, Json, NoContent, Page, Problem, WithCookies, problem};

/// Where every provider sends browsers back to: a page, which posts what it was sent with.
const RETURN_PAGE: &str = "/sign-in/with";

/// What one browser holds of a way that it went.
pub(super) struct Gone {
    state: Secret,
    browser: Secret,
    hashes: (String, String),
}

impl Gone {
    /// The way of a state, as far as this browser can show that it is its own.
    pub(super) fn by(state: &LinkToken, cookies: &Cookies) -> Result<Self, Refusal> {
        let browser = cookies.get(cookies::BROWSER).and_then(Secret::from_text);
        let both = Secret::from_text(state.as_str()).zip(browser);
        both.map(|(state, browser)| Self::new(state, browser)).ok_or(Refusal::WayLapsed)
    }

    fn new(state: Secret, browser: Secret) -> Self {
        let hashes = (state.hash(), browser.hash());
        Self { state, browser, hashes }
    }

    /// The way as the database knows it.
    pub(super) fn way(&self) -> Way<'_> {
        Way { state_hash: &self.hashes.0, browser_hash: &self.hashes.1 }
    }
}

impl App {
    /// Where providers send browsers back to.
    pub(super) fn redirect_uri(&self) -> String {
        format!("{}{RETURN_PAGE}", self.portal_url)
    }

    /// The secret of a provider.
    pub(super) fn opened(&self, row: &ProviderRow) -> Result<String, Problem> {
        let opened = self.sealing_key.as_ref().and_then(|key| key.open(&row.client_secret, row.id.as_str()));
        opened.ok_or_else(|| Problem::internal(format!("the secret of {} does not open", row.id)))
    }

    /// The way to a provider.
    pub(super) fn provider<'a>(&'a self, row: &'a ProviderRow, secret: &'a str, redirect_uri: &'a str) -> Provider<'a> {
        Provider {
            http: &*self.http,
            issuer: &row.issuer,
            client_id: &row.client_id,
            client_secret: secret,
            redirect_uri,
            on_loopback: is_on_loopback(&self.portal_url),
        }
    }
}

pub(crate) async fn list_provider_buttons(_: Anyone, app: App) -> Result<Json<Page<ProviderButton>>, Problem> {
    Ok(Json(Page::whole(app.db.read(providers::buttons()).await?)))
}

/// Answers by the domain alone: whether there is such an account is not asked.
pub(crate) async fn find_way_in(
    _: Anyone,
    app: App,
    device: Device,
    Body(wish): Body<Mailbox>,
) -> Result<Json<WayIn>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::way(&device.address);
    let (counted, claim) = app.db.read(Both(throttles::count(&attempt, now), providers::claim(&wish.email))).await?;
    admit(&attempt, counted, now)?;
    let claim = claim.into_iter().next().map(providers::ClaimRow::into_button);
    let is_required = claim.as_ref().is_some_and(|(_, is_required)| *is_required);
    Ok(Json(WayIn { provider: claim.map(|(button, _)| button), is_required }))
}

pub(crate) async fn start_provider_sign_in(
    _: Anyone,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<StartProviderSignIn>,
) -> Result<WithCookies<Created<Departure>>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::way(&device.address);
    let questions = Both(throttles::count(&attempt, now), providers::by_id(&wish.provider_id, false));
    let (counted, provider) = app.db.read(questions).await?;
    admit(&attempt, counted, now)?;
    let provider = provider.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    set_out(&app, &cookies, &provider, None, &wish.return_to, now).await
}

/// Sends a browser to a provider. Tabs of one browser share its cookie, so that none ends another's way.
pub(super) async fn set_out(
    app: &App,
    cookies: &Cookies,
    row: &ProviderRow,
    to_link: Option<&AccountId>,
    return_to: &ReturnPath,
    now: Instant,
) -> Result<WithCookies<Created<Departure>>, Problem> {
    let known = cookies.get(cookies::BROWSER).and_then(Secret::from_text);
    let gone = Gone::new(app.fresh_secret()?, known.map_or_else(|| app.fresh_secret(), Ok)?);
    let bound = Bound::new(&gone.browser, &gone.state);
    let (redirect_uri, mut writes) = (app.redirect_uri(), Vec::new());
    let location = if row.kind == ProviderKind::Facebook {
        Graph::new(&row.issuer).departure(&row.client_id, &redirect_uri, &bound)
    } else {
        // Asking where it does what takes no secret.
        let provider = app.provider(row, "", &redirect_uri);
        let discovery = discovery(&provider, row, &mut writes, now).await.map_err(out)?;
        discovery.departure(&row.client_id, &redirect_uri, &bound)
    };
    writes.push(arrivals::insert(&gone.way(), &row.id, to_link, return_to, now.plus_minutes(AWAY_MINUTES_MAX)));
    app.db.commit(writes).await?;
    Ok(WithCookies(Created(Departure { location }), vec![cookies::browser(&gone.browser)]))
}

/// Takes what the provider sent the browser back with. The state is used up before the provider is asked, so that no code
/// is exchanged twice; what was read anew is kept even if the provider is not believed.
pub(crate) async fn arrive_from_provider(
    _: Anyone,
    app: App,
    cookies: Cookies,
    Body(wish): Body<ArriveFromProvider>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let gone = Gone::by(&wish.state, &cookies)?;
    let (used, provider) = app.db.read(arrivals::use_up(&gone.way(), now)).await?;
    let row = used.first().and(provider.into_iter().next()).ok_or(Refusal::WayLapsed)?;
    if let Some(error) = &wish.error {
        return Err(sent_back(error.as_str()));
    }
    let code = wish.code.as_ref().ok_or(Refusal::WayLapsed)?.as_str();
    let secret = app.opened(&row)?;
    let redirect_uri = app.redirect_uri();
    let provider = app.provider(&row, &secret, &redirect_uri);
    let bound = Bound::new(&gone.browser, &gone.state);
    let mut writes = Vec::new();
    let iss = wish.iss.as_ref().map(crate::api::FromProvider::as_str);
    let person = match row.kind {
        ProviderKind::Facebook => provider.graph_person(code, &bound).await,
        _ => person(&provider, &row, (code, iss, &bound), &mut writes, now).await,
    };
    let expires_at = now.plus_minutes(ARRIVED_MINUTES_MAX);
    writes.extend(person.as_ref().ok().map(|person| arrivals::arrive(&gone.way(), person, expires_at)));
    if !writes.is_empty() {
        app.db.commit(writes).await?;
    }
    person.map(|_| NoContent).map_err(out)
}

/// The provider's page said no. That a person did is told; any other reason is for the log.
fn sent_back(error: &str) -> Problem {
    match error {
        "access_denied" | "user_cancelled_login" | "user_cancelled_authorize" => WAY_DECLINED.because(""),
        other => out(Failure::Closed(format!("the browser was sent back with {other}"))),
    }
}

/// Who came back with a code.
async fn person(
    provider: &Provider<'_>,
    row: &ProviderRow,
    (code, iss, bound): (&str, Option<&str>, &Bound),
    writes: &mut Vec<Statement>,
    now: Instant,
) -> Result<Person, Failure> {
    let discovery = discovery(provider, row, writes, now).await?;
    if !discovery.sent(iss) {
        return Err(Failure::NotBelieved("the browser was sent back by another".to_owned()));
    }
    let tokens = provider.id_token(&discovery, code, bound).await?;
    let kept = row.keys.as_deref().filter(|_| is_current(row.keys_read_at, now));
    let kept = kept.and_then(|text| Keys::read(text.as_bytes()).ok());
    let was_kept = kept.is_some();
    let keys = match kept {
        Some(keys) => keys,
        None => read_keys(provider, row, &discovery, writes, now).await?,
    };
    let judged = match provider.judge(&tokens, &keys, bound, now) {
        // It may have changed its keys since.
        Err(Untrue::UnknownKey) if was_kept && may_ask_again(row.keys_read_at, now) => {
            let anew = read_keys(provider, row, &discovery, writes, now).await?;
            provider.judge(&tokens, &anew, bound, now)
        }
        judged => judged,
    };
    judged.map_err(|untrue| Failure::NotBelieved(format!("id_token: {untrue:?}")))
}

async fn discovery(
    provider: &Provider<'_>,
    row: &ProviderRow,
    writes: &mut Vec<Statement>,
    now: Instant,
) -> Result<Discovery, Failure> {
    let kept = row.discovery.as_deref().filter(|_| is_current(row.discovery_read_at, now));
    if let Some(discovery) = kept.and_then(|text| provider.read_discovery(text).ok()) {
        return Ok(discovery);
    }
    let read = provider.discovery().await?;
    writes.push(providers::keep(&row.id, Document::Discovery, &read.text, now));
    Ok(read.said)
}

async fn read_keys(
    provider: &Provider<'_>,
    row: &ProviderRow,
    discovery: &Discovery,
    writes: &mut Vec<Statement>,
    now: Instant,
) -> Result<Keys, Failure> {
    let read = provider.keys(discovery).await?;
    writes.push(providers::keep(&row.id, Document::Keys, &read.text, now));
    Ok(read.said)
}

fn is_current(read_at: Option<Instant>, now: Instant) -> bool {
    read_at.is_some_and(|read_at| now < read_at.plus_minutes(DOCUMENT_MINUTES_MAX))
}

fn may_ask_again(read_at: Option<Instant>, now: Instant) -> bool {
    read_at.is_none_or(|read_at| read_at.plus_seconds(KEYS_SECONDS_MIN) <= now)
}
