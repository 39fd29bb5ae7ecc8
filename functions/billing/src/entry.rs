//! Where Cloudflare comes in. Nothing here decides anything.
use crate::provider::{Account, Fetching, Provider, Stripe};
use crate::{App, Aside, Front, jobs, routes};
use std::rc::Rc;
use web::Routes;
use web::edge::Parts;
use worker::{Context, Env, ScheduleContext, ScheduledEvent, console_error, event};

/// The queue on which `shop` hears of paid orders.
const ORDERS: &str = "ORDERS";

#[event(fetch)]
async fn fetch(request: worker::Request, env: Env, context: Context) -> worker::Result<worker::Response> {
    thread_local! { static ROUTES: Rc<Routes<App>> = Rc::new(routes()); }
    let routes = ROUTES.with(Rc::clone);
    let aside: Rc<Aside> = Rc::default();
    let made = |parts: Parts| app(&env, parts, aside.clone());
    let response = web::edge::serve(&routes, request, &env, &context, made).await;
    context.wait_until(async move { follow_up(&env, &aside).await });
    response
}

/// What is to be done beside the answer: the log, and the nudges for the shop. One that gets lost is made up for by the
/// browser's return and by the shop's sweep.
async fn follow_up(env: &Env, aside: &Aside) {
    for line in aside.log.take() {
        console_error!("billing: {line}");
    }
    let orders = aside.paid_orders.take();
    let Ok(queue) = env.queue(ORDERS) else { return };
    for order in orders {
        if let Err(error) = queue.send(order).await {
            console_error!("billing: nudge not sent: {error}");
        }
    }
}

/// A time has come: for everything that is due, or for collections alone. The jobs take the time for which they were called, so that a late call does what it was to do.
#[event(scheduled)]
async fn time(event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds since 1970 are exact in a float")]
    let called_for = kernel::Instant::from_seconds((event.schedule() / 1000.0) as i64);
    let aside: Rc<Aside> = Rc::default();
    let at_that_time = |parts| app(&env, Parts { clock: Rc::new(At(called_for)), ..parts }, aside.clone());
    if event.cron() == jobs::COLLECTIONS_CRON {
        let jobs = async |parts| Ok(jobs::collect_on(&at_that_time(parts)).await.log);
        health::edge::run_jobs(&env, "collections", |_| Vec::new(), jobs).await;
    } else {
        // Where the day begins last it is the day before; the ledger's rules leave a week.
        let never = |now: kernel::Instant| kernel::Day::new(now.utc_date()).map(ledger::never).into_iter().collect();
        let jobs = async |parts| Ok(jobs::run(&at_that_time(parts)).await.log);
        health::edge::run_jobs(&env, "billing", never, jobs).await;
    }
    follow_up(&env, &aside).await;
}

/// A clock that shows the time for which a job was called.
struct At(kernel::Instant);

impl kernel::Clock for At {
    fn now(&self) -> kernel::Instant {
        self.0
    }
}

fn app(env: &Env, parts: Parts, aside: Rc<Aside>) -> App {
    let var = |name: &str| env.var(name).map(|value| value.to_string()).unwrap_or_default();
    let front = Front { script_url: var("STRIPE_SCRIPT_URL"), publishable_key: var("STRIPE_PUBLISHABLE_KEY") };
    let secrets = var("STRIPE_WEBHOOK_SECRETS").split_whitespace().map(str::to_owned).collect();
    App {
        db: parts.db,
        clock: parts.clock,
        ids: parts.ids,
        provider: provider(&var("STRIPE_API_BASE"), &var("STRIPE_SECRET_KEY")),
        front: Rc::new(front),
        webhook_secrets: Rc::new(secrets),
        aside,
    }
}

/// The provider, where one is set up.
fn provider(api_base: &str, secret_key: &str) -> Option<Rc<dyn Provider>> {
    if secret_key.is_empty() {
        return None;
    }
    match Account::new(api_base, secret_key) {
        Ok(account) => Some(Rc::new(Stripe::new(account, Fetching))),
        Err(why) => {
            console_error!("billing: {why}");
            None
        }
    }
}
