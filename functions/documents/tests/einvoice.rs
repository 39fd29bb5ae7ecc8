//! What the standard says of every invoice of the corpus, and what of some that are wrong.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod corpus;

use corpus::*;
use documents::einvoice::Einvoice;

#[test]
fn every_invoice_of_the_corpus_keeps_the_rules_in_both_syntaxes() {
    let all = corpus();
    assert!(40 <= all.len(), "{}", all.len());
    for case in all {
        let einvoice = Einvoice::of(&case.invoice).unwrap_or_else(|broken| panic!("{}: {broken:#?}", case.name));
        assert!(einvoice.ubl().contains("urn:oasis:names:specification:ubl"), "{}", case.name);
        assert!(einvoice.cii().contains("CrossIndustryInvoice"), "{}", case.name);
    }
}
