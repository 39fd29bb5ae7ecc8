//! Every invoice and statement of the corpus on paper. What judges of others say of them, `tests/documents` asks.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod corpus;

use corpus::*;
use documents::pdf;
use kernel::Locale;

fn holds(pdf: &[u8], words: &str) -> bool {
    pdf.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn every_invoice_becomes_an_archivable_and_accessible_page_in_every_language() {
    for (n, case) in corpus().into_iter().enumerate() {
        // Each language in turn, so that each has every sort of invoice within a few runs of cases.
        let locale = Locale::ALL[n % Locale::ALL.len()];
        let pdf = pdf::invoice(&case.invoice, locale, None).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        for said in ["<pdfaid:part>3<", "<pdfaid:conformance>B<", "<pdfuaid:part>1<", "<fx:DocumentType>INVOICE<"] {
            assert!(holds(&pdf, said), "{}: {said}", case.name);
        }
    }
}

#[test]
fn every_statement_becomes_a_page() {
    for (name, locale, statement, _) in statements() {
        let pdf = pdf::statement(&statement, locale, Some(LOGO)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!holds(&pdf, "factur-x"), "{name}");
    }
}

#[test]
fn the_same_content_is_the_same_bytes() {
    let all = corpus();
    let case = &all[6];
    let write = || pdf::invoice(&case.invoice, case.locale, Some(LOGO)).unwrap();
    assert!(write() == write());
}

#[test]
fn a_picture_is_a_logo_if_a_document_can_have_it() {
    assert!(pdf::fits_as_logo(LOGO));
    for (says, bytes) in [("nothing", &b""[..]), ("a text", b"GIF89a"), ("a torn picture", &LOGO[..LOGO.len() / 2])] {
        assert!(!pdf::fits_as_logo(bytes), "{says}");
    }
}
