//! Which branch of a union is the next value?
//!
//! The generator says what tells the branches apart: the type of the value, and for objects the members that a branch
//! requires and knows. Nothing is decoded twice.

use super::{Decoder, Kind};
use crate::json::DecodeError;

/// What tells one branch of a union from the others.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The type of its values.
    pub kind: Kind,
    /// For objects: the members without which it is not this branch.
    pub required: &'static [&'static str],
    /// For objects: all members that the branch knows.
    pub known: &'static [&'static str],
}

impl Decoder<'_> {
    /// The index of the branch that fits the next value, which is not consumed.
    ///
    /// Of several branches of objects, those that have all they require go before the others, then the one that knows
    /// most members of the value, then the first.
    ///
    /// # Errors
    ///
    /// If no branch has values of this type, or the value is not well-formed. `expected` says what would fit.
    pub fn choose(
        &mut self,
        choices: &[Choice],
        expected: &'static str,
    ) -> Result<usize, DecodeError> {
        let kind = self.kind()?;
        let mut fitting = choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| choice.kind == kind);
        let Some((first, _)) = fitting.next() else {
            return Err(self.unexpected(expected));
        };
        if kind != Kind::Object || fitting.next().is_none() {
            return Ok(first);
        }
        let mut best = (first, (false, 0));
        for (index, choice) in choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| choice.kind == kind)
        {
            let complete = self.known_members(choice.required)? >= choice.required.len();
            let score = (complete, self.known_members(choice.known)?);
            if index == first || score > best.1 {
                best = (index, score);
            }
        }
        Ok(best.0)
    }

    /// The index of the branch that holds the next value alone, which is not consumed; `None` for an object of which
    /// several branches each know a member that the others do not.
    ///
    /// # Errors
    ///
    /// The same as [`choose`](Self::choose).
    pub fn choose_alone(
        &mut self,
        choices: &[Choice],
        expected: &'static str,
    ) -> Result<Option<usize>, DecodeError> {
        let index = self.choose(choices, expected)?;
        let Some(choice) = choices.get(index).filter(|it| it.kind == Kind::Object) else {
            return Ok(Some(index));
        };
        let by_any: Vec<&str> = choices.iter().flat_map(|it| it.known).copied().collect();
        let is_alone = self.known_members(choice.known)? == self.known_members(&by_any)?;
        Ok(is_alone.then_some(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Decode, from_slice};

    const CHOICES: [Choice; 3] = [
        Choice {
            kind: Kind::Object,
            required: &["a"],
            known: &["a"],
        },
        Choice {
            kind: Kind::Object,
            required: &["a"],
            known: &["a", "b"],
        },
        Choice {
            kind: Kind::Number,
            required: &[],
            known: &[],
        },
    ];

    struct Chosen(usize);

    impl Decode for Chosen {
        fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
            let chosen = json.choose(&CHOICES, "an object or a number")?;
            json.skip()?;
            Ok(Self(chosen))
        }
    }

    #[test]
    fn the_branch_that_knows_most_is_chosen() {
        for (text, expected) in [
            (r#"{"a": 1}"#, 0),
            (r#"{"b": 2, "a": 1}"#, 1),
            (r#"{"b": {"a": 1}}"#, 1),
            (r#"{"c": 1}"#, 0),
            ("7", 2),
        ] {
            assert_eq!(
                from_slice::<Chosen>(text.as_bytes()).unwrap().0,
                expected,
                "{text}"
            );
        }
        let error = from_slice::<Chosen>(b"true").err().unwrap().to_string();
        assert!(
            error.starts_with("expected an object or a number, found a boolean"),
            "{error}"
        );
    }
}
