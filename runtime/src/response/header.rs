//! How is a declared header of an answer read?

use std::fmt;
use std::marker::PhantomData;

use http::HeaderMap;

use crate::json::{self, Decode, DecodeError, Encode};

/// A header that a document declares for an answer, with the type of its value.
///
/// Generated requests have one as a constant for each header: `answer.header(ListThings::X_TOTAL_COUNT)`.
///
/// ```
/// use runtime::{Call, Error, ResponseHeader};
///
/// const TOTAL: ResponseHeader<i64> = ResponseHeader::new("X-Total-Count");
///
/// async fn total(call: Call<Vec<String>>) -> Result<Option<i64>, Error> {
///     let answer = call.await?;
///     Ok(answer.header(TOTAL).and_then(Result::ok))
/// }
/// ```
pub struct ResponseHeader<T> {
    name: &'static str,
    form: Form,
    value: PhantomData<fn() -> T>,
}

/// What the text of a header is.
#[derive(Debug, Clone, Copy)]
enum Form {
    Text,
    List,
    Json,
}

impl<T> ResponseHeader<T> {
    const fn of(name: &'static str, form: Form) -> Self {
        Self {
            name,
            form,
            value: PhantomData,
        }
    }

    /// A header that holds one value.
    pub const fn new(name: &'static str) -> Self {
        Self::of(name, Form::Text)
    }

    /// A header that holds a list, with commas between the items; lines of the same name go on with it.
    pub const fn list(name: &'static str) -> Self {
        Self::of(name, Form::List)
    }

    /// A header that holds JSON.
    pub const fn json(name: &'static str) -> Self {
        Self::of(name, Form::Json)
    }

    /// The name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl<T: Decode> ResponseHeader<T> {
    /// The value among these headers; `None` where the header is missing or is no text.
    pub(crate) fn read(&self, headers: &HeaderMap) -> Option<Result<T, DecodeError>> {
        let mut lines = headers
            .get_all(self.name)
            .iter()
            .filter_map(|value| str::from_utf8(value.as_bytes()).ok());
        let text = match self.form {
            Form::Json => lines.next()?.as_bytes().to_vec(),
            Form::Text => quoted(&lines.next()?.trim()),
            Form::List => {
                let mut lines = lines.peekable();
                lines.peek()?;
                let items = lines.flat_map(|line| line.split(',')).map(str::trim);
                quoted(&items.filter(|item| !item.is_empty()).collect::<Vec<_>>())
            }
        };
        Some(json::from_slice(&text))
    }
}

/// A text, or some, as JSON: every scalar is read from a text as well.
fn quoted(value: &dyn Encode) -> Vec<u8> {
    json::to_vec(value).unwrap_or_default()
}

impl<T> Clone for ResponseHeader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ResponseHeader<T> {}

impl<T> fmt::Debug for ResponseHeader<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ResponseHeader").field(&self.name).finish()
    }
}
