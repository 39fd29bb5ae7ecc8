use crate::extract::{Call, FILE_POINTER, FromCall, SchemaOf, Takes};
use crate::{Access, Caller, Claims, Headers, Html, Problem, Reply, Request, Response, problem, scope};
use futures::future::LocalBoxFuture;
use std::future::Future;
use std::rc::Rc;

type Outcome = Result<Response, Problem>;
type Run<A> = Rc<dyn Fn(A, Option<Claims>, Call) -> LocalBoxFuture<'static, Outcome>>;

/// One method at one path: everything that its handler's signature says.
pub struct Endpoint<A> {
    /// The method in upper case.
    pub method: &'static str,
    /// The path, with parameters in braces.
    pub path: &'static str,
    /// The handler's own name.
    pub operation: &'static str,
    /// Who may call it.
    pub access: Access,
    /// The status of success.
    pub status: u16,
    /// The media type of success; empty for no body.
    pub media_type: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// The schema of its answer.
    pub gives: Option<SchemaOf>,
    admit: fn(Option<&Claims>) -> Result<(), Problem>,
    run: Run<A>,
}

/// `async fn(Proof, App, [Extractor]*) -> Result<Reply, Problem>`: what can be an endpoint.
pub trait Handler<A, Args>: Clone + 'static {
    /// The proof that it wants.
    type Caller: Caller;
    /// What it answers with.
    type Reply: Reply;
    /// What it takes.
    fn takes() -> Takes;
    /// Carries a call out.
    fn run(self, app: A, claims: Option<Claims>, call: Call) -> LocalBoxFuture<'static, Outcome>;
}

macro_rules! handler { ($($X:ident),*) => {
    impl<A, F, C, R, Fut, $($X),*> Handler<A, (C, $($X,)*)> for F
    where
        A: 'static, C: Caller + 'static, R: Reply, $($X: FromCall + 'static,)*
        F: Fn(C, A, $($X),*) -> Fut + Clone + 'static,
        Fut: Future<Output = Result<R, Problem>> + 'static,
    {
        type Caller = C;
        type Reply = R;
        fn takes() -> Takes {
            #[allow(unused_mut, reason = "a handler may take nothing")]
            let mut takes = Takes::default();
            $($X::describe(&mut takes);)*
            takes
        }
        #[allow(unused_variables, reason = "a handler may take nothing")]
        fn run(self, app: A, claims: Option<Claims>, call: Call) -> LocalBoxFuture<'static, Outcome> {
            Box::pin(async move {
                let caller = C::admit(claims.as_ref())?;
                self(caller, app, $($X::from_call(&call)?),*).await?.respond()
            })
        }
    }
}}
handler!();
handler!(X1);
handler!(X1, X2);
handler!(X1, X2, X3);
handler!(X1, X2, X3, X4);

/// What a person reads in place of a problem document.
pub type RefusalPage = fn(&Problem, &Call) -> Html;

/// A function's endpoints.
pub struct Routes<A> {
    /// In the order in which `routes.rs` names them.
    pub endpoints: Vec<Endpoint<A>>,
    paths: matchit::Router<&'static str>,
    refusal_page: Option<RefusalPage>,
}

impl<A> Default for Routes<A> {
    fn default() -> Self {
        Self { endpoints: Vec::new(), paths: matchit::Router::new(), refusal_page: None }
    }
}

impl<A: 'static> Routes<A> {
    /// No endpoints yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `GET path`.
    pub fn get<H: Handler<A, Args>, Args>(self, path: &'static str, handler: H) -> Self {
        self.add("GET", path, handler)
    }

    /// Adds `HEAD path`, for pages: link checkers and crawlers ask so. The runtime drops the body.
    pub fn head<H: Handler<A, Args>, Args>(self, path: &'static str, handler: H) -> Self {
        self.add("HEAD", path, handler)
    }

    /// Adds `POST path`.
    pub fn post<H: Handler<A, Args>, Args>(self, path: &'static str, handler: H) -> Self {
        self.add("POST", path, handler)
    }

    /// Adds `PUT path`.
    pub fn put<H: Handler<A, Args>, Args>(self, path: &'static str, handler: H) -> Self {
        self.add("PUT", path, handler)
    }

    /// Adds `DELETE path`.
    pub fn delete<H: Handler<A, Args>, Args>(self, path: &'static str, handler: H) -> Self {
        self.add("DELETE", path, handler)
    }

    /// Answers refusals with a page, for functions that people open in their browser.
    pub fn refuse_with(self, page: RefusalPage) -> Self {
        Self { refusal_page: Some(page), ..self }
    }

    fn add<H: Handler<A, Args>, Args>(mut self, method: &'static str, path: &'static str, handler: H) -> Self {
        if !self.endpoints.iter().any(|e| e.path == path) {
            let inserted = self.paths.insert(path, path);
            debug_assert!(inserted.is_ok(), "{path} clashes with another path");
        }
        self.endpoints.push(Endpoint {
            method,
            path,
            operation: std::any::type_name::<H>().rsplit("::").next().unwrap_or_default(),
            access: H::Caller::ACCESS,
            status: H::Reply::STATUS,
            media_type: H::Reply::MEDIA_TYPE,
            takes: H::takes(),
            gives: H::Reply::schema(),
            admit: |claims| H::Caller::admit(claims).map(|_| ()),
            run: Rc::new(move |app, claims, call| handler.clone().run(app, claims, call)),
        });
        self
    }

    /// Answers a request; every refusal becomes a problem document. The second value is the
    /// cause of an internal error, for the log.
    pub async fn answer(&self, app: A, request: Request) -> (Response, Option<String>) {
        let seen = request.headers.get("if-none-match").map(str::to_owned);
        let reads = is_read(&request.method);
        let page = self.refusal_page.map(|page| {
            let (query, headers) = (request.query.clone(), request.headers.clone());
            (page, Call { params: Vec::new(), query, headers, body: Rc::default() })
        });
        match self.dispatch(app, request).await {
            Ok(response) if reads => (revalidate(response, seen.as_deref()), None),
            Ok(response) => (response, None),
            Err(problem) => {
                let page = page.map(|(page, call)| page(&problem, &call));
                let (response, cause) = refuse(problem);
                let shown = match page {
                    Some(page) => shown(page, response),
                    None => response,
                };
                (shown, cause)
            }
        }
    }

    async fn dispatch(&self, app: A, request: Request) -> Outcome {
        refuse_other_sites(&request)?;
        let matched = self.paths.at(&request.path).map_err(|_| problem::NOT_FOUND.because(""))?;
        let path = *matched.value;
        let endpoint = self
            .endpoints
            .iter()
            .find(|e| e.path == path && e.method == request.method)
            .ok_or_else(|| self.wrong_method(path))?;
        scope::admit(request.claims.as_ref(), &request.method, path)?;
        let params = matched.params.iter().map(|(_, value)| decode(value)).collect();
        (endpoint.admit)(request.claims.as_ref())?;
        let body = match endpoint.takes.body_bytes_max {
            0 => Vec::new(),
            bytes_max => (request.body)(bytes_max).await.map_err(|no| at_the_file(no, &endpoint.takes))?,
        };
        let call = Call { params, query: request.query, headers: request.headers, body: Rc::new(body) };
        (endpoint.run)(app, request.claims, call).await
    }

    fn wrong_method(&self, path: &str) -> Problem {
        let allowed: Vec<&str> = self.endpoints.iter().filter(|e| e.path == path).map(|e| e.method).collect();
        problem::METHOD.because("").header("allow", allowed.join(", "))
    }
}

/// Names the file that is too large, where the body is one.
fn at_the_file(refused: Problem, takes: &Takes) -> Problem {
    if !takes.body_is_a_file || refused.kind != problem::TOO_LARGE {
        return refused;
    }
    let detail = format!("At most {} MB.", takes.body_bytes_max / (1024 * 1024));
    problem::TOO_LARGE.at(FILE_POINTER, "too-large", detail)
}

fn is_read(method: &str) -> bool {
    matches!(method, "GET" | "HEAD")
}

/// The session cookie is `SameSite=Lax`, so no other site can post with it; browsers that say
/// where a request comes from are held to it as well. A CSRF token would add nothing to both.
fn refuse_other_sites(request: &Request) -> Result<(), Problem> {
    // A program that shows its token brings no cookie that another site could ride on.
    let is_program = request.claims.as_ref().is_some_and(|claims| claims.scopes.is_some());
    if is_read(&request.method) || is_program {
        return Ok(());
    }
    let foreign = match (request.headers.get("sec-fetch-site"), request.headers.get("origin")) {
        (Some(site), _) => site != "same-origin" && site != "none",
        (None, Some(origin)) => {
            let host = request.headers.get("host").unwrap_or_default();
            origin.split_once("://").map(|(_, origin_host)| origin_host) != Some(host)
        }
        (None, None) => false,
    };
    if foreign { Err(problem::CROSS_SITE.because("")) } else { Ok(()) }
}

/// `%41` to `A`; the router has split the path before, so a decoded `/` changes nothing.
fn decode(param: &str) -> String {
    // A plus sign is a plus sign in a path.
    let kept = param.replace('+', "%2B");
    form_urlencoded::parse(kept.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

/// Tags the answer of a read, and answers 304 when the caller holds it already. A browser puts the headers of a 304 over
/// those that it holds (RFC 9111, 3.2), so a page's own policy goes along.
fn revalidate(mut response: Response, seen: Option<&str>) -> Response {
    let tag = format!("W/\"{:016x}\"", xxhash_rust::xxh3::xxh3_64(&response.body));
    if seen.is_some_and(|seen| seen.split(',').any(|one| one.trim() == tag)) {
        response.headers.0.retain(|(name, _)| name != "content-type");
        response = Response { status: 304, headers: response.headers, body: Vec::new() };
    }
    response.headers.0.push(("etag".to_owned(), tag));
    if response.headers.get("cache-control").is_none() {
        response.headers.0.push(("cache-control".to_owned(), "private, no-cache".to_owned()));
    }
    response
}

/// The refusal as a page: its status and headers, but for what describes the document.
fn shown(page: Html, refusal: Response) -> Response {
    let of_page = |name: &str| name == "content-type" || page.headers.iter().any(|(own, _)| *own == name);
    let mut headers: Vec<_> = refusal.headers.0.into_iter().filter(|(name, _)| !of_page(name)).collect();
    headers.push(("content-type".to_owned(), "text/html; charset=utf-8".to_owned()));
    headers.extend(page.headers.into_iter().map(|(name, value)| (name.to_owned(), value)));
    Response { status: refusal.status, headers: Headers(headers), body: page.document.into_bytes() }
}

pub(crate) fn refuse(problem: Problem) -> (Response, Option<String>) {
    let mut headers = vec![
        ("content-type".to_owned(), "application/problem+json".to_owned()),
        ("cache-control".to_owned(), "no-store".to_owned()),
    ];
    headers.extend(problem.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    let body = problem.document().to_string().into_bytes();
    (Response { status: problem.kind.status, headers: Headers(headers), body }, problem.internal)
}
