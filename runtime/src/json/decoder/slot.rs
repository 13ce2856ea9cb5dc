//! How does a member reach its slot, and what do null and absence mean there?
//!
//! | member | slot | absent | `null` | `""` where `T` is no text |
//! |---|---|---|---|---|
//! | required | [`slot`](Decoder::slot) of `T` | error | error | error |
//! | required, nullable | [`slot`](Decoder::slot) of `Option<T>` | error | `None` | `None`, a deviation |
//! | optional | [`optional`](Decoder::optional) | `None` | `None`, a deviation | `None`, a deviation |
//! | optional, nullable | [`nullable`](Decoder::nullable) | `Absent` | `Null` | `Null`, a deviation |
//!
//! Declared, a quirk is no deviation; and a declared [`Quirk::EmptyStringForNull`] makes `""` null for a text too.

use super::{Decoder, Mark, Quirks};
use crate::json::{Decode, DecodeError, DeviationKind, Quirk};
use crate::value::{Extra, Field, Json, Map};

/// How a value begins that may be null.
enum Begin {
    /// It is null, and consumed.
    Null,
    /// It is `""`, which stands for null if the type has no empty text.
    Empty(Mark),
    /// It is anything else.
    Value,
}

impl Decoder<'_> {
    /// Declares quirks for the next value: using one of these leniencies is then no deviation.
    ///
    /// They hold for the items of a list and the values of a map too, and end where an object begins or the next
    /// member does.
    pub fn allowing(&mut self, quirks: &[Quirk]) -> &mut Self {
        self.allowed = Quirks::of(quirks);
        self
    }

    /// Whether the document declares the quirk for the value being read.
    pub(crate) fn allows(&self, quirk: Quirk) -> bool {
        self.allowed.contains(quirk)
    }

    /// Reads with one more quirk allowed, for a type that has it in its nature.
    pub(crate) fn also_allowing<T>(
        &mut self,
        quirk: Quirk,
        read: &mut dyn FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let allowed = self.allowed;
        self.allowed = allowed.with(quirk);
        let value = read(self);
        self.allowed = allowed;
        value
    }

    /// Reads a value that must be one, null included if `T` is an `Option`.
    ///
    /// # Errors
    ///
    /// Those of `T`.
    pub fn slot<T: Decode>(&mut self, slot: &mut Option<T>) -> Result<(), DecodeError> {
        *slot = Some(T::decode(self)?);
        Ok(())
    }

    /// Reads a member that is optional and not nullable: null counts as absent ([`Quirk::NullableUndocumented`]).
    ///
    /// # Errors
    ///
    /// Those of `T`.
    pub fn optional<T: Decode>(&mut self, slot: &mut Option<T>) -> Result<(), DecodeError> {
        *slot = self.present(Some(Quirk::NullableUndocumented))?;
        Ok(())
    }

    /// Reads a member that is optional and nullable.
    ///
    /// # Errors
    ///
    /// Those of `T`.
    pub fn nullable<T: Decode>(&mut self, slot: &mut Field<T>) -> Result<(), DecodeError> {
        *slot = Field::nullable(self.present(None)?);
        Ok(())
    }

    /// Reads a value, or `None` for null; null is an exercise of the quirk, if one is given.
    pub(crate) fn present<T: Decode>(
        &mut self,
        null: Option<Quirk>,
    ) -> Result<Option<T>, DecodeError> {
        let begin = self.begin(null)?;
        if matches!(begin, Begin::Null) {
            return Ok(None);
        }
        match T::decode(self) {
            Ok(value) => Ok(Some(value)),
            Err(error) => self.null_after_all(begin, error).map(|()| None),
        }
    }

    /// The value of a required member, once its object has been read.
    ///
    /// # Errors
    ///
    /// If the object had no such member; the error's path ends in `name`.
    pub fn required<T>(&self, slot: Option<T>, name: &'static str) -> Result<T, DecodeError> {
        slot.ok_or_else(|| DecodeError::missing_at(name, self.last_object))
    }

    /// Reads an additional member into a map.
    ///
    /// # Errors
    ///
    /// Those of `T`.
    pub fn entry<T: Decode>(&mut self, map: &mut Map<T>, name: &str) -> Result<(), DecodeError> {
        let value = T::decode(self)?;
        if map.insert(name.to_owned(), value).is_some() {
            self.deviate(DeviationKind::DuplicateMember, None);
        }
        Ok(())
    }

    /// Keeps an unknown member as it is; it is a deviation all the same, because the document does not know it.
    ///
    /// # Errors
    ///
    /// If its value is not well-formed.
    pub fn keep(&mut self, extra: &mut Extra, name: &str) -> Result<(), DecodeError> {
        let value = <Json as Decode>::decode(self)?;
        let kind = match extra.insert(name, value) {
            None => DeviationKind::UnknownMember,
            Some(_) => DeviationKind::DuplicateMember,
        };
        self.deviate(kind, None);
        Ok(())
    }

    /// Keeps an unknown member, one that the document names by a prefix without a word.
    ///
    /// # Errors
    ///
    /// If its value is not well-formed.
    pub fn keep_dynamic(
        &mut self,
        extra: &mut Extra,
        name: &str,
        prefixes: &[&str],
    ) -> Result<(), DecodeError> {
        if !prefixes.iter().any(|prefix| name.starts_with(prefix)) {
            return self.keep(extra, name);
        }
        let value = <Json as Decode>::decode(self)?;
        if extra.insert(name, value).is_some() {
            self.deviate(DeviationKind::DuplicateMember, None);
        }
        Ok(())
    }

    fn begin(&mut self, null: Option<Quirk>) -> Result<Begin, DecodeError> {
        match self.peek()? {
            b'n' => {
                self.word("null")?;
                if let Some(quirk) = null {
                    self.exercise(quirk);
                }
                Ok(Begin::Null)
            }
            b'"' if self.is_empty_string() => self.begin_empty(),
            _ => Ok(Begin::Value),
        }
    }

    /// Whether the string that follows is empty.
    fn is_empty_string(&self) -> bool {
        self.input.as_bytes().get(self.at.saturating_add(1)) == Some(&b'"')
    }

    /// Where the quirk is declared, `""` is null for a text too: only a declaration can say so.
    #[cold]
    fn begin_empty(&mut self) -> Result<Begin, DecodeError> {
        if !self.allowed.contains(Quirk::EmptyStringForNull) {
            return Ok(Begin::Empty(self.mark()));
        }
        self.skip()?;
        Ok(Begin::Null)
    }

    /// Takes `""` for null once the type has refused it.
    #[cold]
    fn null_after_all(&mut self, begin: Begin, error: DecodeError) -> Result<(), DecodeError> {
        let Begin::Empty(mark) = begin else {
            return Err(error);
        };
        self.reset(mark);
        self.exercise(Quirk::EmptyStringForNull);
        self.skip()
    }
}
