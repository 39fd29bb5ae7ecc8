use crate::api::*;
use crate::{App, problems, rules, store};
use access::{ViewerCard, viewer};
use kernel::Locale;
use web::{Anyone, AtVersion, Body, Json, Operator, Problem, Query, SignedIn, refuse_any, role};

pub(crate) async fn show_portal(Anyone(claims): Anyone, app: App) -> Result<Json<Portal>, Problem> {
    let now = app.clock.now();
    let facts = access::store::viewer(claims.as_ref(), now);
    let asked = (facts, store::settings(), store::locations(), store::coming_closures(now));
    let (facts, settings, locations, closures) = app.db.read(asked).await?;
    let guest_checkout = store::are_guests_welcome(&settings);
    let setup = store::only_settings(settings)?.setup;
    Ok(Json(Portal {
        name: setup.name,
        locales: Locale::ALL.to_vec(),
        terms: Terms { version: setup.terms_version, url: setup.terms_url },
        sign_up_open: setup.sign_up_open,
        guest_checkout,
        locations: store::with_closures(locations, closures)?,
        sections: viewer::sections(&access::store::only(facts)?),
    }))
}

pub(crate) async fn show_viewer(SignedIn(claims): SignedIn, app: App) -> Result<Json<ViewerCard>, Problem> {
    let facts = access::store::viewer(Some(&claims), app.clock.now());
    let (facts, card) = app.db.read((facts, viewer::card(&claims))).await?;
    Ok(Json(viewer::assemble(&claims, &access::store::only(facts)?, card)?))
}

pub(crate) async fn show_settings(_: Operator<role::Space>, app: App) -> Result<Json<Settings>, Problem> {
    Ok(Json(store::only_settings(app.db.read(store::settings()).await?)?))
}

pub(crate) async fn change_settings(
    operator: Operator<role::Space>,
    app: App,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<SettingsSetup>,
) -> Result<Json<Settings>, Problem> {
    refuse_any(rules::check_guests(&setup))?;
    let mut writes = store::change_settings(&setup, version);
    writes.push(app.audit(&operator.claims, "change_settings", "space", &setup));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Json(Settings { setup, version: version + 1 }))
}
