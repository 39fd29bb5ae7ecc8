//! What Debian's packages can give: programs, and a whole toolchain for Workers.

use super::toolchain::{Toolchain, WASM, has_std};
use crate::process::{ask, exists, quietly, watch};
use crate::project::{Project, make_folder, unwritable, write};
use crate::{Result, failure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
/// Debian's newest compiler, kept for building browsers, with its sources and a wasm linker.
const COMPILER: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
/// Beside the standard library that was built here: the compiler it was built by.
const BUILT_BY: &str = "built-by";

/// Installs packages. Fails at once where there is no apt-get or no right to use it.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if !exists("apt-get") {
        return Err(failure!("this is not Debian; install {} by hand and run this again", packages.join(", ")));
    }
    let what = format!("Debian packages {}", packages.join(", "));
    let mut apt = as_root("apt-get");
    apt.args(["install", "-y", "-q", "--no-install-recommends"]).args(packages);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    // A list that is missing or old is fetched anew, but only then.
    if watch(&what, &mut apt, |_| false)?.success {
        return Ok(());
    }
    quietly("the list of Debian's packages", as_root("apt-get").args(["update", "-q"]))?;
    quietly(&what, &mut apt).map(|_| ())
}

/// A command with the rights of root, if they can be had without asking.
fn as_root(program: &str) -> Command {
    if ask("id", &["-u"]).is_some_and(|id| id == "0") || !exists("sudo") {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["--non-interactive", program]);
    command
}

/// Debian's toolchain if it is ready for use.
pub(crate) fn toolchain() -> Option<Toolchain> {
    let version = ask(RUSTC, &["-V"])?;
    let built_by = fs::read_to_string(library()?.join(BUILT_BY)).ok()?;
    let ready = built_by == version && has_std(RUSTC) && Path::new(CARGO).is_file();
    ready.then_some(Toolchain::Debian { version, linker: linker()? })
}

/// Installs Debian's compiler and builds the standard library for Workers from its sources.
pub(crate) fn make_toolchain(project: &Project) -> Result<Toolchain> {
    install(&COMPILER)?;
    let library = library().ok_or_else(|| failure!("{RUSTC} does not know {WASM}"))?;
    let built = build_std(&project.local("std"))?;
    quietly("a folder for the library", as_root("mkdir").arg("-p").arg(&library))?;
    quietly("copying the library", as_root("cp").args(&built).arg(&library))?;
    let note = project.local("std/built-by");
    write(&note, &ask(RUSTC, &["-V"]).unwrap_or_default())?;
    quietly("a note beside the library", as_root("cp").arg(&note).arg(&library))?;
    link_programs(&programs(&project.root))?;
    toolchain().ok_or_else(|| failure!("the library was built but {RUSTC} does not find it"))
}

/// Builds the standard library as the dependency of an empty crate; gives its files.
fn build_std(folder: &Path) -> Result<Vec<PathBuf>> {
    write(&folder.join("Cargo.toml"), "[package]\nname = \"nothing\"\nedition = \"2024\"\n\n[workspace]\n")?;
    write(&folder.join("src/lib.rs"), "#![no_std]\n")?;
    let mut cargo = Command::new(CARGO);
    cargo
        .args(["build", "--release", "-Zbuild-std=std,panic_abort", "--target", WASM])
        .current_dir(folder)
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTUP_TOOLCHAIN");
    quietly("the standard library for Workers (once, about 30 s)", &mut cargo)?;
    let deps = folder.join("target").join(WASM).join("release/deps");
    let entries = fs::read_dir(&deps).map_err(|error| failure!("{} cannot be read: {error}", deps.display()))?;
    let files = entries.flatten().map(|entry| entry.path());
    Ok(files
        .filter(|path| {
            path.extension().is_some_and(|end| end == "rlib") && !path.to_string_lossy().contains("libnothing")
        })
        .collect())
}

fn library() -> Option<PathBuf> {
    ask(RUSTC, &["--print", "target-libdir", "--target", WASM]).map(PathBuf::from)
}

fn linker() -> Option<PathBuf> {
    let names = fs::read_dir("/usr/bin").ok()?.flatten().map(|entry| entry.path());
    names.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("wasm-ld"))).max()
}

/// A folder with Debian's cargo and rustc alone, to stand first on a PATH.
pub(crate) fn programs(root: &Path) -> PathBuf {
    root.join(".portico/tools/debian")
}

/// Fills that folder.
pub(crate) fn link_programs(folder: &Path) -> Result<()> {
    make_folder(folder)?;
    for (name, program) in [("cargo", CARGO), ("rustc", RUSTC)] {
        let link = folder.join(name);
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(program, &link).map_err(|error| unwritable(&link, &error))?;
    }
    Ok(())
}
