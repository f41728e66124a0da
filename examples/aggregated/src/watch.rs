//! A watch: changes as they come, until time is up.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep_until};

use crate::api::Api;
use crate::selector::Selector;
use crate::status::Failure;
use crate::store::{Event, EventType, revision_of};

const BOOKMARKS: Duration = Duration::from_secs(30);

/// What a client asked for, and how far it got.
pub(crate) struct Watch {
    pub(crate) api: Arc<Api>,
    /// That of the keys: `<namespace>/`, or nothing for all.
    pub(crate) prefix: String,
    pub(crate) selector: Selector,
    /// The last change that the client knows.
    pub(crate) revision: u64,
    /// Whether it wants to hear from time to time how far the log has come.
    pub(crate) bookmarks: bool,
    pub(crate) until: Instant,
    /// What is sent first: what is there already.
    pub(crate) first: Vec<u8>,
    pub(crate) ended: bool,
}

impl IntoResponse for Watch {
    fn into_response(self) -> Response {
        let chunks = stream::unfold(self, async |mut watch| {
            let chunk = watch.next().await?;
            Some((Ok::<_, std::convert::Infallible>(Bytes::from(chunk)), watch))
        });
        ([(CONTENT_TYPE, "application/json")], Body::from_stream(chunks)).into_response()
    }
}

impl Watch {
    /// Some lines; `None` at the end.
    async fn next(&mut self) -> Option<Vec<u8>> {
        if !self.first.is_empty() {
            return Some(std::mem::take(&mut self.first));
        }
        let mut revisions = self.api.store.subscribe();
        while !self.ended {
            let Some(events) = self.api.store.since(self.revision) else {
                self.ended = true;
                return Some(line("ERROR", &Failure::expired().status()));
            };
            let lines: Vec<u8> = events.iter().flat_map(|event| self.seen(event)).collect();
            self.revision = events.last().map_or(self.revision, |event| revision_of(&event.object));
            if !lines.is_empty() {
                return Some(lines);
            }
            let wake = self.until.min(Instant::now() + BOOKMARKS);
            let known = self.revision;
            tokio::select! {
                news = revisions.wait_for(|revision| *revision > known) => self.ended = news.is_err(),
                () = sleep_until(wake) => {
                    self.ended = wake == self.until;
                    if self.bookmarks {
                        return Some(self.api.bookmark(self.revision, false));
                    }
                }
            }
        }
        None
    }

    /// An event as this client sees it: an object that comes to match is new, one that ceases to is gone.
    fn seen(&self, event: &Event) -> Vec<u8> {
        let matches =
            |object: &Value| crate::store::key_of(object).starts_with(&self.prefix) && self.selector.matches(object);
        let was = event.previous.as_ref().is_some_and(&matches);
        let is = event.event_type != EventType::Deleted && matches(&event.object);
        match (was, is) {
            (false, true) => line("ADDED", &event.object),
            (true, true) => line("MODIFIED", &event.object),
            (true, false) => line("DELETED", &event.object),
            (false, false) => Vec::new(),
        }
    }
}

/// A line of the answer.
pub(crate) fn line(event_type: &str, object: &Value) -> Vec<u8> {
    let mut line = json!({"type": event_type, "object": object}).to_string().into_bytes();
    line.push(b'\n');
    line
}
