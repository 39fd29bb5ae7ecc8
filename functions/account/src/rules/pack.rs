//! How an export is packed: what is written as JSON, one file for each capability, then the files, in as many ZIPs as it takes.
use serde_json::{Map, Value, json};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Bytes of files in one ZIP at the most. A Worker has 128 MB: the ZIP, the same again while it is handed over, and one file of
/// 10 MB.
const PART_BYTES_MAX: i64 = 24_000_000;

/// What one capability knows of somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What its file is called, without `.json`.
    pub name: &'static str,
    /// Its rows.
    pub rows: Vec<Map<String, Value>>,
}

/// A file to be packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Where it stands in the ZIP.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How many of the files, by their sizes, go into the next part: at least one, so that it always goes on.
pub fn split(sizes: &[i64]) -> usize {
    let mut sum = 0;
    let fits = sizes.iter().take_while(|bytes| {
        sum += **bytes;
        sum <= PART_BYTES_MAX
    });
    fits.count().max(usize::from(!sizes.is_empty()))
}

/// What is in it, for whoever opens it in ten years.
pub fn read_me(sections: &[Section], files: usize, space: &str, day: &str) -> String {
    let lines = sections.iter().map(|section| format!("{}.json: {} rows\r\n", section.name, section.rows.len()));
    format!(
        "All that {space} knew of you on {day}.\r\n\r\n{}files/: {files} files; what does not fit into this ZIP is in the other parts.\r\n\r\n\
         Times are in UTC; what is called *_at without letters counts milliseconds since 1970. Amounts count the smallest coin.\r\n",
        lines.collect::<String>()
    )
}

/// One ZIP. Nothing in it is packed tighter: pictures and PDFs are, and the rest is small.
pub fn pack(sections: &[Section], files: &[Packed]) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), String> {
        zip.start_file(name, options).map_err(|error| error.to_string())?;
        zip.write_all(bytes).map_err(|error| error.to_string())
    };
    for section in sections {
        let text = serde_json::to_vec_pretty(&json!(section.rows)).map_err(|error| error.to_string())?;
        put(&format!("{}.json", section.name), &text)?;
    }
    for file in files {
        put(&file.name, &file.bytes)?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn a_part_holds_what_fits_and_at_least_one_file() {
        assert_eq!(split(&[]), 0);
        assert_eq!(split(&[1, 2, 3]), 3);
        assert_eq!(split(&[10_000_000, 10_000_000, 10_000_000]), 2);
        assert_eq!(split(&[PART_BYTES_MAX + 1, 1]), 1);
    }

    #[test]
    fn a_zip_opens_and_holds_what_was_put_into_it() {
        let row = json!({ "email": "ada@example.org" });
        let sections = [Section { name: "account", rows: vec![row.as_object().unwrap().clone()] }];
        let files = [Packed { name: "files/Größe.txt".to_owned(), bytes: b"3 m".to_vec() }];
        let bytes = pack(&sections, &files).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        zip.by_name("account.json").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), json!([row]));
        text.clear();
        zip.by_name("files/Größe.txt").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "3 m");
        assert!(read_me(&sections, 1, "Harbour", "2030-01-01").contains("account.json: 1 rows"));
    }
}
