//! Every way in which a file is refused.
use db::DbError;
use web::{Problem, ProblemType};

/// Nothing in it.
pub const FILE_EMPTY: ProblemType = ProblemType::new(422, "file-empty", "The file is empty");
/// Something that is not taken.
pub const FILE_TYPE: ProblemType = ProblemType::new(415, "file-type", "Files of this sort are not taken");
/// Cut short or damaged.
pub const FILE_BROKEN: ProblemType = ProblemType::new(422, "file-broken", "The file is cut short or damaged");
/// A document where a picture was wanted.
pub const NOT_A_PICTURE: ProblemType = ProblemType::new(415, "not-a-picture", "This is no picture");
/// More than there is memory for.
pub const PICTURE_TOO_LARGE: ProblemType =
    ProblemType::new(422, "picture-too-large", "The picture has too many pixels");
/// Enough for now.
pub const TOO_MANY_FILES: ProblemType =
    ProblemType::new(429, "too-many-files", "Enough files for now; try again later");
/// No longer there to be attached.
pub const FILE_GONE: ProblemType =
    ProblemType::new(409, "file-gone", "A file is no longer there, or was attached before");

/// What the schema refuses of files, by its own names; `None` for what is not about them.
pub fn lost(error: &DbError) -> Option<Problem> {
    if error.is_refused_by("file_is_gone") {
        return Some(FILE_GONE.because("Attach it again."));
    }
    error.is_refused_by("too_many_files").then(too_many_files)
}

/// A PDF or a text where a picture was wanted.
pub fn not_a_picture() -> Problem {
    NOT_A_PICTURE.at(web::FILE_POINTER, "picture", "Pictures (JPEG, PNG, WebP, GIF) are taken.")
}

/// So many files within the hour; some more after it.
pub fn too_many_files() -> Problem {
    let most = crate::rows::FILES_PER_HOUR_MAX;
    TOO_MANY_FILES.because(format!("At most {most} files an hour.")).retry_after_seconds(60 * 60)
}
