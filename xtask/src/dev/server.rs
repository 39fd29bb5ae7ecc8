//! The process that runs the Workers (tests/dev/server.mjs), seen from here.

use crate::args::DevOptions;
use crate::process::{Running, lines};
use crate::setup::Tools;
use crate::{Result, failure};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use std::process::{ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Starting takes a second; a machine under load gets a minute.
const ANSWER_MAX: Duration = Duration::from_mins(1);

/// Where the portal keeps things and finds others.
pub(crate) struct Places<'a> {
    pub(crate) state: &'a Path,
    pub(crate) secrets: &'a Path,
    /// The Python that has the counterpart of the payment provider.
    pub(crate) localstripe: Option<&'a Path>,
}

/// The running portal. It ends with this program, however that ends: its input closes.
pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) setup_token: String,
    /// Whether a payment provider stands beside it.
    pub(crate) pays: bool,
    running: Running,
    orders: ChildStdin,
    events: Receiver<Value>,
}

impl Server {
    /// Starts the portal and waits until it is ready, with its database migrated.
    pub(crate) fn start(tools: &Tools, options: &DevOptions, places: &Places) -> Result<Self> {
        let wish = json!({
            "port": options.port, "mailPort": options.mail_port, "smtpPort": options.smtp_port,
            "adminPort": options.admin_port, "state": places.state, "secretsFile": places.secrets,
            "directRoutes": true, "crons": true, "stripe": places.localstripe.is_some(),
        });
        let mut node = tools.node();
        node.args(["tests/dev/server.mjs", &wish.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped());
        if let Some(python) = places.localstripe {
            node.env("PORTICO_LOCALSTRIPE", python);
        }
        let mut running = Running::start(&mut node)?;
        let (Some(orders), Some(stdout)) = (running.0.stdin.take(), running.0.stdout.take()) else {
            return Err(failure!("the portal's process has no pipes; run this again"));
        };
        let (sender, events) = channel();
        thread::spawn(move || {
            for line in lines(stdout) {
                match line.strip_prefix("@portico ").map(serde_json::from_str) {
                    // Nobody listens only when the portal is ending.
                    Some(Ok(event)) => drop(sender.send(event)),
                    _ => println!("{line}"),
                }
            }
        });
        let mut server = Self { url: String::new(), setup_token: String::new(), pays: false, running, orders, events };
        let ready = server.answer()?;
        let text = |name: &str| ready[name].as_str().unwrap_or_default().to_owned();
        (server.url, server.setup_token) = (text("url"), text("setupToken"));
        server.pays = ready["pays"].as_bool().unwrap_or_default();
        Ok(server)
    }

    /// Gives an order and waits until it is carried out.
    pub(crate) fn order(&mut self, order: &str) -> Result<()> {
        writeln!(self.orders, "{}", json!({ "order": order })).map_err(|_| gone())?;
        self.answer().map(|_| ())
    }

    fn answer(&mut self) -> Result<Value> {
        let event = self.events.recv_timeout(ANSWER_MAX).map_err(|_| gone())?;
        match event["event"].as_str() {
            Some("failed") => {
                Err(failure!("{}", event["message"].as_str().unwrap_or("the portal failed without a word")))
            }
            _ => Ok(event),
        }
    }

    /// Fails when the portal has ended by itself.
    pub(crate) fn check(&mut self) -> Result<()> {
        if self.running.ended() { Err(gone()) } else { Ok(()) }
    }

    /// Waits until it ends.
    pub(crate) fn wait(&mut self) -> Result<()> {
        self.running.wait().map(|_| ())
    }
}

fn gone() -> crate::Failure {
    failure!("the portal has ended or does not answer; its last words are above")
}
