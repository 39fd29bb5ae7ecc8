use super::not_found;
use crate::api::{
    HeldWords, NoticeText, OwnParagraphs, OwnWords, Preview, Spoken, SpokenAt, TextLine, TextVersion, TopicName,
};
use crate::letter::{Letterhead, Own, html, letter, sample, samples, text};
use crate::{App, problems, rules, store};
use access::audit;
use kernel::Locale;
use outbox::Topic;
use serde_json::json;
use web::{Body, Json, NoContent, Operator, Page, Path, Problem, Query, role};

type Boss = Operator<role::Notices>;

pub(crate) async fn list_texts(
    _: Boss,
    app: App,
    Query(spoken): Query<Spoken>,
) -> Result<Json<Page<TextLine>>, Problem> {
    let (space, edited) = app.db.read((store::space(), store::edited())).await?;
    let head = head(&app, &space, Own::default());
    let line = |(name, topic): (String, Topic)| TextLine {
        subject: letter(&topic, spoken.locale, &head).subject,
        edited: edited.iter().filter(|row| row.topic == name).map(|row| row.locale).collect(),
        topic: name,
    };
    Ok(Json(Page::whole(samples().map(line).collect())))
}

pub(crate) async fn show_text(
    _: Boss,
    app: App,
    Path(name): Path<TopicName>,
    Query(spoken): Query<Spoken>,
) -> Result<Json<NoticeText>, Problem> {
    let topic = sample(name.as_str()).ok_or_else(not_found)?;
    let (space, versions) = app.db.read((store::space(), store::versions(&name, spoken.locale))).await?;
    let versions: Vec<TextVersion> = versions.into_iter().map(Into::into).collect();
    let words = versions.first().map(|version| version.words.clone()).unwrap_or_default();
    let (placeholders, preview) = previewed(&topic, spoken.locale, &head(&app, &space, held(&words)));
    Ok(Json(NoticeText {
        topic: name.as_str().to_owned(),
        locale: spoken.locale,
        words,
        placeholders,
        preview,
        version: versions.first().map_or(0, |version| version.version),
        versions,
    }))
}

pub(crate) async fn preview_text(
    _: Boss,
    app: App,
    Path(name): Path<TopicName>,
    Query(spoken): Query<Spoken>,
    Body(words): Body<OwnWords>,
) -> Result<Json<Preview>, Problem> {
    let topic = sample(name.as_str()).ok_or_else(not_found)?;
    let space = app.db.read(store::space()).await?;
    let (placeholders, preview) = previewed(&topic, spoken.locale, &head(&app, &space, wanted(&words)));
    rules::checked(&words, &placeholders)?;
    Ok(Json(preview))
}

pub(crate) async fn put_text(
    operator: Boss,
    app: App,
    Path(name): Path<TopicName>,
    Query(at): Query<SpokenAt>,
    Body(words): Body<OwnWords>,
) -> Result<NoContent, Problem> {
    let topic = sample(name.as_str()).ok_or_else(not_found)?;
    let (placeholders, _) = previewed(&topic, at.locale, &app.letterhead);
    rules::checked(&words, &placeholders)?;
    let (now, by) = (app.clock.now(), &operator.claims.account);
    let mut deed = store::write_words((&name, at.locale), at.version, &words, by, now).to_vec();
    let detail = json!({ "locale": at.locale, "words": words });
    deed.push(audit(&operator.claims, "put_notice_text", name.as_str(), detail, now, &*app.ids));
    app.db.commit(deed).await.map_err(problems::lost)?;
    Ok(NoContent)
}

/// The head of a preview: the space as it signs, with these words.
fn head(app: &App, space: &[store::SpaceRow], own: Own) -> Letterhead {
    let head = space.first().map_or_else(|| (*app.letterhead).clone(), |row| app.letterhead.signed_by(&row.name));
    Letterhead { own, ..head }
}

fn held(words: &HeldWords) -> Own {
    let HeldWords { subject, opening, closing } = words.clone();
    Own { subject, opening, closing }
}

fn wanted(words: &OwnWords) -> Own {
    let paragraphs = |text: &Option<OwnParagraphs>| text.as_ref().map(|text| text.as_str().to_owned());
    Own {
        subject: words.subject.as_ref().map(|text| text.as_str().to_owned()),
        opening: paragraphs(&words.opening),
        closing: paragraphs(&words.closing),
    }
}

/// The names that may stand in braces, and what the made-up notice says.
fn previewed(topic: &Topic, locale: Locale, head: &Letterhead) -> (Vec<String>, Preview) {
    let letter = letter(topic, locale, head);
    let preview = Preview { subject: letter.subject.clone(), text: text(&letter), html: html(&letter) };
    (letter.names, preview)
}
