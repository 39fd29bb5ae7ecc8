use crate::api::*;
use crate::rules::{sought, tidied};
use crate::{App, problems, store};
use web::{AtVersion, Body, Json, Problem, Query, SignedIn};

pub(crate) async fn show_profile(SignedIn(who): SignedIn, app: App) -> Result<Json<Profile>, Problem> {
    let row = app.db.read_one(store::profile(&who.account)).await?;
    Ok(Json(row.map_or_else(store::unwritten, store::ProfileRow::into_profile)?))
}

pub(crate) async fn put_profile(
    SignedIn(who): SignedIn,
    app: App,
    Query(at): Query<AtVersion>,
    Body(setup): Body<ProfileSetup>,
) -> Result<Json<Profile>, Problem> {
    let now = app.clock.now();
    let skills = tidied(&setup)?;
    let row = app.db.read_one(store::profile(&who.account)).await?;
    let known = row.map_or_else(store::unwritten, store::ProfileRow::into_profile)?;
    let before: Vec<String> = known.setup.skills.iter().map(|skill| sought(skill.as_str())).collect();
    let writes = store::put_profile(&who.account, &setup, &skills, &before, at.version, now);
    app.db.commit(writes).await.map_err(problems::lost)?;
    let labels = skills.iter().filter_map(|one| one.label.parse().ok());
    let setup = ProfileSetup { skills: labels.collect(), ..setup };
    Ok(Json(Profile { setup, version: known.version + 1, ..known }))
}

pub(crate) async fn suggest_skills(
    _: SignedIn,
    app: App,
    Query(query): Query<SkillQuery>,
) -> Result<Json<Suggestions>, Problem> {
    let begins = sought(query.begins.as_str());
    if begins.is_empty() {
        return Ok(Json(Suggestions { items: Vec::new() }));
    }
    let rows = app.db.read(store::suggest(&begins)).await?;
    Ok(Json(Suggestions { items: rows.into_iter().map(|row| row.label).collect() }))
}
