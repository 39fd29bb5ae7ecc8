//! Tokens that let programs act for an account.
use super::factors::not_held;
use super::identities::recent;
use super::refused_by;
use crate::App;
use crate::api::{self, ApiAccess, ApiTokenId, ApiTokens, AskForAccess, CreateApiToken, NewApiToken};
use crate::problems::TOKEN_NOT_VALID;
use crate::rules::Refusal;
use crate::rules::tokens::{ApiToken, TOKENS_MAX, narrowed, scopes};
use crate::store::{accounts, arrivals, guards, links, tokens};
use kernel::SessionId;
use web::{Anyone, Body, Claims, Created, Json, NoContent, Path, Problem, SignedIn, problem, scope, token};

pub(crate) async fn list_api_tokens(SignedIn(who): SignedIn, app: App) -> Result<Json<ApiTokens>, Problem> {
    let rows = app.db.read(tokens::of_account(&who.account, app.clock.now())).await?;
    let items = rows.into_iter().map(tokens::TokenRow::into_token).collect::<Result<_, _>>()?;
    Ok(Json(ApiTokens { items, scopes: scope::all() }))
}

/// Makes a token. What the program must hold is shown this once.
pub(crate) async fn create_api_token(
    SignedIn(who): SignedIn,
    app: App,
    Body(wish): Body<CreateApiToken>,
) -> Result<Created<NewApiToken>, Problem> {
    let now = app.clock.now();
    not_held(&who)?;
    let scopes = scopes(&wish.scopes)?;
    let questions = (arrivals::session_began(&who.session, &who.account), accounts::by_id(&who.account));
    let (began, account) = app.db.read(questions).await?;
    recent(&began, now)?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    let token = ApiToken { id: ApiTokenId::new(&*app.ids), secret: app.fresh_secret()? };
    let made = api::ApiToken {
        id: token.id.clone(),
        name: wish.name.as_str().to_owned(),
        scopes,
        created_at: now,
        expires_at: now.plus_minutes(wish.days.0 * 24 * 60),
        last_used_at: None,
    };
    let writes = vec![
        guards::tokens_are_few(&account.id, now),
        tokens::insert(&token, &account.id, &made),
        app.owe(&account.reader().api_token_made(&app.portal_url, &made.name), now),
    ];
    let too_many = Refusal::TooMany { items_max: TOKENS_MAX };
    app.db.commit(writes).await.map_err(refused_by(guards::TOKENS, too_many))?;
    Ok(Created(NewApiToken { made, token: token.to_text() }))
}

pub(crate) async fn revoke_api_token(
    SignedIn(who): SignedIn,
    app: App,
    Path(id): Path<ApiTokenId>,
) -> Result<NoContent, Problem> {
    let writes = vec![tokens::revoke(&id, &who.account, app.clock.now()), tokens::is_own(&id, &who.account)];
    let rows = app.db.commit(writes).await?;
    if links::last_gave_a_row(&rows) { Ok(NoContent) } else { Err(problem::NOT_FOUND.because("")) }
}

/// Exchanges a token for access of some minutes, which every function verifies by itself. Roles, customer and revocation are
/// looked up here, so each takes effect within those minutes.
pub(crate) async fn create_access(
    _: Anyone,
    app: App,
    Body(wish): Body<AskForAccess>,
) -> Result<Created<ApiAccess>, Problem> {
    let now = app.clock.now();
    let given = ApiToken::from_text(wish.token.as_str()).ok_or_else(|| TOKEN_NOT_VALID.because(""))?;
    let (bearer, _) = app.db.read(tokens::exchange(&given, now)).await?;
    let bearer = bearer.into_iter().next().ok_or_else(|| TOKEN_NOT_VALID.because(""))?;
    let (comer, scopes) = bearer.reach(now)?;
    let claims = Claims {
        account: comer.account,
        customer: comer.customer,
        // No session of a browser: nothing that asks for one finds it.
        session: SessionId::new(&*app.ids),
        roles: narrowed(&comer.roles, &scopes),
        scopes: Some(scopes.clone()),
        held: comer.held,
    };
    let access = app.token_key.mint(claims, now).ok_or_else(|| Problem::internal("the token could not be signed"))?;
    let scope = scopes.join(" ");
    Ok(Created(ApiAccess { access_token: access, token_type: "Bearer", expires_in: token::SECONDS_MAX, scope }))
}
