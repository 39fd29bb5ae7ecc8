//! The command line.

use crate::{Result, failure};
use lexopt::{Arg, Parser, ValueExt as _};
use std::path::PathBuf;

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
cargo xtask <command>

  dev      set everything up, run the whole portal on this machine, rebuild what changes
             --port 8787  --mail-port 1080  --smtp-port 1025  --admin-port 8788
             --state .portico/state   where the database lives
             --reset                  forget the database first
             --no-watch  --no-seed
  test     set everything up and run every check
             [filter]                 one step (fmt, clippy, native, docs, documents, counterparts, front, build,
                                      twin, journeys, deploy, fuzz) or the tests with this in their name
             --quick                  only what needs neither Node.js nor Workers
             --again                  also what passed as it is now
  build    build the functions into functions/<function>/build
             [function]  --release
  seed     load the demo space into a running portal
             --url http://localhost:8787  --setup-token …  --small
  deploy   build for release and deploy one function, or all of them
             <function> | --all  --env production
             --dry-run                everything but the upload; needs no network
             --built                  take what is built already
  bench    build for release and measure
  setup    only set everything up
";

/// One command with its flags.
pub(crate) enum Task {
    Help,
    Setup,
    Dev(DevOptions),
    Build { function: Option<String>, release: bool },
    Test(TestOptions),
    Bench { rest: Vec<String> },
    Seed(SeedOptions),
    Deploy(DeployOptions),
}

/// Flags of `dev`.
pub(crate) struct DevOptions {
    pub(crate) port: u16,
    pub(crate) mail_port: u16,
    pub(crate) smtp_port: u16,
    pub(crate) admin_port: u16,
    pub(crate) state: PathBuf,
    pub(crate) reset: bool,
    pub(crate) watch: bool,
    pub(crate) seed: bool,
}

/// Flags of `test`.
#[derive(Default)]
pub(crate) struct TestOptions {
    pub(crate) filter: Option<String>,
    pub(crate) quick: bool,
    /// Runs what passed as it is, too.
    pub(crate) again: bool,
}

/// Flags of `seed`.
pub(crate) struct SeedOptions {
    pub(crate) url: String,
    /// The local portal's own when left out.
    pub(crate) setup_token: Option<String>,
    pub(crate) small: bool,
}

/// Flags of `deploy`.
#[derive(Default)]
pub(crate) struct DeployOptions {
    /// All functions when left out.
    pub(crate) function: Option<String>,
    pub(crate) env: Option<String>,
    pub(crate) dry_run: bool,
    pub(crate) built: bool,
}

impl From<lexopt::Error> for crate::Failure {
    fn from(error: lexopt::Error) -> Self {
        failure!("{error}; see: cargo xtask help")
    }
}

/// Reads a command line.
pub(crate) fn parse(mut parser: Parser) -> Result<Task> {
    let Some(first) = parser.next()? else { return Ok(Task::Help) };
    let name = match first {
        Arg::Value(name) => name.string()?,
        Arg::Long("help") | Arg::Short('h') => return Ok(Task::Help),
        other => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "help" => Ok(Task::Help),
        "setup" => nothing_more(&mut parser).map(|()| Task::Setup),
        "dev" => dev(&mut parser).map(Task::Dev),
        "build" => build(&mut parser),
        "test" => test(&mut parser).map(Task::Test),
        "bench" => bench(&mut parser),
        "seed" => seed(&mut parser).map(Task::Seed),
        "deploy" => deploy(&mut parser).map(Task::Deploy),
        other => Err(failure!("there is no command {other}; see: cargo xtask help")),
    }
}

fn nothing_more(parser: &mut Parser) -> Result<()> {
    match parser.next()? {
        None => Ok(()),
        Some(arg) => Err(arg.unexpected().into()),
    }
}

fn dev(parser: &mut Parser) -> Result<DevOptions> {
    let mut options = DevOptions {
        port: 8787,
        mail_port: 1080,
        smtp_port: 1025,
        admin_port: 8788,
        state: PathBuf::from(".portico/state"),
        reset: false,
        watch: true,
        seed: true,
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("port") => options.port = parser.value()?.parse()?,
            Arg::Long("mail-port") => options.mail_port = parser.value()?.parse()?,
            Arg::Long("smtp-port") => options.smtp_port = parser.value()?.parse()?,
            Arg::Long("admin-port") => options.admin_port = parser.value()?.parse()?,
            Arg::Long("state") => options.state = parser.value()?.into(),
            Arg::Long("reset") => options.reset = true,
            Arg::Long("no-watch") => options.watch = false,
            Arg::Long("no-seed") => options.seed = false,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn build(parser: &mut Parser) -> Result<Task> {
    let (mut function, mut release) = (None, false);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("release") => release = true,
            Arg::Value(name) if function.is_none() => function = Some(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Build { function, release })
}

fn test(parser: &mut Parser) -> Result<TestOptions> {
    let mut options = TestOptions::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("quick") => options.quick = true,
            Arg::Long("again") => options.again = true,
            Arg::Value(filter) if options.filter.is_none() => options.filter = Some(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

/// The flags of `bench` are those of its own program.
fn bench(parser: &mut Parser) -> Result<Task> {
    let rest = parser.raw_args()?.map(|arg| Ok(arg.string()?)).collect::<Result<_>>()?;
    Ok(Task::Bench { rest })
}

fn seed(parser: &mut Parser) -> Result<SeedOptions> {
    let mut options = SeedOptions { url: "http://localhost:8787".into(), setup_token: None, small: false };
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("url") => options.url = parser.value()?.string()?,
            Arg::Long("setup-token") => options.setup_token = Some(parser.value()?.string()?),
            Arg::Long("small") => options.small = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn deploy(parser: &mut Parser) -> Result<DeployOptions> {
    let (mut options, mut all) = (DeployOptions::default(), false);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("all") => all = true,
            Arg::Long("env") => options.env = Some(parser.value()?.string()?),
            Arg::Long("dry-run") => options.dry_run = true,
            Arg::Long("built") => options.built = true,
            Arg::Value(name) if options.function.is_none() => options.function = Some(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if all == options.function.is_some() {
        return Err(failure!("deploy takes the name of one function, or --all"));
    }
    Ok(options)
}
