//! worker-build and wasm-bindgen, in versions that fit Cargo.lock, kept under .portico/tools.
//!
//! Both are built without optimisation: they are ready in half the time, and run for less
//! than a second on a function either way.

use super::debian;
use crate::process::{ask, exists, quietly};
use crate::project::{Project, make_folder, unwritable};
use crate::stamp::{Stamp, print_of};
use crate::{Result, failure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version must go with `worker` in Cargo.toml.
const WORKER_BUILD_VERSION: &str = "0.8.7";

/// Where the tools are.
pub(crate) struct Installed {
    pub(crate) worker_build: PathBuf,
    pub(crate) wasm_bindgen: PathBuf,
}

/// Builds what is missing.
pub(crate) fn ensure(project: &Project) -> Result<Installed> {
    let wasm_bindgen = wasm_bindgen(project)?;
    let worker_build = worker_build(project)?;
    // 700 MB that nobody needs again until a version changes.
    let _ = fs::remove_dir_all(project.local("tools/target"));
    Ok(Installed { worker_build, wasm_bindgen })
}

fn worker_build(project: &Project) -> Result<PathBuf> {
    let folder = project.local(format!("tools/worker-build-{WORKER_BUILD_VERSION}"));
    let program = folder.join("bin/worker-build");
    if program.is_file() {
        return Ok(program);
    }
    if cfg!(target_os = "linux") && (!exists("pkg-config") || ask("pkg-config", &["--exists", "openssl"]).is_none()) {
        debian::install(&["pkg-config", "libssl-dev"]).map_err(|_| {
            failure!("worker-build needs OpenSSL's headers and pkg-config; install them and run this again")
        })?;
    }
    let mut cargo = cargo(project);
    cargo.args(["install", "--locked", "--debug", "--bin", "worker-build", "--root"]).arg(&folder);
    cargo.arg(format!("worker-build@{WORKER_BUILD_VERSION}"));
    quietly("worker-build (once, about a minute)", &mut cargo)?;
    Ok(program)
}

fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let source = project.at("xtask/wasm-bindgen");
    same_version(project, &source)?;
    let program = project.local("tools/wasm-bindgen");
    let stamp = Stamp(project.local("stamps/wasm-bindgen"));
    let print = print_of([source.as_path()], &[]);
    if program.is_file() && stamp.holds(&print) {
        return Ok(program);
    }
    let mut cargo = cargo(project);
    cargo.args(["build", "--locked", "--manifest-path"]).arg(source.join("Cargo.toml"));
    quietly("wasm-bindgen (once, about 20 s)", &mut cargo)?;
    make_folder(&project.local("tools"))?;
    let built = project.local("tools/target/debug/wasm-bindgen-tool");
    fs::copy(&built, &program).map_err(|error| unwritable(&program, &error))?;
    stamp.set(&print)?;
    Ok(program)
}

/// Cargo for tools: one target folder, so that what they have in common is compiled once.
fn cargo(project: &Project) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(&project.root)
        .env("CARGO_TARGET_DIR", project.local("tools/target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_INCREMENTAL", "false");
    cargo
}

/// The two lock files must name one version of wasm-bindgen.
fn same_version(project: &Project, tool: &Path) -> Result<()> {
    let Some(ours) = locked_version(&project.at("Cargo.lock"), "wasm-bindgen") else { return Ok(()) };
    let Some(its) = locked_version(&tool.join("Cargo.lock"), "wasm-bindgen-shared") else { return Ok(()) };
    if ours == its {
        return Ok(());
    }
    Err(failure!(
        "Cargo.lock has wasm-bindgen {ours} but the tool is {its}; run \
         `cargo update -p wasm-bindgen --precise {its}`, or change both versions in xtask/wasm-bindgen/Cargo.toml to {ours}"
    ))
}

fn locked_version(lock: &Path, package: &str) -> Option<String> {
    let text = fs::read_to_string(lock).ok()?;
    let entry = text.split("[[package]]").find(|entry| entry.contains(&format!("name = \"{package}\"\n")))?;
    let version = entry.lines().find_map(|line| line.strip_prefix("version = "))?;
    Some(version.trim_matches('"').to_owned())
}
