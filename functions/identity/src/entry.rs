//! Where Cloudflare comes in.
use crate::passwords::Argon2id;
use crate::secrets::{SealingKey, Secret, Secrets, derive_key};
use crate::{App, jobs, never, routes};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::rc::Rc;
use web::Routes;
use web::edge::{self, Parts};
use web::token::SecretKey;
use worker::{Context, Env, ScheduleContext, ScheduledEvent, console_error, event};

#[event(fetch)]
async fn fetch(request: worker::Request, env: Env, context: Context) -> worker::Result<worker::Response> {
    thread_local! {
        static ROUTES: Rc<Routes<App>> = Rc::new(routes());
        static KEYS: std::cell::OnceCell<Keys> = const { std::cell::OnceCell::new() };
    }
    let routes = ROUTES.with(Rc::clone);
    // An environment does not change while its isolate lives.
    let keys =
        KEYS.with(|cell| cell.get().cloned().or_else(|| Keys::from_env(&env).inspect(|k| drop(cell.set(k.clone())))));
    let Some(keys) = keys else {
        console_error!("ACCESS_TOKEN_SECRET_KEY or PORTAL_URL is missing or malformed");
        return worker::Response::error("This portal is not set up yet.", 500);
    };
    edge::serve(&routes, request, &env, &context, |parts| keys.app(parts)).await
}

#[event(scheduled)]
async fn scheduled(_: ScheduledEvent, env: Env, _: ScheduleContext) {
    let jobs = async |parts: Parts| {
        let (db, now) = (&parts.db, parts.clock.now());
        let swept = jobs::sweep(db, now).await.err().map(|error| format!("sweep: {error}"));
        let erased = jobs::erase_due(db, &*parts.ids, now).await.err().map(|error| format!("erasure: {error}"));
        Ok(swept.into_iter().chain(erased).collect())
    };
    health::edge::run_jobs(&env, "identity", |_| vec![never()], jobs).await;
}

/// What this function alone finds in its environment.
#[derive(Clone)]
struct Keys {
    token_key: SecretKey,
    succession_key: [u8; 32],
    portal_url: String,
    setup_token: Option<String>,
    sealing_key: Option<SealingKey>,
}

impl Keys {
    fn from_env(env: &Env) -> Option<Self> {
        let var = |name| env.var(name).ok().map(|value| value.to_string()).filter(|value| !value.is_empty());
        let text = var("ACCESS_TOKEN_SECRET_KEY")?;
        let seed: [u8; 32] = URL_SAFE_NO_PAD.decode(text.trim()).ok()?.try_into().ok()?;
        Some(Self {
            token_key: SecretKey::from_text(&text)?,
            succession_key: derive_key(&seed, "portico refresh tokens"),
            portal_url: var("PORTAL_URL")?.trim_end_matches('/').to_owned(),
            setup_token: var("SETUP_TOKEN"),
            sealing_key: var("SEALING_KEY").as_deref().and_then(SealingKey::from_text),
        })
    }

    fn app(self, parts: Parts) -> App {
        App {
            db: parts.db,
            clock: parts.clock,
            ids: parts.ids,
            secrets: Rc::new(RuntimeSecrets(self.succession_key)),
            passwords: Rc::new(Argon2id::RECOMMENDED),
            token_key: self.token_key,
            portal_url: self.portal_url,
            http: Rc::new(web::outbound::Fetching),
            sealing_key: self.sealing_key,
            setup_token: self.setup_token,
        }
    }
}

/// Secrets from the runtime's `crypto.getRandomValues`.
struct RuntimeSecrets([u8; 32]);

impl Secrets for RuntimeSecrets {
    fn fresh(&self) -> Option<Secret> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).ok().map(|()| Secret(bytes))
    }
    fn succession_key(&self) -> &[u8; 32] {
        &self.0
    }
}
