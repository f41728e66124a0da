//! An API server under way, and requests to it.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::program;

/// A little more than the server's own deadlines.
const START: Duration = Duration::from_secs(150);
const ANSWER: Duration = Duration::from_secs(90);
const STOP: Duration = Duration::from_secs(10);

/// How many lines of the server's log are kept, to be shown if something is wrong.
const LOG: usize = 30;

/// A request.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Request<'r> {
    /// `GET`, `POST`, …; `STORE` writes the body into etcd, with the path as the key, or takes away what
    /// is there.
    pub method: &'r str,
    /// The path of the URL.
    pub path: &'r str,
    /// What stands behind the `?`.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub query: &'r str,
    /// The body as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<&'r Value>,
    /// The media type of the body; that of JSON if empty.
    #[serde(rename = "contentType", skip_serializing_if = "str::is_empty")]
    pub content_type: &'r str,
}

/// What the server answered.
#[derive(Debug, Clone, Deserialize)]
pub struct Reply {
    /// The HTTP code; 0 if there was no answer.
    pub code: u16,
    /// The body, null if it is not JSON.
    pub body: Value,
    /// The body if it is not JSON; why there was no answer.
    #[serde(default)]
    pub text: String,
    /// The texts of the `Warning` headers.
    pub warnings: Vec<String>,
}

#[derive(Serialize)]
struct Line<'r> {
    id: u64,
    #[serde(flatten)]
    request: &'r Request<'r>,
}

#[derive(Deserialize)]
struct ReplyLine {
    id: u64,
    #[serde(flatten)]
    reply: Reply,
}

/// What the program says when it is ready.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Address {
    /// `https://127.0.0.1:<port>`.
    pub url: String,
    /// A token of an administrator.
    pub token: String,
    /// The certificate of the server, PEM.
    pub ca: String,
    /// The folder of the server; it removes it itself unless it must be killed.
    pub dir: PathBuf,
}

type Waiting = Arc<Mutex<BTreeMap<u64, Sender<Reply>>>>;
type Log = Arc<Mutex<VecDeque<String>>>;

/// A real API server with its etcd, of which nothing is left when this is dropped.
pub struct Server {
    child: Child,
    input: Option<Mutex<ChildStdin>>,
    waiting: Waiting,
    next: AtomicU64,
    log: Log,
    /// Empty until it is ready.
    address: Address,
}

impl Server {
    /// Builds the program if need be, starts it and waits until it is ready.
    ///
    /// # Errors
    ///
    /// A text that says why there is no server, with the end of its log.
    pub fn start() -> Result<Self, String> {
        Self::start_with(&[])
    }

    /// [`Server::start`] with more flags of kube-apiserver.
    ///
    /// # Errors
    ///
    /// As [`Server::start`].
    pub fn start_with(flags: &[String]) -> Result<Self, String> {
        let mut child = Command::new(program::path()?)
            .arg("ask")
            .args(flags)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("the API server does not start: {error}"))?;
        let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let waiting = Waiting::default();
        let log = Log::default();
        let mut server = Self {
            child,
            input: input.map(Mutex::new),
            waiting: Arc::clone(&waiting),
            next: AtomicU64::new(0),
            log: Arc::clone(&log),
            address: Address::default(),
        };
        let (Some(output), Some(errors)) = (output, errors) else {
            return Err("the API server has no output".to_owned());
        };
        thread::spawn(move || keep_log(errors, &log));
        let ready = read_replies(output, waiting);
        match ready.recv_timeout(START) {
            Ok(address) => server.address = address,
            Err(error) => return Err(server.failure(&format!("the API server is not ready: {error}"))),
        }
        Ok(server)
    }

    /// Where other programs find it.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The answer to `request`. Many threads may ask at once.
    ///
    /// # Errors
    ///
    /// A text with the end of the server's log, if there is no answer in time.
    pub fn ask(&self, request: &Request<'_>) -> Result<Reply, String> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let (sender, receiver) = mpsc::channel();
        lock(&self.waiting).insert(id, sender);
        let mut line = serde_json::to_vec(&Line { id, request }).map_err(|error| error.to_string())?;
        line.push(b'\n');
        if let Some(input) = &self.input {
            lock(input).write_all(&line).map_err(|error| self.failure(&format!("the API server is gone: {error}")))?;
        }
        let reply = receiver.recv_timeout(ANSWER);
        lock(&self.waiting).remove(&id);
        match reply {
            Ok(reply) if reply.code > 0 => Ok(reply),
            Ok(reply) => Err(self.failure(&format!("{} {}: {}", request.method, request.path, reply.text))),
            Err(error) => Err(self.failure(&format!("{} {}: no answer: {error}", request.method, request.path))),
        }
    }

    fn failure(&self, what: &str) -> String {
        let log = lock(&self.log);
        std::iter::once(what.to_owned())
            .chain(log.iter().map(|line| format!("  | {line}")))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The program ends when its input does, and removes its folder.
        drop(self.input.take());
        let asked = Instant::now();
        while asked.elapsed() < STOP {
            match self.child.try_wait() {
                Ok(None) => thread::sleep(Duration::from_millis(20)),
                _ => return,
            }
        }
        // It hangs; whatever fails from here on, there is nobody to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if !self.address.dir.as_os_str().is_empty() {
            let _ = fs::remove_dir_all(&self.address.dir);
        }
    }
}

/// Hands each reply to who waits for it; gives where the first line, that the server is ready, comes out. When the output
/// ends nobody waits any more.
fn read_replies(output: impl Read + Send + 'static, waiting: Waiting) -> Receiver<Address> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        if let Some(ready) = lines.next().and_then(|line| serde_json::from_str(&line).ok()) {
            let _ = sender.send(ready);
        }
        drop(sender);
        for line in lines {
            if let Ok(ReplyLine { id, reply }) = serde_json::from_str(&line)
                && let Some(waits) = lock(&waiting).remove(&id)
            {
                let _ = waits.send(reply);
            }
        }
        lock(&waiting).clear();
    });
    receiver
}

fn keep_log(errors: impl Read, log: &Mutex<VecDeque<String>>) {
    for line in BufReader::new(errors).lines().map_while(Result::ok) {
        let mut log = lock(log);
        if log.len() == LOG {
            log.pop_front();
        }
        log.push_back(line);
    }
}

/// Whoever panicked while holding the lock left the map whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
