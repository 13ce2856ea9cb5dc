//! Which branch of a union is the next value?
//!
//! The generator says what tells the branches apart: the type of the value, and for objects the members that a branch
//! requires and knows, and the constants of some. Nothing is decoded twice, and an object is looked through once.

use super::{Decoder, Kind};
use crate::json::DecodeError;

/// What tells one branch of a union from the others.
///
/// ```
/// use runtime::json::{Choice, Kind};
///
/// const CHOICES: &[Choice] = &[
///     Choice::object(&["id"], &["id", "name"]).constants(&[("object", &["client"])]),
///     Choice::of(Kind::String),
/// ];
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The type of its values.
    kind: Kind,
    /// For objects: the members without which it is not this branch.
    required: &'static [&'static str],
    /// For objects: all members that the branch knows.
    known: &'static [&'static str],
    /// For objects: members with the texts that the branch allows for them.
    constants: &'static [(&'static str, &'static [&'static str])],
}

impl Choice {
    /// A branch of all values of a type.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Self {
            kind,
            required: &[],
            known: &[],
            constants: &[],
        }
    }

    /// A branch of objects: the members without which it is not this branch, and all that it knows.
    #[must_use]
    pub const fn object(required: &'static [&'static str], known: &'static [&'static str]) -> Self {
        Self {
            required,
            known,
            ..Self::of(Kind::Object)
        }
    }

    /// The same branch, with members that are confined to some texts.
    #[must_use]
    pub const fn constants(
        self,
        constants: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        Self { constants, ..self }
    }
}

/// How well an object fits a branch; more is better, and what comes first counts most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Whether no member has a text that is another branch's constant, and none of this one's.
    is_possible: bool,
    is_complete: bool,
    known: usize,
}

/// What was counted of a branch.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    is_other: bool,
    required: usize,
    known: usize,
}

impl Count {
    fn fit(self, choice: &Choice) -> Fit {
        Fit {
            is_possible: !self.is_other,
            is_complete: self.required >= choice.required.len(),
            known: self.known,
        }
    }
}

impl Decoder<'_> {
    /// The index of the branch that fits the next value, which is not consumed.
    ///
    /// Of several branches of objects, those whose constants the value does not contradict go first, then those that have
    /// all they require, then the one that knows most members of the value, then the first. A text that is no branch's
    /// constant speaks against none.
    ///
    /// # Errors
    ///
    /// If no branch has values of this type, or the value is not well-formed. `expected` says what would fit.
    pub fn choose(
        &mut self,
        choices: &[Choice],
        expected: &'static str,
    ) -> Result<usize, DecodeError> {
        Ok(self.chosen(choices, expected)?.0)
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
        let (index, is_alone) = self.chosen(choices, expected)?;
        Ok(is_alone.then_some(index))
    }

    /// The branch that fits, and whether it knows all members of the value that any branch knows.
    fn chosen(
        &mut self,
        choices: &[Choice],
        expected: &'static str,
    ) -> Result<(usize, bool), DecodeError> {
        let kind = self.kind()?;
        let fits = |choice: &Choice| choice.kind == kind;
        let Some(first) = choices.iter().position(fits) else {
            return Err(self.unexpected(expected));
        };
        let is_only = choices.iter().filter(|choice| fits(choice)).count() == 1;
        if kind != Kind::Object || is_only {
            return Ok((first, true));
        }
        let (counts, by_any) = self.counted(choices)?;
        let mut best: Option<(usize, Fit)> = None;
        for (index, (choice, count)) in choices.iter().zip(&counts).enumerate() {
            let fit = count.fit(choice);
            if fits(choice) && best.is_none_or(|(_, known)| fit > known) {
                best = Some((index, fit));
            }
        }
        Ok(best.map_or((first, true), |(index, fit)| (index, fit.known == by_any)))
    }

    /// Counts for each branch the members of the next object, and those that any branch knows.
    fn counted(&mut self, choices: &[Choice]) -> Result<(Vec<Count>, usize), DecodeError> {
        let mut counts = vec![Count::default(); choices.len()];
        let mut by_any = 0_usize;
        self.look(&mut |member, json| {
            let mut is_known = false;
            let mut is_constant = false;
            for (choice, count) in choices.iter().zip(&mut counts) {
                if choice.known.contains(&member) {
                    count.known = count.known.saturating_add(1);
                    is_known = true;
                }
                if choice.required.contains(&member) {
                    count.required = count.required.saturating_add(1);
                }
                is_constant |= texts(choice, member).is_some();
            }
            by_any = by_any.saturating_add(usize::from(is_known));
            if !is_constant || json.peek()? != b'"' {
                return json.skip();
            }
            let text = json.string()?;
            let allows = |choice: &Choice| texts(choice, member).map(|it| it.contains(&&*text));
            if choices.iter().any(|choice| allows(choice) == Some(true)) {
                for (choice, count) in choices.iter().zip(&mut counts) {
                    count.is_other |= allows(choice) == Some(false);
                }
            }
            Ok(())
        })?;
        Ok((counts, by_any))
    }
}

/// The constants of a member, if it has some.
fn texts(choice: &Choice, member: &str) -> Option<&'static [&'static str]> {
    let mut constants = choice.constants.iter();
    constants.find_map(|(name, texts)| (*name == member).then_some(*texts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Decode, from_slice};

    const CHOICES: [Choice; 3] = [
        Choice::object(&["a"], &["a"]).constants(&[("t", &["one", "two"])]),
        Choice::object(&["a"], &["a", "b"]).constants(&[("t", &["two", "three"])]),
        Choice::of(Kind::Number),
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
            (r#"{"a": 1, "b": 2, "t": "one"}"#, 0),
            (r#"{"t": "three", "a": 1}"#, 1),
            (r#"{"a": 1, "b": 2, "t": "two"}"#, 1),
            (r#"{"a": 1, "b": 2, "t": "four"}"#, 1),
            (r#"{"a": 1, "t": "four"}"#, 0),
            (r#"{"a": 1, "t": 3}"#, 0),
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
