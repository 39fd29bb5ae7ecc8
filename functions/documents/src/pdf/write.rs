//! The sheet as a PDF: PDF/A-3b, to be kept, and PDF/UA-1, to be read aloud. krilla checks both while it writes and gives no
//! file that fails.
use super::face::Run;
use super::sheet::{Child, Colour, INK, Item, NodeId, PAGE, Sheet, Style};
use crate::pdf::Unprintable;
use chrono::{Datelike, Timelike};
use kernel::{Instant, Locale};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

/// Thin enough for a hair, thick enough for a printer.
const RULE: f32 = 0.5;

/// What a file says about itself.
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) author: &'a str,
    pub(super) locale: Locale,
    /// When what it shows came about, so that the same content is the same bytes.
    pub(super) made_at: Instant,
    /// The e-invoice, and in a few words what it is.
    pub(super) attached: Option<(&'a str, &'a str)>,
}

/// The name that Factur-X 1.0 gives the invoice in the file.
pub(super) const ATTACHED_NAME: &str = "factur-x.xml";

/// Draws the sheet.
pub(super) fn write(sheet: &Sheet<'_>, about: &About<'_>, logo: Option<&Image>) -> Result<Vec<u8>, Unprintable> {
    let standards = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_B)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(Unprintable::of)?;
    let settings = SerializeSettings { configuration: standards, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut marks: Vec<Option<Identifier>> = vec![None; sheet.marks];
    let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| Unprintable::of("no page of that size"))?;
    for items in &sheet.pages {
        let mut page = document.start_page_with(size.clone());
        let mut surface = page.surface();
        for item in items {
            draw(&mut surface, sheet, item, &mut marks, logo);
        }
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(about.locale.tag().to_owned()));
    tree.push(group(sheet, Sheet::ROOT, &marks));
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(about.title.to_owned(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_outline(outline);
    document.set_metadata(metadata(about));
    attach(&mut document, about);
    document.finish().map_err(|error| Unprintable::of(format!("{error:?}")))
}

fn attach(document: &mut Document, about: &About<'_>) {
    let Some((xml, description)) = about.attached else { return };
    document.embed_file(EmbeddedFile {
        path: ATTACHED_NAME.to_owned(),
        mime_type: MimeType::new("text/xml"),
        description: Some(description.to_owned()),
        // Factur-X 1.0, 6.2.2: the profiles that are a whole invoice are an alternative to the page.
        association_kind: AssociationKind::Alternative,
        data: xml.as_bytes().to_vec().into(),
        modification_date: Some(date_time(about.made_at)),
        compress: Some(true),
        location: None,
    });
}

fn metadata(about: &About<'_>) -> Metadata {
    Metadata::new()
        .title(about.title.to_owned())
        .authors(vec![about.author.to_owned()])
        .language(about.locale.tag().to_owned())
        .creation_date(date_time(about.made_at))
        .creator("Portico".to_owned())
        .producer("krilla".to_owned())
        // The same for the same document, different for any other: what PDF calls its id is made from it.
        .document_id(format!("{} {} {}", about.author, about.title, about.locale.tag()))
}

fn date_time(at: Instant) -> DateTime {
    let (date, seconds) = (at.utc_date(), at.as_seconds().rem_euclid(86_400));
    let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(seconds).unwrap_or(0), 0)
        .unwrap_or_default();
    let part = |n: u32| u8::try_from(n).unwrap_or(0);
    DateTime::new(u16::try_from(date.year()).unwrap_or(0))
        .month(part(date.month()))
        .day(part(date.day()))
        .hour(part(time.hour()))
        .minute(part(time.minute()))
        .second(part(time.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn group(sheet: &Sheet<'_>, id: NodeId, marks: &[Option<Identifier>]) -> TagGroup {
    let node = &sheet.nodes[id.0];
    let children = node.children.iter().filter_map(|child| match child {
        Child::Node(child) => Some(Node::Group(group(sheet, *child, marks))),
        Child::Mark(mark) => marks[*mark].map(Node::Leaf),
    });
    TagGroup::with_children(node.tag.clone(), children.collect())
}

fn draw(
    surface: &mut Surface<'_>,
    sheet: &Sheet<'_>,
    item: &Item,
    marks: &mut [Option<Identifier>],
    logo: Option<&Image>,
) {
    match item {
        Item::Text { run, style, x, baseline, mark } => {
            let tag = match mark {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            };
            let identifier = surface.start_tagged(tag);
            text(surface, sheet, run, *style, Point::from_xy(*x, *baseline));
            surface.end_tagged();
            if let Some(mark) = mark {
                marks[*mark] = Some(identifier);
            }
        }
        Item::Rule { from, to, y, colour } => fill(surface, [*from, y - RULE / 2.0, *to, y + RULE / 2.0], *colour),
        Item::Fill { left, top, right, bottom, colour } => fill(surface, [*left, *top, *right, *bottom], *colour),
        Item::Code { left, top, side, rows, mark } => {
            let Some(path) = modules(*left, *top, *side, rows) else { return };
            marks[*mark] = Some(surface.start_tagged(ContentTag::Other));
            surface.set_fill(Some(paint(INK)));
            surface.draw_path(&path);
            surface.end_tagged();
        }
        Item::Logo { left, top, width, height, mark } => {
            let (Some(logo), Some(size)) = (logo, Size::from_wh(*width, *height)) else { return };
            marks[*mark] = Some(surface.start_tagged(ContentTag::Other));
            surface.push_transform(&Transform::from_translate(*left, *top));
            surface.draw_image(logo.clone(), size);
            surface.pop();
            surface.end_tagged();
        }
    }
}

/// The dark modules as one shape, so that no viewer shows a seam between them.
#[expect(clippy::cast_precision_loss, reason = "a code has at most 177 modules a side")]
fn modules(left: f32, top: f32, side: f32, rows: &[Vec<bool>]) -> Option<Path> {
    let unit = side / rows.len() as f32;
    let mut path = PathBuilder::new();
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            let (from, to) = (left + x as f32 * unit, left + (x + run.len()) as f32 * unit);
            if run[0] {
                path.push_rect(Rect::from_ltrb(from, top + y as f32 * unit, to, top + (y + 1) as f32 * unit)?);
            }
            x += run.len();
        }
    }
    path.finish()
}

fn text(surface: &mut Surface<'_>, sheet: &Sheet<'_>, run: &Run, style: Style, at: Point) {
    surface.set_fill(Some(paint(style.colour)));
    surface.draw_glyphs(at, &run.glyphs, sheet.fonts.font(run.weight), &run.text, style.size, false);
}

fn fill(surface: &mut Surface<'_>, [left, top, right, bottom]: [f32; 4], colour: Colour) {
    let Some(rect) = Rect::from_ltrb(left, top, right, bottom) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        surface.set_fill(Some(paint(colour)));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

fn paint((red, green, blue): Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}
