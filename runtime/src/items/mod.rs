//! How is an answer handed out that is one item after another?

mod frames;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use self::frames::{Frame, Frames, Framing};
use crate::download::{Download, DownloadFuture};
use crate::error::Cause;
use crate::json::{self, Decode, Step};
use crate::request::Draft;
use crate::{Error, ErrorKind};

/// How many bytes an item may have, if nothing else is said.
const LIMIT: usize = 1 << 20;

/// What servers of language models send for the end of their events. It is no JSON.
const DONE: &[u8] = b"[DONE]";

/// One server-sent event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What kind of event it is; `None` is the usual kind.
    pub event: Option<String>,
    /// Its identifier, with which a server can be asked for what came after it.
    pub id: Option<String>,
    /// How long to wait before asking again, where the server says so.
    pub retry: Option<Duration>,
    /// What happened.
    pub data: T,
}

/// The items of an answer, each as it comes in: server-sent events, or JSON line by line.
///
/// The request is sent when the stream is first polled, with the retries of its call as long as no answer has begun. After
/// that nothing is sent again: whoever wants to go on where a stream broke off asks anew, if the API can do that, with the
/// [`id`](Event::id) of the last event.
///
/// An item that is not what the document says is an error whose [path](Error::decode_path) begins with the number of the item,
/// counted from zero, and the stream goes on after it; any other error ends it. An item has at most 1 MiB, or what [`max_item_bytes`](Self::max_item_bytes) says. The whole is limited only where the options
/// of the call say so, and the silence of the server by its read time-out.
///
/// ```
/// use runtime::{Call, Error};
///
/// async fn print(ticks: Call<runtime::Bytes>) -> Result<(), Error> {
///     let mut ticks = ticks.events::<Vec<i64>>("text/event-stream");
///     while let Some(tick) = ticks.next().await {
///         println!("{:?}", tick?.data);
///     }
///     Ok(())
/// }
/// ```
#[must_use = "a stream does nothing until it is polled"]
pub struct ItemStream<T> {
    state: State,
    frames: Frames,
    decode: fn(Frame) -> Result<T, Cause>,
    /// How many items were handed out, or were none.
    count: usize,
}

enum State {
    Asking(DownloadFuture),
    Reading(Box<Download>),
    /// All has come, and some of it is still to be handed out.
    Ending(Box<Download>),
    Over,
}

impl<T> ItemStream<T> {
    fn new(draft: Box<Draft>, framing: Framing, decode: fn(Frame) -> Result<T, Cause>) -> Self {
        Self {
            state: State::Asking(DownloadFuture::new(draft)),
            frames: Frames::new(framing, LIMIT),
            decode,
            count: 0,
        }
    }

    /// Ends the stream with an error where an item has more bytes than this.
    pub fn max_item_bytes(mut self, limit: usize) -> Self {
        self.frames.set_limit(limit);
        self
    }

    /// The next item, or `None` after the last one. May be dropped and asked again; nothing is lost.
    ///
    /// # Errors
    ///
    /// What is wrong with an item, or what ended the stream.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.take() {
                return Poll::Ready(Some(item));
            }
            match &mut self.state {
                State::Over => return Poll::Ready(None),
                State::Ending(_) => self.state = State::Over,
                State::Asking(future) => match ready!(Pin::new(future).poll(context)) {
                    Ok(download) => self.state = State::Reading(Box::new(download)),
                    Err(error) => return Poll::Ready(Some(Err(self.end(error)))),
                },
                State::Reading(download) => match ready!(download.poll_chunk(context)) {
                    Some(Ok(chunk)) => {
                        if self.frames.feed(&chunk).is_err() {
                            let message = "an item of the stream is longer than it may be";
                            let error =
                                download.error(ErrorKind::TooLarge, Cause::Message(message));
                            return Poll::Ready(Some(Err(self.end(error))));
                        }
                    }
                    Some(Err(error)) => return Poll::Ready(Some(Err(self.end(error)))),
                    None => {
                        self.frames.finish();
                        self.state = match std::mem::replace(&mut self.state, State::Over) {
                            State::Reading(download) => State::Ending(download),
                            other => other,
                        };
                    }
                },
            }
        }
    }

    /// An item that has come whole.
    fn take(&mut self) -> Option<Result<T, Error>> {
        let (State::Reading(download) | State::Ending(download)) = &self.state else {
            return None;
        };
        let frame = self.frames.next()?;
        if frame.data == DONE {
            self.state = State::Over;
            return None;
        }
        let number = self.count;
        self.count += 1;
        let item = (self.decode)(frame).map_err(|cause| match cause {
            // The path of a value begins with the item that it is in.
            Cause::Decode(error) => Cause::Decode(error.inside(Step::Index(number))),
            other => other,
        });
        Some(item.map_err(|cause| download.error(ErrorKind::Decode, cause)))
    }

    fn end(&mut self, error: Error) -> Error {
        self.state = State::Over;
        error
    }
}

impl<T: Decode> ItemStream<Event<T>> {
    /// Events whose data is JSON.
    pub(crate) fn events(draft: Box<Draft>) -> Self {
        Self::new(draft, Framing::Events, |frame| {
            let data = json::from_slice(&frame.data).map_err(Cause::Decode)?;
            Ok(event(frame, data))
        })
    }
}

impl ItemStream<Event<String>> {
    /// Events whose data is text.
    pub(crate) fn texts(draft: Box<Draft>) -> Self {
        Self::new(draft, Framing::Events, |mut frame| {
            let text = String::from_utf8(std::mem::take(&mut frame.data))
                .map_err(|error| Cause::NotText(error.utf8_error()))?;
            Ok(event(frame, text))
        })
    }
}

impl<T: Decode> ItemStream<T> {
    /// JSON, a line each.
    pub(crate) fn lines(draft: Box<Draft>) -> Self {
        Self::new(draft, Framing::Lines, json_of)
    }

    /// JSON, each after a record separator.
    pub(crate) fn sequence(draft: Box<Draft>) -> Self {
        Self::new(draft, Framing::Sequence, json_of)
    }
}

fn json_of<T: Decode>(frame: Frame) -> Result<T, Cause> {
    json::from_slice(&frame.data).map_err(Cause::Decode)
}

fn event<T>(frame: Frame, data: T) -> Event<T> {
    let Frame {
        event, id, retry, ..
    } = frame;
    Event {
        event,
        id,
        retry,
        data,
    }
}

impl<T> Stream for ItemStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

/// Nothing of what came.
impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ItemStream")
    }
}
