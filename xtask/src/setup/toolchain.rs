//! A Rust compiler that can build for Workers (wasm32-unknown-unknown).
//!
//! First the one that is in use, then rustup, then Debian's packages for machines that
//! reach nothing but their distribution. `PORTICO_TOOLCHAIN=debian` goes there at once.

use super::debian;
use crate::process::{ask, exists, watch};
use crate::project::Project;
use crate::{Result, failure};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The target of a Worker.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// rustup is given up after this long without a single byte. A slow line makes some
/// progress in it; a closed network makes none, and this is paid once.
const RUSTUP_STALL_MAX: Duration = Duration::from_secs(20);

/// Who compiles for Workers. Native builds always use the compiler that is in use.
pub(crate) enum Toolchain {
    /// The one in use.
    InUse { version: String },
    /// Debian's, in /usr/bin.
    Debian { version: String, linker: PathBuf },
}

/// Finds or makes a toolchain.
pub(crate) fn ensure(project: &Project) -> Result<Toolchain> {
    let version = ask("rustc", &["-V"]).unwrap_or_default();
    let only_debian = std::env::var("PORTICO_TOOLCHAIN").is_ok_and(|wish| wish == "debian");
    if !only_debian && has_std("rustc") {
        return Ok(Toolchain::InUse { version });
    }
    if let Some(ready) = debian::toolchain() {
        debian::link_programs(&debian::programs(&project.root))?;
        return Ok(ready);
    }
    if !only_debian && exists("rustup") && add_with_rustup()? {
        return Ok(Toolchain::InUse { version });
    }
    debian::make_toolchain(project).map_err(|why| {
        failure!("no Rust compiler for {WASM}: run `rustup target add {WASM}` where there is a network, then this again ({})", why.0)
    })
}

/// Whether a compiler has the standard library for Workers.
pub(crate) fn has_std(rustc: &str) -> bool {
    ask(rustc, &["--print", "target-libdir", "--target", WASM]).is_some_and(|folder| {
        let names: Vec<OsString> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect();
        ["libcore-", "libstd-"].iter().all(|start| names.iter().any(|name| name.to_string_lossy().starts_with(start)))
    })
}

/// Tries `rustup target add`; false when the network does not answer.
fn add_with_rustup() -> Result<bool> {
    let home = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let downloads =
        home.or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".rustup"))).map(|home| home.join("downloads"));
    let mut size = 0;
    let mut moved = Instant::now();
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM]).env("RUSTUP_MAX_RETRIES", "1");
    let output = watch("rustup: the standard library for Workers", &mut rustup, |silent_for| {
        let now = downloads.as_deref().map_or(0, folder_size);
        if now != size {
            (size, moved) = (now, Instant::now());
        }
        silent_for > RUSTUP_STALL_MAX && moved.elapsed() > RUSTUP_STALL_MAX
    })?;
    if !output.success {
        println!("  rustup: no answer from its server; trying Debian's packages");
    }
    Ok(output.success && has_std("rustc"))
}

fn folder_size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.metadata().ok()).map(|about| about.len()).sum()
}

impl Toolchain {
    /// What the results of a build depend on.
    pub(crate) fn identity(&self) -> &str {
        match self {
            Self::InUse { version } | Self::Debian { version, .. } => version,
        }
    }

    /// Makes a build use this toolchain.
    pub(crate) fn apply(&self, root: &Path, path: &OsString, command: &mut Command) {
        let Self::Debian { linker, .. } = self else { return };
        let mut folders = vec![debian::programs(root)];
        folders.extend(std::env::split_paths(path));
        if let Ok(path) = std::env::join_paths(folders) {
            command.env("PATH", path);
        }
        // A compiler of its own would otherwise rebuild what the other one built.
        command
            .env("CARGO_TARGET_DIR", root.join("target/debian"))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
            .env("RUSTC", "/usr/bin/rustc")
            .env_remove("CARGO")
            .env_remove("RUSTUP_TOOLCHAIN");
    }
}
