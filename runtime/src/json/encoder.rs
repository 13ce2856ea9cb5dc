//! How is a value written as JSON?
//!
//! Everything goes into one buffer. Whether a comma is due is read from the last byte written: after `{` and `[` it
//! is not, and no value ends in one of them. So there is no stack of states and nothing to allocate per member.

mod escape;

use std::fmt::{self, Write as _};

use super::{Encode, MAX_DEPTH};
use crate::value::{Extra, Field, Map};

/// A writer of one JSON document.
///
/// Made by [`to_vec`](super::to_vec) and handed to the [`Encode`] implementations. Members and items are separated
/// for them; writing exactly one value where one is due is theirs.
#[derive(Default)]
pub struct Encoder {
    out: Vec<u8>,
    depth: usize,
    fault: Option<EncodeErrorKind>,
}

/// A value that JSON has no form for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodeError(EncodeErrorKind);

/// What kind of fault an [`EncodeError`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// A float that is infinite or not a number.
    NotFinite,
    /// A year that is not between 0 and 9999.
    Year,
    /// More than 128 levels of objects and arrays.
    Depth,
}

impl EncodeError {
    /// What kind of fault this is.
    #[must_use]
    pub fn kind(&self) -> EncodeErrorKind {
        self.0
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            EncodeErrorKind::NotFinite => {
                "a float that is infinite or not a number has no form in JSON"
            }
            EncodeErrorKind::Year => "a year before 0 or after 9999 has no form in a date",
            EncodeErrorKind::Depth => "the value has more than 128 levels",
        })
    }
}

impl std::error::Error for EncodeError {}

impl Encoder {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, EncodeError> {
        match self.fault {
            None => Ok(self.out),
            Some(fault) => Err(EncodeError(fault)),
        }
    }

    /// Opens an object.
    pub fn begin_object(&mut self) {
        self.open(b'{');
    }

    /// Closes the object.
    pub fn end_object(&mut self) {
        self.close(b'}');
    }

    /// Opens an array.
    pub fn begin_array(&mut self) {
        self.open(b'[');
    }

    /// Closes the array.
    pub fn end_array(&mut self) {
        self.close(b']');
    }

    /// Writes a member of the open object.
    pub fn member(&mut self, name: &str, value: &dyn Encode) {
        self.separate(b'{');
        self.string(name);
        self.out.push(b':');
        self.nested(value);
    }

    /// Writes a member if it is there.
    pub fn optional<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// Writes a member if it is there, as null if it is null.
    pub fn nullable<T: Encode>(&mut self, name: &str, value: &Field<T>) {
        match value {
            Field::Absent => {}
            Field::Null => self.member(name, &()),
            Field::Value(value) => self.member(name, value),
        }
    }

    /// Writes the entries of a map as members of the open object. None may have the name of a member written before:
    /// the object would hold it twice.
    pub fn entries<T: Encode>(&mut self, entries: &Map<T>) {
        for (name, value) in entries {
            self.member(name, value);
        }
    }

    /// Writes the members that a model kept without knowing them.
    pub fn extra(&mut self, extra: &Extra) {
        for (name, value) in extra {
            self.member(name, value);
        }
    }

    /// Writes an item of the open array.
    pub fn item(&mut self, value: &dyn Encode) {
        self.separate(b'[');
        self.nested(value);
    }

    /// Writes a string, with the escapes that JSON demands and no others.
    pub fn string(&mut self, text: &str) {
        escape::write(&mut self.out, text);
    }

    /// Writes null.
    pub fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }

    /// Writes a boolean.
    pub fn boolean(&mut self, value: bool) {
        self.out
            .extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// Writes JSON that is known to be one.
    pub(crate) fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }

    /// Writes what a number displays as, bare.
    pub(crate) fn number(&mut self, number: fmt::Arguments<'_>) {
        // Writing to a vector cannot fail.
        let _ = Bytes(&mut self.out).write_fmt(number);
    }

    /// Writes what a value displays as in quotes; the text must need no escapes.
    pub(crate) fn plain_text(&mut self, text: fmt::Arguments<'_>) {
        self.out.push(b'"');
        self.number(text);
        self.out.push(b'"');
    }

    /// Writes a value in quotes, if it is a number.
    pub(crate) fn quoted(&mut self, value: &dyn Encode) {
        self.out.push(b'"');
        value.encode(self);
        self.out.push(b'"');
    }

    /// Remembers a fault; the first one counts. `null` takes the place of the value.
    pub(crate) fn fail(&mut self, fault: EncodeErrorKind) {
        self.fault.get_or_insert(fault);
        self.null();
    }

    fn open(&mut self, open: u8) {
        self.out.push(open);
        self.depth = self.depth.saturating_add(1);
        if self.depth > MAX_DEPTH {
            self.fault.get_or_insert(EncodeErrorKind::Depth);
        }
    }

    fn close(&mut self, close: u8) {
        self.depth = self.depth.saturating_sub(1);
        self.out.push(close);
    }

    fn separate(&mut self, open: u8) {
        if self.out.last() != Some(&open) {
            self.out.push(b',');
        }
    }

    /// Writes a value one level down, unless that is too deep: then the document is lost already, and going on would
    /// only end the stack.
    fn nested(&mut self, value: &dyn Encode) {
        if self.depth <= MAX_DEPTH {
            value.encode(self);
        }
    }
}

/// How much is written, and nothing of it.
impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder")
            .field("bytes", &self.out.len())
            .finish_non_exhaustive()
    }
}

/// A byte buffer to format into.
struct Bytes<'o>(&'o mut Vec<u8>);

impl fmt::Write for Bytes<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}
