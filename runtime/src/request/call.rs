//! What is a call, from its first setter to its answer?

use std::fmt;
use std::future::IntoFuture;

use bytes::Bytes;

use super::{Draft, RequestOptions};
use crate::download::DownloadFuture;
use crate::json::{Decode, Encode};
use crate::page::{Page, Pager, Pages};
use crate::parameter::Place;
use crate::response::{
    ByStatus, Envelope, NoMeta, Open, OpenFn, RawFuture, ResponseFuture, by_status, open,
};
use crate::{ByteSource, Client, Event, ItemStream, Operation, Param};

/// A call of one operation, whose answer is a `T` with a meta of type `M`.
///
/// Generated request types are newtypes around it. Setters never fail: a value that cannot be sent is remembered and
/// comes back as [`InvalidParam`](crate::ErrorKind::InvalidParam) when the call is sent. Nothing is sent before the
/// call is awaited.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T, M = NoMeta> {
    draft: Box<Draft>,
    open: Open<T, M>,
}

impl<T: Decode + Send + 'static> Call<T> {
    /// A call whose answer's body is a `T`.
    pub fn plain(client: &Client, operation: &'static Operation) -> Self {
        Self::of(client, operation, "", open::plain)
    }
}

impl<T: Decode + Send + 'static> Call<Option<T>> {
    /// A call whose answer's body is a `T`, or which has none.
    pub fn optional(client: &Client, operation: &'static Operation) -> Self {
        Self::of(client, operation, "", open::optional)
    }
}

impl<T: Send + 'static, M: Send + 'static> Call<Option<T>, M> {
    /// A call whose answer's body is an envelope `E` around a `T`, or which has none.
    pub fn optional_enveloped<E>(client: &Client, operation: &'static Operation) -> Self
    where
        E: Envelope<Value = T, Meta = M>,
    {
        Self::of(client, operation, E::VALUE, open::optional_enveloped::<E>)
    }
}

impl<T: Send + 'static, M: Send + 'static> Call<T, M> {
    /// A call whose answer's body is an envelope `E` around a `T`.
    pub fn enveloped<E>(client: &Client, operation: &'static Operation) -> Self
    where
        E: Envelope<Value = T, Meta = M>,
    {
        Self::of(client, operation, E::VALUE, open::enveloped::<E>)
    }
}

impl<T: ByStatus + Send + 'static> Call<T> {
    /// A call whose answer's type depends on its status.
    pub fn by_status(client: &Client, operation: &'static Operation) -> Self {
        Self::of(client, operation, "", by_status)
    }
}

impl Call<Bytes> {
    /// A call whose answer's body is taken as it comes.
    pub fn bytes(client: &Client, operation: &'static Operation) -> Self {
        Self::of(client, operation, "", open::bytes)
    }
}

impl Call<String> {
    /// A call whose answer's body is text in UTF-8.
    pub fn text(client: &Client, operation: &'static Operation) -> Self {
        Self::of(client, operation, "", open::text)
    }
}

impl Call<()> {
    /// A call whose answer's body, if any, is ignored.
    pub fn empty(client: &Client, operation: &'static Operation) -> Self {
        Self::of(client, operation, "", open::nothing)
    }
}

impl<T, M> Call<T, M> {
    /// A call whose answer is read by `decode`; `value` is where its value stands in the body.
    fn of(
        client: &Client,
        operation: &'static Operation,
        value: &'static str,
        decode: OpenFn<T, M>,
    ) -> Self {
        Self {
            draft: Draft::new(client, operation),
            open: Open { value, decode },
        }
    }

    /// Sets a path parameter.
    pub fn path(&mut self, name: &'static str, value: &dyn Param) {
        self.draft.set(Place::Path, name, value);
    }

    /// Sets a query parameter. Setting it again replaces the value; the order on the wire is the document's.
    pub fn query(&mut self, name: &'static str, value: &dyn Param) {
        self.draft.set(Place::Query, name, value);
    }

    /// Sets a header parameter.
    pub fn header(&mut self, name: &'static str, value: &dyn Param) {
        self.draft.set(Place::Header, name, value);
    }

    /// Sets a cookie parameter.
    pub fn cookie(&mut self, name: &'static str, value: &dyn Param) {
        self.draft.set(Place::Cookie, name, value);
    }

    /// Sets a field of a form that is sent as `name=value` pairs.
    pub fn form(&mut self, name: &'static str, value: &dyn Param) {
        self.draft.set(Place::Form, name, value);
    }

    /// Sets a part of a multipart form: a value, or an [`Upload`](crate::Upload).
    pub fn part(&mut self, name: &'static str, value: &dyn Param) {
        self.draft.set(Place::Part, name, value);
    }

    /// Sets a header of a part of a multipart form.
    pub fn part_header(&mut self, part: &'static str, name: &'static str, value: &dyn Param) {
        self.draft.set_part_header(part, name, value);
    }

    /// Sets the body to a JSON value, with the content type `application/json`.
    pub fn json(&mut self, value: &dyn Encode) {
        self.draft.set_json("application/json", value);
    }

    /// Sets the body to a JSON value with a content type of its own, e.g. `application/merge-patch+json`.
    pub fn json_as(&mut self, content_type: &'static str, value: &dyn Encode) {
        self.draft.set_json(content_type, value);
    }

    /// Sets the body to bytes of any content type, or to a stream of them.
    pub fn body(&mut self, content_type: &'static str, source: impl Into<ByteSource>) {
        self.draft.set_body(content_type, source.into());
    }

    /// Sets the options of this call, in place of those set before.
    pub fn options(&mut self, options: RequestOptions) {
        self.draft.set_options(options);
    }

    /// Sends the call and decodes its answer. `.await` on the call itself does the same.
    pub fn send(self) -> ResponseFuture<T, M> {
        ResponseFuture::new(self.draft, self.open)
    }

    /// Sends the call and hands its answer out as a file, chunk by chunk.
    pub fn download(mut self) -> DownloadFuture {
        self.draft.streams = true;
        DownloadFuture::new(self.draft)
    }

    /// As [`download`](Self::download), for an operation that gives a file of this media type beside what it gives otherwise.
    pub fn download_as(mut self, media_type: &'static str) -> DownloadFuture {
        self.draft.accept = media_type;
        self.download()
    }

    /// The events of the answer as they come in, with JSON for data. `media_type` is what is asked for.
    pub fn events<I: Decode>(self, media_type: &'static str) -> ItemStream<Event<I>> {
        ItemStream::events(self.streamed(media_type))
    }

    /// The events of the answer as they come in, with text for data.
    pub fn text_events(self, media_type: &'static str) -> ItemStream<Event<String>> {
        ItemStream::texts(self.streamed(media_type))
    }

    /// The items of an answer that is JSON line by line.
    pub fn json_lines<I: Decode>(self, media_type: &'static str) -> ItemStream<I> {
        ItemStream::lines(self.streamed(media_type))
    }

    /// The items of an answer that is a sequence of JSON texts, each after a record separator.
    pub fn json_sequence<I: Decode>(self, media_type: &'static str) -> ItemStream<I> {
        ItemStream::sequence(self.streamed(media_type))
    }

    fn streamed(mut self, media_type: &'static str) -> Box<Draft> {
        self.draft.streams = true;
        self.draft.accept = media_type;
        self.draft
    }

    pub(crate) fn draft(&self) -> &Draft {
        &self.draft
    }

    /// How the call reads its answer.
    #[cfg(feature = "test-util")]
    pub(crate) fn open(&self) -> Open<T, M> {
        self.open
    }

    /// Sends the call and gives its answer undecoded. An answer that is no success is still an error.
    pub fn send_raw(self) -> RawFuture {
        RawFuture::new(self.draft)
    }
}

impl<T: Page, M: Send + 'static> Call<T, M> {
    /// The pages of the answer, fetched one by one.
    pub fn pages(self) -> Pages<T> {
        Pages::new(self.draft, self.open)
    }

    /// The items of all pages.
    pub fn stream(self) -> Pager<T> {
        Pager::new(self.pages())
    }
}

impl<T, M> IntoFuture for Call<T, M> {
    type Output = <ResponseFuture<T, M> as Future>::Output;
    type IntoFuture = ResponseFuture<T, M>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl<T, M> Clone for Call<T, M> {
    fn clone(&self) -> Self {
        Self {
            draft: self.draft.clone(),
            open: self.open,
        }
    }
}

/// The operation and nothing of what was set.
impl<T, M> fmt::Debug for Call<T, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call")
            .field(&format_args!("{}", self.draft.operation))
            .finish()
    }
}
