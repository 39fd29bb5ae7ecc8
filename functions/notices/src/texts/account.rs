use super::Words;

/// The words of what is somebody's own.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Account {
    /// The staff have given a file.
    pub(crate) file_given: Words,
    /// All of somebody's data can be fetched.
    pub(crate) export_made: Words,
    /// The account will be erased.
    pub(crate) erasure_asked: Words,
    /// It stays.
    pub(crate) erasure_taken_back: Words,
    /// Something stands in the way.
    pub(crate) erasure_held: Words,
    /// It is erased.
    pub(crate) erased: Words,
}
