//! Building the functions and the front end.

use crate::process::{quietly, side_by_side, watch};
use crate::project::{Project, make_folder};
use crate::setup::Tools;
use crate::stamp::{Stamp, print_of};
use crate::{Result, failure};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Builds one function or all of them; those that are built already take no time.
pub(crate) fn run(project: &Project, tools: &Tools, function: Option<&str>, release: bool) -> Result<()> {
    let chosen = project.chosen(function)?;
    let failed = functions(project, tools, &chosen, release)?;
    if !failed.is_empty() {
        return Err(failure!("not built: {}; the compiler's words are above", failed.join(", ")));
    }
    if release {
        print_sizes(project, &chosen)?;
    }
    Ok(())
}

/// Builds functions and gives the names of those that could not be built, whose errors are printed.
pub(crate) fn functions(project: &Project, tools: &Tools, names: &[String], release: bool) -> Result<Vec<String>> {
    let crates = project.crate_folders()?;
    let mut failed = Vec::new();
    let mut unable = Ok(());
    // Cargo compiles one at a time; what comes after it keeps one core busy, and with `release` for longer than cargo does.
    let one = |name: &String| (build_function(project, tools, name, release, &crates), name.clone());
    side_by_side(names.iter().collect(), one, |(built, name)| match built {
        Ok(true) => {}
        Ok(false) => failed.push(name),
        Err(error) => unable = Err(error),
    });
    unable.map(|()| failed)
}

fn build_function(
    project: &Project,
    tools: &Tools,
    name: &str,
    release: bool,
    crates: &BTreeMap<PathBuf, BTreeSet<PathBuf>>,
) -> Result<bool> {
    let folder = folder_of(project, name);
    let profile = if release { "--release" } else { "--dev" };
    let print = || {
        let top = ["Cargo.toml", "Cargo.lock"].map(|file| project.at(file));
        let sources = crates.get(&folder).into_iter().flatten();
        print_of(sources.chain(&top).map(PathBuf::as_path), &[profile, &tools.identity()])
    };
    let stamp = Stamp(project.local(format!("stamps/function-{name}")));
    let before = print();
    if stamp.holds(&before) && folder.join("build/index.js").is_file() {
        return Ok(true);
    }
    stamp.clear();
    let mut command = tools.worker_build(&folder);
    command.arg(profile).env("CARGO_TERM_COLOR", if std::io::stdout().is_terminal() { "always" } else { "never" });
    let output = watch(&format!("function {name}"), &mut command, |_| false)?;
    if !output.success {
        eprintln!("{}", output.tail);
    } else if before == print() {
        // Only then is it certain that what was built is what is there.
        stamp.set(&before)?;
    }
    Ok(output.success)
}

/// A function's folder, or that of a Worker that only tests run.
fn folder_of(project: &Project, name: &str) -> PathBuf {
    let function = project.at("functions").join(name);
    if function.is_dir() { function } else { project.at("tests").join(name) }
}

/// Builds the front end into static/build, when it has a build.
pub(crate) fn front(project: &Project, tools: &Tools) -> Result<()> {
    let folder = project.at("static");
    let scripts = fs::read_to_string(folder.join("package.json")).unwrap_or_default();
    if !scripts.contains("\"build\":") {
        return make_folder(&folder.join("build"));
    }
    // The types of the front end come from the functions' published interfaces.
    let golden = project.functions()?.into_iter().map(|name| project.at("functions").join(name).join("tests/golden"));
    let paths: Vec<PathBuf> = golden.chain([folder.clone(), project.at("package-lock.json")]).collect();
    let stamp = Stamp(project.local("stamps/front"));
    let print = print_of(paths.iter().map(PathBuf::as_path), &[]);
    if stamp.holds(&print) && folder.join("build/index.html").is_file() {
        return Ok(());
    }
    stamp.clear();
    quietly("front end", tools.command("npm").args(["run", "build", "--silent", "-w", "static"]))?;
    stamp.set(&print)
}

/// Prints what each function weighs, raw and as it is sent to the edge.
fn print_sizes(project: &Project, names: &[String]) -> Result<()> {
    println!("  {:<14}{:>10}{:>10}", "function", "raw", "gzip");
    for name in names {
        let folder = project.at("functions").join(name).join("build");
        let files = ["index_bg.wasm", "index.js"].map(|file| folder.join(file));
        let (mut raw, mut packed) = (0, 0);
        for file in &files {
            raw += fs::metadata(file).map_or(0, |about| about.len());
            packed += gzip_size(file)?;
        }
        println!("  {name:<14}{:>7} KB{:>7} KB", raw.div_ceil(1000), packed.div_ceil(1000));
    }
    Ok(())
}

fn gzip_size(file: &Path) -> Result<usize> {
    let output = Command::new("gzip")
        .args(["-9", "-c"])
        .arg(file)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| failure!("gzip cannot be started: {error}"))?;
    Ok(output.stdout.len())
}
