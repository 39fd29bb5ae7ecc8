//! The demo space: a portal with something in it, for people who want to look around.

use crate::args::SeedOptions;
use crate::project::Project;
use crate::{Result, failure};
use std::fs;

/// Where the demo space goes.
pub(crate) struct Target<'a> {
    /// A running portal, such as `http://localhost:8787`.
    pub(crate) base_url: &'a str,
    /// What the portal's first operator proves their right with.
    pub(crate) setup_token: &'a str,
    /// As little as tests need, in place of a lively space.
    pub(crate) small: bool,
}

/// Someone who can sign in to the demo space.
pub(crate) struct SignIn {
    pub(crate) who: &'static str,
    pub(crate) email: &'static str,
    pub(crate) password: &'static str,
}

/// Fills an empty portal through its own interface.
#[expect(clippy::unnecessary_wraps, reason = "the content is written next, and its requests can fail")]
pub(crate) fn load(target: &Target) -> Result<()> {
    let _ = (target.base_url, target.setup_token, target.small);
    Ok(())
}

/// Those who can sign in once the demo space is loaded.
pub(crate) fn sign_ins() -> &'static [SignIn] {
    &[]
}

/// `cargo xtask seed`.
pub(crate) fn run(project: &Project, options: &SeedOptions) -> Result<()> {
    let setup_token = match &options.setup_token {
        Some(token) => token.clone(),
        None => local_setup_token(project)?,
    };
    load(&Target { base_url: &options.url, setup_token: &setup_token, small: options.small })
}

/// The set-up token of the local portal.
pub(crate) fn local_setup_token(project: &Project) -> Result<String> {
    let file = project.local("secrets.json");
    let text = fs::read_to_string(&file)
        .map_err(|_| failure!("start the portal first (cargo xtask dev), or give --setup-token"))?;
    let secrets: serde_json::Value = serde_json::from_str(&text)
        .map_err(|error| failure!("{} is damaged ({error}); remove it and start the portal again", file.display()))?;
    secrets["setupToken"]
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| failure!("{} has no setupToken; remove it and start the portal again", file.display()))
}
