//! What does an API send by itself, and how is it read?

use std::fmt;
use std::marker::PhantomData;

use http::Method;

use crate::json::{self, Decode, DecodeError, Deviations};

/// A request that an API makes to a server of yours: a webhook, or a callback of an operation.
///
/// Generated clients have one as a constant for each that the document describes, in the module `incoming`. It says what the
/// payload is; receiving it, and checking who sent it, is up to you. A body whose sender was not checked can be anyone's.
///
/// ```
/// use runtime::{Method, Webhook};
///
/// const PET_ADDED: Webhook<Vec<String>> = Webhook::new("petAdded", Method::POST);
///
/// let names = PET_ADDED.read(br#"["Rex"]"#)?;
/// assert_eq!((names.as_slice(), PET_ADDED.name()), (&["Rex".to_owned()][..], "petAdded"));
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
pub struct Webhook<T> {
    name: &'static str,
    method: Method,
    expression: Option<&'static str>,
    payload: PhantomData<fn() -> T>,
}

impl<T> Webhook<T> {
    const fn of(name: &'static str, method: Method, expression: Option<&'static str>) -> Self {
        Self {
            name,
            method,
            expression,
            payload: PhantomData,
        }
    }

    /// A webhook of this name. Where it goes is agreed with the API by other means.
    pub const fn new(name: &'static str, method: Method) -> Self {
        Self::of(name, method, None)
    }

    /// A callback of an operation. It goes to where the expression leads, e.g. `{$request.body#/url}`.
    pub const fn callback(name: &'static str, method: Method, expression: &'static str) -> Self {
        Self::of(name, method, Some(expression))
    }

    /// Its key in the document.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The verb that it comes with.
    pub const fn method(&self) -> &Method {
        &self.method
    }

    /// For a callback, where it goes: an expression over the operation's request and answer.
    pub const fn expression(&self) -> Option<&'static str> {
        self.expression
    }
}

impl<T: Decode> Webhook<T> {
    /// Reads the body of such a request. Check who sent it first.
    ///
    /// # Errors
    ///
    /// A [`DecodeError`] where the body is not what the document says; it names the place and shows no values.
    pub fn read(&self, body: &[u8]) -> Result<T, DecodeError> {
        json::from_slice(body)
    }

    /// Reads the body as [`read`](Self::read) does, and tells where it departs from the document and was understood nevertheless:
    /// an unknown member, say, or the value of an enum that came later. What is found is added to `deviations`; it names places
    /// and kinds, never a value. For calls, [`ClientBuilder::report_deviations`](crate::ClientBuilder::report_deviations) does it.
    ///
    /// ```
    /// use runtime::json::Deviations;
    /// use runtime::{Method, Webhook};
    ///
    /// const SWITCHED: Webhook<Vec<bool>> = Webhook::new("switched", Method::POST);
    ///
    /// let mut deviations = Deviations::new();
    /// assert_eq!(SWITCHED.read_reporting(b"[true, 1]", &mut deviations)?, [true, true]);
    /// for deviation in deviations.iter() {
    ///     println!("{}, {deviation}", SWITCHED.name()); // switched, [1]: not as documented; declare the quirk `int-bool`
    /// }
    /// assert_eq!(deviations.total(), 1);
    /// # Ok::<(), runtime::json::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read); what was found before the place of the error is told all the same.
    pub fn read_reporting(
        &self,
        body: &[u8],
        deviations: &mut Deviations,
    ) -> Result<T, DecodeError> {
        json::from_slice_reporting(body, deviations)
    }
}

impl<T> fmt::Debug for Webhook<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Webhook").field(&self.name).finish()
    }
}
