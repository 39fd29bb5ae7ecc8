//! What is kept as it came: PDFs and plain text. Both go out as downloads only, and never as what a browser would run.
use crate::{Media, Refusal};

/// Markup begins so, whatever its file is called (WHATWG MIME Sniffing, 7.1); a script names its interpreter.
const BEGINS_OTHERWISE: &[&[u8]] = &[b"<", b"#!"];
/// Where a browser that guesses would look for markup.
const LOOKED_AT_BYTES: usize = 1445;
/// Within a text's beginning these would let it pass for a page.
const MARKUP: &[&[u8]] = &[b"<script", b"<html", b"<svg", b"<iframe", b"<!doctype"];
/// A PDF's end stands within its last 1024 bytes (ISO 32000-1, annex H, implementation note 18).
const TAIL_BYTES: usize = 1024;

/// What the bytes are, if they are one of the two.
#[cfg_attr(not(feature = "pictures"), expect(dead_code, reason = "only who takes files in looks at them"))]
pub(crate) fn kind_of(bytes: &[u8]) -> Result<Media, Refusal> {
    if bytes.starts_with(b"%PDF-") {
        return if is_whole_pdf(bytes) { Ok(Media::Pdf) } else { Err(Refusal::Broken) };
    }
    if is_plain_text(bytes) { Ok(Media::Text) } else { Err(Refusal::WrongType) }
}

/// Begins with a version, ends with where its table stands, and the table stands there. What follows the end, such as an
/// archive that was put behind it, makes it something else.
fn is_whole_pdf(bytes: &[u8]) -> bool {
    let version = matches!(bytes.get(5..8), Some([b'1' | b'2', b'.', digit]) if digit.is_ascii_digit());
    let tail = &bytes[bytes.len().saturating_sub(TAIL_BYTES)..];
    let Some(tail) = tail.trim_ascii_end().strip_suffix(b"%%EOF") else { return false };
    let Some(at) = last_position(tail, b"startxref") else { return false };
    let digits = tail[at + b"startxref".len()..].trim_ascii();
    let offset = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<usize>().ok());
    let Some(table) = offset.and_then(|offset| bytes.get(offset..)) else { return false };
    // A table, or an object that holds one (ISO 32000-1, 7.5.4 and 7.5.8).
    let table = table.trim_ascii_start();
    version && (table.starts_with(b"xref") || begins_an_object(table))
}

fn begins_an_object(bytes: &[u8]) -> bool {
    let line = &bytes[..bytes.len().min(32)];
    let mut words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let is_number = |word: Option<&[u8]>| word.is_some_and(|word| word.iter().all(u8::is_ascii_digit));
    is_number(words.next()) && is_number(words.next()) && words.next().is_some_and(|word| word.starts_with(b"obj"))
}

fn last_position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

/// UTF-8 without controls, which neither begins as markup or a script nor could be taken for a page.
fn is_plain_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    let begins = text.trim_start_matches('\u{feff}').trim_start().as_bytes();
    let head = begins[..begins.len().min(LOOKED_AT_BYTES)].to_ascii_lowercase();
    !text.contains(is_control)
        && !begins.is_empty()
        && !BEGINS_OTHERWISE.iter().any(|start| begins.starts_with(start))
        && !MARKUP.iter().any(|markup| head.windows(markup.len()).any(|window| window == *markup))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest file that is one: its table stands where it says.
    fn pdf() -> Vec<u8> {
        let body =
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n";
        let table = "xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\n";
        format!("{body}{table}startxref\n{}\n%%EOF\n", body.len()).into_bytes()
    }

    #[test]
    fn a_pdf_parses_at_its_head_and_at_its_tail() {
        let whole = pdf();
        assert_eq!(kind_of(&whole), Ok(Media::Pdf));
        let streamed = [&b"%PDF-1.7\n7 0 obj<</Type/XRef>>endobj\nstartxref\n9\n%%EOF"[..]].concat();
        assert_eq!(kind_of(&streamed), Ok(Media::Pdf));
        let broken: [Vec<u8>; 6] = [
            whole[..whole.len() - 20].to_vec(),
            [&whole[..], b"PK\x03\x04 an archive behind it"].concat(),
            [&whole[..], &[b' '; 3][..], b"<script>"].concat(),
            b"%PDF-1.4\nstartxref\n9999\n%%EOF".to_vec(),
            b"%PDF-1.4\nno table\nstartxref\n9\n%%EOF".to_vec(),
            b"%PDF-9.x\nxref\nstartxref\n9\n%%EOF".to_vec(),
        ];
        for bytes in broken {
            assert_eq!(kind_of(&bytes), Err(Refusal::Broken), "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn a_text_is_text_and_could_be_taken_for_nothing_else() {
        for text in ["The heating is off.\r\n\tSince Monday.", "\u{feff}Größe: 3 < 4", "a,b\n1,2\n"] {
            assert_eq!(kind_of(text.as_bytes()), Ok(Media::Text), "{text}");
        }
        let others: [&[u8]; 12] = [
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"  \n<!DOCTYPE html><p>",
            b"<?xml version='1.0'?>",
            b"Hello <SCRIPT>alert(1)</SCRIPT>",
            b"#!/bin/sh\nrm -rf /",
            b"PK\x03\x04\x14\0\0\0",
            b"MZ\x90\0\x03",
            b"\x7fELF\x02\x01",
            b"\x1f\x8b\x08\0",
            b"Rar!\x1a\x07\0",
            b"\xff\xfeh\0i\0",
            b"   \n ",
        ];
        for bytes in others {
            assert_eq!(kind_of(bytes), Err(Refusal::WrongType), "{}", String::from_utf8_lossy(bytes));
        }
    }
}
