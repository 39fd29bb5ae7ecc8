//! Writes every invoice and statement of the corpus into a folder, with what its page must say, for the validators of `tests/documents`.
//!
//! `cargo run -p documents --example corpus -- FOLDER`
#![allow(clippy::unwrap_used, reason = "a test's tool")]
#[path = "mod.rs"]
mod corpus;

use corpus::Case;
use documents::einvoice::Einvoice;
use documents::invoice::{Invoice, InvoiceKind, Payment};
use documents::pdf;
use std::fs::write;
use std::path::PathBuf;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "corpus".to_owned()));
    std::fs::create_dir_all(&folder).unwrap();
    for case in corpus::corpus() {
        let file = |ending: &str| folder.join(format!("{}.{ending}", case.name));
        let einvoice = Einvoice::of(&case.invoice).unwrap_or_else(|broken| panic!("{}: {broken:?}", case.name));
        write(file("ubl.xml"), einvoice.ubl()).unwrap();
        write(file("cii.xml"), einvoice.cii()).unwrap();
        // Half of them with a logo.
        let logo = (case.name.len() % 2 == 0).then_some(corpus::LOGO);
        write(file("pdf"), pdf::invoice(&case.invoice, case.locale, logo).unwrap()).unwrap();
        write(file("json"), told(&case).to_string()).unwrap();
    }
    for (name, locale, statement, finds) in corpus::statements() {
        let file = |ending: &str| folder.join(format!("{name}.{ending}"));
        write(file("pdf"), pdf::statement(&statement, locale, Some(corpus::LOGO)).unwrap()).unwrap();
        let told = serde_json::json!({ "finds": finds, "attached": false, "pages": [1, 8] });
        write(file("json"), told.to_string()).unwrap();
    }
}

/// What is to be found on the page: the number, the buyer and the total, by its digits.
fn told(case: &Case) -> serde_json::Value {
    let invoice = &case.invoice;
    let total = format!("{:03}", invoice.total().gross_minor);
    let name = invoice.buyer.name.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c));
    let finds = [invoice.number.as_str(), &total].into_iter().chain(name).filter(|text| !text.is_empty());
    let lines = invoice.lines.len();
    serde_json::json!({
        "finds": finds.collect::<Vec<_>>(), "attached": true, "pages": [1 + lines / 40, 2 + lines / 18], "pays": pays(invoice),
    })
}

/// What the code to pay by must say; nothing, where there must be none.
fn pays(invoice: &Invoice) -> Option<serde_json::Value> {
    let seller = &invoice.seller;
    let account = seller.iban.clone().filter(|account| account.starts_with("DE"))?.replace(' ', "");
    let open = invoice.open_minor();
    let transfer = invoice.kind == InvoiceKind::Invoice && invoice.pays_now == Payment::Transfer;
    let wanted = transfer && invoice.currency.to_string() == "EUR" && 0 < open && open < 100_000_000_000;
    let amount =
        format!("EUR{}", kernel::Money { minor: open, currency: invoice.currency }.plain().replace(" EUR", ""));
    wanted.then(|| {
        serde_json::json!({
            "code": seller.bic, "name": seller.name, "account": account, "amount": amount, "reference": invoice.reference(),
        })
    })
}
