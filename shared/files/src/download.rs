use crate::Media;
use web::{Headers, Problem, Reply, Response, SchemaOf};

/// 200 with a file. Pictures, which we drew ourselves, may be shown in a page; all else is a download. Whatever a browser
/// makes of it, it makes in a sandbox of no origin that loads nothing.
#[derive(Debug, Clone)]
pub struct Download {
    /// What it is.
    pub media: Media,
    /// What it was called where it came from.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Reply for Download {
    const STATUS: u16 = 200;
    const MEDIA_TYPE: &'static str = "image/jpeg, image/png, application/pdf, text/plain";
    fn schema() -> Option<SchemaOf> {
        None
    }
    fn respond(self) -> Result<Response, Problem> {
        let charset = if self.media == Media::Text { "; charset=utf-8" } else { "" };
        let headers = [
            ("content-type", format!("{}{charset}", self.media.as_str())),
            ("content-disposition", disposition(self.media, &self.name)),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox".to_owned()),
            ("x-content-type-options", "nosniff".to_owned()),
        ];
        let headers = Headers(headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
        Ok(Response { status: 200, headers, body: self.bytes })
    }
}

/// The same, which a browser may keep for so long: for pictures whose address changes with them.
#[derive(Debug, Clone)]
pub struct CachedDownload {
    /// The file.
    pub download: Download,
    /// For how long it need not be asked for again, in seconds.
    pub seconds: u32,
    /// Whether a cache that several people share may keep it too.
    pub shared: bool,
}

impl Reply for CachedDownload {
    const STATUS: u16 = 200;
    const MEDIA_TYPE: &'static str = Download::MEDIA_TYPE;
    fn schema() -> Option<SchemaOf> {
        None
    }
    fn respond(self) -> Result<Response, Problem> {
        let who = if self.shared { "public" } else { "private" };
        let kept = format!("{who}, max-age={}", self.seconds);
        let mut response = self.download.respond()?;
        response.headers.0.push(("cache-control".to_owned(), kept));
        Ok(response)
    }
}

/// How it is to be handled, and under which name (RFC 6266): the one that it came with, ending as what it is.
fn disposition(media: Media, name: &str) -> String {
    let how = if media.is_picture() { "inline" } else { "attachment" };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem: String = stem.chars().filter(|c| !c.is_control() && !"/\\:\"".contains(*c)).collect();
    let stem = if stem.trim().is_empty() { "file" } else { stem.trim() };
    let name = format!("{stem}.{}", media.extension());
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' }).collect();
    // RFC 5987 knows no plus sign for a space.
    let encoded: String = form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20");
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{}", encoded.replace('*', "%2A"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_no_more_than_a_name() {
        let of = |media, name| disposition(media, name);
        assert_eq!(of(Media::Pdf, "offer.html"), "attachment; filename=\"offer.pdf\"; filename*=UTF-8''offer.pdf");
        assert_eq!(
            of(Media::Jpeg, "Größe a.b.JPEG"),
            "inline; filename=\"Gr__e a.b.jpg\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20a.b.jpg"
        );
        // Neither a quote, a line nor a folder gets out of it.
        let evil = of(Media::Text, "a\"; x=\"../b\r\nset-cookie: c");
        assert_eq!(evil.matches('"').count(), 2, "{evil}");
        assert!(!evil.contains(['\r', '\n', '/', '\\']), "{evil}");
        assert_eq!(of(Media::Png, "..."), "inline; filename=\"...png\"; filename*=UTF-8''...png");
        assert_eq!(of(Media::Png, ""), "inline; filename=\"file.png\"; filename*=UTF-8''file.png");
    }

    #[test]
    fn what_is_no_picture_of_ours_is_a_download_in_a_sandbox() {
        let sent = Download { media: Media::Text, name: "a.txt".to_owned(), bytes: b"hi".to_vec() }.respond().unwrap();
        assert_eq!(sent.headers.get("content-type"), Some("text/plain; charset=utf-8"));
        assert!(sent.headers.get("content-disposition").unwrap().starts_with("attachment"));
        assert!(sent.headers.get("content-security-policy").unwrap().ends_with("sandbox"));
        assert_eq!(sent.headers.get("x-content-type-options"), Some("nosniff"));
    }
}
