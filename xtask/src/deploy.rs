//! `cargo xtask deploy`: one function at a time, or all of them with the front door last.

use crate::args::DeployOptions;
use crate::process::{quietly, watch};
use crate::project::Project;
use crate::setup::{self, Tools};
use crate::{Result, build, failure};
use std::fs;

/// Builds for release, checks that the migrations are applied, and uploads.
pub(crate) fn run(project: &Project, options: &DeployOptions) -> Result<()> {
    with_tools(project, &setup::everything(project)?, options)
}

/// The same, with tools that are set up.
pub(crate) fn with_tools(project: &Project, tools: &Tools, options: &DeployOptions) -> Result<()> {
    if !options.built {
        build::front(project, tools)?;
        build::run(project, tools, options.function.as_deref(), true)?;
    }
    for function in project.chosen(options.function.as_deref())? {
        if !options.dry_run {
            check_migrations(project, tools, &function, options)?;
        }
        upload(project, tools, &function, options)?;
    }
    Ok(())
}

/// New code must not meet an old schema: migrations are applied first, by hand and on purpose.
fn check_migrations(project: &Project, tools: &Tools, function: &str, options: &DeployOptions) -> Result<()> {
    let folder = project.wrangler_folder(function);
    let settings = fs::read_to_string(folder.join("wrangler.toml")).unwrap_or_default();
    let Some(database) = database_name(&settings) else { return Ok(()) };
    let mut wrangler = tools.command("wrangler");
    wrangler.current_dir(&folder).args(["d1", "migrations", "list", database, "--remote"]);
    with_env(&mut wrangler, options);
    let listed = quietly(&format!("migrations of {database}"), &mut wrangler)?;
    if listed.contains("No migrations to apply") {
        return Ok(());
    }
    Err(failure!(
        "{database} lacks migrations that {function} may need; apply them first: \
         (cd {} && npx wrangler d1 migrations apply {database} --remote)",
        folder.display()
    ))
}

fn database_name(settings: &str) -> Option<&str> {
    let line = settings.lines().find_map(|line| line.trim().strip_prefix("database_name"))?;
    line.split('"').nth(1)
}

fn upload(project: &Project, tools: &Tools, function: &str, options: &DeployOptions) -> Result<()> {
    let mut wrangler = tools.command("wrangler");
    wrangler.current_dir(project.wrangler_folder(function)).arg("deploy");
    with_env(&mut wrangler, options);
    if options.dry_run {
        wrangler.arg("--dry-run").arg("--outdir").arg(project.local(format!("dry-run/{function}")));
    }
    let output = watch(&format!("deploying {function}"), &mut wrangler, |_| false)?;
    if !output.success {
        eprint!("{}", output.tail);
        return Err(failure!("{function} was not deployed; wrangler's words are above"));
    }
    let size = output.tail.lines().find(|line| line.contains("Total Upload")).unwrap_or_default();
    let verb = if options.dry_run { "could be deployed" } else { "deployed" };
    println!("  {function}: {verb}. {}", size.trim());
    Ok(())
}

/// An environment must be named even when it is the default one, or wrangler warns.
fn with_env(wrangler: &mut std::process::Command, options: &DeployOptions) {
    wrangler.arg("--env").arg(options.env.as_deref().unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_named_in_the_settings() {
        assert_eq!(database_name("[[d1_databases]]\nbinding = \"DB\"\ndatabase_name = \"portico\"\n"), Some("portico"));
        assert_eq!(database_name("name = \"front\"\n"), None);
    }
}
