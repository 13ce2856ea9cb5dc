//! What becomes of a request that a rule fits?

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::StatusCode;

use crate::Json;
use crate::json::{Encode, EncodeError};
use crate::transport::{Body, Response, TransportError, TransportErrorKind};

/// An answer, a failure or silence.
///
/// ```
/// use std::time::Duration;
///
/// use runtime::test_util::Reply;
/// use runtime::transport::TransportErrorKind;
///
/// let late = Reply::json(200, "[1]").after(Duration::from_secs(3));
/// let throttled = Reply::new(429).header("retry-after", "2");
/// let typed = Reply::value(200, &vec![1, 2])?;
/// let cut = Reply::json(200, "[1, ").broken_off();
/// let refused = Reply::fails(TransportErrorKind::Connect);
/// # let _ = (late, throttled, typed, cut, refused);
/// # Ok::<(), runtime::json::EncodeError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Reply {
    delay: Duration,
    outcome: Outcome,
}

#[derive(Debug, Clone)]
enum Outcome {
    Answer {
        status: u16,
        headers: Vec<(String, String)>,
        body: Bytes,
        end: End,
    },
    Failure(TransportErrorKind),
    Silence,
}

/// What comes after the bytes of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Complete,
    BrokenOff,
    Stalled,
}

impl Reply {
    fn of(outcome: Outcome) -> Self {
        Self {
            delay: Duration::ZERO,
            outcome,
        }
    }

    /// An answer with this status, without headers and body.
    pub fn new(status: u16) -> Self {
        Self::of(Outcome::Answer {
            status,
            headers: Vec::new(),
            body: Bytes::new(),
            end: End::Complete,
        })
    }

    /// An answer with this text as JSON, which may be none.
    pub fn json(status: u16, text: impl Into<Bytes>) -> Self {
        Self::new(status)
            .header("content-type", "application/json")
            .body(text)
    }

    /// An answer with this value as JSON, such as a model of a generated client.
    ///
    /// # Errors
    ///
    /// If the value has no form in JSON.
    pub fn value(status: u16, value: &dyn Encode) -> Result<Self, EncodeError> {
        Ok(Self::json(status, Json::from_value(value)?.to_string()))
    }

    /// A failure of the transport. Its kind says whether the server can have seen the request:
    /// [`Connect`](TransportErrorKind::Connect) is one before anything was sent, [`Lost`](TransportErrorKind::Lost) one after.
    pub fn fails(kind: TransportErrorKind) -> Self {
        Self::of(Outcome::Failure(kind))
    }

    /// No answer, ever.
    pub fn hangs() -> Self {
        Self::of(Outcome::Silence)
    }

    /// The same reply with one more header. Of no effect where it is no answer, or where name or value are no header's.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        if let Outcome::Answer { headers, .. } = &mut self.outcome {
            headers.push((name.into(), value.into()));
        }
        self
    }

    /// The same reply with this body. Of no effect where it is no answer.
    #[must_use]
    pub fn body(mut self, bytes: impl Into<Bytes>) -> Self {
        if let Outcome::Answer { body, .. } = &mut self.outcome {
            *body = bytes.into();
        }
        self
    }

    /// The same reply, with the connection lost right after the bytes of its body.
    #[must_use]
    pub fn broken_off(self) -> Self {
        self.ending(End::BrokenOff)
    }

    /// The same reply, with silence after the bytes of its body.
    #[must_use]
    pub fn stalled(self) -> Self {
        self.ending(End::Stalled)
    }

    fn ending(mut self, ending: End) -> Self {
        if let Outcome::Answer { end, .. } = &mut self.outcome {
            *end = ending;
        }
        self
    }

    /// The same reply, so much later.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    pub(super) async fn play(self) -> Result<Response, TransportError> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        match self.outcome {
            Outcome::Silence => std::future::pending().await,
            Outcome::Failure(kind) => {
                Err(TransportError::new(kind, "as a rule of the mock has it"))
            }
            Outcome::Answer {
                status,
                headers,
                body,
                end,
            } => answer(status, &headers, body, end),
        }
    }
}

fn answer(
    status: u16,
    headers: &[(String, String)],
    body: Bytes,
    end: End,
) -> Result<Response, TransportError> {
    let status = StatusCode::from_u16(status)
        .map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error))?;
    let mut response = Response::new(status);
    for (name, value) in headers {
        if let Ok(name) = http::HeaderName::try_from(name) {
            response = response.with_header(name, value);
        }
    }
    Ok(response.with_body(match end {
        End::Complete => Body::from(body),
        End::BrokenOff | End::Stalled => Body::stream(Cut(Some(body), end), None),
    }))
}

/// A body that does not come to its end.
struct Cut(Option<Bytes>, End);

impl Stream for Cut {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match (self.0.take(), self.1) {
            (Some(bytes), _) if !bytes.is_empty() => Poll::Ready(Some(Ok(bytes))),
            (_, End::Stalled) => Poll::Pending,
            (_, End::Complete) => Poll::Ready(None),
            (_, End::BrokenOff) => Poll::Ready(Some(Err(TransportError::new(
                TransportErrorKind::Lost,
                "the body is cut off, as a rule of the mock has it",
            )))),
        }
    }
}
