//! `cargo xtask dev`: the whole portal on this machine.

mod server;
mod watcher;

use crate::args::DevOptions;
use crate::project::{Project, write};
use crate::setup::{self, Tools};
use crate::{Failure, Result, build, failure, seed};
use server::{Places, Server};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};
use watcher::{Changes, Watcher};

/// How often the sources are looked at. A look takes a few milliseconds.
const LOOK_EVERY: Duration = Duration::from_millis(300);

/// Some of the cards that `tests/counterparts/README.md` lists; expiry and code are free.
const TEST_CARDS: [(&str, &str); 3] = [
    ("4242 4242 4242 4242", "works"),
    ("4000 0027 6000 3184", "asks for 3-D Secure"),
    ("4000 0000 0000 9995", "is declined"),
];

/// Sets up, builds, starts, seeds and watches, until it is interrupted.
pub(crate) fn run(project: &Project, options: &DevOptions) -> Result<()> {
    let started = Instant::now();
    let tools = setup::everything(project)?;
    let state = project.at(&options.state);
    if options.reset {
        forget(&state)?;
    }
    let mut watcher = Watcher::new(project);
    let all = project.functions()?;
    // The counterpart of the payment provider is fetched meanwhile, the first time.
    let (failed, localstripe) = thread::scope(|scope| {
        let localstripe = scope.spawn(|| setup::localstripe_if_possible(project));
        (build::functions(project, &tools, &all, false), localstripe.join().ok().flatten())
    });
    let failed = failed?;
    if !failed.is_empty() {
        eprintln!("  not built: {}; the portal starts without", failed.join(", "));
    }
    if let Err(Failure(why)) = build::front(project, &tools) {
        eprintln!("  {why}; the portal starts with the pages that are there");
    }
    let mut server = Server::start(
        &tools,
        options,
        &Places { state: &state, secrets: &project.local("secrets.json"), localstripe: localstripe.as_deref() },
    )?;
    if options.seed {
        seed_once(&state, &server)?;
    }
    greet(options, &server, started);
    if !options.watch {
        return server.wait();
    }
    loop {
        thread::sleep(LOOK_EVERY);
        server.check()?;
        if let Some(changes) = watcher.look(project)? {
            take_over(project, &tools, &mut server, &changes);
        }
    }
}

/// Removes the database, the files, the queues and the mails.
fn forget(state: &Path) -> Result<()> {
    match fs::remove_dir_all(state) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(failure!("{} cannot be removed: {error}", state.display()))
        }
        _ => Ok(()),
    }
}

/// Loads the demo space into a database that never had one.
fn seed_once(state: &Path, server: &Server) -> Result<()> {
    let note = seeded_note(state);
    if note.is_file() {
        return Ok(());
    }
    seed::load(&seed::Target { base_url: &server.url, setup_token: &server.setup_token, small: false })?;
    write(&note, "The demo space was loaded into this database.\n")
}

fn seeded_note(state: &Path) -> PathBuf {
    state.join("seeded")
}

fn greet(options: &DevOptions, server: &Server, started: Instant) {
    println!("\n  Portal    {}", server.url);
    println!("  Mailbox   http://localhost:{}", options.mail_port);
    println!("  Admin     http://localhost:{}/ready   (POST /cron?worker=…&cron=…, POST /reload)", options.admin_port);
    if server.pays {
        println!(
            "  Payments  http://localhost:{}/provider   (what was taken, and which events billing heard)",
            options.admin_port
        );
        for (card, what) in TEST_CARDS {
            println!("  {:<10}{card}  {what}", "Card");
        }
    }
    if options.seed {
        for one in seed::sign_ins() {
            println!("  {:<10}{}  {}", one.who, one.email, one.password);
        }
    }
    println!("\n  Ready after {:.1} s. Ctrl-C ends it.\n", started.elapsed().as_secs_f32());
}

/// Builds what changed and has the running portal take it over. What cannot be built or
/// applied is reported, and the portal goes on as it was.
fn take_over(project: &Project, tools: &Tools, server: &mut Server, changes: &Changes) {
    let started = Instant::now();
    if let Err(Failure(why)) = try_to_take_over(project, tools, server, changes) {
        eprintln!("  {why}; the portal goes on as it was");
        return;
    }
    println!("  {} taken over after {:.1} s", changes, started.elapsed().as_secs_f32());
}

fn try_to_take_over(project: &Project, tools: &Tools, server: &mut Server, changes: &Changes) -> Result<()> {
    let names: Vec<String> = changes.functions.iter().cloned().collect();
    let failed = build::functions(project, tools, &names, false)?;
    if changes.front {
        build::front(project, tools)?;
    }
    if changes.migrations {
        server.order("migrate")?;
    }
    if failed.len() < names.len() || changes.front || changes.settings {
        server.order("reload")?;
    }
    if failed.is_empty() { Ok(()) } else { Err(failure!("not built: {}", failed.join(", "))) }
}
