//! What can be learned about the next value before it is read?
//!
//! Unions decide here which branch to read. Looking ahead and going back costs a second pass over the bytes of one
//! value; nothing is copied.

use super::{Decoder, Kind, Quirks};
use crate::json::{Decode, DecodeError, Quirk};
use crate::value::Json;

/// A state of a decoder to come back to; see [`Decoder::mark`].
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    at: usize,
    depth: usize,
    allowed: Quirks,
    deviations: (usize, usize),
}

impl Decoder<'_> {
    /// This state, to come back to with [`reset`](Self::reset).
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            depth: self.depth,
            allowed: self.allowed,
            deviations: self.sink.as_ref().map_or((0, 0), |sink| sink.mark()),
        }
    }

    /// Goes back to a mark of this decoder; deviations noted since are forgotten.
    pub fn reset(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
        self.allowed = mark.allowed;
        if let Some(sink) = &mut self.sink {
            sink.forget_since(mark.deviations);
        }
    }

    /// Reads the next value if it is a `T`; if not, the decoder still stands before it.
    ///
    /// The last resort of a union: what can be told by a tag, a type or a member should be. Attempts that nest try
    /// every combination.
    ///
    /// # Errors
    ///
    /// Those of `T`.
    pub fn attempt<T: Decode>(&mut self) -> Result<T, DecodeError> {
        let mark = self.mark();
        let value = T::decode(self);
        if value.is_err() {
            self.reset(mark);
        }
        value
    }

    /// The text of a member of the object that follows, such as the tag of a discriminated union. `None` if the next
    /// value is no object, or has no such member, or the member is no string. Nothing is consumed.
    ///
    /// # Errors
    ///
    /// If the object is not well-formed.
    pub fn tag(&mut self, name: &str) -> Result<Option<String>, DecodeError> {
        let mut tag = None;
        self.look(&mut |member, json| {
            if member == name && json.peek()? == b'"' {
                tag = Some(json.string()?.into_owned());
                return Ok(());
            }
            json.skip()
        })?;
        Ok(tag)
    }

    /// The tag of the object that follows, where the case of its letters does not count ([`Quirk::Casing`]): the one of
    /// `values` that it is, exactly or in another case. `None` if it is none of them. Nothing is consumed.
    ///
    /// # Errors
    ///
    /// If the object is not well-formed.
    pub fn tag_in_any_case(
        &mut self,
        name: &str,
        values: &[&'static str],
    ) -> Result<Option<&'static str>, DecodeError> {
        let tag = self.tag(name)?.unwrap_or_default();
        let mut known = values.iter().copied();
        let exact = known.clone().find(|value| *value == tag);
        Ok(exact.or_else(|| known.find(|value| value.eq_ignore_ascii_case(&tag))))
    }

    /// Keeps an object whose tag names no branch of its union, which is a deviation: [`Quirk::AbsentUndocumented`] if it
    /// has no such tag, [`Quirk::OpenEnum`] if it is one that the document does not know.
    ///
    /// # Errors
    ///
    /// If the next value is no object, or not well-formed.
    pub fn untold(&mut self, name: &str) -> Result<Json, DecodeError> {
        if self.kind()? != Kind::Object {
            return Err(self.unexpected("an object"));
        }
        let quirk = match self.tag(name)? {
            Some(_) => Quirk::OpenEnum,
            None => Quirk::AbsentUndocumented,
        };
        self.exercise(quirk);
        <Json as Decode>::decode(self)
    }

    /// The type of a member of the object that follows; `None` if there is no such member. Nothing is consumed.
    ///
    /// # Errors
    ///
    /// If the object is not well-formed.
    pub fn member_kind(&mut self, name: &str) -> Result<Option<Kind>, DecodeError> {
        let mut kind = None;
        self.look(&mut |member, json| {
            if member == name {
                kind = Some(json.kind()?);
            }
            json.skip()
        })?;
        Ok(kind)
    }

    /// How many members of the object that follows have one of these names. Nothing is consumed.
    ///
    /// # Errors
    ///
    /// If the object is not well-formed.
    pub fn known_members(&mut self, names: &[&str]) -> Result<usize, DecodeError> {
        let mut known = 0_usize;
        self.look(&mut |member, json| {
            if names.contains(&member) {
                known = known.saturating_add(1);
            }
            json.skip()
        })?;
        Ok(known)
    }

    /// Visits the members of the object that follows, if one does, and goes back.
    pub(super) fn look(
        &mut self,
        visit: &mut dyn FnMut(&str, &mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let mark = self.mark();
        let result = match self.peek()? {
            b'{' => self.each_member(visit),
            _ => Ok(()),
        };
        if result.is_ok() {
            self.reset(mark);
        }
        result
    }
}
