//! How does a member reach its slot, and what do null and absence mean there?
//!
//! | member | slot | absent | `null` | `""` where `T` is no text |
//! |---|---|---|---|---|
//! | required | [`slot`](Decoder::slot) of `T` | error | error | error |
//! | required, nullable | [`slot`](Decoder::slot) of `Option<T>` | error | `None` | `None` |
//! | optional | [`optional`](Decoder::optional) | `None` | `None`, a deviation | `None`, a deviation |
//! | optional, nullable | [`nullable`](Decoder::nullable) | `Absent` | `Null` | `Null`, a deviation |

use jiter::Peek;

use super::{Decoder, Mark, Quirks};
use crate::json::{Decode, DecodeError, DeviationKind, Quirk};
use crate::value::{Extra, Field, Json, Map};

/// What the next value of a member that may be null begins with.
enum Presence {
    /// `null`, which is consumed.
    Null,
    /// `""`, which is null for a type that has no empty text.
    Empty(Mark),
    /// Anything else.
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
        let presence = self.presence()?;
        if matches!(presence, Presence::Null) {
            self.exercise(Quirk::NullableUndocumented);
        }
        *slot = self.present(&presence)?;
        Ok(())
    }

    /// Reads a member that is optional and nullable.
    ///
    /// # Errors
    ///
    /// Those of `T`.
    pub fn nullable<T: Decode>(&mut self, slot: &mut Field<T>) -> Result<(), DecodeError> {
        let presence = self.presence()?;
        *slot = self.present(&presence)?.map_or(Field::Null, Field::Value);
        Ok(())
    }

    /// Reads a value or null.
    pub(crate) fn value_or_null<T: Decode>(&mut self) -> Result<Option<T>, DecodeError> {
        let presence = self.presence()?;
        self.present(&presence)
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

    /// Keeps an unknown member as it is.
    ///
    /// # Errors
    ///
    /// If its value is not well-formed.
    pub fn keep(&mut self, extra: &mut Extra, name: &str) -> Result<(), DecodeError> {
        let value = <Json as Decode>::decode(self)?;
        if extra.insert(name, value).is_some() {
            self.deviate(DeviationKind::DuplicateMember, None);
        }
        Ok(())
    }

    fn presence(&mut self) -> Result<Presence, DecodeError> {
        match self.peek()? {
            Peek::Null => {
                let base = self.base;
                self.jiter
                    .known_null()
                    .map_err(|error| DecodeError::syntax(base, &error))?;
                Ok(Presence::Null)
            }
            Peek::String if self.is_empty_string() => Ok(Presence::Empty(self.mark())),
            _ => Ok(Presence::Value),
        }
    }

    /// Whether the string that follows is empty.
    fn is_empty_string(&self) -> bool {
        self.input.as_bytes().get(self.position().saturating_add(1)) == Some(&b'"')
    }

    /// The value, unless it is null or stands for it.
    fn present<T: Decode>(&mut self, presence: &Presence) -> Result<Option<T>, DecodeError> {
        match presence {
            Presence::Null => return Ok(None),
            // Declared for a text member too, where only the declaration can say that `""` is no text.
            Presence::Empty(_) if self.allowed.contains(Quirk::EmptyStringForNull) => {}
            _ => match (T::decode(self), presence) {
                (Ok(value), _) => return Ok(Some(value)),
                (Err(error), Presence::Value | Presence::Null) => return Err(error),
                (Err(_), Presence::Empty(mark)) => self.reset(*mark),
            },
        }
        self.empty_for_null()?;
        Ok(None)
    }

    #[cold]
    fn empty_for_null(&mut self) -> Result<(), DecodeError> {
        self.exercise(Quirk::EmptyStringForNull);
        self.skip()
    }
}
