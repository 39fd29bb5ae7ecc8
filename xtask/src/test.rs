//! `cargo xtask test`: every check, each with its time, and a count at the end.

mod count;
mod native;
mod steps;
mod unchanged;

use crate::args::TestOptions;
use crate::process::aloud;
use crate::project::Project;
use crate::setup::{self, Tools};
use crate::{Failure, Result, failure};
use count::Count;
use std::cell::OnceCell;
use std::process::Command;
use std::time::Instant;
use steps::{STEPS, Step};
use unchanged::Unchanged;

/// What the steps share.
pub(crate) struct Run<'a> {
    project: &'a Project,
    /// Set up when a step first needs it, so that native checks need no Node.js.
    tools: OnceCell<Tools>,
    /// What passed as it is now.
    unchanged: Unchanged<'a>,
    /// Only tests with this in their name.
    only: Option<&'a str>,
    count: Count,
}

/// Runs the steps in order. The first that fails ends the run.
pub(crate) fn run(project: &Project, options: &TestOptions) -> Result<()> {
    let filter = options.filter.as_deref();
    let named: Vec<&Step> = STEPS.iter().filter(|step| Some(step.name) == filter).collect();
    let only = if named.is_empty() { filter } else { None };
    let chosen: Vec<&Step> = match filter {
        Some(_) if !named.is_empty() => named,
        Some(_) => STEPS.iter().filter(|step| step.takes_filter).collect(),
        None => STEPS.iter().filter(|step| step.quick || !options.quick).collect(),
    };
    // What is asked for by name is run, whatever was known of it.
    let unchanged = Unchanged::now(project, options.again || filter.is_some(), only.is_some());
    let mut run = Run { project, tools: OnceCell::new(), unchanged, only, count: Count::default() };
    let started = Instant::now();
    let mut times = Vec::new();
    for step in chosen {
        let begun = Instant::now();
        println!("\n== {}: {}", step.name, step.what);
        let note = run.unchanged.step(step.name, step.inputs);
        if note.as_ref().is_some_and(unchanged::Note::holds) {
            println!("== {}: passed as it is", step.name);
            times.push(format!("{} as it was", step.name));
            continue;
        }
        if let Some(note) = &note {
            note.clear();
        }
        let done = (step.run)(&mut run);
        let seconds = begun.elapsed().as_secs_f32();
        println!("== {}: {seconds:.1} s", step.name);
        if let Err(Failure(why)) = done {
            run.count.print();
            return Err(failure!(
                "{} failed after {seconds:.0} s: {why}. Alone: cargo xtask test {}",
                step.name,
                step.name
            ));
        }
        if let Some(note) = note {
            note.passed();
        }
        times.push(format!("{} {seconds:.0} s", step.name));
    }
    println!("\nall steps passed in {:.0} s ({})", started.elapsed().as_secs_f32(), times.join(", "));
    run.count.print();
    Ok(())
}

impl Run<'_> {
    fn tools(&self) -> Result<&Tools> {
        if let Some(tools) = self.tools.get() {
            return Ok(tools);
        }
        let tools = setup::everything(self.project)?;
        Ok(self.tools.get_or_init(|| tools))
    }

    /// Runs a program in the foreground, counts the tests that it reports, and fails when it does.
    fn check(&mut self, command: &mut Command) -> Result<()> {
        let count = &mut self.count;
        let passed = aloud(command, |line| count.read(line))?;
        if passed { Ok(()) } else { Err(failure!("its words are above")) }
    }

    fn exists(&self, path: &str) -> bool {
        self.project.at(path).exists()
    }
}

/// `cargo xtask bench`.
pub(crate) fn bench(project: &Project, tools: &Tools, rest: &[String]) -> Result<()> {
    let program = "tests/bench/run.mjs";
    if !project.at(program).is_file() {
        return Err(failure!("{program} is not there yet"));
    }
    let mut node = tools.node();
    if rest.iter().any(|part| part == "year") {
        node.env("PORTICO_LOCALSTRIPE", setup::localstripe(project)?);
    }
    let passed = aloud(node.arg(program).args(rest), |_| ())?;
    if passed { Ok(()) } else { Err(failure!("the measurement failed; its words are above")) }
}
