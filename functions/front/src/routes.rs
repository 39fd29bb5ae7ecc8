//! Which function a path belongs to.
use web::{Problem, problem};

/// The functions behind the door: the path segment after `/api/`, and the service binding.
pub const FUNCTIONS: &[(&str, &str)] = &[
    ("identity", "IDENTITY"),
    ("space", "SPACE"),
    ("plans", "PLANS"),
    ("billing", "BILLING"),
    ("bookings", "BOOKINGS"),
    ("dashboard", "DASHBOARD"),
    ("documents", "DOCUMENTS"),
    ("notices", "NOTICES"),
    ("shop", "SHOP"),
    ("visitors", "VISITORS"),
    ("support", "SUPPORT"),
    ("activity", "ACTIVITY"),
    ("account", "ACCOUNT"),
    ("deliveries", "DELIVERIES"),
    ("teams", "TEAMS"),
];

/// The pages that a function renders, and its service binding. The assets leave these paths to the door: `run_worker_first`.
/// One that ends in a slash stands for all below it.
pub const PAGES: &[(&str, &str)] = &[("/prices", "SITE"), ("/visit/", "SITE")];

/// No function takes a longer body: a file's 10 MiB.
const BODY_BYTES_MAX: u64 = 10 * 1024 * 1024;

/// The service binding for a path; 404 if no function has it.
pub fn binding_for(path: &str) -> Result<&'static str, Problem> {
    let segment = path.strip_prefix("/api/").and_then(|rest| rest.split('/').next());
    let page = PAGES.iter().find(|(page, _)| *page == path || page.ends_with('/') && path.starts_with(page));
    let known = page.or_else(|| FUNCTIONS.iter().find(|(function, _)| Some(*function) == segment));
    known.map(|(_, binding)| *binding).ok_or_else(|| problem::NOT_FOUND.because(""))
}

/// Refuses a body that announces more than any function takes, before any of it is read.
pub fn check_length(content_length: Option<&str>) -> Result<(), Problem> {
    let announced = content_length.and_then(|length| length.parse::<u64>().ok()).unwrap_or(0);
    let too_large = || problem::TOO_LARGE.because(format!("At most {BODY_BYTES_MAX} bytes."));
    if BODY_BYTES_MAX < announced { Err(too_large()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_belongs_to_the_function_it_names() {
        let check = |path: &str, expected: Option<&str>| assert_eq!(binding_for(path).ok(), expected, "{path}");
        check("/api/bookings", Some("BOOKINGS"));
        check("/api/bookings/find", Some("BOOKINGS"));
        check("/api/bookingsx", None);
        check("/api/", None);
        check("/api/payroll/run", None);
        check("/bookings", None);
        check("/prices", Some("SITE"));
        check("/prices/old", None);
        check("/visit/k7qf2m9x4tca", Some("SITE"));
        check("/visit", None);
        check("/visitors", None);
        check("/api/visitors/visits", Some("VISITORS"));
        check("/api/prices", None);
    }

    #[test]
    fn a_body_longer_than_any_function_takes_is_refused() {
        assert!(check_length(None).is_ok());
        assert!(check_length(Some("10485760")).is_ok());
        assert_eq!(check_length(Some("10485761")).map_err(|p| p.kind.status), Err(413));
    }
}
