//! The checks, in the order in which a mistake is found soonest.

use super::Run;
use crate::args::DeployOptions;
use crate::process::exists;
use crate::setup::WASM;
use crate::{Result, build, deploy, failure, setup};
use std::path::PathBuf;
use std::process::Command;

/// One check.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    /// Needs neither Node.js nor Workers.
    pub(crate) quick: bool,
    /// The files that decide what comes of it: if they are what they were when it passed, it is not run again. None for
    /// what is quick, or looks by itself at what has changed.
    pub(crate) inputs: &'static [&'static str],
    /// Can run only the tests with a given name.
    pub(crate) takes_filter: bool,
    pub(crate) run: fn(&mut Run) -> Result<()>,
}

const fn step(name: &'static str, what: &'static str, run: fn(&mut Run) -> Result<()>) -> Step {
    Step { name, what, quick: false, inputs: &[], takes_filter: false, run }
}

/// All checks.
pub(crate) const STEPS: &[Step] = &[
    Step { quick: true, ..step("fmt", "the code is formatted", fmt) },
    Step { quick: true, ..step("clippy", "the code has no warnings", clippy) },
    Step { quick: true, takes_filter: true, ..step("native", "rules and functions, on SQLite", native) },
    Step { quick: true, inputs: CODE, ..step("docs", "the documentation builds", docs) },
    Step {
        inputs: &["Cargo.toml", "Cargo.lock", "shared", "functions/documents", "tests/documents"],
        ..step("documents", "invoices, judged by the validators that others use", documents)
    },
    Step {
        inputs: &["Cargo.toml", "Cargo.lock", "shared", "functions", "tests/counterparts"],
        ..step("counterparts", "what others' servers make of our requests", counterparts)
    },
    Step {
        inputs: &["package.json", "package-lock.json", "static", "…/golden"],
        ..step("front", "the front end's types and units", front)
    },
    Step { inputs: CODE, ..step("build", "every function builds for Workers", build) },
    Step { inputs: PORTAL, ..step("twin", "SQLite and D1 agree", twin) },
    Step { takes_filter: true, inputs: PORTAL, ..step("journeys", "whole ways through the running portal", journeys) },
    Step { inputs: PORTAL, ..step("deploy", "every function could be deployed", deploy_dry) },
    Step { inputs: PORTAL, ..step("fuzz", "requests that nobody thought of", fuzz) },
];

/// What is compiled.
const CODE: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "clippy.toml",
    "functions",
    "shared",
    "tests",
    "xtask",
    "d1-migrations",
    "static/src/lib/styles",
];
/// What a running portal is made of, and what asks it.
const PORTAL: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "functions",
    "shared",
    "tests",
    "xtask",
    "d1-migrations",
    "static",
    "wrangler.toml",
    "package.json",
    "package-lock.json",
];

/// Cargo with Clippy's compiler, which compiles as any other and says what it finds as it goes: what `cargo clippy` does,
/// but what it has looked at is built, and is not compiled once more to be run.
fn cargo(run: &Run, args: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(args).current_dir(&run.project.root);
    cargo.env("RUSTC_WORKSPACE_WRAPPER", CLIPPY).env("CLIPPY_ARGS", DENY_WARNINGS);
    cargo
}

const CLIPPY: &str = "clippy-driver";
/// `-D warnings`, as `cargo clippy` tells it.
const DENY_WARNINGS: &str = "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__";

/// What is compiled for this machine, and with what: with the OpenAPI documents, whose goldens are tests. The same wherever
/// cargo is asked, else it compiles what all of it depends on once more, with other features.
const ALL: [&str; 3] = ["--workspace", "--features", "openapi"];

fn fmt(run: &mut Run) -> Result<()> {
    let mut cargo = cargo(run, &["fmt", "--all", "--check"]);
    run.check(&mut cargo)
}

fn clippy(run: &mut Run) -> Result<()> {
    if !exists(CLIPPY) {
        return Err(failure!(
            "{CLIPPY} is missing; `rustup component add clippy` installs it, or Debian's rust-clippy"
        ));
    }
    // `build` lints what Workers have.
    let mut cargo = cargo(run, &["build", "--all-targets"]);
    crate::process::quietly("building it all", cargo.args(ALL)).map(|_| ())
}

fn native(run: &mut Run) -> Result<()> {
    let tests = || {
        let mut cargo = cargo(run, &["test"]);
        cargo.args(ALL);
        cargo
    };
    let (programs, documented) = (tests(), tests());
    super::native::run(run, programs, documented)
}

fn docs(run: &mut Run) -> Result<()> {
    let mut cargo = cargo(run, &["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"]);
    run.check(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

fn front(run: &mut Run) -> Result<()> {
    let tools = run.tools()?;
    build::front(run.project, tools)?;
    // `check` and `test` are the names of the scripts in static/package.json.
    let mut scripts = ["check", "test"].map(|script| {
        let mut npm = tools.command("npm");
        npm.args(["run", script, "--if-present", "--silent", "-w", "static"]);
        npm
    });
    scripts.iter_mut().try_for_each(|script| run.check(script))
}

/// Builds, and lints what only a Worker compiles: the entries.
fn build(run: &mut Run) -> Result<()> {
    build::run(run.project, run.tools()?, None, false)?;
    if !run.tools()?.lints_for_workers() {
        println!("   (the entries are not linted: Debian's compiler comes without clippy)");
        return Ok(());
    }
    let functions = run.project.functions()?;
    let mut cargo = Command::new("cargo");
    cargo.args(["clippy", "--quiet", "--lib", "--target", WASM]).current_dir(&run.project.root);
    cargo.args(functions.iter().flat_map(|name| ["-p", name])).args(["--", "-D", "warnings"]);
    run.check(&mut cargo)
}

fn twin(run: &mut Run) -> Result<()> {
    let failed = build::functions(run.project, run.tools()?, &["twin".to_owned()], false)?;
    if !failed.is_empty() {
        return Err(failure!("the twin suite's Worker could not be built; the compiler's words are above"));
    }
    run_program(run, "tests/twin/run.mjs", &[])
}

/// Runs one of our programs if it is there.
fn run_program(run: &mut Run, program: &str, env: &[(&str, PathBuf)]) -> Result<()> {
    if !run.exists(program) {
        println!("   ({program} is not there yet)");
        return Ok(());
    }
    built(run)?;
    let mut node = run.tools()?.node();
    node.arg(program).envs(env.iter().map(|(name, value)| (name, value)));
    run.check(&mut node)
}

/// What runs in Workers needs them built.
fn built(run: &Run) -> Result<()> {
    let tools = run.tools()?;
    build::front(run.project, tools)?;
    build::run(run.project, tools, None, false)
}

fn journeys(run: &mut Run) -> Result<()> {
    let pattern = "tests/**/*.test.mjs";
    if !has_node_tests(&run.project.at("tests")) {
        println!("   (there is no {pattern} yet)");
        return Ok(());
    }
    built(run)?;
    pdf_tools()?;
    let (browser, localstripe) = (browser()?, setup::localstripe(run.project)?);
    let mut node = run.tools()?.node();
    node.arg("tests/run.mjs").args(run.only);
    run.check(node.env("CHROME_PATH", browser).env("PORTICO_LOCALSTRIPE", localstripe))
}

/// The payment provider's part of billing against a real server, whose requests and answers are held to the vendor's schema.
fn counterparts(run: &mut Run) -> Result<()> {
    let localstripe = setup::localstripe(run.project)?;
    let mut node = run.tools()?.node();
    node.args(["tests/counterparts/stripe/main.mjs", "{}", "cargo", "test", "--quiet"]).args(ALL);
    node.env("RUSTC_WORKSPACE_WRAPPER", CLIPPY).env("CLIPPY_ARGS", DENY_WARNINGS);
    run.check(node.args(["--test", "provider_live"]).env("PORTICO_LOCALSTRIPE", localstripe))
}

fn has_node_tests(folder: &std::path::Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries
        .into_iter()
        .any(|path| if path.is_dir() { has_node_tests(&path) } else { path.to_string_lossy().ends_with(".test.mjs") })
}

/// A Chromium: the one that `CHROME_PATH` names, one that is installed, or Debian's.
fn browser() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME_PATH") {
        return Ok(named.into());
    }
    let find = || {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
        std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|file| file.is_file())
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    setup::install_debian_packages(&["chromium"])
        .map_err(|_| failure!("no browser was found; install Chromium, or say where one is in CHROME_PATH"))?;
    find().ok_or_else(|| failure!("Debian's chromium is installed but not on the PATH; say where it is in CHROME_PATH"))
}

fn deploy_dry(run: &mut Run) -> Result<()> {
    let dry = DeployOptions { dry_run: true, built: true, ..DeployOptions::default() };
    built(run)?;
    deploy::with_tools(run.project, run.tools()?, &dry)
}

/// Schemathesis, in a Python environment of its own.
fn fuzz(run: &mut Run) -> Result<()> {
    if !run.exists("tests/fuzz/run.mjs") {
        println!("   (tests/fuzz/run.mjs is not there yet)");
        return Ok(());
    }
    let bin = setup::python(run.project, "venv", "tests/fuzz/requirements.txt")?;
    run_program(run, "tests/fuzz/run.mjs", &[("SCHEMATHESIS", bin.join("st"))])
}

/// What reads PDFs: Debian's packages, unless they are there.
fn pdf_tools() -> Result<()> {
    if !["qpdf", "pdftotext", "pdfdetach"].into_iter().all(exists) {
        setup::install_debian_packages(&["qpdf", "poppler-utils"])
            .map_err(|_| failure!("qpdf and poppler's tools are missing; install them and run this again"))?;
    }
    Ok(())
}

/// Writes the corpus of invoices and shows it to the schemas and rules of the standards, and to qpdf and poppler.
fn documents(run: &mut Run) -> Result<()> {
    pdf_tools()?;
    let bin = setup::python(run.project, "venv-documents", "tests/documents/requirements.txt")?;
    let folder = run.project.local("documents");
    // Nothing of an earlier run is judged.
    let _ = std::fs::remove_dir_all(&folder);
    let mut build = cargo(run, &["build", "--example", "corpus"]);
    let corpus = super::native::built("building the invoices' author", build.args(ALL))?;
    run.check(Command::new(corpus).arg(&folder))?;
    let mut judge = Command::new(bin.join("python"));
    run.check(judge.arg("tests/documents/validate.py").arg(&folder).current_dir(&run.project.root))
}
