//! Python programs of the tests, each in an environment of its own.

use super::debian;
use crate::process::{exists, quietly};
use crate::project::Project;
use crate::stamp::{Stamp, print_of};
use crate::{Failure, Result, failure};
use std::path::PathBuf;
use std::process::Command;

/// The folder of the programs of an environment that holds what a file of requirements names.
pub(crate) fn python(project: &Project, folder: &str, requirements: &str) -> Result<PathBuf> {
    let venv = project.local(folder);
    let wanted = project.at(requirements);
    let stamp = Stamp(venv.join("portico-installed"));
    let print = print_of([wanted.as_path()], &[]);
    if !stamp.holds(&print) {
        if !exists("python3") {
            debian::install(&["python3", "python3-venv"])
                .map_err(|_| failure!("python3 is missing; install it and run this again"))?;
        }
        quietly("a Python environment", Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
        let mut pip = Command::new(venv.join("bin/pip"));
        pip.args(["install", "--quiet", "--disable-pip-version-check", "-r"]).arg(&wanted);
        quietly(requirements, &mut pip)?;
        stamp.set(&print)?;
    }
    Ok(venv.join("bin"))
}

/// The same for people who only look around: without Python on this machine, or when it cannot be installed, none.
pub(crate) fn localstripe_if_possible(project: &Project) -> Option<PathBuf> {
    let found = if exists("python3") { localstripe(project) } else { Err(failure!("python3 is missing")) };
    match found {
        Ok(python) => Some(python),
        Err(Failure(why)) => {
            let first = why.lines().next().unwrap_or_default();
            eprintln!("  no payment provider: {first}; the portal starts, but nothing can be paid");
            None
        }
    }
}

/// The Python that has localstripe, the counterpart of the payment provider.
pub(crate) fn localstripe(project: &Project) -> Result<PathBuf> {
    Ok(python(project, "venv-stripe", "tests/counterparts/stripe/requirements.txt")?.join("python"))
}
