//! What an operator asks of people besides name and address.
use crate::App;
use crate::api::{AnswerFields, Answers, AskedFields, AskedWhen, FieldId, FieldSetup, FieldVersion, ProfileField};
use crate::problems::{FIELD_ANSWERED, KIND_STAYS};
use crate::rules::Refusal;
use crate::rules::fields::{FIELDS_MAX, check_setup, checked};
use crate::store::fields;
use access::audit;
use db::DbError;
use kernel::CustomerId;
use web::role::Space;
use web::{
    Anyone, Body, Created, Json, NoContent, Operator, Page, Path, Problem, Query, SignedIn, problem, refuse_any,
};

/// What whoever signs up is asked.
pub(crate) async fn list_sign_up_fields(_: Anyone, app: App) -> Result<Json<AskedFields>, Problem> {
    Ok(Json(AskedFields { items: fields::all_asked(app.db.read(fields::at_sign_up()).await?)? }))
}

/// Every field, with one's own answers.
pub(crate) async fn list_own_fields(SignedIn(who): SignedIn, app: App) -> Result<Json<AskedFields>, Problem> {
    Ok(Json(AskedFields { items: fields::all_asked(app.db.read(fields::of_account(&who.account)).await?)? }))
}

/// Answers fields, changes answers, takes them back where they are not required.
pub(crate) async fn answer_fields(
    SignedIn(who): SignedIn,
    app: App,
    Body(wish): Body<AnswerFields>,
) -> Result<Json<AskedFields>, Problem> {
    let mut all = fields::all_asked(app.db.read(fields::of_account(&who.account)).await?)?;
    // Who answers one field is not held up by another: what is required is so where it is answered, or was.
    let named = |id: &FieldId| wish.answers.contains_key(id.as_str());
    let answers = checked(&all, &wish.answers, |field| field.asked != AskedWhen::Profile && named(&field.id));
    let answers = answers.or_else(|errors| refuse_any(errors).map(|()| Answers::new()))?;
    app.db.commit(fields::answer(&who.account, &answers, app.clock.now()).to_vec()).await?;
    for field in &mut all {
        if let Some(answer) = answers.get(field.id.as_str()) {
            field.answer = Some(answer.clone()).filter(|answer| !answer.is_null());
        }
    }
    Ok(Json(AskedFields { items: all }))
}

pub(crate) async fn list_fields(_: Operator<Space>, app: App) -> Result<Json<Page<ProfileField>>, Problem> {
    let rows = app.db.read(fields::all()).await?;
    Ok(Json(Page::whole(rows.into_iter().map(fields::FieldRow::set_up).collect::<Result<_, _>>()?)))
}

pub(crate) async fn create_field(
    who: Operator<Space>,
    app: App,
    Body(setup): Body<FieldSetup>,
) -> Result<Created<ProfileField>, Problem> {
    refuse_any(check_setup(&setup))?;
    let id = FieldId::new(&*app.ids);
    let mut writes = fields::insert(&id, &setup).to_vec();
    writes.push(audit(&who.claims, "create_field", id.as_str(), &setup, app.clock.now(), &*app.ids));
    app.db.commit(writes).await.map_err(field_refused)?;
    Ok(Created(ProfileField { id, setup, answered: false, version: 1 }))
}

/// Changes a field that is at that version. Its kind stays: answers of another would make no sense.
pub(crate) async fn update_field(
    who: Operator<Space>,
    app: App,
    Path(id): Path<FieldId>,
    Query(FieldVersion { version }): Query<FieldVersion>,
    Body(setup): Body<FieldSetup>,
) -> Result<Json<ProfileField>, Problem> {
    refuse_any(check_setup(&setup))?;
    let before = app.db.read_one(fields::by_id(&id)).await?.ok_or_else(|| problem::NOT_FOUND.because(""))?.set_up()?;
    if before.setup.kind != setup.kind {
        return Err(KIND_STAYS.because(""));
    }
    let mut writes = fields::update(&id, &setup, version).to_vec();
    writes.push(audit(&who.claims, "update_field", id.as_str(), &setup, app.clock.now(), &*app.ids));
    app.db.commit(writes).await.map_err(field_refused)?;
    Ok(Json(ProfileField { id, setup, answered: before.answered, version: version + 1 }))
}

/// Deletes a field that nobody has answered; another is archived.
pub(crate) async fn delete_field(
    who: Operator<Space>,
    app: App,
    Path(id): Path<FieldId>,
) -> Result<NoContent, Problem> {
    let field = app.db.read_one(fields::by_id(&id)).await?.ok_or_else(|| problem::NOT_FOUND.because(""))?.set_up()?;
    let deed = audit(&who.claims, "delete_field", id.as_str(), &field.setup, app.clock.now(), &*app.ids);
    app.db.commit(vec![fields::delete(&id), deed]).await.map_err(field_refused)?;
    Ok(NoContent)
}

/// What those who act for a customer have answered, for operators.
pub(crate) async fn list_answers_of(
    _: Operator<Space>,
    app: App,
    Path(id): Path<CustomerId>,
) -> Result<Json<AskedFields>, Problem> {
    Ok(Json(AskedFields { items: fields::all_asked(app.db.read(fields::of_customer(&id)).await?)? }))
}

/// What the schema said no to.
fn field_refused(error: DbError) -> Problem {
    if error.is_refused_by(fields::FEW) {
        Refusal::TooMany { items_max: FIELDS_MAX }.into()
    } else if error.is_refused_by(fields::AS_SEEN) {
        problem::CHANGED.because("")
    } else if error.is_refused_by("foreign key") {
        FIELD_ANSWERED.because("Archive it in place of that.")
    } else {
        error.into()
    }
}
