//! Proving an address for which a provider does not vouch, by a code that we mail there.
use super::entries::{facts, known};
use super::ways::Gone;
use super::{admit, refused_by};
use crate::App;
use crate::api::{AskProof, Mailbox, ShowProof};
use crate::events::Reader;
use crate::rules::Refusal;
use crate::rules::arrivals::{Decision, decide};
use crate::rules::codes::{mail_code, mail_code_hash};
use crate::rules::throttle::Attempt;
use crate::secrets::same;
use crate::store::{arrivals, guards, throttles};
use db::Both;
use web::{Accepted, Anyone, Body, Cookies, Device, NoContent, Problem};

/// Mails a code to the address that the provider told, or says there that it has an account: the answer and the work are the same.
pub(crate) async fn ask_proof(
    _: Anyone,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<AskProof>,
) -> Result<Accepted<Mailbox>, Problem> {
    let now = app.clock.now();
    let gone = Gone::by(&wish.state, &cookies)?;
    let attempt = Attempt::mail(&wish.email, &device.address);
    let (counted, door) = app.db.read(Both(throttles::count(&attempt, now), facts(&gone, now))).await?;
    admit(&attempt, counted, now)?;
    let door = known(door)?;
    match decide(&door.row.arrival(), &door.facts, None)? {
        Decision::Prove(email) if email == wish.email => {}
        _ => return Err(Refusal::WayLapsed.into()),
    }
    let way = gone.way();
    let code = mail_code(&app.fresh_secret()?);
    let message = match &door.namesake {
        Some(owner) => owner.reader().way_not_linked(&app.portal_url, &door.row.provider),
        None => Reader { email: wish.email.clone(), name: String::new(), locale: wish.locale }.prove_email(&code),
    };
    let writes = vec![
        guards::arrival_is_good(&way, now),
        arrivals::ask_proof(&way, &mail_code_hash(&app.mail_code_key(), way.state_hash, &code)),
        app.owe(&message, now),
    ];
    app.db.commit(writes).await.map_err(refused_by(guards::ARRIVAL, Refusal::WayLapsed))?;
    Ok(Accepted(Mailbox { email: wish.email }))
}

/// Takes the code, in the browser that came back with it and once; signing up comes next.
pub(crate) async fn show_proof(
    _: Anyone,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<ShowProof>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let gone = Gone::by(&wish.state, &cookies)?;
    let way = gone.way();
    let attempt = Attempt::mail_code(way.state_hash, &device.address);
    let (counted, row) = app.db.read(Both(throttles::count(&attempt, now), arrivals::proof(&way, now))).await?;
    admit(&attempt, counted, now)?;
    let row = row.into_iter().next().ok_or(Refusal::WayLapsed)?;
    let shown = mail_code_hash(&app.mail_code_key(), way.state_hash, wish.code.as_str());
    row.proof_hash.filter(|kept| same(kept, &shown)).ok_or(Refusal::WrongCode)?;
    let writes = vec![
        guards::proof_is_good(&way, &shown, now),
        arrivals::prove(&way, now),
        throttles::clear(&attempt.on),
        throttles::forgive(&attempt.from),
    ];
    app.db.commit(writes).await.map_err(refused_by(guards::PROOF, Refusal::WayLapsed))?;
    Ok(NoContent)
}
