//! Writes every invoice of the corpus into a folder, for the validators of `tests/documents`.
//!
//! `cargo run -p documents --example corpus -- FOLDER`
#![allow(clippy::unwrap_used, reason = "a test's tool")]
#[path = "../tests/corpus/mod.rs"]
mod corpus;

use documents::einvoice::Einvoice;
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
    }
}
