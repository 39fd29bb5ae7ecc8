//! Every way that documents are refused, besides `web::problem` and `access::Rule`.
use web::ProblemType;

/// The invoice breaks rules of EN 16931, which the member `rules` names; the page can be had all the same.
pub const NOT_AN_E_INVOICE: ProblemType =
    ProblemType::new(409, "not-an-e-invoice", "This invoice does not say all that an e-invoice must");
/// There is more than one document holds.
pub const TOO_MUCH: ProblemType = ProblemType::new(422, "too-much", "That is more than one document holds");
/// The picture is no PNG, or has too many pixels.
pub const NOT_A_LOGO: ProblemType = ProblemType::new(422, "not-a-logo", "This picture cannot be used as a logo");
