use super::{Block, Letter};
use std::fmt::Write as _;

/// The letter as plain text.
pub fn text(letter: &Letter) -> String {
    let mut out = format!("{}\n\n", letter.hello);
    for Block { text, .. } in &letter.opening {
        let _ = write!(out, "{text}\n\n");
    }
    for paragraph in &letter.body {
        let _ = write!(out, "{paragraph}\n\n");
    }
    for (label, value) in &letter.facts {
        let _ = writeln!(out, "{label}: {value}");
    }
    if !letter.facts.is_empty() {
        out.push('\n');
    }
    if let Some((label, link)) = &letter.action {
        let _ = write!(out, "{label}:\n{link}\n\n");
    }
    for paragraph in &letter.after {
        let _ = write!(out, "{paragraph}\n\n");
    }
    for Block { text, .. } in &letter.closing {
        let _ = write!(out, "{text}\n\n");
    }
    // "-- " begins a signature, which readers fold away when they quote (RFC 3676, 4.3).
    let _ = writeln!(out, "-- \n{}", letter.footer);
    if let Some((label, link)) = &letter.unsubscribe {
        let _ = writeln!(out, "{label}: {link}");
    }
    out
}
