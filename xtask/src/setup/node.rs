//! Node.js and npm packages. The pinned Node.js is itself a package; any npm can fetch it.

use super::debian;
use crate::process::{exists, quietly};
use crate::project::Project;
use crate::stamp::{Stamp, print_of};
use crate::{Result, failure};
use std::ffi::OsString;
use std::process::Command;

/// Installs the packages of the lock file unless they are there.
pub(crate) fn install(project: &Project) -> Result<()> {
    let files = ["package.json", "package-lock.json", "static/package.json"].map(|file| project.at(file));
    let print = print_of(files.iter().map(AsRef::as_ref), &[]);
    // Inside node_modules, so that removing that folder forgets the stamp too.
    let stamp = Stamp(project.at("node_modules/.portico-installed"));
    if stamp.holds(&print) {
        return Ok(());
    }
    if !exists("npm") {
        debian::install(&["nodejs", "npm"])
            .map_err(|_| failure!("npm is missing; install Node.js (https://nodejs.org) and run this again"))?;
    }
    // `npm ci` refuses the lock file where a registry lacks a package for some other system;
    // `--no-save` installs just as exactly and writes no lock file either.
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&project.root);
    quietly("npm packages", &mut npm)?;
    let node = project.at("node_modules/.bin/node");
    if !node.is_file() {
        return Err(failure!("npm did not install the pinned Node.js; remove node_modules and run this again"));
    }
    stamp.set(&print)
}

/// The PATH with the pinned Node.js and the packages' programs first.
pub(crate) fn path(project: &Project) -> OsString {
    let own = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(project.at("node_modules/.bin")).chain(std::env::split_paths(&own));
    std::env::join_paths(all).unwrap_or(own)
}
