//! The tests of cargo, on all cores: `cargo test` runs one program after another, and most of ours keep one core busy.

use super::Run;
use super::unchanged::Note;
use crate::process::{quietly, side_by_side, watch};
use crate::{Result, failure};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// A program of tests, and the folder of its package, in which cargo would run it.
struct Program {
    file: PathBuf,
    folder: PathBuf,
    /// What is known of it.
    note: Option<Note>,
}

/// Builds all tests, runs their programs side by side, then those in the documentation.
pub(super) fn run(run: &mut Run, mut cargo: Command, mut documented: Command) -> Result<()> {
    cargo.arg("--no-run").args(AS_JSON);
    let mut programs = programs(&quietly("building the tests", &mut cargo)?);
    if programs.is_empty() {
        return Err(failure!("cargo names no program of tests"));
    }
    let all = programs.len();
    for program in &mut programs {
        program.note = run.unchanged.program(&program.name(), &program.file);
    }
    programs.retain(|program| !program.note.as_ref().is_some_and(Note::holds));
    if programs.len() < all {
        println!("  {} of {all} programs passed as they are", all - programs.len());
    }
    let failed = in_turn(run, programs)?;
    let examples = quietly("the documentation's examples", documented.args(["--quiet", "--doc"]).args(run.only))?;
    examples.lines().for_each(|line| run.count.read(line));
    match failed.as_slice() {
        [] => Ok(()),
        failed => Err(failure!("tests failed in {}; their words are above", failed.join(", "))),
    }
}

/// The one program that `cargo` builds.
pub(super) fn built(label: &str, cargo: &mut Command) -> Result<PathBuf> {
    let messages = quietly(label, cargo.args(AS_JSON))?;
    let files: Vec<PathBuf> = executables(&messages).map(|(_, file, _)| file).collect();
    <[PathBuf; 1]>::try_from(files)
        .map(|[file]| file)
        .map_err(|files| failure!("cargo built {files:?}, not one program"))
}

/// How cargo tells a program of what it has built.
const AS_JSON: [&str; 2] = ["--message-format", "json-render-diagnostics"];

/// The programs of tests that cargo has built, out of its messages.
fn programs(messages: &str) -> Vec<Program> {
    let tests = executables(messages).filter(|(_, _, of_tests)| *of_tests);
    tests.map(|(folder, file, _)| Program { file, folder, note: None }).collect()
}

/// What cargo has built that can be run: the folder of its package, the file, and whether it runs tests.
fn executables(messages: &str) -> impl Iterator<Item = (PathBuf, PathBuf, bool)> {
    messages.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let file = message["executable"].as_str()?.into();
        let folder = PathBuf::from(message["manifest_path"].as_str()?).parent()?.to_owned();
        Some((folder, file, message["profile"]["test"].as_bool()?))
    })
}

/// Runs the programs, one a core. The names of those that failed.
fn in_turn(run: &mut Run, programs: Vec<Program>) -> Result<Vec<String>> {
    let only = run.only.map(str::to_owned);
    let one = |program: Program| {
        if let Some(note) = &program.note {
            note.clear();
        }
        let mut command = Command::new(&program.file);
        command.args(&only).current_dir(&program.folder).env("RUST_TEST_THREADS", "1");
        (watch(&program.name(), &mut command, |_| false), program)
    };
    let mut failed = Vec::new();
    let mut unable = Ok(());
    side_by_side(programs, one, |(output, program)| match output {
        Err(error) => unable = Err(error),
        Ok(output) => {
            output.stdout.lines().for_each(|line| run.count.read(line));
            if !output.success {
                println!("-- {}\n{}", program.name(), output.tail);
                failed.push(program.name());
            } else if let Some(note) = program.note {
                note.passed();
            }
        }
    });
    unable.map(|()| failed)
}

impl Program {
    /// Its package and its name without cargo's hash: `billing/year`.
    fn name(&self) -> String {
        let end = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = end(&self.file);
        let name = file.rsplit_once('-').map_or(file.as_str(), |(name, _)| name);
        format!("{}/{name}", end(&self.folder))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_programs_of_tests_are_read_out_of_what_cargo_says() {
        let said = r#"{"reason":"compiler-artifact","manifest_path":"/p/functions/billing/Cargo.toml","profile":{"test":true},"executable":"/p/target/debug/deps/year-f2630ddaf92ccff4"}
{"reason":"compiler-artifact","manifest_path":"/p/functions/documents/Cargo.toml","profile":{"test":false},"executable":"/p/target/debug/examples/corpus"}
{"reason":"compiler-artifact","manifest_path":"/p/shared/kernel/Cargo.toml","profile":{"test":false},"executable":null}
{"reason":"build-finished","success":true}
"#;
        let names: Vec<String> = programs(said).iter().map(Program::name).collect();
        assert_eq!(names, ["billing/year"]);
    }
}
