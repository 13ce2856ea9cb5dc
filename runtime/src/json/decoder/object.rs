//! How is an object read into its slots?

use std::borrow::Cow;

use jiter::{Jiter, Peek};

use super::super::path::Step;
use super::{Decoder, borrowed};
use crate::json::{DecodeError, DeviationKind, Quirk, Slots};

/// [`Slots`] without what keeps it from being a trait object, so that the loop over members is compiled once.
trait Fill {
    fn members(&self) -> &'static [&'static str];
    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError>;
    fn unknown(&mut self, name: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError>;
}

impl<S: Slots> Fill for S {
    fn members(&self) -> &'static [&'static str] {
        S::MEMBERS
    }

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        Slots::member(self, index, json)
    }

    fn unknown(&mut self, name: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        Slots::unknown(self, name, json)
    }
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
        let mut before = start;
        loop {
            // The name is lent by the tokenizer and gone once a value is read; its index is not.
            let found = match self.next_name(before == start)? {
                None => break,
                Some(name) => find(members, next, name),
            };
            // Quirks are declared for each member on its own; the last one's must not linger.
            self.allowed = super::Quirks::default();
            let noted = self.noted();
            if let Some((index, name)) = found {
                next = index.saturating_add(1);
                if self.sink.is_some() && !seen.insert(index) {
                    self.deviate(DeviationKind::DuplicateMember, None);
                }
                let result = slots.member(index, self);
                self.climb(noted, Step::Known(name), result)?;
            } else {
                let name = self.name_after(before);
                let result = slots.unknown(&name, self);
                self.climb(noted, Step::Named(&name), result)?;
            }
            before = self.position();
        }
        self.close_object(start);
        self.allowed = allowed;
        Ok(())
    }

    /// Reads an object whose members are all alike. `each` is called before every value with the member's name.
    pub(crate) fn each_member(
        &mut self,
        each: &mut dyn FnMut(&str, &mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let Some(start) = self.open_object()? else {
            return Ok(());
        };
        let mut before = start;
        while self.next_name(before == start)?.is_some() {
            let name = self.name_after(before);
            let noted = self.noted();
            let result = each(&name, self);
            self.climb(noted, Step::Named(&name), result)?;
            before = self.position();
        }
        self.close_object(start);
        Ok(())
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

    /// Where the object begins that follows; `None` if `[]` stands for an empty one and is consumed.
    fn open_object(&mut self) -> Result<Option<usize>, DecodeError> {
        let peek = self.peek()?;
        let start = self.position();
        if peek == Peek::Object {
            self.enter()?;
            return Ok(Some(start));
        }
        if peek == Peek::Array && self.empty_array()? {
            self.exercise(Quirk::EmptyArrayForObject);
            self.last_object = start;
            return Ok(None);
        }
        Err(self.unexpected("an object"))
    }

    /// Consumes `[]`; anything else stays where it is.
    #[cold]
    fn empty_array(&mut self) -> Result<bool, DecodeError> {
        let (mark, base) = (self.mark(), self.base);
        if self
            .jiter
            .known_array()
            .map_err(|error| DecodeError::syntax(base, &error))?
            .is_none()
        {
            return Ok(true);
        }
        self.reset(mark);
        Ok(false)
    }

    fn close_object(&mut self, start: usize) {
        self.leave();
        self.last_object = start;
    }

    /// The next name of the open object, with the colon after it consumed.
    #[inline]
    fn next_name(&mut self, first: bool) -> Result<Option<&str>, DecodeError> {
        let base = self.base;
        let name = if first {
            self.jiter.known_object()
        } else {
            self.jiter.next_key()
        };
        name.map_err(|error| DecodeError::syntax(base, &error))
    }

    /// The name that was consumed after `before`, read once more in a form that can be kept while its value is read.
    /// Only the names of maps and of unknown members come here.
    fn name_after(&self, before: usize) -> Cow<'j, str> {
        let input = self.input;
        let skipped = input
            .get(before..)
            .and_then(|rest| rest.find('"'))
            .unwrap_or_default();
        let quote = before.saturating_add(skipped);
        let rest = input.get(quote..).unwrap_or_default();
        match Jiter::new(rest.as_bytes()).known_str() {
            Ok(name) => borrowed(input, quote, name),
            // Not reached: the same bytes were read as a name a moment ago.
            Err(_) => Cow::Borrowed(""),
        }
    }
}

/// The member of this name, with its index: first the one that is expected next, then those after it, since a member
/// is more often left out than moved, then the rest.
fn find(
    members: &'static [&'static str],
    next: usize,
    name: &str,
) -> Option<(usize, &'static str)> {
    if let Some(expected) = members.get(next)
        && *expected == name
    {
        return Some((next, expected));
    }
    let numbered = || members.iter().copied().enumerate();
    let found = |(_, member): &(usize, &'static str)| *member == name;
    numbered()
        .skip(next)
        .find(found)
        .or_else(|| numbered().take(next).find(found))
}

/// The members that were met in an object. Kept only while somebody listens.
#[derive(Default)]
struct Seen {
    first: u128,
    others: Vec<usize>,
}

impl Seen {
    /// Whether the member is new.
    fn insert(&mut self, index: usize) -> bool {
        let bit = u32::try_from(index)
            .ok()
            .and_then(|index| 1_u128.checked_shl(index));
        match bit {
            Some(bit) => {
                let new = self.first & bit == 0;
                self.first |= bit;
                new
            }
            None if self.others.contains(&index) => false,
            None => {
                self.others.push(index);
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMBERS: &[&str] = &["id", "name", "no", "total"];

    #[test]
    fn members_are_found_from_any_expectation() {
        for next in 0..6 {
            for (index, name) in MEMBERS.iter().enumerate() {
                assert_eq!(
                    find(MEMBERS, next, name),
                    Some((index, *name)),
                    "{name} from {next}"
                );
            }
            for name in ["", "i", "idx", "nam", "TOTAL"] {
                assert_eq!(find(MEMBERS, next, name), None, "{name} from {next}");
            }
        }
    }

    #[test]
    fn a_member_is_new_once_however_many_there_are() {
        let mut seen = Seen::default();
        for index in [0, 1, 127, 128, 129, 4_000] {
            assert!(seen.insert(index), "{index}");
            assert!(!seen.insert(index), "{index}");
        }
    }
}
