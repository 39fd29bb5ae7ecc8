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
        // Without one, wrangler would look in the folders above and deploy the front door in its place.
        if !project.wrangler_folder(&function).join("wrangler.toml").is_file() {
            return Err(failure!("{function} has no wrangler.toml, so nobody knows where to deploy it"));
        }
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
    let Some(binding) = database_binding(&settings) else { return Ok(()) };
    let mut wrangler = tools.command("wrangler");
    wrangler.current_dir(&folder).args(["d1", "migrations", "list", binding, "--remote"]);
    with_env(&mut wrangler, options);
    let listed = quietly("the migrations that are applied", &mut wrangler)?;
    if listed.contains("No migrations to apply") {
        return Ok(());
    }
    let env = options.env.as_deref().map(|env| format!(" --env {env}")).unwrap_or_default();
    Err(failure!(
        "the database lacks migrations that {function} may need; apply them first: \
         (cd {} && npx wrangler d1 migrations apply {binding} --remote{env})",
        folder.display()
    ))
}

/// The database by its binding, which is the same in every environment.
fn database_binding(settings: &str) -> Option<&str> {
    let (_, section) = settings.split_once("[[d1_databases]]")?;
    let line = section.lines().find_map(|line| line.trim().strip_prefix("binding"))?;
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
    fn the_database_is_known_by_its_binding() {
        let settings = "name = \"space\"\n\n[[d1_databases]]\nbinding = \"DB\"\ndatabase_name = \"portico\"\n";
        assert_eq!(database_binding(settings), Some("DB"));
        assert_eq!(database_binding("name = \"front\"\n"), None);
    }
}
