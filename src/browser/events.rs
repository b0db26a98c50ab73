//! Reads server-sent events by `fetch`: `EventSource` would put the token into an address.

use gloo::timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::send_api::{Answered, Api, Cut};

/// Milliseconds of silence after which nobody is there any more: a server says something every
/// fifteen seconds, be it nothing.
const SILENCE_MS: u32 = 40_000;

/// How a stream of events ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The server has said everything, or nobody listens any more.
    Said,
    /// There was none.
    Refused(Answered),
}

impl Api {
    /// Gives `each` the data of every event, as long as it answers `true`. An error: cut.
    pub async fn events(
        &self,
        path: &str,
        mut each: impl FnMut(Heard<'_>) -> bool,
    ) -> Result<Ended, Cut> {
        let abort = AbortController::new().map_err(|_| Cut)?;
        let silence = || {
            let abort = abort.clone();
            Timeout::new(SILENCE_MS, move || abort.abort())
        };
        let mut waiting = silence();
        let answer = self
            .fetch(
                "GET",
                path,
                None,
                &[("accept", "text/event-stream".to_owned())],
                &abort.signal(),
            )
            .await
            .map_err(|_| Cut)?;
        if answer.status() != 200 {
            return Ok(Ended::Refused(Answered::of(&answer).await.map_err(|_| Cut)?));
        }
        let reader: ReadableStreamDefaultReader =
            answer.body().ok_or(Cut)?.get_reader().unchecked_into();
        let mut events = Events::default();
        loop {
            let read = JsFuture::from(reader.read()).await.map_err(|_| Cut)?;
            drop(std::mem::replace(&mut waiting, silence()));
            let get = |name: &str| Reflect::get(&read, &JsValue::from_str(name)).ok();
            if get("done").is_some_and(|done| done.is_truthy()) {
                return Ok(Ended::Said);
            }
            let bytes: Uint8Array = get("value").ok_or(Cut)?.unchecked_into();
            let mut goes_on = each(Heard::Something);
            for data in events.push(&bytes.to_vec()) {
                goes_on = goes_on && each(Heard::Event(&data));
            }
            if !goes_on {
                abort.abort();
                return Ok(Ended::Said);
            }
        }
    }
}

/// What came.
pub enum Heard<'a> {
    /// A sign of life.
    Something,
    /// An event's data.
    Event(&'a str),
}

/// Bytes to events (WHATWG HTML, "server-sent events"); only their data counts.
#[derive(Default)]
struct Events {
    line: Vec<u8>,
    data: String,
    /// The last byte was a CR.
    after_cr: bool,
}

impl Events {
    fn push(&mut self, bytes: &[u8]) -> Vec<String> {
        let mut events = Vec::new();
        for &byte in bytes {
            let after_cr = std::mem::replace(&mut self.after_cr, byte == b'\r');
            match byte {
                b'\n' if after_cr => {}
                b'\n' | b'\r' => events.extend(self.end_line()),
                _ => self.line.push(byte),
            }
        }
        events
    }

    /// The event that an empty line ends.
    fn end_line(&mut self) -> Option<String> {
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            let data = std::mem::take(&mut self.data);
            return (!data.is_empty()).then(|| data.trim_end_matches('\n').to_owned());
        }
        if let Some(data) = line.strip_prefix(b"data:") {
            let data = data.strip_prefix(b" ").unwrap_or(data);
            self.data.push_str(&String::from_utf8_lossy(data));
            self.data.push('\n');
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn events_are_the_same_however_they_are_cut() {
        let text = "event: send\ndata: {\"é\":1}\n\n: still here\n\ndata: a\r\ndata:b\r\n\r\nid: 7\n\n\
                    data: half";
        for cut in 0..text.len() {
            let mut events = Events::default();
            let mut all = events.push(&text.as_bytes()[..cut]);
            all.extend(events.push(&text.as_bytes()[cut..]));
            assert_eq!(all, ["{\"é\":1}", "a\nb"], "cut at {cut}");
        }
    }
}
