//! Running other programs: with progress, without leaving any behind.

use crate::{Result, failure};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// A program that takes longer than this is announced.
const SILENT_MAX: Duration = Duration::from_secs(2);
/// How often a program that still runs says what it is doing.
const REMINDER_EVERY: Duration = Duration::from_secs(15);
/// How long programs may take to end after SIGTERM.
const GRACE: Duration = Duration::from_secs(4);
/// How much of a failed program's output is shown.
const LINES_SHOWN_MAX: usize = 60;

/// The groups of the programs that run now; each program leads a group of its own.
static GROUPS: Mutex<Vec<i32>> = Mutex::new(Vec::new());
/// Set by the first signal.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes Ctrl-C, SIGTERM and a closed terminal end every program that was started here.
pub(crate) fn end_children_on_signals() -> Result<()> {
    ctrlc::set_handler(|| {
        INTERRUPTED.store(true, Ordering::SeqCst);
        end_children();
        std::process::exit(130);
    })
    .map_err(|error| failure!("signals cannot be handled: {error}"))
}

/// After an interruption this does not return: that programs ended then is no failure to report.
pub(crate) fn leave_if_interrupted() {
    while INTERRUPTED.load(Ordering::SeqCst) {
        thread::sleep(GRACE);
    }
}

/// Asks all programs to end, and makes those end that do not.
pub(crate) fn end_children() {
    let groups = lock(&GROUPS).clone();
    for &group in &groups {
        // One that has ended already is no error.
        let _ = killpg(Pid::from_raw(group), Signal::SIGTERM);
    }
    let asked = Instant::now();
    let alive = |group: &i32| killpg(Pid::from_raw(*group), None).is_ok();
    while groups.iter().any(alive) && asked.elapsed() < GRACE {
        thread::sleep(Duration::from_millis(50));
    }
    for &group in &groups {
        let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
    }
}

/// A running program that is ended when this is dropped.
pub(crate) struct Running(pub(crate) Child);

impl Running {
    /// Starts a program as the leader of its own group, without a standard input unless one is set.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let child =
            command.process_group(0).spawn().map_err(|error| failure!("{program} cannot be started: {error}"))?;
        lock(&GROUPS).push(child.id().cast_signed());
        Ok(Self(child))
    }

    fn group(&self) -> i32 {
        self.0.id().cast_signed()
    }

    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        self.0.wait().map_err(|error| failure!("a program cannot be waited for: {error}"))
    }

    /// Whether it has ended.
    pub(crate) fn ended(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(_)) | Err(_))
    }

    /// Ends it and all that it started.
    pub(crate) fn end(&mut self) {
        let _ = killpg(Pid::from_raw(self.group()), Signal::SIGTERM);
        let asked = Instant::now();
        while !self.ended() && asked.elapsed() < GRACE {
            thread::sleep(Duration::from_millis(50));
        }
        let _ = killpg(Pid::from_raw(self.group()), Signal::SIGKILL);
        let _ = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = self.group();
        if !self.ended() {
            self.end();
        }
        // What it started and did not end itself.
        let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
        lock(&GROUPS).retain(|one| *one != group);
    }
}

/// What a quiet program said, kept for when it fails.
#[derive(Default)]
struct Said {
    lines: VecDeque<String>,
    stdout: String,
    news: Option<Instant>,
}

/// What a program printed, and whether it succeeded.
pub(crate) struct Output {
    pub(crate) success: bool,
    pub(crate) stdout: String,
    /// The last lines of both streams, in the order they came.
    pub(crate) tail: String,
}

/// Runs a program without showing its output, but showing that it runs.
/// `give_up` is asked now and then with the time since the last line; true ends the program.
pub(crate) fn watch(what: &str, command: &mut Command, mut give_up: impl FnMut(Duration) -> bool) -> Result<Output> {
    let started = Instant::now();
    let mut running = Running::start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let said = Arc::new(Mutex::new(Said::default()));
    let readers = [
        running.0.stdout.take().map(|stream| collect(stream, true, &said)),
        running.0.stderr.take().map(|stream| collect(stream, false, &said)),
    ];
    let mut reminded: Option<Instant> = None;
    while !running.ended() {
        thread::sleep(Duration::from_millis(25));
        let silent_for = lock(&said).news.unwrap_or(started).elapsed();
        if give_up(silent_for) {
            running.end();
        }
        remind(what, started, &mut reminded, &said);
    }
    leave_if_interrupted();
    let success = running.wait()?.success();
    for reader in readers.into_iter().flatten() {
        let _ = reader.join();
    }
    if reminded.is_some() && success {
        println!("  {what}: {} s", started.elapsed().as_secs());
    }
    let said = lock(&said);
    let tail = said.lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    Ok(Output { success, stdout: said.stdout.clone(), tail })
}

/// Says what runs once it is worth saying, and from time to time how far it is.
fn remind(what: &str, started: Instant, reminded: &mut Option<Instant>, said: &Mutex<Said>) {
    match reminded {
        None if started.elapsed() > SILENT_MAX => println!("  {what} …"),
        Some(at) if at.elapsed() > REMINDER_EVERY => {
            let last = lock(said).lines.back().map_or_else(String::new, |line| shortened(line));
            println!("  {what} … {} s {last}", started.elapsed().as_secs());
        }
        _ => return,
    }
    *reminded = Some(Instant::now());
}

fn shortened(line: &str) -> String {
    let text: String = line.trim().chars().take(70).collect();
    if text.is_empty() { text } else { format!("({text})") }
}

fn collect(stream: impl Read + Send + 'static, keep: bool, said: &Arc<Mutex<Said>>) -> thread::JoinHandle<()> {
    let said = Arc::clone(said);
    thread::spawn(move || {
        for line in lines(stream) {
            let mut said = lock(&said);
            said.news = Some(Instant::now());
            if keep {
                said.stdout.push_str(&line);
                said.stdout.push('\n');
            }
            // What cargo tells programs would push out what it tells people.
            if line.starts_with(r#"{"reason":"#) {
                continue;
            }
            if said.lines.len() == LINES_SHOWN_MAX {
                said.lines.pop_front();
            }
            said.lines.push_back(line);
        }
    })
}

/// Works on each thing, as many at a time as there are cores, in their order; hands over what came of each as it comes.
pub(crate) fn side_by_side<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> R + Sync, done: impl FnMut(R)) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (left, work) = (Mutex::new(things.into_iter()), &work);
    let (ended, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..cores {
            let (ended, left) = (ended.clone(), &left);
            scope.spawn(move || {
                // The lock is let go before the work begins.
                while let Some(thing) = { lock(left).next() } {
                    // It is taken as long as there is somebody who works.
                    let _ = ended.send(work(thing));
                }
            });
        }
        drop(ended);
        results.into_iter().for_each(done);
    });
}

/// The lines of a stream, whatever bytes they hold.
pub(crate) fn lines(stream: impl Read) -> impl Iterator<Item = String> {
    BufReader::new(stream)
        .split(b'\n')
        .map_while(std::result::Result::ok)
        .map(|line| String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned())
}

/// Runs a program quietly; shows the end of its output when it fails. Gives what it printed.
pub(crate) fn quietly(what: &str, command: &mut Command) -> Result<String> {
    let output = watch(what, command, |_| false)?;
    if output.success {
        return Ok(output.stdout);
    }
    eprint!("{}", output.tail);
    Err(failure!("{what}: failed; its last lines are above"))
}

/// Runs a program in the foreground and shows each line, which `seen` may read.
pub(crate) fn aloud(command: &mut Command, mut seen: impl FnMut(&str)) -> Result<bool> {
    let mut running = Running::start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    if let Some(stdout) = running.0.stdout.take() {
        for line in lines(stdout) {
            println!("{line}");
            seen(&line);
        }
    }
    leave_if_interrupted();
    Ok(running.wait()?.success())
}

/// What a program prints, when it succeeds. For questions that take no time.
pub(crate) fn ask(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program of this name is on the PATH.
pub(crate) fn exists(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
