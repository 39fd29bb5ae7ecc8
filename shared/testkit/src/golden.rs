use std::path::Path;

/// Holds `text` against the file at `path`; with `UPDATE=1` in the environment, writes it there.
#[track_caller]
pub fn golden(path: impl AsRef<Path>, text: &str) {
    let path = path.as_ref();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        std::fs::write(path, text).expect("a file that can be written");
        return;
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert!(known == text, "{} is out of date; UPDATE=1 cargo test rewrites it\n{text}", path.display());
}
