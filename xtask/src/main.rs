//! Everything one does with the portal: `cargo xtask help`.

mod args;
mod build;
mod deploy;
mod dev;
mod process;
mod project;
mod seed;
mod setup;
mod stamp;
mod test;

use args::Task;
use project::Project;
use std::process::ExitCode;

/// What went wrong and what to do, in a sentence. Never a stack trace.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

/// The result of everything here that can fail.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// Makes a [`Failure`] like `format!` makes a string.
macro_rules! failure {
    ($($text:tt)*) => { $crate::Failure(format!($($text)*)) };
}
pub(crate) use failure;

fn main() -> ExitCode {
    let done = process::end_children_on_signals().and_then(|()| run());
    process::leave_if_interrupted();
    process::end_children();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(why)) => {
            eprintln!("\nxtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let task = args::parse(lexopt::Parser::from_env())?;
    let project = Project::here()?;
    match task {
        Task::Help => print!("{}", args::HELP),
        Task::Setup => setup::everything(&project).map(|_| ())?,
        Task::Dev(options) => dev::run(&project, &options)?,
        Task::Build { function, release } => {
            let tools = setup::everything(&project)?;
            build::run(&project, &tools, function.as_deref(), release)?;
        }
        Task::Test(options) => test::run(&project, &options)?,
        Task::Bench { rest } => {
            let tools = setup::everything(&project)?;
            build::run(&project, &tools, None, true)?;
            test::bench(&project, &tools, &rest)?;
        }
        Task::Seed(options) => seed::run(&project, &options)?,
        Task::Deploy(options) => deploy::run(&project, &options)?,
    }
    Ok(())
}
