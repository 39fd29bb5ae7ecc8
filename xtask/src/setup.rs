//! Everything that must be on a machine before the portal can be built: done once, then skipped.

mod debian;
mod node;
mod python;
mod toolchain;
mod tools;

use crate::Result;
use crate::project::Project;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use toolchain::Toolchain;

pub(crate) use debian::install as install_debian_packages;
pub(crate) use python::{localstripe, localstripe_if_possible, python};
pub(crate) use toolchain::WASM;

/// The tools, and how to call them.
pub(crate) struct Tools {
    root: PathBuf,
    program: PathBuf,
    path: OsString,
    toolchain: Toolchain,
    worker_build: PathBuf,
    wasm_bindgen: PathBuf,
}

/// Sets up what is missing. Nothing is missing on most calls, and then this takes 0.1 s.
pub(crate) fn everything(project: &Project) -> Result<Tools> {
    // The network is slow and the compiler is busy: the two go well together.
    let (packages, tools) = thread::scope(|scope| {
        let packages = scope.spawn(|| node::install(project));
        let tools = toolchain::ensure(project).and_then(|toolchain| Ok((toolchain, tools::ensure(project)?)));
        (packages.join(), tools)
    });
    packages.unwrap_or_else(|_| Err(crate::failure!("npm could not be run; try `npm ci` by hand")))?;
    let (toolchain, tools) = tools?;
    Ok(Tools {
        root: project.root.clone(),
        program: project.program.clone(),
        path: node::path(project),
        toolchain,
        worker_build: tools.worker_build,
        wasm_bindgen: tools.wasm_bindgen,
    })
}

impl Tools {
    /// A program with the pinned Node.js and the installed packages first on its PATH.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.path);
        command.env("WRANGLER_SEND_METRICS", "false").env("CLOUDFLARE_CF_FETCH_ENABLED", "false");
        // The tests' portals are seeded by this very program.
        command.env("PORTICO_XTASK", &self.program);
        command
    }

    /// Node.js itself, as pinned.
    pub(crate) fn node(&self) -> Command {
        let node = self.root.join("node_modules/.bin/node");
        self.command(&node.to_string_lossy())
    }

    /// worker-build in the folder of a function.
    pub(crate) fn worker_build(&self, folder: &Path) -> Command {
        let bin = self.root.join("node_modules/.bin");
        let mut command = self.command(&self.worker_build.to_string_lossy());
        command
            .current_dir(folder)
            .env("WASM_BINDGEN_BIN", &self.wasm_bindgen)
            .env("WASM_OPT_BIN", bin.join("wasm-opt"))
            .env("ESBUILD_BIN", bin.join("esbuild"))
            .env("RUST_BACKTRACE", "0");
        self.toolchain.apply(&self.root, &self.path, &mut command);
        command
    }

    /// Whether the compiler in use can build for Workers, with its own lints.
    pub(crate) fn lints_for_workers(&self) -> bool {
        matches!(self.toolchain, Toolchain::InUse { .. })
    }

    /// What a build depends on besides its sources.
    pub(crate) fn identity(&self) -> String {
        format!("{} {}", self.toolchain.identity(), self.worker_build.display())
    }
}
