use super::places;
use crate::api::*;
use crate::rules::{self, Facts, Refusal, StoredItem, view};
use crate::store::{self, Asked, Holder};
use crate::{App, cookies, problems, secrets};
use db::Statement;
use kernel::Currency;
use web::{Anyone, Body, Claims, Cookies, IdempotencyKey, Json, Path, Problem, Query, SignedIn, WithCookies};

pub(super) type Shown = WithCookies<Json<Basket>>;

/// Who asks, and for which basket.
pub(super) struct Seen {
    pub(super) claims: Option<Claims>,
    secret_hash: Option<String>,
}

impl Seen {
    /// The customer's basket, and that of the cookie.
    fn new(claims: Option<Claims>, whose: Whose, cookies: &Cookies) -> Result<Self, Problem> {
        if whose.mine && claims.is_none() {
            return Err(web::problem::SIGN_IN.because(""));
        }
        // Staff without a customer have the cookie's, like anybody.
        Ok(Self { claims, secret_hash: cookies.get(cookies::BASKET).and_then(secrets::hash_of) })
    }

    pub(super) fn asked(&self) -> Asked<'_> {
        Asked { claims: self.claims.as_ref(), secret_hash: self.secret_hash.as_deref(), ..Asked::default() }
    }
}

async fn facts(app: &App, asked: Asked<'_>) -> Result<Facts, Problem> {
    let now = app.clock.now();
    let answers = app.db.read(store::facts(asked, now)).await?;
    Ok(store::assemble(asked, answers, now)?)
}

pub(crate) async fn show_basket(
    Anyone(claims): Anyone,
    app: App,
    Query(whose): Query<Whose>,
    cookies: Cookies,
) -> Result<Json<Basket>, Problem> {
    let seen = Seen::new(claims, whose, &cookies)?;
    let facts = facts(&app, seen.asked()).await?;
    Ok(Json(view(&facts, &*app.ids)))
}

pub(crate) async fn merge_basket(SignedIn(claims): SignedIn, app: App, cookies: Cookies) -> Result<Shown, Problem> {
    super::customer_of(&claims)?;
    let seen = Seen::new(Some(claims), Whose { mine: true }, &cookies)?;
    let facts = facts(&app, seen.asked()).await?;
    if facts.to_merge().is_none() {
        return Ok(WithCookies(Json(view(&facts, &*app.ids)), Vec::new()));
    }
    Change::begin(&app, &seen, facts, None)?.write(&app).await
}

/// A change of a basket: what it writes, and the facts as they are afterwards.
pub(super) struct Change {
    pub(super) facts: Facts,
    pub(super) basket: BasketId,
    pub(super) statements: Vec<Statement>,
    cookies: Vec<String>,
}

impl Change {
    /// Begins a change: the basket is made if there is none, and takes over what the cookie's has.
    pub(super) fn begin(app: &App, seen: &Seen, mut facts: Facts, currency: Option<Currency>) -> Result<Self, Problem> {
        let (made, mut cookies) = (BasketId::new(&*app.ids), Vec::new());
        let mut new_hash = None;
        if facts.customer.is_none() && facts.basket().is_none() {
            let secret = app.secrets.fresh().ok_or_else(|| Problem::internal("no randomness"))?;
            let text = secrets::to_text(secret);
            new_hash = secrets::hash_of(&text);
            cookies.push(cookies::basket(&text));
        } else if facts.to_merge().is_some() {
            cookies.push(cookies::cleared());
        }
        let holder = match (&facts.customer, new_hash.as_deref().or(seen.secret_hash.as_deref())) {
            (Some(customer), _) => Holder::Customer(customer),
            (None, Some(hash)) => Holder::Secret(hash),
            (None, None) => return Err(Problem::internal("a basket of nobody")),
        };
        let (basket, statements) = store::begin(&facts, &made, holder, currency);
        facts.begun(&basket, currency);
        Ok(Self { facts, basket, statements, cookies })
    }

    /// Writes it, and shows the basket as it is then.
    pub(super) async fn write(self, app: &App) -> Result<Shown, Problem> {
        app.db.commit(self.statements).await.map_err(problems::lost)?;
        Ok(WithCookies(Json(view(&self.facts, &*app.ids)), self.cookies))
    }
}

pub(crate) async fn add_item(
    Anyone(claims): Anyone,
    app: App,
    Query(whose): Query<Whose>,
    cookies: Cookies,
    IdempotencyKey(key): IdempotencyKey,
    Body(new): Body<NewItem>,
) -> Result<Shown, Problem> {
    let adding = Adding { seen: &Seen::new(claims, whose, &cookies)?, new: &new, key };
    match new.kind {
        ItemKind::Booking => places::put_in(&app, adding).await,
        _ => add_offered(&app, adding).await,
    }
}

/// What is to be put into a basket.
pub(super) struct Adding<'a> {
    pub(super) seen: &'a Seen,
    pub(super) new: &'a NewItem,
    /// The key of the call: with the same key it is put in once.
    pub(super) key: Option<String>,
}

async fn add_offered(app: &App, Adding { seen, new, key }: Adding<'_>) -> Result<Shown, Problem> {
    let subject = new.subject_id.as_str();
    let subjects = serde_json::json!([subject]).to_string();
    let facts = facts(app, Asked { subjects: &subjects, ..seen.asked() }).await?;
    if facts.has_added(key.as_deref()) {
        return Ok(WithCookies(Json(view(&facts, &*app.ids)), Vec::new()));
    }
    let wish = fitting(new)?;
    let currency = match new.kind {
        ItemKind::Plan => facts.plan(subject).map(|plan| plan.currency).ok_or(Refusal::NoSuchPlan)?,
        _ => facts.product(subject).map(|product| product.currency).ok_or(Refusal::NoSuchProduct)?,
    };
    rules::added(&facts, new.kind, currency)?;
    // The same product once more is more of it. A plan is in once: asked for again as it is chosen from a list, one and no
    // day, it stays as it was.
    let same = facts.items.iter().find(|item| item.kind == new.kind && item.subject == subject).cloned();
    let (quantity, wish) = match &same {
        Some(same) if new.kind == ItemKind::Product => {
            ((same.quantity + new.quantity.get()).min(rules::QUANTITY_MAX), wish)
        }
        Some(same) if new.quantity == Quantity::ONE && wish.starts_on.is_none() => (same.quantity, same.wish.clone()),
        _ => (new.quantity.get(), wish),
    };
    let item = StoredItem {
        id: same.as_ref().map_or_else(|| ItemId::new(&*app.ids), |same| same.id.clone()),
        basket: BasketId::new(&*app.ids),
        kind: new.kind,
        subject: subject.to_owned(),
        quantity,
        wish,
        quote: None,
        held_until: None,
        added_key: key,
    };
    let mut change = Change::begin(app, seen, facts, Some(currency))?;
    let now = change.facts.now;
    change.statements.push(match same {
        Some(_) => store::update_item(&item),
        None => store::insert_item(&item, &change.basket, now),
    });
    change.facts.put(StoredItem { basket: change.basket.clone(), ..item.clone() });
    refused_at_once(&change.facts, &item, app)?;
    change.write(app).await
}

/// What cannot be had is not put in.
pub(super) fn refused_at_once(facts: &Facts, item: &StoredItem, app: &App) -> Result<(), Problem> {
    let priced = rules::price(facts, None, &OrderId::new(&*app.ids), &*app.ids);
    let own = priced.into_iter().find(|priced| priced.item.as_ref() == Some(&item.id));
    own.and_then(|priced| priced.problem).map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// The wish, if it has what its sort has and nothing else.
fn fitting(new: &NewItem) -> Result<Wish, Problem> {
    let wish = &new.wish;
    let times = [
        ("/wish/starts_at", wish.starts_at.is_some()),
        ("/wish/ends_at", wish.ends_at.is_some()),
        ("/wish/people", wish.people.is_some()),
        ("/wish/title", wish.title.is_some()),
    ];
    let odd = times.into_iter().find(|(_, said)| *said).map(|(field, _)| field);
    let odd = odd.or_else(|| (new.kind == ItemKind::Product && wish.starts_on.is_some()).then_some("/wish/starts_on"));
    odd.map_or_else(
        || Ok(wish.clone()),
        |field| Err(Problem::field(field, "not_that_sort", "not of that sort of item")),
    )
}

pub(super) fn stored(facts: &Facts, id: &ItemId) -> Result<StoredItem, Problem> {
    facts.item(id).cloned().ok_or_else(|| web::problem::NOT_FOUND.because(""))
}

pub(crate) async fn change_item(
    Anyone(claims): Anyone,
    app: App,
    Path(id): Path<ItemId>,
    Query(whose): Query<Whose>,
    cookies: Cookies,
    Body(wish): Body<ItemChange>,
) -> Result<Shown, Problem> {
    let seen = Seen::new(claims, whose, &cookies)?;
    if wish.hold {
        return places::hold(&app, &seen, &id, &wish).await;
    }
    let facts = facts(&app, seen.asked()).await?;
    let item = stored(&facts, &id)?;
    let after = rules::changed(&facts, &item, &wish)?;
    let mut change = Change::begin(&app, &seen, facts, None)?;
    change.statements.push(store::update_item(&after));
    change.facts.put(after.clone());
    refused_at_once(&change.facts, &after, &app)?;
    change.write(&app).await
}

pub(crate) async fn remove_item(
    Anyone(claims): Anyone,
    app: App,
    Path(id): Path<ItemId>,
    Query(whose): Query<Whose>,
    cookies: Cookies,
) -> Result<Shown, Problem> {
    let seen = Seen::new(claims, whose, &cookies)?;
    let facts = facts(&app, seen.asked()).await?;
    let item = stored(&facts, &id)?;
    if facts.pending.is_some() {
        return Err(Refusal::OrderPending.into());
    }
    let mut change = Change::begin(&app, &seen, facts, None)?;
    change.statements.extend(store::release(&item));
    change.statements.push(store::delete_items([&id]));
    change.facts.items.retain(|item| item.id != id);
    change.write(&app).await
}

pub(crate) async fn enter_code(
    Anyone(claims): Anyone,
    app: App,
    Query(whose): Query<Whose>,
    cookies: Cookies,
    Body(wish): Body<UseCode>,
) -> Result<Shown, Problem> {
    let (seen, code) = (Seen::new(claims, whose, &cookies)?, wish.code.key());
    let facts = facts(&app, Asked { code: Some(&code), ..seen.asked() }).await?;
    if facts.pending.is_some() {
        return Err(Refusal::OrderPending.into());
    }
    rules::judge(&facts)?;
    let mut change = Change::begin(&app, &seen, facts, None)?;
    change.statements.push(store::set_code(&change.basket, Some(&code)));
    change.write(&app).await
}

pub(crate) async fn drop_code(
    Anyone(claims): Anyone,
    app: App,
    Query(whose): Query<Whose>,
    cookies: Cookies,
) -> Result<Shown, Problem> {
    let seen = Seen::new(claims, whose, &cookies)?;
    let mut facts = facts(&app, seen.asked()).await?;
    if facts.pending.is_some() {
        return Err(Refusal::OrderPending.into());
    }
    facts.code = None;
    let mut change = Change::begin(&app, &seen, facts, None)?;
    change.statements.push(store::set_code(&change.basket, None));
    change.write(&app).await
}
