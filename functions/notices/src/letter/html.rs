use super::Letter;
use maud::{DOCTYPE, PreEscaped, html as page};

// Readers that drop the style sheet keep the inline styles; the style sheet adds the dark colours.
const STYLE: &str = "
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #16181d !important; color: #e8e6e1 !important; }
  .sheet { background: #21242b !important; border-color: #3a3e48 !important; }
  .quiet, .label { color: #a9a59c !important; }
  .button { background: #7cc4b8 !important; color: #10201d !important; }
  .address { color: #7cc4b8 !important; }
}";
const PAGE: &str = "margin:0;padding:24px 12px;background:#f4f2ee;color:#1f2328;\
    font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SHEET: &str = "max-width:560px;margin:0 auto;padding:28px 28px 20px;background:#ffffff;\
    border:1px solid #dfdbd3;border-radius:12px;box-sizing:border-box";
const SPACE: &str = "margin:0 0 20px;font-size:14px;font-weight:600;color:#5d5a54";
const HEADING: &str = "margin:0 0 16px;font-size:22px;line-height:1.3";
const PARAGRAPH: &str = "margin:0 0 16px";
const LABEL: &str = "margin:0;font-size:13px;color:#5d5a54";
const VALUE: &str = "margin:0 0 12px;font-weight:600;overflow-wrap:anywhere";
const BUTTON: &str = "display:inline-block;padding:12px 20px;background:#17605a;color:#ffffff;\
    border-radius:8px;font-weight:600;text-decoration:none";
// White around it on any ground, so that it can be scanned from a dark screen.
const CODE: &str = "display:block;background:#ffffff;border-radius:8px";
const SMALL: &str = "margin:0 0 16px;font-size:13px;color:#5d5a54;overflow-wrap:anywhere";
const FOOTER: &str = "max-width:560px;margin:16px auto 0;font-size:13px;color:#5d5a54;text-align:center";

/// The letter as a page of its own: nothing is fetched, so opening it tells nobody.
pub fn html(letter: &Letter) -> String {
    let markup = page! {
        (DOCTYPE)
        html lang=(letter.locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                title { (letter.subject) }
                style { (PreEscaped(STYLE)) }
            }
            body.page style=(PAGE) {
                main.sheet style=(SHEET) {
                    p.quiet style=(SPACE) { (letter.space) }
                    h1 style=(HEADING) { (letter.heading) }
                    p style=(PARAGRAPH) { (letter.hello) }
                    @for block in &letter.opening { (PreEscaped(&block.html)) }
                    @for paragraph in &letter.body { p style=(PARAGRAPH) { (paragraph) } }
                    @if !letter.facts.is_empty() {
                        dl style="margin:0 0 8px" {
                            @for (label, value) in &letter.facts {
                                dt.label style=(LABEL) { (label) }
                                dd style=(VALUE) { (value) }
                            }
                        }
                    }
                    @if let Some((label, link)) = &letter.action {
                        p style=(PARAGRAPH) { a.button style=(BUTTON) href=(link) { (label) } }
                    }
                    @if let Some((_, says)) = &letter.code {
                        p style=(PARAGRAPH) { img style=(CODE) src="cid:code" width="200" height="200" alt=(says); }
                    }
                    @for paragraph in &letter.after { p style=(PARAGRAPH) { (paragraph) } }
                    @for block in &letter.closing { (PreEscaped(&block.html)) }
                    @if let Some((_, link)) = &letter.action {
                        p.quiet style=(SMALL) {
                            (letter.link) br; a.address style="color:#17605a" href=(link) { (link) }
                        }
                    }
                }
                p.quiet style=(FOOTER) {
                    (letter.footer)
                    @if let Some((label, link)) = &letter.unsubscribe {
                        br; a.quiet style="color:#5d5a54" href=(link) { (label) }
                    }
                }
            }
        }
    };
    markup.into_string()
}
