//! What passed as it is now is not run again: a step whose files are what they were, or a program of tests that is. With
//! `--again`, in continuous integration (`CI`), where it is asked for by name and where git is missing, it is run.

use crate::project::Project;
use crate::stamp::{Stamp, print_of};
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files of the project, as git tells them, and where it is noted what passed.
pub(crate) struct Unchanged<'a> {
    project: &'a Project,
    /// What git keeps and what it would keep, relative to the root; none, where nothing is noted.
    files: Option<Vec<String>>,
    /// Whether what passed is run too.
    runs_all: bool,
    /// What programs of tests may read, which is the same for all of them: read when the first asks.
    read_by_programs: OnceCell<String>,
}

impl<'a> Unchanged<'a> {
    /// Looks at the files once. Of a run of some of the tests nothing is noted.
    pub(crate) fn now(project: &'a Project, runs_all: bool, some: bool) -> Self {
        let files = if some { None } else { files(project) };
        Self {
            project,
            files,
            runs_all: runs_all || std::env::var_os("CI").is_some(),
            read_by_programs: OnceCell::new(),
        }
    }

    /// The note of a step, and what it would say now. A step without inputs is always run.
    pub(crate) fn step(&self, name: &str, inputs: &[&str]) -> Option<Note> {
        let files = self.files.as_ref().filter(|_| !inputs.is_empty())?;
        let read = files.iter().filter(|file| inputs.iter().any(|input| is_within(file, input)));
        Some(self.note(name, self.print(read, &[])))
    }

    /// The note of a program of tests: it holds the code, and beside it may read any file but the pages.
    pub(crate) fn program(&self, name: &str, program: &Path) -> Option<Note> {
        // These read the whole project.
        let reads_all = name.starts_with("tidy/") || name.starts_with("xtask/");
        let files = self.files.as_ref().filter(|_| !reads_all)?;
        let read = self.read_by_programs.get_or_init(|| {
            let is_code = |file: &str| Path::new(file).extension().is_some_and(|extension| extension == "rs");
            let routes: Vec<&str> = files.iter().map(String::as_str).filter(|file| file.starts_with(ROUTES)).collect();
            self.print(files.iter().filter(|file| !is_code(file) && !file.starts_with("static/")), &routes)
        });
        Some(self.note(name, print_of([program], &[read])))
    }

    fn note(&self, name: &str, now: String) -> Note {
        let stamp = Stamp(self.project.local(format!("passed/{}", name.replace('/', "-"))));
        Note { stamp, now, counts: !self.runs_all }
    }

    fn print<'f>(&self, files: impl Iterator<Item = &'f String>, also: &[&str]) -> String {
        let paths: Vec<PathBuf> = files.map(|file| self.project.at(file)).collect();
        print_of(paths.iter().map(PathBuf::as_path), also)
    }
}

/// Where the pages are, whose addresses the tests of notices know.
const ROUTES: &str = "static/src/routes/";

/// Whether a file is the input, lies in it, or has it as a folder on its way (`…/golden/`).
fn is_within(file: &str, input: &str) -> bool {
    match input.strip_prefix("…/") {
        Some(folder) => file.contains(&format!("/{folder}")),
        None => file == input || file.strip_prefix(input).is_some_and(|rest| rest.starts_with('/')),
    }
}

fn files(project: &Project) -> Option<Vec<String>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]).current_dir(&project.root);
    let output = git.output().ok().filter(|output| output.status.success())?;
    let names = String::from_utf8(output.stdout).ok()?;
    let mut files: Vec<String> = names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    files.sort();
    files.dedup();
    Some(files)
}

/// What is noted of something that passed, and what would be noted now.
pub(crate) struct Note {
    stamp: Stamp,
    now: String,
    counts: bool,
}

impl Note {
    /// Whether it passed as it is now, and need not be run.
    pub(crate) fn holds(&self) -> bool {
        self.counts && self.stamp.holds(&self.now)
    }

    /// Forgets it, before it is run.
    pub(crate) fn clear(&self) {
        self.stamp.clear();
    }

    /// Notes that it passed as it was then. That a note cannot be written only costs time.
    pub(crate) fn passed(&self) {
        let _ = self.stamp.set(&self.now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_within_its_folder_and_no_other() {
        assert!(is_within("shared/web/src/lib.rs", "shared"));
        assert!(is_within("Cargo.lock", "Cargo.lock"));
        assert!(!is_within("shared.toml", "shared"));
        assert!(is_within("functions/shop/tests/golden/openapi.json", "…/golden"));
        assert!(!is_within("functions/shop/tests/golden.rs", "…/golden/"));
    }

    #[test]
    fn a_note_holds_until_an_input_changes() {
        let folder = std::env::temp_dir().join(format!("portico-unchanged-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("one")).unwrap();
        std::fs::write(folder.join("one/a.txt"), "a").unwrap();
        std::fs::write(folder.join("two.txt"), "b").unwrap();
        let project = Project { root: folder.clone(), program: PathBuf::new() };
        let files = Some(vec!["one/a.txt".to_owned(), "two.txt".to_owned()]);
        let unchanged = Unchanged { project: &project, files, runs_all: false, read_by_programs: OnceCell::new() };
        let note = || unchanged.step("one", &["one"]).unwrap();
        assert!(!note().holds());
        note().passed();
        std::fs::write(folder.join("two.txt"), "c").unwrap();
        assert!(note().holds());
        std::fs::write(folder.join("one/a.txt"), "b").unwrap();
        assert!(!note().holds());
        assert!(unchanged.step("always", &[]).is_none());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
