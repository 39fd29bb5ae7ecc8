use crate::api::*;
use crate::einvoice::{Broken, Einvoice};
use crate::invoice::Invoice;
use crate::problems::{NOT_A_LOGO, NOT_AN_E_INVOICE};
use crate::rules::{self, InvoiceFacts, Reader, Setting, StatementFacts};
use crate::{App, pdf, store, tables};
use db::{Both, Statement};
use kernel::Locale;
use ledger::InvoiceId;
use serde_json::json;
use web::{Body, Claims, Json, NoContent, Operator, Path, Problem, Query, SignedIn, problem, role};

pub(crate) async fn invoice_as_pdf(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<InvoiceId>,
    Query(wish): Query<InLanguage>,
) -> Result<File<Pdf>, Problem> {
    let (invoice, setting) = find(&app, &claims, &id, wish.locale).await?;
    let bytes = pdf::invoice(&invoice, setting.locale, setting.logo.as_deref()).map_err(Problem::internal)?;
    Ok(Document { name: format!("{}.pdf", invoice.number), media_type: Pdf::MEDIA_TYPES, bytes }.into())
}

pub(crate) async fn invoice_as_ubl(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<InvoiceId>,
) -> Result<File<Xml>, Problem> {
    let (invoice, _) = find(&app, &claims, &id, None).await?;
    let xml = einvoice(&invoice)?.ubl();
    Ok(Document { name: format!("{}-ubl.xml", invoice.number), media_type: Xml::MEDIA_TYPES, bytes: xml.into() }.into())
}

pub(crate) async fn invoice_as_cii(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<InvoiceId>,
) -> Result<File<Xml>, Problem> {
    let (invoice, _) = find(&app, &claims, &id, None).await?;
    let xml = einvoice(&invoice)?.cii();
    Ok(Document { name: format!("{}-cii.xml", invoice.number), media_type: Xml::MEDIA_TYPES, bytes: xml.into() }.into())
}

/// The invoice, if it is the caller's or the caller an operator, and what a page of it needs.
async fn find(
    app: &App,
    claims: &Claims,
    id: &InvoiceId,
    locale: Option<Locale>,
) -> Result<(Invoice, Setting), Problem> {
    let reader = Reader::of(claims)?;
    let who = (access::store::viewer(Some(claims), app.clock.now()), store::setting(&claims.account));
    let what = (store::invoice(id), store::lines(id), store::collected_from(id));
    let ((viewer, setting), (invoices, lines, collected_from)) = app.db.read(Both(who, what)).await?;
    reader.check(&access::store::only(viewer)?)?;
    let invoice = invoices.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    reader.may_have(&invoice.customer_id)?;
    let setting = Setting::of(setting, locale)?;
    let facts = InvoiceFacts { invoice, lines, collected_from: collected_from.into_iter().next() };
    Ok((rules::invoice(facts, &setting, app.clock.now())?, setting))
}

fn einvoice(invoice: &Invoice) -> Result<Einvoice, Problem> {
    Einvoice::of(invoice).map_err(|broken| {
        let rules: Vec<_> = broken.iter().map(|Broken { rule, says }| json!({ "rule": rule, "says": says })).collect();
        NOT_AN_E_INVOICE.because("The page (PDF) can be had all the same.").with("rules", rules)
    })
}

pub(crate) async fn export_invoices(
    SignedIn(claims): SignedIn,
    app: App,
    Query(wish): Query<ExportInvoices>,
) -> Result<File<Csv>, Problem> {
    rules::check_days(wish.from, wish.until)?;
    let reader = Reader::of(&claims)?;
    let whose = reader.whose(wish.customer.clone())?;
    let now = app.clock.now();
    let (viewer, setting) = (access::store::viewer(Some(&claims), now), store::setting(&claims.account));
    let asked = (viewer, setting, store::listed(&wish, whose.as_ref()));
    let (viewer, setting, rows) = app.db.read(asked).await?;
    reader.check(&access::store::only(viewer)?)?;
    let rows = rules::of_state(rows, wish.state, Setting::of(setting, None)?.day(now));
    let rows = rules::at_most(rows, store::LISTED_ROWS_MAX, "invoices")?;
    let bytes = tables::invoices(&rows).map_err(Problem::internal)?;
    Ok(Document { name: "invoices.csv".to_owned(), media_type: Csv::MEDIA_TYPES, bytes }.into())
}

pub(crate) async fn show_statement(
    SignedIn(claims): SignedIn,
    app: App,
    Query(wish): Query<ShowStatement>,
) -> Result<File<PdfOrCsv>, Problem> {
    let (from, until) = (wish.from, wish.until);
    rules::check_days(Some(from), Some(until))?;
    let reader = Reader::of(&claims)?;
    let whose = reader.whose(wish.customer)?.or_else(|| claims.customer.clone());
    let whose = whose.ok_or_else(|| Problem::field("/customer", "nobody", "say whose account it is"))?;
    let now = app.clock.now();
    let who = (access::store::viewer(Some(&claims), now), store::setting(&claims.account), store::customer(&whose));
    let ((viewer, setting, customers), (opening, entries)) =
        app.db.read(Both(who, store::account(&whose, from, until))).await?;
    reader.check(&access::store::only(viewer)?)?;
    let setting = Setting::of(setting, wish.locale)?;
    let customer = customers.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let statement = rules::statement(StatementFacts { customer, opening, entries }, &setting, (from, until), now)?;
    let (media_type, ending, bytes) = match wish.format {
        StatementFormat::Pdf => {
            let logo = setting.logo.as_deref();
            ("application/pdf", "pdf", pdf::statement(&statement, setting.locale, logo).map_err(Problem::internal)?)
        }
        StatementFormat::Csv => ("text/csv", "csv", tables::statement(&statement).map_err(Problem::internal)?),
    };
    Ok(Document { name: format!("statement-{from}-{until}.{ending}"), media_type, bytes }.into())
}

pub(crate) async fn show_logo(_: Operator<role::BillingRead>, app: App) -> Result<Json<Logo>, Problem> {
    let row = app.db.read_one(store::logo()).await?;
    Ok(Json(Logo { image: row.map(|row| row.image) }))
}

pub(crate) async fn set_logo(
    operator: Operator<role::Billing>,
    app: App,
    Body(wish): Body<SetLogo>,
) -> Result<Json<Logo>, Problem> {
    if !pdf::fits_as_logo(&wish.image) {
        return Err(NOT_A_LOGO.because(pdf::LOGO_RULE));
    }
    let logo = Logo::of(&wish.image);
    // Of the picture the audit keeps its size.
    let audit = app.audit(&operator.claims, "set_logo", json!({ "bytes": wish.image.len() }));
    app.db.commit(logo.image.iter().map(|image| store::set_logo(image)).chain([audit]).collect()).await?;
    Ok(Json(logo))
}

pub(crate) async fn delete_logo(operator: Operator<role::Billing>, app: App) -> Result<NoContent, Problem> {
    let audit = app.audit(&operator.claims, "delete_logo", json!(null));
    app.db.commit(vec![store::delete_logo(), audit]).await?;
    Ok(NoContent)
}

impl App {
    /// Says what an operator did, in the batch of the deed.
    fn audit(&self, who: &Claims, action: &str, detail: serde_json::Value) -> Statement {
        access::audit(who, action, "logo", detail, self.clock.now(), &*self.ids)
    }
}
