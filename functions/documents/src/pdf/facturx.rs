//! What Factur-X 1.0 (6.2.1) wants the file to say about the invoice in it: four properties in its XMP metadata, and the
//! description of their schema that PDF/A (ISO 19005-3, 6.6.2.3) asks for with any schema of one's own. krilla has no way
//! to say more in the metadata than it does, so they are put in afterwards; they are the last stream of the file, so that
//! only the catalog's place moves.
use super::write::ATTACHED_NAME;
use crate::pdf::Unprintable;

const NAMESPACE: &str = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
const PROPERTIES: [(&str, &str, &str); 4] = [
    ("DocumentFileName", ATTACHED_NAME, "The name of the embedded XML document"),
    ("DocumentType", "INVOICE", "The type of the hybrid document in capital letters"),
    ("Version", "1.0", "The version of the standard that the XML document follows"),
    ("ConformanceLevel", "EN 16931", "The profile of the XML document"),
];

/// Adds the properties to a file that krilla wrote.
pub(super) fn declare(pdf: &[u8]) -> Result<Vec<u8>, Unprintable> {
    rewritten(pdf).ok_or_else(|| Unprintable::of("the PDF's metadata is not where it was expected"))
}

fn rewritten(pdf: &[u8]) -> Option<Vec<u8>> {
    let begins = find_last(pdf, b"<?xpacket begin=")?;
    let ends = begins + find(&pdf[begins..], b"endstream")?;
    let old = std::str::from_utf8(&pdf[begins..ends]).ok()?;
    let length = format!("/Length {}", old.trim_end_matches('\n').len());
    let xmp = extended(old)?;
    let grown = format!("/Length {}", xmp.trim_end_matches('\n').len());
    let stated = find_last(&pdf[..begins], length.as_bytes())?;
    let head = [&pdf[..stated], grown.as_bytes(), &pdf[stated + length.len()..begins], xmp.as_bytes()].concat();
    let moved = head.len().checked_sub(ends)?;
    let tail = std::str::from_utf8(&pdf[ends..]).ok()?;
    Some([head, relocated(tail, begins, moved)?.into_bytes()].concat())
}

/// The metadata with the schema described and the properties set.
fn extended(xmp: &str) -> Option<String> {
    let property = |(name, _, says): &(&str, &str, &str)| {
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
             <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
             <pdfaProperty:description>{says}</pdfaProperty:description></rdf:li>"
        )
    };
    let schema = format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>{}</rdf:Seq></pdfaSchema:property></rdf:li>",
        PROPERTIES.iter().map(property).collect::<String>()
    );
    let values = PROPERTIES.map(|(name, value, _)| format!("<fx:{name}>{value}</fx:{name}>")).concat();
    let said = format!("<rdf:Description rdf:about=\"\" xmlns:fx=\"{NAMESPACE}\">{values}</rdf:Description>");
    let xmp = inserted(xmp, "</rdf:Bag></pdfaExtension:schemas>", &schema)?;
    inserted(&xmp, "</rdf:RDF>", &said)
}

fn inserted(text: &str, before: &str, new: &str) -> Option<String> {
    let at = text.rfind(before)?;
    Some([&text[..at], new, &text[at..]].concat())
}

/// The end of the file, from the metadata's `endstream` on, with every place behind the metadata moved.
fn relocated(tail: &str, behind: usize, moved: usize) -> Option<String> {
    let (objects, table) = tail.split_once("\nxref\n")?;
    let (entries, trailer) = table.split_once("trailer")?;
    let entry = |line: &str| {
        let place: Option<usize> = line.get(..10).and_then(|digits| digits.parse().ok());
        match place.filter(|place| behind < *place && line.contains(" n")) {
            Some(place) => format!("{:010}{}\n", place + moved, &line[10..]),
            None => format!("{line}\n"),
        }
    };
    let entries: String = entries.split_terminator('\n').map(entry).collect();
    let (rest, start) = trailer.split_once("startxref\n")?;
    let (place, end) = start.split_once('\n')?;
    let place: usize = place.trim().parse().ok()?;
    Some(format!("{objects}\nxref\n{entries}trailer{rest}startxref\n{}\n{end}", place + moved))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}
