//! How is an object read into its slots?

use std::borrow::Cow;

use super::seen::Seen;
use super::{Decoder, Quirks};
use crate::json::path::Step;
use crate::json::{DecodeError, DeviationKind, Quirk, Slots};

/// [`Slots`] without what keeps it from being a trait object, so that the loop over members is compiled once.
trait Fill {
    fn members(&self) -> Members;
    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError>;
    fn unknown(&mut self, name: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError>;
}

impl<S: Slots> Fill for S {
    fn members(&self) -> Members {
        const { Members::new(S::MEMBERS) }
    }

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        Slots::member(self, index, json)
    }

    fn unknown(&mut self, name: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        Slots::unknown(self, name, json)
    }
}

/// The names of an object's members.
#[derive(Clone, Copy)]
struct Members {
    names: &'static [&'static str],
    /// Whether no name needs an escape, so that names can be compared as they stand in the document.
    plain: bool,
}

/// A name of the object that is read.
enum Name<'j> {
    Known(usize, &'static str),
    Unknown(Cow<'j, str>),
}

impl<'j> Decoder<'j> {
    /// Reads an object into slots.
    ///
    /// Members may come in any order; of one that comes twice the last counts. The quirks in force do not reach into
    /// the object.
    ///
    /// # Errors
    ///
    /// If the next value is no object, or one of its members is not what it should be. `[]` reads as an object
    /// without members ([`Quirk::EmptyArrayForObject`]).
    pub fn object<S: Slots>(&mut self) -> Result<S, DecodeError> {
        let mut slots = S::default();
        self.fill(&mut slots)?;
        Ok(slots)
    }

    fn fill(&mut self, slots: &mut dyn Fill) -> Result<(), DecodeError> {
        let allowed = self.allowed;
        let Some(start) = self.open_object()? else {
            return Ok(());
        };
        let members = slots.members();
        let mut seen = Seen::default();
        let mut next = 0;
        let mut more = self.first_name()?;
        while more {
            let name = self.name(members, next)?;
            // Quirks are declared for each member on its own; the last one's must not linger.
            self.allowed = Quirks::default();
            let noted = self.noted();
            match name {
                Name::Known(index, name) => {
                    next = index.saturating_add(1);
                    if self.sink.is_some() && !seen.insert(index) {
                        self.deviate(DeviationKind::DuplicateMember, None);
                    }
                    let result = slots.member(index, self);
                    self.climb(noted, Step::Known(name), result)?;
                }
                Name::Unknown(name) => {
                    let result = slots.unknown(&name, self);
                    self.climb(noted, Step::Named(&name), result)?;
                }
            }
            more = self.next_name()?;
        }
        self.close_object(start);
        self.allowed = allowed;
        Ok(())
    }

    /// Reads an object whose members are named by data. `each` is called before every value with the name.
    pub(crate) fn each_member(
        &mut self,
        each: &mut dyn FnMut(&str, &mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let Some(start) = self.open_object()? else {
            return Ok(());
        };
        let mut more = self.first_name()?;
        while more {
            let name = self.quoted()?;
            self.colon()?;
            let noted = self.noted();
            let result = each(&name, self);
            self.climb(noted, Step::Named(&name), result)?;
            more = self.next_name()?;
        }
        self.close_object(start);
        Ok(())
    }

    /// Reads a member whose name is one of the slots' own in another case or with other signs between its words
    /// (`userId` for `user_id`), where the document declares [`Quirk::Casing`] for its object. `false` if it is none of
    /// them: nothing is consumed then.
    ///
    /// # Errors
    ///
    /// Those of the member's own type.
    pub fn recased<S: Slots>(&mut self, slots: &mut S, name: &str) -> Result<bool, DecodeError> {
        let known = S::MEMBERS
            .iter()
            .position(|known| same_letters(known, name));
        known.map_or(Ok(false), |index| slots.member(index, self).map(|()| true))
    }

    /// Passes over the value of a member that the model does not know, and reports it.
    ///
    /// # Errors
    ///
    /// If the value is not well-formed.
    pub fn ignore(&mut self) -> Result<(), DecodeError> {
        self.deviate(DeviationKind::UnknownMember, None);
        self.skip()
    }

    /// Where the object begins that follows, its brace consumed; `None` if `[]` stands for an empty one and is
    /// consumed.
    fn open_object(&mut self) -> Result<Option<usize>, DecodeError> {
        let first = self.peek()?;
        let start = self.at;
        if first == b'{' {
            self.enter()?;
            self.advance();
            return Ok(Some(start));
        }
        if first == b'[' && self.empty_array()? {
            self.exercise(Quirk::EmptyArrayForObject);
            self.last_object = start;
            return Ok(None);
        }
        Err(self.unexpected("an object"))
    }

    /// Consumes `[]`; anything else stays where it is.
    #[cold]
    fn empty_array(&mut self) -> Result<bool, DecodeError> {
        let start = self.at;
        self.advance();
        let empty = self.peek()? == b']';
        if empty {
            self.advance();
        } else {
            self.at = start;
        }
        Ok(empty)
    }

    fn close_object(&mut self, start: usize) {
        self.leave();
        self.last_object = start;
    }

    /// Whether a name follows the brace; if not, the closing one is consumed.
    fn first_name(&mut self) -> Result<bool, DecodeError> {
        match self.peek()? {
            b'"' => Ok(true),
            b'}' => {
                self.advance();
                Ok(false)
            }
            _ => Err(self.broken("the name of a member", "something else")),
        }
    }

    /// Whether another name follows a value, the comma between them consumed.
    #[inline]
    fn next_name(&mut self) -> Result<bool, DecodeError> {
        match self.peek()? {
            b',' => self.advance(),
            b'}' => {
                self.advance();
                return Ok(false);
            }
            _ => return Err(self.broken("`,` or `}`", "something else")),
        }
        match self.peek()? {
            b'"' => Ok(true),
            b'}' => Err(self.broken("the name of a member", "a trailing comma")),
            _ => Err(self.broken("the name of a member", "something else")),
        }
    }

    /// Reads a name and the colon after it. Servers keep their members in order, so that mostly a comparison with the
    /// expected one is all.
    #[inline]
    fn name(&mut self, members: Members, next: usize) -> Result<Name<'j>, DecodeError> {
        let name = match members.names.get(next) {
            Some(expected) if members.plain && self.plain(expected) => Name::Known(next, expected),
            _ => self.unforeseen(members, next)?,
        };
        self.colon()?;
        Ok(name)
    }

    fn unforeseen(&mut self, members: Members, next: usize) -> Result<Name<'j>, DecodeError> {
        let name = self.quoted()?;
        Ok(match members.find(next, &name) {
            Some((index, name)) => Name::Known(index, name),
            None => Name::Unknown(name),
        })
    }

    #[inline]
    fn colon(&mut self) -> Result<(), DecodeError> {
        if self.peek()? != b':' {
            return Err(self.broken("`:`", "something else"));
        }
        self.advance();
        Ok(())
    }
}

impl Members {
    const fn new(names: &'static [&'static str]) -> Self {
        let mut plain = true;
        let mut rest = names;
        while let [name, others @ ..] = rest {
            plain = plain && is_plain(name.as_bytes());
            rest = others;
        }
        Self { names, plain }
    }

    /// The member of this name, with its index: first those from the expected one on, since a member is more often
    /// left out than moved, then the rest.
    fn find(self, next: usize, name: &str) -> Option<(usize, &'static str)> {
        let numbered = || self.names.iter().copied().enumerate();
        let found = |(_, member): &(usize, &'static str)| *member == name;
        numbered()
            .skip(next)
            .find(found)
            .or_else(|| numbered().take(next).find(found))
    }
}

/// Whether two names have the same letters and digits, whatever their case and what stands between them.
fn same_letters(one: &str, other: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
        let said = name.chars().filter(|sign| !matches!(sign, '_' | '-' | ' '));
        said.flat_map(char::to_lowercase)
    }
    letters(one).eq(letters(other))
}

const fn is_plain(mut name: &[u8]) -> bool {
    while let [byte, rest @ ..] = name {
        if *byte < 0x20 || *byte == b'"' || *byte == b'\\' {
            return false;
        }
        name = rest;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMBERS: Members = Members::new(&["id", "name", "no", "total"]);

    #[test]
    fn members_are_found_from_any_expectation() {
        for next in 0..6 {
            for (index, name) in MEMBERS.names.iter().enumerate() {
                assert_eq!(
                    MEMBERS.find(next, name),
                    Some((index, *name)),
                    "{name} from {next}"
                );
            }
            for name in ["", "i", "idx", "nam", "TOTAL"] {
                assert_eq!(MEMBERS.find(next, name), None, "{name} from {next}");
            }
        }
    }

    #[test]
    fn names_that_need_escapes_are_known() {
        assert!(MEMBERS.plain && Members::new(&["ä", "$x", ""]).plain);
        for name in ["a\"b", "\\", "\n"] {
            assert!(!is_plain(name.as_bytes()), "{name:?}");
        }
    }
}
