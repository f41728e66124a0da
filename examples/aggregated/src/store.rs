//! The objects, in memory and in one file.
//!
//! The file is a log with a line of JSON for each change. A change is on the disk before anybody sees it, so that a server that
//! is killed loses nothing: only the last line can be torn, and then it was never answered. When the log has grown, it is
//! written anew with what is there.

use std::collections::{BTreeMap, VecDeque};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::watch;

/// How many changes watchers may be behind.
const HISTORY: usize = 1000;

/// How many lines the log may have beyond those of the objects that are there.
const LOG: usize = 1000;

/// What happened to an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EventType {
    /// It is new.
    Added,
    /// It is another now.
    Modified,
    /// It is gone.
    Deleted,
    /// Nothing: so far has the log come.
    Bookmark,
}

/// A change. It has the `resourceVersion` of its object.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What happened.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// The object as it is now, or as it was last.
    pub object: Value,
    /// The object as it was before.
    #[serde(skip)]
    pub previous: Option<Value>,
}

/// What is to become of an object.
#[derive(Debug)]
pub enum Change {
    /// It is to be this.
    Put(Value),
    /// It is to go; this is what it was last.
    Delete(Value),
    /// It is to stay as it is; this is what the client sees.
    Nothing(Value),
}

/// Objects by `<namespace>/<name>`.
#[derive(Debug)]
pub struct Store {
    log: Mutex<Log>,
    revision: watch::Sender<u64>,
}

#[derive(Debug)]
struct Log {
    path: PathBuf,
    file: File,
    /// The length of all whole lines.
    length: u64,
    lines: usize,
    state: State,
}

#[derive(Debug, Default)]
struct State {
    objects: BTreeMap<String, Value>,
    revision: u64,
    history: VecDeque<Arc<Event>>,
    /// The last change that is not in the history any more.
    forgotten: u64,
}

impl Store {
    /// The store in the file at `path`, which is made if there is none.
    ///
    /// # Errors
    /// The file cannot be read or written, or is no log.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).read(true).open(path)?;
        let text = fs::read_to_string(path)?;
        // What follows the last line end was never answered.
        let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
        let mut state = State::default();
        for line in whole.lines() {
            let event: Event = serde_json::from_str(line)?;
            state.apply(event);
        }
        let (length, lines) = (whole.len() as u64, whole.lines().count());
        let (revision, _) = watch::channel(state.revision);
        Ok(Self { log: Mutex::new(Log { path: path.to_owned(), file, length, lines, state }), revision })
    }

    /// Does to the object with `key` what `decide` says, given what it is now; gives the object as it became.
    ///
    /// # Errors
    /// That of `decide`, or of the disk: then nothing has changed.
    pub fn change<E: From<io::Error>>(
        &self,
        key: &str,
        decide: impl FnOnce(Option<&Value>) -> Result<Change, E>,
    ) -> Result<Value, E> {
        // The disk may take its time, which other requests on this thread need not wait for.
        tokio::task::block_in_place(|| {
            let mut log = self.lock();
            let (event_type, mut object) = match decide(log.state.objects.get(key))? {
                Change::Nothing(object) => return Ok(object),
                Change::Delete(object) => (EventType::Deleted, object),
                Change::Put(object) if log.state.objects.contains_key(key) => (EventType::Modified, object),
                Change::Put(object) => (EventType::Added, object),
            };
            object["metadata"]["resourceVersion"] = json!((log.state.revision + 1).to_string());
            log.append(Event { event_type, object: object.clone(), previous: None })?;
            self.revision.send_replace(log.state.revision);
            Ok(object)
        })
    }

    /// The object with `key`.
    pub fn get(&self, key: &str) -> Option<Value> {
        self.lock().state.objects.get(key).cloned()
    }

    /// All objects whose keys start with `prefix` and come after `after`, and the revision in which they are so.
    pub fn list(&self, prefix: &str, after: &str) -> (Vec<(String, Value)>, u64) {
        let log = self.lock();
        let objects = log.state.objects.iter().filter(|(key, _)| key.starts_with(prefix) && key.as_str() > after);
        (objects.map(|(key, object)| (key.clone(), object.clone())).collect(), log.state.revision)
    }

    /// All changes after `revision`; `None` if they are not known any more, or are yet to come.
    pub fn since(&self, revision: u64) -> Option<Vec<Arc<Event>>> {
        let log = self.lock();
        let state = &log.state;
        let skipped = state.history.partition_point(|event| revision_of(&event.object) <= revision);
        (state.forgotten..=state.revision)
            .contains(&revision)
            .then(|| state.history.iter().skip(skipped).cloned().collect())
    }

    /// Tells of every new revision.
    pub fn subscribe(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    fn lock(&self) -> MutexGuard<'_, Log> {
        // Whoever panicked has not changed the state: that is the last thing that is done.
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log {
    fn append(&mut self, event: Event) -> io::Result<()> {
        // Takes away what was left of a line that could not be written.
        self.file.set_len(self.length)?;
        let line = line(&event)?;
        self.file.write_all(&line)?;
        self.file.sync_data()?;
        self.length += line.len() as u64;
        self.lines += 1;
        self.state.apply(event);
        if self.lines > LOG + 2 * self.state.objects.len() {
            // The change is written: if this fails the log is only longer.
            let _ = self.compact();
        }
        Ok(())
    }

    fn compact(&mut self) -> io::Result<()> {
        let bookmark = json!({"metadata": {"resourceVersion": self.state.revision.to_string()}});
        let mut text = line(&Event { event_type: EventType::Bookmark, object: bookmark, previous: None })?;
        for object in self.state.objects.values() {
            text.extend(line(&Event { event_type: EventType::Added, object: object.clone(), previous: None })?);
        }
        let new = self.path.with_extension("new");
        fs::write(&new, &text)?;
        let file = OpenOptions::new().append(true).read(true).open(&new)?;
        file.sync_all()?;
        fs::rename(&new, &self.path)?;
        self.file = file;
        (self.length, self.lines) = (text.len() as u64, self.state.objects.len() + 1);
        // The new name is on the disk only when the folder is.
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }
}

impl State {
    fn apply(&mut self, mut event: Event) {
        let revision = revision_of(&event.object);
        let key = key_of(&event.object);
        // In a log that was written anew the objects are older than the bookmark before them.
        let is_news = revision > self.revision;
        self.revision = self.revision.max(revision);
        event.previous = match event.event_type {
            EventType::Bookmark => {
                self.forgotten = revision;
                return;
            }
            EventType::Added | EventType::Modified => self.objects.insert(key, event.object.clone()),
            EventType::Deleted => self.objects.remove(&key),
        };
        if is_news {
            self.history.push_back(Arc::new(event));
        }
        if self.history.len() > HISTORY {
            self.forgotten = self.history.pop_front().map_or(self.forgotten, |event| revision_of(&event.object));
        }
    }
}

/// `metadata.resourceVersion` as a number.
pub fn revision_of(object: &Value) -> u64 {
    object["metadata"]["resourceVersion"].as_str().and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// `<namespace>/<name>`
pub fn key_of(object: &Value) -> String {
    let text = |field: &str| object["metadata"][field].as_str().unwrap_or_default();
    format!("{}/{}", text("namespace"), text("name"))
}

fn line(event: &Event) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(event)?;
    line.push(b'\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(store: &Store, name: &str, text: &str) {
        let object = json!({"metadata": {"namespace": "n", "name": name}, "spec": text});
        store.change(&format!("n/{name}"), |_| Ok::<_, io::Error>(Change::Put(object))).expect("a disk");
    }

    fn delete(store: &Store, name: &str) {
        let change = |old: Option<&Value>| Ok::<_, io::Error>(Change::Delete(old.cloned().expect("an object")));
        store.change(&format!("n/{name}"), change).expect("a disk");
    }

    fn texts(store: &Store) -> Vec<String> {
        store.list("n/", "").0.iter().map(|(key, object)| format!("{key} {}", object["spec"])).collect()
    }

    #[test]
    fn nothing_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log");
        let store = Store::open(&path).expect("a store");
        put(&store, "a", "1");
        put(&store, "b", "1");
        put(&store, "a", "2");
        delete(&store, "b");
        drop(store);
        // Killed in the middle of a line.
        OpenOptions::new()
            .append(true)
            .open(&path)
            .and_then(|mut file| file.write_all(b"{\"type\":\"ADD"))
            .expect("a file");
        let store = Store::open(&path).expect("a store");
        assert_eq!(texts(&store), ["n/a \"2\""]);
        assert_eq!(store.since(2).expect("events").len(), 2);
        put(&store, "c", "1");
        drop(store);
        let store = Store::open(&path).expect("a store");
        assert_eq!(texts(&store), ["n/a \"2\"", "n/c \"1\""]);
        assert_eq!((store.list("", "").1, store.since(6)), (5, None));
    }

    #[test]
    fn a_long_log_is_written_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log");
        let store = Store::open(&path).expect("a store");
        let changes = LOG + 10;
        for number in 0..changes {
            put(&store, "a", &number.to_string());
        }
        assert!(fs::read_to_string(&path).expect("a file").lines().count() < 20);
        assert_eq!(store.since(changes as u64 - 1).expect("events").len(), 1);
        assert_eq!(store.since(0), None);
        let before = (texts(&store), store.list("", "").1);
        drop(store);
        let store = Store::open(&path).expect("a store");
        assert_eq!((texts(&store), store.list("", "").1), before);
        assert_eq!(store.since(5), None);
    }

    #[test]
    fn what_is_no_log_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log");
        fs::write(&path, "text\n").expect("a file");
        assert_eq!(Store::open(&path).expect_err("no log").kind(), io::ErrorKind::InvalidData);
    }
}
