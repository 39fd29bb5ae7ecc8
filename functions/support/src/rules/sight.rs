//! Who sees what of the help desk.
use crate::api::MessageKind;
use access::{Right, Section, Viewer, decide};
use files::rows::FileRow;
use kernel::{AccountId, CustomerId};
use web::{Claims, Problem};

/// Lets a customer in to whom the help desk shows.
pub fn admitted(viewer: &Viewer) -> Result<(), Problem> {
    decide(viewer, Section::HelpDesk)?;
    // A section may be public; a request is somebody's.
    decide(viewer, Right::PrivateArea)?;
    Ok(())
}

/// Lets in to whom the questions that are asked often show: everybody, where the space says so.
pub fn reads_faq(viewer: &Viewer) -> Result<(), Problem> {
    Ok(decide(viewer, Section::Faq)?)
}

/// Whether a member may have a file: one that they handed in and have not attached yet, or one of their own requests, but
/// for what operators say to one another.
pub fn may_see_file(claims: &Claims, file: &FileRow, of: Option<(&CustomerId, MessageKind)>) -> bool {
    match of {
        None => file.attached_to.is_none() && is_by(&claims.account, file),
        Some((customer, kind)) => claims.customer.as_ref() == Some(customer) && kind != MessageKind::Note,
    }
}

fn is_by(account: &AccountId, file: &FileRow) -> bool {
    file.uploaded_by == *account
}
