use std::marker::PhantomData;
use web::{Headers, Problem, Reply, Response, SchemaOf};

/// A file to be kept.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is called where it is kept.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The sorts of files that an endpoint gives.
pub trait Kind: 'static {
    /// Their media types.
    const MEDIA_TYPES: &'static str;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $types:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub enum $name {}
        impl Kind for $name {
            const MEDIA_TYPES: &'static str = $types;
        }
    )+};
}
kinds! {
    /// A page.
    Pdf = "application/pdf";
    /// A document for programs.
    Xml = "application/xml";
    /// A table.
    Csv = "text/csv";
    /// A page or a table, as was asked for.
    PdfOrCsv = "application/pdf, text/csv";
}

/// 200 with a file of that kind.
#[derive(Debug, Clone)]
pub struct File<K> {
    document: Document,
    kind: PhantomData<fn() -> K>,
}

impl<K> From<Document> for File<K> {
    fn from(document: Document) -> Self {
        Self { document, kind: PhantomData }
    }
}

impl<K: Kind> Reply for File<K> {
    const STATUS: u16 = 200;
    const MEDIA_TYPE: &'static str = K::MEDIA_TYPES;
    fn schema() -> Option<SchemaOf> {
        None
    }
    /// To be kept and not shown: what is shown inline would be a page of this origin.
    fn respond(self) -> Result<Response, Problem> {
        let Document { name, media_type, bytes } = self.document;
        let name: String = name.chars().map(|c| if plain(c) { c } else { '_' }).collect();
        let kept = format!("attachment; filename=\"{name}\"");
        let headers =
            vec![("content-type".to_owned(), media_type.to_owned()), ("content-disposition".to_owned(), kept)];
        Ok(Response { status: 200, headers: Headers(headers), body: bytes })
    }
}

fn plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')
}
