//! Who may call what, of every endpoint there is.
use crate::Persona;
use web::Endpoint;

/// Holds every endpoint as every persona against `expected`, the function's `access.txt`, which is edited by hand only.
/// `status` is the answer to a request that would do: the status, and what else a line is to say. Between columns any
/// number of spaces may stand; a line that begins with `#` is a remark.
#[track_caller]
pub fn access_matrix<A>(
    endpoints: &[Endpoint<A>],
    expected: &str,
    status: impl Fn(&'static str, &'static str, Persona) -> String,
) {
    let head = ["endpoint".to_owned(), "access".to_owned(), Persona::ALL.map(Persona::name).join(" ")];
    let rows = endpoints.iter().map(|endpoint| {
        let statuses: Vec<String> =
            Persona::ALL.iter().map(|who| status(endpoint.method, endpoint.path, *who)).collect();
        [format!("{} {}", endpoint.method, endpoint.path), endpoint.access.to_string(), statuses.join(" ")]
    });
    let rows: Vec<_> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].len() + 2).max().unwrap_or(0);
    let (name, access) = (width(0), width(1));
    let lines: Vec<String> = rows.iter().map(|row| format!("{:<name$}{:<access$}{}", row[0], row[1], row[2])).collect();
    let words = |text: &str| -> Vec<String> {
        let lines = text.trim_end().lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let seen = lines.join("\n");
    assert_eq!(words(&seen), words(expected), "\n{seen}\n");
}
