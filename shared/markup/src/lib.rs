//! Markdown of operators' own words (`CommonMark`), as HTML and as plain text. Only what is named here is written out: paragraphs,
//! headings as strong lines, lists, emphasis, links to pages and addresses. HTML that somebody types stands there as they typed it, and
//! nothing is fetched. What is put in for names in braces is put in after it is read, so that no name can be markup.
use maud::html as page;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use std::fmt::Write as _;

/// A paragraph or a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// As plain text; a list has a line for each item.
    pub text: String,
    /// As HTML, escaped.
    pub html: String,
}

/// How what is written out looks, and where it may lead.
#[derive(Debug, Clone, Copy, Default)]
pub struct Dress {
    /// The style of each paragraph; empty for none, where a style sheet says it.
    pub paragraph: &'static str,
    /// The style of each list.
    pub list: &'static str,
    /// The style of each link.
    pub link: &'static str,
    /// Whether a link may name a page of the portal by its path; a mail does not stand there.
    pub paths: bool,
}

/// A page of the portal, dressed by its style sheet.
pub const PAGE: Dress = Dress { paragraph: "", list: "", link: "", paths: true };

/// The HTML of a text, in which names in braces are no names.
pub fn html(source: &str, dress: Dress) -> String {
    blocks(source, dress, &str::to_owned).into_iter().map(|block| block.html).collect()
}

/// The blocks of a text; `fill` puts in what its names in braces stand for.
pub fn blocks(source: &str, dress: Dress, fill: &dyn Fn(&str) -> String) -> Vec<Block> {
    let mut writer =
        Writer { dress, fill, done: Vec::new(), block: Block::default(), lists: Vec::new(), links: Vec::new() };
    for event in TextMergeStream::new(Parser::new_ext(source, Options::empty())) {
        writer.event(event);
    }
    writer.done
}

/// A style as an attribute.
fn style(style: &str) -> String {
    if style.is_empty() { String::new() } else { format!(" style=\"{style}\"") }
}

/// Whether an address is a path of the portal, and of nothing else: browsers read `//` and `/\` as another host, and leave out
/// controls before they look (WHATWG URL).
fn is_path(address: &str) -> bool {
    address.starts_with('/') && !address[1..].starts_with(['/', '\\']) && !address.contains(char::is_control)
}

struct Writer<'a> {
    dress: Dress,
    fill: &'a dyn Fn(&str) -> String,
    done: Vec<Block>,
    block: Block,
    /// The lists that this is in: the next number of each, or none for one without numbers.
    lists: Vec<Option<u64>>,
    /// Where the links that this is in lead, if they may, and where their text begins.
    links: Vec<Option<(String, usize)>>,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.say(&(self.fill)(&text.replace('\n', " ")));
            }
            Event::SoftBreak => self.say(" "),
            Event::HardBreak => {
                self.block.text.push('\n');
                self.block.html.push_str("<br>");
            }
            // None of these is read with the options that are taken; a line across the page says nothing.
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn say(&mut self, text: &str) {
        self.block.text.push_str(text);
        self.block.html.push_str(&page! { (text) }.into_string());
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.open();
                self.block.html.push_str("<strong>");
            }
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => self.open(),
            Tag::List(first) => {
                let element = if first.is_some() { "ol" } else { "ul" };
                if self.lists.is_empty() {
                    self.flush();
                }
                let _ = write!(self.block.html, "<{element}{}>", style(self.dress.list));
                self.lists.push(first);
            }
            Tag::Item => self.item(),
            Tag::Emphasis => self.block.html.push_str("<em>"),
            Tag::Strong => self.block.html.push_str("<strong>"),
            Tag::Link { dest_url, .. } => {
                let may = ["https://", "http://", "mailto:"].iter().any(|scheme| dest_url.starts_with(scheme))
                    || (self.dress.paths && is_path(&dest_url));
                if may {
                    let address = page! { (&*dest_url) }.into_string();
                    let _ = write!(self.block.html, "<a{} href=\"{address}\">", style(self.dress.link));
                }
                self.links.push(may.then(|| (dest_url.into_string(), self.block.text.len())));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock if self.lists.is_empty() => self.close(),
            TagEnd::Heading(_) => {
                self.block.html.push_str("</strong>");
                self.close();
            }
            TagEnd::List(numbered) => {
                self.block.html.push_str(if numbered { "</ol>" } else { "</ul>" });
                self.lists.pop();
                if self.lists.is_empty() {
                    self.flush();
                }
            }
            TagEnd::Item => self.block.html.push_str("</li>"),
            TagEnd::Emphasis => self.block.html.push_str("</em>"),
            TagEnd::Strong => self.block.html.push_str("</strong>"),
            TagEnd::Link => self.leave_link(),
            _ => {}
        }
    }

    /// Begins a paragraph; within a list it is part of its item, in a line of its own if it is not the first.
    fn open(&mut self) {
        if self.lists.is_empty() {
            self.flush();
            let _ = write!(self.block.html, "<p{}>", style(self.dress.paragraph));
        } else if !self.block.html.ends_with("<li>") {
            self.block.text.push(' ');
            self.block.html.push_str("<br>");
        }
    }

    fn close(&mut self) {
        if self.lists.is_empty() {
            self.block.html.push_str("</p>");
            self.flush();
        }
    }

    /// A line of a list: with a dash or its number, further in where lists are in lists.
    fn item(&mut self) {
        let indent = "  ".repeat(self.lists.len().saturating_sub(1));
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}.", *number - 1)
            }
            _ => "-".to_owned(),
        };
        let line = if self.block.text.is_empty() { "" } else { "\n" };
        let _ = write!(self.block.text, "{line}{indent}{mark} ");
        self.block.html.push_str("<li>");
    }

    /// In plain text, where a link leads stands behind what it says, unless it says just that.
    fn leave_link(&mut self) {
        if let Some(Some((leads_to, begins))) = self.links.pop() {
            self.block.html.push_str("</a>");
            let shown = leads_to.strip_prefix("mailto:").unwrap_or(&leads_to);
            if self.block.text.get(begins..).is_some_and(|said| said != shown) {
                let _ = write!(self.block.text, " ({shown})");
            }
        }
    }

    fn flush(&mut self) {
        let block = std::mem::take(&mut self.block);
        let text = block.text.trim_end();
        if !text.trim().is_empty() {
            self.done.push(Block { text: text.to_owned(), html: block.html });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(source: &str) -> Vec<Block> {
        blocks(source, Dress::default(), &|text| text.replace("{name}", "*Ada* <b>"))
    }

    fn plain(source: &str) -> String {
        said(source).into_iter().map(|block| block.text).collect::<Vec<_>>().join("|")
    }

    fn html(source: &str) -> String {
        said(source).into_iter().map(|block| block.html).collect()
    }

    #[test]
    fn paragraphs_emphasis_and_headings_stand_in_both_parts() {
        let source = "# Welcome\n\nRing at the\n**blue** door, *please*.\n\nBye.";
        assert_eq!(plain(source), "Welcome|Ring at the blue door, please.|Bye.");
        let expected =
            "<p><strong>Welcome</strong></p><p>Ring at the <strong>blue</strong> door, <em>please</em>.</p><p>Bye.</p>";
        assert_eq!(html(source), expected);
    }

    #[test]
    fn lists_have_a_line_for_each_item() {
        let source = "Bring:\n\n- a pass\n- a cup\n  1. yours\n  2. mine\n\n3. three\n4. four";
        assert_eq!(plain(source), "Bring:|- a pass\n- a cup\n  1. yours\n  2. mine|3. three\n4. four");
        let expected = "<p>Bring:</p><ul><li>a pass</li><li>a cup<ol><li>yours</li><li>mine</li></ol></li></ul><ol><li>three</li><li>four</li></ol>";
        assert_eq!(html(source), expected);
        assert_eq!(plain("- one\n\n  more\n\n- two"), "- one more\n- two");
        assert_eq!(html("- one\n\n  more"), "<ul><li>one<br>more</li></ul>");
    }

    #[test]
    fn links_lead_to_pages_and_addresses_and_nowhere_else() {
        let source =
            "[The map](https://quay.example/map?a=1&b=2), [us](mailto:desk@quay.example) or <https://quay.example>.";
        assert_eq!(
            plain(source),
            "The map (https://quay.example/map?a=1&b=2), us (desk@quay.example) or https://quay.example."
        );
        assert!(
            html(source).contains(r#"<a href="https://quay.example/map?a=1&amp;b=2">The map</a>"#),
            "{}",
            html(source)
        );
        for elsewhere in [
            "[x](javascript:alert(1))",
            "[x](data:text/html,y)",
            "[x](/path)",
            "[x]({name})",
            "![x](https://quay.example/p.png)",
        ] {
            assert_eq!(html(elsewhere), "<p>x</p>", "{elsewhere}");
        }
        assert!(!html(r#"[x](https://a.example/"onclick="y)"#).contains("\"onclick"), "an address ends no attribute");
    }

    #[test]
    fn what_is_typed_as_markup_or_put_in_is_none() {
        assert_eq!(
            html("<script>alert(1)</script>\n\na <b>c</b>"),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt; </p><p>a &lt;b&gt;c&lt;/b&gt;</p>"
        );
        assert_eq!(html("**{name}**"), "<p><strong>*Ada* &lt;b&gt;</strong></p>");
        assert_eq!(plain("**{name}** and so on!"), "*Ada* <b> and so on!");
        assert_eq!(
            plain(&format!("{}\n\n{}", "> ".repeat(300), "- ".repeat(300))).trim_matches(['-', ' ', '|', '\n']),
            ""
        );
        assert_eq!(said(""), []);
        assert_eq!(said("---"), []);
    }

    #[test]
    fn a_name_with_an_underscore_is_one_name() {
        let fill = |text: &str| text.replace("{leave_by}", "1 May");
        let said = blocks("Leave by {leave_by} or {leave_by}.", Dress::default(), &fill);
        assert_eq!(said[0].text, "Leave by 1 May or 1 May.");
    }

    #[test]
    fn a_page_leads_to_its_own_pages_and_to_no_other_host_by_a_path() {
        assert_eq!(super::html("[here](/billing) {a}", PAGE), r#"<p><a href="/billing">here</a> {a}</p>"#);
        for elsewhere in [
            "[x](//evil.example)",
            r"[x](/\\evil.example)",
            "[x](/&Tab;/evil.example)",
            "[x](javascript:alert(1))",
            "[x](billing)",
        ] {
            assert_eq!(super::html(elsewhere, PAGE), "<p>x</p>", "{elsewhere}");
        }
    }

    #[test]
    fn a_dress_is_worn_by_each_element() {
        let dress = Dress { paragraph: "margin:0", list: "padding:0", link: "color:red", paths: false };
        assert_eq!(
            super::html("[x](https://quay.example)\n\n- y", dress),
            r#"<p style="margin:0"><a style="color:red" href="https://quay.example">x</a></p><ul style="padding:0"><li>y</li></ul>"#
        );
    }
}
