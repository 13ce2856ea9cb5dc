//! How is an answer handed out that need not fit into memory?

mod copy;
mod file_name;
mod reading;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};

pub use self::copy::Progress;
use self::copy::Watcher;
use self::reading::Reading;
use crate::Error;
use crate::request::Draft;
use crate::send::{Answer, AnswerFuture, send};

/// An answer whose body is handed out as it comes: a stream of chunks.
///
/// ```no_run
/// use runtime::{Call, Error};
///
/// # async fn save(call: Call<runtime::Bytes>, writer: &mut (impl tokio::io::AsyncWrite + Unpin)) -> Result<(), Error> {
/// let file = call.download().await?;
/// println!("{}", file.file_name().as_deref().unwrap_or("unnamed"));
/// let bytes = file
///     .on_progress(|so_far| println!("{} of {:?} bytes", so_far.bytes, so_far.total))
///     .copy_to(writer)
///     .await?;
/// # Ok(())
/// # }
/// ```
///
/// Until the answer begins, a download is a call like any other, with its retries and time limits. After that it is not
/// repeated, may take as long as it takes and be as large as it is, unless the options of the call say otherwise
/// ([`timeout`](crate::RequestOptions::timeout), [`max_response_bytes`](crate::RequestOptions::max_response_bytes)); only the
/// silence of the server is limited.
#[must_use = "nothing is read before it is asked for"]
pub struct Download {
    answer: Answer,
    reading: Reading,
    watcher: Option<Watcher>,
}

impl Download {
    fn new(mut answer: Answer) -> Self {
        let reading = Reading::new(answer.rest.take());
        Self {
            answer,
            reading,
            watcher: None,
        }
    }

    /// The status, which is always a success.
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// What the server says that the file is, e.g. `application/pdf`.
    pub fn content_type(&self) -> Option<&str> {
        self.answer.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// The name that the server gives to the file.
    ///
    /// Only a name: without a folder, without control characters, and never `.` or `..`. It may still be the name of
    /// something that is there already.
    pub fn file_name(&self) -> Option<String> {
        file_name::read(self.answer.headers.get(CONTENT_DISPOSITION)?.as_bytes())
    }

    /// How many bytes the file has, where that is known. It is not for an answer that comes compressed.
    pub fn length(&self) -> Option<u64> {
        self.reading.length()
    }

    /// Identifier of the request in the server's log, where a header has it.
    pub fn request_id(&self) -> Option<String> {
        self.answer.request_id()
    }

    /// How many times the request was tried.
    pub fn attempts(&self) -> u32 {
        self.answer.attempts
    }

    /// The next chunk, or `None` after the last one. May be dropped and asked again; nothing is lost.
    ///
    /// # Errors
    ///
    /// What cut the download off. There is nothing to come after it.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.poll_chunk(context)).await
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let answer = &self.answer;
        let chunk = self.reading.poll_chunk(context);
        chunk.map(|chunk| Some(chunk?.map_err(|failure| answer.cut_off(*failure))))
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(context)
    }
}

/// The status and the length; no headers and no bytes.
impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("status", &self.answer.status.as_u16())
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}

/// The future of a call whose answer is a [`Download`].
#[must_use = "a future does nothing until it is awaited"]
pub struct DownloadFuture(AnswerFuture);

impl DownloadFuture {
    pub(crate) fn new(draft: Box<Draft>) -> Self {
        Self(send(draft))
    }
}

impl Future for DownloadFuture {
    type Output = Result<Download, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = self.0.as_mut().poll(context);
        answer.map(|answer| answer.map(Download::new))
    }
}

impl fmt::Debug for DownloadFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DownloadFuture")
    }
}
