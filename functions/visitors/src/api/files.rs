use web::{Headers, Problem, Reply, Response, SchemaOf};

/// 200 with a table to be kept: CSV (RFC 4180) in UTF-8.
#[derive(Debug, Clone)]
pub struct Csv {
    /// What the file is called, of letters, digits, hyphens and dots.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Reply for Csv {
    const STATUS: u16 = 200;
    const MEDIA_TYPE: &'static str = "text/csv";
    fn schema() -> Option<SchemaOf> {
        None
    }
    fn respond(self) -> Result<Response, Problem> {
        let kept = format!("attachment; filename=\"{}\"", self.name);
        let headers =
            vec![("content-type".to_owned(), "text/csv".to_owned()), ("content-disposition".to_owned(), kept)];
        Ok(Response { status: 200, headers: Headers(headers), body: self.bytes })
    }
}
